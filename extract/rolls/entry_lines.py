"""A list with one entry on each line ("Ann Pike  Chair / Bo Nair  Lay Member"), told apart from one that wraps."""

from __future__ import annotations

import re

from extract.naming.names import name_at
from extract.rolls.initials_column import line_spans
from extract.structure.joining import Joined

_LEAST = 3  # lines that begin with a name; two may be one list that wrapped where a name begins
_MOST_OTHERS = 0.3  # of the lines: what goes on with the entry above, or is a remark
_LONG = 45  # characters: a line that may have been broken for want of room
_GOES_ON = re.compile(r"[a-z(&]|(?:and|of|for|to)\b")
_OPEN = re.compile(r"(?:[,&(–/-]|\b(?:and|of|for|to|the|with))\s*\Z", re.IGNORECASE)
_NEW = re.compile(r"\S*\d|[^,;()]{0,80}:")  # what bears a number or a colon is no rest of an entry
_NEXT_NAME = re.compile(r"(?:[,;]\s*(?:and\s+|&\s*)?|\s(?:and|&)\s+)(?=[A-Z])")


def entry_lines(line: Joined, source: str) -> list[Joined]:
    """The entries of a list that gives each a line of its own, in order; none where the list is no such one.

    An entry may go on over further lines. What follows two lines that name nobody is no part of the list any more.
    """
    spans = [(start, end) for start, end in line_spans(line, source) if line.text[start:end].strip()]
    lines = [line.text[start:end] for start, end in spans]
    named = [name_at(words, 0, in_list=True) is not None for words in lines]
    if sum(named) < _LEAST or any(_names_another(words) for words in lines):
        return []
    out: list[tuple[int, int]] = []
    strangers = 0
    for index, (start, end) in enumerate(spans):
        if named[index]:
            out.append((start, end))
            strangers = 0
        elif out and not strangers and _continues(lines[index - 1], lines[index]):
            out[-1] = (out[-1][0], end)
        else:
            if out and not strangers and not _surely(lines[index - 1]):
                out.pop()  # "Leys Valley Integrated / Programme Director": the posts of a column that stood beside
                break
            strangers += 1
            if strangers == 2:
                break
    reached = sum(1 for start, _ in spans if start < out[-1][1]) if out else 0
    if len(out) < _LEAST or len(out) < reached * (1 - _MOST_OTHERS):
        return []
    return [Joined(line.text[start:end], line.offsets[start:end]) for start, end in out]


def _names_another(words: str) -> bool:
    """Whether a line names somebody else behind the name that begins it, as one of a wrapped list does."""
    first = name_at(words, 0, in_list=True)
    if first is None:
        return False
    return any(
        (other := name_at(words, found.end(), in_list=True)) is not None and other.sure
        for found in _NEXT_NAME.finditer(words, first.end)
    )


def _surely(words: str) -> bool:
    name = name_at(words, 0, in_list=True)
    return name is None or name.sure or name.end < len(words)


def _continues(before: str, words: str) -> bool:
    """Whether a line that begins with no name goes on with the entry above it."""
    if _GOES_ON.match(words) or _OPEN.search(before):
        return True
    return len(before) > _LONG and not _NEW.match(words)
