"""Regular expressions that are tried only on texts with a word which no match can do without: a cheap test first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Worded:
    """A pattern, and the words, in small letters, of which every match holds one; none where it may match any text.

    What else its row of a data file says is in `row`.
    """

    pattern: re.Pattern[str]
    words: tuple[str, ...]
    row: Mapping[str, Any]

    @classmethod
    def of(cls, row: Mapping[str, Any], column: str = "pattern", flags: re.RegexFlag = re.NOFLAG) -> Worded:
        """The pattern of a row of a data file, with what the row says of its words."""
        return cls(re.compile(row[column], flags), tuple(row.get("words", ())), row)


def fitting(patterns: Sequence[Worded], text: str) -> list[Worded]:
    """Those that a text may match, in order."""
    holds = text.lower().__contains__
    return [worded for worded in patterns if not worded.words or any(map(holds, worded.words))]
