"""The word lists of identity, read from the data files beside this module."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a data file without its comments, each split at tabs."""
    text = (files("graph.identity") / name).read_text("utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def word_set(name: str) -> frozenset[str]:
    """The first column of a data file."""
    return frozenset(row[0] for row in rows(name))
