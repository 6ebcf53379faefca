"""The place of a meeting, as the head of a paper or an announcement gives it."""

from __future__ import annotations

import re

from extract.dates import find_dates, find_times
from extract.head.meeting_day import is_day
from extract.structure.joining import Joined

_HELD = re.compile(r"\bheld\s+(?:at|in|on|via|remotely|virtually)?\s*(?P<rest>.*)", re.IGNORECASE)
_MEETING_HELD = re.compile(r"\bmeeting\b.{0,100}\bheld (?:at|in)\b", re.IGNORECASE)
_OPENS = re.compile(
    r"\W*(?:(?:draft|unconfirmed) )?(?:minutes|proceedings|notes|record|(?:at )?a? ?meeting)\b", re.IGNORECASE
)
_AROUND = re.compile(
    r"^(?:\W|on\b|at\b|in\b|from\b|commencing\b|(?-i:the)\b|\w+day\b)+"
    r"|(?:\W|\bon|\bat|\bin|\bfrom|\bto|\bcommencing|\w+day)+$",
    re.IGNORECASE,
)
_LONGEST = 120  # characters
_MEETING_WORDS = ("of", "the", "held", "draft", "annual", "general", "special", "ordinary", "monthly", "extraordinary")
_REACH = 250  # characters behind "held" in which the place stands
_OF_MEETINGS = re.compile(
    r"\bmeetings?\b(?! (?:rooms?|house|hall|place|centre)\b)|\b(?:minutes|agenda|a\.?g\.?m)\.?$", re.IGNORECASE
)
_NEXT_SENTENCE = re.compile(
    r"(?<=[a-z]{3})\.\s+(?=[A-Z][a-z]+ (?:[a-z]+ )?(?:is|are|was|were|has|have|had|opened|called)\b)"
)
_VENUE_LINE = re.compile(
    r"^\s*(?:proposed\s+)?(?:venue|place|location)\s*:?\s+(?P<venue>\S.*?)(?:[\s.]*\bView directions)?$",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r"[:/]|^(?:Time|Date|Minutes of)$|\bCouncil$|^Item\b"
)  # a page's title ends in the name of the site: "... - Leys Council"


def place_met(lines: list[Joined], body: str | None, body_span: tuple[int, int] | None) -> str | None:
    """The place that the head of a paper gives: labelled, or beside the day or the hour, or where it was held."""
    for line in lines:
        if found := _VENUE_LINE.match(line.text):
            return str(found.group("venue")).strip()
    dated_before = False
    for line in lines:
        dated = [d for d in find_dates(line.text, None) if is_day(d)]
        held = _HELD.search(line.text) if not dated_before or _OPENS.match(line.text) else None
        if held and (dated or find_times(line.text) or _MEETING_HELD.search(line.text)):
            said = place(held.group("rest"), body)
        elif dated and not dated_before:
            said = place(line.text[dated[0].end :], body) or _before_day(line, dated[0].start, body, body_span)
        else:
            continue
        dated_before = dated_before or bool(dated)
        if said:
            return said
    return None


def _before_day(line: Joined, day: int, body: str | None, body_span: tuple[int, int] | None) -> str | None:
    """The place that stands between a body's name and the day, in the same paragraph."""
    if body_span is None or not line.offsets[0] <= body_span[0] < line.offsets[-1]:
        return None
    return place(line.text[line.position(body_span[1]) : day], body)


def place(rest: str, body: str | None = None) -> str | None:
    """What is left of a heading's line when date and time are taken out: the place. The body's name is none."""
    rest = _NEXT_SENTENCE.split(rest)[0]
    rest = rest[: rest.rfind(" ", 0, _REACH)] + " |" if len(rest) > _REACH else rest
    times = [(t.start, t.end) for t in find_times(rest)]
    dates = [(d.start, d.end) for d in find_dates(rest, None)]
    for start, end in sorted({*times, *dates}, reverse=True):
        rest = rest[:start] + " | " + rest[end:]
    pieces = (_AROUND.sub("", piece).strip(" ,.-–") for piece in rest.split("|"))
    return next((piece for piece in pieces if _is_place(piece, body)), None)


def _is_place(piece: str, body: str | None) -> bool:
    """Whether words name a place: not in small letters, not the body again, nor only what meetings are called."""
    if not 3 < len(piece) < _LONGEST or not piece[0].isupper() or _NO_PLACE.search(piece):
        return False
    if _OF_MEETINGS.search(piece) or (body and piece.lower() in body.lower()):
        return False  # "6 October 2014 - Open Data Board"
    own = {*_MEETING_WORDS, *(body or "").lower().split()}
    return any(word not in own for word in re.findall(r"[\w'’&.-]+", piece.lower()))
