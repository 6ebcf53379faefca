"""What is right about facts that were found: due dates and owners of commitments, subjects of monitoring."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from extract.dates import last_day
from graph.days import days_between
from graph.score.alike import Names
from graph.score.matching import Found, Matched, Wanted

_ABOUT = 31  # days by which "about" that day may be missed

Judge = Callable[[Names, Wanted, Found], bool | None]
"""Whether a detail is right; None where the gold fact does not tell it."""


def judged(matched: Matched, names: Names) -> dict[str, tuple[int, int]]:
    """Of each detail of a relation: how many are right, of how many that the gold facts tell."""
    found: dict[str, tuple[int, int]] = {}
    for label, judge in DETAILS.get(matched.relation, {}).items():
        verdicts = [v for pair in matched.pairs if (v := judge(names, *pair)) is not None]
        found[label] = sum(verdicts), len(verdicts)
    return found


def _due(names: Names, wanted: Wanted, found: Found) -> bool | None:
    said = found.all("due")
    if not wanted["due"]:
        return False if said else None
    return any(same_day(wanted["due"], day) for day in said or (None,))


def _owner(names: Names, wanted: Wanted, found: Found) -> bool | None:
    return any(names.same(wanted["who"], who, 0.5) for who in found.all("who")) if wanted["who"] else None


def _subject(names: Names, wanted: Wanted, found: Found) -> bool | None:
    return any(names.same(wanted["subject"], subject, 0.4) for subject in found.all("subject"))


def same_day(edtf: str, said: str | None) -> bool:
    """Whether a day is the last that an EDTF date allows; where that is "about" a day, or near it."""
    bounds = edtf.split("/")
    end = bounds[-1] if bounds[-1] not in ("", "..") else bounds[0]
    wanted = last_day(end) or ""
    said = (said or "")[:10]
    if said == wanted:
        return True
    if "~" not in edtf or not said:
        return False
    if re.fullmatch(r"\d{4}~", edtf):
        return said[:4] == wanted[:4]
    return abs(days_between(wanted, said)) <= _ABOUT


DETAILS: Mapping[str, Mapping[str, Judge]] = {
    "commitments": {"due date": _due, "owner": _owner},
    "monitored_by": {"subject": _subject},
}
