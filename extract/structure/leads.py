"""The sentence that introduces the list which a passage stands in: "RESOLVED that the Board:" before its entries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from extract.structure.blocks import Block, Shape
from extract.structure.joining import Joined

_INTRODUCES = (":", "that", "that:", ":-")
_LONGEST_SUBHEAD = 10  # words
_CLOSED = re.compile(r"[.;,?!]['\"”’)]*\Z")
_MARK = re.compile(r"[\s*_]*\(?(?P<mark>\d{1,3}|[a-z]{1,2}|[ivx]{1,5})[.)]")
_FIRST = ("1", "a", "i")


def leads(text: str, joined: Sequence[tuple[Block, Joined]], docs: Sequence[Doc]) -> list[str | None]:
    """Of each passage, what introduces it; None for what stands in no list.

    Between "RESOLVED that:" and its entries may stand a paragraph that ends in a colon, and a subhead over some of
    them, as long as their letters or numbers go on.
    """
    out: list[str | None] = []
    lead: str | None = None  # of the list that is open
    newer: str | None = None  # what stands below a subhead of that list, and may introduce another
    mark: str | None = None  # of its last entry
    fresh = parted = False
    for (block, line), doc in zip(joined, docs, strict=True):
        introduces = line.text.rstrip().endswith(_INTRODUCES)
        last = list(doc.sents)[-1].text if introduces else None
        if block.shape in (Shape.BULLET, Shape.NUMBERED):
            own = _mark(text, block)
            if parted and not _goes_on(mark, own):
                lead = newer
            out.append(lead)
            mark, newer, parted = own, None, False
            if introduces:
                lead, mark = last, None
        elif lead and line.text[:1].islower():
            out.append(lead)
        else:
            out.append(None)
            if lead and fresh and introduces:
                lead = f"{lead} {last}"
            elif lead and _is_subhead(line.text):
                newer, parted = last, True
            else:
                lead, mark, newer, parted = last, None, None, False
        fresh = introduces and not parted
    return out


def _mark(text: str, block: Block) -> str:
    """The letter or number with which an entry is printed; empty for a bullet."""
    begin = text.rfind("\n", 0, block.start) + 1
    found = _MARK.match(text, begin, block.start)
    return found["mark"] if found else ""


def _goes_on(before: str | None, after: str) -> bool:
    """Whether a mark is the next one of a list, or opens it where it has no entries yet."""
    if before is None:
        return after in _FIRST
    if before.isdigit() or after.isdigit():
        return before.isdigit() and after.isdigit() and int(after) == int(before) + 1
    return len(before) == len(after) == 1 and ord(after) == ord(before) + 1


def _is_subhead(words: str) -> bool:
    return len(words.split()) <= _LONGEST_SUBHEAD and not _CLOSED.search(words)
