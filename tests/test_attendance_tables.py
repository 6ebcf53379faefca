"""Attendance kept as a table, however its cells are parted: who came, who did not, and of whom nothing is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.minutes import extract
from extract.patterns import rows
from extract.records import Attendance, Chairship, Document, Membership
from extract.rolls.marks import legend, meaning, status
from extract.rolls.tables import registers
from extract.structure.column_headings import column

STATUSES = ("present", "apologies", "absent", "inAttendance", "substitute", "listed")
Parting = Callable[[list[list[str]]], str]
HEAD = "LEYS COUNCIL\n\nMinutes of the meeting of the Roads Committee held on 12 May 2022 at 10.00 am\n\n"
TAIL = "\n\n1. Welcome\nThe Chair opened the meeting.\n\n2. Gritting\nThe plan was read.\n\n3. Any business\nNone.\n"


def piped(table: list[list[str]]) -> str:
    head, *body = ("| " + " | ".join(row) + " |" for row in table)
    return "\n".join([head, "|" + "---|" * len(table[0]), *body])


def tabbed(table: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in table)


def spaced(table: list[list[str]]) -> str:
    widths = [max(map(len, column)) + 3 for column in zip(*table, strict=True)]
    return "\n".join("".join(map(str.ljust, row, widths)).rstrip() for row in table)


PARTED = pytest.mark.parametrize("parted", [piped, tabbed, spaced])


def paper(body: str) -> Document:
    return Document("minutes.txt", "text/plain", "0" * 64, HEAD + body + TAIL)


def attendance(body: str) -> list[tuple[str, str]]:
    document = paper(body)
    found = [fact for fact in extract(document).facts if isinstance(fact, Attendance)]
    for fact in found:
        assert document.text[fact.evidence.start : fact.evidence.end] == fact.evidence.exact
    return [(fact.attendee.name, fact.status) for fact in found]


@PARTED
def test_status_is_that_of_the_marked_column(parted: Parting) -> None:
    table = [
        ["Member", "Present", "Apologies", "Absent"],
        ["Cllr Ann Lane (Chair)", "✓", "", ""],
        ["Cllr Bo Reed", "", "X", ""],
        ["MCNEIL, Una", "", "", "x"],
        ["Cllr Cy Dow", "", "", ""],
    ]
    body = f"Attendance\n\n{parted(table)}"
    assert attendance(body) == [("Ann Lane", "present"), ("Bo Reed", "apologies"), ("Una McNeil", "absent")]
    facts = extract(paper(body)).facts
    assert [f.person.name for f in facts if isinstance(f, Chairship)] == ["Ann Lane"]
    assert {f.person.name for f in facts if isinstance(f, Membership)} >= {"Ann Lane", "Una McNeil"}


@PARTED
def test_only_the_column_of_this_meeting_counts(parted: Parting) -> None:
    table = [
        ["Councillor", "10 March 2022", "12 May 2022", "14 July 2022"],
        ["Ann Lane", "P", "P", ""],
        ["Bo Reed", "P", "Ap", ""],
        ["Cy Dow", "P", "", ""],
    ]
    assert attendance(parted(table)) == [("Ann Lane", "present"), ("Bo Reed", "apologies")]


def test_columns_of_other_meetings_say_nothing() -> None:
    table = [["Councillor", "10/03/2022", "14/07/2022"], ["Ann Lane", "✓", "✓"], ["Bo Reed", "✓", "Ap"]]
    assert attendance(f"Attendance\n\n{tabbed(table)}") == []


def test_a_legend_explains_the_marks() -> None:
    table = [["Councillor", "10/03/22", "12/05/22"], ["Lane", "✓", "✓"], ["Ann Reed", "✓", "A"], ["Bo Dow", "✓", "X"]]
    key = "Key: ✓ = present, A = apologies, X = absent"
    expected = [("Lane", "present"), ("Ann Reed", "apologies"), ("Bo Dow", "absent")]
    assert attendance(f"{tabbed(table)}\n\n{key}") == expected


@PARTED
def test_surname_and_first_name_of_two_columns_are_one_name(parted: Parting) -> None:
    table = [
        ["Surname", "First name", "Party", "Present"],
        ["LANE", "ANN", "Green", "✓"],
        ["O'ROURKE", "JOHN", "", "✓"],
        ["Codd-Reed", "Una", "Green", ""],
    ]
    assert attendance(parted(table)) == [("Ann Lane", "present"), ("John O'Rourke", "present")]


@PARTED
def test_columns_that_list_names_under_a_status(parted: Parting) -> None:
    table = [["Present", "Apologies"], ["Ann Lane", "Bo Reed"], ["Cy Dow", ""]]
    expected = [("Ann Lane", "present"), ("Bo Reed", "apologies"), ("Cy Dow", "present")]
    assert attendance(parted(table)) == expected


@PARTED
def test_table_without_status_takes_it_from_its_label(parted: Parting) -> None:
    table = [
        ["Name", "Role", "Representing"],
        ["Ann Lane", "Chair", "Leys Council"],
        ["Bo Reed", "Head of Roads", "Leys Council"],
    ]
    document = paper(f"Present:\n\n{parted(table)}")
    found = [f for f in extract(document).facts if isinstance(f, Attendance)]
    told = [(f.attendee.name, f.as_post and f.as_post.name, f.represents and f.represents.name) for f in found]
    assert told == [("Ann Lane", None, "Leys Council"), ("Bo Reed", "Head of Roads", "Leys Council")]
    assert attendance(f"Ward map\n\n{parted(table)}") == []


def test_status_in_words() -> None:
    table = [
        ["Name", "Organisation", "Attendance"],
        ["Ann Lane", "Leys Trust", "Present"],
        ["Bo Reed", "NDC", "Apologies"],
        ["Cy Dow", "NDC", "Substitute"],
    ]
    expected = [("Ann Lane", "present"), ("Bo Reed", "apologies"), ("Cy Dow", "substitute")]
    assert attendance(tabbed(table)) == expected


def test_counts_of_meetings_are_no_marks() -> None:
    table = [["Councillor", "Present", "Apologies"], ["Ann Lane", "5", "1"], ["Bo Reed", "6", "0"]]
    assert attendance(tabbed(table)) == []


@pytest.mark.parametrize("row", rows("attendance_columns"), ids=lambda row: row["heading"])
def test_heading_is_known_in_a_table(row: dict[str, str]) -> None:
    assert set(row) == {"heading", "column", "example", "counter"}
    headings = row["example"].split(" | ")
    (register,) = registers("\t".join(headings) + "\n" + "\t".join(["Ann Lane"] * len(headings)))
    assert register.kinds[headings.index(row["heading"])] == row["column"]


@pytest.mark.parametrize("row", rows("attendance_columns"), ids=lambda row: row["counter"])
def test_words_of_a_heading_make_no_register_elsewhere(row: dict[str, str]) -> None:
    assert row["heading"].lower() in row["counter"].lower()
    headings = row["counter"].split(" | ")
    assert len(headings) > 1
    found = registers("\t".join(headings) + "\n" + "\t".join(["Ann Lane"] * len(headings)))
    assert found == ()


@pytest.mark.parametrize("row", rows("attendance_marks"), ids=lambda row: row["mark"])
def test_mark_means_what_its_line_says(row: dict[str, str]) -> None:
    assert meaning(row["mark"]) == meaning(f" {row['mark'].upper()} ") == row["means"]
    assert meaning(f"{row['mark']} of the pier") is None
    assert set(row) == {"mark", "means", "example", "counter"}
    heading, _, cell = row["example"].partition(": ")
    assert status(column(heading, "attendance_columns") or "", cell, {}, denies=False) in STATUSES
    assert row["mark"].lower() in row["counter"].lower()
    assert meaning(row["counter"]) is None


@pytest.mark.parametrize(
    ("heading", "cell", "denies", "told"),
    [
        ("present", "x", False, "present"),
        ("present", "x", True, "absent"),
        ("apologies", "x", True, None),
        ("status", "x", False, None),
        ("present", "No", False, "absent"),
        ("apologies", "No", False, None),
        ("absent", "Y", False, "absent"),
        ("apologies", "A", False, "apologies"),
        ("status", "A", False, "absent"),
        ("present", "", False, None),
        ("present", "3", False, None),
    ],
)
def test_status_of_a_cell(heading: str, cell: str, denies: bool, told: str | None) -> None:
    assert status(heading, cell, {}, denies=denies) == told


def test_legend_is_read_from_the_text() -> None:
    assert legend("P = Present, A – apologies; (X) denotes absent") == {"p": "present", "a": "apologies", "x": "absent"}
