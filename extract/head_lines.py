"""The lines of a paper's head: what stands before its first item of business and its list of those present."""

from __future__ import annotations

import re

from extract.blocks import Block
from extract.joining import Joined, join

_REACH = 40  # blocks; a heading ends with the first item of business or list of those present, and never lies deeper
_LIST = re.compile(
    r"^\W*(?:present|attendance(?! details)|attendees|in attendance|membership|members present)\b"
    r"\W*(?=:|(?-i:[A-Z])|$)",
    re.IGNORECASE,
)


def head_lines(text: str, blocks: tuple[Block, ...], first_item: int | None) -> list[Joined]:
    """The blocks of the head, each on one line; `first_item` is where the first item of business begins."""
    out: list[Joined] = []
    for block in blocks[:_REACH]:
        if first_item is not None and block.start >= first_item:
            break
        if out and _LIST.match(text[block.start : block.end]):
            break
        out.append(join(text, block.start, block.end))
    return out
