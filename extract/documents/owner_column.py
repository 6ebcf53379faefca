"""The narrow column at the right, often headed "Action", that says who must act on the paragraph beside it.

Its words become a line of their own right below that paragraph: a tab, then the owner as printed ("\\tRB").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.documents.columns import Cell, Row
from extract.documents.headed_table import headed_table
from extract.documents.shapes import Line

_HEAD = re.compile(r"(?:actions?(?: (?:by|for|point))?|by whom|owner|lead|who)\s*:?\Z", re.IGNORECASE)
_OWNER = re.compile(r"[^\W\d][\w'’.]{0,11}(?:(?:\s*[/,&+]\s*|\s+)[^\W\d][\w'’.]{0,11}){0,4}\s*[/,&+]?\Z")
_INITIALS = re.compile(r"[A-Z]{2,4}(?:\s*[/,&+]\s*[A-Z]{2,4})*\s*[/,]?\Z")
_LONGEST = 24  # characters
_BEGINS = 0.6  # of the page's width
_BEGINS_WITHOUT_HEAD = 0.78
_PROSE = 45  # characters; initials set apart at the end of such a line are no cell of a table
_SLACK = 18.0  # points by which entries may begin left of a head set in the middle of its column


@dataclass(frozen=True, slots=True)
class Owner:
    """An entry of the column: its words, and the heights it stands between."""

    text: str
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def part_owners(rows: Sequence[Row], width: float, column: float | None) -> tuple[list[Row], list[Owner], float | None]:
    """The rows without the column of owners, its entries, and where it begins.

    `column` is where it began on the page before, None when there was none. A table keeps its own columns.
    """
    kept: list[Row] = []
    owners: list[Owner] = []
    tabled: set[int] = set()
    for at, row in enumerate(rows):
        last = row.cells[-1]
        if at not in tabled and (table := headed_table(rows, at)):
            tabled.update(range(at, at + table.size))
        if at in tabled:
            kept.append(row)
            continue
        if is_head(last.text, last.left, width) and _alone(row):
            column = last.left - _SLACK
        elif _is_owner(row, last, width, column):
            _add(owners, last)
        else:
            kept.append(row)
            continue
        if row.cells[:-1]:
            kept.append(replace(row, cells=row.cells[:-1]))
    return kept, owners, column


def is_head(text: str, left: float, width: float) -> bool:
    """Whether words at the right of a page head a column of owners."""
    return left > _BEGINS * width and bool(_HEAD.match(text))


def _alone(row: Row) -> bool:
    """Whether a head is not that of one column among several of a table ("Action | By whom | By when")."""
    return len(row.cells) == 1 or (len(row.cells) == 2 and not _HEAD.match(row.cells[0].text))


def _is_owner(row: Row, cell: Cell, width: float, column: float | None) -> bool:
    if len(row.cells) > 3 or len(cell.text) > _LONGEST:
        return False
    if column is not None and cell.left >= column:
        return bool(_OWNER.match(cell.text))
    if not _INITIALS.match(cell.text) or len(row.cells) > 2:
        return False
    return cell.left > _BEGINS_WITHOUT_HEAD * width or (len(row.cells) == 2 and len(row.cells[0].text) > _PROSE)


def _add(owners: list[Owner], cell: Cell) -> None:
    """Add an entry; one that goes on below ("MH/", "CC") is one entry."""
    before = owners[-1] if owners else None
    if before and before.text.endswith(("/", ",", "&", "+")) and cell.top - before.bottom < cell.height:
        space = "" if before.text.endswith("/") else " "
        owners[-1] = Owner(f"{before.text}{space}{cell.text}", before.top, cell.bottom)
    else:
        owners.append(Owner(cell.text, cell.top, cell.bottom))


def with_owners(lines: Sequence[Line], owners: Sequence[Owner], ends: Sequence[bool]) -> list[Line]:
    """The lines with each owner below the paragraph beside it; `ends` says of each line whether a paragraph ends."""
    below: dict[int, list[Owner]] = {}
    for owner in owners:
        if not lines:
            break
        beside = min(range(len(lines)), key=lambda i: (abs(lines[i].middle - owner.middle), i))
        while beside + 1 < len(lines) and not ends[beside]:
            beside += 1
        below.setdefault(beside, []).append(owner)
    out: list[Line] = []
    for index, line in enumerate(lines):
        own_entry = index - 1 in below and line.apart is None
        out.append(replace(line, apart=True) if own_entry else line)
        if found := below.get(index):
            names = ", ".join(dict.fromkeys(o.text for o in found))
            out.append(replace(line, text=f"\t{names}", apart=False))
    return out
