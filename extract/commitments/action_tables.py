"""Commitments of action tables: each row that is still open, with whoever must act and the date it is due."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.commitments.due_dates import due_at
from extract.commitments.named_owners import owners_named
from extract.dates import find_dates
from extract.paper import Paper
from extract.patterns import words
from extract.records import Commitment, Due
from extract.structure.action_rows import kinds
from extract.structure.tables import Cell, Row, Table

_NOTHING = re.compile(r"\W*(?:none|nil|n/?a|not applicable|tbc|tba|no actions?(?: arising)?)?\W*\Z", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:not(?: yet)?|to be|in|partly|partially|nearly|almost|will be|incomplete)\s+(?:yet\s+)?\Z", re.IGNORECASE
)
_LONGEST_QUOTE = 300  # characters
_MOST_WORDS = 40  # of a deliverable


def table_actions(paper: Paper, following: str | None) -> Iterator[Commitment]:
    """The open rows of all tables of actions; `following` is the next meeting of the body that met, as EDTF."""
    for table in paper.actions:
        columns = kinds(table)
        for row in table.rows:
            if commitment := _commitment(paper, table, columns, row, following):
                yield commitment


def _commitment(
    paper: Paper, table: Table, columns: tuple[str | None, ...], row: Row, following: str | None
) -> Commitment | None:
    of = {kind: cell for kind, cell in zip(columns, row.cells, strict=True) if kind is not None and cell.text}
    action = of.get("action")
    alone = sum(bool(cell.text) for cell in row.cells) < 2  # a line of prose right below the table
    if action is None or alone or _NOTHING.match(action.text) or len(action.text.split()) < 2 or _settled(of):
        return None
    owners = owners_named(paper, of["owner"].text, of["owner"].start) if "owner" in of else ()
    due = _due(paper, of["due"], following) if "due" in of else None
    told = [cell for kind, cell in of.items() if kind in ("action", "owner", "due")]
    start, end = min(c.start for c in told), max(c.end for c in told)
    if end - start > _LONGEST_QUOTE:
        start, end = action.start, min(action.end, action.start + _LONGEST_QUOTE)
    item = next((i.number for i in paper.items if i.heading[0] <= row.start < i.end), None)
    return Commitment(
        paper.words(start, end),
        "commitment action-table",
        0.9 if owners or due else 0.7,
        " ".join(action.text.split()[:_MOST_WORDS]).strip(" ,;:.–-"),
        owners,
        None,
        due,
        "action",
        item=item,
    )


def _settled(of: dict[str, Cell]) -> bool:
    """Whether a row says that its action is done with."""
    if "done" in of and not _NOTHING.match(of["done"].text):
        return True
    said = of["status"].text if "status" in of else ""
    return any(not _NOT_YET.search(said[: found.start()]) for found in _settled_words().finditer(said))


@cache
def _settled_words() -> re.Pattern[str]:
    longest = sorted(words("settled_words"), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)", re.IGNORECASE)


def _due(paper: Paper, cell: Cell, following: str | None) -> Due | None:
    """The day that a cell gives; words that give none stay words ("asap")."""
    if _NOTHING.match(cell.text):
        return None
    mention = next(iter(find_dates(cell.text, paper.anchor, "future")), None)
    if mention is None:
        return Due(cell.text, None, None, inferred=False) if len(cell.text.split()) < 6 else None
    return due_at(paper, cell.text, mention, cell.start, following)
