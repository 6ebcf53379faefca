"""A person taken out of a store for good, and kept out of it when it is built again."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from pathlib import Path

from extract.records import Minutes
from graph.cache import CACHE, Cache
from graph.directory import directory
from graph.erasure.applying import finish, kept_without, named_in_graphs
from graph.erasure.erased import Erased, Erasure, Place, Scope, hasher, load_erased
from graph.erasure.finding import Finder
from graph.erasure.forms import forms
from graph.erasure.judgements import drop_judgements
from graph.erasure.scrubbing import has_common_word, lost_facts, scrubbed
from graph.erasure.sought import Sought
from graph.identity.mentions import Paper, mentions
from graph.identity.person_names import Likeness, parse_name
from graph.iris import Iris
from graph.judgements.applying import apply
from graph.judgements.file import load
from graph.ledger import Ledger
from graph.manifest import Entry
from graph.names import PERSON, Named, find
from graph.reading import source_of
from graph.received import RECEIVED, Inbox
from graph.store import open_store, writing
from graph.writing import State, load_state, sources_of, write


class NotErasable(Exception):
    """The store cannot be searched for the person as it is; the message says what to do first."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an erasure takes out, and what it cannot.

    `statements` of `papers` go. `forgotten` are documents that go whole: nothing but the graph is left of them, and it
    names the person. `twins` bear the same name in the same council, and what is said of them under it goes too;
    `perhaps` may be the same person and stay. `named_files` have the name in their own name; `received` are papers
    from standard input that name the person: the store keeps their bytes. `councils` are those in whose papers the
    name is kept out. `judgements` is how many lines of judgements went.
    """

    who: Named
    statements: int
    papers: tuple[str, ...]
    councils: tuple[str, ...]
    forgotten: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    named_files: tuple[str, ...] = ()
    received: tuple[str, ...] = ()
    judgements: int = 0


def plan(store_dir: Path | str, person: str) -> Plan:
    """What erasing a person would take out; nothing is changed.

    UnknownName and AmbiguousName where the name is not one person's, NotErasable where papers must be read first.
    """
    return _Search(Path(store_dir), person, "").plan


def erase(store_dir: Path | str, person: str, *, day: str) -> Plan:
    """Take a person out, with every statement and quote about them, and keep them out; `day` is noted as its date.

    What is remembered is written first: stopped at any point after that, the next build or erasure completes it.
    Errors as `plan`; StoreBusy when a build is writing.
    """
    store_dir = Path(store_dir)
    open_store(store_dir)  # a store that is missing must not be made by its lock
    with writing(store_dir):
        search = _Search(store_dir, person, day)
        erased = Erased((*load_erased(store_dir).erasures, search.erasure))
        erased.save(store_dir)
        cache = Cache(store_dir / CACHE)
        manifest = search.old.manifest
        extractions = kept_without(cache, manifest, erased)
        for entry in search.whole:
            manifest = manifest.without(entry.sha256)
        cache.keep_only((e.sha256, e.extractor) for e in manifest.entries.values())
        dropped = drop_judgements(store_dir, erased)
        write(store_dir, manifest, search.old, extractions, load(store_dir), forget=True, erased=erased)
        Inbox(store_dir / RECEIVED).keep_only(manifest.entries.values())
        finish(store_dir, erased)
        return replace(search.plan, judgements=dropped)


class _Search:
    """One person looked for in everything that a store holds."""

    def __init__(self, store_dir: Path, person: str, day: str) -> None:
        self._store_dir = store_dir
        self.who = find(open_store(store_dir), person, (PERSON,))
        self.old: State = load_state(store_dir)
        if load(store_dir).digest != self.old.manifest.judgements:
            raise NotErasable("the judgements beside the store have changed since: build again first, then erase")
        self._before = kept_without(Cache(store_dir / CACHE), self.old.manifest, load_erased(store_dir))
        self._lost = [e for s, e in sorted(self.old.manifest.entries.items()) if s not in self._before]
        if unread := [e.file_names[0] for e in self._lost if source_of(e) is not None]:
            raise NotErasable(f"what {', '.join(unread)} says is not at hand: build again first, then erase")
        sources = sources_of(self.old.manifest, self._before)
        papers = [source.paper for source in sources]
        self._papers = {paper.id: paper for paper in papers}
        judged = apply(load(store_dir), papers, {source.paper.id: source.file_names for source in sources}).identity
        named = directory(papers, Iris(self.old.manifest.base), Ledger.from_json(self.old.ledger.to_json()), judged)
        self._person = Sought(self.who, named, papers)
        if not self._person.mentions and not self._lost:
            raise NotErasable(f"no paper at hand names {self.who.label}: only a judgement does, which undo takes back")
        self.erasure = self._erasure(day)
        self._after = {s: self._without(paper) for s, paper in self._papers.items()}
        self._prove()
        self.whole: list[Entry] = named_in_graphs(store_dir, self.old.manifest, self._lost, Erased((self.erasure,)))

    @property
    def plan(self) -> Plan:
        """What the search found."""
        changed = [s for s, minutes in self._after.items() if minutes is not self._papers[s].minutes]
        entries = self.old.manifest.entries
        inbox = Inbox(self._store_dir.resolve() / RECEIVED)
        alike = [(other.label, self._person.likeness(other)) for other in self._others]
        finder = Finder(self.erasure, Scope.FULL, alone=True)
        return Plan(
            who=self.who,
            statements=sum(lost_facts(self._papers[s].minutes, self._after[s]) for s in changed),
            papers=tuple(entries[s].file_names[0] for s in changed),
            councils=self._person.council_labels,
            forgotten=tuple(e.file_names[0] for e in self.whole),
            twins=tuple(label for label, like in alike if like >= Likeness.FORM),
            perhaps=tuple(label for label, like in alike if like is Likeness.INITIALS),
            named_files=tuple(sorted(p for e in entries.values() for p in e.paths if finder.spans(p))),
            received=tuple(p for s in changed for p in entries[s].paths if inbox.holds(Path(p))),
        )

    def _erasure(self, day: str) -> Erasure:
        """What is to be remembered of the person."""
        person = self._person
        own = [self._papers[p] for p in sorted({m.paper for m in person.mentions})]
        key = secrets.token_hex(16)
        hashed = hasher(key)
        erasure = Erasure(
            date=day,
            key=key,
            councils=person.councils,
            bodies=tuple(sorted({b for paper in own for b in Place.of(paper).bodies})),
            surnames=tuple(sorted(hashed(s) for s in person.surnames)),
            names=(),
            papers=tuple(sorted(hashed(paper.id) for paper in own)),
            alone=tuple(sorted({hashed(m.paper) for m in person.mentions if not parse_name(m.name).given})),
            word=any(has_common_word(paper.minutes, person.surnames) for paper in own),
            sex=person.sex,
        )
        near = {s for s, paper in self._papers.items() if erasure.scope(Place.of(paper)) is Scope.FULL}
        self._others = person.others(near)
        known = forms(person.names, [name for other in self._others for name in other.names])
        names = tuple(sorted(hashed(f"{given} {surname}") for given, surname in known))
        return replace(erasure, names=names, sole=not self._others)

    def _without(self, paper: Paper) -> Minutes:
        return scrubbed(paper.minutes, Erased((self.erasure,)), Place.of(paper))

    def _prove(self) -> None:
        """Every mention of the person is gone from what would be written; NotErasable otherwise."""
        for sha256, paper in self._papers.items():
            left = set(mentions(replace(paper, minutes=self._after[sha256]))) & self._person.mentions
            if left:
                names = ", ".join(sorted(m.name for m in left))
                raise NotErasable(f"{paper.name} names the person in a way that would not be known again: {names}")
