"""Dates that are written out: days, months, seasons, quarters and years, with or without their year.

Each reading gives None where the words turn out to be no date (a 31 June, an item number that looks like a day).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from extract.dates.edtf import AUTUMN, KINDS_OF_YEAR, financial_year, first_day, last_day, month_end
from extract.dates.reading import UNDATED, Asked, Reading, century, narrowed, nearest, valid_day
from extract.dates.relative import bare_month, bare_season, month_near

_SPACED_FIGURES = re.compile(r"[^\W\d_.]\.?\s+\d\d$")  # "October 30"


def iso_day(asked: Asked) -> Reading | None:
    """2018-09-14."""
    day = valid_day(asked.number("y4"), asked.number("mm"), asked.number("dd"))
    return Reading(day.isoformat()) if day else None


def _day_without_year(asked: Asked, month: int, day: int, weekday: int | None) -> Reading | None:
    if asked.anchor is None:
        return UNDATED if valid_day(2000, month, day) else None
    near = range(asked.anchor.year - 1, asked.anchor.year + 2)
    days = [found for year in near if (found := valid_day(year, month, day))]
    agreeing = [d for d in days if d.weekday() == weekday]
    edtf = nearest([(d, d.isoformat()) for d in agreeing or days], asked.anchor, asked.lean)
    return Reading(edtf, inferred=True) if edtf else None


def day(asked: Asked) -> Reading | None:
    """A day and month, with its year or without."""
    year, month, day = asked.year(), asked.number("month"), asked.number("day")
    relative = asked.tail_year()
    if year or relative:
        found = valid_day(year or relative or 0, month, day)
        return narrowed(asked, Reading(found.isoformat(), inferred=year is None)) if found else None
    weekday = asked.parts.get("weekday")
    return narrowed(asked, _day_without_year(asked, month, day, int(weekday) if weekday is not None else None))


def day_range(asked: Asked) -> Reading | None:
    """2 and 3 October; 30 January - 2 February 2018. A year or month said once holds for both ends."""
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
    first = valid_day(first_year, month, asked.number("day"))
    last = valid_day(written, last_month, asked.number("day_2"))
    if first is None or last is None or last <= first:
        return None
    return Reading(f"{first}/{last}", inferred=inferred)


def numeric(asked: Asked) -> Reading | None:
    """Day, month, year in figures. Two-digit years must lie near the meeting: "19.09.02" is an item's number."""
    day_figures, sep, rest = re.split(r"\s*([./-])\s*", asked.text, maxsplit=1)
    month_figures, other, year_figures = re.split(r"\s*([./-])\s*", rest, maxsplit=1)
    if sep != other or len(year_figures) == 3:
        return None
    short = len(year_figures) == 2
    year = century(int(year_figures)) if short else int(year_figures)
    found = valid_day(year, int(month_figures), int(day_figures))
    if found is None or not 1900 <= year < 2100:
        return None
    if short and (asked.anchor is None or abs(asked.anchor.year - year) > 3) and sep != "/":
        return None
    return Reading(found.isoformat())


def numeric_american(asked: Asked) -> Reading | None:
    """Month, day, year in figures, where the second can be no month."""
    found = valid_day(asked.year() or 0, asked.number("mm"), asked.number("day"))
    return Reading(found.isoformat()) if found else None


def _span_of_years(first: int, second: str, kind: str | None, separator: str) -> str | None:
    """2018/19 is a financial year, 2017-21 the years of a plan, 2018-09 a month."""
    last = int(second) if len(second) == 4 else first - first % 10 ** len(second) + int(second)
    if len(second) == 1:
        return financial_year(first) if last == first + 1 and separator == "/" else None
    if last <= first and len(second) == 2 and first % 100 == 99 and second == "00":
        last = first + 1
    if last == first + 1 and separator in "-–—/":
        return KINDS_OF_YEAR.get(kind or "", financial_year)(first)
    if first < last <= first + 50:
        return f"{first}/{last}"
    if separator == "-" and 1 <= int(second) <= 12:
        return f"{first}-{second}"
    return None


def years(asked: Asked) -> Reading | None:
    """2018/19; 2017-21; between 2016 and 2019."""
    separator = str(asked.parts.get("dash") or "to")
    edtf = _span_of_years(asked.number("y4"), str(asked.parts["yy"]), asked.kind_of_year(), separator)
    return narrowed(asked, _about(Reading(edtf))) if edtf else None


def _about(reading: Reading) -> Reading:
    """A reading marked as approximate where its EDTF is."""
    return replace(reading, approximate=bool(reading.edtf and reading.edtf.endswith("~")))


def short_year(asked: Asked) -> Reading | None:
    """18/19, where the figures follow each other."""
    first, second = asked.number("a"), asked.number("b")
    return narrowed(asked, Reading(financial_year(century(first)))) if second == (first + 1) % 100 else None


