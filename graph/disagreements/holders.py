"""Two people in one place at one time: as chair of a body, in the chair of a meeting, in a post that only one holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import combinations

from extract.dates.edtf import first_day, last_day
from graph.disagreements.sides import Disagreement, Line, disagreement, first, listed, side
from graph.identity.person_names import Likeness, likeness, parse_name


def chairs(lines: Iterable[Line], changes: frozenset[str] = frozenset()) -> Iterator[Disagreement]:
    """Two chairs of a body in one paper or in papers of one day, and two who took the chair at one meeting.

    Papers in which a chair is elected (`changes`) name two with good reason. So does a paper whose list of names gives
    one and whose prose another: the chair passed on in between.
    """
    lines = [line for line in lines if first(line, "doc") not in changes]
    stated = [line for line in lines if "meeting" not in line]
    presided = [line for line in lines if "meeting" in line]
    for one, two in _pairs(stated, "bodyId"):
        if first(one, "doc") == first(two, "doc") and _listed(one) != _listed(two):
            continue
        why = "two chairs of one body at a time"
        says = tuple(side(x, f"{first(x, 'who')}: {first(x, 'kind')}{_term(x)}") for x in (one, two))
        yield disagreement("chair", first(one, "body"), why, (says[0], says[1]), one["bodyId"])
    for one, two in _pairs(presided, "meeting"):
        about = f"{first(one, 'body')}, {first(one, 'date')}"
        says = tuple(side(x, f"{first(x, 'who')} took the chair") for x in (one, two))
        yield disagreement("chair", about, "two in the chair of one meeting", (says[0], says[1]), one["bodyId"])


def posts(lines: Iterable[Line]) -> Iterator[Disagreement]:
    """Two holders of a post that one person holds at a time, in papers of one day.

    A post for which one paper names two (a council's "Directors of Services") is not one that a single person holds.
    """
    sole = [line for line in lines if _sole(first(line, "post"), "bodyId" in line)]
    pairs = list(_pairs(sole, "postId"))
    shared = {first(one, "postId") for one, two in pairs if first(one, "doc") == first(two, "doc")}
    for one, two in pairs:
        if first(one, "postId") in shared:
            continue
        about = ", ".join(filter(None, (first(one, "post"), first(one, "body"))))
        says = tuple(side(x, f"{first(x, 'who')}: {first(x, 'post')}{_term(x)}") for x in (one, two))
        yield disagreement(
            "post", about, "two holders of a post for one at a time", (says[0], says[1]), one.get("bodyId", ())
        )


def _pairs(lines: Iterable[Line], place: str) -> Iterator[tuple[Line, Line]]:
    """Of each place the first two statements that put different people there, in one paper or on one day."""
    by_place: dict[str, list[Line]] = {}
    for line in lines:
        by_place.setdefault(first(line, place), []).append(line)
    for _, said in sorted(by_place.items()):
        found: dict[frozenset[str], tuple[Line, Line]] = {}
        for at in (lambda x: first(x, "doc"), lambda x: first(x, "date")):
            for one, two in _within(said, at):
                people = frozenset((first(one, "whoId"), first(two, "whoId")))
                if people not in found and _different(one, two) and _meet(one, two):
                    found[people] = (one, two)
        yield from found.values()


def _within(said: Iterable[Line], at: Callable[[Line], str]) -> Iterator[tuple[Line, Line]]:
    """Statements of different people at one place and in one paper or day: one statement for each person."""
    groups: dict[str, dict[str, Line]] = {}
    for line in sorted(said, key=lambda x: (first(x, "date"), first(x, "doc"), first(x, "fact"))):
        if at(line):
            groups.setdefault(at(line), {}).setdefault(first(line, "whoId"), line)
    for _, people in sorted(groups.items()):
        yield from combinations(people.values(), 2)


def _different(one: Line, two: Line) -> bool:
    """Whether two names are of two people: "Cllr Lane" and "Ann Lane" may be one whom nothing joined."""
    names = (parse_name(first(one, "who")), parse_name(first(two, "who")))
    return first(one, "whoId") != first(two, "whoId") and likeness(*names) is Likeness.DIFFERENT


def _meet(one: Line, two: Line) -> bool:
    """Whether the stated terms of two holders allow both on one day."""
    for before, after in ((one, two), (two, one)):
        left, came = last_day(first(before, "until") or None), first_day(first(after, "since") or None)
        if left is not None and came is not None and left <= came:
            return False
        if left is not None and left <= first(after, "date"):
            return False
        if came is not None and came >= first(before, "date"):
            return False
    return True


def _listed(line: Line) -> bool:
    """Whether a list of names says so, and not prose."""
    return first(line, "rule") == "attendance-list"


def _term(line: Line) -> str:
    terms = (f"{word} {first(line, word)}" for word in ("since", "until") if word in line)
    return "".join(f", {term}" for term in terms)


def _sole(post: str, placed: bool) -> bool:
    """Whether one person at a time holds a post: a title such as "Clerk" only where the body is known."""
    scoped = re.search(r"\b(?:of|for|with)\b", post) is not None
    return (scoped or placed) and any(pattern.fullmatch(post) for pattern in _sole_posts())


@cache
def _sole_posts() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row[0], re.IGNORECASE) for row in listed("sole_posts.txt"))
