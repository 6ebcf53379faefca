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
from extract.naming.chair_words import chair_kind, chair_pattern
from extract.naming.names import find_names, given_names, name_at, role_words, title_kind
from extract.naming.post_names import has_body, has_post
from extract.patterns import columns, rows, words
from extract.people.attendance import _substitute_patterns
from extract.rolls.entries import entries
from extract.rolls.lists import read_roll
from extract.structure.blocks import blocks
from extract.structure.item_series import standard_title
from extract.structure.joining import join
from extract.structure.sections import agenda_items

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
    assert len({len(row) for row in lines(name)}) == 1, [row for row in lines(name) if len(row) != len(lines(name)[0])]


@pytest.mark.parametrize("name", JSON_FILES)
def test_json_lines_parse_and_say_what_they_are(name: str) -> None:
    first, *rest = (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()
    assert list(json.loads(first)) == ["about"]
    assert rest
    for line in rest:
        assert isinstance(json.loads(line), dict), line
    assert len(set(rest)) == len(rest)


@pytest.mark.parametrize(("title", "kind", "example"), lines("titles"), ids=lambda value: value)
def test_title_stands_before_a_name(title: str, kind: str, example: str) -> None:
    name = name_at(example, 0, in_list=kind == "office")
    assert name is not None
    assert name.sure
    assert name.title == title
    assert name.end == len(example) or example[name.end] in ", "
    assert title_kind(title) == kind
    assert title_kind(name.title) == kind
    assert bool(find_names(f"It was said by {example}.")) == (kind != "office")


@pytest.mark.parametrize(("word", "example"), [row[:2] for row in lines("post_heads")], ids=lambda value: value)
def test_post_head_tells_a_post(word: str, example: str) -> None:
    assert word.lower() in example.lower()
    assert has_post(example)
    assert not has_post("Ann Pike")


@pytest.mark.parametrize(("word", "example"), [row[:2] for row in lines("post_starts")], ids=lambda value: value)
def test_post_start_begins_a_post(word: str, example: str) -> None:
    assert example.startswith(word)
    line = join(f"Bo Pike {example}", 0, len(example) + 8)
    (entry,) = entries(line, line.text)
    assert entry.person is not None
    assert (entry.person.name, entry.post) == ("Bo Pike", example)


@pytest.mark.parametrize(("word", "example"), [row[:2] for row in lines("body_heads")], ids=lambda value: value)
def test_body_head_tells_a_body(word: str, example: str) -> None:
    assert word.lower() in example.lower()
    assert has_body(example)
    assert name_at(example, 0, in_list=True) is None


@pytest.mark.parametrize("row", lines("known_bodies"), ids=lambda row: row[0])
def test_known_body_is_one(row: tuple[str, ...]) -> None:
    assert has_body(row[0])
    assert len(row) == 2
    assert row[1] != row[0]


@pytest.mark.parametrize(("word", "example"), [row[:2] for row in lines("no_names")], ids=lambda value: value)
def test_word_of_no_name(word: str, example: str) -> None:
    assert word.lower() in example.lower()
    assert word.lower() in role_words()
    assert find_names(example) == ()
    assert name_at(example, 0, in_list=True) is None


@pytest.mark.parametrize(("word", "example"), lines("surnames_too"), ids=lambda value: value)
def test_surname_that_is_a_place_or_post_too(word: str, example: str) -> None:
    assert word.lower() in role_words(), "not needed: nothing keeps it from being a name"
    name = name_at(example, 0, in_list=True)
    assert name is not None
    assert name.surname == word
    assert find_names(f"{word} Street") == ()


@pytest.mark.parametrize(("letters", "example"), lines("post_nominals"), ids=lambda value: value)
def test_letters_behind_a_name_are_no_part_of_it(letters: str, example: str) -> None:
    assert example.endswith(letters)
    name = name_at(example, 0)
    assert name is not None
    assert name.surname == "Pike"
    assert name.end == len(example)


@pytest.mark.parametrize(("title", "example"), lines("item_titles"), ids=lambda value: value)
def test_item_title_is_told_from_what_follows(title: str, example: str) -> None:
    assert title.lower() in example.lower()
    assert standard_title(title) == title
    assert standard_title(f"{title} None were made.") == title
    assert standard_title(f"{title.upper()}: none") == title.upper()
    assert standard_title(f"{title}xyz") != f"{title}"
    text = f"1. {title}\n\nNone.\n\n2. Roads\n\nThe report was noted.\n"
    assert [item.title for item in agenda_items(text, blocks(text))] == [title, "Roads"]


@pytest.mark.parametrize(("word", "kind", "example"), lines("chair_words"), ids=lambda value: value)
def test_chair_word_tells_the_kind_of_chair(word: str, kind: str, example: str) -> None:
    assert kind in ("chair", "vice-chair", "independent-chair")
    assert chair_kind(word) == chair_kind(f"({word.upper()})") == chair_kind(f"the {word}") == kind
    assert re.search(chair_pattern(), example)
    text = f"Leys Panel\n\nMinutes\n\nPresent: {example}, Cllr Bo Reed\n"
    roll = read_roll(text, blocks(text), ())
    assert [entry.chair_kind for entry in roll] == [kind, None]


@pytest.mark.parametrize(("party", "example"), lines("parties"), ids=lambda value: value)
def test_party_stands_behind_a_name(party: str, example: str) -> None:
    line = join(example, 0, len(example))
    (entry,) = entries(line, example)
    assert entry.body == party


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


@pytest.mark.parametrize("row", rows("attendance_labels"), ids=lambda row: row["label"])
def test_attendance_label_opens_its_list(row: dict[str, Any]) -> None:
    assert set(row) - {"chair", "post", "for_item"} == {"label", "status", "capacity", "example"}
    assert row["status"] in ("present", "inAttendance", "substitute", "apologies", "absent", "listed")
    assert row["capacity"] in ("member", "co-opted", "officer", "cabinet-member", "invited", "public", "")
    text = f"Leys Panel\n\nMinutes\n\n{row['example']}\n"
    roll = read_roll(text, blocks(text), ())
    assert roll
    assert {(entry.label, entry.status, entry.capacity) for entry in roll} == {
        (row["label"], row["status"], row["capacity"])
    }
    assert {entry.chair_kind for entry in roll} >= ({row["chair"]} if "chair" in row else set())
    assert {entry.post for entry in roll} >= ({row["post"]} if "post" in row else set())


@pytest.mark.parametrize("row", rows("apologies"), ids=lambda row: row["example"])
def test_apologies_line(row: dict[str, Any]) -> None:
    assert set(row) in ({"lead", "example", "counter"}, {"tail", "example", "counter"})
    words = re.compile(row.get("lead") or row["tail"], re.IGNORECASE)
    assert words.search(row["example"])
    assert not words.search(row["counter"])
    assert {e.status for e in roll_of(row["example"])} == {"apologies"}
    assert roll_of(row["counter"]) == []


def roll_of(sentence: str) -> list[Any]:
    text = f"Leys Panel\n\nMinutes\n\n1. Apologies\n\n{sentence}\n\n2. Roads\n\nNone.\n"
    divided = blocks(text)
    return list(read_roll(text, divided, agenda_items(text, divided)))


@pytest.mark.parametrize(("number", "row"), list(enumerate(rows("substitutions"))), ids=str)
def test_substitution_line(number: int, row: dict[str, Any]) -> None:
    assert set(row) == {"pattern", "example", "counter"}
    pattern = _substitute_patterns()[number]
    found = pattern.search(row["example"])
    assert found
    assert found.group("sub").split()[-1] != found.group("absent").split()[-1]
    assert {found.group("sub").split()[-1], found.group("absent").split()[-1]} == {"Lane", "Reed"}
    assert not pattern.search(row["counter"]) or not all(
        name_at(name, 0, in_list=True) for name in pattern.search(row["counter"]).group("sub", "absent")
    )


@pytest.mark.parametrize("row", rows("memberships"), ids=lambda row: row["example"])
def test_membership_line(row: dict[str, Any]) -> None:
    assert set(row) == {"pattern", "example", "counter"}
    pattern = re.compile(row["pattern"])
    assert set(pattern.groupindex) <= {"names", "body", "same", "all"}
    assert len(pattern.groupindex.keys() - {"all"}) == 1
    behind_a_person = [re.split("Ann Lane|Bo Reed", row["example"], maxsplit=n)[-1] for n in (1, 2)]
    assert any(pattern.search(text) for text in (row["example"], *behind_a_person))
    assert not pattern.search(row["counter"])


def test_given_names_are_names() -> None:
    assert len(given_names()) > 5000
    assert [name for name in given_names() if not re.fullmatch(r"[^\W\d_](?:[^\W\d_]|['’ .-])*", name)] == []
