"""Relations: every rule's example and counter-example, dates, what is told once, what must not be read, real papers."""

import hashlib

import pytest

from extract.paper import read_paper
from extract.patterns import rows
from extract.records import Document, Kind, Rejected, Relation
from extract.relations.relations import find_relations
from extract.relations.sides import SIDES

HEAD = """Northmarch County Council

Streets Scrutiny Panel
Friday, 14 September 2018, 2.00 pm, County Hall

Minutes

Present: Mrs J Potter (Chairman), Mr A Brook

1. Apologies
None.

2. Update

"""
KINDS = {"partOf", "replacedBy", "reportsTo", "responsibleFor", "oversees", "partnerOf", "appointed"}
OPTIONAL = {"bodies", "parties", "telling", "not_behind"}
FIELDS = {"rule", "relation", "pattern", "source", "target", "strength", "example", "reads", "counter"}


def answers(body):
    text = f"{HEAD}{body}\n"
    paper = read_paper(Document("minutes.txt", "text/plain", hashlib.sha256(text.encode()).hexdigest(), text))
    found = tuple(find_relations(paper))
    for fact in found:
        assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.exact
    return found


def relations(body):
    return [fact for fact in answers(body) if isinstance(fact, Relation)]


def test_there_are_rules_for_every_kind():
    assert {row["relation"] for row in rows("relations")} == KINDS
    assert len({row["rule"] for row in rows("relations")}) == len(rows("relations")) > 25


@pytest.mark.parametrize("row", rows("relations"), ids=lambda row: row["rule"])
def test_rule_reads_its_example_and_not_its_counter(row):
    assert FIELDS <= set(row) <= FIELDS | OPTIONAL
    assert {row["source"], row["target"]} <= set(SIDES)
    told = [r for r in relations(row["example"]) if r.rule == f"relation {row['rule']}"]
    assert told, [r.rule for r in answers(row["example"])]
    named = ["Northmarch County Council" if name == "AUTHORITY" else name for name in row["reads"]]
    assert [[r.source.name, r.target.name] for r in told] == [named]
    assert {r.relation_kind for r in told} == {row["relation"]}
    assert row["rule"] not in {r.rule.removeprefix("relation ") for r in relations(row["counter"])}


def test_when_a_body_was_replaced():
    (told,) = relations("From May 2013 the Highways Board was replaced by the Northmarch Roads Partnership.")
    assert told.edtf == "2013-05"


def test_each_partner_is_told():
    told = relations("The Highways Board works closely with the Flood Board and the Northmarch Safety Board.")
    assert [r.target.name for r in told] == ["Flood Board", "Northmarch Safety Board"]


def test_a_relation_is_told_once():
    told = relations(
        "The Highways Team is part of the Roads Directorate. The Highways Team is part of the Roads Directorate."
    )
    assert len(told) == 1


def test_the_chair_is_not_the_board():
    (told,) = relations("The Independent Chair of the Flood Board is responsible for the yearly accounts.")
    assert (told.source.kind, told.source.name, told.source.of) == (Kind.POST, "Independent Chair", "Flood Board")


def test_an_aside_between_commas_is_skipped():
    told = relations("The Gritting Group, led by Northmarch Police, is responsible for salt.")
    assert {(r.source.name, r.target.name) for r in told} == {
        ("Northmarch Police", "Gritting Group"),
        ("Gritting Group", "salt"),
    }


REPLACED = [
    ("The Highways Board (HB) met in May. HB meetings were replaced by Quarterly Roads Review Meetings.",
     ("Highways Board", "Quarterly Roads Review Meetings", None)),
    ("The Highways Board will cease in May and a Northmarch Roads Partnership be established.",
     ("Highways Board", "Northmarch Roads Partnership", None)),
    ("The Northmarch Roads Partnership (formerly the Highways Board) met.",
     ("Highways Board", "Northmarch Roads Partnership", None)),
    ("The Northmarch Roads Partnership took over the work of the Highways Board in May 2019.",
     ("Highways Board", "Northmarch Roads Partnership", "2019-05")),
    ("There had been a Roads Improvement Board for a year.\n\n"
     "The Streets Improvement Board met for the first time in its new form on 28 February 2017.",
     ("Roads Improvement Board", "Streets Improvement Board", "2017-02-28")),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), REPLACED)
def test_what_replaced_what_and_when(body, expected):
    told = [r for r in relations(body) if r.relation_kind == "replacedBy"]
    assert [(r.source.name, r.target.name, r.edtf) for r in told] == [expected]


NOTHING = [
    "Mrs Potter, Cabinet Member with Responsibility for Roads, spoke to the Highways Board.",
    "Mr Brook reported to the Highways Board that the salt was wet.",
    "As part of the fair the Highways Board gave a talk.",
    "The Highways Board replaced the lamps.",
    "The Highways Board took over a mill from the Flood Board's chairman.",
    "The Highways Board became aware of the Flood Board.",
    "Mr Brook became a member of the Highways Board and the Flood Board.",
    "The Highways Board established a fund in its place of work.",
    "The Streets Improvement Board met for the first time in its new form.",
    "The Highways Board's chairman thanked the Flood Board.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_relation(sentence):
    assert relations(sentence) == []


def test_unknown_parties_are_rejected_with_their_words():
    rejected = answers("It was appointed by chance, said the Highways Board and the Flood Board.")
    assert [type(fact) for fact in rejected] == [Rejected] * len(rejected) != []


def test_what_is_still_to_be_made_is_no_partnership():
    assert not relations("Work was done to develop a protocol between the Highways Board and the Flood Board.")


def test_a_duty_is_told_with_what_it_is_for():
    (told,) = relations("The Highways Team is responsible for clearing the drains of all lanes by hand, and is busy.")
    assert told.target.name == "clearing the drains of all lanes by hand"


def test_one_plain_word_is_not_what_a_body_manages():
    assert not relations("The lanes and shelters, and centres managed by the Highways Team, were shut.")
