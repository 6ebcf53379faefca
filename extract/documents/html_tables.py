"""The tables of web pages: which rows hold data, and which only arrange the page."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from extract.documents.html_elements import BLOCKS, HEADINGS, LEFT_OUT
from extract.documents.html_text import one_space, spaced
from extract.documents.table_rows import LONGEST_CELL

_CELLS = frozenset(["td", "th"])
_MOST_SPANNED = 30  # columns


def listed_rows(table: LexborNode) -> list[list[list[str]]] | None:
    """The lines of the cells of a table some of whose rows hold several in a cell; None where nothing asks for them."""
    rows: list[list[list[str]]] = []
    for row in _rows(table):
        cells = _cell_lines(row)
        if cells == []:
            continue
        if cells is None or (rows and len(cells) != len(rows[0])):
            return None
        rows.append(cells)
    several = any(len(cell) > 1 for row in rows for cell in row)
    return rows if len(rows) > 1 and len(rows[0]) > 1 and several else None


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    """A table's own rows, not those of tables within it."""
    for part in table.iter():
        if part.tag == "tr":
            yield part
        elif part.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in part.iter() if row.tag == "tr")


def _cell_lines(row: LexborNode) -> list[list[str]] | None:
    """The lines of each cell of a row; None where one holds more than lines of text."""
    cells: list[list[str]] = []
    for cell in row.iter():
        if cell.tag not in _CELLS:
            continue
        words: list[str] = []
        for below in cell.traverse(include_text=True):
            tag = below.tag or ""
            if tag == "-text":
                words.append(spaced(below.text_content or ""))
            elif tag in ("br", "p", "div"):
                words.append("\n")
            elif tag in BLOCKS - _CELLS or tag in LEFT_OUT:
                return None
        lines = [line.strip() for line in "".join(words).split("\n")]
        cells.append([line for line in lines if line])
        if sum(map(len, lines)) > LONGEST_CELL:
            return None
    return cells


def data_row(row: LexborNode) -> list[str] | None:
    """The cells of a table's row; None for one that arranges blocks (its cells hold paragraphs, lists, tables)."""
    cells = []
    for cell in row.iter():
        if cell.tag not in _CELLS:
            continue
        inner = breaks = 0
        for below in _elements(cell):
            tag = below.tag or ""
            if tag in ("table", "ul", "ol", "script", "style") or tag in HEADINGS:
                return None
            inner += tag in ("p", "div")
            breaks += tag == "br"
            if inner > 1 or breaks > 1:
                return None
        text = one_space(cell.text(deep=True, separator=" "))
        if len(text) > LONGEST_CELL:
            return None
        cells.append(text)
        cells += [""] * (_span(cell) - 1)
    return cells if len(cells) > 1 else None


def _span(cell: LexborNode) -> int:
    """How many columns a cell fills."""
    span = cell.attributes.get("colspan") or "1"
    return min(max(int(span), 1), _MOST_SPANNED) if span.isdecimal() and len(span) < 4 else 1


def _elements(cell: LexborNode) -> Iterator[LexborNode]:
    """What stands within a cell, at most some hundreds of elements."""
    for count, below in enumerate(cell.traverse()):
        if count:
            yield below
        if count > 500:
            return
