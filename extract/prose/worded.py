"""Regular expressions that are tried only on texts with a word which no match can do without: a cheap test first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Worded:
    """A pattern, and the words, in small letters, of which every match holds one; none where it may match any text."""

    pattern: re.Pattern[str]
    words: tuple[str, ...]

    @classmethod
    def of(cls, row: Mapping[str, Any], column: str = "pattern", flags: re.RegexFlag = re.NOFLAG) -> Worded:
        """The pattern of a row of a data file, with what the row says of its words."""
        return cls(re.compile(row[column], flags), tuple(row.get("words", ())))

    def may_match(self, text: str) -> bool:
        """Whether a text has one of the words."""
        return not self.words or any(map(text.lower().__contains__, self.words))

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text."""
        return self.pattern.search(text) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match in a text."""
        return self.pattern.finditer(text) if self.may_match(text) else iter(())
