"""When chairs, posts and memberships begin and end, read from the words that state it and from no others."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import Any

import pytest

from extract.minutes import extract
from extract.patterns import rows
from extract.people.terms import Held
from extract.records import Chairship, Document, Membership, Minutes, PostHolding
from extract.serial import from_json, to_json

HEAD = """Northmarch County Council

Harbour Scrutiny Panel
{day}, 2.00 pm, County Hall

Minutes

Present: {present}

1. Apologies
None.

2. Update on moorings

"""
SEPTEMBER, MAY = "Friday, 14 September 2018", "Thursday, 17 May 2018"
PRESENT = "Mrs J Potter (Chairman), Mr Adam Brook, Ms Fern Holt, Mr Ben Marsh"
ROWS = rows("terms")


@cache
def reading(body: str, day: str = SEPTEMBER, present: str = PRESENT) -> Minutes:
    text = HEAD.format(day=day, present=present) + body + "\n"
    return extract(Document("paper.txt", "text/plain", hashlib.sha256(text.encode()).hexdigest(), text))


def held(minutes: Minutes) -> list[Held]:
    return [fact for fact in minutes.facts if isinstance(fact, Held)]


def office(fact: Held) -> str:
    match fact:
        case Chairship():
            return fact.chair_kind
        case PostHolding():
            return fact.post.name
        case Membership():
            return "member"


def stated(body: str, day: str = SEPTEMBER, present: str = PRESENT) -> set[tuple[str, str, str | None, str | None]]:
    """What is said of when offices begin and end: name, office, since, until."""
    facts = held(reading(body, day, present))
    return {(f.person.name, office(f), f.since, f.until) for f in facts if f.since or f.until}


def test_rows_have_what_they_need() -> None:
    kinds = {"fragment": {"pattern"}, "year": {"means", "example", "counter"}, "refuses": {"pattern", "cues"}}
    more = {"since", "until", "turn", "lean", "lists", "settled"}
    for row in ROWS:
        kind = next((k for k in kinds if k in row), "rule")
        needed = kinds.get(kind, {"pattern", "makes", "cues", "gives"})
        assert needed <= set(row) - {kind} <= needed | more | {"example", "counter"}, row
        assert row.get("makes", "never") in ("always", "known", "never"), row
        assert row.get("lean", "past") in ("past", "future"), row


@pytest.mark.parametrize("row", [row for row in ROWS if "rule" in row], ids=lambda row: row["rule"])
def test_a_rule_reads_its_example_and_nothing_in_its_counter_example(row: dict[str, Any]) -> None:
    assert tuple(row["gives"]) in stated(row["example"])
    assert stated(row["counter"]) == set()


@pytest.mark.parametrize("row", [row for row in ROWS if "year" in row], ids=lambda row: row["example"])
def test_words_of_a_year(row: dict[str, Any]) -> None:
    assert re.search(row["year"], row["example"], re.IGNORECASE)
    assert not re.search(row["year"], row["counter"], re.IGNORECASE)
    assert stated(f"RESOLVED that Councillor Ashdown be elected Chairman {row['example']}.")


@pytest.mark.parametrize("row", [row for row in ROWS if "refuses" in row], ids=lambda row: row["example"])
def test_an_office_no_longer_held_is_not_one_of_the_day(row: dict[str, Any]) -> None:
    refused = [r.reason for r in reading(row["example"]).rejected]
    assert refused == [row["refuses"]]
    assert not any(isinstance(f, PostHolding) for f in held(reading(row["example"])))
    assert any(isinstance(f, PostHolding) for f in held(reading(row["counter"])))


ANNUAL = [
    (
        "RESOLVED that Councillor Ashdown be elected Chairman for the ensuing year.",
        ("Ashdown", "chair", "2018-05-17", "2019-05~"),
    ),
    (
        "RESOLVED that Councillor Ashdown be elected Chairman for the forthcoming municipal year.",
        ("Ashdown", "chair", "2018-05-17", "2019-05~"),
    ),
    (
        "Councillor Ashdown was elected Chair for the year 2018/19.",
        ("Ashdown", "chair", "2018", "2019"),
    ),
    (
        "RESOLVED that Mrs Potter be elected Chairman of the Panel for the municipal year 2018/19.",
        ("J Potter", "chair", "2018-05", "2019-05~"),
    ),
]


@pytest.mark.parametrize(("body", "term"), ANNUAL, ids=lambda value: value if isinstance(value, str) else "")
def test_a_year_of_office_from_the_annual_meeting(body: str, term: tuple[str, ...]) -> None:
    assert stated(body, MAY) == {term}


STATED = {
    "Mr Bo Reed would take over as Independent Chair of the Ferry Board from January 2019.": {
        ("Bo Reed", "independent-chair", "2019-01", None)
    },
    "Mr Bo Reed, Director of Roads (from 14 May 2018), spoke.": {("Bo Reed", "Director of Roads", "2018-05-14", None)},
    "Councillor Ashdown had replaced Mr Ben Marsh as a member of the Panel in June.": {
        ("Ashdown", "member", "2018-06", None),
        ("Ben Marsh", "member", None, "2018-06"),
    },
    "Mr Bo Reed will take over from Mrs Potter as Chair in January 2019.": {
        ("Bo Reed", "chair", "2019-01", None),
        ("J Potter", "chair", None, "2019-01"),
    },
    "Councillor Finch had resigned as a member of the Panel.": {("Finch", "member", None, "../2018-09-14")},
    "It was RESOLVED that Councillor Ashdown be re-elected as Chair of the Panel for the 2018/19 municipal year.": {
        ("Ashdown", "chair", "2018", "2019")
    },
    "The Council had elected Councillor Ashdown as Chair for the municipal year 2018/19.": {
        ("Ashdown", "chair", "2018-05", "2019-05~")
    },
    "RESOLVED that Councillor Ashdown be appointed Chairman for the remainder of the municipal year.": {
        ("Ashdown", "chair", "2018-09-14", "2019-05~")
    },
    "Mr Bo Reed, Director of Roads, announced that he would be leaving the authority in December.": {
        ("Bo Reed", "Director of Roads", None, "2018-12")
    },
    "Mr Bo Reed resigned as Treasurer on 3 May 2018.": {("Bo Reed", "Treasurer", None, "2018-05-03")},
    "Ms Holt, Director of Roads from April 2018 to June 2018, spoke.": {
        ("Fern Holt", "Director of Roads", "2018-04", "2018-06")
    },
    "RESOLVED that Councillor Ashdown be elected Chairman until May 2019.": set(),
    "Dame Rosie Ashdown chaired the Ferry Board. Dame Rosie would step down as Independent Chair of the Ferry Board "
    "in December 2018.": {("Rosie Ashdown", "independent-chair", None, "2018-12")},
}


@pytest.mark.parametrize(("body", "terms"), STATED.items(), ids=lambda value: value if isinstance(value, str) else "")
def test_what_is_stated(body: str, terms: set[tuple[str, ...]]) -> None:
    assert stated(body) == terms


@pytest.mark.parametrize(
    "body",
    [
        "The Chair said that from 1 April 2019 the service would close.",
        "The Chairman, Mrs Potter, said that from 1 April 2019 the ferry would stop.",
        "Mr Bo Reed, Director of Roads, said in May 2018 that tolls were low.",
        "The Chairman asked whether Councillor Finch had resigned from the Panel in May.",
        "If Councillor Finch resigned from the Panel in May the seat would be lost.",
        "Councillor Holt proposed that Councillor Ashdown be elected Chairman of the Ferry Board for the ensuing year.",
        "Had Councillor Finch resigned from the Panel in May?",
        "Councillor Finch had not resigned from the Panel in May.",
        "Councillor Finch had resigned from the tennis club in May.",
        "Councillor Finch stood down as Chair for the item on 3 May.",
        "Councillor Finch would step down as Chair.",
        "Councillor Finch would step down as Chair at the next meeting.",
        "Councillor Ashdown was elected Chair for the meeting of 3 May.",
        "Councillor Ashdown attended vice Councillor Finch until 3 May.",
        "The post of Director of Roads was vacant until May 2019.",
        "Councillor Ashdown had replaced Councillor Finch as a member of the Ferry Watch Group's walk in June.",
        "Councillor Ashdown joined the Panel for this item.",
        "Mr Bo Reed, Director of Roads, would retire.",
        "The former Chair, Mr Bo Reed, had written.",
        "The report of Ms Holt, Director of Roads, since January 2018 shows growth.",
        "Mr Bo Reed, Director of Roads, until March 2019 had no staff.",
        "Nominations were sought and Mr Bo Reed was nominated as Chair in May 2018.",
        "It was suggested that Mr Bo Reed be appointed Vice-Chair from May 2019.",
        "Ms Holt took over as Chair at 3.15 pm.",
        "Ms Holt was Chair at the meeting from 2.00 pm to 3.00 pm.",
        "Ms Holt became Chair of the meeting on 3 May.",
        "Councillor Ashdown will be Chair until a new Chairman is elected in May 2019.",
        "Mr Bo Reed was appointed Director of Roads on a salary from May 2018.",
        "Mr Bo Reed resigned as Director of the company Leys Ltd on 3 May 2018.",
        "Mr Bo Reed stepped down as Chair of Governors at Leys School in July 2018.",
        "Ms Holt, Director of Roads, retired from the debate in May.",
        "Mr Ben Marsh reported to Mr Bo Reed that he had resigned from the Panel in May.",
        "Mrs Potter (Chairman until 2.30 pm) and Mr Brook spoke.",
        "Mr Bo Reed, former Director of Roads until May 2018, had written.",
    ],
)
def test_words_that_state_no_start_and_no_end(body: str) -> None:
    assert stated(body) == set()


@pytest.mark.parametrize(
    ("present", "terms"),
    [
        (
            "Mrs J Potter (Chairman), Mr Adam Brook (until July 2018), Ms Fern Holt",
            {("Adam Brook", "member", None, "2018-07")},
        ),
        (
            "Mrs J Potter (Chairman), Mr Adam Brook (from 14 May 2018), Ms Fern Holt",
            {("Adam Brook", "member", "2018-05-14", None)},
        ),
        ("Mrs J Potter (Chairman), Mr Adam Brook (until 3.15 pm), Ms Fern Holt (from 2.30)", set()),
        ("Mrs J Potter (Chairman) (until July 2018), Mr Adam Brook, Ms Fern Holt", set()),  # of the chair, or a seat?
    ],
)
def test_dates_behind_the_names_of_a_list(present: str, terms: set[tuple[str, ...]]) -> None:
    assert stated("Nothing.", present=present) == terms


def test_a_fact_is_given_its_dates_by_its_own_sentence_and_shows_their_words() -> None:
    (fact,) = [f for f in held(reading("Councillor Ashdown was elected Chair for the ensuing year.")) if f.since]
    assert fact.rule == "chair-of-this-body"
    assert fact.evidence.exact == "Councillor Ashdown was elected Chair for the ensuing year"


def test_a_term_of_an_office_told_elsewhere_stands_beside_it() -> None:
    """The attendance list's statement keeps its words; what the sentence adds is a statement of its own."""
    facts = [f for f in held(reading("Mrs Potter stood down as Chair on 3 May.")) if isinstance(f, Chairship)]
    assert [(f.rule, f.person.name, f.until) for f in facts] == [
        ("attendance-list", "J Potter", None),
        ("term stood down", "J Potter", "2018-05-03"),
    ]


def test_other_facts_stay_as_they_are() -> None:
    plain = reading("The Panel thanked Mrs Potter.")
    more = reading("The Panel thanked Mrs Potter. Mrs Potter stood down as Chair on 3 May.")
    assert [f for f in held(more) if f.rule.startswith("term")]
    assert [(f.rule, f.person) for f in held(plain)] == [
        (f.rule, f.person) for f in held(more) if not f.rule.startswith("term")
    ]


def test_dates_survive_json() -> None:
    minutes = reading("Councillor Ashdown was elected Chair for the municipal year 2018/19.")
    assert from_json(to_json(minutes)) == minutes
    assert [(f.since, f.until) for f in held(from_json(to_json(minutes))) if f.since] == [("2018-05", "2019-05~")]
