"""When a meeting began and ended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.dates import find_times
from extract.structure.joining import Joined

_SPAN = re.compile(r"\s*(?:-|–|to|until)\s*$", re.IGNORECASE)
_BARE_END = re.compile(r"\s*(?:-|–|to|until)\s*(?P<end>\d{1,2}[.:]\d\d)\b", re.IGNORECASE)  # "Time 10.30 - 12.30"
_NEAR = 8  # characters
_ENDED = re.compile(
    r"\b(?:meeting|proceedings|business)\b[^.\n]{0,40}?\b(?:ended|closed|finished|concluded|terminated|rose|end"
    r"|to a close)\b"
    r"(?:[^.\n]{0,12}?\bat\b|\s*(?=\d{1,2}[.:]\d\d))",
    re.IGNORECASE,
)
_BEGAN = re.compile(
    r"\bmeeting\b[^.\n]{0,60}?\b(?:(?:opened|started|began|commenced|convened|called\s+to\s+order)\b[^.\n]{0,60}?\bat\b"
    r"|(?:opened|started|began|commenced)\s*:\s*(?=\d))",
    re.IGNORECASE,
)
_ADJOURNED = re.compile(r"\bmeeting\b[^.\n]{0,60}?\badjourned\b[^.\n]{0,30}?\bat\b", re.IGNORECASE)


def hours_met(text: str, lines: list[Joined]) -> tuple[str | None, str | None]:
    """The hours ("HH:MM") at which the meeting began, by its head, and ended, by the whole text."""
    times = [(t, line.text) for line in lines for t in find_times(line.text)]
    start = times[0][0].time if times else next(_told(_BEGAN, text), None)
    ends = next(_told(_ENDED, text), None) or next(iter([*_told(_ADJOURNED, text)][-1:]), None)
    if ends is None and len(times) > 1 and _SPAN.search(times[0][1][times[0][0].end : times[1][0].start]):
        ends = times[1][0].time
    if ends is None and times and (bare := _BARE_END.match(times[0][1], times[0][0].end)):
        ends = next((t.time for t in find_times(f"until {bare['end']}")), None)
    return start, _after(start, ends)


def _told(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    """The hours that a text tells right behind words of a pattern."""
    for found in pattern.finditer(text):
        said = f"at {text[found.end() : found.end() + 30].strip()}"
        times = [time for time in find_times(re.sub(r"\s+", " ", said)) if time.start < _NEAR]
        if times:
            yield times[0].time


def _after(start: str | None, end: str | None) -> str | None:
    """The end of a meeting, in the evening where "9.09" can only mean that."""
    if start and end and end < start and int(end[:2]) < 12:
        return f"{int(end[:2]) + 12}{end[2:]}"
    return end
