"""Who is who when councils' registers are at hand: whom a surname means on a day, and that ids are people."""

from __future__ import annotations

import itertools

import pytest

from extract.records import (
    AnyFact,
    Attendance,
    Declaration,
    Evidence,
    Kind,
    Meeting,
    Membership,
    Minutes,
    PostHolding,
    Ref,
)
from graph.identity.mentions import Mention, Paper
from graph.identity.resolve import Entity, Identities, identify
from graph.identity.verdicts import Verdict, Verdicts

XSHIRE, YSHIRE = "Xshire County Council", "Yshire County Council"
ONLY = "the only councillor of that surname in the council's register on the day"
_AT = itertools.count()


def words() -> Evidence:
    start = 10 * next(_AT)
    return Evidence(start, start + 5, "words")


def person(name: str, title: str | None = None, known_as: str | None = None) -> Ref:
    return Ref(Kind.PERSON, name, name, title, id=known_as)


def councillor(
    name: str, known_as: str | None = None, since: str | None = None, until: str | None = None, title: str | None = None
) -> Membership:
    council = Ref(Kind.BODY, "Council", "Council")
    return Membership(words(), "register", 1.0, person(name, title, known_as), council, since, until)


def officer(name: str, known_as: str | None = None) -> PostHolding:
    post = Ref(Kind.POST, "Head of Parks", "Head of Parks", of="Council")
    return PostHolding(words(), "register", 1.0, person(name, None, known_as), post)


def register(key: str, *facts: AnyFact, council: str = XSHIRE) -> Paper:
    return Paper(key, f"{key}.csv", Minutes("register", "Register", council, None, facts))


def paper(key: str, *refs: Ref, day: str | None = "2022-06-01", council: str = XSHIRE, met: str = "Panel") -> Paper:
    meeting = Meeting(words(), "heading", 1.0, met, day)
    said = [Declaration(words(), "r", 0.9, ref, "a mooring") for ref in refs]
    return Paper(key, f"{key}.txt", Minutes("minutes", key, council, day, (meeting, *said)))


def together(who: Identities) -> set[frozenset[str]]:
    """The people as sets of "paper: name", ids behind it."""
    found: dict[int, set[str]] = {}
    for mention, number in who.numbers.items():
        if mention.kind is Kind.PERSON:
            found.setdefault(number, set()).add(f"{mention.paper}: {mention.name} {mention.id}".strip())
    return {frozenset(group) for group in found.values()}


def one(who: Identities, label: str) -> Entity:
    (found,) = (e for e in who.entities if e.label == label)
    return found


