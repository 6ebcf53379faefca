"""Dates and times of minutes as EDTF: `find_dates`, `find_times`, `last_day`, `first_day`."""

from extract.dates.edtf import first_day, last_day
from extract.dates.mentions import DateMention, find_dates
from extract.dates.times import TimeMention, find_times

__all__ = ["DateMention", "TimeMention", "find_dates", "find_times", "first_day", "last_day"]
