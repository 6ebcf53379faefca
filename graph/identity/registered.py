"""What registers of councils tell of who is who: which ids are people, and who was a councillor on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from extract.dates.edtf import first_day, last_day
from graph.identity.clusters import Clusters
from graph.identity.mentions import Mention, Seen
from graph.identity.person_names import Likeness, PersonName, likeness, parse_name
from graph.identity.scopes import Scopes

SAME_ID = "the same id in the register of the council"

Entry = tuple[str, object]
"""Somebody in the registers of one council: its scope, and the id or, without one, the name."""

Term = tuple[str | None, str | None]
"""Since when and until when somebody was a councillor, in EDTF; None for what is not known."""


class Entered(NamedTuple):
    """Somebody's place in a register: the paper, the entry, and the id if the council gives one."""

    paper: str
    entry: Entry
    id: str


def registered_apart(some: Iterable[Entered], others: Iterable[Entered]) -> bool:
    """Whether registers have two of these people: under two ids of a council, or in two entries of one register.

    It is asked of two who are not one yet: what a judgement made one is one.
    """
    return any(_two(a, b) for a in some for b in others)


def _two(a: Entered, b: Entered) -> bool:
    return a.entry != b.entry and (a.paper == b.paper or bool(a.id and b.id and a.entry[0] == b.entry[0]))


class Registers:
    """The people of all registers, by council and surname."""

    def __init__(self, seen: Mapping[Mention, Seen], scopes: Scopes) -> None:
        self._seen = seen
        self._scopes = scopes
        self._mentions: dict[Entry, list[Mention]] = {}
        for mention in sorted(m for m, shown in seen.items() if shown.registered):
            self._mentions.setdefault(self._entry(mention), []).append(mention)
        self._terms = {entry: _terms(seen, mentions) for entry, mentions in self._mentions.items()}
        self._councillors: dict[tuple[str, str], list[tuple[Entry, PersonName]]] = {}
        for entry, mentions in self._mentions.items():
            for name in sorted({parse_name(m.name) for m in mentions}, key=lambda n: (n.surname, n.given)):
                if self._terms[entry]:
                    self._councillors.setdefault((entry[0], name.surname), []).append((entry, name))

    def join_ids(self, clusters: Clusters) -> None:
        """Join what bears one id in the registers of a council, unless somebody else was given the id meanwhile."""
        for entry, (first, *others) in self._mentions.items():
            for other in others if isinstance(entry[1], str) else ():
                if set(first.name.casefold().split()) & set(other.name.casefold().split()):
                    clusters.join(first, other, SAME_ID)

    def councillors(self, mention: Mention) -> list[Entry]:
        """Whom of the registers a mention is or may be: of one with a councillor's title or seat, in a paper with a
        date, all councillors of that council on the day whose names agree."""
        shown = self._seen[mention]
        if shown.registered:
            return [self._entry(mention)] if self._terms[self._entry(mention)] else []
        if not (shown.elected and shown.days and self._councillors):
            return []
        name = parse_name(mention.name)
        found = self._councillors.get((self._scopes.of_paper[mention.paper], name.surname), ())
        return [e for e, n in found if likeness(n, name) > Likeness.DIFFERENT and self._served(e, shown.days)]

    def entered(self, mention: Mention) -> Entered | None:
        """Where a mention stands in a register; None for one in another paper."""
        if not self._seen[mention].registered:
            return None
        return Entered(mention.paper, self._entry(mention), mention.id)

    def _entry(self, mention: Mention) -> Entry:
        return self._scopes.of_paper[mention.paper], mention.id or parse_name(mention.name)

    def _served(self, entry: Entry, days: set[str]) -> bool:
        """Whether somebody may have been a councillor on every one of these days."""
        return all(any(_covers(term, day) for term in self._terms[entry]) for day in days)


def _terms(seen: Mapping[Mention, Seen], mentions: Sequence[Mention]) -> list[Term]:
    """The terms of one councillor in all registers: a later one knows ends that an earlier one did not."""
    terms = {term for m in mentions for term in seen[m].terms}
    return sorted((t for t in terms if t[1] or not any(_ends(other, t) for other in terms)), key=str)


def _ends(known: Term, still_open: Term) -> bool:
    """Whether a term with an end is the one that is open elsewhere: their beginnings agree as far as they are told."""
    (begun, end), (since, _) = known, still_open
    agree = (begun or "").startswith(since or "") or (since or "").startswith(begun or "")
    return bool(end) and agree and (first_day(since) or "") <= (last_day(end) or "")


def _covers(term: Term, day: str) -> bool:
    """Whether a day may lie in a term; what is not known of it forbids nothing."""
    since, until = term
    return (first_day(since) or day) <= day <= (last_day(until) or day)
