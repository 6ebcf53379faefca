"""Whole papers in many layouts, each with all that should be read in it; and what holds for any text at all."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.documents import read_bytes
from extract.documents.text import paginate
from extract.minutes import extract
from extract.records import (
    AgendaItem,
    Attendance,
    Chairship,
    Declaration,
    Document,
    Meeting,
    Membership,
    Minutes,
    PostHolding,
    Presiding,
    Ref,
)
from extract.serial import from_json, to_json

CASES = sorted((Path(__file__).parent / "cases" / "minutes").iterdir())


def document(text: str) -> Document:
    return Document("minutes.txt", "text/plain", hashlib.sha256(text.encode()).hexdigest(), text, paginate(text))


def of_kind(minutes: Minutes, kind: type) -> list[Any]:
    return [fact for fact in minutes.facts if isinstance(fact, kind)]


def written_ref(ref: Ref | None) -> str | None:
    if ref is None:
        return None
    return f"{ref.name} @ {ref.of}" if ref.of else ref.name


def shape(minutes: Minutes) -> dict[str, Any]:
    """An extraction in the shape of `expected.json`: rows of plain values, in the order found."""
    return {
        "kind": minutes.document_kind,
        "meetings": [[m.role, m.body, m.date, m.start, m.end, m.venue] for m in of_kind(minutes, Meeting)],
        "attendance": [
            [
                a.attendee.name,
                a.status,
                a.capacity,
                *map(written_ref, (a.as_post, a.represents, a.on_behalf_of)),
                a.item,
            ]
            for a in of_kind(minutes, Attendance)
        ],
        "chairs": [[c.person.name, c.chair_kind, c.body.name] for c in of_kind(minutes, Chairship)],
        "presided": [p.person.name for p in of_kind(minutes, Presiding)],
        "posts": [[h.person.name, written_ref(h.post)] for h in of_kind(minutes, PostHolding)],
        "memberships": [[m.person.name, m.body.name] for m in of_kind(minutes, Membership)],
        "declarations": [[d.person.name, d.interest] for d in of_kind(minutes, Declaration)],
        "items": [[i.number, i.title] for i in of_kind(minutes, AgendaItem)],
    }


def test_all_the_cases_are_found() -> None:
    assert len(CASES) == 20
    assert all({path.name for path in case.iterdir()} == {"minutes.txt", "expected.json"} for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_paper_is_read_whole(case: Path) -> None:
    expected = json.loads((case / "expected.json").read_text("utf-8"))
    assert shape(extract(document((case / "minutes.txt").read_text("utf-8")))) == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_evidence_is_the_words_at_its_offsets(case: Path) -> None:
    text = (case / "minutes.txt").read_text("utf-8")
    facts = extract(document(text)).facts
    assert facts
    assert [
        f for f in facts if text[f.evidence.start : f.evidence.end] != f.evidence.exact or not f.evidence.exact
    ] == []
    assert [f for f in facts if not text[: f.evidence.start].endswith(f.evidence.prefix)] == []
    assert [f for f in facts if not text[f.evidence.end :].startswith(f.evidence.suffix)] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_same_facts_with_carriage_returns_and_through_json(case: Path) -> None:
    text = (case / "minutes.txt").read_text("utf-8")
    minutes = extract(document(text))
    assert extract(document(text)) == minutes
    assert from_json(to_json(minutes)) == minutes
    assert to_json(from_json(to_json(minutes))) == to_json(minutes)
    windows = read_bytes("minutes.txt", text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert shape(extract(windows)) == shape(minutes)


def test_page_of_a_fact_is_that_of_its_words() -> None:
    text = (CASES[0].parent / "district" / "minutes.txt").read_text("utf-8")
    cut = text.index("58.\t")
    minutes = extract(document(text[:cut] + "\f" + text[cut:]))
    pages = {fact.attendee.name: fact.evidence.page for fact in of_kind(minutes, Attendance)}
    assert pages["PGH Sumner"] == 1
    items = {item.number: item.evidence.page for item in of_kind(minutes, AgendaItem)}
    assert (items["57"], items["58"], items["60"]) == (1, 2, 2)


def test_json_that_is_no_extraction_is_refused() -> None:
    for text in ("{}", "[]", "null", '{"document_kind": "minutes"}', "not JSON"):
        with pytest.raises((KeyError, TypeError, ValueError)):
            from_json(text)


def test_text_that_is_no_minutes_says_so() -> None:
    minutes = extract(document("Take two eggs and a pound of flour. Stir until smooth."))
    assert minutes.document_kind == "other"
    assert minutes.warnings == ("no meeting found: not minutes?",)
    assert of_kind(minutes, Meeting) == []
    assert of_kind(minutes, Attendance) == []


def test_minutes_without_a_list_say_so() -> None:
    minutes = extract(
        document("Leys Roads Panel\n\nMinutes of the meeting held on 3 May 2018\n\n1. Apologies\n\nNone.\n")
    )
    assert minutes.warnings == ("attendance not recorded",)


def test_an_agenda_records_no_attendance() -> None:
    text = (CASES[0].parent / "agenda_membership" / "minutes.txt").read_text("utf-8")
    minutes = extract(document(text))
    assert minutes.document_kind == "agenda"
    assert of_kind(minutes, Attendance) == []
    assert len(of_kind(minutes, Membership)) == 4


SPECIAL = ["\f", "\t", "\u00ad", "\u2028", "\u00a0"]
FRAGMENTS = (Path(__file__).parent / "cases" / "fragments.txt").read_text("utf-8").split("\n")[1:-1] + SPECIAL


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(["\n", "\n\n", " ", ", ", "; "])), max_size=25))
def test_no_text_breaks_it(pieces: list[tuple[str, str]]) -> None:
    text = "".join(fragment + glue for fragment, glue in pieces)
    minutes = extract(document(text))
    for fact in (*minutes.facts, *minutes.rejected):
        assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.exact
    assert from_json(to_json(minutes)) == minutes


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_no_characters_break_it(text: str) -> None:
    extract(replace(document("x"), text=text, pages=paginate(text)))
