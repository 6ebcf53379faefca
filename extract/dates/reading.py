"""What a date in words means, and what is asked of a reading: the parts of a match, its anchor and its lean."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from extract.dates.edtf import first_day, last_day

Lean = Literal["future", "past", "nearest"]
Parts = dict[str, int | str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words mean, before they are placed in the text (`DateMention` explains the fields)."""

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
        """A part that is a number, or stands for one."""
        return int(self.parts[name])

    def kind_of_year(self) -> str | None:
        """ "financial", "municipal", "school" or "calendar", where the words say so."""
        kind = self.parts.get("year_kind") or self.parts.get("year_kind_2")
        return str(kind) if kind is not None else None

    def year(self, name: str = "y") -> int | None:
        """The year that is written, in full or as '18; else the one that "next year" and its like mean."""
        for key in (name, name.replace("y", "y4", 1), name.replace("y", "y2", 1)):
            if written := self.parts.get(key):
                digits = str(written).strip("'’")
                return int(digits) if len(digits) == 4 else century(int(digits))
        return None

    def tail_year(self) -> int | None:
        """The year that "of next year" and its like mean."""
        tail = str(self.parts.get("tail", "")).lower()
        if not tail or self.anchor is None:
            return None
        return self.anchor.year + (1 if "next" in tail or "following" in tail else -1 if "last" in tail else 0)


UNDATED = Reading(None, inferred=True)


def century(two_digits: int) -> int:
    """The year that two digits mean: up to 69 of this century, else of the last (as POSIX reads them)."""
    return two_digits + (2000 if two_digits < 70 else 1900)


def valid_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest(candidates: list[tuple[date, str]], anchor: date, lean: Lean) -> str | None:
    """Of dated candidates the one nearest to the anchor, on the side that is leant to where there is one."""
    side = {
        "future": [c for c in candidates if (last_day(c[1]) or "") >= anchor.isoformat()],
        "past": [c for c in candidates if (first_day(c[1]) or "") <= anchor.isoformat()],
        "nearest": [],
    }[lean]
    return min(side or candidates, key=lambda c: (abs((c[0] - anchor).days), c[0]), default=(anchor, None))[1]


def narrowed(asked: Asked, reading: Reading | None) -> Reading | None:
    """Early, mid, late, about, the end of: what stands before a month, season or year narrows or loosens it."""
    part = asked.parts.get("part")
    if reading is None or reading.edtf is None or part in (None, "within", "whole"):
        return reading
    edtf = reading.edtf.rstrip("~")
    if part == "early" and "/" in edtf and len(edtf) > 20 and re.match(r"(?:the )?(?:start|beg)", asked.text.lower()):
        return replace(reading, edtf=f"{edtf[:7]}~", approximate=True)  # the first month of a financial or school year
    if part in ("end", "near end"):
        end = last_day(edtf)
        approximate = part == "near end" or reading.approximate
        if reading.approximate and part == "end":
            end = edtf.partition("/")[2] or edtf
        return replace(reading, edtf=f"{end}~" if approximate else end, approximate=approximate)
    return replace(reading, edtf=f"{edtf}~", approximate=True)
