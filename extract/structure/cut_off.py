"""Where a page shows only how a text begins: "... view the full minutes text for item 7", an open end in dots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINK = re.compile(
    r"\[?\b(?:view|read|see) the (?:full|complete|whole|rest of the|remaining)\s+"
    r"(?:\w+\s+){0,2}?(?:text|minutes|agenda|decision|item)\b"
    r"(?:\s+(?:text\s+)?(?:for|of)\s+(?:this\s+)?item(?:\s+[\w./]*\w)?)?[.\]]*",
    re.IGNORECASE,
)
_DOTS = re.compile(
    r"(?<=[\w,;])[ \t\xa0]*(?:\.{3}|…)[ \t\xa0]*(?:\[?(?:read|view|see|show) more\]?)?[ \t]*"
    r"(?=\n[ \t]*\n|\n[ \t]*[-•·]|\Z)",
    re.IGNORECASE,
)
_BEFORE = " \t\n\xa0[.…"
_FURTHEST = 200  # characters of white space and dots between the text and the link
_CLOSED = ".!?:;"


@dataclass(frozen=True, slots=True)
class CutOff:
    """Where a text breaks off, up to the end of the words that say so; `within` whether that is inside a sentence.

    Then `start` is the last character of the last word, so that whatever overlaps it is not whole.
    """

    start: int
    end: int
    within: bool


def cut_offs(text: str) -> tuple[CutOff, ...]:
    """All places where a document breaks off, in order."""
    return tuple(sorted({*_at_links(text), *_at_dots(text)}, key=lambda c: (c.start, c.end)))


def _at_links(text: str) -> Iterator[CutOff]:
    for link in _LINK.finditer(text):
        near = text[max(0, link.start() - _FURTHEST) : link.start()]
        kept = near.rstrip(_BEFORE)
        dots = re.match(
            r"\.(?=\.{3}(?!\.)|[^.]|\Z)", near[len(kept) :]
        )  # "noted. ... view": the first stop closes the sentence
        end = link.start() - len(near) + len(kept)
        if not kept or dots or kept[-1] in _CLOSED or "\n\n" in near[len(kept) :]:
            yield CutOff(end + bool(dots), link.end(), within=False)
        else:
            yield CutOff(end - 1, link.end(), within=True)


def _at_dots(text: str) -> Iterator[CutOff]:
    for dots in _DOTS.finditer(text):
        yield CutOff(dots.start() - 1, dots.end(), within=True)
