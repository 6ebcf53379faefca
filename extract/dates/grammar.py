"""The shapes of dates, compiled from `patterns/dates.jsonl`: which rules fit at a place in a text, and their parts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from extract.dates.openings import opening, openings

_GAP = r"(?=\s)[^\S\n]{0,8}\n?[^\S\n]{0,8}"
_MAYBE_GAP = r"[^\S\n]{0,4}\n?[^\S\n]{0,4}"
_WORD_START = re.compile(r"(?<![\w£$€#/\\@-])(?<!\d[.:])(?<!\w\.)(?=[0-9A-Za-z])")
_PIECE = re.compile(r"\\.|\(\?P<\w+>|<(\w+)(?::(\d))?>|\[(?:\\.|[^\]])*\]|[ _]|.", re.DOTALL)
_USE = re.compile(r"_\d$")  # of which use of a fragment a part is
_LEAD_IN = 24  # characters before a match in which the words that must precede it are looked for


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of text that has the shape of a date: the rule that fits, which reading applies, and its parts.

    Parts of a word set carry its value ("month": 9), others their text; the second use of a fragment
    ends in `_2`, and so on.
    """

    start: int
    end: int
    rule: str
    means: str
    parts: dict[str, int | str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the grammar; `openings` are the letters with which its matches can begin."""

    name: str
    means: str
    pattern: re.Pattern[str]
    preceded: re.Pattern[str] | None
    openings: frozenset[str]


class _Grammar:
    """The fragments, words and rules of the data file; a later fragment may use an earlier one."""

    def __init__(self, lines: Iterator[dict[str, str]]) -> None:
        self.fragments: dict[str, str] = {}
        self.words: dict[str, list[tuple[re.Pattern[str], int | str]]] = {}
        self.rules: list[Rule] = []
        for line in lines:
            if "word" in line:
                name, words = line["word"], line["is"]
                self.words.setdefault(name, []).append((_compiled(self.expanded(words, named=False)), line["value"]))
                self.fragments[name] = f"{self.fragments[name]}|{words}" if name in self.fragments else words
            elif "fragment" in line:
                self.fragments[line["fragment"]] = line["pattern"]
            elif "rule" in line:
                self.rules.append(self.rule(line))

    def rule(self, line: dict[str, str]) -> Rule:
        """A rule line, compiled."""
        before = line.get("preceded")
        plain = self.expanded(line["pattern"], named=False)
        return Rule(
            name=line["rule"],
            means=line["means"],
            pattern=_compiled(f"(?:{self.expanded(line['pattern'], named=True)})(?!\\w)"),
            preceded=_compiled(rf"(?<!\w)(?:{before})(?:[\s(]|(?<=[(-])|\s+the\s)$") if before else None,
            openings=openings(plain.replace(_GAP, " ").replace(_MAYBE_GAP, " ?")),
        )

    def expanded(self, pattern: str, named: bool, use: str = "") -> str:
        """A pattern of the data file as a regular expression, its fragments as named or plain groups."""

        def piece(match: re.Match[str]) -> str:
            text = match[0]
            if match[1]:
                inner_use = f"_{match[2]}" if match[2] else use
                inner = self.expanded(self.fragments[match[1]], named, inner_use)
                return f"(?P<{match[1]}{inner_use}>{inner})" if named else f"(?:{inner})"
            if text.startswith("(?P<"):
                return text if named else "(?:"
            if text.startswith("["):
                return text.replace(" ", r"\s")
            return {" ": _GAP, "_": _MAYBE_GAP}.get(text, text)

        return _PIECE.sub(piece, pattern)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    lines = files("extract.patterns").joinpath("dates.jsonl").read_text("utf-8").splitlines()
    return _Grammar(json.loads(line) for line in lines)


@lru_cache(maxsize=32768)
def _rules_for(letters: str) -> tuple[Rule, ...]:
    """The rules, in their order, that can match where a word begins with these letters."""
    begins = {letters[:length] for length in range(len(letters) + 1)}
    return tuple(rule for rule in _grammar().rules if not begins.isdisjoint(rule.openings))


@lru_cache(maxsize=4096)
def _value(fragment: str, text: str) -> int | str:
    """What a word stands for ("sept" is 9); the text itself for what is no word of the data file."""
    return next((value for word, value in _grammar().words.get(fragment, ()) if word.fullmatch(text)), text)


def places(text: str) -> Iterator[int]:
    """The offsets at which a date may begin."""
    return (found.start() for found in _WORD_START.finditer(text))


def matches_at(text: str, start: int) -> Iterator[Match]:
    """Every way in which a date can be read at an offset, the best first."""
    for rule in _rules_for(opening(text, start)):
        found = rule.pattern.match(text, start)
        if found is None:
            continue
        if rule.preceded and not rule.preceded.search(text, max(0, start - _LEAD_IN), start):
            continue
        parts = {name: _value(_USE.sub("", name), part) for name, part in found.groupdict().items() if part}
        yield Match(start, found.end(), rule.name, rule.means, parts)
