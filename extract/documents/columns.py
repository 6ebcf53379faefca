"""Words become rows, and rows the cells that stand side by side: wide gaps and upright rules part them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extract.documents.shapes import Rule, Word

_SURE = 3.0  # heights; a wider gap parts columns wherever it stands
_LIKELY = 0.62  # heights; such a gap parts columns where what follows it stands under or over the like
_USUAL = 2.0  # times the row's usual space; lines set flush on both sides have wide spaces everywhere
_AROUND = 5  # rows up and down in which the like is looked for
_ALIGNED = 2.5  # points
_MARKER = re.compile(
    r"(?:\(?\d{1,4}(?:[./]\d{1,3}){0,3}[.):]?|\(?[a-zA-Z]{1,2}[.)]|\(?[ivx]{1,4}[.)]|[^\w\s(£$€]|[o§])\Z"
)
_INITIALS = re.compile(r"[A-Z]{2,4}(?:/[A-Z]{2,4})*\Z")  # at the end of a row: whoever must act


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands together in a row. `bold` when all of it is; `column` counts the upright rules left of it."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    bold: bool = False
    column: int = 0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side. `band` counts the level rules above it; `ruled` when upright rules stand beside it."""

    cells: tuple[Cell, ...]
    band: int = 0
    ruled: bool = False

    @property
    def top(self) -> float:
        return min(c.top for c in self.cells)

    @property
    def bottom(self) -> float:
        return max(c.bottom for c in self.cells)

    @property
    def height(self) -> float:
        return max(c.height for c in self.cells)


def rows(words: Sequence[Word], rules: Sequence[Rule], bold: Callable[[int, int], bool]) -> list[Row]:
    """The rows of a page from top to bottom; `bold` tells of two characters whether both are bold."""
    printed = _side_by_side(words)
    uprights = sorted((r for r in rules if r.upright), key=lambda r: r.left)
    levels = sorted({round(r.top) for r in rules if not r.upright and _is_border(r, uprights)})
    candidates = [_candidates(row, uprights) for row in printed]
    out = []
    for index, row in enumerate(printed):
        cuts = [c for c in candidates[index] if c.sure or _aligned(c, index, printed, candidates)]
        middle = median(w.middle for w in row)
        beside = sorted({round(r.left) for r in uprights if r.top - 2 <= middle <= r.bottom + 2})
        merged = [x for i, x in enumerate(beside) if not i or x - beside[i - 1] > 4]
        cells = tuple(_cell(part, merged, bold) for part in _cut(row, [c.at for c in cuts]))
        out.append(Row(cells, bisect_right(levels, middle), len(merged) >= 2))
    return out


def _is_border(level: Rule, uprights: Sequence[Rule]) -> bool:
    """Whether a level rule meets an upright one, as a table's do and what underlines a heading does not."""
    start = bisect_left(uprights, level.left - 3, key=lambda r: r.left)
    for upright in uprights[start:]:
        if upright.left > level.right + 3:
            return False
        if upright.top - 3 <= level.top <= upright.bottom + 3:
            return True
    return False


def _side_by_side(words: Sequence[Word]) -> list[list[Word]]:
    """Words grouped by the height at which they stand, each group from left to right."""
    groups: list[list[Word]] = []
    tallest: list[Word] = []
    for word in sorted(words, key=lambda w: (w.middle, w.left)):
        for back in range(1, min(3, len(groups)) + 1):
            other = tallest[-back]
            overlap = min(word.bottom, other.bottom) - max(word.top, other.top)
            if overlap > 0.5 * min(word.height, other.height):
                groups[-back].append(word)
                if word.height > other.height:
                    tallest[-back] = word
                break
        else:
            groups.append([word])
            tallest.append(word)
    return [sorted(g, key=lambda w: w.left) for g in sorted(groups, key=lambda g: median(w.middle for w in g))]


@dataclass(frozen=True, slots=True)
class _Gap:
    """A gap before word `at` of a row that may part columns; `left` is where that word begins."""

    at: int
    left: float
    sure: bool


def _candidates(row: list[Word], uprights: Sequence[Rule]) -> list[_Gap]:
    gaps = [b.left - a.right for a, b in pairwise(row)]
    narrow = sorted(g for g in gaps if g > 0)
    usual = narrow[len(narrow) // 4] if len(narrow) >= 3 else 0.0
    height = median(w.height for w in row)
    out = []
    for at, gap in enumerate(gaps, 1):
        before, after = row[at - 1], row[at]
        if _ruled_between(before, after, uprights):
            out.append(_Gap(at, after.left, True))
        elif at == 1 and _MARKER.match(before.text) and gap < 5 * height:
            continue
        elif gap > _SURE * height and not (before.text.endswith(",") and gap < 2 * _SURE * height):
            out.append(_Gap(at, after.left, True))
        elif gap > _LIKELY * height and gap > _USUAL * usual and not before.text.endswith(","):
            out.append(_Gap(at, after.left, at == len(gaps) > 4 and bool(_INITIALS.match(after.text))))
    return out


def _ruled_between(before: Word, after: Word, uprights: Sequence[Rule]) -> bool:
    start = bisect_left(uprights, before.right - 1.5, key=lambda r: r.left)
    for rule in uprights[start:]:
        if rule.left > after.left + 1.5:
            return False
        if rule.top - 1 <= after.middle <= rule.bottom + 1:
            return True
    return False


def _aligned(gap: _Gap, index: int, printed: list[list[Word]], candidates: list[list[_Gap]]) -> bool:
    """Whether something begins at the same place in a row nearby, after such a gap or as the first of its row."""
    for other in range(max(0, index - _AROUND), min(len(printed), index + _AROUND + 1)):
        if other == index:
            continue
        starts = [c.left for c in candidates[other]]
        if gap.at > 1 or not _MARKER.match(printed[index][0].text):
            starts.append(printed[other][0].left)
        if any(abs(left - gap.left) <= _ALIGNED for left in starts):
            return True
    return False


def _cut(row: list[Word], at: list[int]) -> list[list[Word]]:
    bounds = [0, *at, len(row)]
    return [row[a:b] for a, b in pairwise(bounds)]


def _cell(words: list[Word], uprights: list[int], bold: Callable[[int, int], bool]) -> Cell:
    text = words[0].text
    for before, word in pairwise(words):
        close = word.left - before.right < 0.12 * min(word.height, before.height)
        text += word.text if close else f" {word.text}"
    left, right = min(w.left for w in words), max(w.right for w in words)
    heavy = bold(words[0].first, words[-1].last)
    column = bisect_right(uprights, left + 2)
    return Cell(text, left, right, min(w.top for w in words), max(w.bottom for w in words), heavy, column)
