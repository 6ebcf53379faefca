"""The rows of a CSV file with their place in its text: the first line tells the separator and the columns."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from extract.documents.text import clean
from extract.documents.unreadable import Unreadable

SEPARATORS = (",", ";", "\t")
MOST_LINES = 20
"""How many lines a cell in quotation marks may run over: more, and a mark was never closed."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the number of its first line, where it stands in the text, and its cells; of a bad one, why it is."""

    line: int
    start: int
    end: int
    cells: tuple[str, ...]
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of the first line, in lower case, and the rows below it that are not empty."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def decoded(data: bytes) -> str:
    """The text of a CSV file, UTF-8 or as Excel saves it; `Unreadable` for what is no text."""
    if not data.strip():
        raise Unreadable("empty file")
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if marked is None and b"\x00" in data:
        raise Unreadable("not a CSV file: save the spreadsheet as CSV")
    try:
        return clean(data.decode(marked or "utf-8"))
    except UnicodeDecodeError:
        return clean(data.decode("cp1252", "replace"))


def table(text: str, needed: str) -> Table:
    """The table of a text; `Unreadable` where no column of its first line is called as one is needed."""
    lines = [f"{line}\n" for line in text.split("\n")]
    begins = [0, *accumulate(map(len, lines))]
    first = next((n for n, line in enumerate(lines) if line.strip()), 0)
    headers = {mark: tuple(_folded(cell) for cell in _cells(lines, first, mark)[0]) for mark in SEPARATORS}
    fitting = [mark for mark, header in headers.items() if needed in header]
    if not fitting:
        raise Unreadable(f"no column “{needed}” in its first line, “{lines[first].strip()[:80]}”")
    mark = max(fitting, key=lambda m: len(headers[m]))
    columns = headers[mark]
    twice = next((c for c in columns if c and columns.count(c) > 1), None)
    if twice:
        raise Unreadable(f"two columns are called “{twice}”")
    return Table(columns, tuple(_rows(lines, begins, first, mark, len(columns))))


def _rows(lines: Sequence[str], begins: Sequence[int], first: int, mark: str, width: int) -> Iterator[Row]:
    at = first + _cells(lines, first, mark)[1]
    while at < len(lines):
        cells, count, fault = _cells(lines, at, mark)
        if fault is None and any(cell.strip() for cell in cells[width:]):
            fault = f"{len(cells)} cells under {width} columns"
        if fault or any(cell.strip() for cell in cells):
            end = begins[at + count] - 1
            yield Row(at + 1, begins[at], end, tuple(cell.strip() for cell in cells), fault)
        at += count


def _cells(lines: Sequence[str], at: int, mark: str) -> tuple[list[str], int, str | None]:
    """The cells of the row that begins at a line, and how many lines it takes; of one that is no CSV, why not."""
    reader = csv.reader(lines[at : at + MOST_LINES], delimiter=mark, strict=True)
    try:
        return next(reader), reader.line_num, None
    except csv.Error as error:
        return [], 1, f"no CSV ({error})"


def _folded(cell: str) -> str:
    return " ".join(cell.split()).casefold()
