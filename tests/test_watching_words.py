"""The word lists behind monitoring and relations: each line against its example."""

import re

import pytest

from extract.language.pipeline import language
from extract.monitoring.roles import refusals
from extract.monitoring.standing import standing_words
from extract.monitoring.watch_words import watchings
from extract.patterns import columns
from extract.prose.parties import watchdog_names
from extract.prose.phrases import phrase_after, told_apart
from extract.prose.topics import thing_in, vagueness


def test_no_line_stands_twice():
    for name in (
        "watchdogs",
        "outcomes",
        "phrase_ends",
        "between_party_and_verb",
        "vague_things",
        "topic_words",
        "how_watched",
        "plain_groups",
        "standing_words",
        "after_watching",
    ):
        entries = [row[0] for row in columns(name)]
        assert len(entries) == len(set(entries)) > 0, name


@pytest.mark.parametrize("row", columns("watchdogs"), ids=lambda row: row[0])
def test_watchdog_is_found_in_its_example(row):
    assert [m.group() for m in watchdog_names().finditer(row[1])] == [row[0]]
    assert row[2:] in ((), ("others",))


@pytest.mark.parametrize("row", columns("phrase_ends"), ids=lambda row: row[0])
def test_name_ends_before_the_word(row):
    word, example = row
    doc = language().make_doc(f"{example} red vans")
    first = 0 if example.split()[0] != word else 1
    span = phrase_after(doc, first, len(doc))
    assert span is None or word not in span.text.lower().split()


@pytest.mark.parametrize("row", columns("between_party_and_verb"), ids=lambda row: row[0])
def test_word_stands_in_its_example(row):
    assert re.search(rf"\b{row[0]}\b", row[1])


@pytest.mark.parametrize("row", columns("vague_things"), ids=lambda row: row[0])
def test_vague_words_name_nothing(row):
    words, stands_for, example = row
    assert words in example
    assert vagueness(words) == vagueness(f"the {words}") == stands_for
    assert vagueness(f"{words} of the bridge") == ("none" if stands_for == "none" else None)


@pytest.mark.parametrize("row", columns("topic_words"), ids=lambda row: row[1])
def test_title_is_cut_to_its_topic(row):
    pattern, title, topic = row
    assert re.sub(pattern, "", title, flags=re.IGNORECASE).strip(" -–,") == topic


@pytest.mark.parametrize("row", columns("how_watched"), ids=lambda row: row[0])
def test_how_is_no_thing(row):
    how, example = row
    assert re.search(rf"(?<!\w){how}(?!\w)", example, re.IGNORECASE)
    noun = example.split()[-1]
    assert thing_in(example.removesuffix(noun).strip()) == ""
    assert thing_in(f"{example.removesuffix(noun)}kitchen {noun}") != ""


@pytest.mark.parametrize("row", columns("numbered_places"), ids=lambda row: row[0])
def test_number_belongs_to_an_address(row):
    assert row[1].endswith(row[0])
    assert thing_in(row[1]) == row[1]
    assert thing_in("4 mill wheels") == "mill wheels"


@pytest.mark.parametrize("row", columns("plain_groups"), ids=lambda row: row[0])
def test_group_is_told_apart_by_its_clause(row):
    word, example = row
    doc = language().make_doc(f"{example}.")
    assert told_apart(doc[0:1], len(doc)).text == example
    assert doc[0].text == word


@pytest.mark.parametrize("row", columns("nouns_with_on"), ids=lambda row: row[0])
def test_name_goes_on_after_on(row):
    doc = language().make_doc(f"the {row[1]}, which")
    span = phrase_after(doc, 0, len(doc))
    assert span is not None
    assert span.text == row[1]


@pytest.mark.parametrize("row", columns("standing_words"), ids=lambda row: row[1])
def test_standing_word_stands_in_its_example(row):
    assert standing_words().search(row[1])
    assert re.search(row[0], row[1])


@pytest.mark.parametrize("row", columns("after_watching"), ids=lambda row: row[0])
def test_noun_that_is_only_described_is_no_watching(row):
    doc = language()(f"The Board {row[1]}.")
    assert doc.text.endswith(f" {row[0]}.")
    assert not [w for w in watchings(doc[:]) if w.rule.name.startswith(("conducted", "commissioned"))]


@pytest.mark.parametrize("row", columns("monitoring_refusals"), ids=lambda row: row[0])
def test_refusal_stands_before_its_watching(row):
    doc = language()(row[1])
    (found, *_) = watchings(doc[:])
    assert refusals().search(doc.text, 0, doc[found.start].idx)
