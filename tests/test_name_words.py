"""The words by which people, posts and bodies are told: each does what its example says, and not what is like it."""

from __future__ import annotations

import re

import pytest

import extract.patterns
from extract.language.pipeline import language
from extract.minutes import extract
from extract.naming.chair_words import chair_kind, chair_pattern
from extract.naming.names import find_names, given_names, name_at, role_words, title_kind
from extract.naming.post_names import has_body, has_post
from extract.patterns import columns
from extract.records import Chairship, Document, Presiding
from extract.rolls.entries import entries
from extract.rolls.lists import read_roll
from extract.structure.blocks import blocks
from extract.structure.item_series import standard_title
from extract.structure.joining import join
from extract.structure.sections import agenda_items


def lines(name: str) -> list[tuple[str, ...]]:
    return list(columns(name))


def spans_of(label: str, text: str) -> list[str]:
    return [span.text for span in language()(text).ents if span.label_ == label]


def with_counter(name: str) -> list[tuple[str, str]]:
    """The words and counter-examples of a list whose examples stand one column before."""
    width = min(len(row) for row in lines(name))
    found = [(row[0], row[width]) for row in lines(name) if len(row) > width]
    assert len(found) > 10
    return found


@pytest.mark.parametrize(("title", "kind", "example"), [row[:3] for row in lines("titles")], ids=lambda value: value)
def test_title_stands_before_a_name(title: str, kind: str, example: str) -> None:
    name = name_at(example, 0, in_list=kind == "office")
    assert name is not None
    assert name.sure
    assert name.title == title
    assert name.end == len(example) or example[name.end] in ", "
    assert title_kind(title) == kind
    assert title_kind(name.title) == kind
    assert bool(find_names(f"It was said by {example}.")) == (kind != "office")


@pytest.mark.parametrize(("title", "counter"), with_counter("titles"), ids=lambda value: value)
def test_title_makes_no_person_of_what_is_no_name(title: str, counter: str) -> None:
    assert title.lower() in counter.lower()
    assert find_names(f"They spoke of {counter} again.") == ()
    assert spans_of("PERSON", f"They spoke of {counter} again.") == []


@pytest.mark.parametrize(("word", "counter"), with_counter("post_heads"), ids=lambda value: value)
def test_word_of_a_post_makes_none_elsewhere(word: str, counter: str) -> None:
    assert word.lower()[:6] in counter.lower()
    assert spans_of("POST", f"They spoke of {counter} again.") == []


@pytest.mark.parametrize(("word", "counter"), with_counter("body_heads"), ids=lambda value: value)
def test_word_of_a_body_makes_none_elsewhere(word: str, counter: str) -> None:
    assert word.lower()[:6] in counter.lower()
    assert spans_of("BODY", f"They spoke of {counter} again.") == []


@pytest.mark.parametrize(("words", "example", "counter"), lines("no_bodies"), ids=lambda value: value)
def test_what_ends_as_a_body_does_and_is_none(words: str, example: str, counter: str) -> None:
    assert example.lower().endswith(words)
    assert spans_of("BODY", f"They spoke of the {example} again.") == []
    assert spans_of("BODY", f"They spoke of the {counter} again.") == [counter]


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


@pytest.mark.parametrize(("word", "counter"), with_counter("chair_words"), ids=lambda value: value)
def test_word_for_a_chair_makes_none_elsewhere(word: str, counter: str) -> None:
    assert word.lower() in counter.lower()
    head = "Leys Panel\n\nMinutes of the meeting held on 3 May 2031\n\nPresent: Ann Lane, Bo Reed\n\n1. Roads\n\n"
    minutes = extract(Document("a.txt", "text/plain", "0" * 64, f"{head}Ann Lane spoke of {counter}.\n"))
    assert not any(isinstance(fact, Chairship | Presiding) for fact in minutes.facts)


@pytest.mark.parametrize(
    ("word", "kind", "example"), [row[:3] for row in lines("chair_words")], ids=lambda value: value
)
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


def test_given_names_are_names() -> None:
    assert len(given_names()) > 5000
    assert [name for name in given_names() if not re.fullmatch(r"[^\W\d_](?:[^\W\d_]|['’ .-])*", name)] == []
