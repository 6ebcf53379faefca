"""Texts of which a page shows only the beginning, and what is then not read."""

from __future__ import annotations

import hashlib

import pytest

from extract.paper import Paper, read_paper
from extract.records import Document
from extract.structure.cut_off import cut_offs

CASES = {
    "within a sentence": ("It agreed to write to \xa0...\xa0 view the full minutes text for item 7.", ["o", True]),
    "behind a sentence": ("It was noted. ... view the full minutes text for item 3a", ["", False]),
    "behind a sentence with dots": ("It was noted.... View the full minutes text for item 26/23.", ["", False]),
    "the agenda's wording": ("To agree the  ...  View the full agenda text for item 7.", ["e", True]),
    "decision": ("That it be … view the full decision text for this item", ["e", True]),
    "in a paragraph of its own": ("It was noted by all\n\n ...  view the full minutes text for item 1.", ["", False]),
    "dots at an end": ("The Panel agreed to write to...\n\nNext.", ["o", True]),
    "dots and a link": ("The Panel agreed to … Read more", ["o", True]),
}


@pytest.mark.parametrize("case", CASES)
def test_cut_off(case: str) -> None:
    text, (before, within) = CASES[case]
    (found,) = cut_offs(text)
    assert found.within is within
    assert text[found.start : found.start + 1] == before or not within
    assert text[found.end :].strip(" .") in ("", "\n\nNext")


@pytest.mark.parametrize(
    "text",
    [
        "It was noted.",
        "Signed ........",
        "He said ... nothing.",
        "View the minutes.",
        "They can view the full harbour.",
        "",
    ],
)
def test_whole(text: str) -> None:
    assert cut_offs(text) == ()


def paper(text: str) -> Paper:
    return read_paper(Document("a.txt", "text/plain", hashlib.sha256(text.encode()).hexdigest(), text))


def test_a_sentence_that_breaks_off_is_not_read() -> None:
    read = paper("The Panel noted it. It agreed to write to  ...  view the full minutes text for item 7.")
    assert [s.text for _, s in read.sentences()] == ["The Panel noted it."]


def test_a_sentence_before_the_link_is_whole() -> None:
    read = paper("The Panel agreed to write. ... view the full minutes text for item 7.")
    assert [s.text for _, s in read.sentences()] == ["The Panel agreed to write."]


def test_a_name_that_breaks_off_is_not_read() -> None:
    text = "Apologies were received from Cllr Ann Lane and Cllr Bo  ...  view the full minutes text for item 1."
    assert [e.person.name for e in paper(text).roll if e.person] == ["Ann Lane"]
