"""Motions and amendments: what opens one, how far its words run, how it fared."""

import hashlib
import re
from typing import Any

import pytest

from extract.decisions.motions import motions, moved_only
from extract.paper import Paper, read_paper
from extract.patterns import rows
from extract.records import Document

HEAD = """Northmarch County Council

Streets Scrutiny Panel
Friday, 14 September 2018, 2.00 pm, County Hall

Minutes

Present: Mrs J Potter (Chairman), Mr A Brook

1. Apologies

None.

2. Verges

"""
ROWS = [row for row in rows("motions") if "tells" in row]
MOVED = (
    "Mr Brook proposed and Mrs Potter seconded the following {}:\n\n"
    "- That the verges be cut\n- That the bank be kept\n\n"
)


def paper_of(body: str) -> Paper:
    text = HEAD + body + "\n"
    return read_paper(Document("minutes.txt", "text/plain", hashlib.sha256(text.encode()).hexdigest(), text))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['tells']} {row['example'][:30]}" for row in ROWS])
def test_line_reads_its_example_and_not_its_counter(row: dict[str, Any]) -> None:
    assert set(row) == {"tells", "pattern", "words", "example", "counter"}
    assert row["tells"] in ("opens", "lost", "carried")
    assert re.search(row["pattern"], row["example"], re.IGNORECASE)
    assert not re.search(row["pattern"], row["counter"], re.IGNORECASE)


@pytest.mark.parametrize(
    ("after", "fate", "restated"),
    [
        ("The motion was carried.", "carried", False),
        ("The motion was lost.", "lost", False),
        ("Mr Brook withdrew his motion.", "lost", False),
        ("The motion was carried.\n\nRESOLVED that the verges be cut.", "carried", True),
        ("The weather was fine.", None, False),
        (MOVED.format("amendment") + "Amendment lost.\n\nMotion carried.", "carried", False),
    ],
)
def test_how_a_motion_fared(after: str, fate: str | None, restated: bool) -> None:
    motion = motions(paper_of(MOVED.format("motion") + after))[0]
    assert (motion.fate, motion.restated, motion.amends) == (fate, restated, False)


def test_an_amendment_has_a_fate_of_its_own() -> None:
    body = MOVED.format("motion") + MOVED.format("amendment") + "Amendment lost.\n\nMotion carried."
    assert [(m.amends, m.fate) for m in motions(paper_of(body))] == [(False, "carried"), (True, "lost")]


def test_its_words_are_those_moved_and_no_others() -> None:
    paper = paper_of(MOVED.format("motion") + "The motion was lost.\n\nThe Clerk would write to the bank.")
    found = motions(paper)
    told = {p.text: moved_only(found, p, 0) for p in paper.passages}
    assert told["That the bank be kept"] == "moved, and lost or withdrawn"
    assert told["The Clerk would write to the bank."] is None
