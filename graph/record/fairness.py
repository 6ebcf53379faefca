"""What an attendance record may count: when somebody was expected at a meeting, and what the papers say of it.

Somebody is expected at the meetings whose minutes were read and that lie within the time in which papers tell of the
membership. A meeting before a stated start or after a stated end is none of theirs; one before they were first seen as
a member, or after they were last seen, is not known to be. Silence is not absence: minutes that name nobody, or others
only, leave it open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.dates.edtf import first_day, last_day

PRESENT, PART, APOLOGIES, SUBSTITUTED = "present", "present for part", "apologies", "substituted"
ABSENT, DISPUTED, NOT_NAMED, NOT_RECORDED = "absent", "disputed", "not named", "not recorded"
AS_SUBSTITUTE, IN_ATTENDANCE, AFTER = "as substitute", "in attendance", "after last seen"
BEFORE = "before first seen"
TOLD = (PRESENT, PART, APOLOGIES, SUBSTITUTED, ABSENT)
"""What the papers may tell of a meeting at which a member was expected: the denominator counts these and no others."""

_NO_END = "9999-12-31"
_THERE = ("present", "partPresent", "inAttendance")
_AWAY = ("apologies", "absent")
_OF_MEMBERS = ("member", "co-opted")
_AS_MEMBER = ("present", "partPresent", "absent", "apologies")
"""Noted so in a member's capacity, whom papers know as a member at another time was one that day too."""


@dataclass(frozen=True, slots=True)
class Spell:
    """A time of membership: the days on which papers first and last say so, and the ends that they state, as EDTF.

    `open`: a register lists it without an end, so that it goes on until another paper ends it.
    """

    first: str | None
    last: str | None
    since: str | None = None
    until: str | None = None
    facts: tuple[str, ...] = ()
    open: bool = False

    @property
    def begin(self) -> str | None:
        """The first day on which the membership is certain: a vague stated start ("May") is taken at its latest.

        None where neither a paper's day nor a stated start is known.
        """
        earliest, latest = first_day(self.since), last_day(self.since)
        if earliest is None or latest is None:
            return self.first
        return latest if self.first is None or self.first < earliest else min(self.first, latest)

    @property
    def end(self) -> str | None:
        """The last day on which it is certain: the last one seen, or the earliest that a stated end allows.

        "../2018-09" allows any day up to it.
        """
        if self.open and self.until is None:
            return _NO_END
        earliest, latest = first_day(self.until), last_day(self.until)
        seen = self.last or self.begin
        if earliest is None or latest is None:
            return min(seen, latest) if seen and latest else seen
        return earliest if self.last is None or self.last > latest else max(self.last, earliest)

    @property
    def joined(self) -> str | None:
        """The first day that a stated start allows; None where papers state none, or an open one."""
        return first_day(self.since)

    @property
    def left(self) -> str | None:
        """The last day that a stated end allows; None where the membership is not known to have ended."""
        return last_day(self.until)

    def __str__(self) -> str:
        seen = f"seen {self.first} to {self.last}" if self.first else ""
        terms = (seen, f"since {self.since}" if self.since else "", f"until {self.until}" if self.until else "")
        return ", ".join(filter(None, terms))


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting whose minutes were read. `lists` says whether they name anybody who was there."""

    meeting: str
    date: str
    lists: bool
    fact: str
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Noted:
    """That a paper says how somebody stood to a meeting. `stood_for` is whom a substitute replaced."""

    person: str
    status: str
    capacity: str = ""
    for_item: bool = False
    stood_for: str = ""
    fact: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a record keeps of one meeting. `expected` is "yes", "no" or "not known"; `facts` prove the status."""

    meeting: Held
    status: str
    expected: str
    facts: tuple[str, ...]
    documents: tuple[str, ...]
    spell: Spell | None = None


def expected(day: str, spells: Sequence[Spell]) -> tuple[str, Spell | None]:
    """Whether a member of these times was expected on a day, and by which of them.

    Before the first of them it is not known, unless that has a stated start.
    """
    begun = [spell for spell in spells if spell.begin is not None and spell.begin <= day]
    within = next((spell for spell in begun if spell.end is not None and day <= spell.end), None)
    if within is not None:
        return "yes", within
    last = max(begun, key=lambda spell: spell.begin or "", default=None)
    if last is None:
        first = min((spell for spell in spells if spell.begin), key=lambda spell: spell.begin or "", default=None)
        stated = first is None or (first.joined is not None and day < first.joined)
        return ("no", None) if stated else ("not known", first)
    if last.left is not None and day > last.left:
        return "no", None
    return "not known", last


def keep(person: str, spells: Sequence[Spell], meeting: Held, notes: Iterable[Noted]) -> Kept | None:
    """What the record of somebody keeps of one meeting of a body, from all that papers note of that meeting.

    None where they were neither expected nor there.
    """
    notes = sorted(notes, key=lambda note: (note.document, note.fact))
    own = [note for note in notes if note.person == person]
    stood_in = [
        note for note in notes if note.stood_for == person and note.status == "substitute" and not note.for_item
    ]
    due, spell = expected(meeting.date, spells)
    if due != "yes" and spells and any(_as_member(note) for note in own):
        due = "yes"
    substitute = [note for note in own if note.status == "substitute"]
    there = [note for note in own if note.status in _THERE]
    if substitute and not there:
        return _kept(meeting, AS_SUBSTITUTE, "no", substitute)
    if due == "yes":
        status, proof = _told(own, stood_in, meeting)
        return _kept(meeting, status, due, proof, spell)
    if there:
        return _kept(meeting, IN_ATTENDANCE, due, there, spell)
    return _kept(meeting, _outside(meeting, spell), due, (), spell) if due == "not known" else None


def _outside(meeting: Held, spell: Spell | None) -> str:
    return BEFORE if spell and spell.begin and meeting.date < spell.begin else AFTER


def _as_member(note: Noted) -> bool:
    return note.capacity in _OF_MEMBERS and note.status in _AS_MEMBER and not note.for_item


def _told(own: Sequence[Noted], stood_in: Sequence[Noted], meeting: Held) -> tuple[str, Sequence[Noted]]:
    """What the papers say of a member who was expected, and the notes that prove it."""
    there = [note for note in own if note.status in _THERE]
    away = [note for note in own if note.status in _AWAY]
    if there and all(note.status == "partPresent" or note.for_item for note in there):
        return PART, (*there, *away)
    if there and (away or stood_in):
        return DISPUTED, (*there, *away, *stood_in)
    if there:
        return PRESENT, there
    if stood_in:
        return SUBSTITUTED, (*stood_in, *away)
    if away:
        return (ABSENT if all(note.status == "absent" for note in away) else APOLOGIES), away
    return (NOT_NAMED if meeting.lists else NOT_RECORDED), ()


def _kept(meeting: Held, status: str, due: str, proof: Sequence[Noted], spell: Spell | None = None) -> Kept:
    facts = tuple(dict.fromkeys(note.fact for note in proof)) or (meeting.fact,)
    documents = tuple(dict.fromkeys(note.document for note in proof)) or meeting.documents
    return Kept(meeting, status, due, facts, documents, spell)
