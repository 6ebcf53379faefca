"""What kind of paper it is, by its head, its motions and its roll."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.head.paper_kind import kind_of_paper, kind_with_roll
from extract.minutes import extract
from extract.patterns import columns
from extract.records import Document, Meeting
from extract.rolls.roll import RollEntry

CAME = RollEntry(None, "Clerk", None, None, None, "Board", "present", "member", None, 0, 5, 0, 9)


@pytest.mark.parametrize(("words", "example", "counter"), columns("motion_lines"), ids=lambda value: value)
def test_motions_make_minutes(words: str, example: str, counter: str) -> None:
    assert kind_of_paper(f"{counter}\n\n> **{counter}**\n\n{counter}\n", [], of_meeting=True) == "report"
    assert example.lower().startswith(words.lower())
    assert kind_of_paper(f"{example}\n\n> **{example}**\n\n{example}\n", [], of_meeting=True) == "minutes"
    assert kind_of_paper(f"Then {example}\n" * 3, [], of_meeting=True) == "report"
    assert kind_of_paper(f"{example}\n", [], of_meeting=True) == "report"


def test_a_roll_makes_minutes_of_a_report() -> None:
    company = [CAME, replace(CAME, start=7)]
    assert kind_with_roll("report", company) == "minutes"
    assert kind_with_roll("report", [CAME]) == "report"
    assert kind_with_roll("report", [replace(entry, status="listed") for entry in company]) == "report"
    assert kind_with_roll("agenda", company) == "agenda"


def meeting(text: str) -> Meeting:
    facts = extract(Document("a.txt", "text/plain", "0", text)).facts
    return next(fact for fact in facts if isinstance(fact, Meeting))


def test_the_meeting_that_a_report_is_for_is_not_recorded() -> None:
    report = meeting("By: Ann Pike\n\nTo: Harbour Panel - 4 March 2031\n\nSubject: Moorings\n\nMoorings are let.\n")
    assert (report.body, report.role) == ("Harbour Panel", "announced")
    minutes = meeting("Harbour Panel - 4 March 2031\n\nMinutes\n\nPresent: Mr T Hay\n\nMoorings are let.\n")
    assert (minutes.body, minutes.role) == ("Harbour Panel", "recorded")
