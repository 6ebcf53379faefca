"""In what capacity somebody stands in a list of members: a clerk is none, nor is the member of a larger council."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extract.naming.names import title_kind
from extract.patterns import words
from extract.rolls.roll import RollEntry

_LOCAL = re.compile(r"\b(?:parish|town|community)\b", re.IGNORECASE)
_COMMUNITY = re.compile(r"\bcommunity council\b", re.IGNORECASE)
_SEAT = re.compile(
    r"\b(?:board|committee|commission|council) member\b|\b(?:trustee|governor|commissioner)\Z", re.IGNORECASE
)
_STAFF = re.compile(
    r"\b(?:manager|officer|superintendent|engineer|attorney|administrator|accountant|assistant)\Z", re.IGNORECASE
)
_SEATS = 2  # people of a list that it says sit on the body
_LARGER = re.compile(r"(?:County|Borough|District|Unitary|City)\b", re.IGNORECASE)


def in_capacity(entry: RollEntry, body: str | None) -> RollEntry:
    """An entry of a list of members with the capacity that its own words give; `body` is the one that met.

    A parish, town or community council is visited by the members of the larger councils of its area.
    """
    if entry.capacity != "member" or entry.person is None:
        return entry
    if _of_officer().search(entry.post or entry.note or ""):
        return replace(entry, capacity="officer")
    if body and _LOCAL.search(body) and _LARGER.match(entry.person.title or ""):
        return replace(entry, capacity="invited")
    return entry


def in_company(entries: Sequence[RollEntry], body: str | None) -> Iterator[RollEntry]:
    """Entries of lists with the capacity that others of the same list tell.

    Where a list says who of it sits on the board ("Ann Pike - Board Member"), who has a post of the staff in it ("Bo
    Nair - Finance Manager") does not. Among the untitled members of a community council a councillor is a visitor.
    """
    lists: dict[tuple[int, str], list[RollEntry]] = {}
    for entry in entries:
        lists.setdefault((entry.list_start, entry.label), []).append(entry)
    for entry in entries:
        of = [e for e in lists[entry.list_start, entry.label] if e.person]
        yield replace(entry, capacity=_among(entry, of, body)) if entry.capacity == "member" else entry


def _among(entry: RollEntry, of: Sequence[RollEntry], body: str | None) -> str:
    seats = [e for e in of if _SEAT.search(e.post or "")]
    if len(seats) >= _SEATS and entry.post and not _SEAT.search(entry.post) and _STAFF.search(entry.post):
        return "officer"
    councillors = [e for e in of if e.person and title_kind(e.person.title) == "councillor" and e.chair_kind is None]
    if body and _COMMUNITY.search(body) and entry in councillors and len(councillors) * 2 < len(of) - len(councillors):
        return "invited"
    return entry.capacity


@cache
def _of_officer() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('officer_posts'))})\b", re.IGNORECASE)
