"""Invented papers of many councils, in which people are named as minutes name them, and who each name is of.

Surnames follow Zipf's law, as they do in England (the commonest has about one bearer in eighty): a town has its several
Smiths. A paper writes everybody in one style, in full or by initials, most with a title, some by surname alone; one
surname in a hundred is misspelt. Members and officers change over the years.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.records import AnyFact, Attendance, Chairship, Evidence, Kind, Meeting, Minutes, PostHolding, Ref
from graph.identity.mentions import Mention, Paper, mention_of

_DATA = Path(__file__).with_suffix(".tsv")
_EXPONENT, _OFFSET = 0.9, 6  # weights 1 / (rank + 6)^0.9: the commonest of 3,000 surnames has one bearer in eighty
_MEMBERS, _AT_A_MEETING, _SHORT = 40, 12, 3  # of a council; listed in a paper; named again by surname alone
_YEARS, _LEAVE = 8, 0.08  # papers a council leaves a year before its members begin to change; how many then leave
_TYPO = 0.01


@cache
def _words_of(sort: str) -> tuple[str, ...]:
    lines = (line.split("\t") for line in _DATA.read_text("utf-8").splitlines() if not line.startswith("#"))
    return tuple(word for what, word, _example in lines if what == sort)


@dataclass(frozen=True, slots=True)
class Someone:
    """An invented person, by a number of their own."""

    number: int
    surname: str
    given: tuple[str, ...]
    sex: str


@dataclass(frozen=True, slots=True)
class Written:
    """Papers, and the person whom each of their mentions is of."""

    papers: list[Paper]
    who: dict[Mention, int]


def written(mentions: int, *, papers_each: int, seed: int = 0) -> Written:
    """Papers with about so many mentions of people, so many papers to a council."""
    chance = random.Random(seed)
    names = surnames()
    weights = list(itertools.accumulate((rank + _OFFSET) ** -_EXPONENT for rank in range(len(names))))
    people = _people(chance, names, weights)
    papers: list[Paper] = []
    who: dict[Mention, int] = {}
    firsts = _words_of("first")
    for council in itertools.count():
        place = f"{firsts[council % len(firsts)]}{council}shire"
        for paper in _council(chance, f"{place} County Council", council, papers_each, people, who):
            papers.append(paper)
            if len(who) >= mentions:
                return Written(papers, who)
    raise AssertionError("never")


def surnames() -> list[str]:
    """Invented surnames, in an order of no meaning that is always the same."""
    found = sorted({first + last for first in _words_of("first") for last in _words_of("last")})
    random.Random(1).shuffle(found)
    return found


def _people(chance: random.Random, names: list[str], weights: list[float]) -> Iterator[Someone]:
    for number in itertools.count():
        sex = chance.choice("mf")
        given = tuple(chance.sample(_words_of(sex), chance.choice((1, 1, 2))))
        yield Someone(number, chance.choices(names, cum_weights=weights)[0], given, sex)


def _council(
    chance: random.Random, council: str, number: int, count: int, people: Iterator[Someone], who: dict[Mention, int]
) -> Iterator[Paper]:
    bodies, posts = _words_of("body"), _words_of("post")
    members = [next(people) for _ in range(_MEMBERS)]
    officers = [next(people) for _ in posts]
    for n in range(count):
        if n % _YEARS == _YEARS - 1:
            members = [next(people) if chance.random() < _LEAVE else m for m in members]
            officers = [next(people) if chance.random() < _LEAVE else o for o in officers]
        key = f"{number:05}-{n:04}"
        body = bodies[n % len(bodies)]
        offset = 5 * (n % len(bodies))
        seats = [members[(offset + i) % _MEMBERS] for i in range(int(1.5 * _AT_A_MEETING))]
        there = chance.sample(seats, _AT_A_MEETING)
        day = f"{2010 + n // 12}-{n % 12 + 1:02}-15"
        facts: list[AnyFact] = [Meeting(_words(), "heading", 1.0, body, day)]
        style = chance.choice(("full", "initials", "spaced"))
        for one in there:
            ref = _ref(chance, one, style, chance.choice(("Cllr", "", "Mr" if one.sex == "m" else "Mrs")))
            facts.append(Attendance(_words(), "list", 0.9, ref, "present", "member"))
            who[mention_of(key, ref)] = one.number
        for one in chance.sample(there, _SHORT):
            if sum(other.surname == one.surname for other in there) == 1:
                ref = Ref(Kind.PERSON, one.surname, f"Cllr {one.surname}", "Cllr")
                facts.append(Chairship(_words(), "chair", 0.9, ref, Ref(Kind.BODY, body, body), "chair"))
                who.setdefault(mention_of(key, ref), one.number)
        for one, post in chance.sample(list(zip(officers, posts, strict=True)), 2):
            ref = _ref(chance, one, "full", "")
            facts.append(Attendance(_words(), "officers", 0.9, ref, "inAttendance", "officer"))
            facts.append(PostHolding(_words(), "post", 0.9, ref, Ref(Kind.POST, post, post, of=council)))
            who[mention_of(key, ref)] = one.number
        yield Paper(key, f"{key}.txt", Minutes("minutes", key, council, day, tuple(facts)))


def _ref(chance: random.Random, one: Someone, style: str, title: str) -> Ref:
    """How a paper writes somebody."""
    surname = _misspelt(chance, one.surname) if chance.random() < _TYPO else one.surname
    letters = [given[0] for given in one.given]
    before = {"full": one.given[0], "initials": "".join(letters), "spaced": " ".join(letters)}[style]
    name = f"{before} {surname}"
    return Ref(Kind.PERSON, name, f"{title} {name}".strip(), title or None)


def _misspelt(chance: random.Random, word: str) -> str:
    """A word with two letters exchanged, or one lost, doubled or wrong; the first is right, as it mostly is."""
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        (
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + chance.choice("aeiourst") + word[at + 1 :],
        )
    )


_AT = itertools.count()


def _words() -> Evidence:
    start = 10 * next(_AT)
    return Evidence(start, start + 5, "words")
