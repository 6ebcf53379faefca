"""What a shape of a date means: EDTF, resolved against the anchor (the day of the meeting) where the words need it.

Each reading takes the parts that `grammar` found and gives a `Reading`, or None where the words turn out to be no
date (a 31 June, an item number that looks like a day).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from extract.dates.edtf import (
    add_months,
    add_working_days,
    easter,
    financial_year,
    first_day,
    last_day,
    month_end,
    quarter_of,
    school_year,
    term_of,
    year_beginning,
)

Lean = Literal["future", "past", "nearest"]
Parts = dict[str, int | str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words mean, before they are placed in the text."""

    edtf: str | None
    inferred: bool = False
    approximate: bool = False
    every: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One match to be read: its parts, its words, and the day and direction against which they are read."""

    parts: Parts
    text: str
    anchor: date | None
    lean: Lean

    def number(self, name: str) -> int:
        return int(self.parts[name])

    def kind_of_year(self) -> str | None:
        kind = self.parts.get("year_kind")
        return str(kind) if kind is not None else None

    def year(self, name: str = "y") -> int | None:
        """The year that is written, in full or as '18; else the one that "next year" and its like mean."""
        for key in (name, name.replace("y", "y4", 1), name.replace("y", "y2", 1)):
            if written := self.parts.get(key):
                digits = str(written).strip("'’")
                return int(digits) if len(digits) == 4 else century(int(digits))
        return None

    def tail_year(self) -> int | None:
        tail = str(self.parts.get("tail", "")).lower()
        if not tail or self.anchor is None:
            return None
        return self.anchor.year + (1 if "next" in tail or "following" in tail else -1 if "last" in tail else 0)


UNDATED = Reading(None, inferred=True)


def century(two_digits: int) -> int:
    """The year that two digits mean: up to 69 of this century, else of the last (as POSIX reads them)."""
    return two_digits + (2000 if two_digits < 70 else 1900)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _nearest(candidates: list[tuple[date, str]], anchor: date, lean: Lean) -> str | None:
    """Of dated candidates the one nearest to the anchor, on the side that is leant to where there is one."""
    side = {
        "future": [c for c in candidates if (last_day(c[1]) or "") >= anchor.isoformat()],
        "past": [c for c in candidates if (first_day(c[1]) or "") <= anchor.isoformat()],
        "nearest": [],
    }[lean]
    return min(side or candidates, key=lambda c: (abs((c[0] - anchor).days), c[0]), default=(anchor, None))[1]


def _part(asked: Asked, reading: Reading | None) -> Reading | None:
    """Early, mid, late, about, the end of: what stands before a month, season or year narrows or loosens it."""
    part = asked.parts.get("part")
    if reading is None or reading.edtf is None or part in (None, "within", "whole"):
        return reading
    edtf = reading.edtf.rstrip("~")
    if part in ("end", "near end"):
        end = last_day(edtf)
        approximate = part == "near end" or reading.approximate
        if reading.approximate and part == "end":
            end = edtf
        return replace(reading, edtf=f"{end}~" if approximate else end, approximate=approximate)
    return replace(reading, edtf=f"{edtf}~", approximate=True)


def _iso(asked: Asked) -> Reading | None:
    day = _valid(asked.number("y4"), asked.number("mm"), asked.number("dd"))
    return Reading(day.isoformat()) if day else None


def _day_without_year(asked: Asked, month: int, day: int, weekday: int | None) -> Reading | None:
    if asked.anchor is None:
        return UNDATED if _valid(2000, month, day) else None
    near = range(asked.anchor.year - 1, asked.anchor.year + 2)
    days = [found for year in near if (found := _valid(year, month, day))]
    agreeing = [d for d in days if d.weekday() == weekday]
    edtf = _nearest([(d, d.isoformat()) for d in agreeing or days], asked.anchor, asked.lean)
    return Reading(edtf, inferred=True) if edtf else None


def _day(asked: Asked) -> Reading | None:
    year, month, day = asked.year(), asked.number("month"), asked.number("day")
    relative = asked.tail_year()
    if year or relative:
        found = _valid(year or relative or 0, month, day)
        return _part(asked, Reading(found.isoformat(), inferred=year is None)) if found else None
    weekday = asked.parts.get("weekday")
    return _part(asked, _day_without_year(asked, month, day, int(weekday) if weekday is not None else None))


