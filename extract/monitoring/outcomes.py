"""Judgements of inspectors and auditors: the words of `outcomes.txt`, the ambiguous ones only where somebody judges."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.patterns import columns

_JUDGED = re.compile(
    r"(?:\b(?:judg\w+|rated|rating\w*|graded|grading|deemed|found|opinion|assessed)\b[^.;]{0,40}?|['‘“\"]\s*)\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A judgement at `start:end` of the text searched, in lower case."""

    start: int
    end: int
    text: str


def outcomes_in(text: str, start: int, end: int, judging: bool = False) -> tuple[Outcome, ...]:
    """The judgements in `text[start:end]`; with `judging`, the words around are known to judge."""
    found = []
    for match in _words().finditer(text, start, end):
        words = match.group().lower()
        if _always(words) or judging or _JUDGED.search(text[max(0, match.start() - 60) : match.start()]):
            found.append(Outcome(match.start(), match.end(), words))
    return tuple(found)


@cache
def _words() -> re.Pattern[str]:
    longest_first = sorted((row[0] for row in columns("outcomes")), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", re.IGNORECASE)


@cache
def _always(words: str) -> bool:
    return any(row[0] == words and row[1] == "always" for row in columns("outcomes"))
