"""Tables on a page whose row of headings is known: every cell under its heading, empty ones kept, wrapped ones whole.

Without this a tick under the third heading would read as one under the second where the cell between is empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.documents.columns import Cell, Row
from extract.documents.table_rows import table_lines
from extract.rolls.tables import heads_register
from extract.structure.action_rows import heads_actions

_FAR = 2.6  # heights; a row further below is none of the table's
_LOOSE = 0.25  # heights by which the space between rows is wider than that between the lines of one


@dataclass(frozen=True, slots=True)
class HeadedTable:
    """How many printed rows a table fills, its headings included, and its lines."""

    size: int
    lines: tuple[str, ...]


def headed_table(rows: Sequence[Row], at: int) -> HeadedTable | None:
    """The table whose headings are the row `at`; None where they head no table that is known."""
    head = rows[at]
    if not _is_head(head):
        return None
    grid: list[dict[int, Cell]] = []
    end = at + 1
    while end < len(rows) and rows[end].top - rows[end - 1].bottom < _FAR * rows[end].height:
        placed = _placed(head, rows[end])
        if placed is None or (placed.keys() == {0} and end + 1 < len(rows) and not _is_row(head, rows[end + 1])):
            break
        grid.append(placed)
        end += 1
    if not grid:
        return None
    printed = rows[at + 1 : end]
    logical = _logical(printed, grid, head)
    width = len(head.cells)
    cells = [[[c.text for c in parts.get(i, [])] for i in range(width)] for parts in logical]
    wrapped = [[[" ".join(lines)] if lines else [] for lines in row] for row in cells]
    lists = len(cells) == 1 and head.ruled and all(_is_list(logical[0].get(i, []), head, i) for i in range(width))
    lines = table_lines([[[c.text] for c in head.cells], *(cells if lists else wrapped)])
    return HeadedTable(end - at, tuple(lines))


def _is_head(row: Row) -> bool:
    headings = tuple(cell.text for cell in row.cells)
    return len(headings) > 1 and (heads_actions(headings) or heads_register(headings))


def _is_row(head: Row, row: Row) -> bool:
    return len(row.cells) > 1 and _placed(head, row) is not None


def _placed(head: Row, row: Row) -> dict[int, Cell] | None:
    """The cells of a row by the number of their heading; None where one has none, or two share one."""
    placed: dict[int, Cell] = {}
    for cell in row.cells:
        if head.ruled and row.ruled:
            under = [i for i, h in enumerate(head.cells) if h.column == cell.column]
        else:
            under = [i for i, h in enumerate(head.cells) if min(cell.right, h.right) > max(cell.left, h.left)]
            left = [i for i, h in enumerate(head.cells) if h.left <= cell.left + 4]
            under = under or (left[-1:] if left else [])
        if len(under) != 1 or under[0] in placed:
            return None
        placed[under[0]] = cell
    return placed


def _logical(printed: Sequence[Row], grid: Sequence[dict[int, Cell]], head: Row) -> list[dict[int, list[Cell]]]:
    """The rows of the table: printed ones of one band, or those that wrap, put together."""
    gaps = [b.top - a.bottom for a, b in pairwise(printed)]
    tight = min(gaps, default=0.0)
    loose = bool(gaps) and max(gaps) > tight + _LOOSE * printed[0].height
    out: list[dict[int, list[Cell]]] = []
    for index, placed in enumerate(grid):
        row = printed[index]
        before = printed[index - 1] if index else None
        joined = False
        if before is not None and head.ruled and row.ruled:
            joined = row.band == before.band
        elif before is not None and len(placed) < len(head.cells) and placed.keys() <= out[-1].keys():
            first = placed[min(placed)].text
            close = loose and row.top - before.bottom <= tight + 0.1 * row.height
            joined = close or (not loose and first[:1].islower())
        if joined:
            for number, cell in placed.items():
                out[-1].setdefault(number, []).append(cell)
        else:
            out.append({number: [cell] for number, cell in placed.items()})
    return out


def _is_list(cells: Sequence[Cell], head: Row, number: int) -> bool:
    """Whether the lines of a cell are entries of a list: the next one's first word had room behind most of them."""
    edge = head.cells[number + 1].left if number + 1 < len(head.cells) else None
    return is_list(cells, edge)


def is_list(cells: Sequence[Cell], edge: float | None) -> bool:
    """Whether lines one below the other end before a margin made them, at `edge` or where the longest ends."""
    right = edge if edge is not None else max((c.right for c in cells), default=0.0) + 30
    room = [right - a.right > _first_word(b) + 8 and b.text[:1].isupper() for a, b in pairwise(cells)]
    return sum(room) >= 0.8 * len(room)


def _first_word(cell: Cell) -> float:
    return (cell.right - cell.left) * len(cell.text.split()[0]) / len(cell.text)
