"""Dates as they are written in minutes, found in a text and resolved against the day of the meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extract.dates.edtf import first_day, last_day
from extract.dates.grammar import matches_at, places
from extract.dates.meaning import READINGS
from extract.dates.reading import Asked, Lean

_TRIGGER = re.compile(
    r"\d|\b(?:janu|febr|march|april|may|june?|july?|aug|sept|oct|nov|dec|jan|feb|mar|apr|mon|tue|wed|thu|fri|sat|sun)"
    r"|spring|summer|autumn|winter|year|month|week|quarter|term|day|morrow|tonight|annu|bienn|fortnight|basis|christmas|easter"
    r"|whitsun|pentecost|\bfall\b|recess|hour|\bw/|\bq ?[1-4]|purdah|election|return|due time|fullness|business|close"
    r"|\bco[pb]\b"
    r"|meeting|\bnext\b|soon|a\.?s\.?a\.?p|shortly|future|course|later|point|opportun|convenien|urgen|immediate|forthwith"
    r"|straight|delay|meantime|interim|when |once |completion|ahead|over time|going forward",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date, span of days, frequency or vague time in a text; offsets are code points of that text.

    `edtf` is None for frequencies ("quarterly"), for vague words ("shortly") and where no anchor was given.
    `first_day` and `last_day` (ISO 8601) are the bounds of what the words allow. `inferred`: the words alone do not
    give the date. `approximate`: about. `every` is an ISO 8601 duration. `shape` names the reading ("day", "month",
    "every", "vague" ...).
    """

    start: int
    end: int
    text: str
    edtf: str | None
    first_day: str | None
    last_day: str | None
    inferred: bool
    approximate: bool
    every: str | None
    shape: str


def find_dates(
    text: str, anchor: date | None, lean: Lean = "nearest", known: Sequence[tuple[int, int]] | None = None
) -> tuple[DateMention, ...]:
    """Every date in a text, in order and without overlap.

    What names no year is read as the occurrence nearest to `anchor`, or on the side that `lean` says; without an
    anchor such words are still found, with no EDTF. `known` are the spans in which dates were found before, outside
    of which none need be looked for.
    """
    found: list[DateMention] = []
    if known is not None or _TRIGGER.search(text):
        for place in places(text):
            if found and place < found[-1].end:
                continue
            if known is None or any(start <= place < end for start, end in known):
                mention = _mention_at(text, place, anchor, lean)
                if mention:
                    found.append(mention)
    return tuple(found)


def _mention_at(text: str, place: int, anchor: date | None, lean: Lean) -> DateMention | None:
    for match in matches_at(text, place):
        words = text[match.start : match.end].rstrip()
        reading = READINGS[match.means](Asked(match.parts, words, anchor, lean))
        if reading is not None:
            return DateMention(
                match.start,
                match.start + len(words),
                words,
                reading.edtf,
                first_day(reading.edtf),
                last_day(reading.edtf),
                reading.inferred,
                reading.approximate,
                reading.every,
                match.means,
            )
    return None
