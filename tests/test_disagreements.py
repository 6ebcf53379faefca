"""Disagreements and records of invented papers, read from files on disk to the answer."""

from __future__ import annotations

import pytest
from rdflib import Dataset

from graph.build import build
from graph.disagreements.disagreements import disagreements, rows_of
from graph.record.record import by_meeting, record
from graph.store import open_store

MINUTES = """Northmarch County Council

Harbour Scrutiny Panel
{day}, 2.00 pm, County Hall

Minutes

{present}

1. Apologies
{apologies}

2. Moorings

The Harbour Board would publish the map of the sea walls by {due}.
"""
AGENDA = """Northmarch County Council

Harbour Scrutiny Panel

Agenda

Friday 18 March 2022, 10.30 am, Ferry House

Members: Mrs J Potter (Chairman), Mr Adam Brook, Ms Fern Holt

1. Apologies
2. Moorings
"""
PRESENT = "Present: Mrs J Potter (Chairman), Mr Adam Brook, Ms Fern Holt"


@pytest.fixture(scope="module")
def panel(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Minutes that excuse a member whom they list, those of the next meeting with its agenda, and some of a third
    meeting that name nobody."""
    folder = tmp_path_factory.mktemp("papers")
    january = {"day": "Friday 14 January 2022", "apologies": "Apologies were received from Mr Adam Brook."}
    march = {"day": "Friday 18 March 2022", "apologies": "None."}
    may = {"day": "Friday 20 May 2022", "apologies": "None."}
    for name, text in {
        "january.txt": MINUTES.format(**january, present=PRESENT, due="1 May 2022"),
        "march.txt": MINUTES.format(**march, present=PRESENT.rpartition(",")[0], due="30 September 2022"),
        "may.txt": MINUTES.format(**may, present="The minutes were agreed.", due="30 September 2022"),
        "agenda.txt": AGENDA,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    build([folder], folder / "store")
    return open_store(folder / "store")


def test_what_papers_say_differently_is_listed_with_their_words(panel: Dataset) -> None:
    rows = rows_of(disagreements(panel))
    assert [(row.kind, row.says, row.document) for row in rows] == [
        ("attendance", "present", "january.txt"),
        ("attendance", "apologies", "january.txt"),
        ("due date", "due 2022-05-01 (“1 May 2022”)", "january.txt"),
        ("due date", "due 2022-09-30 (“30 September 2022”)", "march.txt"),
        ("meeting", "starts 10:30", "agenda.txt"),
        ("meeting", "starts 14:00", "march.txt"),
        ("meeting", "at Ferry House", "agenda.txt"),
        ("meeting", "at County Hall", "march.txt"),
    ]
    assert rows[2].words == "The Harbour Board would publish the map of the sea walls by 1 May 2022."
    assert rows[2].why.startswith("moved from 2022-05-01 to 2022-09-30; one party, the same deliverable")


@pytest.mark.parametrize(("who", "days"), [("Adam Brook", 2), ("Fern Holt", 1)])
def test_a_record_counts_no_agenda_and_takes_no_silence_for_absence(panel: Dataset, who: str, days: int) -> None:
    rows = by_meeting(record(panel, who))
    assert [row.date for row in rows][:days] == ["2022-01-14", "2022-03-18"][:days]
    assert "agenda.txt" not in {row.document for row in rows}
    assert {row.status for row in rows[days:]} <= {"not named", "not recorded", "after last seen"}
    assert "absent" not in {row.status for row in rows}
