"""The lines of a paper's head: what stands before its first item of business and its list of those present."""

from __future__ import annotations

import re

from extract.dates import find_dates
from extract.head.meeting_day import is_day
from extract.structure.blocks import Block
from extract.structure.joining import Joined, join

_REACH = 40  # blocks; a heading ends with the first item of business or list of those present, and never lies deeper
_LIST = re.compile(
    r"^\W*(?:present|attendance(?! details)|attendees|in attendance|membership|members present)\b"
    r"\W*(?=:|(?-i:[A-Z])|$)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\W*\w[\w ]{0,25}:")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-$")
_BROKEN_OFF = re.compile(r"\b(?:minutes|proceedings|meeting)\b.*\b(?:of|the|held|in|at|on|and|for)$", re.IGNORECASE)
_HELD = re.compile(r"\bheld (?:at|in|on)\b", re.IGNORECASE)


def head_lines(text: str, blocks: tuple[Block, ...], first_item: int | None) -> list[Joined]:
    """The blocks of the head, each on one line; `first_item` is where the first item of business begins."""
    out: list[Joined] = []
    for block in blocks[:_REACH]:
        if first_item is not None and block.start >= first_item:
            break
        if out and _LIST.match(text[block.start : block.end]):
            break
        line = join(text, block.start, block.end)
        if out and _goes_on(out[-1].text, line.text):
            out[-1] = _one_line(out[-1], line)
        else:
            out.append(line)
    return out


def _goes_on(above: str, below: str) -> bool:
    """Whether a line of the head goes on in the next paragraph: it breaks off, or says where but not yet when."""
    if not above or not below or _LABEL.match(below):
        return False
    if _BROKEN_WORD.search(above):
        return below[0].isalpha()
    if _BROKEN_OFF.search(above):
        return True
    ended = above.endswith((".", ":")) and not above.isupper()
    told = any(is_day(mention) for mention in find_dates(above, None))
    dated = any(is_day(mention) for mention in find_dates(below, None))
    return bool(_HELD.search(above)) and not ended and not told and dated


def _one_line(above: Joined, below: Joined) -> Joined:
    if _BROKEN_WORD.search(above.text):
        return Joined(above.text + below.text, above.offsets + below.offsets)
    return Joined(f"{above.text} {below.text}", (*above.offsets, above.offsets[-1] + 1, *below.offsets))