def _day_range(asked: Asked) -> Reading | None:
    month = asked.number("month")
    last_month = int(asked.parts.get("month_2", month))
    written = asked.year("y_2") or asked.year() or asked.tail_year()
    inferred = not (asked.year("y_2") or asked.year())
    if written is None:
        end = _day_without_year(asked, last_month, asked.number("day_2"), None)
        if end is None or end.edtf is None:
            return end
        written = int(end.edtf[:4])
    first_year = asked.year() or written - (month > last_month)
    first = _valid(first_year, month, asked.number("day"))
    last = _valid(written, last_month, asked.number("day_2"))
    if first is None or last is None or last <= first:
        return None
    return Reading(f"{first}/{last}", inferred=inferred)


def _numeric(asked: Asked) -> Reading | None:
    """Day, month, year in figures. Two-digit years must lie near the meeting: "19.09.02" is an item's number."""
    day_figures, sep, rest = re.split(r"\s*([./-])\s*", asked.text, maxsplit=1)
    month_figures, other, year_figures = re.split(r"\s*([./-])\s*", rest, maxsplit=1)
    if sep != other or len(year_figures) == 3:
        return None
    short = len(year_figures) == 2
    year = century(int(year_figures)) if short else int(year_figures)
    found = _valid(year, int(month_figures), int(day_figures))
    if found is None or not 1900 <= year < 2100:
        return None
    if short and (asked.anchor is None or abs(asked.anchor.year - year) > 3) and sep != "/":
        return None
    return Reading(found.isoformat())


def _span_of_years(first: int, second: str, kind: str | None, separator: str) -> str | None:
    """2018/19 is a financial year, 2017-21 the years of a plan, 2018-09 a month."""
    last = int(second) if len(second) == 4 else first - first % 10 ** len(second) + int(second)
    if len(second) == 1:
        return financial_year(first) if last == first + 1 and separator == "/" else None
    if last <= first and len(second) == 2 and first % 100 == 99 and second == "00":
        last = first + 1
    if last == first + 1 and separator in "-–—/":
        return school_year(first) if kind == "school" else financial_year(first)
    if first < last <= first + 50:
        return f"{first}/{last}"
    if separator == "-" and 1 <= int(second) <= 12:
        return f"{first}-{second}"
    return None


def _years(asked: Asked) -> Reading | None:
    separator = str(asked.parts.get("dash") or "to")
    edtf = _span_of_years(asked.number("y4"), str(asked.parts["yy"]), asked.kind_of_year(), separator)
    return _part(asked, Reading(edtf)) if edtf else None


def _short_year(asked: Asked) -> Reading | None:
    first, second = asked.number("a"), asked.number("b")
    return _part(asked, Reading(financial_year(century(first)))) if second == (first + 1) % 100 else None


def _quarter(asked: Asked) -> Reading | None:
    """Quarters of 2018/19 begin in April, those of 2019 in January."""
    year, quarter = asked.number("y4"), int(asked.parts.get("nth") or asked.parts["q"])
    if asked.parts.get("yy") or asked.kind_of_year() == "financial":
        begins = year, 4 + 3 * (quarter - 1)
        year, month = begins[0] + (begins[1] > 12), (begins[1] - 1) % 12 + 1
        return _part(asked, Reading(f"{year}-{month:02d}-01/{month_end(year, month + 2)}"))
    month = 3 * quarter - 2
    return _part(asked, Reading(f"{year}-{month:02d}/{year}-{month + 2:02d}"))


def _month_edtf(asked: Asked, month: int) -> str | None:
    if asked.anchor is None:
        return None
    near = range(asked.anchor.year - 1, asked.anchor.year + 2)
    # the middle of a month stands for it, but any day of this very month is near
    middle = [(asked.anchor if (y, month) == (asked.anchor.year, asked.anchor.month) else date(y, month, 15)) for y in near]
    return _nearest([(day, f"{y}-{month:02d}") for y, day in zip(near, middle, strict=True)], asked.anchor, asked.lean)


def _bare_month(asked: Asked) -> Reading | None:
    month = asked.parts.get("month")
    if month is None:
        names = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
        month = next(n for n, name in enumerate(names, 1) if re.search(rf"\b{name}", asked.text, re.IGNORECASE))
    return _part(asked, Reading(_month_edtf(asked, int(month)), inferred=True))


def _month(asked: Asked) -> Reading | None:
    written = asked.year()
    year = written or asked.tail_year()
    if year is None:
        return _bare_month(asked)
    if "y2" in asked.parts and (asked.anchor is None or abs(asked.anchor.year - year) > 5):
        return None  # "October 18" long after 2018 is a day
    return _part(asked, Reading(f"{year}-{asked.number('month'):02d}", inferred=written is None))