def quarter(asked: Asked) -> Reading | None:
    """Quarters of 2018/19 begin in April, those of 2019 in January."""
    year, quarter = asked.number("y4"), int(asked.parts.get("nth") or asked.parts["q"])
    if asked.parts.get("yy") or asked.kind_of_year() == "financial":
        begins = year, 4 + 3 * (quarter - 1)
        year, month = begins[0] + (begins[1] > 12), (begins[1] - 1) % 12 + 1
        return narrowed(asked, Reading(f"{year}-{month:02d}-01/{month_end(year, month + 2)}"))
    month = 3 * quarter - 2
    return narrowed(asked, Reading(f"{year}-{month:02d}/{year}-{month + 2:02d}"))


def year(asked: Asked) -> Reading | None:
    """A year by itself, or a financial or school year named by its first."""
    year, kind = asked.number("y4"), asked.kind_of_year()
    spelled = KINDS_OF_YEAR.get(kind or "")
    return narrowed(asked, _about(Reading(spelled(year) if spelled else str(year))))


def half(asked: Asked) -> Reading | None:
    """The first or second half of a calendar year, or of a financial year such as 2018/19."""
    year, nth = asked.number("y4"), int(asked.parts.get("nth") or asked.parts["half"])
    return half_year(year, nth, financial="yy" in asked.parts or asked.kind_of_year() == "financial")


def half_year(year: int, nth: int, *, financial: bool, inferred: bool = False) -> Reading | None:
    """Six months of a year; "the last half" is the second."""
    second = nth > 1
    if nth not in (1, 2, 4):
        return None
    if financial:
        return Reading(f"{year}-10/{year + 1}-03" if second else f"{year}-04/{year}-09", inferred)
    return Reading(f"{year}-07/{year}-12" if second else f"{year}-01/{year}-06", inferred)


def fall(asked: Asked) -> Reading | None:
    """The American autumn, with its year or as "this fall"."""
    return season(replace(asked, parts={**asked.parts, "season": AUTUMN}))


def seasons(asked: Asked) -> Reading | None:
    """Two seasons of a year that follow each other, as months."""
    year = asked.year()
    first, last = first_day(f"{year}-{asked.number('season')}"), last_day(f"{year}-{asked.number('season_2')}")
    if first is None or last is None or first >= last:
        return None
    return Reading(f"{first[:7]}/{last[:7]}")


def week(asked: Asked) -> Reading | None:
    """The seven days from a day, or those that end with it."""
    found = day(asked)
    return _seven_days(found, ends="ending" in asked.parts) if found else None


def week_numeric(asked: Asked) -> Reading | None:
    """The seven days from a day in figures."""
    figures = re.search(r"\d.*", asked.text)
    found = numeric(replace(asked, text=figures[0])) if figures else None
    return _seven_days(found) if found else None


def _seven_days(reading: Reading, *, ends: bool = False) -> Reading:
    if reading.edtf is None:
        return reading
    known = date.fromisoformat(reading.edtf.rstrip("~"))
    first = known - timedelta(days=6) if ends else known
    mark = "~" if reading.edtf.endswith("~") else ""
    return replace(reading, edtf=f"{first}/{first + timedelta(days=6)}{mark}")


def day_next(asked: Asked) -> Reading | None:
    """31st March next: the one to come."""
    return day(replace(asked, lean="future"))


def month(asked: Asked) -> Reading | None:
    """A month and year."""
    written = asked.year()
    year = written or asked.tail_year()
    if year is None:
        return bare_month(asked)
    if "y2" in asked.parts and (asked.anchor is None or not _near(year - asked.anchor.year, asked.text)):
        return None  # "October 18" long after 2018 is a day, and so is "October 30" long before 2030
    return narrowed(asked, Reading(f"{year}-{asked.number('month'):02d}", inferred=written is None))


def _near(years: int, text: str) -> bool:
    """Whether two figures may be a year, so many years from the meeting: "Oct-30" more than "October 30"."""
    return -3 <= years <= 2 if _SPACED_FIGURES.search(text) else abs(years) <= 5


def month_range(asked: Asked) -> Reading | None:
    """April to June; November 2018 to February 2019."""
    first, last = asked.number("month"), asked.number("month_2")
    if "and" in asked.parts and (last != first % 12 + 1 or asked.year()):
        return None  # two months, not a span
    year = asked.year("y_2") or asked.year()
    inferred = year is None
    year = year or asked.tail_year()
    if year is None:
        edtf = month_near(asked, last)
        if edtf is None:
            return UNDATED
        year = int(edtf[:4])
    first_year = asked.year() if asked.year() and asked.year("y_2") else year - (first > last)
    return Reading(f"{first_year}-{first:02d}/{year}-{last:02d}", inferred=inferred)


def season(asked: Asked) -> Reading | None:
    """A season and year; a school term is about its season."""
    written = asked.year()
    year = written or asked.tail_year()
    if year is None:
        return bare_season(asked)
    term = bool(asked.parts.get("term"))
    edtf = f"{year}-{asked.number('season')}"
    return narrowed(asked, Reading(f"{edtf}~" if term else edtf, inferred=written is None, approximate=term))
