"""The word lists behind monitoring and relations: each line against its example."""

import re

import pytest

from extract.language.pipeline import language
from extract.patterns import columns
from extract.prose.parties import watchdog_names
from extract.prose.phrases import phrase_after
from extract.prose.topics import vagueness


def test_no_line_stands_twice():
    for name in ("watchdogs", "outcomes", "phrase_ends", "between_party_and_verb", "vague_things", "topic_words"):
        entries = [row[0] for row in columns(name)]
        assert len(entries) == len(set(entries)) > 0, name


@pytest.mark.parametrize("row", columns("watchdogs"), ids=lambda row: row[0])
def test_watchdog_is_found_in_its_example(row):
    assert [m.group() for m in watchdog_names().finditer(row[1])] == [row[0]]


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
