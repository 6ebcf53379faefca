"""Due dates of commitments: what keeps a date from being one, whose next meeting is meant, and when that is."""

from __future__ import annotations

import hashlib

import pytest

from extract.commitments.commitments import find_commitments
from extract.commitments.next_meetings import next_meeting, whose_meeting
from extract.dates.meaning import READINGS
from extract.paper import Paper, read_paper
from extract.patterns import columns, rows
from extract.records import Commitment, Document, Due, Rejected

HEAD = """Northmarch County Council

Harbour Scrutiny Panel
Friday, 14 January 2022, 2.00 pm, County Hall

{kind}

{present}

1. Apologies
None.

2. Update on moorings

"""
PRESENT = "Present: Mrs J Potter (Chairman), Mr Adam Brook, Ms Fern Holt, Mr Ben Marsh"
REFUSALS = rows("due_refusals")


def paper_of(body: str, kind: str = "Minutes") -> Paper:
    present = PRESENT if kind == "Minutes" else "Members: Mrs J Potter (Chairman), Mr Adam Brook"
    text = HEAD.format(kind=kind, present=present) + body + "\n"
    return read_paper(Document("paper.txt", "text/plain", hashlib.sha256(text.encode()).hexdigest(), text))


def dues(body: str, kind: str = "Minutes") -> list[Due | None]:
    return [c.due for c in find_commitments(paper_of(body, kind)) if isinstance(c, Commitment)]


def edtf(sentence: str, kind: str = "Minutes") -> str | None:
    """The due date of the only commitment of a sentence."""
    (due,) = dues(sentence, kind)
    return due.edtf if due else None


def test_rows_have_what_they_need() -> None:
    needed, more = {"reason", "example", "is", "counter", "due"}, {"shapes", "ahead", "before", "after", "between"}
    for row in REFUSALS:
        assert needed <= set(row) <= needed | more, row
        assert {"before", "after", "between"} & set(row), row
        assert set(row.get("shapes", ())) <= set(READINGS), row


@pytest.mark.parametrize("row", REFUSALS, ids=lambda row: row["example"])
def test_a_date_that_is_no_due_date(row: dict[str, str]) -> None:
    assert edtf(row["example"]) == row["is"]
    assert edtf(row["counter"]) == row["due"]


@pytest.mark.parametrize(("word", "sort", "example"), columns("meeting_words"), ids=lambda value: value)
def test_words_of_meetings(word: str, sort: str, example: str) -> None:
    assert word in example
    paper = paper_of("Nothing.")
    expected = {"plain": "Harbour Scrutiny Panel", "other": None}[sort]
    assert whose_meeting(paper, example, 0, len(example), 0) == expected


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("the next meeting", "Harbour Scrutiny Panel"),
        ("the next Panel meeting", "Harbour Scrutiny Panel"),
        ("the July meeting", "Harbour Scrutiny Panel"),
        ("the next Scrutiny meeting", "Harbour Scrutiny Panel"),
        ("the next Cabinet meeting", "Cabinet"),
        ("the next Ferry Board meeting", "Ferry Board"),
        ("the next Springwatch meeting", None),
    ],
)
def test_whose_meeting_is_meant(words: str, body: str | None) -> None:
    assert whose_meeting(paper_of("Nothing."), words, 0, len(words), 0) == body


@pytest.mark.parametrize(
    ("behind", "body"),
    [
        (" of the Panel.", "Harbour Scrutiny Panel"),
        (" of the panel.", "Harbour Scrutiny Panel"),
        (" of the HSP.", "Harbour Scrutiny Panel"),
        (" of the Ferry Board.", "Ferry Board"),
        (" of the year.", "Harbour Scrutiny Panel"),
    ],
)
def test_what_stands_behind_tells_whose_it_is(behind: str, body: str) -> None:
    words = "the next meeting"
    assert whose_meeting(paper_of("Nothing."), words + behind, 0, len(words), 0) == body


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("3. Next meeting\nThe next meeting would be held on 11 March 2022.", "2022-03-11"),
        ("3. Date of next meeting\n\nPanel Meeting 11th March, 9.30am - 12.30pm, Mole Hall", "2022-03-11"),
        ("Dates of meetings\n\nFriday, 13 May 2022\n\nFriday, 11 March 2022", "2022-03-11"),
        ("The Chair said that the next Harbour Scrutiny Panel would be in March 2022.", "2022-03"),
        ("The next meeting of the Ferry Board would be held on 11 March 2022.", None),
        ("The next meeting of the Panel was held on 11 March 2021.", None),
        ("Harbour fair 11 March 2022", None),
    ],
)
def test_when_the_next_meeting_is(told: str, day: str | None) -> None:
    body = f"The Clerk would bring a plan of the moorings to the next meeting.\n\n{told}"
    due = dues(body)[0]
    assert due is not None
    assert (due.edtf, due.inferred) == (day, day is not None)
    known = day is not None and len(day) == 10
    assert due.meeting_of == (None if known else "Harbour Scrutiny Panel")
    assert next_meeting(paper_of("Nothing."), ()) is None


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The list will be ready as from next week and will be brought to the meeting on 11 March 2022.", "2022-03-11"),
        ("The patrols will start on the quay from 7 January.", "2022-01-07"),
        ("The Clerk would report in November.", "2022-11"),
        ("The warden will be meeting the crew today.", "2022-01-14"),
        ("The ferry works would be carried out in 2022.", "2022"),
        ("The Clerk would send the list by Easter.", "2022-04-17"),
    ],
)
def test_which_date_of_a_clause_counts(sentence: str, day: str) -> None:
    assert edtf(sentence) == day


def test_a_month_just_past_is_not_that_of_next_year() -> None:
    answers = list(find_commitments(paper_of("The Clerk would circulate the list in late December.")))
    assert [a.reason for a in answers if isinstance(a, Rejected)] == ["its date has passed"]
    assert len(answers) == 1


def test_what_a_paper_promises_for_its_own_meeting_is_due_that_day() -> None:
    sentence = "The Harbour Master will give a presentation to the Panel at the meeting."
    text = f"""Harbour Scrutiny Panel
Friday, 14 January 2022

Moorings

Purpose of report

{sentence}
"""
    paper = read_paper(Document("report.txt", "text/plain", "0" * 64, text))
    (found,) = (c for c in find_commitments(paper) if isinstance(c, Commitment))
    assert found.due == Due("at the meeting", "2022-01-14", "2022-01-14", inferred=True)
    assert dues(sentence) == []
