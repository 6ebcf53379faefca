"""From sightings to spells: where one holding of an office goes on, where it is over and where another begins.

The rules, each with its reason in the spell it decides:

- Stated: a spell ends where papers say so and begins where they say so.
- Successor: somebody else seen in an office that one holds at a time ends a spell. Two who are told of more than one
  day hold it together, and neither ends the other's.
- Absence: minutes that list the members and not this one, `_MISSED` meetings in a row over more than half a year.
- Silence: longer than an appointment lasts.
- Replacement: papers say that the body itself was replaced, and date that.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby, pairwise

from rdflib import URIRef

from extract.dates.edtf import first_day, last_day
from graph.days import days_between
from graph.spells.sightings import CHAIR, MEMBERSHIP, POST, Office, Replaced, Roll, Sighting
from graph.spells.standing import Span

YEAR = 386  # days of a municipal year: an annual meeting may be 21 days later than the last (LGA 1972, schedule 12)
TERM = 4 * 366  # days for which councillors are elected in England and Wales (LGA 1972, section 7)
OPEN = 2 * YEAR  # days: an officer's post has no term, but who has it is told anew every year
_HALF_YEAR = 183  # days: who attends nothing for six months ceases to be a member (LGA 1972, section 85)
_MISSED = 3  # meetings in a row: one or two are missed by the best
_CO_HOLDERS = 2  # days on which two are told to hold an office: one may be the day of its handing over
_INDEPENDENT = "independent-chair"  # engaged like an officer, by no annual meeting


@dataclass(frozen=True, slots=True)
class Spell:
    """One holding of an office. `reason` says why it begins or ends where it does, where a rule decided that."""

    office: Office
    person: URIRef
    span: Span
    chair_kind: str | None
    rests_on: tuple[URIRef, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What bears on all spells: the meetings that list members, councils (elected for years), posts that many hold.

    `replaced` are the bodies that have gone, each post in one among them.
    """

    rolls: Mapping[URIRef, Sequence[Roll]]
    councils: frozenset[URIRef] = frozenset()
    many: frozenset[URIRef] = frozenset()
    replaced: Mapping[URIRef, Replaced] = field(default_factory=dict)


def spells(seen: Iterable[Sighting], setting: Setting) -> Iterator[Spell]:
    """All spells, by office, person and time; the order of the sightings does not matter."""
    ordered = sorted(seen, key=lambda s: (s.office, s.person, s.at or "", s.node))
    chaired: dict[tuple[URIRef, URIRef], set[str]] = {}
    for one in ordered:
        if one.office.sort == CHAIR and one.seen:
            chaired.setdefault((one.office.of, one.person), set()).add(one.seen)
    for office, told in groupby(ordered, key=lambda s: s.office):
        yield from _of_office(office, list(told), setting, chaired)


def _of_office(
    office: Office,
    told: Sequence[Sighting],
    setting: Setting,
    chaired: Mapping[tuple[URIRef, URIRef], Iterable[str]],
) -> Iterator[Spell]:
    dated = [one for one in told if one.at is not None]
    likely = sorted((s for s in dated if s.likely), key=lambda s: (str(s.at), s.node))
    held_by = likely if _held_by_one(office, dated, setting) else []
    for person, own in groupby(told, key=lambda s: s.person):
        mine = list(own)
        others = [s for s in held_by if s.person != person]
        listed = setting.rolls.get(office.of, ()) if office.sort == MEMBERSHIP else ()
        heard = chaired.get((office.of, person), ()) if office.sort == MEMBERSHIP else ()
        yield from _Holder(office, person, others, _heard(person, listed, heard), setting).spells(mine)


def _heard(person: URIRef, listed: Sequence[Roll], chaired: Iterable[str]) -> Sequence[Roll]:
    """The lists of a body, and the days on which the person is said to chair it: who chairs it belongs to it."""
    if not chaired:
        return listed
    there = {roll.day: roll.listed for roll in listed}
    there |= {day: there.get(day, frozenset()) | {person} for day in chaired}
    return [Roll(day, names) for day, names in sorted(there.items())]


def _held_by_one(office: Office, dated: Sequence[Sighting], setting: Setting) -> bool:
    """Whether an office has one holder at a time, as far as the papers show."""
    if office.sort == MEMBERSHIP or office.of in setting.many:
        return False
    together: dict[str, set[URIRef]] = {}
    for one in dated:
        if one.seen and one.likely:
            together.setdefault(one.seen, set()).add(one.person)
    return sum(len(people) > 1 for people in together.values()) < _CO_HOLDERS


