"""What one row of a register says, or why it says nothing that can be used."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from extract.dates.edtf import first_day, last_day
from extract.naming.names import title_kind
from extract.patterns import words
from extract.records import Kind, Ref

COLUMNS = ("name", "id", "party", "ward", "from", "to", "post", "body", "council", "title")
COUNCIL = "Council"
"""How the council itself is referred to: which one it is, the paper's authority says."""

_POINT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?[~?%]?")


class BadRow(ValueError):
    """A row that cannot be used; the message is the reason, in a few words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a person, for how long (EDTF), of which body a member (None for none), in which post, of which council.

    `party` and `ward` are those of a councillor.
    """

    person: Ref
    since: str | None
    until: str | None
    member_of: Ref | None
    post: Ref | None
    party: str | None
    ward: str | None
    council: str | None


def entry_of(cells: Mapping[str, str]) -> Entry:
    """The entry of a row, by column; BadRow where it names nobody or its dates are none."""
    since, until = (_day(cells, column) for column in ("from", "to"))
    if since and until and str(first_day(since)) > str(last_day(until)):
        raise BadRow(f"from {since} is after to {until}")
    person = _person(cells)
    post, body, party, ward = (_said(cells, column) for column in ("post", "body", "party", "ward"))
    councillor = bool(party or ward or title_kind(person.title) == "councillor" or not post)
    where = body if body and not post else COUNCIL
    return Entry(
        person,
        since,
        until,
        Ref(Kind.BODY, where, where) if councillor else None,
        Ref(Kind.POST, post, post, of=body or COUNCIL) if post else None,
        party,
        ward,
        _said(cells, "council"),
    )


def _said(cells: Mapping[str, str], column: str) -> str | None:
    """What stands in a column, on one line; None for nothing."""
    return " ".join(cells.get(column, "").split()) or None


def _day(cells: Mapping[str, str], column: str) -> str | None:
    value = _said(cells, column)
    if value and not (_POINT.fullmatch(value) and last_day(value)):
        raise BadRow(f"“{value}” under “{column}” is no date: write it as 2019, 2019-05 or 2019-05-06")
    return value


def _person(cells: Mapping[str, str]) -> Ref:
    """Who a row is about: the name without title and letters behind it, given names first."""
    written = _said(cells, "name") or ""
    if not written:
        raise BadRow("no name")
    if written.casefold() in {word.casefold() for word in words("vacant_seats")}:
        raise BadRow(f"“{written}” is nobody's name")
    surname, _, given = (_without_letters(part) for part in re.sub(r"\(.*?\)", " ", written).partition(","))
    parts = f"{given} {surname}".split()  # "Ashdown, Rosie"
    titles = next((n for n, part in enumerate(parts[:-1]) if title_kind(part) is None), len(parts) - 1)
    name = " ".join(parts[titles:])
    if not any(char.isalpha() for char in name):
        raise BadRow(f"“{written}” is no name")
    title = _said(cells, "title") or " ".join(parts[:titles]) or None
    return Ref(Kind.PERSON, name, written, title, id=_said(cells, "id"))


def _without_letters(name: str) -> str:
    """A name without "OBE" and the like behind it."""
    parts = name.split()
    while parts and parts[-1] in words("post_nominals"):
        parts.pop()
    return " ".join(parts)
