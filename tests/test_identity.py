"""Who is who across papers: what is joined, what stays apart, and that reasons and labels are kept."""

from __future__ import annotations

import itertools
import random
import time

import pytest

from extract.records import (
    Alias,
    AnyFact,
    Attendance,
    Chairship,
    Evidence,
    Kind,
    Meeting,
    Membership,
    Minutes,
    Monitoring,
    PostHolding,
    Ref,
    StrategyNamed,
)
from graph.identity.mentions import Mention, Paper
from graph.identity.resolve import Entity, Identities, identify
from graph.identity.verdicts import Verdict, Verdicts

XSHIRE, YSHIRE = "Xshire County Council", "Yshire County Council"
PANEL = "Parks Scrutiny Panel"
_AT = itertools.count()


def words() -> Evidence:
    start = 10 * next(_AT)
    return Evidence(start, start + 5, "words")


def person(name: str, title: str | None = None) -> Ref:
    return Ref(Kind.PERSON, name, f"{title} {name}" if title else name, title)


def body(name: str) -> Ref:
    return Ref(Kind.BODY, name, name)


def present(ref: Ref, rule: str = "list", capacity: str = "member", **more: Ref) -> Attendance:
    return Attendance(words(), rule, 0.9, ref, "present", capacity, **more)


def paper(key: str, *facts: AnyFact, council: str | None = XSHIRE, met: str = PANEL) -> Paper:
    meeting = Meeting(words(), "heading", 1.0, met, "2030-01-01")
    return Paper(key, f"{key}.txt", Minutes("minutes", key, council, "2030-01-01", (meeting, *facts)))


def groups(who: Identities, kind: Kind) -> set[frozenset[tuple[str, str]]]:
    found: dict[int, set[tuple[str, str]]] = {}
    for mention, number in who.numbers.items():
        if mention.kind is kind:
            found.setdefault(number, set()).add((mention.paper, mention.name))
    return {frozenset(g) for g in found.values()}


def one(who: Identities, label: str) -> Entity:
    (found,) = (e for e in who.entities if e.label == label)
    return found


