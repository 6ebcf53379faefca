"""Running heads, footers and page numbers: lines at a page's edge that come again at the same height on other pages.

At the head of the first page such a line says whose paper it is, and stays.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from extract.documents.shapes import Line

_DIGITS = re.compile(r"\d{1,9}")
_PAGE_NUMBER = re.compile(
    r"[-–|\s]*(?:page\s*(?:no\.?\s*)?)?[-–|\s]*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–|\s]*(?:page)?[-–|\s]*\Z"
    r"|page\s*\|?\s*\d+.{0,12}\Z|[ivxl]{1,6}\Z",
    re.IGNORECASE,
)
_MARGIN = 0.15  # of the page's height, above and below
_MOST = 5  # lines of furniture at each edge
_SAME_HEIGHT = 4.0  # points
_OFTEN = 3  # pages

_Place = tuple[int, Line]  # the index of a page, and a line of it


def without_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """Each page's lines without those that are furniture. A page number at the very edge needs no second page."""
    places: dict[str, list[_Place]] = defaultdict(list)
    for page, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        for line in _edge_lines(lines, height):
            places[alike(line.text)].append((page, line))
    often = min(_OFTEN, max(2, len(pages)))
    drop = {
        (page, id(line))
        for found in places.values()
        for group in _at_one_height(found)
        for page, line in _repeated(group, often)
        if page or line.bottom > _MARGIN * heights[0] or _counts(group, line)
    }
    return [
        _without_number([line for line in lines if (page, id(line)) not in drop], height)
        for page, (lines, height) in enumerate(zip(pages, heights, strict=True))
    ]


def _edge_lines(lines: Sequence[Line], height: float) -> list[Line]:
    by_height = sorted(lines, key=lambda line: line.bottom)
    above = [line for line in by_height[:_MOST] if line.bottom < _MARGIN * height]
    below = [line for line in by_height[-_MOST:] if line.top > (1 - _MARGIN) * height]
    return above + [line for line in below if line not in above]


def _at_one_height(places: list[_Place]) -> Iterator[list[_Place]]:
    """Places grouped by the height at which they stand."""
    group: list[_Place] = []
    for page, line in sorted(places, key=lambda place: (place[1].bottom, place[0])):
        if group and line.bottom - group[-1][1].bottom > _SAME_HEIGHT:
            yield group
            group = []
        group.append((page, line))
    if group:
        yield group


def _repeated(group: list[_Place], often: int) -> list[_Place]:
    """The lines of a group that stand on enough pages."""
    found = repeats([(page, line.text) for page, line in group], often)
    return [place for place, keep in zip(group, found, strict=True) if keep]


def alike(line: str) -> str:
    """A line without its numbers, which may be another on each page."""
    return _DIGITS.sub("#", line)


def repeats(lines: Sequence[tuple[int, str]], often: int = _OFTEN) -> list[bool]:
    """Of lines that are alike, each with its page, whether they are furniture: every number of theirs is the same on
    enough pages, or goes up by one from page to page."""
    numbers = [[int(n) for n in _DIGITS.findall(text)] for _, text in lines]
    kept = [True] * len(lines)
    for at in range(len(numbers[0])):
        same = Counter(found[at] for found in numbers)
        counting = Counter(found[at] - page for found, (page, _) in zip(numbers, lines, strict=True))
        for index, (page, _) in enumerate(lines):
            value = numbers[index][at]
            kept[index] &= max(same[value], counting[value - page]) >= often
    pages = {page for (page, _), keep in zip(lines, kept, strict=True) if keep}
    return kept if len(pages) >= often else [False] * len(lines)


def _counts(group: list[_Place], line: Line) -> bool:
    """Whether a line has a number that is another on other pages."""
    return any(other.text != line.text for _, other in group) or bool(_PAGE_NUMBER.match(line.text))


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
