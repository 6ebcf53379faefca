"""Cues are found by the patterns of their file, classes filled in."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from extract.language.pipeline import language
from extract.prose import cues as module
from extract.prose.cues import Cue, Cues

LINES = (
    {"class": "WILL", "token": {"LOWER": {"IN": ["will", "would"]}}},
    {"rule": "will-bring", "pattern": ["$WILL", "$SOON*", "bring"], "weight": 3},
    {"rule": "propose", "pattern": ["proposed"], "then": ["agreed"], "within": 4, "stops": [";"]},
    {"rule": "two", "patterns": [["owls"], ["two", "owls?"]]},
)


@pytest.fixture
def cues(monkeypatch: pytest.MonkeyPatch) -> Cues:
    monkeypatch.setattr(module, "rows", lambda name: LINES)
    return Cues("invented", {"SOON": {"LOWER": "soon"}})


def made(text: str) -> Doc:
    return language().make_doc(text)


def test_classes_operators_and_plain_words(cues: Cues) -> None:
    assert cues.find(made("She WOULD soon soon bring it")) == (Cue("will-bring", 1, 5),)
    assert cues.find(made("She would not bring it")) == ()


def test_alternatives_and_order(cues: Cues) -> None:
    assert cues.find(made("two owls will bring two")) == (Cue("two", 0, 2), Cue("will-bring", 2, 4), Cue("two", 4, 5))


def test_words_that_stand_apart(cues: Cues) -> None:
    assert cues.find(made("it was proposed by all and agreed and agreed")) == (Cue("propose", 2, 7),)
    assert cues.find(made("it was proposed by all ; and agreed")) == ()
    assert cues.find(made("it was proposed by each and all of us and agreed")) == ()
    assert cues.find(made("agreed as proposed")) == ()


def test_a_part_of_the_text_keeps_its_own_offsets(cues: Cues) -> None:
    assert cues.find(made("I will bring and you will bring"), 3, 7) == (Cue("will-bring", 5, 7),)


def test_what_else_a_line_says_is_kept(cues: Cues) -> None:
    assert cues.facts["will-bring"]["weight"] == 3


def test_an_unknown_class_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "rows", lambda name: ({"rule": "r", "pattern": ["$NONE"]},))
    with pytest.raises(KeyError, match="NONE"):
        Cues("invented")


def test_a_rule_is_tried_where_its_words_are_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (
        {"rule": "form", "pattern": [{"LOWER": {"REGEX": "^visit(?:s|ed)?$"}}, "us"]},
        {"rule": "any", "pattern": [{"IS_TITLE": True}, {"OP": "?"}, {"IS_DIGIT": True}]},
        {
            "rule": "ranged",
            "pattern": ["meet", {"LOWER": {"IN": ["in", "at"]}, "OP": "{0,1}"}, {"TEXT": {"IN": ["May"]}}],
        },
    )
    monkeypatch.setattr(module, "rows", lambda name: lines)
    made_of = Cues("invented")
    assert made_of._index.rules(frozenset(["they", "visited", "us"])) == {"form", "any"}
    assert made_of._index.rules(frozenset(["they", "visit", "me"])) == {"any"}
    assert made_of._index.rules(frozenset(["we", "meet", "may"])) == {"any", "ranged"}
    assert [c.rule for c in made_of.find(made("We meet May 4 who visited us"))] == ["ranged", "any", "form"]
