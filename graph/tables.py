"""Rows as text: a table for reading, CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.rows import Row

Cell = str | int
COMMON = frozenset({"who", "body", "date", "meeting", "document", "subject", "monitor"})
PAIRED = ("says", "words", "part", "date", "document", "fact")
WIDE = 10_000
READABLE, GAP = 14, 3
"""Letters that a column of words needs, and those between two columns."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
SHORT = frozenset(
    {"fact", "date", "due", "meeting", "start", "end", "page", "kind", "group", "status", "documents", "facts"}
    | {"since", "until"}
)


def cells(rows: Sequence[Row]) -> list[dict[str, Cell]]:
    """Rows as dictionaries, columns in their own order."""
    return [asdict(row) for row in rows]


def columns(kind: type[Row]) -> list[str]:
    """The columns of a sort of row: the same whatever the answer."""
    return [field.name for field in fields(kind)]


def as_json(rows: Sequence[Mapping[str, Cell]]) -> str:
    """An array of objects, one a line's worth of indentation, letters as they are."""
    return json.dumps([dict(row) for row in rows], ensure_ascii=False, indent=2)


def as_csv(rows: Sequence[Mapping[str, Cell]], names: Sequence[str]) -> str:
    """Comma-separated with a header. Cells that a spreadsheet would take for formulas get an apostrophe."""
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: harmless(row.get(name, "")) for name in names} for row in rows)
    return out.getvalue().rstrip("\n")


def harmless(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def as_table(rows: Sequence[Mapping[str, Cell]], names: Sequence[str], *, width: int | None) -> str:
    """A table without its empty columns; what is the same in every row stands once above it.

    Columns of words wrap when `width` columns are too few; where they would be too narrow to read, each row is a card.
    `width` None means that nobody is looking at a screen: every cell stands whole on one line.
    """
    used = [name for name in names if any(row.get(name, "") != "" for row in rows)]
    same = [name for name in used if name in COMMON and len(rows) > 1 and len({row.get(name) for row in rows}) == 1]
    above = [f"{name}: {_line(rows[0][name])}" for name in same]
    used = [name for name in used if name not in same]
    if width is not None and _needed(rows, used) > width:
        return "\n".join([*above, "", _cards(rows, used, width)] if above else [_cards(rows, used, width)])
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in used:
        table.add_column(name.replace("_", " "), no_wrap=width is None or name in SHORT, overflow="fold")
    for before, row in zip([None, *rows[:-1]], rows, strict=True):
        if before is not None and "group" in used and before["group"] != row["group"]:
            table.add_section()
        table.add_row(*(Text(_line(row.get(name, ""))) for name in used))
    return "\n".join([*above, "", _drawn(table, width)] if above else [_drawn(table, width)])


def _needed(rows: Sequence[Mapping[str, Cell]], names: Sequence[str]) -> int:
    """How wide a table must be to be read: columns of words may wrap, but not in the middle of most words."""
    widest = {name: max(len(name), *(len(_line(row.get(name, ""))) for row in rows)) for name in names}
    return sum(most if name in SHORT else min(most, READABLE) for name, most in widest.items()) + GAP * (len(names) - 1)


def _cards(rows: Sequence[Mapping[str, Cell]], names: Sequence[str], width: int) -> str:
    """Each row as a line of its short cells, and under it a line for every other one."""
    cards = []
    for row in rows:
        told = {name: f"{name.replace('_', ' ')}: {_line(row[name])}" for name in names if row.get(name, "") != ""}
        lines = textwrap.wrap("; ".join(cell for name, cell in told.items() if name in SHORT), width)
        for name, cell in told.items():
            if name not in SHORT:
                lines += textwrap.wrap(cell, width, initial_indent=4 * " ", subsequent_indent=8 * " ")
        cards.append("\n".join(lines))
    return "\n".join(cards)


def as_entries(entries: Sequence[tuple[str, str]], *, width: int | None) -> str:
    """A line for each entry, and under it, indented, what is to be said of it: for what is too long for a column."""
    lines = []
    for head, under in entries:
        lines += textwrap.wrap(head, width or WIDE, subsequent_indent=4 * " ", break_on_hyphens=False)
        lines += textwrap.wrap(under, width or WIDE, initial_indent=6 * " ", subsequent_indent=6 * " ")
    return "\n".join(lines)


def as_record(row: Mapping[str, Cell], *, width: int | None) -> str:
    """One row from top to bottom, a line for each column that is not empty."""
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=width is None, overflow="fold")
    for name, value in row.items():
        if value != "":
            table.add_row(name.replace("_", " "), Text(_line(value)))
    return _drawn(table, width)


def as_pairs(rows: Sequence[Mapping[str, Cell]], *, width: int | None) -> str:
    """Rows that come in pairs, a heading above each pair that says what both are about and by which id it goes."""
    blocks = []
    for one, two in zip(rows[::2], rows[1::2], strict=True):
        title = f"{one['pair']}  {one['kind']}: {_line(one['about'])}\n{_line(one['why'])}"
        blocks.append(f"{title}\n\n{as_table([one, two], PAIRED, width=width)}")
    return "\n\n\n".join(blocks)


def _line(cell: Cell) -> str:
    return " ".join(str(cell).split())


def _drawn(table: Table, width: int | None) -> str:
    console = Console(
        file=io.StringIO(), width=width or WIDE, color_system=None, force_terminal=False, legacy_windows=False
    )
    with console.capture() as capture:
        console.print(table)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()).rstrip("\n")
