"""Which numbered headings are the items of one agenda: the weightiest series that counts upwards."""

from __future__ import annotations

import re
from functools import lru_cache
from string import ascii_letters
from typing import NamedTuple

from extract.patterns import words

_GAPS_ALLOWED = 2  # items may be missing from a converted page; more, and it is another series
_FARTHEST = 40  # numbers from one item to the next, all but a few of those between them taken out of turn
_MOST_STARTS = 300  # numbered headings at which a series may begin; no agenda comes behind as many
_POINT = re.compile(r"[\s*_#-]*\d[\d./]*[a-zA-Z]?\\?[.)]")


class Candidate(NamedTuple):
    """A numbered line that reads as a heading: where its title stands, where the item begins, and where its body."""

    number: str
    title: str
    heading: tuple[int, int]
    begin: int
    body: int


def series(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The items among numbered headings: the weightiest series with next to no gaps; of equal ones the first.

    An item taken out of its turn ("9" before "6") stands where it was taken.
    """
    candidates = _pointed(text, candidates)
    weights = {candidate: _weight(candidate) for candidate in candidates}
    best: list[Candidate] = []
    most = 0
    for first in range(min(len(candidates), _MOST_STARTS)):
        found = [candidates[first]]
        seen = {_place(c.number) for c in candidates[:first]}
        for candidate in candidates[first + 1 :]:
            if _follows(text, found[-1], candidate, seen):
                found.append(candidate)
            seen.add(_place(candidate.number))
        if (weight := sum(weights[candidate] for candidate in found)) > most:
            best, most = found, weight
    return _with_moved(text, best, candidates) if most > 2 else []


def standard_title(line: str) -> str | None:
    """The standing item of business with which a line begins, as it stands there."""
    plain = line.replace("’", "'").lower()
    best = max((t for t in words("item_titles") if plain.startswith(t.lower())), key=len, default=None)
    if best is None or (len(line) > len(best) and line[len(best)].isalnum()):
        return None
    return line[: len(best)]


def _pointed(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates without those that lack the point behind their number that others have ("3 boats", "3. Roads")."""
    pointed = [_has_point(text, candidate) for candidate in candidates]
    if sum(pointed) <= len(pointed) / 2:
        return candidates
    told = {c.number for c, point in zip(candidates, pointed, strict=True) if point}
    return [c for c, point in zip(candidates, pointed, strict=True) if point or c.number not in told]


def _has_point(text: str, candidate: Candidate) -> bool:
    return bool(_POINT.match(text, candidate.begin, candidate.heading[0]))


_Place = tuple[float, ...]


@lru_cache(maxsize=4096)
def _place(number: str) -> _Place:
    """Where a number stands in its series: "5a" and "5b" between 5 and 6, "5.0" where 5 stands."""
    digits = number.rstrip(ascii_letters)
    parts = [float(part) for part in re.split(r"[./]", digits)][-2:]  # of three, the first is often misprinted
    if len(parts) > 1 and parts[-1] == 0:
        parts.pop()
    after = (ascii_letters.index(number[-1].lower()) + 1) / 100 if digits != number else 0
    return (*parts[:-1], parts[-1] + after)


def _follows(text: str, before: Candidate, after: Candidate, seen: set[_Place]) -> bool:
    """Whether an item comes next, or next but one; the parts of an item ("2.1") only where they are headings too."""
    old, new = _place(before.number), _place(after.number)
    if len(new) > len(old):
        return text[after.begin] == "#" and new == (*old, 1)
    if len(new) < len(old) and text[before.begin] != "#":
        return False
    level = len(new) - 1
    if new[:level] != old[:level]:
        return False
    if not 0 < new[level] - old[level] <= _FARTHEST:
        return False
    missing = [n for n in range(int(old[level]) + 1, int(new[level])) if (*new[:level], n) not in seen]
    return len(missing) < _GAPS_ALLOWED


def _with_moved(text: str, found: list[Candidate], candidates: list[Candidate]) -> list[Candidate]:
    """The series with the items whose numbers it lacks, where these stand among the others, out of their turn."""
    places = [_place(c.number) for c in found]
    lacking = [
        c
        for c in candidates
        if found[0].begin < c.begin < found[-1].begin
        and _place(c.number) not in places
        and len(_place(c.number)) == len(places[0]) == 1
        and places[0] < _place(c.number) < places[-1]
        and _has_point(text, c)
    ]
    once = [c for c in lacking if sum(_place(o.number) == _place(c.number) for o in lacking) == 1]
    return sorted([*found, *once], key=lambda c: c.begin)


def _weight(candidate: Candidate) -> int:
    """Standing items mark an agenda: one of them weighs more than several numbered headings of a report."""
    return 5 if standard_title(candidate.title) is not None else 1
