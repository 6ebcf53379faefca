"""Broken lines become one line, with an exact map back: what a reader sees as a sentence, wherever it was wrapped."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

_NOT_TEXT = re.compile(
    r"(?<!\\)\*{1,3}|_{2,}(?=\S)|(?<=\S)_{2,}"
    r"|</?[a-zA-Z][^<>\n]{0,200}>|(?<=[(\w])\u00ad|\\(?=[-*_#])|(?:(?<=\n)|\A)>[ \t]?"
)
_GAP = re.compile(r"\s+")
_PLAIN = re.compile(  # words that hold nothing that a mark or gap begins with, single spaces between them
    r"[^\s*_<>\\\u00ad]+(?:(?<![-–]) [^\s*_<>\\\u00ad]+)*"
)


@dataclass(frozen=True, slots=True)
class Joined:
    """`text` on one line; `offsets[i]` is where its i-th character stands in the document."""

    text: str
    offsets: tuple[int, ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The span of the document that `text[start:end]` was made from."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def position(self, offset: int) -> int:
        """The first position in `text` that stands at or after an offset of the document."""
        return bisect_left(self.offsets, offset)


@lru_cache(maxsize=2048)  # the readers of a paper's head, lists and items each look at the same lines
def join(document: str, start: int, end: int) -> Joined:
    """`document[start:end]` with runs of white space made one space, and emphasis marks and tags left out.

    A line that ends in a hyphen is joined without a space ("Co-/ordinator", "2017-/18"): in minutes these are nearly
    always true hyphens, and a wrong one is kept rather than a word invented.
    """
    chars: list[str] = []
    offsets: list[int] = []
    at = start
    while at < end:
        if words := _PLAIN.match(document, at, end):
            chars += words.group()
            offsets += range(at, words.end())
            at = words.end()
        elif mark := _NOT_TEXT.match(document, at, end):
            at = mark.end()
        elif gap := _GAP.match(document, at, end):
            if chars and not _broken_at_hyphen(chars, gap.group(), document, gap.end(), end) and chars[-1] != " ":
                chars.append(" ")
                offsets.append(at)
            at = gap.end()
        else:
            chars.append(document[at])
            offsets.append(at)
            at += 1
    if chars and chars[-1] == " ":
        chars.pop()
        offsets.pop()
    return Joined("".join(chars), tuple(offsets))


def _broken_at_hyphen(chars: list[str], gap: str, document: str, after: int, end: int) -> bool:
    if len(chars) < 2 or chars[-1] not in "-–" or not chars[-2].isalnum() or after >= end:
        return False
    following = document[after]
    if chars[-2].isdigit() and following.isdigit():
        return True  # "2017- 18", broken over a line or not
    return "\n" in gap and following.islower()
