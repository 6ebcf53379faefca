"""Why words that a rule finds are none: the rows of a file of refusals, looked for around the words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.patterns import rows

PLACES = ("before", "after", "between", "anywhere")


@dataclass(frozen=True, slots=True)
class Refusal:
    """One row: a pattern for each place that it looks at; what else it says is in `row`."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    row: Mapping[str, Any]

    @property
    def reason(self) -> str:
        """Why the words are none."""
        return str(self.row["reason"])

    def of_rule(self, rule: str) -> bool:
        """Whether it speaks of a rule; without a list of rules it speaks of all."""
        return rule in self.row.get("rules", (rule,))

    def holds(self, texts: Mapping[str, str]) -> bool:
        """Whether all its patterns are found, each in the text of its place."""
        return all(place in texts and pattern.search(texts[place]) for place, pattern in self.patterns)


@cache
def refusals(name: str) -> tuple[Refusal, ...]:
    """The rows of a file under `patterns/`, in order."""
    return tuple(
        Refusal(tuple((place, re.compile(row[place], re.IGNORECASE)) for place in PLACES if place in row), row)
        for row in rows(name)
        if any(place in row for place in PLACES) or "shapes" in row
    )
