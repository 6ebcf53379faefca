"""Who or what words point at within one document: acronyms, "the Panel", "the Assistant Director", "DCI Roberts"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from spacy.tokens import Doc

from extract.head.heading import Heading
from extract.naming.glossary import Acronym, latin
from extract.naming.names import PersonName, name_at, title_kind, titles_agree
from extract.naming.post_names import has_body, has_post
from extract.naming.private_people import PrivateMention, private_mentions
from extract.patterns import columns, words
from extract.records import Kind, Ref
from extract.rolls.listed_apart import Bearer, bearer, listed_apart
from extract.rolls.roll import RollEntry
from extract.structure.blocks import Block
from extract.structure.joining import Joined

_ARTICLE = re.compile(r"^(?:the|a|an|this|that|its|their|our|each|both)\s+", re.IGNORECASE)
_GENERIC = frozenset(words("generic_bodies"))
_COUNCIL_KINDS = re.compile(
    r"(?:(?:County|City|Borough|District|Town|Parish|Local|Full)\s+)+(?:Council|Authority)", re.IGNORECASE
)
_Value = TypeVar("_Value")
_BRACKETED = re.compile(r"\s*\((?P<short>[A-Z&]{2,9})\)")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Directory:
    """The names of one document. `bodies` are (offset, full name) of each body as it is introduced, in order; `by_noun`
    the same by head noun ("board"), `first_by_noun` each name once: a long document is asked of them many times.
    `private` are the private people named, with where, `hidden` their names: they complete no councillor's."""

    meeting_body: Ref | None
    authority: str | None
    short_forms: dict[str, tuple[Kind, str]]
    expansions: dict[str, str]
    same_body: dict[str, str]
    people: tuple[PersonName, ...]
    posts: tuple[tuple[str, PersonName | None, str | None], ...]
    bodies: tuple[tuple[int, str], ...] = field(repr=False)
    by_noun: dict[str, tuple[tuple[int, str], ...]] = field(repr=False)
    first_by_noun: dict[str, tuple[tuple[int, str], ...]] = field(repr=False)
    by_surname: dict[str, tuple[PersonName, ...]] = field(repr=False)
    apart: frozenset[frozenset[Bearer]] = frozenset()
    private: tuple[tuple[PrivateMention, int], ...] = field(default=(), repr=False)
    hidden: frozenset[Bearer] = frozenset()

    @classmethod
    def of(
        cls,
        text: str,
        heading: Heading,
        authority: str | None,
        roll: tuple[RollEntry, ...],
        acronyms: tuple[tuple[Acronym, int, int], ...],
        joined: list[tuple[Block, Joined]],
        docs: list[Doc],
        elsewhere: Sequence[Acronym] = (),
    ) -> Directory:
        """Gather what a document introduces: its lists, its acronyms, the bodies that it names in full.

        `elsewhere` are acronyms that a paper bound with it defines; its own count before those.
        """
        met = Ref(Kind.BODY, heading.body, heading.body) if heading.body else None
        short = {row[0].strip(): (Kind.BODY, _full(row)) for row in columns("known_bodies")}
        for acronym in (*(own for own, _, _ in acronyms), *elsewhere):
            long = _ordinary(_clean(acronym.long))
            if (kind := _kind_of(long)) is not None:
                short.setdefault(acronym.short, (kind, long))
        same = _same_bodies(text, joined, docs, short)
        if authority and (initials := _initials(authority)):
            short.setdefault(initials, (Kind.BODY, authority))
        private = tuple((m, line.offsets[m.start]) for _, line in joined for m in private_mentions(line.text))
        hidden = {bearer(mention.name) for mention, _ in private if mention.name}
        people: list[PersonName] = [e.person for e in roll if e.person]
        hidden -= {bearer(person) for person in people}
        introduced: list[tuple[int, str]] = []
        for (_, line), doc in zip(joined, docs, strict=True):
            people += [p for span in doc.spans["people"] if (p := name_at(line.text, span.start_char))]
            introduced += [
                (line.offsets[e.start_char], _clean(e.text))
                for e in doc.ents
                if e.label_ == "BODY" and len(e.text.split()) > 1 and _clean(e.text).lower() not in _GENERIC
            ]
        posts = tuple((e.post, e.person, e.body) for e in roll if e.post)
        introduced.sort()
        first = {name: at for at, name in reversed(introduced)}
        return cls(
            met,
            authority,
            short,
            {a.short: _clean(a.long) for a in (*elsewhere, *(own for own, _, _ in acronyms))},
            same,
            tuple(people),
            posts,
            tuple(introduced),
            _grouped((name.lower().split()[-1], (at, name)) for at, name in introduced),
            _grouped((name.lower().split()[-1], (at, name)) for name, at in first.items()),
            _grouped((person.surname.lower(), person) for person in people),
            listed_apart(roll),
            private,
            frozenset(hidden),
        )

    def entries(self) -> dict[str, str]:
        """Phrases to look for in the text, with the entity label of each."""
        labels = {Kind.BODY: "BODY", Kind.POST: "POST", Kind.STRATEGY: "STRATEGY"}
        found = {short: labels[kind] for short, (kind, _) in self.short_forms.items() if kind in labels}
        found |= {long: labels[kind] for kind, long in self.short_forms.values() if kind in labels and " " in long}
        if self.meeting_body:
            found[self.meeting_body.name] = "BODY"
        if self.authority:
            found[self.authority] = "BODY"
        found |= {
            f"the {noun}": "BODY"
            for noun in sorted(_GENERIC - {"cabinet", "school", "group", "team", "unit", "service"})
        }
        found |= {p.name: "PERSON" for p in self.people if " " in p.name}
        found |= {post: "POST" for post, _, _ in self.posts if " " in post}
        return found

    def refer(self, written: str, label: str, offset: int) -> Ref | None:
        """The reference that `written`, recognised as `label` at `offset` of the document, makes."""
        if label == "PERSON":
            return self.person(written)
        if label == "POST":
            return self.post(written)
        if label == "BODY":
            return self.body(written, offset)
        if label in ("STRATEGY", "INSPECTION"):
            _, name = self.short_forms.get(latin(written), (Kind.STRATEGY, written))
            return Ref(Kind.STRATEGY if label == "STRATEGY" else Kind.SERVICE, name, written)
        return None

    def person(self, written: str) -> Ref | None:
        """The person named, in the fullest form that the document gives of the one bearer of that name."""
        name = name_at(written.strip(), 0, in_list=True)
        if name is None:
            return None
        best = self.fullest(name)
        return Ref(Kind.PERSON, best.name, written.strip(), name.title or best.title)

    def fullest(self, name: PersonName) -> PersonName:
        """The fullest form of a name in the document; itself where another bearer of the surname makes it unsure."""
        bearers = list(
            {bearer(p): p for p in self.by_surname.get(name.surname.lower(), ()) if not p.only_surname}.values()
        )
        if self.hidden and title_kind(name.title) != "honorific" and bearer(name) not in self.hidden:
            bearers = [p for p in bearers if bearer(p) not in self.hidden]  # "Cllr Reed" is not the applicant "Bo Reed"
        fitting = [
            p
            for p in bearers
            if self._one(name, p) and (p.name == name.name or self._all_one([q for q in bearers if self._one(p, q)]))
        ]
        if not fitting or (name.only_surname and not self._all_one(bearers)):
            return name
        return (
            max(fitting, key=lambda p: (len(_given(p.name)), len(p.name), p.name)) if self._all_one(fitting) else name
        )

    def _one(self, a: PersonName, b: PersonName) -> bool:
        """Whether two names of one surname can be one person's: agreeing names and titles, never listed together."""
        if not compatible(a.name, b.name) or not titles_agree(a.title, b.title):
            return False
        return not self.apart or frozenset((bearer(a), bearer(b))) not in self.apart

    def _all_one(self, names: list[PersonName]) -> bool:
        return all(self._one(a, b) for i, a in enumerate(names) for b in names[i + 1 :])

    def named(self, written: str) -> PersonName | None:
        """The person named, as `fullest` gives them."""
        name = name_at(written.strip(), 0, in_list=True)
        return self.fullest(name) if name else None

    def spelt(self, word: str) -> str:
        """A word with the acronym of a body that it may be spelt out, marks kept ("HMI" and other posts stay)."""
        core = word.strip(",;.")
        known = self.expansions.get(core)
        return word.replace(core, known) if known and not has_post(known) else word

    def is_body(self, words_: str) -> bool:
        """Whether words name a body: by head noun, as the council, or as an acronym's long form that is no post."""
        return (
            has_body(words_)
            or words_ == self.authority
            or (words_ in self.expansions.values() and not has_post(words_))
        )

    def post(self, written: str) -> Ref | None:
        """The post named; "the Assistant Director" is the one of the lists whose title begins so, if there is one."""
        text = _POSSESSIVE.sub("", _ARTICLE.sub("", written.strip()))
        if found := self.short_forms.get(latin(text)):
            text = found[1]
        begins = sorted({(p, b) for p, _, b in self.posts if p.lower().startswith(text.lower())}, key=str)
        if len(begins) == 1:
            return Ref(Kind.POST, begins[0][0], written, of=begins[0][1])
        return Ref(Kind.POST, text, written)

    def body(self, written: str, offset: int) -> Ref | None:
        """The body named; "the Board" is the last body of that kind introduced before, or the one that met."""
        text = _POSSESSIVE.sub("", _ARTICLE.sub("", written.strip()))
        if found := self.short_forms.get(latin(text)):
            return Ref(Kind.BODY, found[1], written)
        if self.authority and _COUNCIL_KINDS.fullmatch(text):
            return Ref(Kind.BODY, self.authority, written)
        text = self.same_body.get(text.lower(), text)
        if text.lower() not in _GENERIC:
            return Ref(Kind.BODY, self._whole_name(_clean(text), offset), written)
        return self._generic(text.lower(), written, offset)

    def _whole_name(self, name: str, offset: int) -> str:
        """A body's whole name where the paper gave it before: "Roads Board" after "Leys Roads Board"."""
        end = " " + name.lower()
        whole = {n for n in self.introduced(end.split()[-1], offset) if n.lower().endswith(end)}
        if self.meeting_body and self.meeting_body.name.lower().endswith(end):
            whole.add(self.meeting_body.name)
        return whole.pop() if len(whole) == 1 else name

    def introduced(self, noun: str, offset: int) -> set[str]:
        """The bodies with a head noun ("board") that are introduced before an offset."""
        return {name for at, name in self.first_by_noun.get(noun, ()) if at < offset}

    def _generic(self, noun: str, written: str, offset: int) -> Ref | None:
        met = self.meeting_body
        if met and met.name.lower().split()[-1] == noun:
            return Ref(Kind.BODY, met.name, written)
        if noun in ("council", "authority") and self.authority:
            return Ref(Kind.BODY, self.authority, written)
        known = self.by_noun.get(noun, ())
        if before := bisect_right(known, (offset, "\uffff")):
            return Ref(Kind.BODY, known[before - 1][1], written)
        if noun == "cabinet":
            return Ref(Kind.BODY, "Cabinet", written)
        return None


