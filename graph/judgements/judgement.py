"""One judgement: what was judged of what, by whom and when; a line of the file, read and written."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field, fields
from datetime import date

from extract.records import Kind
from graph.identity.wording import spaced
from graph.judgements.fields import FACTS, BadField, read_correction

SAME, DIFFERENT, UNSURE, RENAME = "same", "different", "unsure", "rename"
REJECT, ACCEPT, CORRECT = "reject", "accept", "correct"
OF_IDENTITY = (SAME, DIFFERENT, UNSURE)
OF_NAMES = (*OF_IDENTITY, RENAME)
OF_FACTS = (REJECT, ACCEPT, CORRECT)
PAST: Mapping[str, str] = {RENAME: "renamed", REJECT: "rejected", ACCEPT: "accepted", CORRECT: "corrected"}
"""How a verdict is told; one that is not here is told as it is ordered."""
NEEDS_OTHER = (*OF_NAMES, CORRECT)


class BadLine(ValueError):
    """A line that is no judgement, with what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was judged. `one` and `other` are mentions ("Rosie Ashdown in may.txt") or facts ("k3p0x7ab in may.txt").

    `other` of a renaming is the new name, of a correction "FIELD: VALUE"; `words` are those that prove a fact. `line`
    is where it stands in the file, 0 before it is written.
    """

    date: str
    by: str
    verdict: str
    kind: str
    one: str
    other: str = ""
    reason: str = ""
    words: str = ""
    line: int = field(default=0, compare=False)

    @property
    def told(self) -> str:
        """Who judged what and when: "rejected by jo on 2030-05-01"."""
        verdict = PAST.get(self.verdict, f"judged {self.verdict}")
        return f"{verdict} by {self.by} on {self.date}"


COLUMNS = tuple(f.name for f in fields(Judgement) if f.name != "line")


def written(cells: Sequence[str]) -> str:
    """Cells as one line without its end, as spreadsheets write tab-separated text."""
    out = io.StringIO()
    csv.writer(out, dialect="excel-tab", lineterminator="").writerow([spaced(cell) for cell in cells])
    return out.getvalue()


def as_line(judgement: Judgement) -> str:
    """A judgement as the line that `from_line` reads."""
    return written(astuple(judgement)[: len(COLUMNS)])


def cells_of(line: str) -> list[str]:
    """The cells of a line; BadLine where its quotes do not match."""
    try:
        return next(csv.reader([line], dialect="excel-tab", strict=True))
    except csv.Error as error:
        raise BadLine(f"its cells cannot be told apart: {error}") from error


def from_line(line: str, number: int) -> Judgement:
    """The judgement of a line; BadLine where it is none."""
    cells = [spaced(cell) for cell in cells_of(line)]
    if len(cells) > len(COLUMNS):
        raise BadLine(f"it has {len(cells)} cells; there are {len(COLUMNS)} columns")
    filled = cells + [""] * (len(COLUMNS) - len(cells))
    day, by, verdict, kind, one, other, reason, words = filled
    found = Judgement(day, by, verdict, kind, one, other, reason, words, number)
    _check(found)
    return found


def _check(found: Judgement) -> None:
    """BadLine where a cell holds what its column cannot."""
    try:
        date.fromisoformat(found.date)
    except ValueError:
        raise BadLine(f"“{found.date}” is no day; write it as 2030-05-01") from None
    if found.verdict not in (*OF_NAMES, *OF_FACTS):
        raise BadLine(f"“{found.verdict}” is no verdict; there are {', '.join((*OF_NAMES, *OF_FACTS))}")
    kinds = FACTS if found.verdict in OF_FACTS else tuple(Kind)
    if found.kind not in kinds:
        raise BadLine(f"“{found.kind}” is no kind to {found.verdict}; there are {', '.join(kinds)}")
    needed = {"by": found.by, "one": found.one, "other": found.other if found.verdict in NEEDS_OTHER else "-"}
    if missing := next((name for name, cell in needed.items() if not cell), None):
        raise BadLine(f"its column “{missing}” is empty")
    if found.verdict == CORRECT:
        try:
            read_correction(found.kind, found.other)
        except BadField as error:
            raise BadLine(str(error)) from error
