"""Agenda wording told from what was minuted: which labels part them, and papers that do not tell them apart."""

from __future__ import annotations

from typing import Any

import pytest

from extract.patterns import rows
from extract.structure.blocks import blocks
from extract.structure.sections import agenda_items
from extract.structure.wording import Said, label_of, wording


def said(text: str) -> dict[str, str]:
    """What each block is, by its first word."""
    divided = blocks(text)
    parts = wording(text, divided, agenda_items(text, divided))
    return {
        text[b.start : b.end].split(maxsplit=1)[0].strip("*"): parts.at(b.start).value
        for b in divided
        if b.end > b.start
    }


HEAD = "Leys Panel\n\nPresent: Ann Lane\n\n"
CASES = {
    "minutes below the wording": (
        HEAD + "1. Apologies\n\nTo receive apologies.\n\nMinutes:\n\nNone.\n\n2. Roads\n\nMinutes:\n\nNoted.\n",
        {"Leys": "recorded", "Present:": "recorded", "To": "announced", "Minutes:": "label", "None.": "recorded"},
    ),
    "on the line above": (
        "1. Apologies\n\nTo receive.\n\n**Minutes:**\nNone came.\n\n2. Roads\n\nMinutes:\n\nNoted.\n",
        {"To": "announced", "None": "recorded"},
    ),
    "files": (
        "1. Roads\n\nAdditional documents:\n\n- Annex\n\nMinutes:\n\nNoted.\n\n2. Apologies\n\nMinutes:\n\nNone.\n",
        {"Annex": "attached", "Noted.": "recorded"},
    ),
    "an item without a label": (
        "1. Apologies\n\nMinutes:\n\nNone.\n\n2. Roads\n\nThe Chair will speak.\n",
        {"None.": "recorded", "The": "announced"},
    ),
    "an item without a label that resolves": (
        "1. Apologies\n\nMinutes:\n\nNone.\n\n2. Roads\n\nTo mend.\n\nRESOLVED that it be mended.\n",
        {"To": "announced", "RESOLVED": "recorded"},
    ),
    "most items without a label": (
        "1. Apologies\n\nMinutes:\n\nNone.\n\n2. Roads\n\nLong.\n\n3. Ferries\n\nLate.\n\n4. Piers\n\nDear.\n",
        {"None.": "recorded", "Long.": "recorded", "Late.": "recorded", "Dear.": "recorded"},
    ),
    "decisions only, on a page of agenda and decisions": (
        "Agenda and decisions\n\n1. Apologies\n\nTo receive.\n\nDecision:\n\nNoted.\n\n2. Roads\n\nTo mend.\n",
        {"To": "announced", "Noted.": "decided"},
    ),
    "decisions in ordinary minutes": (
        HEAD + "1. Apologies\n\nNone.\n\n2. Roads\n\nThe Clerk spoke.\n\nDecision:\n\nTo mend.\n",
        {"None.": "recorded", "The": "recorded", "To": "recorded"},
    ),
    "an item called Minutes": (
        HEAD + "1. Apologies\n\nNone.\n\n2. Minutes:\n\nApproved.\n\n3. Roads\n\nNoted.\n",
        {"None.": "recorded", "Approved.": "recorded", "Noted.": "recorded"},
    ),
    "business without a number": (
        "1.\n\n# Apologies\n\nMinutes:\n\nNone.\n\n# Part\n\nTo exclude.\n\n2.\n\n# Roads\n\nMinutes:\n\nNoted.\n",
        {"None.": "recorded", "To": "announced", "Noted.": "recorded"},
    ),
    "no items": ("Minutes:\n\nThe Panel met.\n", {"The": "recorded"}),
}


@pytest.mark.parametrize("case", CASES)
def test_wording(case: str) -> None:
    text, expected = CASES[case]
    found = said(text)
    assert {word: found[word] for word in expected} == expected


def test_business_without_a_number_belongs_to_no_item() -> None:
    text = CASES["business without a number"][0]
    first, _ = agenda_items(text, blocks(text))
    assert text[first.start : first.end].strip().endswith("None.")


@pytest.mark.parametrize("row", rows("item_labels"), ids=lambda row: row["example"])
def test_label_line(row: dict[str, Any]) -> None:
    assert set(row) == {"label", "said", "example", "counter"}
    assert label_of(row["example"]) is Said(row["said"])
    assert label_of(row["counter"]) is None
