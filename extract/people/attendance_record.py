"""What minutes say about attendance as a whole: names, that nobody came, or nothing. A gap is no empty room."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extract.paper import Paper
from extract.patterns import rows
from extract.records import AnyFact, Attendance, Evidence, Rejected

RECORDED, NOBODY, NOT_RECORDED = "recorded", "nobody", "not recorded"


def attendance_record(paper: Paper, found: Iterable[AnyFact | Rejected]) -> tuple[str | None, Evidence | None]:
    """ "recorded", "nobody" (and the words that say so) or "not recorded"; None for papers that are no minutes."""
    if paper.heading.kind != "minutes":
        return None, None
    listed = [fact for fact in found if isinstance(fact, Attendance)]
    if any(fact.status not in ("apologies", "absent") for fact in listed):
        return RECORDED, None
    for passage in paper.passages:
        for pattern in _patterns():
            if words := pattern.search(passage.text):
                return NOBODY, paper.evidence(passage, *words.span())
    return (RECORDED if listed else NOT_RECORDED), None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in rows("nobody_came"))
