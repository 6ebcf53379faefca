"""Packs of papers: how they are divided, and that each paper keeps its own meeting, people and promises."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from benchmarks.printed import Sheet, pdf
from extract.documents import read_bytes
from extract.documents.text import paginate
from extract.minutes import extract
from extract.packs.pack import divide
from extract.packs.printed_lines import printed_lines
from extract.patterns import rows
from extract.records import (
    AgendaItem,
    Attendance,
    Commitment,
    Decision,
    Document,
    Meeting,
    Membership,
    Minutes,
)
from extract.serial import from_json, to_json

CASES = sorted((Path(__file__).parent / "cases" / "packs").iterdir())


def document(text: str) -> Document:
    return Document("pack.txt", "text/plain", hashlib.sha256(text.encode()).hexdigest(), text, paginate(text))


def pack(name: str) -> Document:
    return document((CASES[0].parent / name / "pack.txt").read_text("utf-8"))


def of_kind(minutes: Minutes, kind: type) -> list[Any]:
    return [fact for fact in minutes.facts if isinstance(fact, kind)]


def shape(minutes: Minutes) -> dict[str, Any]:
    """A reading in the shape of `expected.json`."""
    return {
        "kind": minutes.document_kind,
        "as_of": minutes.as_of,
        "meetings": [[m.role, m.body, m.date, m.start] for m in of_kind(minutes, Meeting)],
        "items": [[i.number, i.title] for i in of_kind(minutes, AgendaItem)],
        "attendance": [[a.attendee.name, a.status] for a in of_kind(minutes, Attendance)],
        "members": [[m.person.name, m.body.name] for m in of_kind(minutes, Membership)],
        "commitments": [
            [c.item, c.responsible[0].name if c.responsible else None, c.due.last_day if c.due else None]
            for c in of_kind(minutes, Commitment)
        ],
        "decisions": [[d.item, d.body.name if d.body else None, d.text] for d in of_kind(minutes, Decision)],
    }


def whole_shape(minutes: Minutes) -> dict[str, Any]:
    parts = [[p.kind, p.number, p.title, p.first_page, p.last_page] for p in minutes.parts]
    return {"parts": parts, "own": shape(minutes), "bound": [shape(bound) for bound in minutes.bound]}


def test_all_the_cases_are_found() -> None:
    assert [case.name for case in CASES] == ["capitals", "minute_book", "parish", "report_to", "stamped_pages"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_pack_is_divided_and_read(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text("utf-8"))
    assert whole_shape(extract(pack(case.name))) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_parts_are_the_whole_text_and_every_word_stands_where_it_is_said_to(case: Path) -> None:
    paper = pack(case.name)
    minutes = extract(paper)
    assert "".join(paper.text[p.start : p.end] for p in minutes.parts) == paper.text
    for reading in (minutes, *minutes.bound):
        assert reading.facts
        for fact in (*reading.facts, *reading.rejected):
            said = fact.evidence
            assert paper.text[said.start : said.end] == said.exact
            assert paper.text[: said.start].endswith(said.prefix)
            assert paper.text[said.end :].startswith(said.suffix)
            assert said.page == paper.page_at(said.start)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_pack_is_the_same_through_json(case: Path) -> None:
    minutes = extract(pack(case.name))
    assert from_json(to_json(minutes)) == minutes


@pytest.mark.parametrize("row", rows("pack_cues"), ids=lambda row: row["example"])
def test_cue_of_a_pack(row: dict[str, str]) -> None:
    (line,) = printed_lines(document(row["example"]))
    assert row["cue"] in line.cues
    assert set(row) == {"cue", "pattern", "example", "counter"}
    (line,) = printed_lines(document(row["counter"]))
    assert not re.match(row["pattern"], line.words, re.IGNORECASE)


ONE_PAPER = {
    "report with appendices": (
        "Parks Panel\n\n3 May 2030\n\nPARKS STRATEGY\n\nReport of the Director of Parks\n\n1. Purpose of report\n\n"
        "To tell.\n\nBackground papers\n\nNone.\n\fAppendix 1 - Map\n\nA map.\n\fAppendix 2 - Costs\n\nNone.\n"
    ),
    "minutes with headings of reports": (
        "Parks Panel\n\nMinutes of the meeting held on 3 May 2030\n\nPresent: Cllr A Lane and Cllr B Reed\n\n"
        "1. Apologies\n\nNone.\n\n2. Lakes\n\nReport of the Director of Parks\n\nRecommendation\n\nNoted.\n\n"
        "\f3. Trees\n\nReport of the Head of Trees\n\nRecommendations\n\nNoted.\n\nAppendix 1 - Trees\n\nAsh.\n"
    ),
    "agenda alone": "Agenda\n\nParks Panel\n\n3 May 2030\n\n1. Apologies\n\n2. Lakes\nReport of the Director\n",
    "agenda that recommends": (
        "Agenda\n\nParks Panel\n\n3 May 2030\n\n1. Apologies\n\n2. Lakes\nReport of the Director\nRecommendation\n"
        "That it be noted.\n\n3. Trees\nReport of the Director\nRecommendation\nThat they be felled.\n"
    ),
    "running heads": (
        "Parks Panel\n\nMinutes of the meeting held on 3 May 2030\n\nPresent: Cllr A Lane and Cllr B Reed\n\n"
        "1. Apologies\n\nNone.\n\fMinutes of the meeting held on 3 May 2030\n\n2. Lakes\n\nNoted.\n"
    ),
    "prose": "Take two eggs and a pound of flour.",
    "nothing": "",
}


@pytest.mark.parametrize("case", ONE_PAPER)
def test_one_paper_is_no_pack(case: str) -> None:
    assert divide(document(ONE_PAPER[case])) == ()


def test_those_seen_on_a_visit_or_consulted_did_not_attend() -> None:
    text = (
        "Agenda\n\nRoads Panel\n\n4 May 2026\n\n1. Apologies\n2. Visits\n\nReport to: Roads Panel\nDate: 4 May 2026\n"
        "Title: Visits\nReport author: Head of Roads\n\n1. Purpose\n\nTo report on visits.\n\nConsultees\n\nMr A Lane\n"
        "Ms B Reed\n\nAppendix 1\n\nVisit to the Depot, 3 April 2026\n\nPresent: Mr A Lane, Ms B Reed\n\nAll was well\n"
    )
    minutes = extract(document(text))
    assert [(p.kind, p.number) for p in minutes.parts] == [("agenda", None), ("report", "2"), ("appendix", "2")]
    assert shape(minutes)["meetings"] == [["announced", "Roads Panel", "2026-05-04", None]]
    assert (shape(minutes)["attendance"], shape(minutes)["members"], minutes.bound) == ([], [], ())


def test_contact_in_the_head_of_a_report_does_not_end_it() -> None:
    head = "Agenda Item {0}\n\nReport to: Roads Panel\nSubject: Road {0}\nContact officer: Ann Lane\n\n"
    page = head + "1. Purpose\n\nTo tell.\n"
    end = "\nAll is well.\n" * 5 + "\nBackground papers\n\nNone.\n"
    text = page.format(4) + "\fIt was mended.\n" + page.format(5).join(["\f", end]) + "\fMap of the road\n"
    parts = divide(document(text))
    assert [(p.kind, p.number, p.first_page, p.last_page) for p in parts] == [
        ("report", "4", 1, 2),
        ("report", "5", 3, 3),
        ("appendix", "5", 4, 4),
    ]


def test_minutes_received_within_minutes_are_their_own_meeting() -> None:
    text = (
        "Minutes of the meeting of Leys Council held on 4 May 2026\n\nPresent: Cllr A Lane (Chair) and Cllr B Reed\n\n"
        "1. Apologies\n\nNone.\n\n2. Committees\n\nThe Council received these minutes.\n\nRoads Committee\n\n"
        "Minutes of the meeting of the Roads Committee held on 8 April 2026\n\nPresent: Cllr A Lane and Cllr C Dunn\n\n"
        "RESOLVED that the road be closed.\n"
    )
    minutes = extract(document(text))
    assert (minutes.as_of, [bound.as_of for bound in minutes.bound]) == ("2026-05-04", ["2026-04-08"])
    assert [shape(m)["decisions"] for m in (minutes, *minutes.bound)] == [
        [],
        [[None, "Roads Committee", "the road be closed"]],
    ]


def test_item_of_a_pack_reaches_over_its_report() -> None:
    paper = pack("stamped_pages")
    items = {item.number: item for item in of_kind(extract(paper), AgendaItem)}
    assert paper.text[items["4"].start :].startswith("Agenda Item 4")
    assert "Sven Marsh" in paper.text[items["4"].start : items["4"].end]
    assert paper.text[items["4"].end :].startswith("Agenda Item 5")


def test_bound_minutes_say_what_they_say_alone() -> None:
    paper = pack("minute_book")
    minutes = [p for p in divide(paper) if p.kind == "minutes"]
    alone = [shape(extract(document(paper.text[p.start : p.end]))) for p in minutes]
    read = extract(paper)
    assert [shape(reading) for reading in (read, *read.bound)] == alone


def test_acronym_defined_in_one_paper_is_known_in_another() -> None:
    (bound,) = extract(pack("stamped_pages")).bound
    assert ["13", "Depot Review Group", "2026-06-30"] in shape(bound)["commitments"]


def test_pages_of_a_printed_pack() -> None:
    text = pack("stamped_pages").text
    sheets = []
    for page in text.split("\f"):
        sheet = Sheet()
        for number, line in enumerate(page.splitlines()):
            for extra, start in enumerate(range(0, len(line), 90)):
                sheet.text(60, 70 + 14 * number + 12 * extra, line[start : start + 90], size=9)
        sheets.append(sheet)
    minutes = extract(read_bytes("pack.pdf", pdf(*sheets)))
    assert [(p.kind, p.number, p.first_page, p.last_page) for p in minutes.parts] == [
        ("agenda", None, 1, 1),
        ("minutes", "3", 2, 3),
        ("report", "4", 4, 4),
        ("appendix", "4", 5, 5),
        ("report", "5", 6, 6),
    ]
    assert [bound.as_of for bound in minutes.bound] == ["2026-04-14"]
