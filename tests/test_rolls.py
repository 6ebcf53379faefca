"""Who is read from lists of attendance as councils print them: each list with all that it says, and nothing else."""

from __future__ import annotations

import re
from typing import Any

import pytest

from extract.documents import read_bytes
from extract.minutes import extract
from extract.patterns import columns
from extract.records import Attendance, Membership
from extract.rolls.bracketed_holders import bracketed_holders

HEAD = """Leys Town Council

Minutes of a meeting of Leys Town Council held in Leys Hall on 25 July 2017

"""
BUSINESS = """

1. Minutes

Agreed.

2. Roads

The road was noted.
"""


def facts(lists: str, kind: type, *, business: str = BUSINESS, head: str = HEAD) -> list[Any]:
    minutes = extract(read_bytes("minutes.txt", (head + lists + business).encode()))
    return [fact for fact in minutes.facts if isinstance(fact, kind)]


def there(lists: str, *, business: str = BUSINESS, head: str = HEAD) -> list[str]:
    """Each attendance as "status: name, post"."""
    return [
        f"{a.status}: {a.attendee.name}" + (f", {a.as_post.name}" if a.as_post else "")
        for a in facts(lists, Attendance, business=business, head=head)
    ]


BRACKETED = """PRESENT: Councillors Pike and Nair

OFFICIALS IN ATTENDANCE:

Director, Roads & Water (Ms. C. Dunn), Senior Officer, Economic Growth

(Mr. B. Kerr), Engineers (Messrs. S. Nash and J. Shaw),

Clerk of Works, Head of Staff (Mr. T.

O’Dowd)(remotely).
"""


def test_posts_before_bracketed_holders_reach_back_over_commas_and_breaks() -> None:
    assert there(BRACKETED)[2:] == [
        "inAttendance: C. Dunn, Director, Roads & Water",
        "inAttendance: B. Kerr, Senior Officer, Economic Growth",
        "inAttendance: S. Nash, Engineer",
        "inAttendance: J. Shaw, Engineer",
        "inAttendance: T. O’Dowd, Clerk of Works, Head of Staff",
    ]


def test_post_without_holder_is_an_entry_of_its_own() -> None:
    lists = "PRESENT: Councillor Pike\n\nOFFICIALS: Area Engineer, Clerical Officer (Ms. L. Hand), Planner (B. Kerr).\n"
    assert there(lists)[1:] == [
        "inAttendance: Area Engineer",
        "inAttendance: L. Hand, Clerical Officer",
        "inAttendance: B. Kerr, Planner",
    ]


@pytest.mark.parametrize(
    "listed",
    [
        "Ann Pike (Director), Bea Nair (Clerk)",
        "Director of Roads (Roads Division), Clerk (HR Support)",
        "Mr Pike (Director), Director (Mr Reed)",
    ],
)
def test_other_lists_have_no_bracketed_holders(listed: str) -> None:
    assert bracketed_holders(listed) == []


def test_two_entries_of_one_list_are_two_people() -> None:
    lists = "PRESENT: Mrs P T Cobb, Mr P Cobb, B. Shaw, B.A. Shaw, Ms J Wick and Mr J Wick\n\nAPOLOGIES: Mr Dunn\n"
    assert [line.removeprefix("present: ") for line in there(lists)] == [
        "P T Cobb", "P Cobb", "B. Shaw", "B.A. Shaw", "J Wick", "J Wick", "apologies: Dunn",
    ]  # fmt: skip
    assert len(facts(lists, Membership)) == 6


def test_titles_of_a_man_and_a_woman_are_never_one_person() -> None:
    lists = "PRESENT: Ms J Wick and Mrs A Dunn\n\nAPOLOGIES: Mr Wick\n"
    assert there(lists) == ["present: J Wick", "present: A Dunn", "apologies: Wick"]


def test_a_repeated_entry_is_one_person() -> None:
    lists = "In the Chair: Cllr Wick\n\nCouncillors: A Wick, Bea Dunn, Bea Dunn\n"
    assert there(lists) == ["present: A Wick", "present: Bea Dunn"]


CAPACITIES = {
    "Cllr Ann Pike (Chair), Cllr Bo Nair, Mrs C Dunn (Clerk)": ["member", "member", "officer"],
    "Councillors A Pike, B Nair and Clerk J Shaw": ["member", "member", "officer"],
    "Cllrs Pike, Nair, County Cllr Webb": ["member", "member", "invited"],
    "Cllr Ann Pike, District Councillor Bo Nair": ["member", "invited"],
}


@pytest.mark.parametrize("listed", CAPACITIES)
def test_clerks_and_members_of_larger_councils_are_no_members(listed: str) -> None:
    found = facts(f"Present: {listed}", Attendance)
    assert [a.capacity for a in found] == CAPACITIES[listed]
    assert len(facts(f"Present: {listed}", Membership)) == CAPACITIES[listed].count("member")


def test_county_councillors_are_members_of_their_own_council() -> None:
    head = HEAD.replace("Leys Town Council", "Leys County Council")
    found = facts("Present: County Cllr Webb, County Cllr Nair", Attendance, head=head)
    assert [a.capacity for a in found] == ["member", "member"]


def test_apologies_of_a_larger_councils_member_make_no_membership() -> None:
    lists = "Present: Cllr Ann Pike, Cllr Bo Nair\n\nApologies: Cllr C Dunn, County Cllr Webb"
    assert [m.person.name for m in facts(lists, Membership)] == ["Ann Pike", "Bo Nair", "C Dunn"]


@pytest.mark.parametrize(("words", "example", "counter"), columns("officer_posts"))
def test_posts_of_officers(words: str, example: str, counter: str) -> None:
    members = facts(f"Present: Cllr Ann Pike, Mrs C Dunn ({counter})", Attendance)
    assert [a.capacity for a in members] == ["member", "member"]
    assert re.search(rf"\b{words}\b", example, re.IGNORECASE)
    assert [a.capacity for a in facts(f"Present: Cllr Ann Pike, Mrs C Dunn ({example})", Attendance)] == [
        "member",
        "officer",
    ]


@pytest.mark.parametrize("initials", ["AP", "APi"])
def test_initials_beside_names_are_no_bodies(initials: str) -> None:
    found = facts(f"PRESENT\nBo Nair\tBN\nAnn Pike\t{initials}\nCy Dunn\tCD", Attendance)
    assert [(a.attendee.name, a.represents) for a in found] == [
        ("Bo Nair", None),
        ("Ann Pike", None),
        ("Cy Dunn", None),
    ]