def _month_range(asked: Asked) -> Reading | None:
    first, last = asked.number("month"), asked.number("month_2")
    if "and" in asked.parts and (last != first % 12 + 1 or asked.year()):
        return None  # two months, not a span
    year = asked.year("y_2") or asked.year()
    inferred = year is None
    year = year or asked.tail_year()
    if year is None:
        edtf = _month_edtf(asked, last)
        if edtf is None:
            return UNDATED
        year = int(edtf[:4])
    first_year = asked.year() if asked.year() and asked.year("y_2") else year - (first > last)
    return Reading(f"{first_year}-{first:02d}/{year}-{last:02d}", inferred=inferred)


def _season(asked: Asked) -> Reading | None:
    written = asked.year()
    year = written or asked.tail_year()
    if year is None:
        return _bare_season(asked)
    term = bool(asked.parts.get("term"))
    edtf = f"{year}-{asked.number('season')}"
    return _part(asked, Reading(f"{edtf}~" if term else edtf, inferred=written is None, approximate=term))


def _bare_season(asked: Asked) -> Reading | None:
    season, anchor = asked.number("season"), asked.anchor
    if anchor is None:
        return _part(asked, UNDATED)
    lean: Lean = {1: "future", -1: "past"}.get(int(asked.parts.get("shift", 0)), asked.lean)  # type: ignore[assignment]
    candidates = []
    for year in range(anchor.year - 1, anchor.year + 2):
        edtf = f"{year}-{season}"
        first, last = date.fromisoformat(first_day(edtf) or ""), date.fromisoformat(last_day(edtf) or "")
        inside = first <= anchor <= last
        if not (inside and "shift" in asked.parts and asked.number("shift")):
            candidates.append((anchor if inside else first + (last - first) / 2, edtf))
    return _part(asked, Reading(_nearest(candidates, anchor, lean), inferred=True))


def _term(asked: Asked) -> Reading | None:
    """A school term by name, or the one in which the meeting fell."""
    parts, anchor = asked.parts, asked.anchor
    if "season" in parts:
        named = _bare_season(replace(asked, parts={k: v for k, v in parts.items() if k != "part"}))
        edtf = named.edtf if named else None
    elif "shift" in parts or "part" in parts:
        if parts.get("part") == "about":
            return None
        edtf = term_of(_shift_term(anchor, int(parts.get("shift", 0)))) if anchor else None
    else:
        return None
    return _part(asked, Reading(f"{edtf}~" if edtf else None, inferred=True, approximate=True))


def _shift_term(day: date, terms: int) -> date:
    year, month = add_months(day, 4 * terms)
    return date(year, month, 1)


def _shifted_month(asked: Asked) -> Reading | None:
    shift = asked.number("shift")
    lean: Lean = "future" if shift > 0 else "past" if shift < 0 else "nearest"
    edtf = _month_edtf(replace(asked, lean=lean), asked.number("month"))
    if edtf and asked.anchor and shift and edtf == asked.anchor.isoformat()[:7]:
        edtf = f"{int(edtf[:4]) + shift}{edtf[4:]}"
    return _part(asked, Reading(edtf, inferred=True))


def _shifted_year(asked: Asked) -> Reading | None:
    """This, next or last year. "The coming year", spoken after March, is the financial year that has begun."""
    anchor, kind, parts = asked.anchor, asked.kind_of_year(), asked.parts
    shift = int(parts.get("shift", 0))
    if "shift" not in parts and parts.get("part") == "about":
        return None
    if anchor is None:
        return UNDATED
    if re.search(r"\b(?:coming|(?:over|during|throughout)\s.*next)\b", asked.text, re.IGNORECASE) and kind is None:
        year = year_beginning(anchor, "financial") + (anchor.month < 4)
        return _part(asked, Reading(financial_year(year), inferred=True))
    year = year_beginning(anchor, kind) + shift
    spelled = {"financial": financial_year, "school": school_year}.get(kind or "")
    return _part(asked, Reading(spelled(year) if spelled else str(year), inferred=True))


def _year_end(asked: Asked) -> Reading | None:
    return _shifted_year(replace(asked, parts={**asked.parts, "part": "end"}))


def _shifted_unit(asked: Asked) -> Reading | None:
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
    return _part(asked, Reading(edtf, inferred=True))


def _shifted_weekday(asked: Asked) -> Reading | None:
    anchor, shift = asked.anchor, asked.number("shift")
    if anchor is None:
        return UNDATED
    ahead = (asked.number("weekday") - anchor.weekday()) % 7
    day = anchor + timedelta(days=ahead or (7 if shift > 0 else 0))
    return Reading((day - timedelta(days=7) if shift < 0 else day).isoformat(), inferred=True)


