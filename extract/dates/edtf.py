"""EDTF in days: the first and last day that an EDTF date allows, and the EDTF of years, terms and feasts.

Months 21-24 are the seasons spring, summer, autumn and winter, here those of the northern calendar: spring is March
to May, winter runs into February of the following year. A `~` marks what is approximate and changes no day.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_POINT = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
SPRING, SUMMER, AUTUMN = 21, 22, 23


def last_day(edtf: str | None) -> str | None:
    """The last day that an EDTF date or interval allows, as ISO 8601; None if it names no day or year."""
    if not edtf:
        return None
    start, _, end = edtf.partition("/")
    bounds = _bounds(start if end in ("", "..") else end)
    return bounds[1].isoformat() if bounds else None


def first_day(edtf: str | None) -> str | None:
    """The first day that an EDTF date or interval allows, as ISO 8601; None if it names no day or year."""
    bounds = _bounds(edtf.partition("/")[0]) if edtf else None
    return bounds[0].isoformat() if bounds else None


def _bounds(point: str) -> tuple[date, date] | None:
    match = _POINT.fullmatch(point.strip("~?%"))
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None or month is None:
            return date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)
        if day is not None:
            return date(year, month, day), date(year, month, day)
        first, last = _SEASON_MONTHS.get(month, (month, month))
        return date(year, first, 1), month_end(year, last)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month; months beyond 12 run into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(day: date, months: int) -> tuple[int, int]:
    """The year and month that lie so many months after a day."""
    whole = day.year * 12 + day.month - 1 + months
    return whole // 12, whole % 12 + 1


def add_working_days(day: date, days: int) -> date:
    """The day so many Mondays-to-Fridays later (public holidays are not known)."""
    weeks, rest = divmod(days, 5)
    day += timedelta(weeks=weeks)
    while rest:
        day += timedelta(days=1)
        rest -= day.weekday() < 5
    return day


def financial_year(year: int) -> str:
    """1 April to 31 March, the year of English councils that begins in `year`."""
    return f"{year}-04-01/{year + 1}-03-31"


def school_year(year: int) -> str:
    """1 September to 31 August."""
    return f"{year}-09-01/{year + 1}-08-31"


def municipal_year(year: int) -> str:
    """From the annual meeting of a council in May to the next, whose days its election or its calendar sets: about.

    Local Government Act 1972, schedule 12: after an election within three weeks, else in March, April or May.
    """
    return f"{year}-05/{year + 1}-05~"


KINDS_OF_YEAR = {"financial": financial_year, "school": school_year, "municipal": municipal_year}


def year_beginning(day: date, kind: str | None) -> int:
    """The calendar year in which the financial, municipal, school or calendar year of a day began."""
    first_month = {"financial": 4, "municipal": 5, "school": 9}.get(kind or "", 1)
    return day.year - (day.month < first_month)


def term_of(day: date) -> str:
    """The school term of a day, as a season: autumn from August, spring from January, summer from April."""
    season = SPRING if day.month < 4 else SUMMER if day.month < 8 else AUTUMN
    return f"{day.year}-{season}"


def quarter_of(day: date) -> str:
    """The calendar quarter in which a day lies, which is a quarter of the financial year too."""
    first = (day.month - 1) // 3 * 3 + 1
    return f"{day.year}-{first:02d}/{day.year}-{first + 2:02d}"


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The first to fourth such weekday of a month, or with -1 its last; Monday is 0."""
    if nth < 0:
        last = month_end(year, month)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm printed in Nature, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