ASHDOWN = person("Ashdown", "Cllr")
ROSIE, PAUL = councillor("Rosie Ashdown", "1", "2017-05-04"), councillor("Paul Ashdown", "2", "2009", "2021-05-06")
WHOM = {
    "the only bearer": ([register("r", ROSIE), paper("a", ASHDOWN)], {"a: Ashdown": "r: Rosie Ashdown 1"}),
    "two bearers on the day": ([register("r", ROSIE, PAUL), paper("a", ASHDOWN, day="2019-01-01")], {}),
    "two bearers, one of whom had left": (
        [register("r", ROSIE, PAUL), paper("a", ASHDOWN)],
        {"a: Ashdown": "r: Rosie Ashdown 1"},
    ),
    "two bearers, one of whom was still to come": (
        [register("r", ROSIE, PAUL), paper("a", ASHDOWN, day="2012-01-01")],
        {"a: Ashdown": "r: Paul Ashdown 2"},
    ),
    "before anybody of the name": ([register("r", ROSIE), paper("a", ASHDOWN, day="2016-01-01")], {}),
    "after the end": ([register("r", PAUL), paper("a", ASHDOWN)], {}),
    "the last day": ([register("r", PAUL), paper("a", ASHDOWN, day="2021-05-06")], {"a: Ashdown": "r: Paul Ashdown 2"}),
    "the day after the last": ([register("r", PAUL), paper("a", ASHDOWN, day="2021-05-07")], {}),
    "in the year that alone is known": (
        [register("r", PAUL), paper("a", ASHDOWN, day="2009-02-01")],
        {"a: Ashdown": "r: Paul Ashdown 2"},
    ),
    "between two terms": (
        [
            register("r", councillor("Jo Finch", "1", "2009", "2013"), councillor("Jo Finch", "1", "2021")),
            paper("a", person("Finch", "Cllr"), day="2017-01-01"),
            paper("b", person("Finch", "Cllr"), day="2022-01-01"),
        ],
        {"b: Finch": "r: Jo Finch 1"},
    ),
    "a paper without a day": ([register("r", ROSIE), paper("a", ASHDOWN, day=None)], {}),
    "a paper of another council": ([register("r", ROSIE), paper("a", ASHDOWN, council=YSHIRE)], {}),
    "no councillor's title or seat": ([register("r", ROSIE), paper("a", person("Ashdown", "Mrs"))], {}),
    "a title that contradicts": (
        [register("r", councillor("Rosie Ashdown", "1", title="Mrs")), paper("a", person("Ashdown", "Cllr Mr"))],
        {},
    ),
    "a title that tells which": (
        [
            register("r", councillor("Rosie Ashdown", "1", title="Mrs"), councillor("Paul Ashdown", "2", title="Mr")),
            paper("a", person("Ashdown", "Cllr Mrs")),
        ],
        {"a: Ashdown": "r: Rosie Ashdown 1"},
    ),
    "initials": (
        [register("r", ROSIE, PAUL), paper("a", person("R T Ashdown", "Cllr"), day="2019-01-01")],
        {"a: R T Ashdown": "r: Rosie Ashdown 1"},
    ),
    "initials that are another's": ([register("r", ROSIE), paper("a", person("J Ashdown", "Cllr"))], {}),
    "initials that two may bear": (
        [register("r", ROSIE, councillor("Ralph Ashdown", "3")), paper("a", person("R Ashdown", "Cllr"))],
        {},
    ),
    "an officer of that surname": ([register("r", officer("Rosie Ashdown", "o1")), paper("a", ASHDOWN)], {}),
    "an officer and a councillor of that surname": (
        [register("r", officer("Jo Ashdown", "o1"), ROSIE), paper("a", ASHDOWN)],
        {"a: Ashdown": "r: Rosie Ashdown 1"},
    ),
    "a namesake under another id, who had left": (
        [
            register("r", councillor("Jo Finch", "1", "2021"), councillor("Jo Finch", "2", None, "2013")),
            paper("a", person("Jo Finch", "Cllr")),
        ],
        {"a: Jo Finch": "r: Jo Finch 1"},
    ),
    "two namesakes on the day": (
        [
            register("r", councillor("Jo Finch", "1"), councillor("Jo Finch", "2")),
            paper("a", person("Jo Finch", "Cllr")),
        ],
        {},
    ),
    "a full name outside the term is a name all the same": (
        [register("r", ROSIE), paper("a", person("Rosie Ashdown", "Cllr"), day="2012-01-01")],
        {"a: Rosie Ashdown": "r: Rosie Ashdown 1"},
    ),
    "a later register that knows the end": (
        [
            register("r", councillor("Jo Finch", "1", "2017")),
            register("s", councillor("Jo Finch", "1", "2017", "2021")),
            paper("a", person("Finch", "Cllr")),
        ],
        {"s: Jo Finch 1": "r: Jo Finch 1"},
    ),
    "a later register that knows the end, and the beginning better": (
        [
            register("r", councillor("Jo Finch", "1", "2017")),
            register("s", councillor("Jo Finch", "1", "2017-05-04", "2021")),
            paper("a", person("Finch", "Cllr")),
        ],
        {"s: Jo Finch 1": "r: Jo Finch 1"},
    ),
    "a second term after one whose beginning is not known": (
        [
            register("r", councillor("Jo Finch", "1", None, "2013"), councillor("Jo Finch", "1", "2021")),
            paper("a", person("Finch", "Cllr")),
        ],
        {"a: Finch": "r: Jo Finch 1"},
    ),
    "another name under the same id": (
        [
            register("r", councillor("Rosie Ashdown", "1")),
            register("s", councillor("Rosie Bell", "1")),
            paper("a", ASHDOWN),
            paper("b", person("Bell", "Cllr")),
        ],
        dict.fromkeys(("s: Rosie Bell 1", "a: Ashdown", "b: Bell"), "r: Rosie Ashdown 1"),
    ),
    "somebody else under the same id": (
        [register("r", councillor("Jo Finch", "1")), register("s", councillor("Al Hart", "1"))],
        {},
    ),
    "the same name under two ids, in two registers": (
        [register("r", councillor("Jo Finch", "1")), register("s", councillor("Jo Finch", "2"))],
        {},
    ),
    "the same id of two councils": (
        [register("r", councillor("Jo Finch", "1")), register("s", councillor("Jo Finch", "1"), council=YSHIRE)],
        {},
    ),
    "the same name without ids, in two registers": (
        [register("r", councillor("Jo Finch")), register("s", councillor("Jo Finch"))],
        {"s: Jo Finch": "r: Jo Finch"},
    ),
    "two entries without ids whose names agree": ([register("r", councillor("J Finch"), councillor("Jo Finch"))], {}),
}


