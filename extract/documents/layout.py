"""Rows of cells become lines in reading order: item titles beside their text, labels, attendance lists, tables.

A table's row is one line, its cells parted by tabs. A narrow title at the left comes before the text beside it, as a
paragraph of its own; a label or number stands before the first line of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import mean

from extract.documents.columns import Cell, Row
from extract.documents.headed_table import headed_table, is_list
from extract.documents.shapes import Line

_NUMBER = re.compile(r"\(?(?:\d{1,4}(?:[./]\d{1,3}){0,3}|[a-zA-Z]|[ivx]{1,4})[.):]*\Z")
_NUMBERED = re.compile(r"\d{1,4}[.):]?\s+\S")
_NARROW = 0.42  # of the page's width; a wider left column is no column of titles
_SHORT = 30  # characters; cells of prose are longer
_CELL_LINES = 14  # a longer cell is prose
_LABEL_WORDS = 4


def lay_out(rows: Sequence[Row], width: float) -> list[Line]:
    """The lines of a page in reading order."""
    out: list[Line] = []
    at = 0
    while at < len(rows):
        size, lines = (
            _headed(rows, at)
            or _ruled(rows, at)
            or _table(rows, at)
            or _beside(rows, at, width)
            or (1, [_line(rows[at])])
        )
        out += lines
        at += size
    return out


def _headed(rows: Sequence[Row], at: int) -> tuple[int, list[Line]] | None:
    """A table whose headings are known."""
    table = headed_table(rows, at)
    if table is None:
        return None
    cells = [c for row in rows[at : at + table.size] for c in row.cells]
    lines: list[Line] = []
    apart = True
    for text in table.lines:
        if text:
            lines.append(_as_line(cells, text, apart))
        apart = not text
    return table.size, lines


def _text(cells: Sequence[Cell], between: str = " ") -> str:
    """The words of cells one after another; a word parted at a line's end keeps its hyphen."""
    return between.join(c.text for c in cells)


def _as_line(cells: Sequence[Cell], text: str, apart: bool | None = None) -> Line:
    left, right = min(c.left for c in cells), max(c.right for c in cells)
    top, bottom = min(c.top for c in cells), max(c.bottom for c in cells)
    return Line(text, left, right, top, bottom, all(c.bold for c in cells), apart)


def _line(row: Row, apart: bool | None = None) -> Line:
    return _as_line(row.cells, _text(row.cells, "\t"), apart)


def _ruled(rows: Sequence[Row], at: int) -> tuple[int, list[Line]] | None:
    """One row of a table drawn with rules, and how many printed rows it fills."""
    if not rows[at].ruled:
        return None
    end = at + 1
    while end < len(rows) and rows[end].band == rows[at].band and rows[end].ruled:
        end += 1
    group = rows[at:end]
    columns = sorted({c.column for row in group for c in row.cells})
    if len(columns) < 2:
        return end - at, [_line(row) for row in group]
    cells = {column: [c for row in group for c in row.cells if c.column == column] for column in columns}
    first = cells[columns[0]]
    if len(first) > 1 and all(len(row.cells) == len(columns) for row in group) and _all_short(group):
        return end - at, _rows(group)
    if _is_prose(cells[columns[-1]]) or (len(columns) == 2 and _NUMBER.match(_text(first))):
        title, body = first, [row for row in group if any(c.column != columns[0] for c in row.cells)]
        rest = [replace(row, cells=tuple(c for c in row.cells if c.column != columns[0])) for row in body]
        above = _carried_over(title[0], rest)
        parts = _blocks(title, rest[above:]) if len(title) > 1 else [(title, rest[above:])]
        lines = [_line(row) for row in rest[:above]]
        return end - at, lines + [line for part, below in parts for line in _titled(part, below)]
    texts = [_text(cells[column]) for column in columns]
    if len(texts) == 2 and len(first) == 1 and _is_label(texts[0]) and _lists(cells[columns[1]]):
        return end - at, [_as_line(first, texts[0], apart=True), *(_as_line([c], c.text) for c in cells[columns[1]])]
    if len(texts) == 2 and len(first) == 1 and _is_label(texts[0]) and len(texts[1]) > _SHORT:
        texts[0] = f"{texts[0].rstrip(':')}:"
    previous = rows[at - 1] if at else None
    apart = not (previous and previous.ruled)
    return end - at, [_as_line([c for row in group for c in row.cells], "\t".join(texts), apart)]


