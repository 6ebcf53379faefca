"""The place of a meeting, as the head of a paper or an announcement gives it."""

from __future__ import annotations

import re

from extract.dates import find_dates, find_times
from extract.joining import Joined
from extract.meeting_day import is_day

_HELD = re.compile(r"\bheld\s+(?:at|in|on|via|remotely|virtually)?\s*(?P<rest>.*)", re.IGNORECASE)
_VENUE_LINE = re.compile(
    r"^\s*(?:proposed\s+)?(?:venue|place|location)\s*:?\s+(?P<venue>\S.*?)(?:[\s.]*\bView directions)?$",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(r"[:/]|\bCouncil$|^Item\b")  # a page's title ends in the name of the site: "... - Leys Council"


def place_met(lines: list[Joined], body_span: tuple[int, int] | None) -> str | None:
    """The place that the head of a paper gives: labelled, or beside the day or the hour."""
    for line in lines:
        if found := _VENUE_LINE.match(line.text):
            return str(found.group("venue")).strip()
    for line in lines:
        dated = [d for d in find_dates(line.text, None) if is_day(d)]
        held = _HELD.search(line.text)
        if held and (dated or find_times(line.text)):
            return place(held.group("rest"))
        if dated:
            return place(line.text[dated[0].end :]) or _before_day(line, dated[0].start, body_span)
    return None


def _before_day(line: Joined, day: int, body_span: tuple[int, int] | None) -> str | None:
    """The place that stands between a body's name and the day, in the same paragraph."""
    if body_span is None or not line.offsets[0] <= body_span[0] < line.offsets[-1]:
        return None
    return place(line.text[line.position(body_span[1]) : day])


def place(rest: str) -> str | None:
    """What is left of a heading's line when date and time are taken out: the place."""
    times = [(t.start, t.end) for t in find_times(rest)]
    dates = [(d.start, d.end) for d in find_dates(rest, None)]
    for start, end in sorted({*times, *dates}, reverse=True):
        rest = rest[:start] + " | " + rest[end:]
    parts = [
        re.sub(
            r"^(?:\W|on\b|at\b|in\b|from\b|commencing\b|(?-i:the)\b|\w+day\b)+|(?:\W|\bon|\bat|\bin|\bfrom|\bto|\bcommencing|\w+day)+$",
            "",
            p,
            flags=re.IGNORECASE,
        )
        for p in rest.split("|")
    ]
    best = max(parts, key=len, default="").strip(" ,.-–")
    named = len(best) > 3 and best[0].isupper() and len(best) < 120
    return best if named and not _NO_PLACE.search(best) else None