PEOPLE = {
    "the same name in two papers of a council": (
        [paper("a", present(person("Rosie Ashdown"))), paper("b", present(person("Rosie Ashdown")), met="Cabinet")],
        [{("a", "Rosie Ashdown"), ("b", "Rosie Ashdown")}],
    ),
    "the same name in papers of two councils": (
        [
            paper("a", present(person("Rosie Ashdown"))),
            paper("b", present(person("Rosie Ashdown")), council=YSHIRE),
        ],
        [{("a", "Rosie Ashdown")}, {("b", "Rosie Ashdown")}],
    ),
    "initials and a given name, one bearer on the panel": (
        [paper("a", present(person("R T Ashdown", "Mrs"))), paper("b", present(person("Rosie Ashdown")))],
        [{("a", "R T Ashdown"), ("b", "Rosie Ashdown")}],
    ),
    "initials that two people on the panel could bear": (
        [
            paper("a", present(person("R Ashdown"))),
            paper("b", present(person("Rosie Ashdown")), present(person("Ralph Ashdown"))),
        ],
        [{("a", "R Ashdown")}, {("b", "Rosie Ashdown")}, {("b", "Ralph Ashdown")}],
    ),
    "second initials that contradict": (
        [paper("a", present(person("R T Ashdown"))), paper("b", present(person("R W Ashdown")))],
        [{("a", "R T Ashdown")}, {("b", "R W Ashdown")}],
    ),
    "titles that contradict": (
        [paper("a", present(person("R Ashdown", "Mr"))), paper("b", present(person("R Ashdown", "Mrs")))],
        [{("a", "R Ashdown")}, {("b", "R Ashdown")}],
    ),
    "short forms in one post": (
        [
            paper("a", PostHolding(words(), "r", 1, person("Bob Finch"), Ref(Kind.POST, "Head of Parks", "x"))),
            paper("b", PostHolding(words(), "r", 1, person("Robert Finch"), Ref(Kind.POST, "Head of Parks", "x"))),
        ],
        [{("a", "Bob Finch"), ("b", "Robert Finch")}],
    ),
    "a surname alone, one bearer in the paper": (
        [paper("a", present(person("R T Ashdown")), Membership(words(), "r", 1, person("Ashdown"), body(PANEL)))],
        [{("a", "R T Ashdown"), ("a", "Ashdown")}],
    ),
    "a surname alone, two bearers in the paper": (
        [
            paper(
                "a",
                present(person("R T Ashdown")),
                present(person("J Ashdown")),
                Membership(words(), "r", 1, person("Ashdown"), body(PANEL)),
            )
        ],
        [{("a", "R T Ashdown")}, {("a", "J Ashdown")}, {("a", "Ashdown")}],
    ),
    "a surname with a title that tells which bearer": (
        [
            paper(
                "a",
                present(person("R T Ashdown", "Mrs")),
                present(person("J Ashdown", "Mr")),
                Membership(words(), "r", 1, person("Ashdown", "Mrs"), body(PANEL)),
            )
        ],
        [{("a", "R T Ashdown"), ("a", "Ashdown")}, {("a", "J Ashdown")}],
    ),
    "a surname alone, one bearer in the body across papers": (
        [paper("a", present(person("R T Ashdown"))), paper("b", present(person("Ashdown", "Councillor")))],
        [{("a", "R T Ashdown"), ("b", "Ashdown")}],
    ),
    "surnames alone never make a person across papers": (
        [paper("a", present(person("Ashdown"))), paper("b", present(person("Ashdown")))],
        [{("a", "Ashdown")}, {("b", "Ashdown")}],
    ),
    "surnames alone, with the same colleagues on the body": (
        [
            paper("a", *(present(person(n, "Cllr")) for n in ("Ashdown", "Finch", "Hart"))),
            paper("b", *(present(person(n, "Cllr")) for n in ("Ashdown", "Finch", "Hart", "Pike"))),
        ],
        [{("a", n), ("b", n)} for n in ("Ashdown", "Finch", "Hart")] + [{("b", "Pike")}],
    ),
    "surnames alone, with one colleague only in common": (
        [paper(key, *(present(person(n, "Cllr")) for n in ("Ashdown", "Finch"))) for key in "ab"],
        [{(key, n)} for key in "ab" for n in ("Ashdown", "Finch")],
    ),
    "surnames alone, the same colleagues on another body": (
        [
            paper("a", *(present(person(n, "Cllr")) for n in ("Ashdown", "Finch", "Hart"))),
            paper("b", *(present(person(n, "Cllr")) for n in ("Ashdown", "Finch", "Hart")), met="Licensing Board"),
        ],
        [{(key, n)} for key in "ab" for n in ("Ashdown", "Finch", "Hart")],
    ),
    "surnames alone, two bearers in a paper of the council": (
        [
            *(paper(key, *(present(person(n, "Cllr")) for n in ("Ashdown", "Finch", "Hart", "Pike"))) for key in "ab"),
            paper("c", *(present(person(n)) for n in ("R Ashdown", "J Ashdown")), met="Licensing Board"),
        ],
        [{("a", n), ("b", n)} for n in ("Finch", "Hart", "Pike")]
        + [{("a", "Ashdown")}, {("b", "Ashdown")}, {("c", "R Ashdown")}, {("c", "J Ashdown")}],
    ),
    "surnames alone, whose titles contradict": (
        [
            paper("a", present(person("Ashdown", "Mr")), *(present(person(n)) for n in ("Finch", "Hart", "Pike"))),
            paper("b", present(person("Ashdown", "Mrs")), *(present(person(n)) for n in ("Finch", "Hart", "Pike"))),
        ],
        [{("a", n), ("b", n)} for n in ("Finch", "Hart", "Pike")] + [{("a", "Ashdown")}, {("b", "Ashdown")}],
    ),
    "surnames alone, of visitors": (
        [
            paper(
                key,
                present(person("Ashdown"), capacity="invited"),
                *(present(person(n)) for n in ("Finch", "Hart", "Pike")),
            )
            for key in "ab"
        ],
        [{("a", n), ("b", n)} for n in ("Finch", "Hart", "Pike")] + [{("a", "Ashdown")}, {("b", "Ashdown")}],
    ),
    "a surname alone in another body": (
        [paper("a", present(person("R T Ashdown"))), paper("b", present(person("Ashdown")), met="Licensing Board")],
        [{("a", "R T Ashdown")}, {("b", "Ashdown")}],
    ),
    "two names in one list are two people": (
        [paper("a", present(person("R Ashdown")), present(person("Rosie Ashdown")))],
        [{("a", "R Ashdown")}, {("a", "Rosie Ashdown")}],
    ),
    "a substitute is not whom they stand in for": (
        [paper("a", present(person("R Ashdown"), "x", on_behalf_of=person("Rosie Ashdown")))],
        [{("a", "R Ashdown")}, {("a", "Rosie Ashdown")}],
    ),
    "no council named, but the same body and people": (
        [
            paper("a", *(present(person(n)) for n in ("Rosie Ashdown", "Bob Finch", "Al Hart")), council=None),
            paper("b", *(present(person(n)) for n in ("Rosie Ashdown", "Bob Finch", "Al Hart"))),
        ],
        [{("a", n), ("b", n)} for n in ("Rosie Ashdown", "Bob Finch", "Al Hart")],
    ),
    "no council named and nobody in common": (
        [
            paper("a", present(person("Rosie Ashdown")), council=None),
            paper("b", present(person("Rosie Ashdown")), council=None),
        ],
        [{("a", "Rosie Ashdown")}, {("b", "Rosie Ashdown")}],
    ),
}


