"""The tables of a text: rows of cells under a row of headings, whatever parts them: tabs, pipes or runs of spaces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from extract.structure.joining import Joined, join

_LINE_END = re.compile(r"[\n\f]")
_PIPED = re.compile(r"\s*\|.*\|\s*\Z|[^|]+\|[^|]+\|")
_RULE = re.compile(r"[\s|:+]*[-=]{2,}[\s|:+=-]*\Z")  # "|---|:--|", "+-----+-----+", "-----   -----"
_TABS = re.compile(r"\t")
_PIPES = re.compile(r"(?<!\\)\|")
_SPACES = re.compile(r"[ \u00a0]{2,}|\t")
_PARTED = ("|", "\t", "  ", "\u00a0")  # what a line of cells holds one of
_BLANKS = 2  # blank lines that a table may hold: a page's end, or the wide lines of a converted page
_MOST_COLUMNS = 60
_LONGEST_HEADING = 60  # characters
_SLACK = 2  # characters by which the words of a column may begin left of its heading
_OPEN = re.compile(r"(?:,|\b(?:and|or|of|the|a|an|in|on|to|for|by|with|at|from|&))\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell on one line; `start` and `end` are those of the document, equal when it is empty."""

    joined: Joined
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.joined.text


@dataclass(frozen=True, slots=True)
class Row:
    """One cell for every heading of its table, empty ones too; a row that fills several lines is one."""

    cells: tuple[Cell, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below a row of headings. Offsets are those of the document."""

    head: Row
    rows: tuple[Row, ...]

    @property
    def start(self) -> int:
        return self.head.start

    @property
    def end(self) -> int:
        return self.rows[-1].end if self.rows else self.head.end


def tables(text: str, is_head: Callable[[tuple[str, ...]], bool]) -> tuple[Table, ...]:
    """Every table of a text whose headings `is_head` accepts, in order."""
    ends = [-1, *(found.start() for found in _LINE_END.finditer(text)), len(text)]
    lines = [(before + 1, end) for before, end in pairwise(ends)]
    out: list[Table] = []
    at = 0
    while at < len(lines):
        start, end = lines[at]
        parted = any(map(text[start:end].__contains__, _PARTED))  # most lines are prose
        table, after = _table(text, lines, at, is_head) if parted else (None, at + 1)
        if table is not None:
            out.append(table)
        at = after
    return tuple(out)


def _table(
    text: str, lines: list[tuple[int, int]], at: int, is_head: Callable[[tuple[str, ...]], bool]
) -> tuple[Table | None, int]:
    """The table whose headings stand on the line `at`, if they do, and the line after it."""
    start, end = lines[at]
    for parted in _partings(text[start:end]):
        raw = parted.split(text[start:end])
        if len(raw) > _MOST_COLUMNS or any(len(piece.strip()) > _LONGEST_HEADING for piece in raw):
            continue  # most lines, told without a closer look
        head = _pieces(text, start, end, parted)
        if len(head) > 1 and is_head(tuple(cell.text for cell in head)):
            break
    else:
        return None, at + 1
    grid = _Grid(text, parted, head, start)
    rows: list[Row] = []
    blanks, last, apart = 0, at, False
    for number in range(at + 1, len(lines)):
        begin, stop = lines[number]
        line = text[begin:stop]
        if not line.strip():
            blanks += 1
            continue
        if _RULE.match(line):
            continue
        apart |= blanks > 0
        if apart and parted is _TABS and line.count("\t") + 1 != len(head):
            break  # on the next page, where its headings do not stand, a row without its empty cells tells no columns
        cells = grid.cells(begin, stop, follows=not blanks)
        if cells is None or blanks > _BLANKS or (blanks and parted is _PIPES):
            break
        row = Row(cells, min(c.start for c in cells if c.text), max(c.end for c in cells if c.text))
        if tuple(c.text for c in cells) == tuple(c.text for c in head):
            pass  # the headings again, on the next page
        elif rows and not blanks and _goes_on(rows[-1], row, wrapped=parted is _SPACES):
            rows[-1] = _merged(rows[-1], row)
        else:
            rows.append(row)
        blanks, last = 0, number
    return Table(Row(head, head[0].start, head[-1].end), tuple(rows)), last + 1


def _partings(line: str) -> Iterator[re.Pattern[str]]:
    if "|" in line and _PIPED.match(line):
        yield _PIPES
    elif "\t" in line:
        yield _TABS
    if _SPACES.search(line.strip()):
        yield _SPACES


def _pieces(text: str, start: int, end: int, parted: re.Pattern[str]) -> tuple[Cell, ...]:
    """The cells of a line as its marks part them; runs of spaces part no empty ones."""
    first, last = start, end
    if parted is _PIPES:
        line = text[start:end]
        first = start + (len(line) - len(line.lstrip()) + 1 if line.lstrip().startswith("|") else 0)
        last = end - (len(line) - len(line.rstrip()) + 1 if line.rstrip().endswith("|") else 0)
    bounds = [(first, first), *(m.span() for m in parted.finditer(text, first, last)), (last, last)]
    cells = [_cell(text, a, b) for (_, a), (b, _) in pairwise(bounds)]
    return tuple(cell for cell in cells if cell.text or parted is not _SPACES)


def _cell(text: str, start: int, end: int) -> Cell:
    joined = join(text, start, end)
    if not joined.text.strip():
        return Cell(Joined("", ()), start, start)
    return Cell(joined, joined.offsets[0], joined.offsets[-1] + 1)


@dataclass(frozen=True, slots=True)
class _Grid:
    """How the lines below a row of headings fall into its columns."""

    text: str
    parted: re.Pattern[str]
    head: tuple[Cell, ...]
    start: int

    def cells(self, begin: int, stop: int, *, follows: bool) -> tuple[Cell, ...] | None:
        """The cells of a line, one for each heading; None for a line that is none of the table's rows."""
        pieces = _pieces(self.text, begin, stop, self.parted)
        if self.parted is _SPACES:
            return self._aligned(pieces, begin, follows=follows)
        if len(pieces) < 2 and not (follows and self.parted is _TABS and self._short(pieces)):
            return None
        if any(c.text for c in pieces[len(self.head) :]) or not any(c.text for c in pieces):
            return None
        empty = Cell(Joined("", ()), stop, stop)
        return (*pieces[: len(self.head)], *[empty] * (len(self.head) - len(pieces)))

    def _short(self, pieces: tuple[Cell, ...]) -> bool:
        """Whether a line of one cell may be a row's first, or go on with it: no sentence of prose, no label."""
        return len(pieces) == 1 and len(pieces[0].text) < 60 and not pieces[0].text.endswith((".", ":"))

    def _aligned(self, pieces: tuple[Cell, ...], begin: int, *, follows: bool) -> tuple[Cell, ...] | None:
        """The pieces of a line under the headings that stand over them; None where one runs across a border."""
        spans = [(c.start - self.start, c.end - self.start) for c in self.head]
        filled: dict[int, Cell] = {}
        for piece in pieces:
            left, right = piece.start - begin, piece.end - begin
            over = [i for i, (a, b) in enumerate(spans) if min(right, b) - max(left, a) > 0]
            column = over[0] if over else max((i for i, (a, _) in enumerate(spans) if a <= left + _SLACK), default=0)
            if column in filled or len(over) > 1:
                return None
            filled[column] = piece
        if not filled or (filled.keys() == {0} and not (follows and len(filled[0].text) < max(40, spans[1][0]))):
            return None
        empty = Cell(Joined("", ()), begin, begin)
        return tuple(filled.get(i, empty) for i in range(len(spans)))


def _goes_on(before: Row, row: Row, *, wrapped: bool) -> bool:
    """Whether a line goes on with the row above: what it fills is less, and reads as the rest of a cell.

    `wrapped`: the lines of a cell stand one below the other, so that one cell alone is the rest of the one above it.
    """
    filled = [i for i, c in enumerate(row.cells) if c.text]
    if any(not before.cells[i].text for i in filled) or len(filled) == len(row.cells):
        return False
    first, above = row.cells[filled[0]].text, before.cells[filled[0]].text
    open_end = bool(_OPEN.search(above)) or above.count("(") > above.count(")")
    if not row.cells[0].text and before.cells[0].text and wrapped and len(filled) == 1:
        return True
    return (0 not in filled or len(filled) < max(2, len(row.cells) - 1)) and (first[:1].islower() or open_end)


def _merged(before: Row, row: Row) -> Row:
    cells = tuple(_both(a, b) for a, b in zip(before.cells, row.cells, strict=True))
    return Row(cells, before.start, max(before.end, row.end))


def _both(first: Cell, second: Cell) -> Cell:
    if not second.text or not first.text:
        return first if first.text else second
    between = "" if first.text.endswith("-") and second.text[:1].islower() else " "
    gap = (first.end,) * len(between)
    joined = Joined(first.text + between + second.text, (*first.joined.offsets, *gap, *second.joined.offsets))
    return Cell(joined, first.start, second.end)
