"""The parts of a person's name, and whether two names can be one person's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from graph.identity.wording import folded, spaced
from graph.identity.words import rows, word_set


class Likeness(IntEnum):
    """How closely the given names of two bearers of a surname agree."""

    DIFFERENT = 0
    SURNAME = 1
    INITIALS = 2
    FORM = 3
    SAME = 4


class PersonName(NamedTuple):
    """A surname and the given names or initials before it, folded for comparison."""

    surname: str
    given: tuple[str, ...]


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, frozenset[int]]:
    """Which lines of the nickname file each name stands in."""
    found: dict[str, set[int]] = {}
    for number, (line,) in enumerate(rows("nicknames.txt")):
        for name in line.split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(lines) for name, lines in found.items()}


@lru_cache(maxsize=1)
def _titles() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, tells, _example in rows("titles.tsv"):
        found.setdefault(word, set()).add(tells)
    return {word: frozenset(tells) for word, tells in found.items()}


@lru_cache(maxsize=4096)
def title_tells(title: str | None) -> frozenset[str]:
    """What a title says of its bearer: "m", "f", "elected", or nothing."""
    words = re.findall(r"[a-z]+", folded(title or ""))
    return frozenset(t for w in words for t in _titles().get(w, ())) & {"m", "f", "elected"}


@lru_cache(maxsize=4096)
def sex_of(title: str | None) -> str:
    """What a title says of its bearer's sex: "m", "f", or "" where it says nothing or both."""
    told = title_tells(title) & {"m", "f"}
    return next(iter(told)) if len(told) == 1 else ""


def is_title(word: str) -> bool:
    """Whether a word stands before names: "Mrs", "Cllr.", "Superintendent"."""
    return bool(_tells(word) - {"after", "before"})


def titles_before(words: Sequence[str]) -> int:
    """How many words before a name are its titles: one of "Mrs Ashdown", two of "Borough Cllr Ashdown"."""
    count = 0
    while count < len(words) and (
        is_title(words[count])
        or ("before" in _tells(words[count]) and count + 1 < len(words) and is_title(words[count + 1]))
    ):
        count += 1
    return count


def _tells(word: str) -> frozenset[str]:
    return _titles().get(folded(word).rstrip("."), frozenset())


@lru_cache(maxsize=65536)
def parse_name(name: str) -> PersonName:
    """The parts of a name such as "Mrs R T Ashdown", "FM Ashdown OBE" or "Ann van Dijk"; titles are left out."""
    plain = spaced(re.sub(r"\(.*?\)|(?i:\brt\.? hon\b)", " ", name.split(",", maxsplit=1)[0])).replace(".", ". ")
    words = re.findall(r"[^\W\d_][\w'’\-]*", plain)
    shouted = plain.isupper()
    words = words[min(titles_before(words), len(words) - 1) :] if words else []
    while len(words) > 1 and "after" in _titles().get(folded(words[-1]), ()):
        words = words[:-1]
    if not words:
        return PersonName("", ())
    start = len(words) - 1
    while start > 1 and folded(words[start - 1]).rstrip("'") in word_set("particles.txt") and len(words[start - 1]) > 1:
        start -= 1
    given: list[str] = []
    for word in words[:start]:
        capitals = word.isupper() and len(word) <= 4 and not shouted
        given += [c for c in folded(word) if c.isalpha()] if capitals else [folded(word)]
    return PersonName(re.sub(r"[^\w]", "", "".join(folded(w) for w in words[start:])), tuple(given))


@lru_cache(maxsize=65536)
def likeness(a: PersonName, b: PersonName) -> Likeness:
    """How closely two names agree; DIFFERENT where they cannot be one person's by their words alone."""
    if not a.surname or a.surname != b.surname:
        return Likeness.DIFFERENT
    if a.given == b.given:
        spelt = any(len(g) > 1 for g in a.given)
        return Likeness.SAME if spelt else Likeness.INITIALS if a.given else Likeness.SURNAME
    if not a.given or not b.given:
        return Likeness.SURNAME
    first = _given(a.given[0], b.given[0])
    rest = [_given(x, y) for x, y in zip(a.given[1:], b.given[1:], strict=False)]
    return min([first, *(r for r in rest if r in (Likeness.DIFFERENT, Likeness.INITIALS))])


def _given(a: str, b: str) -> Likeness:
    """How closely two given names agree: equal, short form of the other, initial of the other, or not at all."""
    if a == b:
        return Likeness.SAME if len(a) > 1 else Likeness.INITIALS
    if len(a) == 1 or len(b) == 1:
        initial, full = sorted((a, b), key=len)
        return Likeness.INITIALS if initial in initials(full) else Likeness.DIFFERENT
    names = _nicknames()
    if names.get(a, frozenset()) & names.get(b, frozenset()):
        return Likeness.FORM
    return Likeness.DIFFERENT


@lru_cache(maxsize=8192)
def initials(name: str) -> frozenset[str]:
    """The initials that a given name may be written with: its own, and that of the name it is short for."""
    lines = _nicknames().get(name, frozenset())
    formal = {line.split()[0][0] for number, (line,) in enumerate(rows("nicknames.txt")) if number in lines}
    return frozenset(formal | {name[0]})


def fullness(name: str) -> tuple[int, int, int, str]:
    """Orders a person's names by how much they tell: given names spelt out, then initials, then length."""
    parsed = parse_name(name)
    spelt = sum(len(g) > 1 for g in parsed.given)
    return spelt, len(parsed.given), len(name), name
