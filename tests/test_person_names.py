"""People's names: their parts, and which two names one person can bear."""

from __future__ import annotations

import pytest

from graph.identity.person_names import Likeness, PersonName, fullness, likeness, parse_name, title_tells

PARTS = [
    ("Mrs R T Ashdown", "ashdown", ("r", "t")),
    ("RT Ashdown", "ashdown", ("r", "t")),
    ("R.T. Ashdown", "ashdown", ("r", "t")),
    ("Councillor Rosie Ashdown OBE", "ashdown", ("rosie",)),
    ("ROSIE ASHDOWN", "ashdown", ("rosie",)),
    ("Ann van Dijk", "vandijk", ("ann",)),
    ("Siân O’Dell", "odell", ("sian",)),
    ("Tom Mc Garry", "mcgarry", ("tom",)),
    ("Tom McGarry", "mcgarry", ("tom",)),
    ("T Finch-Hale", "finchhale", ("t",)),
    ("Ashdown", "ashdown", ()),
    ("Councillor Ashdown", "ashdown", ()),
    ("Chief Superintendent Lee Bright", "bright", ("lee",)),
    ("Rosie Ashdown (Vice Chairman)", "ashdown", ("rosie",)),
    ("Rosie Ashdown, Head of Parks", "ashdown", ("rosie",)),
    ("the Rt Hon Rosie Ashdown MP", "ashdown", ("rosie",)),
    ("Borough Cllr Ashdown", "ashdown", ()),
    ("Parish Councillor Rosie Ashdown", "ashdown", ("rosie",)),
    ("Rosie Parish", "parish", ("rosie",)),
    ("Town Ashdown", "ashdown", ("town",)),
    ("", "", ()),
]


@pytest.mark.parametrize(("name", "surname", "given"), PARTS)
def test_parts(name: str, surname: str, given: tuple[str, ...]) -> None:
    assert parse_name(name) == PersonName(surname, given)


PAIRS = [
    ("Rosie Ashdown", "Rosie Ashdown", Likeness.SAME),
    ("R T Ashdown", "R T Ashdown", Likeness.INITIALS),
    ("R T Ashdown", "Rosie Ashdown", Likeness.INITIALS),
    ("Rosemary Ashdown", "Rosie Ashdown", Likeness.FORM),
    ("R Ashdown", "Bob Ashdown", Likeness.INITIALS),
    ("Robert Ashdown", "Bob Ashdown", Likeness.FORM),
    ("Ashdown", "Rosie Ashdown", Likeness.SURNAME),
    ("Ashdown", "Ashdown", Likeness.SURNAME),
    ("R T Ashdown", "R W Ashdown", Likeness.DIFFERENT),
    ("Rosie Ashdown", "Mary Ashdown", Likeness.DIFFERENT),
    ("Rosie T Ashdown", "Rosie W Ashdown", Likeness.DIFFERENT),
    ("M Ashdown", "Rosie Ashdown", Likeness.DIFFERENT),
    ("Rosie Ashdown", "Rosie Ashdowne", Likeness.DIFFERENT),
    ("Christine Bell", "Christopher Bell", Likeness.DIFFERENT),
    ("Chris Bell", "Christopher Bell", Likeness.FORM),
]


@pytest.mark.parametrize(("a", "b", "expected"), PAIRS)
def test_likeness_is_the_same_both_ways(a: str, b: str, expected: Likeness) -> None:
    assert likeness(parse_name(a), parse_name(b)) is expected
    assert likeness(parse_name(b), parse_name(a)) is expected


@pytest.mark.parametrize(
    ("title", "tells"),
    [("Mrs", {"f"}), ("Mr", {"m"}), ("Councillor Mrs", {"f", "elected"}), ("Dr", set()), (None, set()), ("MS", {"f"})],
)
def test_titles(title: str | None, tells: set[str]) -> None:
    assert title_tells(title) == tells


def test_the_fullest_name_spells_given_names_out() -> None:
    assert max(["Ashdown", "R T Ashdown", "Rosie Ashdown"], key=fullness) == "Rosie Ashdown"
