"""Which reading a rule of the grammar asks for, by the name in its `means`."""

from __future__ import annotations

from collections.abc import Callable

from extract.dates import calendars, frequency, relative, written
from extract.dates.reading import Asked, Reading

READINGS: dict[str, Callable[[Asked], Reading | None]] = {
    "iso": written.iso_day,
    "day": written.day,
    "day_range": written.day_range,
    "numeric": written.numeric,
    "numeric_american": written.numeric_american,
    "years": written.years,
    "short_year": written.short_year,
    "quarter": written.quarter,
    "month": written.month,
    "month_range": written.month_range,
    "bare_month": relative.bare_month,
    "shifted_month": relative.shifted_month,
    "season": written.season,
    "bare_season": relative.bare_season,
    "term": calendars.term,
    "shifted_year": relative.shifted_year,
    "year_end": relative.year_end,
    "shifted_unit": relative.shifted_unit,
    "shifted_weekday": relative.shifted_weekday,
    "near_day": relative.near_day,
    "feast": calendars.feast,
    "ahead": relative.ahead,
    "back": relative.back,
    "ago": relative.ago,
    "few": relative.few,
    "every": frequency.every,
    "every_other": frequency.every_other,
    "every_weekday": frequency.every_weekday,
    "times": frequency.times,
    "often": frequency.often,
    "year": written.year,
    "week": written.week,
    "week_numeric": written.week_numeric,
    "day_next": written.day_next,
    "fall": written.fall,
    "seasons": written.seasons,
    "half": written.half,
    "hours": relative.hours,
    "bare_weekday": relative.bare_weekday,
    "nth_weekday": relative.nth_weekday_of_month,
    "day_of_shifted_month": relative.day_of_shifted_month,
    "bare_quarter": calendars.bare_quarter,
    "half_of_shifted_year": calendars.half_of_shifted_year,
    "half_term": calendars.half_term,
    "recess": calendars.recess,
    "next_meeting": relative.vague,
    "vague": relative.vague,
}
