"""Attendance kept as a table: a row for each member, and columns that say who they are and whether they came.

Columns may be statuses (Present, Apologies, Absent), one status in words, or the days of several meetings, of which
only the day of the recorded meeting counts. An unmarked cell says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from extract.dates import find_dates
from extract.naming.chair_words import chair_kind, chair_of
from extract.naming.names import PersonName, given_names, name_at
from extract.naming.ordinary_capitals import ordinary
from extract.naming.post_names import has_body, has_post
from extract.naming.qualifiers import Entry, qualified
from extract.rolls.marks import legend, meaning, status
from extract.rolls.roll import Label, RollEntry, column_entry, listed_entries
from extract.structure.blocks import Block, Shape
from extract.structure.column_headings import column
from extract.structure.joining import Joined
from extract.structure.tables import Cell, Row, Table, tables

_FILE = "attendance_columns"
_STATUSES = ("present", "apologies", "absent", "substitute", "status")
_NAMES = ("name", "surname", "given")
_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})(?:[./-]\d{2,4})?\Z")
_LONGEST_HEADING = 40  # characters
_LONGEST = 300  # characters of a row from its name to its mark, for a quote
_REACH = 500  # characters around a table in which the legend of its marks may stand
_REVERSED = re.compile(r"(?P<surname>[^\W\d][\w'’-]+(?: [^\W\d][\w'’-]+)?),\s*(?P<given>[^\W\d][\w'’-]*)\Z")
_SURNAME = re.compile(r"[^\W\d_a-z](?:[^\W\d_]|['’-](?=[^\W\d_]))+\Z")
_NOBODY = re.compile(r"(?:vacan\w+|totals?|quorum|name|none)\Z", re.IGNORECASE)
_MEMBER = re.compile(r"\b(?:member|councillor|cllr|chair\w*|trustee|governor)\b", re.IGNORECASE)
_SEAT = re.compile(
    r"(?:[\w'’&-]+ ){0,4}(?:member|councillor|cllr|trustee|governor|observer|substitute|reserve|guest)\Z", re.IGNORECASE
)  # a role that only says how somebody belongs to the body, and is no post
_OF_MEMBERS = re.compile(r"member|councillor|cllr|trustee|governor", re.IGNORECASE)
_PRESENT = Label("Present", "present", "member", None, None, False)


@dataclass(frozen=True, slots=True)
class Register:
    """A table of names; `kinds` says of each column what it holds ("day" for a meeting, None for what is not known)."""

    table: Table
    kinds: tuple[str | None, ...]

    @property
    def start(self) -> int:
        """Where the table begins."""
        return self.table.start

    @property
    def end(self) -> int:
        """Where the table ends."""
        return self.table.end

    @property
    def columns_told(self) -> bool:
        """Whether the cells of some columns tell who came."""
        return any(kind in (*_STATUSES, "day") for kind in self.kinds)

    @property
    def status_above(self) -> str | None:
        """The status that the heading of the names gives ("Present | Organisation")."""
        return _status_of_names(_words(self.table.head))

    @property
    def marked(self) -> bool:
        """Whether it tells itself who came, so that no label need say so."""
        return self.columns_told or self.status_above is not None

    @property
    def of_lists(self) -> bool:
        """Whether each column lists the names of those who came, or did not, below its heading."""
        return not any(kind in _NAMES for kind in self.kinds)


def registers(text: str) -> tuple[Register, ...]:
    """The tables of a text that list people, in order."""
    return tuple(Register(table, _kinds(_words(table.head))) for table in tables(text, heads_register) if table.rows)


def _words(row: Row) -> tuple[str, ...]:
    return tuple(cell.text for cell in row.cells)


def _kinds(headings: tuple[str, ...]) -> tuple[str | None, ...]:
    kinds = [column(heading, _FILE) or ("day" if _is_day(heading) else None) for heading in headings]
    if not any(kind in _NAMES for kind in kinds) and (not headings[0] or _status_of_names(headings)):
        kinds[0] = "name"
    return tuple(kinds)


def _status_of_names(headings: tuple[str, ...]) -> str | None:
    first, *others = (column(heading, _FILE) for heading in headings)
    listed = first in _STATUSES[:3] and not {*others} & {*_STATUSES, *_NAMES}
    return first if listed and {*others} & {"post", "body"} else None


def _is_day(heading: str) -> bool:
    plain = heading.strip()
    if not plain or _DAY.match(plain):
        return bool(plain)
    mentions = find_dates(heading, date(2000, 1, 1))
    return len(mentions) == 1 and len(plain) - len(mentions[0].text) < 12


def heads_register(headings: tuple[str, ...]) -> bool:
    """Whether words head the columns of a table of names."""
    if len(headings) < 2 or (headings[0] and not any(column(heading, _FILE) for heading in headings)):
        return False
    if any(len(heading) > _LONGEST_HEADING for heading in headings):
        return False
    kinds = _kinds(headings)
    told = [kind for kind in kinds if kind is not None and kind != "other"]
    statuses = sum(kind in _STATUSES for kind in told)
    if not any(kind in _NAMES for kind in told):
        return statuses > 1 and statuses == len(kinds)
    return 2 * sum(kind is not None for kind in kinds) > len(kinds) and (
        len(told) > 1 or sum(kind is not None for kind in kinds) > 1
    )


def register_entries(
    text: str, register: Register, label: Label | None, held: str | None, day: str | None
) -> Iterator[RollEntry]:
    """The entries of a table. `label` is that of the list it stands in, `held` the status that this gives."""
    if register.of_lists:
        yield from _of_lists(text, register)
        return
    columns = _telling(register, day)
    told = _Marks.of(text, register, columns)
    for row in register.table.rows:
        if not register.columns_told:
            said = register.status_above or held or (label.status if label else None)
            if said is not None:
                yield from _row_entries(text, register, row, label, said)
        elif found := told.of_row(row):
            for entry in _row_entries(text, register, row, label, found[0]):
                start, end = min(entry.start, found[1].start), max(entry.end, found[1].end)
                yield replace(entry, start=start, end=end) if end - start <= _LONGEST else entry


@dataclass(frozen=True, slots=True)
class _Marks:
    """How the marks of a table are meant. `columns` are those that tell of the meeting, with what heads them."""

    columns: dict[int, str]
    crosses_deny: frozenset[int]
    explained: dict[str, str]

    @classmethod
    def of(cls, text: str, register: Register, columns: list[int]) -> _Marks:
        """A cross answers no where ticks stand in its column too, or beside it in a row."""
        rows = [[meaning(cell.text) for cell in row.cells] for row in register.table.rows]
        beside = any({"yes", "cross"} <= {said[i] for i in columns} for said in rows)
        deny = {i for i in columns if beside or {"yes", "cross"} <= {said[i] for said in rows}}
        around = text[max(0, register.start - _REACH) : register.end + _REACH]
        return cls({i: _kind(register, i) for i in columns}, frozenset(deny), legend(around))

    def of_row(self, row: Row) -> tuple[str, Cell] | None:
        """The status that a row gives and the cell that says so; None for none, or for several."""
        found = [
            (said, row.cells[i])
            for i, kind in self.columns.items()
            if (said := status(kind, row.cells[i].text, self.explained, denies=i in self.crosses_deny))
        ]
        return found[0] if len({said for said, _ in found}) == 1 else None


def _kind(register: Register, index: int) -> str:
    kind = register.kinds[index]
    return "status" if kind in ("day", None) else kind


def _telling(register: Register, day: str | None) -> list[int]:
    """The columns that tell of the recorded meeting."""
    days = [i for i, kind in enumerate(register.kinds) if kind == "day"]
    if days:
        return [i for i in days if _same_day(register.table.head.cells[i].text, day)]
    return [i for i, kind in enumerate(register.kinds) if kind in _STATUSES]


def _same_day(heading: str, day: str | None) -> bool:
    if day is None:
        return False
    if numbers := _DAY.match(heading.strip()):
        told = (int(numbers.group(1)), int(numbers.group(2)))
        if told != (int(day[8:]), int(day[5:7])):
            return False
        return heading.count(numbers.group(1)) > 0 and _year_fits(heading, day)
    mentions = find_dates(heading, date.fromisoformat(day))
    return bool(mentions) and mentions[0].last_day == day


def _year_fits(heading: str, day: str) -> bool:
    parts = re.split(r"[./-]", heading.strip())
    return len(parts) < 3 or day[:4].endswith(parts[2])


def _of_lists(text: str, register: Register) -> Iterator[RollEntry]:
    """The names below each of the headings Present, Apologies and their like."""
    for row in register.table.rows:
        for kind, cell in zip(register.kinds, row.cells, strict=True):
            if cell.text and kind is not None and kind != "status":
                yield from listed_entries(cell.joined, text, _block(row), _PRESENT, kind, None)


def _block(row: Row) -> Block:
    return Block(Shape.ROW, row.start, row.end)


def _row_entries(text: str, register: Register, row: Row, label: Label | None, said: str) -> Iterator[RollEntry]:
    """The entry of a row: whoever its names tell, with the post, body or chair of its other cells."""
    of = {kind: cell for kind, cell in zip(register.kinds, row.cells, strict=True) if cell.text and kind is not None}
    for entry in _people(text, of, row, label or _PRESENT, said):
        whole = entry
        for kind in ("post", "body") if entry.person is not None else ():
            whole = _with(whole, kind, of[kind].text) if kind in of else whole
        yield whole if label is not None else _in_capacity(whole, _capacity(whole, register, of))


def _in_capacity(entry: RollEntry, capacity: str) -> RollEntry:
    """The entry as that of a member, or of an officer or guest, who is in attendance where a member is present."""
    if capacity != "member":
        return replace(entry, capacity=capacity, status={"present": "inAttendance"}.get(entry.status, entry.status))
    return replace(entry, capacity="invited" if entry.status == "inAttendance" else capacity)


def _capacity(entry: RollEntry, register: Register, of: dict[str, Cell]) -> str:
    """The capacity that a table gives whose list has no label: officers among its rows are told by their posts."""
    heading = next((c.text for k, c in zip(register.kinds, register.table.head.cells, strict=True) if k == "name"), "")
    role = of["post"].text if "post" in of else ""
    if _OF_MEMBERS.search(heading) or _MEMBER.search(role) or entry.chair_kind:
        return "member"
    return "" if entry.post and not entry.body else "member"


def _people(text: str, of: dict[str, Cell], row: Row, label: Label, said: str) -> Iterator[RollEntry]:
    if "surname" in of or "given" in of:
        if "surname" not in of:
            return
        surname, given = of["surname"], of.get("given")
        parts = [surname, *([given] if given else [])]
        name = ordinary(f"{given.text} {surname.text}" if given else surname.text)
        title = of["title"].text.strip(" .") if "title" in of else None
        start, end = min(c.start for c in parts), max(c.end for c in parts)
        found = name_at(f"{title}. {name}" if title else name, 0, in_list=True)
        if not re.fullmatch(r"[^\W\d_][\w.'’ -]*", name) or (given and found is None):
            return
        person = PersonName(title, name, start, end, True, written=text[start:end])
        yield column_entry(person, label, said, row.start, row.end)
    elif "name" in of:
        cell = of["name"]
        if (reversed_ := _REVERSED.match(ordinary(cell.text))) and reversed_["given"] in given_names():
            name = f"{reversed_['given']} {reversed_['surname']}"
            person = PersonName(None, name, cell.start, cell.end, True, written=cell.text)
            yield column_entry(person, label, said, row.start, row.end)
            return
        name = ordinary(cell.text)
        if _SURNAME.match(name) and not has_post(name) and not _NOBODY.match(name):
            person = PersonName(None, name, cell.start, cell.end, True, written=cell.text)
            yield column_entry(person, label, said, row.start, row.end)
            return
        yield from listed_entries(Joined(name, cell.joined.offsets), text, _block(row), label, said, None)


def _with(entry: RollEntry, kind: str, words: str) -> RollEntry:
    """The entry with what another cell says: a post, with its body or a chair; or a body, with a post."""
    if meaning(words) or _SEAT.match(words.strip()):
        chair = chair_kind(words)
        return replace(entry, chair_kind=chair) if chair else entry
    if chair := chair_kind(words):
        return replace(entry, chair_kind=chair)
    if of := chair_of(words):
        return replace(entry, chair_kind=of[0], chair_of=of[1], body=entry.body or of[1])
    if kind == "body" and not has_post(words):
        return replace(entry, body=words)
    if kind == "post" and not has_post(words) and has_body(words):
        return replace(entry, body=entry.body or words)
    if kind == "post" and not has_post(words):
        return replace(entry, post=entry.post or words)
    told = qualified(Entry(entry.person, 0, 0, entry.post, entry.body), words)
    return replace(entry, post=told.post, body=told.body)