@pytest.mark.parametrize("case", PEOPLE)
def test_people(case: str) -> None:
    papers, expected = PEOPLE[case]
    assert groups(identify(papers), Kind.PERSON) == {frozenset(g) for g in expected}


def watching(subject: str, monitor: str) -> Monitoring:
    return Monitoring(words(), "r", 0.8, body(subject), body(monitor), "oversight")


BODIES = {
    "spelling of one name": (
        [
            paper("a", watching("the Childrens and Families Board", "Ofsted")),
            paper("b", watching("Children's & Families board", "OFSTED"), council=XSHIRE),
        ],
        {"a:the Childrens and Families Board": "b:Children's & Families board", "a:Ofsted": "b:OFSTED"},
        {},
    ),
    "two councils' cabinets": (
        [paper("a", watching("Cabinet", "Ofsted")), paper("b", watching("Cabinet", "Ofsted"), council=YSHIRE)],
        {"a:Ofsted": "b:Ofsted"},
        {"a:Cabinet": "b:Cabinet"},
    ),
    "a name with its place, in another council's papers": (
        [
            paper("a", watching("Xshire Safeguarding Board", "Ofsted")),
            paper("b", watching("Xshire Safeguarding Board", "Yshire Safeguarding Board"), council=YSHIRE),
        ],
        {"a:Xshire Safeguarding Board": "b:Xshire Safeguarding Board"},
        {"a:Xshire Safeguarding Board": "b:Yshire Safeguarding Board"},
    ),
    "a name without its place, in its council's papers": (
        [
            paper("a", watching("Xshire Safeguarding Board", "Ofsted")),
            paper("b", watching("Safeguarding Board", "Ofsted")),
            paper("c", watching("Safeguarding Board", "Ofsted"), council=YSHIRE),
        ],
        {"a:Xshire Safeguarding Board": "b:Safeguarding Board"},
        {"a:Xshire Safeguarding Board": "c:Safeguarding Board"},
    ),
    "the council as its papers call it": (
        [paper("a", watching("the Council", "Ofsted")), paper("b", watching(XSHIRE, "Ofsted"), council=YSHIRE)],
        {"a:the Council": f"b:{XSHIRE}", f"a:{XSHIRE}": "a:the Council"},
        {f"b:{YSHIRE}": "a:the Council"},
    ),
    "an acronym that the paper explains": (
        [
            paper(
                "a",
                watching("XSB", "Ofsted"),
                Alias(words(), "r", 1, body("Xshire Safeguarding Board"), "XSB"),
            ),
            paper("b", watching("XSB", "Ofsted")),
            paper("c", watching("XSB", "Ofsted"), council=YSHIRE),
        ],
        {"a:XSB": "a:Xshire Safeguarding Board", "b:XSB": "a:XSB"},
        {"c:XSB": "a:XSB"},
    ),
    "an acronym that nobody explains, of one body in the paper": (
        [
            paper("a", watching("XPB", "Xshire Parks Board"), watching("MFC", "Muckle Ferry Committee")),
            paper("b", watching("PSB", "Xshire Parks Safety Board"), watching("PSB", "Pier Safety Board")),
            paper("c", watching("AB", "Audit Board")),
            paper("d", watching("XPB", "Ofsted"), council=YSHIRE),
        ],
        {"a:XPB": "a:Xshire Parks Board", "a:MFC": "a:Muckle Ferry Committee"},
        {
            "b:PSB": "b:Xshire Parks Safety Board",
            "b:Pier Safety Board": "b:PSB",
            "c:AB": "c:Audit Board",
            "d:XPB": "a:XPB",
        },
    ),
    "an acronym that two papers explain differently": (
        [
            paper("a", Alias(words(), "r", 1, body("Service Board"), "SB")),
            paper("b", Alias(words(), "r", 1, body("Schools Board"), "SB")),
            paper("c", watching("SB", "Ofsted")),
        ],
        {},
        {"c:SB": "a:Service Board", "a:Service Board": "b:Schools Board"},
    ),
    "a police force that two councils' papers name": (
        [
            paper("a", watching("West Xland Police", "Local Police")),
            paper("b", watching("West Xland Police", "Local Police"), council=YSHIRE),
        ],
        {"a:West Xland Police": "b:West Xland Police"},
        {"a:Local Police": "b:Local Police"},
    ),
}


