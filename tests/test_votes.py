"""Motions in plain sentences: what is moved, how the vote went, and what is left to the resolution below."""

import hashlib
import re
from typing import Any

import pytest

from extract.decisions.decisions import find_decisions
from extract.decisions.tallies import tally
from extract.decisions.votes import _filled, verdict
from extract.paper import read_paper
from extract.patterns import rows
from extract.records import Decision, Document, Rejected

HEAD = """Town of Leys

Board of Supervisors
September 14, 2018

Minutes

Present: Fern Holt (Chair), Ben Marsh, Holly Pike

1. Apologies

None.

2. Ferry

"""
CLASSES = {row["class"]: row for row in rows("votes") if "class" in row}
NAMED = {name: row["pattern"] for name, row in CLASSES.items()}
MOVES = [row for row in rows("votes") if "moves" in row]
VOTES = [row for row in rows("votes") if "vote" in row]


def answers(body: str) -> list[Decision | Rejected]:
    text = HEAD + body + "\n"
    paper = read_paper(Document("minutes.txt", "text/plain", hashlib.sha256(text.encode()).hexdigest(), text))
    return list(find_decisions(paper))


def texts(body: str) -> list[str]:
    return [fact.text for fact in answers(body) if isinstance(fact, Decision)]


@pytest.mark.parametrize("row", CLASSES.values(), ids=list(CLASSES))
def test_class_reads_its_example_and_not_its_counter(row: dict[str, str]) -> None:
    pattern = re.compile(_filled(row["pattern"], NAMED))
    assert pattern.fullmatch(row["example"])
    assert not pattern.match(row["counter"])


@pytest.mark.parametrize("row", MOVES, ids=[row["example"][:40] for row in MOVES])
def test_words_that_move_read_their_example_and_not_their_counter(row: dict[str, Any]) -> None:
    assert set(row) <= {"moves", "words", "carried", "seconded", "example", "counter"}
    pattern = re.compile(_filled(row["moves"], NAMED))
    assert pattern.search(row["example"])
    assert not pattern.search(row["counter"])


@pytest.mark.parametrize("row", VOTES, ids=[row["example"][:40] for row in VOTES])
def test_words_of_a_vote_read_their_example_and_not_their_counter(row: dict[str, Any]) -> None:
    assert set(row) <= {"vote", "pattern", "named", "example", "counter"}
    assert verdict(row["example"]) == (row["vote"], bool(row.get("named")))
    assert not re.search(row["pattern"], row["counter"], re.IGNORECASE)


@pytest.mark.parametrize(
    "body",
    [
        "Motion by Fern Holt, second by Ben Marsh to sell the old ferry. Motion carried by a unanimous vote.",
        "Fern Holt made a motion to sell the old ferry, seconded by Ben Marsh, carried 3-0.",
        "Director Holt moved to sell the old ferry.\n\nDirector Marsh second the motion.\n\n"
        "Motion carried with the following votes: Holt – aye, Marsh – aye.",
        "Motion to sell the old ferry [Fern], seconded [Ben, Holly].\n\nApproved with unanimous consent.",
        "MOTION #2018-14: Holt moved and Marsh seconded to sell the old ferry. All voted aye. 0 nays. Motion passed.",
        "Proposed by Cllr Holt, seconded by Cllr Marsh, that sell the old ferry. All agreed.",
        "M/S/C (Holt/Marsh) to sell the old ferry.",
        "Moved by Holt, seconded by Marsh to sell the old ferry. Ayes: Holt, Marsh. Nays: Pike.",
        "Ben Marsh proposed that sell the old ferry. Holly Pike seconded. Vote: 2 for, 1 against.",
        "Fern Holt moved to sell the old ferry. It was seconded. There was some talk of a race. All in favor.",
    ],
)
def test_a_motion_carried_is_a_decision_with_its_object(body: str) -> None:
    assert texts(body) == ["sell the old ferry"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("Motion by Fern Holt to sell the old ferry. Motion failed for lack of a second.", "moved, and lost"),
        ("Fern Holt moved to sell the old ferry. Ben Marsh seconded. Ayes: 1, Nays: 2.", "moved, and lost"),
        ("Fern Holt moved to sell the old ferry. Ben Marsh seconded. The motion was tabled.", "moved, and put off"),
        ("Motion by Fern Holt, second by Ben Marsh to adjourn. Motion carried.", "only closes the meeting"),
    ],
)
def test_a_motion_lost_put_off_or_only_to_close_is_none(body: str, reason: str) -> None:
    assert [f.reason for f in answers(body) if isinstance(f, Rejected)] == [reason]
    assert texts(body) == []


def test_a_motion_without_a_vote_is_no_decision() -> None:
    assert texts("It was proposed that a count of the boats is carried out with care.") == []
    assert texts("Fern Holt moved to sell the old ferry. The rain went on.") == []


def test_words_that_point_are_told_with_what_they_point_at() -> None:
    body = "The accounts of the ferry were read. Marsh moved they be accepted, Pike seconded. Carried."
    assert texts(body) == ["they be accepted: The accounts of the ferry were read"]


def test_a_motion_without_words_never_takes_those_of_another_item() -> None:
    assert texts("Proposed: Fern Holt. Seconded: Ben Marsh. Carried.") == ["Ferry"]


def test_each_motion_of_a_paragraph_has_its_own_vote() -> None:
    body = (
        "Motion by Fern Holt to sell the ferry. Motion carried. Motion by Ben Marsh to mend the pier. Motion lost. "
        "Motion by Holly Pike to paint the hall. Motion carried."
    )
    assert texts(body) == ["sell the ferry", "paint the hall"]


def test_a_bare_motion_is_told_with_what_stands_above() -> None:
    assert texts(
        "Ann Bell had sent the accounts of the ferry.\n\nProposed: Fern Holt. Seconded: Ben Marsh. Carried."
    ) == ["Ann Bell had sent the accounts of the ferry"]


@pytest.mark.parametrize(
    ("sentence", "fate"),
    [
        ("Ayes: 4, Nays: 1.", "carried"),
        ("2 votes for, 3 against, 1 abstention.", "lost"),
        ("Result: 7 for, 0 against, 0 abstain.", "carried"),
        ("Holt – aye, Marsh – nay, Pike – nay.", "lost"),
        ("Vote 5-0.", "carried"),
        ("The ferry sailed 5 times for 3 days.", None),
        ("Ayes: 2, Nays: 2.", None),
    ],
)
def test_tally(sentence: str, fate: str | None) -> None:
    assert tally(sentence) == fate
