"""Dates that only the day of the meeting fixes: "in October", "next year", "the end of term", "in six months"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from extract.dates.edtf import (
    KINDS_OF_YEAR,
    add_months,
    add_working_days,
    financial_year,
    first_day,
    last_day,
    month_end,
    nth_weekday,
    quarter_of,
    year_beginning,
)
from extract.dates.reading import UNDATED, Asked, Lean, Parts, Reading, narrowed, nearest


def month_near(asked: Asked, month: int) -> str | None:
    """The nearest such month to the anchor, as EDTF; None without an anchor."""
    if asked.anchor is None:
        return None
    near = range(asked.anchor.year - 1, asked.anchor.year + 2)
    # the middle of a month stands for it, but any day of this very month is near
    middle = [
        (asked.anchor if (y, month) == (asked.anchor.year, asked.anchor.month) else date(y, month, 15)) for y in near
    ]
    return nearest([(day, f"{y}-{month:02d}") for y, day in zip(near, middle, strict=True)], asked.anchor, asked.lean)


def bare_month(asked: Asked) -> Reading | None:
    """A month without its year, perhaps with early, mid or the end of before it."""
    month = asked.parts.get("month")
    if month is None:
        names = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
        month = next(n for n, name in enumerate(names, 1) if re.search(rf"\b{name}", asked.text, re.IGNORECASE))
    return narrowed(asked, Reading(month_near(asked, int(month)), inferred=True))


def bare_season(asked: Asked) -> Reading | None:
    """A season without its year."""
    season, anchor = asked.number("season"), asked.anchor
    if anchor is None:
        return narrowed(asked, UNDATED)
    lean: Lean = {1: "future", -1: "past"}.get(int(asked.parts.get("shift", 0)), asked.lean)  # type: ignore[assignment]
    candidates = []
    for year in range(anchor.year - 1, anchor.year + 2):
        edtf = f"{year}-{season}"
        first, last = date.fromisoformat(first_day(edtf) or ""), date.fromisoformat(last_day(edtf) or "")
        inside = first <= anchor <= last
        if not (inside and "shift" in asked.parts and asked.number("shift")):
            candidates.append((anchor if inside else first + (last - first) / 2, edtf))
    return narrowed(asked, Reading(nearest(candidates, anchor, lean), inferred=True))


def shifted_month(asked: Asked) -> Reading | None:
    """Next March; last October."""
    shift = asked.number("shift")
    lean: Lean = "future" if shift > 0 else "past" if shift < 0 else "nearest"
    edtf = month_near(replace(asked, lean=lean), asked.number("month"))
    if edtf and asked.anchor and shift and edtf == asked.anchor.isoformat()[:7]:
        edtf = f"{int(edtf[:4]) + shift}{edtf[4:]}"
    return narrowed(asked, Reading(edtf, inferred=True))


def shifted_year(asked: Asked) -> Reading | None:
    """This, next or last year. "The coming year", spoken after March, is the financial year that has begun."""
    anchor, kind, parts = asked.anchor, asked.kind_of_year(), asked.parts
    shift = int(parts.get("shift", 0))
    if "shift" not in parts and parts.get("part") == "about":
        return None
    if anchor is None:
        return UNDATED
    if re.search(r"\b(?:coming|(?:over|during|throughout)\s.*next)\b", asked.text, re.IGNORECASE) and kind is None:
        year = year_beginning(anchor, "financial") + (anchor.month < 4)
        return narrowed(asked, Reading(financial_year(year), inferred=True))
    year = year_beginning(anchor, kind) + shift
    spelled = KINDS_OF_YEAR.get(kind or "")
    edtf = spelled(year) if spelled else str(year)
    return narrowed(asked, Reading(edtf, inferred=True, approximate=edtf.endswith("~")))


def year_end(asked: Asked) -> Reading | None:
    """The financial year end."""
    return shifted_year(replace(asked, parts={**asked.parts, "part": "end"}))


def shifted_unit(asked: Asked) -> Reading | None:
    """This, next or last week, fortnight, month or quarter."""
    anchor, parts = asked.anchor, asked.parts
    period, shift = str(parts.get("period", "month")).lower(), int(parts.get("shift", 0))
    if "period_2" in parts:
        asked = replace(asked, parts={**parts, "part": "end"})
    if anchor is None:
        return UNDATED
    if period == "month":
        edtf = "{}-{:02d}".format(*add_months(anchor, shift))
    elif period == "quarter":
        year, month = add_months(anchor, 3 * shift)
        edtf = quarter_of(date(year, month, 1))
    else:
        weeks = 2 if period == "fortnight" else 1
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=shift)
        edtf = f"{monday}/{monday + timedelta(days=7 * weeks - 1)}"
    return narrowed(asked, Reading(edtf, inferred=True))


def shifted_weekday(asked: Asked) -> Reading | None:
    """Next Tuesday; last Friday."""
    anchor, shift = asked.anchor, asked.number("shift")
    if anchor is None:
        return UNDATED
    ahead = (asked.number("weekday") - anchor.weekday()) % 7
    day = anchor + timedelta(days=ahead or (7 if shift > 0 else 0))
    return Reading((day - timedelta(days=7) if shift < 0 else day).isoformat(), inferred=True)


def bare_weekday(asked: Asked) -> Reading | None:
    """By Friday: the next such day, or the last where the words are of the past; the meeting's own is "today"."""
    if asked.anchor is None:
        return UNDATED
    ahead = (asked.number("weekday") - asked.anchor.weekday()) % 7 or 7
    if "later" in asked.parts:
        ahead += 7
    elif asked.lean == "past":
        ahead -= 7
    day = asked.anchor + timedelta(days=ahead)
    return Reading(day.isoformat(), inferred=True)