@pytest.mark.parametrize("case", BODIES)
def test_bodies(case: str) -> None:
    papers, together, apart = BODIES[case]
    who = identify(papers)

    def number(text: str) -> int:
        key, name = text.split(":", 1)
        return who.entity(key, body(name)).number

    assert [(a, b) for a, b in together.items() if number(a) != number(b)] == []
    assert [(a, b) for a, b in apart.items() if number(a) == number(b)] == []


def holding(post: Ref) -> PostHolding:
    return PostHolding(words(), "r", 1, person("Rosie Ashdown"), post)


@pytest.mark.parametrize(
    ("a", "b", "council", "same"),
    [
        (("Head of Parks", None), ("head of parks", None), XSHIRE, True),
        (("Head of Parks", None), ("Head of Parks", None), YSHIRE, False),
        (("Head of Parks", XSHIRE), ("Head of Parks", None), XSHIRE, True),
        (("Head of Parks", XSHIRE), ("Head of Parks", "Xtown Trust"), XSHIRE, False),
        (("Clerk", None), ("Clerk", "Xtown Trust"), XSHIRE, False),
        (("Head of Parks", None), ("Head of Parks", XSHIRE), YSHIRE, True),
    ],
)
def test_posts(a: tuple[str, str | None], b: tuple[str, str | None], council: str, same: bool) -> None:
    first, second = (Ref(Kind.POST, name, name, of=of) for name, of in (a, b))
    who = identify([paper("a", holding(first)), paper("b", holding(second), council=council)])
    assert (who.entity("a", first).number == who.entity("b", second).number) is same


def test_strategies_of_two_councils_stay_apart() -> None:
    plan = Ref(Kind.STRATEGY, "Parks Plan", "Parks Plan")
    named = StrategyNamed(words(), "r", 1, plan)
    who = identify([paper("a", named), paper("b", named), paper("c", named, council=YSHIRE)])
    numbers = [who.entity(key, plan).number for key in "abc"]
    assert numbers[0] == numbers[1] != numbers[2]


def test_label_is_the_fullest_name_and_other_forms_are_kept() -> None:
    papers = [paper("a", present(person("R T Ashdown", "Mrs"))), paper("b", present(person("Rosie Ashdown")))]
    ashdown = one(identify(papers), "Rosie Ashdown")
    assert ashdown.alt_labels == ("Mrs R T Ashdown", "R T Ashdown")


def test_a_form_that_means_something_only_where_it_stands_is_no_name() -> None:
    the_panel = Ref(Kind.BODY, PANEL, "the Panel")
    who = identify([paper("a", Chairship(words(), "r", 1, person("Rosie Ashdown"), the_panel, "chair"))])
    assert one(who, PANEL).alt_labels == ()


def test_every_join_has_its_reason() -> None:
    papers = [paper("a", present(person("R T Ashdown", "Mrs"))), paper("b", present(person("Rosie Ashdown")))]
    who = identify(papers)
    assert [j.reason for j in one(who, "Rosie Ashdown").joined] == [
        "agreeing initials, the only bearer of the name in the body"
    ]
    assert sum(len(e.joined) for e in who.entities) == len(who.numbers) - len(who.entities)


def test_a_paper_without_a_council_is_taken_for_its_kin() -> None:
    papers, _ = PEOPLE["no council named, but the same body and people"]
    who = identify(papers)
    assert {k: who.entities[n].label for k, n in who.councils.items()} == {"a": XSHIRE}


