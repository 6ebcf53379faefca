"""Whether a text is data for programs (CSV, TSV, JSON, XML), which a folder may hold beside its papers."""

from __future__ import annotations

import json

_FEWEST_ROWS = 4
_LOOKED_AT = 200  # rows


def is_data(text: str) -> bool:
    """Whether every line has the same columns, or the whole is JSON or XML."""
    head = text.lstrip("\ufeff \n")
    return _is_json(head) or head.startswith("<?xml") or any(_is_table(text, mark) for mark in "\t,;")


def _is_json(text: str) -> bool:
    if text[:1] not in ("{", "["):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_table(text: str, mark: str) -> bool:
    """Whether a mark parts every line into as many cells, three at least; commas of prose never come out even."""
    rows = [line for line in text[:100_000].split("\n") if line.strip()][:_LOOKED_AT]
    counts = {row.count(mark) for row in rows}
    return len(rows) >= _FEWEST_ROWS and len(counts) == 1 and counts.pop() >= 2
