"""Verdicts of a council on planning applications: each with its application."""

import hashlib
import re

import pytest

from extract.decisions.planning import opinions
from extract.paper import read_paper
from extract.patterns import columns
from extract.records import Document

HEAD = """Leys Parish Council

Minutes of the meeting held on 14 September 2018

Present: Cllr F Holt (Chairman), Cllr B Marsh

1. Apologies

None.

2. {}

"""
VERDICTS = columns("planning_verdicts")


def texts(body: str, title: str = "Planning") -> list[str]:
    text = HEAD.format(title) + body + "\n"
    paper = read_paper(Document("minutes.txt", "text/plain", hashlib.sha256(text.encode()).hexdigest(), text))
    return [opinion.text for opinion in opinions(paper)]


@pytest.mark.parametrize("row", VERDICTS, ids=[row[1] for row in VERDICTS])
def test_line_reads_its_example_and_not_its_counter(row: tuple[str, ...]) -> None:
    pattern, example, counter = row
    assert re.match(rf"(?:{pattern})\b", example, re.IGNORECASE)
    assert not re.match(rf"(?:{pattern})\b", counter, re.IGNORECASE)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("A/40123\nNew porch at Quay Cottage\nLeys\nNO OBJECTIONS",
         ["A/40123 New porch at Quay Cottage Leys: NO OBJECTIONS"]),
        ("18/00456/FUL – 4 Mill Lane, rear extension. No objection.",
         ["18/00456/FUL – 4 Mill Lane, rear extension: No objection"]),
        ("18/00456/FUL – 4 Mill Lane, rear extension – Object on grounds of traffic.\n\n"
         "18/00457/FUL – 5 Mill Lane, new shed. Support.",
         ["18/00456/FUL – 4 Mill Lane, rear extension: Object on grounds of traffic",
          "18/00457/FUL – 5 Mill Lane, new shed: Support"]),
        ("18/00456/FUL: 4 Mill Lane, dormer. Resolved: to object on grounds of light.",
         ["18/00456/FUL: 4 Mill Lane, dormer: object on grounds of light"]),
        ("18/00456/FUL – 4 Mill Lane, rear extension. Granted by the District.", []),
    ],
)  # fmt: skip
def test_each_application_has_its_verdict(body: str, told: list[str]) -> None:
    assert texts(body) == told


def test_numbers_elsewhere_are_no_applications() -> None:
    assert texts("Cheque 18/00456/FUL for new rope and oil – Support.", "Payments") == []
