"""Patterns, word lists and phrases as data, and the one way to read them."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words(name: str) -> tuple[str, ...]:
    """The entries of a word list, one a line; what follows a tab is an example for the reader, `#` begins a comment."""
    return tuple(entry[0].strip() for entry in columns(name))


@cache
def columns(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a word list, each split at its tabs."""
    lines = (files(__name__) / f"{name}.txt").read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


@cache
def rows(name: str) -> tuple[dict[str, Any], ...]:
    """The rows of a JSON-lines file; its first line says what it is and is left out."""
    lines = (files(__name__) / f"{name}.jsonl").read_text("utf-8").splitlines()
    return tuple(json.loads(line) for line in lines[1:] if line.strip())
