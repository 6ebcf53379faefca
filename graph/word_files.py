"""The data files of word lists beside the modules that read them: lines split at tabs, comments after "#"."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a data file of a package without its comments, each split at tabs."""
    lines = files(package).joinpath(name).read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


@cache
def word_set(package: str, name: str) -> frozenset[str]:
    """The first column of a data file of a package."""
    return frozenset(row[0] for row in rows(package, name))