def _near_day(asked: Asked) -> Reading | None:
    if asked.anchor is None:
        return UNDATED
    return Reading((asked.anchor + timedelta(days=asked.number("near_day"))).isoformat(), inferred=True)


def _feast(asked: Asked) -> Reading | None:
    def day(year: int) -> date:
        return easter(year) if asked.parts["feast"] == "easter" else date(year, 12, 25)

    if year := asked.year():
        return Reading(day(year).isoformat())
    if asked.anchor is None:
        return UNDATED
    days = [day(asked.anchor.year + n) for n in (-1, 0, 1)]
    lean: Lean = "future" if asked.lean == "nearest" else asked.lean
    return Reading(_nearest([(d, d.isoformat()) for d in days], asked.anchor, lean), inferred=True)


def _amount(parts: Parts) -> tuple[int, str] | None:
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


def _ahead(asked: Asked) -> Reading | None:
    amount = _amount(asked.parts)
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


def _back(asked: Asked) -> Reading | None:
    amount = _amount(asked.parts)
    if amount is None or asked.anchor is None:
        return UNDATED if amount else None
    start = _away(asked.anchor, -amount[0], amount[1])
    return Reading(f"{start}/{asked.anchor.isoformat()[: len(start)]}", inferred=True)


def _ago(asked: Asked) -> Reading | None:
    amount = _amount(asked.parts)
    if amount is None or asked.anchor is None:
        return UNDATED if amount else None
    return Reading(_away(asked.anchor, -amount[0], amount[1]), inferred=True)


def _few(asked: Asked) -> Reading | None:
    if asked.anchor is None:
        return UNDATED
    days = 7 if str(asked.parts["few"]).lower() == "days" else 28
    return Reading(f"{asked.anchor + timedelta(days=days)}~", inferred=True, approximate=True)


def _every(asked: Asked) -> Reading | None:
    """Every three months; 3 monthly; each year."""
    if word := asked.parts.get("ly"):
        unit = {"month": "M", "week": "W", "year": "Y"}[str(word).lower()]
        count = int(asked.parts.get("n") or asked.parts["num"])
        return Reading(None, every=f"P{count}{unit}") if count > 1 else None
    count, unit = _amount(asked.parts) or (1, str(asked.parts["unit"]))
    if count == 0:
        return None
    return Reading(None, every={"Q": f"P{3 * count}M", "B": f"P{count}D"}.get(unit, f"P{count}{unit}"))


def _every_other(asked: Asked) -> Reading | None:
    unit = str(asked.parts.get("unit", "W"))
    return Reading(None, every={"Q": "P6M", "B": "P2D"}.get(unit, f"P2{unit}"))


def _times(asked: Asked) -> Reading | None:
    """So many times a year or month, where that is a whole number of months or weeks."""
    times, per = asked.number("times"), str(asked.parts["per"]).lower()
    units = {"y": ("M", 12), "a": ("M", 12), "m": ("W", 4), "w": ("D", 7)}[per[0]]
    if times == 1:
        return Reading(None, every={"y": "P1Y", "a": "P1Y", "m": "P1M", "w": "P1W"}[per[0]])
    return Reading(None, every=f"P{units[1] // times}{units[0]}") if units[1] % times == 0 else Reading(None)


def _year(asked: Asked) -> Reading | None:
    year, kind = asked.number("y4"), asked.kind_of_year()
    spelled = {"financial": financial_year, "school": school_year}.get(kind or "")
    return _part(asked, Reading(spelled(year) if spelled else str(year)))


READINGS: dict[str, Callable[[Asked], Reading | None]] = {
    "iso": _iso,
    "day": _day,
    "day_range": _day_range,
    "numeric": _numeric,
    "years": _years,
    "short_year": _short_year,
    "quarter": _quarter,
    "month": _month,
    "month_range": _month_range,
    "bare_month": _bare_month,
    "shifted_month": _shifted_month,
    "season": _season,
    "bare_season": _bare_season,
    "term": _term,
    "shifted_year": _shifted_year,
    "year_end": _year_end,
    "shifted_unit": _shifted_unit,
    "shifted_weekday": _shifted_weekday,
    "near_day": _near_day,
    "feast": _feast,
    "ahead": _ahead,
    "back": _back,
    "ago": _ago,
    "few": _few,
    "every": _every,
    "every_other": _every_other,
    "every_weekday": lambda _: Reading(None, every="P1W"),
    "times": _times,
    "often": lambda asked: Reading(None, every=str(asked.parts["often"])),
    "year": _year,
    "vague": lambda _: Reading(None),
}
