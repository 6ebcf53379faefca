"""Decisions: every rule's example and counter-example, lists of resolutions, whose decision it was."""

import hashlib

import pytest

from extract.decisions import find_decisions
from extract.paper import read_paper
from extract.patterns import rows
from extract.records import Decision, Document

HEAD = """Northmarch County Council

Streets Scrutiny Panel
Friday, 14 September 2018, 2.00 pm, County Hall

Minutes

Present: Mrs J Potter (Chairman), Mr A Brook

1. Apologies

None.

2. Verges

"""
RULES = [row for row in rows("decisions") if "rule" in row and "example" in row]


def decisions(body: str) -> list[Decision]:
    text = HEAD + body + "\n"
    paper = read_paper(Document("minutes.txt", "text/plain", hashlib.sha256(text.encode()).hexdigest(), text))
    found = [fact for fact in find_decisions(paper) if isinstance(fact, Decision)]
    for fact in found:
        assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.exact
    return found


def test_there_are_rules() -> None:
    assert len(RULES) > 8


@pytest.mark.parametrize("row", RULES, ids=[row["rule"] for row in RULES])
def test_example_is_a_decision(row: dict[str, str]) -> None:
    assert decisions(row["example"]), row["example"]


@pytest.mark.parametrize("row", RULES, ids=[row["rule"] for row in RULES])
def test_counter_example_is_not_of_the_rule(row: dict[str, str]) -> None:
    assert not [fact for fact in decisions(row["counter"]) if fact.rule.split()[-1] == row["rule"]], row["counter"]


def test_words_that_only_lead_to_a_motion_are_no_decision() -> None:
    assert not decisions("Following the debate, the Panel unanimously agreed the following motion:")


def test_each_entry_of_a_resolution_is_a_decision() -> None:
    found = decisions(
        "RESOLVED - that the Panel:\n\n- endorses the verge plan;\n- notes the cost; and\n- thanks the officers."
    )
    assert len(found) == 3


def test_a_decision_is_of_the_body_named() -> None:
    (found,) = decisions("It was agreed by the Roads Board that the verges be cut twice a year.")
    assert found.body is not None
    assert found.body.name == "Roads Board"


def test_a_verdict_is_told_with_what_it_is_on() -> None:
    (found,) = decisions("- Quay Cottage, new porch. No objection.")
    assert found.evidence.exact == "Quay Cottage, new porch. No objection."


def test_the_head_of_a_list_is_no_decision_beside_its_entries() -> None:
    found = decisions("The Panel agreed:\n\n- To cut the verges twice a year\n- To write to the Roads Board")
    assert [fact.text for fact in found] == ["To cut the verges twice a year", "To write to the Roads Board"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The minutes of the meeting are to be approved as a correct record.",
        "Members asked whether it was agreed that the verges be cut.",
        "Was it agreed that the verges be cut?",
        "The verges would be agreed in advance.",
    ],
)
def test_what_is_asked_or_to_come_is_no_decision(sentence: str) -> None:
    assert decisions(sentence) == []


def test_the_body_that_met_decides_where_no_other_is_named() -> None:
    (found,) = decisions("It was agreed that the verges be cut twice a year.")
    assert found.body is not None
    assert found.body.name == "Streets Scrutiny Panel"
    assert found.item == "2"
    assert found.text == "the verges be cut twice a year"