def nth_weekday_of_month(asked: Asked) -> Reading | None:
    """The first Wednesday in April; the last Friday of next month."""
    word = str(asked.text).lower().removeprefix("the ")
    nth = -1 if word.startswith(("last", "final")) else asked.number("nth")
    year, edtf = asked.year() or asked.tail_year(), None
    if "month" in asked.parts:
        month = asked.number("month")
        edtf = f"{year}-{month:02d}" if year else month_near(asked, month)
    elif asked.anchor is not None:
        edtf = "{}-{:02d}".format(*add_months(asked.anchor, asked.number("shift")))
    if edtf is None:
        return UNDATED
    day = nth_weekday(int(edtf[:4]), int(edtf[5:]), asked.number("weekday"), nth)
    return Reading(day.isoformat(), inferred=asked.year() is None)


def day_of_shifted_month(asked: Asked) -> Reading | None:
    """The 24th of next month."""
    if asked.anchor is None:
        return UNDATED
    year, month = add_months(asked.anchor, int(asked.parts.get("shift", 0)))
    day = asked.number("day")
    return Reading(f"{year}-{month:02d}-{day:02d}", inferred=True) if day <= month_end(year, month).day else None


def near_day(asked: Asked) -> Reading | None:
    """Today, tomorrow, yesterday."""
    if asked.anchor is None:
        return UNDATED
    return Reading((asked.anchor + timedelta(days=asked.number("near_day"))).isoformat(), inferred=True)


def quantity(parts: Parts) -> tuple[int, str] | None:
    """How many of which unit: "six months", "28 days"."""
    for use in ("", "_2"):
        written = parts.get(f"n{use}", parts.get(f"num{use}"))
        unit = parts.get(f"unit{use}")
        if written is not None and unit is not None:
            return int(written), str(unit)
    return None


def _away(anchor: date, amount: int, unit: str) -> str:
    """The day, month or year that lies so far from the anchor, as precise as the unit."""
    if abs(amount) > 100 * 12:
        return str(anchor.year)
    if unit in "MQ":
        return "{}-{:02d}".format(*add_months(anchor, amount * (3 if unit == "Q" else 1)))
    if unit == "Y":
        return str(anchor.year + amount)
    if unit == "B" and amount > 0:
        return add_working_days(anchor, amount).isoformat()
    return (anchor + timedelta(days=amount * {"W": 7, "F": 14}.get(unit, 1))).isoformat()


def ahead(asked: Asked) -> Reading | None:
    """In six months; within 28 days; over the next two years. What counts from another event has no date."""
    amount = quantity(asked.parts)
    one = re.match(r"in\s+an?\s", asked.text, re.IGNORECASE)  # "in a year" may be "in any year"
    if amount is None or (one and amount[1] != "F" and "time" not in asked.parts):
        return None
    if asked.parts.get("relative"):
        return Reading(None)
    if asked.anchor is None:
        return UNDATED
    end = _away(asked.anchor, *amount)
    if "span" in asked.parts and str(asked.parts.get("over", "")).lower() != "within":
        end = f"{asked.anchor.isoformat()[: len(end)]}/{end}"
    return Reading(end, inferred=True, approximate=False)


def hours(asked: Asked) -> Reading | None:
    """Within 48 hours."""
    if asked.parts.get("relative"):
        return Reading(None)
    if asked.anchor is None:
        return UNDATED
    return Reading(_away(asked.anchor, -(-asked.number("num") // 24), "D"), inferred=True)


def back(asked: Asked) -> Reading | None:
    """Over the last six months."""
    amount = quantity(asked.parts)
    if amount is None or asked.anchor is None:
        return UNDATED if amount else None
    start = _away(asked.anchor, -amount[0], amount[1])
    return Reading(f"{start}/{asked.anchor.isoformat()[: len(start)]}", inferred=True)


def ago(asked: Asked) -> Reading | None:
    """Six months ago."""
    amount = quantity(asked.parts)
    if amount is None or asked.anchor is None:
        return UNDATED if amount else None
    return Reading(_away(asked.anchor, -amount[0], amount[1]), inferred=True)


def few(asked: Asked) -> Reading | None:
    """Within the next few days (a week) or weeks (four)."""
    if asked.anchor is None:
        return UNDATED
    days = 7 if str(asked.parts["few"]).lower() == "days" else 28
    return Reading(f"{asked.anchor + timedelta(days=days)}~", inferred=True, approximate=True)


def vague(asked: Asked) -> Reading | None:
    """Shortly; as soon as possible; at the next meeting: words worth keeping that name no day."""
    return Reading(None) if asked.text else None
