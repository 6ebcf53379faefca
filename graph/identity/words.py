"""The word lists of identity, read from the data files beside this module."""

from __future__ import annotations

from functools import partial

from graph import word_files

rows = partial(word_files.rows, __package__)
"""The lines of a data file, each split at tabs."""

word_set = partial(word_files.word_set, __package__)
"""The first column of a data file."""
