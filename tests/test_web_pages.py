"""Pages of councils' websites read whole: what was minuted told from what was announced, pages without a meeting."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract.documents import read_bytes
from extract.minutes import extract
from extract.records import (
    AgendaItem,
    Attendance,
    Chairship,
    Commitment,
    Decision,
    Declaration,
    Meeting,
    Membership,
    Minutes,
    Monitoring,
    PostHolding,
    StrategyEvent,
    StrategyNamed,
)
from extract.structure.blocks import blocks
from extract.structure.web_pages import page_without_meeting

FOLDER = Path(__file__).parent / "cases" / "pages"
PAGES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")


def read(path: Path) -> Minutes:
    return extract(read_bytes(path.name, path.read_bytes()))


def rows(minutes: Minutes) -> dict[str, Any]:
    """An extraction in the shape of the `.json` beside each page; what is empty is left out."""
    found: dict[str, list[Any]] = {}
    for fact in minutes.facts:
        match fact:
            case Meeting():
                row = ("meetings", [fact.role, fact.body, fact.date, fact.start, fact.venue])
            case AgendaItem():
                row = ("items", [fact.number, fact.title])
            case Attendance():
                row = ("attendance", [fact.attendee.name, fact.status, fact.capacity, fact.item])
            case Membership():
                row = ("members", [fact.person.name, fact.body.name])
            case Chairship():
                row = ("chairs", [fact.person.name, fact.chair_kind])
            case PostHolding():
                row = ("posts", [fact.person.name, fact.post.name])
            case Decision():
                row = ("decisions", [fact.text, fact.item])
            case Commitment():
                row = ("commitments", [fact.deliverable, fact.due and fact.due.edtf, fact.item])
            case StrategyNamed():
                row = ("strategies", [fact.strategy.name])
            case StrategyEvent() | Monitoring() | Declaration():
                row = ("others", [type(fact).__name__, fact.evidence.exact])
            case _:
                continue
        found.setdefault(row[0], []).append(row[1])
    head = {"kind": minutes.document_kind, "authority": minutes.authority, "warnings": list(minutes.warnings)}
    return {**head, **found}


def test_the_pages_are_found() -> None:
    assert len(PAGES) == 11
    assert {path.with_suffix(".json").name for path in PAGES if path.suffix == ".html"} <= {
        path.name for path in FOLDER.iterdir()
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page_is_read_whole(page: Path) -> None:
    expected = page.parent / f"{page.name.removesuffix('.html')}.json"
    assert rows(read(page)) == json.loads(expected.read_text("utf-8"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_evidence_is_the_words_at_its_offsets(page: Path) -> None:
    text = read_bytes(page.name, page.read_bytes()).text
    assert [f for f in read(page).facts if text[f.evidence.start : f.evidence.end] != f.evidence.exact] == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("# Committee details\n\n# Leys Panel\n", "a page about a committee"),
        ("Browse meetings - Leys Panel - Leys Council\n\n4 May 2031\n", "a list of meetings"),
        (
            "Decision details - Lease\n\nDate of decision: 4 May 2031\n",
            "a page about one decision",
        ),
        ("What’s new\n\nLeys Panel\n", "a list of publications"),
        ("Agendas and minutes\n\n# Agenda and minutes\n\n# Leys Panel\n", None),
        ("Committee details were read out.\n", None),
        ("Leys Panel\n\nMinutes\n\nDecisions\n", None),
        ("", None),
    ],
)
def test_page_without_meeting(text: str, what: str | None) -> None:
    found = page_without_meeting(text, blocks(text))
    assert (found and found.what) == what