class _Holder:
    """One person in one office."""

    def __init__(
        self, office: Office, person: URIRef, others: Sequence[Sighting], listed: Sequence[Roll], setting: Setting
    ) -> None:
        self._office, self._person, self._others, self._rolls = office, person, others, listed
        self._days = [roll.day for roll in listed]
        self._council = office.of in setting.councils
        self._gone = setting.replaced.get(office.of)

    def spells(self, told: Sequence[Sighting]) -> Iterator[Spell]:
        """The spells of the person: those with days in their order, then what has none."""
        dated = [one for one in told if one.at is not None]
        undated = [one for one in told if one.at is None]
        parts = self._parted(dated)
        if len(parts) == 1:
            parts = [(parts[0][0], (*parts[0][1], *undated))]
        for why, part in parts:
            yield self._spell(why, part)
        if undated and len(parts) != 1:
            yield self._spell("", tuple(undated))

    def _parted(self, dated: Sequence[Sighting]) -> list[tuple[str, tuple[Sighting, ...]]]:
        """The sightings of each spell, with the reason why it is another than the one before."""
        starts = {begins: one.since for one in dated if (begins := first_day(one.since))}
        parts: list[tuple[str, list[Sighting]]] = []
        for one in dated:
            why = self._new(parts[-1][1], one, starts) if parts else ""
            if why is None:
                parts[-1][1].append(one)
            else:
                parts.append((why, [one]))
        return [(why, tuple(part)) for why, part in parts]

    def _new(self, part: Sequence[Sighting], one: Sighting, starts: Mapping[str, str | None]) -> str | None:
        """Why a sighting begins another spell; None where it goes on with the one at hand."""
        last, now = str(part[-1].at), str(one.at)
        ended = next((s.until for s in reversed(part) if s.until), None)
        if ended and (last_day(ended) or now) < now:
            return f"begins anew: the one before was stated to end {ended}"
        if anew := [day for day in starts if last < day <= now]:
            return f"begins anew: stated to begin {starts[max(anew)]}"
        if one.since and (first_day(one.since) or now) <= last:
            return None
        if between := [other for other in self._others if last < str(other.at) < now]:
            return f"begins anew: another was seen in between, on {between[0].at} ({_short(between[0])})"
        if ended or any(s.open for s in part):
            return None
        if run := self._missed(last, now):
            return f"begins anew: the lists of {len(run)} meetings in between, {run[0]} to {run[-1]}, have another roll"
        silent, lasts = self._silence(last, now), self._lasts(part)
        if silent > lasts:
            return f"begins anew: not seen for {silent} days, and an appointment lasts {lasts} at most"
        return None

    def _missed(self, after: str, before: str | None) -> list[str]:
        """The first meetings in a row that list members and not this one, enough of them to tell that it is none."""
        for there, run in groupby(self._between(after, before), key=lambda roll: self._person in roll.listed):
            missed = [roll.day for roll in run]
            if not there and len(missed) >= _MISSED and days_between(missed[0], missed[-1]) > _HALF_YEAR:
                return missed
        return []

    def _between(self, after: str, before: str | None) -> Sequence[Roll]:
        """The meetings with lists after a day and before another."""
        end = len(self._days) if before is None else bisect_left(self._days, before)
        return self._rolls[bisect_right(self._days, after) : end]

    def _silence(self, last: str, now: str) -> int:
        """The longest time between two days without a word of the person, a place in a list being one."""
        heard = [roll.day for roll in self._between(last, now) if self._person in roll.listed]
        return max(days_between(a, b) for a, b in pairwise([last, *heard, now]))

    def _lasts(self, part: Sequence[Sighting]) -> int:
        """How many days after the last word of it a spell may be taken to go on."""
        if self._office.sort == POST or (self._office.sort == CHAIR and part[-1].chair_kind == _INDEPENDENT):
            return OPEN
        return TERM if self._office.sort == MEMBERSHIP and self._council else YEAR

    def _spell(self, why: str, part: Sequence[Sighting]) -> Spell:
        seen = sorted(s.seen for s in part if s.seen)
        dated = [s for s in part if s.at is not None]
        since = min((s.since for s in part if s.since), key=lambda v: (-len(v), v), default=None)
        until = next((s.until for s in reversed(part) if s.until), None)
        over, ended = self._over(dated) if dated else (None, "")
        gone = self._gone
        latest = max((str(s.at) for s in dated), default=None)
        if gone and latest and latest <= gone.by and (over is None or over > gone.by):
            over = gone.by if latest < gone.by else _next_day(gone.by)
            ended = f"over by {over}: the body was replaced ({_short_of(gone.node)})"
        if over and until and over > (last_day(until) or over):
            over, ended = None, ""
        presumed = None
        if dated and until is None and not any(s.open for s in part):
            last = max(seen, default=str(dated[-1].at))
            presumed = (date.fromisoformat(last) + timedelta(days=self._lasts(dated))).isoformat()
        missed = self._left_out(dated, seen[-1]) if seen and not (over or until) else None
        span = Span(seen[0] if seen else None, seen[-1] if seen else None, since, until, over, presumed, missed)
        kinds = [s.chair_kind for s in part if s.chair_kind]
        return Spell(
            self._office,
            self._person,
            span,
            kinds[-1] if kinds else None,
            tuple(sorted(s.node for s in part)),
            "; ".join(filter(None, (why, ended))),
        )

    def _left_out(self, part: Sequence[Sighting], last: str) -> str | None:
        """The first meeting since whose list has not the person: too little to end a spell, and to be told with it."""
        if any(s.open for s in part):
            return None
        return next((roll.day for roll in self._between(last, None) if self._person not in roll.listed), None)

    def _over(self, part: Sequence[Sighting]) -> tuple[str | None, str]:
        """The first day on which papers show that a spell was over, and the reason."""
        first, last = str(part[0].at), str(part[-1].at)
        if later := [other for other in self._others if str(other.at) > last]:
            return later[0].at, f"over by {later[0].at}: another was seen in it ({_short(later[0])})"
        earlier = {other.person for other in self._others if str(other.at) < last}
        if handed := [o for o in self._others if str(o.at) == last > first and o.person not in earlier]:
            over = _next_day(last)
            return over, f"over by {over}: another was first seen in it on {last} ({_short(handed[0])})"
        run = [] if any(s.open for s in part) else self._missed(last, None)
        if run:
            return run[0], f"over by {run[0]}: the lists of {len(run)} meetings, to {run[-1]}, have another roll"
        return None, ""


def _short(sighting: Sighting) -> str:
    return _short_of(sighting.node)


def _short_of(node: URIRef) -> str:
    return f"fact {node.rpartition('/')[2]}"


def _next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
