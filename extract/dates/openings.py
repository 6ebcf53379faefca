"""The letters with which a regular expression can begin, so that only rules that can match at a word are tried there.

Knows the part of the syntax that `patterns/dates.jsonl` uses; what it does not know it treats as "anything", so that
an opening never excludes what the expression would match.
"""

from __future__ import annotations

from itertools import product

LENGTH = 6
_LOOKS = ("?=", "?!", "?<=", "?<!")
_GAPS = 20  # room for gaps between the first words
_DIGITS = str.maketrans("123456789", "000000000")
_Begin = tuple[str, bool]  # the letters so far, and whether anything may follow
_ANYTHING: frozenset[_Begin] = frozenset({("", True)})
_NOTHING: frozenset[_Begin] = frozenset({("", False)})


def opening(text: str, start: int = 0) -> str:
    """How a text goes on from `start`, in the form of `openings`: lower case, every digit a 0, every gap one space."""
    return " ".join(text[start : start + LENGTH + _GAPS].lower().translate(_DIGITS).split())[:LENGTH]


def openings(pattern: str) -> frozenset[str]:
    """The letters with which matches of a pattern begin; a shorter one may be followed by anything."""
    begins, _ = _either(pattern, 0)
    return frozenset(letters for letters, _ in begins)


def _either(pattern: str, at: int) -> tuple[frozenset[_Begin], int]:
    begins: frozenset[_Begin] = frozenset()
    while True:
        branch, at = _sequence(pattern, at)
        begins |= branch
        if at >= len(pattern) or pattern[at] == ")":
            return begins, at
        at += 1


def _sequence(pattern: str, at: int) -> tuple[frozenset[_Begin], int]:
    begins = _NOTHING
    while at < len(pattern) and pattern[at] not in "|)":
        atom, at = _atom(pattern, at)
        atom, at = _repeated(atom, pattern, at)
        begins = frozenset(_joined(a, b) for a, b in product(begins, atom))
    return begins, at


def _joined(first: _Begin, then: _Begin) -> _Begin:
    if first[1]:
        return first
    letters = first[0] + then[0]
    return letters[:LENGTH], then[1] or len(letters) >= LENGTH


def _atom(pattern: str, at: int) -> tuple[frozenset[_Begin], int]:
    char = pattern[at]
    if char == "(":
        return _group(pattern, at)
    if char == "[":
        end = pattern.index("]", at + 2)
        digits = all(c.isdigit() or c == "-" for c in pattern[at + 1 : end])
        return (frozenset({("0", False)}) if digits else _ANYTHING), end + 1
    if char == "\\":
        escaped = pattern[at + 1]
        if escaped == "b":
            return _NOTHING, at + 2
        letters = "0" if escaped == "d" else "" if escaped.isalpha() else escaped
        return frozenset({(letters, not letters)}), at + 2
    if char in ".^$":
        return _ANYTHING, at + 1
    return frozenset({(char.lower().translate(_DIGITS), False)}), at + 1


def _group(pattern: str, at: int) -> tuple[frozenset[_Begin], int]:
    inside = at + 1
    if pattern.startswith(_LOOKS, inside):
        return _NOTHING, _closing(pattern, at) + 1
    if pattern[inside] == "?":
        inside = pattern.index(">" if pattern.startswith("?P<", inside) else ":", inside) + 1
    begins, end = _either(pattern, inside)
    return begins, end + 1


def _closing(pattern: str, at: int) -> int:
    """Where the bracket that opens at `at` closes."""
    depth = 0
    while True:
        if pattern[at] == "\\":
            at += 1
        elif pattern[at] == "[":
            at = pattern.index("]", at + 2)
        elif pattern[at] in "()":
            depth += 1 if pattern[at] == "(" else -1
            if depth == 0:
                return at
        at += 1


def _repeated(atom: frozenset[_Begin], pattern: str, at: int) -> tuple[frozenset[_Begin], int]:
    if at >= len(pattern) or pattern[at] not in "?*+{":
        return atom, at
    end = pattern.index("}", at) if pattern[at] == "{" else at
    optional = pattern[at] in "?*" or pattern.startswith("{0,", at)
    if pattern[at] != "?":
        atom = frozenset((letters, True) for letters, _ in atom)
    if pattern.startswith("?", end + 1):
        end += 1
    return atom | _NOTHING if optional else atom, end + 1
