"""Texts with a blank line behind every line, as some converters leave them: paragraphs are put together again.

Where each line stands alone, a blank line tells nothing. What the lines say does: a line that filled the page's width
and ends in no full stop goes on in the next, as does one whose next begins with a small letter.
"""

from __future__ import annotations

import re
from itertools import pairwise

_MOST_ALONE = 0.7  # of the lines; in a text with paragraphs on lines of their own, next to none goes on below
_GO_ON = 0.1  # of the lines begin with a small letter, in the middle of a sentence
_LONGEST = 180  # characters; nine of ten lines are shorter where a page's width broke them
_FULL = 0.75  # of the usual width; a shorter line was not broken by the margin
_OPEN = re.compile(r"[\w,–-]\Z|\b(?:Mr|Mrs|Ms|Dr|Cllr|St|No|Co)\.\Z", re.IGNORECASE)
_IN_BRACKETS = re.compile(r".*\([^()]{0,80}\Z")
_SMALL = re.compile(r"(?:[a-z]{3,}|(?:of|to|in|on|at|by|an|as|is|it|or|we|be|a|so|do|if|no)\b)(?![).:])")
_MARK = re.compile(r"[*_]*(?:[-–•·▪■◦*o#>|\uf0b7\uf0a7]\s|\(?(?:\d{1,4}|[a-z]{1,2}|[ivx]{1,4})[.)]|\"|“)")
_BOLD = re.compile(r"\*{2,3}\S.*\*{2,3}\Z")
_PAGE_EDGE = re.compile(r"^-{3,}\n[ \t]*\d{1,4}[ \t]*$\n?", re.MULTILINE)  # a rule, and the page's number


def single_spaced(text: str) -> str:
    """The text without the blank lines that stand within its paragraphs, where every line has one behind it."""
    if not _is_double_spaced(text):
        return text
    lines = [line.rstrip() for line in _PAGE_EDGE.sub("\n", text).split("\n")]
    full = _FULL * _width([line for line in lines if line])
    out: list[str] = []
    blanks = 0
    before = ""
    for line in lines:
        if not line:
            blanks += 1
            continue
        out += [""] * (0 if blanks and _goes_on(before, line, full) else blanks)
        out.append(line)
        before, blanks = line, 0
    return "\n".join([*out, *[""] * blanks])


def _is_double_spaced(text: str) -> bool:
    lines = text.split("\n")
    written = [line.strip() for line in lines if line.strip()]
    alone = sum(1 for a, b in pairwise(["", *lines, ""]) if a.strip() and not b.strip()) if written else 0
    if alone < max(20, _MOST_ALONE * len(written)) or _width(written) > _LONGEST:
        return False
    return sum(bool(_SMALL.match(line)) for line in written) >= _GO_ON * len(written)


def _width(lines: list[str]) -> int:
    """How long a line may be: all but one in ten are no longer."""
    return sorted(map(len, lines))[9 * len(lines) // 10] if lines else 0


def _goes_on(before: str, line: str, full: float) -> bool:
    """Whether a line goes on with the paragraph of the one before."""
    if _MARK.match(line.lstrip()) or bool(_BOLD.match(before)) != bool(_BOLD.match(line)):
        return False
    words = before.strip("*_ ")
    if not any(map(str.isalnum, words)):  # a rule
        return False
    if _SMALL.match(line.lstrip("*_ ")) or words.endswith(",") or _IN_BRACKETS.match(words):
        return True
    return len(before) >= full and bool(_OPEN.search(words))