def test_the_order_of_papers_does_not_matter() -> None:
    papers = [p for case in (*PEOPLE.values(), *BODIES.values()) for p in case[0]]
    papers = [Paper(f"{n:02}", f"{n:02}.txt", p.minutes) for n, p in enumerate(papers)]
    shuffled = list(papers)
    random.Random(7).shuffle(shuffled)
    assert identify(papers).entities == identify(shuffled).entities


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Xshire County Council", "Council"),
        ("Parks Overview and Scrutiny Panel", "Committee"),
        ("Xshire Safeguarding Children Board", "Board"),
        ("Board of Governors of Xtown School", "Board"),
        ("Ofsted", "Inspectorate"),
        ("DfE", "Agency"),
        ("Xtown Community Safety Partnership", "Partnership"),
        ("Xtown High School", "School"),
        ("Xtown Care Ltd", "Company"),
        ("partner agencies", None),
    ],
)
def test_class_of_a_body(name: str, expected: str | None) -> None:
    who = identify([paper("a", watching(name, "Somebody Else"))])
    assert who.entity("a", body(name)).body_class == expected


def mention(key: str, name: str, kind: Kind = Kind.PERSON) -> Mention:
    return Mention(key, kind, name)


ROSIES = [paper(key, present(person("Rosie Ashdown"))) for key in "abc"]


def test_what_was_judged_different_is_not_joined_by_way_of_a_third() -> None:
    parted = Verdict(mention("a", "Rosie Ashdown"), mention("c", "Rosie Ashdown"), "judged different by jo")
    found = groups(identify(ROSIES, Verdicts(different=(parted,))), Kind.PERSON)
    assert len(found) == 2
    assert not any({("a", "Rosie Ashdown"), ("c", "Rosie Ashdown")} <= one for one in found)


def test_what_was_judged_the_same_is_one_whatever_the_evidence() -> None:
    papers = [paper("a", present(person("Rosie Ashdown"))), paper("b", present(person("Jo Finch")), council=YSHIRE)]
    joined = Verdict(mention("a", "Rosie Ashdown"), mention("b", "Jo Finch"), "judged the same by jo")
    who = identify(papers, Verdicts(same=(joined,)))
    assert groups(who, Kind.PERSON) == {frozenset({("a", "Rosie Ashdown"), ("b", "Jo Finch")})}
    assert [j.reason for e in who.entities for j in e.joined if e.kind is Kind.PERSON] == ["judged the same by jo"]


def test_a_judged_name_is_the_label() -> None:
    who = identify(ROSIES, Verdicts(labels={mention("b", "Rosie Ashdown"): "Rosemary Ashdown"}))
    assert one(who, "Rosemary Ashdown").alt_labels == ("Rosie Ashdown",)


def test_who_was_judged_one_under_two_surnames_is_still_joined_under_each() -> None:
    papers = [*ROSIES, paper("d", present(person("Rosie Finch"))), paper("e", present(person("Rosie Finch")))]
    married = Verdict(mention("a", "Rosie Ashdown"), mention("d", "Rosie Finch"), "judged the same by jo")
    everyone = frozenset((m.paper, m.name) for m in identify(papers).numbers if m.kind is Kind.PERSON)
    assert groups(identify(papers, Verdicts(same=(married,))), Kind.PERSON) == {everyone}


def test_papers_without_a_council_are_kin_by_way_of_each_other() -> None:
    """The first shares two people with the second only, the second two others with the third."""
    people = ["Rosie Ashdown", "Bob Finch", "Al Hart", "Jo Reed"]
    papers = [
        paper("a", *(present(person(n)) for n in people[:2]), council=None),
        paper("b", *(present(person(n)) for n in people), council=None),
        paper("c", *(present(person(n)) for n in ("Albert Hart", "J Reed"))),
    ]
    assert set(identify(papers).councils) == {"a", "b"}
    apart = [papers[0], paper("b", *(present(person(n)) for n in ("Ralph Ashdown", "Bob Finch")), council=None)]
    assert len(groups(identify(apart), Kind.BODY) & {frozenset({("a", PANEL), ("b", PANEL)})}) == 0


def test_a_surname_of_hundreds_of_papers_is_told_in_seconds() -> None:
    """Cost grows with what is connected: all with all would be a hundred thousand comparisons of clusters a stage."""
    papers = [
        paper(
            f"p{n:03}", present(person("Rosie Smith" if n % 2 else "R Smith")), present(person("Smith"), rule="other")
        )
        for n in range(400)
    ]
    start = time.process_time()
    assert len(groups(identify(papers), Kind.PERSON)) == 1
    assert time.process_time() - start < 10
