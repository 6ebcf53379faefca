"""Where quotes stand in a text: placed by letters and digits alone, so that line breaks and marks do not matter."""

from __future__ import annotations

import re

from graph.score.alike import plain

Place = tuple[int, int]
"""Begin and end among the letters and digits of a text."""

_LONGEST = 600  # letters; a longer quote proves nothing in particular
_EDGE = 24  # letters at either end by which a quote that something parts is found
_LEAST_EDGE = 8
_PARTED = 220  # letters of a page's head and foot, or of a margin, that may part a quote


class Letters:
    """A text as its letters and digits."""

    def __init__(self, text: str) -> None:
        self._letters = _reduced(text)

    def place(self, quote: str | None) -> Place | None:
        """Where a quote stands; None where it does not, or is too long."""
        wanted = _reduced(quote)
        if not wanted or len(wanted) > _LONGEST:
            return None
        at = self._letters.find(wanted)
        return (at, at + len(wanted)) if at >= 0 else self._parted(wanted)

    def _parted(self, wanted: str) -> Place | None:
        edge = min(_EDGE, len(wanted) // 2)
        if edge < _LEAST_EDGE:
            return None
        for found in re.finditer(wanted[:edge], self._letters):
            end = self._letters.find(wanted[-edge:], found.end(), found.start() + len(wanted) + _PARTED)
            if end >= 0:
                return found.start(), end + edge
        return None


def _reduced(text: str | None) -> str:
    return re.sub(r"[^a-z0-9]+", "", plain(text))


def shared(a: Place | None, b: Place | None) -> float:
    """The part of the shorter place that lies in the other."""
    if a is None or b is None:
        return 0.0
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / min(a[1] - a[0], b[1] - b[0]) if common > 0 else 0.0


def gap(a: Place | None, b: Place | None) -> int | None:
    """The letters between two places, 0 or less where they meet; None where one is nowhere."""
    return None if a is None or b is None else max(a[0], b[0]) - min(a[1], b[1])
