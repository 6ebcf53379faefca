"""Patterns that are tried only where one of their words stands: every match holds one of those that the files give."""

from __future__ import annotations

import re
from typing import Any

import pytest

from extract.decisions.votes import _filled
from extract.patterns import rows
from extract.prose.worded import Worded, fitting

FILES = ("memberships", "motions", "strategy_phrases", "votes")
WORDED = [row for name in FILES for row in rows(name) if "words" in row]
CLASSES = {row["class"]: row["pattern"] for row in rows("votes") if "class" in row}


def test_there_are_rows_with_words() -> None:
    assert len(WORDED) == 43


@pytest.mark.parametrize("row", WORDED, ids=lambda row: row["example"])
def test_words_are_small_and_stand_in_the_example(row: dict[str, Any]) -> None:
    assert all(word == word.lower() for word in row["words"])
    assert any(word in row["example"].lower() for word in row["words"])


@pytest.mark.parametrize("row", WORDED, ids=lambda row: row["example"])
def test_no_example_of_any_file_is_missed_for_want_of_a_word(row: dict[str, Any]) -> None:
    written = row.get("pattern") or _filled(row["moves"], CLASSES)
    worded = Worded.of({"pattern": written, "words": row["words"]}, flags=re.IGNORECASE)
    for other in WORDED:
        for text in (other["example"], other["counter"]):
            assert fitting([worded], text) or not worded.pattern.search(text)


def test_without_words_a_pattern_fits_all() -> None:
    anything, piers = Worded(re.compile("x"), (), {}), Worded(re.compile("[Pp]ier"), ("pier", "jetty"), {})
    assert fitting([anything, piers], "The PIER was sold.") == [anything, piers]
    assert fitting([anything, piers], "The ferry was sold.") == [anything]
