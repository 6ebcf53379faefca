"""In what capacity somebody stands in a list of members: a clerk is none, nor is the member of a larger council."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from extract.patterns import words
from extract.rolls.roll import RollEntry

_LOCAL = re.compile(r"\b(?:parish|town|community)\b", re.IGNORECASE)
_LARGER = re.compile(r"(?:County|Borough|District|Unitary|City)\b", re.IGNORECASE)


def in_capacity(entry: RollEntry, body: str | None) -> RollEntry:
    """An entry of a list of members with the capacity that its own words give; `body` is the one that met.

    A parish, town or community council is visited by the members of the larger councils of its area.
    """
    if entry.capacity != "member" or entry.person is None:
        return entry
    if _of_officer().search(entry.post or entry.note or ""):
        return replace(entry, capacity="officer")
    if body and _LOCAL.search(body) and _LARGER.match(entry.person.title or ""):
        return replace(entry, capacity="invited")
    return entry


@cache
def _of_officer() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words('officer_posts'))})\b", re.IGNORECASE)
