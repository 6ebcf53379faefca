"""The rows of a Word or web table as lines of text: one line with tabs between the cells, wherever a row is one.

A cell may hold several lines. Where the cells of a row hold as many, each line is a row of its own; where every column
is a list under its heading ("Present", "Apologies"), the lists follow one another; where a table has headings and three
columns, the lines of a cell are joined. Any other such row arranges text, and its cells follow one another as blocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LONGEST_CELL = 600  # characters; a longer cell is prose
_SHORT = 60  # characters; the lines of a list are no longer
_HEADING_WORDS = 5

Cells = Sequence[Sequence[str]]
"""The lines of each cell of a row."""


def table_lines(rows: Sequence[Cells]) -> Iterator[str]:
    """The lines of a table; an empty one stands before and after what is set apart."""
    headed = bool(rows) and _is_head(rows[0])
    columns = max((len(row) for row in rows), default=0)
    listed = headed and len(rows) == 2 and _are_lists(rows[1]) and not _lines_match(rows[1])
    if listed:
        for head, entries in zip(rows[0], rows[1], strict=False):
            yield from ("", " ".join(head), "", *entries, "")
        return
    for row in rows:
        if all(len(lines) <= 1 for lines in row) and _fits(row):
            yield from _one_line(row)
        elif _are_lists(row) and _lines_match(row):
            for lines in zip(*(cell or [""] * _most(row) for cell in row), strict=True):
                yield from _one_line([[line] for line in lines])
        elif headed and columns > 2 and len(row) > 1 and _fits(row):
            yield from _one_line(row)
        else:
            yield ""
            for line in (line for cell in row for line in cell):
                yield from (line, "")


def _one_line(row: Cells) -> Iterator[str]:
    text = "\t".join(" ".join(lines).replace("\n", " ").replace("\t", " ") for lines in row)
    if text.strip():
        yield text.rstrip("\t")


def _fits(row: Cells) -> bool:
    return all(sum(map(len, lines)) <= LONGEST_CELL for lines in row)


def _is_head(row: Cells) -> bool:
    """Whether a row may head the columns below it: a few words in each cell."""
    return len(row) > 1 and all(len(cell) <= 1 and len(" ".join(cell).split()) <= _HEADING_WORDS for cell in row)


def _are_lists(row: Cells) -> bool:
    """Whether the cells of a row hold lists: short lines that are no sentences."""
    lines = [line for cell in row for line in cell]
    return len(row) > 1 and _most(row) > 1 and all(len(line) < _SHORT and not line.endswith(".") for line in lines)


def _lines_match(row: Cells) -> bool:
    """Whether all cells of a row that hold anything hold as many lines."""
    return len({len(cell) for cell in row if cell}) == 1 and sum(bool(cell) for cell in row) > 1


def _most(row: Cells) -> int:
    return max(map(len, row), default=0)
