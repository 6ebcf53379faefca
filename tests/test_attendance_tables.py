"""Tables of who came: which rows are entries and what each status means."""

from __future__ import annotations

import pytest

from extract.attendance_tables import read_attendance_tables
from extract.blocks import blocks
from extract.patterns import columns
from extract.records import Attendance

HEAD = "Meeting attendance\n\nAttendee\tRole\tAttendance\n"


def entries(rows: str, head: str = HEAD) -> list[tuple[str | None, str, str, str | None, str | None]]:
    text = head + rows
    found = read_attendance_tables(text, blocks(text))
    assert all(text[e.start : e.end].startswith(e.person.title or "") for e in found if e.person)
    return [(e.person and e.person.name, e.status, e.capacity, e.chair_kind, e.post) for e in found]


CASES = {
    "Councillor Ann Lane\tChair\tPresent": ("Ann Lane", "present", "member", "chair", None),
    "Cllr Ann Lane\tCommittee Member\tApologies, sent": ("Ann Lane", "apologies", "member", None, None),
    "Cllr Ann Lane\tCommittee Member\tExpected": ("Ann Lane", "listed", "member", None, None),
    "Cllr Ann Lane\tIn attendance": ("Ann Lane", "inAttendance", "invited", None, None),
    "Ann Lane\tScrutiny Officer\tPresent": ("Ann Lane", "inAttendance", "officer", None, "Scrutiny Officer"),
}


@pytest.mark.parametrize("row", CASES)
def test_row(row: str) -> None:
    assert entries(row) == [CASES[row]]


@pytest.mark.parametrize(
    "row",
    ["Cllr Ann Lane\tChair\tWaiting", "Total\t5\tPresent", "Cllr Ann Lane\tPresent\t5", "Ann Lane and others\tPresent"],
)
def test_row_that_is_no_entry(row: str) -> None:
    assert entries(row) == []


def test_a_table_of_something_else() -> None:
    assert entries("Cllr Ann Lane\tChair\tPresent", head="Motions\n\nMember\tRole\tVote\n") == []


@pytest.mark.parametrize(("words", "status"), columns("attendance_statuses"), ids=lambda value: value)
def test_status_is_one_of_the_vocabulary(words: str, status: str) -> None:
    assert status == "listed" or f"{status}," in (Attendance.__doc__ or "").replace(".", ",")
    assert [row[1] for row in entries(f"Cllr Ann Lane\tMember\t{words}")] == [status]
