"""Heads of papers: body, day, times, place, and what kind of paper it is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract.head.heading import Heading, read_heading
from extract.head.meeting_place import place
from extract.patterns import columns
from extract.structure.blocks import blocks

LINES = (Path(__file__).parent / "cases" / "headings.jsonl").read_text("utf-8").splitlines()[1:]
CASES = [json.loads(line) for line in LINES]


def heading(text: str) -> Heading:
    return read_heading(text, blocks(text), None)


def test_the_cases_are_found() -> None:
    assert len(CASES) == 48


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_heading(case: dict[str, Any]) -> None:
    found = heading(case["text"])
    assert {key: getattr(found, key) for key in case if key != "text"} == {k: v for k, v in case.items() if k != "text"}


def test_span_covers_body_and_day() -> None:
    text = CASES[0]["text"]
    found = heading(text)
    assert text[slice(*found.span)] == "Leys Roads Panel\nFriday, 14 September 2018"


def test_a_later_item_is_no_heading() -> None:
    text = "Notes\n\n1. Roads\n\nThe Leys Roads Panel met on 3 May 2018.\n"
    found = read_heading(text, blocks(text), text.index("Roads"))
    assert (found.body, found.date) == (None, None)


def test_a_body_only_called_the_panel_is_inferred() -> None:
    text = "Friday, 14 September 2018\n\nMinutes\n\n" + "The Panel noted the report.\n\n" * 4
    found = heading(text)
    assert (found.body, found.body_inferred) == ("Panel", True)


@pytest.mark.parametrize(
    ("words", "where"),
    [
        (" at 2.00 pm in the Council Chamber, Mill House", "Council Chamber, Mill House"),
        ("County Hall - 2.00 pm", "County Hall"),
        (" on Monday 1 October 2018 at 2.00 pm", None),
        ("", None),
        ("remotely", None),
    ],
)
def test_place(words: str, where: str | None) -> None:
    assert place(words) == where


@pytest.mark.parametrize(("label", "names", "example"), columns("body_labels"), ids=lambda value: value)
def test_label_gives_the_body(label: str, names: str, example: str) -> None:
    body = example.removeprefix(label).strip(" :")
    assert names in ("any", "body")
    for line in (example, f"**{label}:** {body}", f"{example}, 4 March 2031", f"{label}: {body} - Tuesday 4 May 2031"):
        assert heading(f"Moorings\n\nBy: the Tarn Board\n\n{line}\n\nMoorings are let.\n").body == body


def test_a_report_to_somebody_is_to_no_body() -> None:
    assert heading("To: Ann Pike\n\nThe Tarn Board met.\n").body == "Tarn Board"


@pytest.mark.parametrize(("line", "listed"), [("Present at the meeting", False), ("PRESENT: T Hay", True)])
def test_only_a_label_ends_the_head(line: str, listed: bool) -> None:
    text = f"Minutes\n\n{line}\n\nLeys Roads Panel, 14 September 2018\n"
    assert (heading(text).date is None) is listed
