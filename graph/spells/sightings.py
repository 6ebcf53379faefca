"""What every statement of an office shows: who was in which office on what day, or was to be from or until one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rdflib import URIRef

from extract.dates.edtf import first_day, last_day
from extract.records import Attendance, Chairship, Kind, Membership, Minutes, PostHolding, Relation
from graph.directory import Directory
from graph.told import Told

MEMBERSHIP, CHAIR, POST = "membership", "chair", "post"
LIKELY = 0.5  # what is less likely right than not, and hidden from answers, ends nobody's spell
_VICE = "vice-chair"
_OWN_MEMBERS = ("member", "co-opted")
_AS_MEMBER = ("present", "partPresent", "apologies", "absent")
_SUBSTITUTE = "substitute"
_REPLACED = "replacedBy"


@dataclass(frozen=True, slots=True, order=True)
class Office:
    """A membership, chair or post: `of` is the body or the post; a vice-chair is another office than the chair."""

    sort: str
    of: URIRef
    vice: bool = False


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one statement shows of a person in an office; `day` is that of its paper, `since` and `until` are EDTF.

    `open` marks a council's register that tells the start and no end: it lists who is in office, whenever it is of.
    """

    node: URIRef
    person: URIRef
    office: Office
    day: str | None = None
    since: str | None = None
    until: str | None = None
    chair_kind: str | None = None
    likely: bool = field(default=True, compare=False)
    open: bool = False

    @property
    def seen(self) -> str | None:
        """The day of the paper, where the person is told to hold the office on it: neither no more nor not yet."""
        begins, ends = first_day(self.since), last_day(self.until)
        if self.day is None or (begins and begins > self.day) or (ends and ends < self.day):
            return None
        return self.day

    @property
    def at(self) -> str | None:
        """A day on which the person held or will hold the office by this statement; None where it gives none."""
        return self.seen or first_day(self.since) or first_day(self.until and self.until.rpartition("/")[2])


def sightings(told: Iterable[Told], named: Directory) -> Iterator[Sighting]:
    """Every statement that somebody is a member, chair or holder of a post.

    Whom papers call a member of a body and note in a member's capacity at a meeting of it was one that day as well.
    """
    told = list(told)
    of_office: list[Sighting] = []
    for one in told:
        fact, paper = one.fact, one.paper.id
        kind = None
        match fact:
            case Membership() if fact.body.kind is Kind.BODY:
                office = Office(MEMBERSHIP, named.entity(paper, fact.body))
            case Chairship() if fact.body.kind is Kind.BODY:
                kind = fact.chair_kind
                office = Office(CHAIR, named.entity(paper, fact.body), kind == _VICE)
            case PostHolding() if fact.post.kind is Kind.POST:
                office = Office(POST, named.entity(paper, fact.post))
            case _:
                continue
        if fact.person.kind is not Kind.PERSON:
            continue
        person = named.entity(paper, fact.person)
        lists = one.paper.is_register and fact.since is not None and fact.until is None
        likely = one.sure >= LIKELY
        of_office.append(
            Sighting(one.node, person, office, one.reading.as_of, fact.since, fact.until, kind, likely, lists)
        )
    yield from of_office
    yield from _at_meetings(told, named, of_office)


def _at_meetings(told: Iterable[Told], named: Directory, of_office: Iterable[Sighting]) -> Iterator[Sighting]:
    """The attendances of known members as members, on days of which no statement of membership tells.

    Who was there for an item or in another's place was no member by that.
    """
    members = {(s.person, s.office) for s in of_office if s.office.sort == MEMBERSHIP}
    known = {(s.person, s.office, s.day) for s in of_office if s.office.sort == MEMBERSHIP}
    found: list[Sighting] = []
    in_place: set[tuple[URIRef, Office, str | None]] = set()
    for one, fact, (body, day) in _attendances(told, named):
        office = Office(MEMBERSHIP, body)
        if fact.attendee.kind is not Kind.PERSON:
            continue
        person = named.entity(one.paper.id, fact.attendee)
        if fact.status == _SUBSTITUTE:
            in_place.add((person, office, day))
            continue
        as_member = fact.capacity in _OWN_MEMBERS and fact.status in _AS_MEMBER and fact.item is None
        news = (person, office) in members and (person, office, day) not in known
        if as_member and news and one.sure >= LIKELY:
            found.append(Sighting(one.node, person, office, day))
    yield from (s for s in found if (s.person, s.office, s.day) not in in_place)


@dataclass(frozen=True, slots=True)
class Replaced:
    """That papers say that a body was replaced, by when at the latest."""

    by: str
    node: URIRef


def replaced(told: Iterable[Told], named: Directory) -> Mapping[URIRef, Replaced]:
    """The bodies that papers say were replaced, where they date it; the latest date where they differ."""
    found: dict[URIRef, Replaced] = {}
    for one in told:
        fact = one.fact
        if not isinstance(fact, Relation) or fact.relation_kind != _REPLACED or fact.source.kind is not Kind.BODY:
            continue
        day = last_day(fact.edtf)
        if day is None or one.sure < LIKELY:
            continue
        body = named.entity(one.paper.id, fact.source)
        if body != named.entity(one.paper.id, fact.target):
            before = found.get(body)
            if before is None or (before.by, before.node) < (day, one.node):
                found[body] = Replaced(day, one.node)
    return found


@dataclass(frozen=True, slots=True)
class Roll:
    """Who a body's recorded meeting of a day lists: present, excused or absent. The others are not recorded."""

    day: str
    listed: frozenset[URIRef]


def rolls(told: Iterable[Told], named: Directory) -> Mapping[URIRef, tuple[Roll, ...]]:
    """The meetings of each body whose minutes list members, by day. Two papers of one meeting list together."""
    listed: dict[tuple[URIRef, str], set[URIRef]] = {}
    members: set[tuple[URIRef, str]] = set()
    for one, fact, meeting in _attendances(told, named):
        listed.setdefault(meeting, set()).add(named.entity(one.paper.id, fact.attendee))
        if fact.capacity in _OWN_MEMBERS:
            members.add(meeting)
    found: dict[URIRef, list[Roll]] = {}
    for body, day in sorted(members):
        found.setdefault(body, []).append(Roll(day, frozenset(listed[body, day])))
    return {body: tuple(days) for body, days in found.items()}


def _attendances(told: Iterable[Told], named: Directory) -> Iterator[tuple[Told, Attendance, tuple[URIRef, str]]]:
    """Every attendance that minutes record, with the body and day of the meeting."""
    met: dict[tuple[str, int], tuple[URIRef, str] | None] = {}
    for one in told:
        if not isinstance(one.fact, Attendance):
            continue
        reading = (one.paper.id, id(one.reading))
        if reading not in met:
            met[reading] = _meeting(one.reading, named.met_by(one.paper, one.reading))
        if (meeting := met[reading]) is not None:
            yield one, one.fact, meeting


def _meeting(reading: Minutes, met: tuple[URIRef, URIRef] | None) -> tuple[URIRef, str] | None:
    """The body and day of the meeting that a reading records; None for what is no minutes."""
    if met is None or reading.as_of is None or reading.document_kind != "minutes":
        return None
    return met[1], reading.as_of
