"""Names, quotes and facts paired as a fair reader would: what counts as found, missed, false, said again."""

from __future__ import annotations

from typing import Any

import pytest

from graph.score.alike import Names
from graph.score.details import same_day
from graph.score.gold import GoldPaper
from graph.score.matching import Matched, match
from graph.score.quotes import Letters, gap, shared
from graph.score.said import Told

TEXT = (
    "Present: Cllr Ann Lane, Mr B. Reed. The Parks Manager agreed to paint the pier by May. It was proposed by "
    "Cllr Lane that the ferry be sold. RESOLVED that it be sold. The Harbour Board would audit the moorings."
)


def told(node: str, quote: str = "", **values: str) -> Told:
    return Told(node, {key: (value,) for key, value in values.items()}, (quote,))


def matched(
    relation: str, gold: list[dict[str, Any]], said: list[Told], aliases: tuple[tuple[str, ...], ...] = ()
) -> Matched:
    return match(GoldPaper("p.txt", "Leys", {relation: tuple(gold)}, aliases), relation, said, Letters(TEXT))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Leys Roads Board", "Roads Board", True),
        ("Leys Roads Board", "Essmouth Roads Board", False),
        ("Safequarding Board", "Safeguarding Boards", True),
        ("the Council", "council", True),
        ("LRB", "Leys Roads Board", True),
        ("Roads", None, False),
        (None, None, True),
    ],
)
def test_names_of_bodies(a: str | None, b: str | None, same: bool) -> None:
    assert Names([("Leys Roads Board", "LRB")]).same(a, b) is same


@pytest.mark.parametrize(
    ("a", "b", "sure"),
    [
        ("Ann Lane", "Cllr Ann Lane", 1.0),
        ("Elizabeth Lane", "Liz Lane", 0.7),
        ("A. Lane", "Ann Lane", 0.4),
        ("Lane", "Ann Lane", 0.3),
        ("Bo Lane", "Ann Lane", 0.0),
        ("Ann Lane", None, 0.0),
    ],
)
def test_names_of_people(a: str, b: str | None, sure: float) -> None:
    assert Names([]).person(a, b) == sure


def test_quotes_stand_where_their_letters_do() -> None:
    letters = Letters("The Parks\nManager agreed – to paint\n\nPage 3 of 9\n\nthe long pier before the end of May.")
    assert letters.place("parks manager AGREED to paint") == (3, 28)
    assert letters.place("The Parks Manager agreed to paint the long pier before the end of May") is not None
    assert letters.place("Manager agreed to sell") is None
    assert letters.place("") is None
    assert shared((0, 10), (5, 25)) == 0.5
    assert shared((0, 10), None) == 0.0
    assert gap((0, 10), (14, 20)) == 4


def test_optional_facts_count_neither_way() -> None:
    gold = [
        {"name": "Ann Lane", "quote": ""},
        {"name": "B Reed", "quote": "", "optional": True},
        {"name": "C Pike", "quote": ""},
    ]
    one = matched("attended", gold, [told("1", name="A Lane"), told("2", name="B Reed"), told("3", name="D Holt")])
    assert one.counts == (1, 1, 1)
    assert [wanted["name"] for wanted in one.missed] == ["C Pike"]
    assert [found["name"] for found in one.false] == ["D Holt"]
    assert matched("attended", gold, []).counts == (0, 2, 0)


def test_the_likest_are_paired() -> None:
    gold = [{"name": "Lane", "quote": ""}, {"name": "Ann Lane", "quote": ""}]
    one = matched("attended", gold, [told("1", name="Ann Lane"), told("2", name="B Lane")])
    assert [(w["name"], f["name"]) for w, f in one.pairs] == [("Ann Lane", "Ann Lane"), ("Lane", "B Lane")]


def test_commitments_are_found_by_their_words() -> None:
    gold = [{"who": "Parks Manager", "quote": "agreed to paint the pier by May"}]
    quote = "The Parks Manager agreed to paint the pier by May."
    one = matched("commitments", gold, [told("1", quote), told("2", "Present: Cllr Ann Lane, Mr B. Reed.")])
    assert one.counts == (1, 0, 1)


def test_saying_it_again_once_is_no_error_and_a_flood_is() -> None:
    gold = [{"quote": "agreed to paint the pier by May"}]
    said = [told(str(n), "The Parks Manager agreed to paint the pier by May.") for n in range(4)]
    one = matched("commitments", gold, said)
    assert (one.counts, len(one.restated)) == ((1, 0, 2), 1)


def test_a_motion_is_the_decision_that_carries_it() -> None:
    gold = [{"quote": "RESOLVED that it be sold"}]
    near = told("1", "It was proposed by Cllr Lane that the ferry be sold.")
    assert matched("decisions", gold, [near]).counts == (1, 0, 0)
    assert matched("commitments", gold, [near]).counts == (0, 1, 1)


def test_chairs_are_of_a_body_and_a_kind() -> None:
    gold = [
        {"person": "Ann Lane", "body": "Roads Board", "kind": "chair", "quote": ""},
        {"person": "Bo Reed", "body": "Roads Board", "kind": "presided", "quote": ""},
    ]
    assert matched("chairs", gold, [told("1", person="Ann Lane", body="Roads Board", kind="chair")]).counts == (1, 0, 0)
    assert matched("chairs", gold, [told("1", person="Ann Lane", body="Roads Board", kind="vice-chair")]).counts == (
        0,
        1,
        1,
    )
    assert matched("chairs", gold, [told("1", person="Ann Lane", body="Ferry Board", kind="chair")]).counts == (0, 1, 1)


def test_monitoring_needs_the_monitor_too() -> None:
    gold = [{"subject": "moorings", "monitor": "Harbour Board", "quote": "The Harbour Board would audit the moorings"}]
    quote = "The Harbour Board would audit the moorings."
    assert matched("monitored_by", gold, [told("1", quote, monitor="Harbour Board")]).counts == (1, 0, 0)
    assert matched("monitored_by", gold, [told("1", quote, monitor="Ferry Company")]).counts == (0, 1, 1)


def test_only_the_first_meeting_is_asked_for() -> None:
    gold = [
        {"body": "Roads Board", "date": "2022-05-04", "quote": ""},
        {"body": "Ferry Board", "date": "2022-05-09", "quote": ""},
    ]
    said = [told(str(n), body="Roads Board", date=f"2022-05-0{n}") for n in range(4, 8)]
    assert matched("meetings", gold, said).counts == (1, 0, 0)


@pytest.mark.parametrize(
    ("edtf", "said", "same"),
    [
        ("2022-05-04", "2022-05-04", True),
        ("2022-05", "2022-05-31", True),
        ("2022-05", "2022-05-30", False),
        ("2022-04-01/2023-03-31", "2023-03-31", True),
        ("2022-05-04/..", "2022-05-04", True),
        ("2022-09~", "2022-10-15", True),
        ("2022-09~", "2022-12-15", False),
        ("2022~", "2022-02-01", True),
        ("2022-24", "2023-02-28", True),
        ("2022-05-04", None, False),
    ],
)
def test_due_dates_are_right_to_the_day_unless_they_are_about(edtf: str, said: str | None, same: bool) -> None:
    assert same_day(edtf, said) is same