def _grouped(pairs: Iterable[tuple[str, _Value]]) -> dict[str, tuple[_Value, ...]]:
    """Values by their keys, in the order given."""
    out: dict[str, list[_Value]] = {}
    for key, value in pairs:
        out.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in out.items()}


def _same_bodies(
    text: str, joined: list[tuple[Block, Joined]], docs: list[Doc], short: dict[str, tuple[Kind, str]]
) -> dict[str, str]:
    """Two long forms behind one acronym with the same words in another order are one body, named as it is most often.

    `short` is brought up to date with the name chosen.
    """
    same: dict[str, str] = {}
    flat = text.lower()
    for (_, line), doc in zip(joined, docs, strict=True):
        words = line.text
        for entity in doc.ents if "(" in words else ():
            bracket = _BRACKETED.match(words, entity.end_char)
            if entity.label_ != "BODY" or bracket is None or bracket.group("short") not in short:
                continue
            _, name = short[bracket.group("short")]
            other = _clean(entity.text)
            if other.lower() == name.lower() or sorted(other.lower().split()) != sorted(name.lower().split()):
                continue
            often = name if flat.count(name.lower()) >= flat.count(other.lower()) else other
            often = _ordinary(often)
            same |= {name.lower(): often, other.lower(): often}
            short[bracket.group("short")] = (Kind.BODY, often)
    return same


