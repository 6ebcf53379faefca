"""Decisions: every rule's example and counter-example, lists of resolutions, whose decision it was."""

import hashlib
from typing import Any

import pytest
from spacy.matcher import Matcher

from extract.decisions.decisions import find_decisions
from extract.decisions.texts import decision_words, matter_put
from extract.language.pipeline import language
from extract.paper import read_paper
from extract.patterns import rows
from extract.records import Decision, Document, Rejected

HEAD = """Northmarch County Council

Streets Scrutiny Panel
Friday, 14 September 2018, 2.00 pm, County Hall

Minutes

Present: Mrs J Potter (Chairman), Mr A Brook

1. Apologies

None.

2. Verges

"""
RULES = [row for row in rows("decisions") if "rule" in row]
CLASSES = [row for row in rows("decisions") if "class" in row]
REFUSALS = [row for row in rows("decision_refusals") if "reason" in row]


def answers(body: str) -> list[Decision | Rejected]:
    text = HEAD + body + "\n"
    paper = read_paper(Document("minutes.txt", "text/plain", hashlib.sha256(text.encode()).hexdigest(), text))
    found = list(find_decisions(paper))
    for fact in found:
        assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.exact
    return found


def decisions(body: str) -> list[Decision]:
    return [fact for fact in answers(body) if isinstance(fact, Decision)]


def test_there_are_rules() -> None:
    assert len(RULES) > 8


@pytest.mark.parametrize("row", RULES, ids=[row["rule"] for row in RULES])
def test_example_is_a_decision(row: dict[str, str]) -> None:
    assert decisions(row["example"]), row["example"]


@pytest.mark.parametrize("row", RULES, ids=[row["rule"] for row in RULES])
def test_counter_example_is_not_of_the_rule(row: dict[str, str]) -> None:
    assert not [fact for fact in decisions(row["counter"]) if fact.rule.split()[-1] == row["rule"]], row["counter"]


@pytest.mark.parametrize("row", CLASSES, ids=[row["class"] for row in CLASSES])
def test_class_holds_a_word_of_its_example_and_none_of_its_counter(row: dict[str, Any]) -> None:
    matcher = Matcher(language().vocab, validate=True)
    matcher.add(row["class"], [[row["token"]]])
    assert matcher(language()(row["example"]))
    assert not matcher(language()(row["counter"]))


@pytest.mark.parametrize("row", REFUSALS, ids=[row["example"][:40] for row in REFUSALS])
def test_refusal_refuses_its_example_and_not_its_counter(row: dict[str, Any]) -> None:
    assert set(row) <= {"reason", "before", "after", "anywhere", "rules", "by", "example", "counter"}
    assert set(row) & {"before", "after", "anywhere"}
    assert row.get("by") in (None, "nobody", "another", "others")
    assert set(row.get("rules", ())) <= {rule["rule"] for rule in RULES}
    assert row["reason"] in {a.reason for a in answers(row["example"]) if isinstance(a, Rejected)}
    assert not decisions(row["example"])
    assert decisions(row["counter"])


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("Proposed by Mr Hay, seconded by Mrs Potter and agreed to cut the verges.", ["cut the verges"]),
        ("On the proposal of Mr Hay, seconded by Mrs Potter, the Panel resolved to cut the verges.",
         ["cut the verges"]),
        ("“That the verges be cut twice a year.”\n\nProposed by Mr Hay, seconded by Mrs Potter and agreed.",
         ["That the verges be cut twice a year"]),
        ("The list of verges was proposed by Mr Hay, seconded by Mrs Potter and agreed.", ["The list of verges"]),
        ("Motion by Mr Hay, seconded by Mrs Potter, to cut the verges, carried 4 to 1.", ["cut the verges"]),
        ("Mr Hay made a motion to cut the verges; it was seconded by Mrs Potter and carried.", ["cut the verges"]),
        ("A proposal to cut the verges twice a year was put. The Panel agreed to this proposal.",
         ["this proposal: A proposal to cut the verges twice a year was put"]),
        ("RESOLVED\n\nThat the verges be cut twice a year.", ["That the verges be cut twice a year"]),
        ("The verges had grown over the path. RESOLVED", ["The verges had grown over the path"]),
    ],
)  # fmt: skip
def test_what_was_decided_stands_by_itself(body: str, texts: list[str]) -> None:
    assert [fact.text for fact in decisions(body)] == texts


def test_a_list_of_payments_is_one_decision_with_its_total() -> None:
    (found,) = decisions("The following payments were approved:\n\n- Lamp oil £40\n- Rope £20\n\nTOTAL £60\n")
    assert found.text == "The following payments were approved: Lamp oil £40; Rope £20; TOTAL £60"
    assert found.evidence.exact.endswith("TOTAL £60")


def test_a_vote_on_nothing_that_is_told_is_no_decision() -> None:
    assert decisions("Motion carried by a unanimous vote.") == []


def test_who_is_elected_is_told_from_the_names_on() -> None:
    (found,) = decisions("On a count Ann Hay and Jo Pike are elected unopposed as committee members.")
    assert found.text == "Ann Hay and Jo Pike are elected unopposed as committee members"


def test_a_motion_is_told_by_its_resolution_and_a_lost_one_not_at_all() -> None:
    moved = "Mr Hay proposed and Mrs Potter seconded the motion that “the Panel resolves to cut the verges”.\n\n"
    assert [f.text for f in decisions(moved + "Motion carried.\n\nRESOLVED that the verges be cut.")] == [
        "the verges be cut"
    ]
    assert decisions(moved + "Motion lost.") == []


def test_one_item_says_a_long_decision_once() -> None:
    again = "RESOLVED that the verges of all roads in the county be cut twice a year.\n\n"
    assert len(decisions(again + again)) == 1
    assert len(decisions("The plan was put. Agreed.\n\nThe map was put. Agreed.")) == 2


def test_words_of_a_decision() -> None:
    assert decision_words("1) unanimously, that “the verges be cut;”") == "that “the verges be cut"
    assert matter_put("The above motion was ") == ""


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
