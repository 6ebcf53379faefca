"""Lines become text: a blank line where a paragraph ends, `- ` for a printed bullet, no blanks between table rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.documents.shapes import Line

_BULLET = re.compile(r"(?:[•·▪■◦●○➢➤✓❖\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d]|[o§](?= ))\s*(?=\S)")
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*[.)]|\(?[a-z]\)|[a-z]\.|[-–])\s+\S")
_CLOSED = re.compile(r"[.:;!?]['\"”’)\]]*\Z")
_WIDER = 1.28  # times the usual distance between lines: a paragraph's end
_FULL = 0.82  # of the text's width; a shorter line was not broken by the margin
_FAR = 120.0  # points
_RAGGED = 20.0  # points by which lines at the right margin may differ
_LONGEST_HEADING = 110  # characters


def paragraphs(lines: Sequence[Line]) -> str:
    """The text of one page's lines, which stand in reading order."""
    out: list[str] = []
    for line, end in zip(lines, ends(lines), strict=True):
        out.append(_BULLET.sub("- ", line.text, count=1) if _BULLET.match(line.text) else line.text)
        out.append("\n\n" if end else "\n")
    return "".join(out).rstrip("\n")


def ends(lines: Sequence[Line]) -> list[bool]:
    """Of each line, whether a paragraph ends with it."""
    usual = _usual_distance(lines)
    full = _full(lines)
    right = max((line.right for line in lines), default=0.0)
    return [
        _apart(before, line, usual, full) or _at_the_right(before, line, right) for before, line in pairwise(lines)
    ] + [True] * bool(lines)


def _at_the_right(before: Line, line: Line, right: float) -> bool:
    """Whether a line is set against the right margin, far from where the one before begins: "Motion carried."."""
    return line.apart is None and line.left > before.left + _FAR and line.right > right - _RAGGED > before.right


def _full(lines: Sequence[Line]) -> float:
    """Where a line ends at least that the margin broke."""
    left = min((line.left for line in lines), default=0.0)
    return left + _FULL * (max((line.right for line in lines), default=0.0) - left)


def entry_ends(lines: Sequence[Line]) -> list[bool]:
    """Of each line, whether a paragraph or an entry of a list ends with it."""
    found = ends(lines)
    begins = [bool(_BULLET.match(line.text) or _NUMBER.match(line.text)) for line in lines]
    full = _full(lines)
    return [
        end or (at + 1 < len(lines) and (begins[at + 1] or (line.right < full and bool(_CLOSED.search(line.text)))))
        for at, (line, end) in enumerate(zip(lines, found, strict=True))
    ]


def _apart(before: Line, line: Line, usual: float, full: float) -> bool:
    if line.apart is not None:
        return line.apart
    distance = line.bottom - before.bottom
    if distance > _WIDER * max(usual, 0.9 * min(before.height, line.height)) or distance < -0.5 * line.height:
        return True
    heading = before if before.bold else line
    if before.bold == line.bold or len(heading.text) > _LONGEST_HEADING:
        return False
    return before.right < full or bool(_CLOSED.search(before.text))  # a heading in bold, not words made bold in a line


def _usual_distance(lines: Sequence[Line]) -> float:
    """The distance between lines within paragraphs: short ones that are frequent, since gaps only add."""
    found = sorted(
        b.bottom - a.bottom for a, b in pairwise(lines) if 0.6 * a.height < b.bottom - a.bottom < 2.5 * a.height
    )
    return found[len(found) // 4] if found else 0.0