def _carried_over(title: Cell, rows: Sequence[Row]) -> int:
    """How many rows of a cell end the sentence that the page before began: those above its number's paragraph."""
    above = sum(row.top < title.top - 0.5 * title.height for row in rows)
    if not 0 < above < len(rows) or not _NUMBER.match(title.text) or not rows[0].cells[0].text[:1].islower():
        return 0
    return above if rows[above].top - rows[above - 1].bottom > 0.5 * title.height else 0


def _is_prose(cells: Sequence[Cell]) -> bool:
    gaps = (b.top - a.bottom > 0.6 * a.height for a, b in pairwise(cells))
    return len(cells) > _CELL_LINES or any(gaps)


def _lists(cells: Sequence[Cell]) -> bool:
    """Whether a cell lists names, one a line."""
    return len(cells) > 1 and max(len(c.text) for c in cells) < _SHORT and is_list(cells, None)


def _is_label(text: str) -> bool:
    return len(text.split()) <= _LABEL_WORDS and text[:1].isalpha()


def _all_short(group: Sequence[Row]) -> bool:
    return mean(len(c.text) for row in group for c in row.cells) < _SHORT


def _rows(group: Sequence[Row]) -> list[Line]:
    if len(group) == 1:
        return [_as_line(group[0].cells, _text(group[0].cells, "  " if len(group[0].cells) == 2 else "\t"))]
    return [_line(row, apart=not index) for index, row in enumerate(group)]


def _table(rows: Sequence[Row], at: int) -> tuple[int, list[Line]] | None:
    """A table without rules: rows of three cells and more, with those of two among them."""
    if len(rows[at].cells) < 3:
        return None
    end = at + 1
    while end < len(rows) and (len(rows[end].cells) > 1 or _wraps(rows, end)):
        end += 1
    group = list(rows[at:end])
    out: list[Line] = []
    label = group[0].cells[0]
    if len(group) > 1 and all(row.cells[0].left > label.left + 10 for row in group[1:]):  # "Present", then names
        out.append(_as_line([label], label.text, apart=True))
        group[0] = replace(group[0], cells=group[0].cells[1:])
        return end - at, out + [_line(row, apart=False) for row in group]
    return end - at, _rows(group)


def _wraps(rows: Sequence[Row], at: int) -> bool:
    """Whether a row of one cell stands within a table: under a cell that is not the first, another row below it."""
    row, above = rows[at], rows[at - 1]
    return (
        at + 1 < len(rows)
        and len(rows[at + 1].cells) > 2
        and row.top - above.bottom < 0.6 * row.height
        and any(abs(c.left - row.cells[0].left) < 4 for c in above.cells)
    )


def _beside(rows: Sequence[Row], at: int, width: float) -> tuple[int, list[Line]] | None:
    """Two columns side by side: titles or labels and their text, a table of two columns, or two columns of prose."""
    if len(rows[at].cells) != 2:
        return None
    if pairs := _pairs(rows, at):
        return pairs, _rows(rows[at : at + pairs])
    edge = rows[at].cells[1].left
    end = at + 1
    wide = rows[at].cells[0].right - rows[at].cells[0].left > _NARROW * width
    while end < len(rows) and _fits(rows[end], edge, wide) and not _far_below(rows, end):
        end += 1
    group = rows[at:end]
    lefts = [c for row in group for c in row.cells if c.left < edge - 4]
    rights = [replace(row, cells=kept) for row in group if (kept := tuple(c for c in row.cells if c.left >= edge - 4))]
    together = sum(len(row.cells) > 1 for row in group)
    left_long, right_long = mean(len(c.text) for c in lefts), mean(len(row.cells[0].text) for row in rights)
    if together >= 0.8 * len(group) and right_long < _SHORT and not any(_NUMBERED.match(c.text) for c in lefts):
        return end - at, _rows(group)
    if together >= 6 and min(left_long, right_long) > 0.8 * _SHORT:
        return end - at, [_as_line([c], c.text) for c in lefts] + [_line(row) for row in rights]
    if wide or max(c.right for c in lefts) - min(c.left for c in lefts) > _NARROW * width:
        return end - at, _rows(group)
    if len(group) == 1 and not _is_title(lefts[0]):
        return 1, [_as_line(group[0].cells, _text(group[0].cells, "  "))]
    return end - at, [line for title, body in _blocks(lefts, rights) for line in _titled(title, body)]


