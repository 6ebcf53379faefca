"""Which statements speak for a day, and which lie in a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

Line = dict[str, tuple[str, ...]]
"""A line of an answer with all its values by column; `date` is ISO 8601."""


def latest(lines: list[Line], on: str | None) -> list[Line]:
    """The lines of the last day on or before `on`; lines without a date say nothing about a day."""
    dated = [line for line in lines if "date" in line and (on is None or line["date"][0] <= on)]
    last = max((line["date"][0] for line in dated), default="")
    return [line for line in dated if line["date"][0] == last]


def days_between(first: str, last: str) -> int:
    """How many days lie from one day to another."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def within(days: Iterable[str], since: str | None, until: str | None) -> bool:
    """Whether any of the days lies in the time asked for, ends included; without a time, always."""
    if since is None and until is None:
        return True
    return any((since is None or day >= since) and (until is None or day <= until) for day in days)
