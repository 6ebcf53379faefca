"""From when to when somebody held an office: gaps, successors, stated starts and ends, absences, undated papers."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from rdflib import URIRef

from graph.spells.sightings import CHAIR, MEMBERSHIP, POST, Office, Replaced, Roll, Sighting
from graph.spells.spells import Setting, Spell, spells
from graph.spells.standing import Span, Standing, known, standing
from graph.spells.writing import several_hold

PANEL, COUNCIL, HEAD = URIRef("x/body/panel"), URIRef("x/body/council"), URIRef("x/post/head")
ANN, BO, CY = URIRef("x/person/ann"), URIRef("x/person/bo"), URIRef("x/person/cy")
IN_CHAIR, MEMBER, POST_OF_HEAD = Office(CHAIR, PANEL), Office(MEMBERSHIP, PANEL), Office(POST, HEAD)
NOTHING = Setting({})


def seen(person: URIRef, day: str | None, office: Office = IN_CHAIR, **more: str) -> Sighting:
    words = "|".join((person, day or "", office.sort, *more.values()))
    node = URIRef(f"x/fact/{words}".replace(" ", ""))
    return Sighting(node, person, office, day, **more)  # type: ignore[arg-type]


def told(found: list[Spell]) -> list[tuple[str, str | None, str | None, str | None]]:
    """Who, first and last day seen, and the day by which it was over."""
    return [(s.person.rpartition("/")[2], s.span.first_seen, s.span.last_seen, s.span.over_by) for s in found]


CASES = {
    "one spell of two sightings": (
        [seen(ANN, "2021-06-01"), seen(ANN, "2022-01-10")],
        [("ann", "2021-06-01", "2022-01-10", None)],
    ),
    "silence longer than a municipal year": (
        [seen(ANN, "2021-06-01"), seen(ANN, "2022-06-23")],
        [("ann", "2021-06-01", "2021-06-01", None), ("ann", "2022-06-23", "2022-06-23", None)],
    ),
    "annual meetings three weeks later each": (
        [seen(ANN, "2021-06-01"), seen(ANN, "2022-06-22")],
        [("ann", "2021-06-01", "2022-06-22", None)],
    ),
    "a successor ends it": (
        [seen(ANN, "2021-06-01"), seen(BO, "2021-09-01")],
        [("ann", "2021-06-01", "2021-06-01", "2021-09-01"), ("bo", "2021-09-01", "2021-09-01", None)],
    ),
    "the first successor ends it, whoever comes later": (
        [seen(BO, "2019-01-01"), seen(CY, "2019-06-01"), seen(ANN, "2020-05-01")],
        [
            ("ann", "2020-05-01", "2020-05-01", None),
            ("bo", "2019-01-01", "2019-01-01", "2019-06-01"),
            ("cy", "2019-06-01", "2019-06-01", "2020-05-01"),
        ],
    ),
    "another in between makes two spells": (
        [seen(ANN, "2021-06-01"), seen(BO, "2021-09-01"), seen(ANN, "2021-12-01")],
        [
            ("ann", "2021-06-01", "2021-06-01", "2021-09-01"),
            ("ann", "2021-12-01", "2021-12-01", None),
            ("bo", "2021-09-01", "2021-09-01", "2021-12-01"),
        ],
    ),
    "handed over on one day": (
        [seen(ANN, "2021-01-01"), seen(ANN, "2021-05-20"), seen(BO, "2021-05-20")],
        [("ann", "2021-01-01", "2021-05-20", "2021-05-21"), ("bo", "2021-05-20", "2021-05-20", None)],
    ),
    "two who share it end nobody's": (
        [seen(p, d) for p in (ANN, BO) for d in ("2021-06-01", "2021-09-01")] + [seen(ANN, "2021-12-01")],
        [("ann", "2021-06-01", "2021-12-01", None), ("bo", "2021-06-01", "2021-09-01", None)],
    ),
    "the vice-chair is another office": (
        [seen(ANN, "2021-06-01"), seen(BO, "2021-09-01", Office(CHAIR, PANEL, vice=True))],
        [("ann", "2021-06-01", "2021-06-01", None), ("bo", "2021-09-01", "2021-09-01", None)],
    ),
    "what is likelier wrong ends nothing": (
        [seen(ANN, "2021-06-01"), replace(seen(BO, "2021-09-01"), likely=False), seen(ANN, "2021-12-01")],
        [("ann", "2021-06-01", "2021-12-01", None), ("bo", "2021-09-01", "2021-09-01", "2021-12-01")],
    ),
    "a successor to come ends it when he begins": (
        [seen(ANN, "2021-03-01"), seen(BO, "2021-03-01", since="2021-05-20")],
        [("ann", "2021-03-01", "2021-03-01", "2021-05-20"), ("bo", None, None, None)],
    ),
    "one undated joins the only spell": (
        [seen(ANN, "2021-06-01"), seen(ANN, None)],
        [("ann", "2021-06-01", "2021-06-01", None)],
    ),
    "one undated stands alone beside two": (
        [seen(ANN, "2019-06-01"), seen(ANN, "2021-06-01"), seen(ANN, None)],
        [
            ("ann", "2019-06-01", "2019-06-01", None),
            ("ann", "2021-06-01", "2021-06-01", None),
            ("ann", None, None, None),
        ],
    ),
    "only undated": ([seen(ANN, None)], [("ann", None, None, None)]),
    "posts go on for longer without a word": (
        [seen(ANN, "2020-06-01", POST_OF_HEAD), seen(ANN, "2022-06-01", POST_OF_HEAD)],
        [("ann", "2020-06-01", "2022-06-01", None)],
    ),
    "a stated start bridges silence": (
        [seen(ANN, "2019-06-01", since="2018"), seen(ANN, "2022-06-01", since="2018")],
        [("ann", "2019-06-01", "2022-06-01", None)],
    ),
    "a stated end to come bridges silence": (
        [seen(ANN, None, since="2019-06-01", until="2023-05-04"), seen(ANN, "2022-01-10")],
        [("ann", "2022-01-10", "2022-01-10", None)],
    ),
    "a register without an end bridges silence": (
        [replace(seen(ANN, None, since="2017-05-04"), open=True), seen(ANN, "2022-01-10")],
        [("ann", "2022-01-10", "2022-01-10", None)],
    ),
    "a successor ends what a register lists": (
        [replace(seen(ANN, None, since="2017-05-04"), open=True), seen(BO, "2022-01-10")],
        [("ann", None, None, "2022-01-10"), ("bo", "2022-01-10", "2022-01-10", None)],
    ),
    "a stated start after a sighting begins anew": (
        [seen(ANN, "2021-06-01"), seen(ANN, "2022-02-01", since="2022-01-10")],
        [("ann", "2021-06-01", "2021-06-01", None), ("ann", "2022-02-01", "2022-02-01", None)],
    ),
    "seen after a stated end begins anew": (
        [seen(ANN, "2021-06-01", until="2021-08"), seen(ANN, "2021-10-01")],
        [("ann", "2021-06-01", "2021-06-01", None), ("ann", "2021-10-01", "2021-10-01", None)],
    ),
    "a later paper says that it ended": (
        [seen(ANN, "2021-06-01"), seen(ANN, "2022-03-01", until="2021-08-31")],
        [("ann", "2021-06-01", "2021-06-01", None)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_spells_of_an_office(case: str) -> None:
    sightings, expected = CASES[case]
    for order in list(permutations(sightings))[:24]:
        assert told(list(spells(order, NOTHING))) == expected


def test_many_hold_a_post_of_many_and_none_ends_the_others() -> None:
    both = [seen(ANN, "2021-06-01", POST_OF_HEAD), seen(BO, "2021-09-01", POST_OF_HEAD)]
    assert [s.span.over_by for s in spells(both, Setting({}, many=frozenset({HEAD})))] == [None, None]
    assert [s.span.over_by for s in spells(both, NOTHING)] == ["2021-09-01", None]


def rolls(*days: str, there: URIRef = BO) -> dict[URIRef, tuple[Roll, ...]]:
    return {PANEL: tuple(Roll(day, frozenset({there})) for day in days)}


MISSED = {
    "three in a row over half a year": (("2021-07-01", "2021-10-01", "2022-02-01"), 2),
    "two in a row": (("2021-07-01", "2022-02-01"), 1),
    "three in a row within half a year": (("2021-07-01", "2021-08-01", "2021-09-01"), 1),
}


@pytest.mark.parametrize("case", MISSED)
def test_a_member_whom_no_list_has_for_a_run_of_meetings_is_one_no_more(case: str) -> None:
    days, expected = MISSED[case]
    both = [seen(ANN, "2021-06-01", MEMBER), seen(ANN, "2022-03-01", MEMBER)]
    found = list(spells(both, Setting(rolls(*days))))
    assert len(found) == expected
    (first, *_) = spells(both[:1], Setting(rolls(*days)))
    assert first.span.over_by == (days[0] if expected == 2 else None)
    assert len(list(spells(both, Setting(rolls(*days, there=ANN))))) == 1


def test_one_list_without_a_member_is_told_and_ends_nothing() -> None:
    (spell,) = spells([seen(ANN, "2021-06-01", MEMBER)], Setting(rolls("2021-07-01", "2021-10-01")))
    assert (spell.span.over_by, spell.span.not_listed) == (None, "2021-07-01")
    assert known(spell.span, "2021-12-01") == "last seen 2021-06-01; not on the list of 2021-07-01"
    (spell,) = spells([seen(ANN, "2021-06-01", MEMBER)], Setting(rolls("2021-07-01", there=ANN)))
    assert spell.span.not_listed is None


GONE = {
    "seen before": ("2021-06-01", "2021-09-30"),
    "seen on the last day": ("2021-09-30", "2021-10-01"),
    "seen after all the same": ("2021-10-05", None),
}


@pytest.mark.parametrize("case", GONE)
@pytest.mark.parametrize("office", [IN_CHAIR, MEMBER, POST_OF_HEAD], ids=lambda o: o.sort)
def test_an_office_does_not_outlive_its_body(case: str, office: Office) -> None:
    day, over = GONE[case]
    setting = Setting({}, replaced={office.of: Replaced("2021-09-30", URIRef("x/fact/gone"))})
    (spell,) = spells([seen(ANN, day, office)], setting)
    assert spell.span.over_by == over
    assert spell.reason == (f"over by {over}: the body was replaced (fact gone)" if over else "")


def test_who_chairs_a_body_is_heard_of_in_it() -> None:
    far = [seen(ANN, "2021-06-01", MEMBER), seen(ANN, "2022-09-01", MEMBER)]
    assert len(list(spells(far, NOTHING))) == 2
    found = [s for s in spells([*far, seen(ANN, "2022-01-10")], NOTHING) if s.office == MEMBER]
    assert len(found) == 1


def test_councillors_are_elected_for_four_years() -> None:
    far = [seen(ANN, "2018-06-01", Office(MEMBERSHIP, COUNCIL)), seen(ANN, "2021-06-01", Office(MEMBERSHIP, COUNCIL))]
    assert len(list(spells(far, Setting({}, councils=frozenset({COUNCIL}))))) == 1
    assert len(list(spells(far, NOTHING))) == 2


def test_a_spell_says_why_it_begins_or_ends_where_it_does() -> None:
    one, two = spells([seen(ANN, "2021-06-01"), seen(ANN, "2023-06-01")], NOTHING)
    assert (one.reason, two.reason) == ("", "begins anew: not seen for 730 days, and an appointment lasts 386 at most")
    (first, _) = spells([seen(ANN, "2021-06-01"), seen(BO, "2021-09-01")], NOTHING)
    assert first.reason.startswith("over by 2021-09-01: another was seen in it (fact ")


SEEN = Span("2021-06-01", "2022-01-10", presumed_until="2023-01-31")
STATED = Span("2021-06-01", "2022-01-10", since="2021-05-20", until="2022-05")
FUTURE = Span(since="2022-05-20", presumed_until="2023-06-10")
OVER = Span("2021-06-01", "2022-01-10", over_by="2022-06-01", presumed_until="2023-01-31")
DAYS = [
    (SEEN, "2021-05-31", Standing.BEFORE, "not yet"),
    (SEEN, "2021-06-01", Standing.SEEN, "seen that day"),
    (SEEN, "2021-09-01", Standing.SEEN, "seen before and after"),
    (SEEN, "2022-06-01", Standing.OPEN, "last seen 2022-01-10, not known to have ended"),
    (SEEN, "2023-02-01", Standing.LAPSED, "not seen since"),
    (STATED, "2021-05-19", Standing.BEFORE, "not yet"),
    (STATED, "2021-05-20", Standing.STATED, "stated"),
    (STATED, "2022-05-31", Standing.STATED, "stated"),
    (STATED, "2022-06-01", Standing.OVER, "over"),
    (Span(since="2017"), "2024-01-01", Standing.OPEN, "stated to begin 2017, not known to have ended"),
    (FUTURE, "2022-05-19", Standing.BEFORE, "not yet"),
    (FUTURE, "2022-05-20", Standing.OPEN, "stated to begin 2022-05-20, not known to have ended"),
    (OVER, "2022-05-31", Standing.OPEN, "last seen 2022-01-10, over by 2022-06-01"),
    (OVER, "2022-06-01", Standing.OVER, "over"),
    (replace(SEEN, since="2021"), "2021-05-31", Standing.BEFORE, "not yet"),
    (Span(until="2021-08"), "2021-09-01", Standing.OVER, "over"),
    (Span(), "2021-09-01", Standing.UNDATED, "without a day"),
]


@pytest.mark.parametrize(("span", "day", "how", "words"), DAYS)
def test_how_a_spell_stands_to_a_day(span: Span, day: str, how: Standing, words: str) -> None:
    assert standing(span, day) is how
    assert known(span, day, frozenset({"2021-06-01"})) == words


TITLES = [
    ("Parent Governor Representative", True),
    ("Scrutiny Officers", True),
    ("Superintendent", True),
    ("Director of Parks", False),
    ("Chief Officer", False),
    ("Monitoring Officer", False),
    ("Cabinet Member for Parks", False),
    ("Head Teacher", False),
]


@pytest.mark.parametrize(("title", "several"), TITLES)
def test_posts_that_several_hold(title: str, several: bool) -> None:
    assert several_hold(title) is several