def _full(row: tuple[str, ...]) -> str:
    return row[1].strip() if len(row) > 1 and row[1].strip() else row[0].strip()


def _ordinary(name: str) -> str:
    """A heading's capitals as ordinary ones."""
    small = {"And", "Of", "For", "The", "In"}
    return " ".join(w.lower() if w in small else w for w in name.title().split()) if name.isupper() else name


def _clean(name: str) -> str:
    return _POSSESSIVE.sub("", _ARTICLE.sub("", name.strip()))


def _kind_of(long: str) -> Kind | None:
    """What a spelt-out acronym is, by its head noun: post, body or strategy; None for other terms."""
    parts = [p.strip("'’,") for p in _clean(long).split()]
    if not parts:
        return None
    if (
        parts[0] in words("post_heads")
        or parts[0] in ("Assistant", "Deputy", "Interim", "Cabinet")
        or parts[-1] in words("post_heads")
    ):
        return Kind.POST
    if parts[-1] in words("body_heads") or parts[0] in ("Department", "Ministry", "Office", "Institute"):
        return Kind.BODY
    if " ".join(parts).lower() in words("strategy_personal"):
        return None
    if parts[-1] in ("Strategy", "Plan", "Framework", "Policy", "Programme", "Protocol", "Pathway"):
        return Kind.STRATEGY
    return None


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[0].isupper()) if len(name.split()) > 2 else ""


def _given(name: str) -> list[str]:
    parts = name.replace(".", " ").split()[:-1]
    return [letter for p in parts for letter in (list(p) if p.isupper() and len(p) <= 4 else [p])]


def compatible(a: str, b: str) -> bool:
    """Whether two names of one surname can be one person's: no given names, or first ones that agree as far as told."""
    first, second = _given(a), _given(b)
    if not first or not second:
        return True
    x, y = first[0].lower(), second[0].lower()
    return x == y or (x[0] == y[0] and (len(x) == 1 or len(y) == 1 or x.startswith(y) or y.startswith(x)))