def _pairs(rows: Sequence[Row], at: int) -> int:
    """How many rows of two short cells stand here, as many names side by side; none where the left ones are titles."""
    end = at
    while end < len(rows) and len(rows[end].cells) == 2 and not any(_is_title(c) for c in rows[end].cells):
        end += 1
    group = rows[at:end]
    alone = end >= len(rows) or len(rows[end].cells) > 1 or rows[end].cells[0].left < rows[at].cells[1].left - 4
    short = all(len(c.text) < _SHORT and c.text[:1].isupper() for row in group for c in row.cells)
    return len(group) if len(group) > 2 and alone and short else 0


def _is_title(cell: Cell) -> bool:
    """Whether what stands alone at the left looks like a title, label or number of what stands beside it."""
    marked = cell.text.endswith(":") or cell.bold or cell.text.isupper()
    return marked or bool(_NUMBER.match(cell.text) or _NUMBERED.match(cell.text))


def _fits(row: Row, edge: float, wide: bool) -> bool:
    """Whether a row keeps clear of the border between two columns; under a wide column it must fill both."""
    if wide and len(row.cells) < 2:
        return False
    return all(c.left >= edge - 4 or c.right < edge - 3 for c in row.cells) and len(row.cells) <= 3


def _far_below(rows: Sequence[Row], at: int) -> bool:
    """Whether a row of one cell at the left begins something new: it stands clear below what is above it."""
    row, above = rows[at], rows[at - 1]
    at_left = row.cells[0].left < above.cells[-1].left - 4
    return len(row.cells) == 1 and at_left and row.top - above.bottom > 2 * row.height


def _blocks(lefts: Sequence[Cell], rights: Sequence[Row]) -> Iterator[tuple[list[Cell], list[Row]]]:
    """Each title of the left column with the rows beside and below it."""
    titles: list[list[Cell]] = []
    for cell in lefts:
        begins = _NUMBERED.match(cell.text) or _NUMBER.match(cell.text)
        if titles and not begins and cell.top - titles[-1][-1].bottom < 0.5 * cell.height:
            titles[-1].append(cell)
        else:
            titles.append([cell])
    for index, title in enumerate(titles):
        low = title[0].top - 0.5 * title[0].height if index else float("-inf")
        high = titles[index + 1][0].top - 0.5 * title[0].height if index + 1 < len(titles) else float("inf")
        yield title, [row for row in rights if low <= row.top < high]


def _titled(title: Sequence[Cell], body: Sequence[Row]) -> Iterator[Line]:
    """A title as a paragraph of its own before its text; a number or label before the text's first line."""
    text = _text(title)
    lines = [_line(row) for row in body]
    if lines and _NUMBER.match(text):
        yield replace(lines[0], text=f"{text} {lines[0].text}", apart=True)
    elif lines and len(title) == 1 and (text.endswith(":") or (_is_title(title[0]) and _is_label(text))):
        yield replace(lines[0], text=f"{text.rstrip(':')}: {lines[0].text}", apart=True)
    else:
        yield _as_line(title, text, apart=True)
        if lines:
            yield replace(lines[0], apart=True)
    yield from lines[1:]
