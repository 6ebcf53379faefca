"""Every line of every data file of patterns: it parses, has an example, and does what its example says."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import extract.patterns
from extract.language.pipeline import PATTERN_FILES, language
from extract.language.ruler import ruler_patterns
from extract.patterns import columns, rows, words

FOLDER = Path(extract.patterns.__file__).parent
TEXT_FILES = sorted(path.stem for path in FOLDER.glob("*.txt"))
JSON_FILES = sorted(path.stem for path in FOLDER.glob("*.jsonl"))
OF_NAMES = (
    "titles",
    "post_heads",
    "post_starts",
    "body_heads",
    "known_bodies",
    "no_names",
    "item_titles",
    "chair_words",
)
WITH_COUNTERS = ("titles", "post_heads", "body_heads", "chair_words")
DEFINES = ("class", "fragment")
"""What a line has that only names a class of tokens for the lines after it: these are run by those."""
GRAMMAR = "dates"
"""What its rules must not read stands with what they read in `tests/cases/dates`."""


def lines(name: str) -> list[tuple[str, ...]]:
    return list(columns(name))


def test_the_files_are_found() -> None:
    assert {*OF_NAMES, "parties", "surnames_too", "post_nominals", "given_names"} <= set(TEXT_FILES)
    assert {"entities", "attendance_labels", "apologies", "substitutions", "memberships"} <= set(JSON_FILES)


@pytest.mark.parametrize("name", TEXT_FILES)
def test_word_list_says_what_it_is_and_has_no_line_twice(name: str) -> None:
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    assert re.match(r"# [A-Z].{20,}\n", text)
    assert text.endswith("\n")
    assert [line for line in text.splitlines() if line != line.rstrip(" ")] == []
    entered = Counter(words(name))
    assert [word for word, times in entered.items() if times > 1 or not word] == []


@pytest.mark.parametrize("name", [*OF_NAMES, "parties", "surnames_too", "post_nominals"])
def test_word_list_lines_are_of_one_form(name: str) -> None:
    width = min(len(row) for row in lines(name))
    longest = width + (name in WITH_COUNTERS)  # a counter-example stands where a false match is thinkable
    assert [row for row in lines(name) if len(row) > longest] == []


@pytest.mark.parametrize("name", JSON_FILES)
def test_json_lines_parse_and_say_what_they_are(name: str) -> None:
    first, *rest = (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()
    assert list(json.loads(first)) == ["about"]
    assert rest
    for line in rest:
        assert isinstance(json.loads(line), dict), line
    assert len(set(rest)) == len(rest)


@pytest.mark.parametrize("name", [name for name in JSON_FILES if name != GRAMMAR])
def test_every_pattern_has_an_example_and_a_counter_example(name: str) -> None:
    patterns = [row for row in rows(name) if not any(key in row for key in DEFINES)]
    assert patterns
    for row in patterns:
        assert row["example"].strip(), row
        assert row["counter"].strip(), row
        assert row["example"] != row["counter"], row


def spans_of(label: str, text: str) -> list[str]:
    return [span.text for span in language()(text).ents if span.label_ == label]


@pytest.mark.parametrize("row", rows("entities"), ids=lambda row: row["example"])
def test_entity_line_finds_its_example_and_not_its_counter(row: dict[str, Any]) -> None:
    assert set(row) == {"label", "pattern", "example", "counter"}
    found = spans_of(row["label"], f"They met the {row['example']} today.")
    assert found
    assert any(span in row["example"] for span in found)
    assert spans_of(row["label"], f"There was {row['counter']} again.") == []


@pytest.mark.parametrize("row", ruler_patterns(*PATTERN_FILES), ids=lambda row: f"{row['label']}")
def test_token_patterns_have_only_keys_that_spacy_knows(row: dict[str, Any]) -> None:
    known = {"TEXT", "LOWER", "ORTH", "NORM", "LENGTH", "SHAPE", "OP", "IS_TITLE", "IS_UPPER", "IS_ALPHA", "IS_DIGIT"}
    assert [token for token in row["pattern"] if set(token) - known or not token] == []
