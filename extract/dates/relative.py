"""Dates that only the day of the meeting fixes: "in October", "next year", "the end of term", "in six months"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from extract.dates.edtf import (
    add_months,
    add_working_days,
    easter,
    financial_year,
    first_day,
    last_day,
    quarter_of,
    school_year,
    term_of,
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


def term(asked: Asked) -> Reading | None:
    """A school term by name, or the one in which the meeting fell."""
    parts, anchor = asked.parts, asked.anchor
    if "season" in parts:
        named = bare_season(replace(asked, parts={k: v for k, v in parts.items() if k != "part"}))
        edtf = named.edtf if named else None
    elif "shift" in parts or "part" in parts:
        if parts.get("part") == "about":
            return None
        edtf = term_of(_shift_term(anchor, int(parts.get("shift", 0)))) if anchor else None
    else:
        return None
    return narrowed(asked, Reading(f"{edtf}~" if edtf else None, inferred=True, approximate=True))


def _shift_term(day: date, terms: int) -> date:
    year, month = add_months(day, 4 * terms)
    return date(year, month, 1)


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
    spelled = {"financial": financial_year, "school": school_year}.get(kind or "")
    return narrowed(asked, Reading(spelled(year) if spelled else str(year), inferred=True))


def year_end(asked: Asked) -> Reading | None:
    """The financial year end."""
    return shifted_year(replace(asked, parts={**asked.parts, "part": "end"}))


def shifted_unit(asked: Asked) -> Reading | None:
    """This, next or last week, fortnight, month or quarter."""
    anchor, parts = asked.anchor, asked.parts
    period, shift = str(parts["period"]).lower(), int(parts.get("shift", 0))
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


def near_day(asked: Asked) -> Reading | None:
    """Today, tomorrow, yesterday."""
    if asked.anchor is None:
        return UNDATED
    return Reading((asked.anchor + timedelta(days=asked.number("near_day"))).isoformat(), inferred=True)


def feast(asked: Asked) -> Reading | None:
    """Christmas or Easter, the coming one where no year is given."""

    def day(year: int) -> date:
        return easter(year) if asked.parts["feast"] == "easter" else date(year, 12, 25)

    if year := asked.year():
        return Reading(day(year).isoformat())
    if asked.anchor is None:
        return UNDATED
    days = [day(asked.anchor.year + n) for n in (-1, 0, 1)]
    lean: Lean = "future" if asked.lean == "nearest" else asked.lean
    return Reading(nearest([(d, d.isoformat()) for d in days], asked.anchor, lean), inferred=True)


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
    return (anchor + timedelta(days=amount * (7 if unit == "W" else 1))).isoformat()


def ahead(asked: Asked) -> Reading | None:
    """In six months; within 28 days; over the next two years. What counts from another event has no date."""
    amount = quantity(asked.parts)
    if amount is None or (re.match(r"in\s+an?\s", asked.text, re.IGNORECASE) and "time" not in asked.parts):
        return None
    if asked.parts.get("relative"):
        return Reading(None)
    if asked.anchor is None:
        return UNDATED
    end = _away(asked.anchor, *amount)
    if "span" in asked.parts and str(asked.parts.get("over", "")).lower() != "within":
        end = f"{asked.anchor.isoformat()[: len(end)]}/{end}"
    return Reading(end, inferred=True, approximate=False)


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
