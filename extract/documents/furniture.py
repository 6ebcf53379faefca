"""Running heads, footers and page numbers: lines at a page's edge that come again at the same height on other pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from extract.documents.shapes import Line

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–|\s]*(?:page\s*(?:no\.?\s*)?)?[-–|\s]*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–|\s]*(?:page)?[-–|\s]*\Z"
    r"|page\s*\|?\s*\d+.{0,12}\Z|[ivxl]{1,6}\Z",
    re.IGNORECASE,
)
_MARGIN = 0.13  # of the page's height, above and below
_MOST = 5  # lines of furniture at each edge
_SAME_HEIGHT = 4.0  # points
_OFTEN = 3  # pages


def without_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Each page's lines without those that are furniture. A page number at the very edge needs no second page."""
    edges = [_edge_lines(lines, height) for lines, height in zip(pages, heights, strict=True)]
    found: dict[str, list[tuple[int, Line]]] = defaultdict(list)
    for page, edge in enumerate(edges):
        for line in edge:
            found[_DIGITS.sub("#", line.text)].append((page, line))
    drop: set[tuple[int, int]] = set()
    for places in found.values():
        for page, line in places:
            like = {
                other: there
                for other, there in places
                if other == page or abs(there.bottom - line.bottom) <= _SAME_HEIGHT
            }
            if len(like) >= min(_OFTEN, max(2, len(pages))) and _counts_pages(page, line, like):
                drop.add((page, id(line)))
    out = []
    for page, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        kept = [line for line in lines if (page, id(line)) not in drop]
        out.append(_without_number(kept, height))
    return out


def _edge_lines(lines: Sequence[Line], height: float) -> list[Line]:
    by_height = sorted(lines, key=lambda line: line.bottom)
    above = [line for line in by_height[:_MOST] if line.bottom < _MARGIN * height]
    below = [line for line in by_height[-_MOST:] if line.top > (1 - _MARGIN) * height]
    return above + [line for line in below if line not in above]


def _counts_pages(page: int, line: Line, like: dict[int, Line]) -> bool:
    """Whether each number in a line is the same on enough pages, or goes up by one from page to page."""
    own = [int(n) for n in _DIGITS.findall(line.text)]
    for at, number in enumerate(own):
        others = [(other, int(_DIGITS.findall(there.text)[at])) for other, there in like.items() if other != page]
        same = sum(value == number for _, value in others)
        counting = sum(value - number == other - page for other, value in others)
        if max(same, counting) < min(_OFTEN - 1, len(others)):
            return False
    return True


def _without_number(lines: list[Line], height: float) -> list[Line]:
    """The lines without a page number that is the first or last line of its page and stands at the page's edge."""
    if not lines:
        return lines
    first = min(lines, key=lambda line: line.bottom)
    last = max(lines, key=lambda line: line.top)
    drop = set()
    if first.bottom < 0.09 * height and _PAGE_NUMBER.match(first.text):
        drop.add(id(first))
    if last.top > 0.88 * height and _PAGE_NUMBER.match(last.text):
        drop.add(id(last))
    return [line for line in lines if id(line) not in drop]
