"""What speaks for joins, and which pairs that stayed apart are listed, with reasons for and against."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

import graph.identity
from extract.records import (
    Alias,
    AnyFact,
    Attendance,
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
from graph.identity.candidates import BEST, FLOOR, Candidate
from graph.identity.mentions import Mention, Paper
from graph.identity.resolve import Identities, identify
from graph.identity.verdicts import Verdict, Verdicts
from graph.identity.weights import part, total
from graph.identity.words import rows

XSHIRE, YSHIRE = "Xshire County Council", "Yshire County Council"
PANEL = "Parks Scrutiny Panel"
_AT = itertools.count()


def words() -> Evidence:
    start = 10 * next(_AT)
    return Evidence(start, start + 5, "words")


def person(name: str, title: str | None = None) -> Ref:
    return Ref(Kind.PERSON, name, f"{title} {name}" if title else name, title)


def present(name: str, title: str | None = None, rule: str = "list") -> Attendance:
    return Attendance(words(), rule, 0.9, person(name, title), "present", "member")


def watching(subject: str) -> Monitoring:
    return Monitoring(words(), "r", 0.8, Ref(Kind.BODY, subject, subject), Ref(Kind.BODY, "Ofsted", "Ofsted"), "audit")


def holding(name: str, post: str, of: str | None = None) -> PostHolding:
    return PostHolding(words(), "r", 0.9, person(name), Ref(Kind.POST, post, post, of=of))


def plan(name: str) -> StrategyNamed:
    return StrategyNamed(words(), "r", 1, Ref(Kind.STRATEGY, name, name))


def paper(key: str, *facts: AnyFact, council: str | None = XSHIRE, met: str = PANEL) -> Paper:
    meeting = Meeting(words(), "heading", 1.0, met, "2030-01-01")
    return Paper(key, f"{key}.txt", Minutes("minutes", key, council, "2030-01-01", (meeting, *facts)))


def between(who: Identities, one: str, other: str) -> Candidate | None:
    """The best candidate of two labels."""
    for candidate in who.candidates:
        labels = [who.entities[n].label for n in (candidate.one, candidate.other)]
        if sorted(labels) == sorted((one, other)):
            return candidate
    return None


LISTED = {
    "surnames alone, without colleagues to tell by": (
        [paper("a", present("Ashdown", "Cllr")), paper("b", present("Ashdown", "Cllr"))],
        ("Ashdown", "Ashdown"),
        ["the surname agrees", "the same body: " + PANEL, "both members of the same council"],
    ),
    "initials that two bearers on the panel could have": (
        [paper("a", present("R Ashdown")), paper("b", present("Rosie Ashdown"), present("Ralph Ashdown"))],
        ("R Ashdown", "Rosie Ashdown"),
        ["initials agree: R Ashdown, Rosie Ashdown", "the same body: " + PANEL, "2 bearers of the surname in " + PANEL],
    ),
    "a slip of the pen in the surname": (
        [paper("a", present("Rosie Ashdown")), paper("b", present("Rosie Ashdwon"))],
        ("Rosie Ashdown", "Rosie Ashdwon"),
        ["spelt alike", "both members of the same council"],
    ),
    "a slip of the pen in the given name": (
        [paper("a", present("Rosie Ashdown")), paper("b", present("Rosei Ashdown"))],
        ("Rosie Ashdown", "Rosei Ashdown"),
        ["spelt alike"],
    ),
    "one name in two councils": (
        [paper("a", present("Rosie Ashdown")), paper("b", present("Rosie Ashdown"), council=YSHIRE)],
        ("Rosie Ashdown", "Rosie Ashdown"),
        ["the same name: Rosie Ashdown", "different councils"],
    ),
    "a surname alone in another body": (
        [paper("a", present("R T Ashdown")), paper("b", present("Ashdown"), met="Licensing Board")],
        ("R T Ashdown", "Ashdown"),
        ["the surname agrees", "no body or post in common"],
    ),
    "an acronym that may stand for either of two": (
        [
            paper("a", Alias(words(), "r", 1, Ref(Kind.BODY, "Service Board", "x"), "SB")),
            paper("b", Alias(words(), "r", 1, Ref(Kind.BODY, "Schools Board", "x"), "SB")),
            paper("c", watching("SB")),
        ],
        ("SB", "Schools Board"),
        ["may be short for it", "may be short for 2 of the council's names"],
    ),
    "bodies whose names differ by a word": (
        [paper("a", watching("Safeguarding Board")), paper("b", watching("Safeguarding Children Board"))],
        ("Safeguarding Board", "Safeguarding Children Board"),
        ["the same words and one more"],
    ),
    "a body with its words in another order": (
        [paper("a", watching("Children Safeguarding Board")), paper("b", watching("Safeguarding Children Board"))],
        ("Children Safeguarding Board", "Safeguarding Children Board"),
        ["the same words in another order"],
    ),
    "two titles of one holder": (
        [paper("a", holding("Bob Finch", "Head of Parks")), paper("b", holding("Bob Finch", "Interim Head of Parks"))],
        ("Head of Parks", "Interim Head of Parks"),
        ["held by the same person: Bob Finch"],
    ),
    "a plan with a word more": (
        [paper("a", plan("Neglect Strategy")), paper("b", plan("XSCB Neglect Strategy"))],
        ("Neglect Strategy", "XSCB Neglect Strategy"),
        ["the same words and one more"],
    ),
}


@pytest.mark.parametrize("case", LISTED)
def test_what_stayed_apart_is_listed_with_its_reasons(case: str) -> None:
    papers, (one, other), reasons = LISTED[case]
    found = between(identify(papers), one, other)
    assert found is not None
    told = "; ".join(map(str, found.parts))
    assert [reason for reason in reasons if reason not in told] == []
    assert FLOOR <= found.score == total(found.parts) <= 1


NOT_LISTED = {
    "two names in one list": (
        [paper("a", present("R Ashdown"), present("Rosie Ashdown"))],
        ("R Ashdown", "Rosie Ashdown"),
    ),
    "titles that contradict": (
        [paper("a", present("R Ashdown", "Mr")), paper("b", present("R Ashdown", "Mrs"))],
        ("R Ashdown", "R Ashdown"),
    ),
    "other given names": (
        [paper("a", present("Rosie Ashdown")), paper("b", present("Mark Ashdown"))],
        ("Rosie Ashdown", "Mark Ashdown"),
    ),
    "plans of two years": (
        [paper("a", plan("Parks Renewal Plan 2017")), paper("b", plan("Parks Renewal Plan 2018"))],
        ("Parks Renewal Plan 2017", "Parks Renewal Plan 2018"),
    ),
    "cabinets of two councils": (
        [paper("a", watching("Cabinet")), paper("b", watching("Cabinet"), council=YSHIRE)],
        ("Cabinet", "Cabinet"),
    ),
    "panels that differ in what they are about": (
        [paper("a", watching("Adults Scrutiny Panel")), paper("b", watching("Schools Scrutiny Panel"))],
        ("Adults Scrutiny Panel", "Schools Scrutiny Panel"),
    ),
    "one title in two councils": (
        [
            paper("a", holding("Bob Finch", "Head of Parks")),
            paper("b", holding("Al Hart", "Head of Parks"), council=YSHIRE),
        ],
        ("Head of Parks", "Head of Parks"),
    ),
}


@pytest.mark.parametrize("case", NOT_LISTED)
def test_what_is_plainly_two_is_not_listed(case: str) -> None:
    papers, (one, other) = NOT_LISTED[case]
    assert between(identify(papers), one, other) is None


def test_what_was_judged_different_is_not_listed() -> None:
    papers = [paper("a", present("Rosie Ashdown")), paper("b", present("Rosie Ashdwon"))]
    mentions = [Mention("a", Kind.PERSON, "Rosie Ashdown"), Mention("b", Kind.PERSON, "Rosie Ashdwon")]
    assert identify(papers).candidates
    assert not identify(papers, Verdicts(different=(Verdict(*mentions, "judged different by jo"),))).candidates


def test_colleagues_in_common_speak_for_it() -> None:
    others = ("Bob Finch", "Al Hart")
    papers = [
        paper("a", present("R Ashdown"), *map(present, others)),
        paper("b", present("Rosie Ashdown"), present("Ralph Ashdown"), *map(present, others)),
    ]
    found = between(identify(papers), "R Ashdown", "Rosie Ashdown")
    assert found is not None
    assert "the same 2 colleagues in both (+0.10)" in map(str, found.parts)


def test_at_most_five_of_one_are_listed_and_the_best_first() -> None:
    many = [paper(f"p{n}", present("Rosie Ashdown"), council=f"Council{n}shire") for n in range(9)]
    who = identify(many)
    count = {e.number: sum(e.number in (c.one, c.other) for c in who.candidates) for e in who.entities}
    assert max(count.values()) == BEST
    scores = [c.score for c in who.candidates]
    assert scores == sorted(scores, reverse=True)


def told(who: Identities, key: str, name: str) -> dict[str, str]:
    """Key -> words of the evidence of one mention."""
    (one,) = (i for i in who.identified if (i.mention.paper, i.mention.name) == (key, name))
    return {p.key: p.words for p in one.parts}


def test_a_joined_mention_says_what_it_was_joined_on() -> None:
    who = identify([paper("a", present("Rosie Ashdown")), paper("b", present("R T Ashdown", "Mrs"))])
    assert told(who, "b", "R T Ashdown") == {
        "initials": "initials agree: Rosie Ashdown",
        "body": f"the same body: {PANEL}",
        "council": "papers of the same council",
        "elected": "both members of the same council",
        "only": "the only bearer of the surname there",
    }


def test_one_post_on_one_date_is_stronger_than_one_post() -> None:
    head = holding("Bob Finch", "Head of Parks")
    same_day = identify([paper("a", head), paper("b", holding("B Finch", "Head of Parks"))])
    assert "post_date" in told(same_day, "b", "B Finch")
    later = Paper("b", "b.txt", Minutes("minutes", "b", XSHIRE, "2031-01-01", (holding("B Finch", "Head of Parks"),)))
    assert "post" in told(identify([paper("a", head), later]), "b", "B Finch")
    assert "post_date" not in told(identify([paper("a", head), later]), "b", "B Finch")


def test_every_mention_is_told_and_one_alone_has_no_score() -> None:
    who = identify([paper("a", present("Rosie Ashdown"), present("Jo Finch")), paper("b", present("Rosie Ashdown"))])
    assert {i.mention for i in who.identified} == set(who.numbers)
    scores = {i.mention.name: i.score for i in who.identified if i.mention.kind is Kind.PERSON}
    assert scores["Jo Finch"] is None
    assert scores["Rosie Ashdown"] == 0.85  # the same name 0.45, body 0.20, member 0.10 and council 0.10 in common


def test_a_judgement_is_evidence_enough() -> None:
    papers = [paper("a", present("Rosie Ashdown")), paper("b", present("Jo Finch"), council=YSHIRE)]
    mentions = [Mention("a", Kind.PERSON, "Rosie Ashdown"), Mention("b", Kind.PERSON, "Jo Finch")]
    who = identify(papers, Verdicts(same=(Verdict(*mentions, "judged the same by jo"),)))
    assert told(who, "b", "Jo Finch")["judged"] == "judged the same by jo"
    assert all(i.score == 1 for i in who.identified if i.mention.kind is Kind.PERSON)


def test_more_that_speaks_for_it_is_more() -> None:
    weight = {key: float(points) for key, points, _, _ in rows("weights.tsv")}
    assert weight["name"] > weight["form"] > weight["same_initials"] > weight["initials"] > weight["surname"]
    assert weight["post"] >= weight["body"] > weight["council"]
    best = sum(points for key, points in weight.items() if points > 0 and key != "judged")
    for key in ("entries", "listed", "sexes", "years"):  # nothing that two papers may say outweighs what cannot be
        assert weight[key] + min(best, 1) <= 0


def test_every_weight_is_used_and_every_key_has_one() -> None:
    source = "".join(p.read_text("utf-8") for p in Path(graph.identity.__file__).parent.glob("*.py"))
    keys = {key for key, *_ in rows("weights.tsv")}
    assert {key for key in keys if f'"{key}"' not in source} == set()
    assert set(re.findall(r'part\(\s*"(\w+)"', source)) <= keys
    with pytest.raises(KeyError):
        part("weather")


def test_membership_ties_as_attendance_does() -> None:
    member = Membership(words(), "r", 1, person("R T Ashdown"), Ref(Kind.BODY, PANEL, PANEL))
    who = identify([paper("a", present("Rosie Ashdown")), paper("b", member, met="Cabinet")])
    assert told(who, "b", "R T Ashdown")["body"] == f"the same body: {PANEL}"


def register(key: str, *people: tuple[str, str]) -> Paper:
    """A register of Xshire with names and their ids."""
    council = Ref(Kind.BODY, "Council", "Council")
    seats = [
        Membership(words(), "register", 1.0, Ref(Kind.PERSON, name, name, id=known_as), council, "2020", None)
        for name, known_as in people
    ]
    return Paper(key, f"{key}.csv", Minutes("register", "Register", XSHIRE, None, tuple(seats)))


def test_a_register_speaks_for_its_councillors_and_against_two_of_its_entries_being_one() -> None:
    who = identify([register("r", ("Rosie Ashdown", "17")), paper("a", present("Ashdown", "Cllr"))])
    assert told(who, "a", "Ashdown")["register"] == "in the council's register: Rosie Ashdown"
    twice = identify([register("r", ("Rosie Ashdown", "17")), register("s", ("Rosie Ashdown", "17"))])
    assert told(twice, "s", "Rosie Ashdown")["id"] == "the same id in the council's register: 17"
    two = identify([register("r", ("Rosie Ashdown", "17"), ("R Ashdown", "18"))])
    assert between(two, "Rosie Ashdown", "R Ashdown") is None
