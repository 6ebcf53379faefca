"""The day of the meeting, as the head of a paper gives it."""

from __future__ import annotations

import re
from calendar import day_name
from datetime import date, timedelta

from extract.dates import DateMention, find_dates
from extract.structure.joining import Joined

_DAY_BEFORE = re.compile(
    r"\bworking day (?:before|prior to) the meeting \(in this case,? (?P<day>[^)]{5,30})\)", re.IGNORECASE
)

_WAS_HELD = re.compile(r"\b(?:minutes|meeting)\b[^.]{0,100}\bheld\b", re.IGNORECASE)
_TITLES = 6  # lines
_LONGEST_TITLE = 200  # characters


def day_met(lines: list[Joined]) -> tuple[str | None, tuple[int, int] | None, bool]:
    """The first day that the head gives in full (ISO 8601), where it stands, and whether its weekday is another's."""
    for line in lines:
        for mention in find_dates(line.text, None):
            if is_day(mention):
                return mention.last_day, line.source(mention.start, mention.end), _of_another_day(mention)
    return None, None, False


def day_met_by(lines: list[Joined], stated: list[Joined]) -> tuple[str | None, tuple[int, int] | None, bool]:
    """The day of a meeting by its head, as `day_met`; `stated` are dates of the front matter.

    Those hold unless a title among the first lines, or a sentence of the head that says when the meeting was held,
    gives another day: a file's date may be that of its publication.
    """
    if not stated:
        return day_met(lines)
    titles = [line for line in lines[:_TITLES] if len(line.text) < _LONGEST_TITLE]
    held = [line for line in lines if _WAS_HELD.search(line.text)]
    told = (day_met(some) for some in (titles, held, stated, lines))
    return next((found for found in told if found[0]), (None, None, False))


def _of_another_day(mention: DateMention) -> bool:
    named = [number for number, name in enumerate(day_name) if name.lower() in mention.text.lower()]
    day = date.fromisoformat(mention.last_day) if mention.last_day else None
    return bool(named) and day is not None and day.weekday() not in named


def is_day(mention: DateMention) -> bool:
    """Whether a mention is of one day, with its year."""
    return (
        mention.edtf is not None
        and re.fullmatch(r"\d{4}-\d{2}-\d{2}", mention.edtf) is not None
        and not mention.inferred
    )


def day_worked_out(text: str) -> str | None:
    """The day of a meeting that is told only by the working day before it: "(in this case 6 July 2023)"."""
    found = _DAY_BEFORE.search(re.sub(r"\s+", " ", text))
    return _next_working_day(found.group("day")) if found else None


def _next_working_day(words_: str) -> str | None:
    day = next((d.last_day for d in find_dates(words_, None) if is_day(d)), None)
    if day is None:
        return None
    found = date.fromisoformat(day) + timedelta(days=1)
    while found.weekday() > 4:
        found += timedelta(days=1)
    return found.isoformat()
