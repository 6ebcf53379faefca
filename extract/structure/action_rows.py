"""Tables of actions, told by their headings: what is to be done, by whom, by when, and how it stands."""

from __future__ import annotations

from extract.structure.column_headings import column
from extract.structure.tables import Table, tables

_FILE = "action_columns"
_LONGEST_HEADING = 45  # characters


def action_tables(text: str) -> tuple[Table, ...]:
    """Every table of actions of a text, in order."""
    return tuple(table for table in tables(text, heads_actions) if table.rows)


def kinds(table: Table) -> tuple[str | None, ...]:
    """What each column holds: action, owner, due, status, done (the day it was), other; None for what is not known.

    Of several columns of one kind the first counts.
    """
    return _kinds(tuple(cell.text for cell in table.head.cells))


def _kinds(headings: tuple[str, ...]) -> tuple[str | None, ...]:
    out: list[str | None] = []
    for heading in headings:
        kind = column(heading, _FILE)
        out.append(None if kind in out and kind != "other" else kind)
    return tuple(out)


def heads_actions(headings: tuple[str, ...]) -> bool:
    """Whether words head the columns of a table of actions."""
    found = _kinds(headings)
    if any(len(heading) > _LONGEST_HEADING for heading in headings):
        return False
    return "action" in found and ("owner" in found or "due" in found) and 2 * found.count(None) <= len(found)
