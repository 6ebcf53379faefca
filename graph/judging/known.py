"""What a store knows, as judging needs it: which thing a name or a mention stands for, and which mentions it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rdflib import Dataset, URIRef

from extract.records import Kind
from graph.cache import CACHE, Cache
from graph.identity.mentions import Mention, Paper
from graph.identity.resolve import local_key
from graph.iris import Iris
from graph.judgements.applying import apply
from graph.judgements.file import Judgements, load
from graph.judgements.judgement import CORRECT, Judgement
from graph.judgements.mentioned import AmbiguousMention, Mentioned
from graph.judgements.numbering import Facts
from graph.judgements.places import Papers
from graph.names import ANYTHING, Named, UnknownName, find, folded, listed, named
from graph.store import open_store
from graph.writing import State, load_state


class UnknownPaper(LookupError):
    """A file name, in "NAME in FILE", that no paper of the store has."""


class NotInPapers(LookupError):
    """Something that no paper at hand mentions, such as what only a correction names."""


@dataclass(frozen=True, slots=True)
class Referent:
    """What somebody judges: a mention in a paper, and the entity that it is taken for.

    `pointed` is true where the mention itself was given, not a name of the entity.
    """

    mention: Mention
    text: str
    entity: Named = field(repr=False)
    pointed: bool = False

    def __str__(self) -> str:
        return self.text if self.pointed else self.entity.label


class Known:
    """A finished store, with its judgements as their file has them."""

    def __init__(self, store_dir: Path) -> None:
        self.store_dir = store_dir
        self.dataset: Dataset = open_store(store_dir)
        self.state: State = load_state(store_dir)
        self.judgements: Judgements = load(store_dir)
        self._cache = Cache(store_dir / CACHE)
        self._iris = Iris(self.state.manifest.base)
        self._papers: dict[str, Paper | None] = {}
        self.papers = Papers({s: e.file_names for s, e in self.state.manifest.entries.items()})
        self.mentioned = Mentioned(self.papers, self._judged_paper)
        self.facts = Facts(self.papers, self.paper)
        self._pairs: dict[Judgement, tuple[Mention, Mention] | None] = {}
        self._keys: dict[str, list[str]] = {}
        for key, identifier in self.state.judged.keys.items():
            self._keys.setdefault(identifier, []).append(key)
        self._named = {n.id: n for n in named(self.dataset)}

    def paper(self, sha256: str) -> Paper | None:
        """A paper as it was read; None where its extraction is lost."""
        if sha256 not in self._papers:
            entry = self.state.manifest.entries[sha256]
            kept = self._cache.get(sha256, entry.extractor)
            self._papers[sha256] = Paper(sha256, entry.file_names[0], kept.minutes, entry.council) if kept else None
        return self._papers[sha256]

    def _judged_paper(self, sha256: str) -> Paper | None:
        """A paper as its facts were corrected: what a correction names is mentioned in it too."""
        paper = self.paper(sha256)
        if paper is None or not any(j.verdict == CORRECT for j in self.judgements.made):
            return paper
        return apply(self.judgements, [paper], {sha256: self.papers.names[sha256]}).papers[0]

    def referent(self, text: str, kinds: Sequence[str] = ANYTHING) -> Referent:
        """What a name, a key or "NAME in FILE" stands for.

        UnknownName, AmbiguousName, AmbiguousMention or UnknownPaper otherwise.
        """
        mention = self.mentioned.found(text, tuple(Kind(k) for k in kinds))
        if mention is not None and (entity := self.entity(mention)) is not None:
            return Referent(mention, self.mentioned.text(mention), entity, pointed=True)
        try:
            return self.of_entity(find(self.dataset, text, kinds))
        except UnknownName:
            if (file := self.papers.missing(text)) is None:
                raise
            near = self.papers.nearest(file)
            hint = f" Did you mean {listed(near)}?" if near else ""
            raise UnknownPaper(f"No paper in the store has the file name “{file}”.{hint}") from None

    def in_paper(self, name: str, place: str, kinds: Sequence[str]) -> Referent | None:
        """What bears a name in one paper; None where nothing does, or several things."""
        try:
            mention = self.mentioned.found(f"{name} in {place}", tuple(Kind(k) for k in kinds))
        except AmbiguousMention:
            return None
        entity = self.entity(mention) if mention else None
        return Referent(mention, self.mentioned.text(mention), entity, pointed=True) if mention and entity else None

    def of_entity(self, entity: Named) -> Referent:
        """An entity as judgements name it: by the fullest name in the first of its papers."""
        mention = self.mentioned.first(self.mentions(entity))
        return Referent(mention, self.mentioned.text(mention), entity)

    def mentions(self, entity: Named) -> list[Mention]:
        """All mentions of an entity in the papers at hand, in order; NotInPapers where there is none."""
        identifier = str(entity.id).removeprefix(self._iris.base)
        keys = set(self._keys.get(identifier, ()))
        papers = sorted({part for key in keys for part in key.split("|")} & self.state.manifest.entries.keys())
        found = [m for sha256 in papers for m in self.mentioned.in_paper(sha256) if local_key(m) in keys]
        if not found:
            raise NotInPapers(f"no paper that can be had names {entity}: there is nothing to hold a judgement by")
        return sorted(found)

    def entity(self, mention: Mention) -> Named | None:
        """The entity that a mention was taken for; None where the graph has none."""
        identifier = self.state.judged.keys.get(local_key(mention))
        return self._named.get(URIRef(self._iris.entity(identifier))) if identifier else None

    def called(self, address: URIRef) -> Named | None:
        """What the graph calls the entity of an address; None where it has none."""
        return self._named.get(address)

    def bearers(self, name: str, besides: Named) -> list[Named]:
        """What else of the kind of an entity is called so, case, accents and titles apart; by label and address."""
        others = (n for n in self._named.values() if n.kind == besides.kind and n.id != besides.id)
        wanted = folded(name)
        found = [n for n in others if wanted in {folded(called) for called in (n.label, *n.other_names)}]
        return sorted(found, key=lambda n: (folded(n.label) != wanted, n.label, n.id))

    def pair(self, judgement: Judgement) -> tuple[Mention, Mention] | None:
        """The mentions that a judgement of identity is of; None where no paper holds them any more."""
        if judgement not in self._pairs:
            self._pairs[judgement] = self._pair(judgement)
        return self._pairs[judgement]

    def _pair(self, judgement: Judgement) -> tuple[Mention, Mention] | None:
        kinds = (Kind(judgement.kind),)
        try:
            one, other = (self.mentioned.found(text, kinds) for text in (judgement.one, judgement.other))
        except AmbiguousMention:
            return None
        return (one, other) if one and other else None
