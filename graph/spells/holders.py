"""Who held a post on the day on which a paper speaks of the post alone: "the Director", one holder known.

What cannot be told stays open: two holders on that day, none, or a paper without a date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rdflib import URIRef

from extract.records import AnyFact, Attendance, Commitment, Kind, Monitoring, PostHolding, Ref, Relation
from graph.days import days_between
from graph.directory import Directory
from graph.identity.wording import normal
from graph.spells.sightings import POST
from graph.spells.spells import YEAR, Spell
from graph.spells.standing import HOLDS, Span, Standing, known, standing
from graph.told import Told

_SOON = 92  # days before a holder is first seen, or after one is last seen whom another followed: a quarter
_GOES_ON = (" of ", " for ", " with ")  # between a bare title and what it is of: "Director" in "Director of Parks"


@dataclass(frozen=True, slots=True)
class Resolution:
    """That a statement's post stands for a person on a day, why, and the statements of holding that it rests on."""

    statement: URIRef
    post: URIRef
    person: URIRef
    day: str
    reason: str
    rests_on: tuple[URIRef, ...]


class Holders:
    """The spells of all posts; `days` are those of the papers of their statements, `many` the posts that many hold."""

    def __init__(self, found: Iterable[Spell], days: Mapping[URIRef, str | None], many: frozenset[URIRef]) -> None:
        self._days, self._many = days, many
        self._spells: dict[URIRef, list[Spell]] = {}
        for spell in found:
            if spell.office.sort == POST:
                self._spells.setdefault(spell.office.of, []).append(spell)

    def holder(self, post: URIRef, day: str) -> tuple[Spell, str] | None:
        """The one who held a post on a day, with the reason; None for nobody and for several."""
        own = [] if post in self._many else self._spells.get(post, [])
        there = [spell for spell in own if standing(spell.span, day) in HOLDS]
        if there:
            sure = len({spell.person for spell in there}) == 1 and _near(there[-1].span, day)
            return (there[-1], self._why(there[-1], day)) if sure else None
        first = min(own, key=lambda s: s.span.begins or "~", default=None)
        if first is None or standing(first.span, day) is not Standing.BEFORE or first.span.since:
            return None
        soon = [s for s in own if s.span.begins == first.span.begins]
        if len(soon) > 1 or first.span.first_seen is None or days_between(day, first.span.first_seen) > _SOON:
            return None
        return first, f"first seen in it on {first.span.first_seen}, and nobody before"

    def _why(self, spell: Spell, day: str) -> str:
        return known(spell.span, day, frozenset(d for s in spell.rests_on if (d := self._days.get(s))))

    def resolutions(self, told: Sequence[Told], named: Directory) -> Iterator[Resolution]:
        """Every post that a statement speaks of, where its holder on the day of the paper can be told."""
        titles = _titles(told, named)
        for one in told:
            day = one.reading.as_of
            people = {named.entity(one.paper.id, ref) for ref in parties(one.fact) if ref.kind is Kind.PERSON}
            for ref in parties(one.fact) if day else ():
                if ref.kind is not Kind.POST or day is None:
                    continue
                post = named.entity(one.paper.id, ref)
                found = self.holder(post, day)
                if found is None and post not in self._spells:
                    found = self._of_bare_title(ref, titles.get((one.paper.id, id(one.reading)), {}), day)
                if found is not None and found[0].person not in people:
                    spell, reason = found
                    yield Resolution(one.node, post, spell.person, day, reason, self._nearest(spell, day))

    def _of_bare_title(self, ref: Ref, titles: Mapping[URIRef, str], day: str) -> tuple[Spell, str] | None:
        """The holder of the only post there of which a title may be short: "the Director" is the Director of Parks."""
        bare = normal(ref.name)
        posts = {p: title for p, title in titles.items() if normal(title).startswith(tuple(bare + w for w in _GOES_ON))}
        if len(posts) != 1:
            return None
        ((post, title),) = posts.items()
        found = self.holder(post, day)
        return (found[0], f"the only “{ref.name} ...” of that paper is the {title}: {found[1]}") if found else None

    def _nearest(self, spell: Spell, day: str) -> tuple[URIRef, ...]:
        """The statements of a spell that stand nearest to a day on either side of it; all, where none has a day."""
        dated = sorted((d, s) for s in spell.rests_on if (d := self._days.get(s)))
        before, after = [d for d in dated if d[0] <= day], [d for d in dated if d[0] >= day]
        near = {*before[-1:], *after[:1]} if not before or before[-1][0] != day else {before[-1]}
        return tuple(sorted(s for _, s in near)) or spell.rests_on


def parties(fact: AnyFact) -> tuple[Ref, ...]:
    """Those of whom a statement says what they did, do or are to do; whose office it states is not asked here."""
    match fact:
        case Attendance():
            return (fact.attendee,)
        case Commitment():
            return (*fact.responsible, *((fact.recipient,) if fact.recipient else ()))
        case Monitoring():
            return (fact.subject, fact.monitor)
        case Relation():
            return (fact.source, fact.target)
    return ()


def _titles(told: Iterable[Told], named: Directory) -> dict[tuple[str, int], dict[URIRef, str]]:
    """The posts whose holders each reading names."""
    found: dict[tuple[str, int], dict[URIRef, str]] = {}
    for one in told:
        post = one.fact.post if isinstance(one.fact, PostHolding) else None
        if post is not None:
            there = found.setdefault((one.paper.id, id(one.reading)), {})
            there.setdefault(named.entity(one.paper.id, post), post.name)
    return found


def _near(span: Span, day: str) -> bool:
    """Whether a day lies near enough behind the last word of a holder: nearer, where another followed."""
    last = span.last_seen
    return last is None or last >= day or days_between(last, day) <= (YEAR if span.over_by is None else _SOON)
