"""The two sides of a disagreement, and the words that make two statements none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files

from graph import word_files
from graph.ledger import short_hash

Line = Mapping[str, tuple[str, ...]]
"""One statement as a question answers it, each column with all its values."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one paper says: in our words, with the fact and the address of the document; `date` is that of the paper."""

    says: str
    date: str
    document: str
    fact: str

    @property
    def order(self) -> tuple[str, str]:
        """Earlier papers first."""
        return (self.date, self.document)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two statements that cannot both hold, what they are about, and why they are taken for statements of one matter.

    `bodies` are the addresses of the bodies it concerns.
    """

    kind: str
    about: str
    why: str
    one: Side
    two: Side
    bodies: frozenset[str] = frozenset()

    @property
    def pair(self) -> str:
        """A stable id of the two statements."""
        sides = sorted(f"{side.document}|{side.fact}|{side.says}" for side in (self.one, self.two))
        return short_hash("|".join((self.kind, *sides)))


def cell(line: Line, column: str) -> str:
    """The values of a column as one text."""
    return "; ".join(line.get(column, ()))


def first(line: Line, column: str) -> str:
    """The first value of a column, "" where it has none."""
    return line.get(column, ("",))[0]


def side(line: Line, says: str) -> Side:
    """What a line's paper says, put in our words."""
    return Side(says, first(line, "date"), first(line, "doc"), first(line, "fact"))


def disagreement(kind: str, about: str, why: str, sides: tuple[Side, Side], bodies: Iterable[str]) -> Disagreement:
    """A disagreement with the earlier paper's side first; of one paper, in the order given."""
    one, two = sorted(sides, key=lambda s: s.order)
    return Disagreement(kind, about, why, one, two, frozenset(b for b in bodies if b))


def excused(kind: str, words: Iterable[str]) -> bool:
    """Whether the words of either side say why both may hold: a chair elected in the place of another."""
    return any(pattern.search(text) for text in words for pattern in _excuses().get(kind, ()))


@cache
def _excuses() -> Mapping[str, Sequence[re.Pattern[str]]]:
    found: dict[str, list[re.Pattern[str]]] = {}
    for line in files(__package__).joinpath("excuses.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "pattern" in row:
            found.setdefault(row["kind"], []).append(re.compile(row["pattern"], re.IGNORECASE))
    return found


listed = partial(word_files.rows, __package__)
"""The lines of a data file beside this module, each split at tabs."""

word_set = partial(word_files.word_set, __package__)
"""The first column of such a file."""
