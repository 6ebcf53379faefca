"""Whether a spell covers a day, and how that is known. A missing end is not known to have ended, for a time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from extract.dates.edtf import first_day, last_day


class Standing(Enum):
    """How a spell stands to a day."""

    SEEN = "seen before and after"
    STATED = "stated"
    OPEN = "not known to have ended"
    LAPSED = "not seen since"
    OVER = "over"
    BEFORE = "not yet"
    UNDATED = "without a day"


HOLDS = frozenset({Standing.SEEN, Standing.STATED, Standing.OPEN})


@dataclass(frozen=True, slots=True)
class Span:
    """The time of a spell. ISO days but for `since` and `until`, which are EDTF as stated.

    `over_by` is the first day on which papers show that it was over; `presumed_until` the last on which it may be taken
    to go on, where nothing tells its end; None where a register lists it without one. `not_listed` is the first day
    since the last on which a list of the members does not name this one, where that is too little to end it.
    """

    first_seen: str | None = None
    last_seen: str | None = None
    since: str | None = None
    until: str | None = None
    over_by: str | None = None
    presumed_until: str | None = None
    not_listed: str | None = None

    @property
    def begins(self) -> str | None:
        """The first day known of it."""
        return min((day for day in (first_day(self.since), self.first_seen) if day), default=None)


def standing(span: Span, day: str) -> Standing:
    """How a spell stands to an ISO day."""
    ends, starts = last_day(span.until), _surely_begun(span.since)
    first, last = span.first_seen, span.last_seen
    if span.begins is None:
        return Standing.UNDATED if ends is None else Standing.OVER if day > ends else Standing.BEFORE
    if (ends and day > ends) or (span.over_by and day >= span.over_by):
        return Standing.OVER
    if first and last and first <= day <= last:
        return Standing.SEEN
    if first and day < first:
        return Standing.STATED if starts and day >= starts else Standing.BEFORE
    if first is None and starts and day < starts:
        return Standing.BEFORE
    if ends:
        return Standing.STATED
    return Standing.LAPSED if span.presumed_until and day > span.presumed_until else Standing.OPEN


def known(span: Span, day: str, seen_on: frozenset[str] = frozenset()) -> str:
    """On what evidence a spell covers a day, in words; `seen_on` are the days of the papers that say so."""
    how = standing(span, day)
    if how is Standing.OPEN:
        since = f"last seen {span.last_seen}" if span.last_seen else f"stated to begin {span.since}"
        if span.not_listed:
            return f"{since}; {left_out(span)}"
        return f"{since}, {f'over by {span.over_by}' if span.over_by else how.value}"
    return "seen that day" if how is Standing.SEEN and day in seen_on else how.value


def left_out(span: Span) -> str:
    """On what list a member is missing, in words; "" where on none."""
    return f"not on the list of {span.not_listed}" if span.not_listed else ""


def _surely_begun(since: str | None) -> str | None:
    """The day by which what is said to begin then has begun: the last that the words allow."""
    return last_day(since.partition("/")[0]) if since else None
