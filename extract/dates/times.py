"""Clock times in minutes: "2.00 pm", "10.15 a.m.", "14:00", "noon" -> "HH:MM"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MERIDIEM = r"[ap]\.?[^\S\n]?m\b\.?"
_CLOCK = r"(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?(?![\d%])(?![.:/]\d)"
_TIME = re.compile(
    rf"(?<![\w£$€/:.,-])(?:(?P<noon>(?:12(?:[.:]00)?\s)?noon|mid-?day)|(?P<midnight>(?:12(?:[.:]00)?\s)?midnight)"
    rf"|{_CLOCK}(?:[^\S\n]?(?P<half>{_MERIDIEM})|[^\S\n]?(?P<hours>hrs\b|hours\b|h\b)|[^\S\n](?P<clock>o['’]clock))?)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:\b(?:at|from|until|till|to|by|before|after|between|and|time|commenced|commencing|closed|ended|starts?|finish"
    r"(?:ed)?|concluded|adjourned|reconvened|arrived|left|joined|approx(?:imately)?|around|about)|[-–:(])\s*$",
    re.IGNORECASE,
)
_RANGE_AFTER = re.compile(
    rf"\s*(?:-|–|to|until|and)\s*(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?\s?({_MERIDIEM})", re.IGNORECASE
)
_NOT_TIME_AFTER = re.compile(
    r"\s?(?:%|per\s?cent|million|bn\b|m\b|k\b|years?|months?|weeks?|days?|hours?|minutes|of\b|above|below)"
)
_DAY_STARTS = 8  # a bare "7.30" in minutes is in the evening


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A clock time in a text, `time` as "HH:MM". `inferred`: morning or evening is not written."""

    start: int
    end: int
    text: str
    time: str
    inferred: bool = False


def find_times(text: str) -> tuple[TimeMention, ...]:
    """Every clock time in a text, in order. A bare "10:32" or "7.30" counts only where the words around it say time."""
    found = []
    for match in _TIME.finditer(text):
        time, inferred = _clock(text, match)
        if time:
            found.append(TimeMention(match.start(), match.end(), match[0], time, inferred))
    return tuple(found)


def _clock(text: str, match: re.Match[str]) -> tuple[str | None, bool]:
    if match["noon"]:
        return "12:00", False
    if match["midnight"]:
        return "00:00", False
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = match["half"]
    if half is None and (after := _RANGE_AFTER.match(text, match.end())):
        return _twelve_hours(hour, minute, _earlier_half(text, match.end(), hour, after[1])), False
    if half:
        return _twelve_hours(hour, minute, half), False
    if match["hours"]:
        return (f"{hour:02d}:{minute:02d}", False) if match["minute"] and hour < 24 else (None, False)
    if not (match["clock"] or match["minute"]) or hour > 23 or _NOT_TIME_AFTER.match(text, match.end()):
        return None, False
    said = _BEFORE.search(text, max(0, match.start() - 16), match.start())
    if not (match["clock"] or (said and (":" in match[0] or said[0].strip().isalpha())) or _plain_24_hours(match)):
        return None, False
    evening = 0 < hour < _DAY_STARTS and not match["hour"].startswith("0")
    return f"{hour + 12 if evening else hour:02d}:{minute:02d}", hour <= 12


def _plain_24_hours(match: re.Match[str]) -> bool:
    """ "14:00" and "09:30" stand for themselves; "10:32" may be the end of some number."""
    return match[0][2:3] == ":" and len(match[0]) == 5 and int(match["minute"]) % 5 == 0


def _twelve_hours(hour: int, minute: int, half: str) -> str | None:
    if half[0].lower() == "p" and hour < 12:
        hour += 12
    elif half[0].lower() == "a" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 else None


def _earlier_half(text: str, at: int, hour: int, later: str) -> str:
    """In "11.00 - 1.00 pm" the first is in the morning, in "2.00 - 4.00 pm" it is not."""
    end = re.search(r"\d+", text[at:])
    crosses = end is not None and later[0].lower() == "p" and (hour % 12) > (int(end[0]) % 12)
    return "am" if crosses else later
