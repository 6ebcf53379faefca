"""The shapes of dates, compiled from `patterns/dates.jsonl` into one alternation.

`matches` walks a text once. Which rule matched is the alternation's group number; the rule's own expression, with
its groups named, then takes the words apart.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_FLAGS = re.IGNORECASE
_GAP = r"(?=\s)[^\S\n]{0,8}\n?[^\S\n]{0,8}"
_MAYBE_GAP = r"[^\S\n]{0,4}\n?[^\S\n]{0,4}"
_BEFORE = r"(?<![\w£$€#/\\@-])(?<!\d[.:])(?<!\w\.)"
_PIECE = re.compile(r"\\.|\(\?P<\w+>|<(\w+)(?::(\d))?>|\[(?:\\.|[^\]])*\]|[ _]|.", re.DOTALL)
_LEAD_IN = 24  # characters before a match in which the words that must precede it are looked for


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of text that has the shape of a date: which reading applies, and its parts.

    Parts of a word set carry its value ("month": 9), others their text; a second use of a fragment ends in `_2`.
    """

    start: int
    end: int
    means: str
    parts: dict[str, int | str]


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    means: str
    named: re.Pattern[str]
    preceded: re.Pattern[str] | None


def _lines() -> Iterator[dict[str, str]]:
    for line in files("extract.patterns").joinpath("dates.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)


class _Grammar:
    def __init__(self) -> None:
        self._fragments: dict[str, str] = {}
        self._words: dict[str, list[tuple[re.Pattern[str], int | str]]] = {}
        self.rules: list[_Rule] = []
        bodies: list[str] = []
        for line in _lines():
            if "word" in line:
                word = self._expand(line["is"], named=False)
                self._words.setdefault(line["word"], []).append((re.compile(word, _FLAGS), line["value"]))
                known = self._fragments.get(line["word"])
                self._fragments[line["word"]] = line["is"] if known is None else f"{known}|{line['is']}"
            elif "fragment" in line:
                self._fragments[line["fragment"]] = line["pattern"]
            elif "rule" in line:
                preceded = line.get("preceded")
                self.rules.append(
                    _Rule(
                        line["rule"],
                        line["means"],
                        re.compile(self._expand(line["pattern"], named=True), _FLAGS),
                        re.compile(rf"(?<!\w)(?:{preceded})(?:[\s(]|(?<=[(-])|\s+the\s)$", _FLAGS) if preceded else None,
                    )
                )
                bodies.append(self._expand(line["pattern"], named=False))
        self.any = re.compile(_BEFORE + "(?:" + "|".join(f"({body})" for body in bodies) + r")(?!\w)", _FLAGS)

    def _expand(self, pattern: str, named: bool, use: str = "") -> str:
        """A pattern of the data file as a regular expression, its fragments as named or plain groups."""

        def piece(match: re.Match[str]) -> str:
            text = match[0]
            if match[1]:
                inner_use = f"_{match[2]}" if match[2] else use
                inner = self._expand(self._fragments[match[1]], named, inner_use)
                return f"(?P<{match[1]}{inner_use}>{inner})" if named else f"(?:{inner})"
            if text.startswith("(?P<"):
                return text if named else "(?:"
            if text.startswith("["):
                return text.replace(" ", r"\s")
            return {" ": _GAP, "_": _MAYBE_GAP}.get(text, text)

        return _PIECE.sub(piece, pattern)

    def value(self, name: str, text: str) -> int | str:
        for word, value in self._words.get(name, ()):
            if word.fullmatch(text):
                return value
        return text


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    return _Grammar()


@lru_cache(maxsize=4096)
def _value(name: str, text: str) -> int | str:
    return _grammar().value(name, text)


def matches(text: str) -> Iterator[Match]:
    """Everything in a text that has the shape of a date, in order; what is not plausible where it stands is passed by."""
    grammar = _grammar()
    at = 0
    while found := grammar.any.search(text, at):
        rule = grammar.rules[(found.lastindex or 1) - 1]
        at = found.start() + 1
        if rule.preceded and not rule.preceded.search(text, max(0, at - 1 - _LEAD_IN), at - 1):
            continue
        taken = rule.named.match(text, found.start(), found.end())
        if taken is None:
            continue
        parts = {
            name: _value(name.removesuffix("_2"), part) for name, part in taken.groupdict().items() if part is not None
        }
        at = found.end()
        yield Match(found.start(), found.end(), rule.means, parts)