@pytest.mark.parametrize("case", WHOM)
def test_whom_a_name_means(case: str) -> None:
    papers, joined = WHOM[case]
    who = identify(papers)
    found = {name: group for group in together(who) for name in group}
    assert all(found[name] is found[other] for name, other in joined.items())
    assert len(together(who)) == len(found) - len(joined)


def test_a_seat_counts_like_a_title() -> None:
    seat = Attendance(words(), "list", 0.9, person("Ashdown"), "present", "member")
    meeting = Meeting(words(), "heading", 1.0, "Panel", "2022-06-01")
    minutes = Paper("a", "a.txt", Minutes("minutes", "a", XSHIRE, "2022-06-01", (meeting, seat)))
    assert frozenset({"a: Ashdown", "r: Rosie Ashdown 1"}) in together(identify([register("r", ROSIE), minutes]))


def test_the_reason_is_kept() -> None:
    rosie = one(identify([register("r", ROSIE), paper("a", ASHDOWN)]), "Rosie Ashdown")
    assert [j.reason for j in rosie.joined] == [ONLY]


def test_an_id_is_what_a_registered_person_is_known_by_when_the_file_changes() -> None:
    before = identify([register("r", councillor("Jo Finch", "1"), councillor("Jo Finch", "2"))])
    after = identify([register("s", councillor("Jo Finch-Bell", "1"), councillor("Jo Finch", "2"))])
    keys = [sorted(e.keys for e in who.entities if e.kind is Kind.PERSON) for who in (before, after)]
    assert keys[0] == keys[1]
    assert len(set(keys[0])) == 2


def test_what_a_register_says_of_a_term_parts_nobody_whom_papers_join() -> None:
    """A register may know the present term only: it adds to the evidence of papers and takes none away."""
    old = [paper(key, person("R T Ashdown", "Cllr"), day="2012-01-01", met="Cabinet") for key in "ab"]
    assert len(together(identify(old))) == len(together(identify([register("r", ROSIE), *old]))) - 1


def test_two_ids_that_were_judged_one_person_are_one() -> None:
    """A council may have entered somebody twice; the judgement goes before its register."""
    papers = [
        register("r", councillor("Jo Finch", "1"), councillor("Jo Finch", "2")),
        paper("a", person("Finch", "Cllr")),
    ]
    first, second = (Mention("r", Kind.PERSON, "Jo Finch", id=known_as) for known_as in "12")
    who = identify(papers, Verdicts(same=(Verdict(first, second, "judged the same by jo"),)))
    assert together(who) == {frozenset({"r: Jo Finch 1", "r: Jo Finch 2", "a: Finch"})}
