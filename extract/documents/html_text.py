"""The text of a web page under construction: words gather in a line, lines in blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPACES = re.compile(r"[ \t\n\f\u00a0\u2007\u202f\u200b\ufeff]+")


def spaced(words: str) -> str:
    """Words as a browser shows them, with one space for every run of white space."""
    return _SPACES.sub(" ", words)


def one_space(words: str) -> str:
    """The same without space at the ends."""
    return spaced(words).strip()


class PageText:
    """What was read so far."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._parts: list[str] = []
        self._mark = ""
        self._named = ""
        self._tight = False

    def add(self, words: str) -> None:
        """More words of the present line."""
        self._parts.append(words)

    def flush(self, mark: str = "", tight: bool = False) -> None:
        """End the present line; what follows begins with `mark`, without a blank line before it when `tight`."""
        line = one_space("".join(self._parts))
        self._parts = []
        if line:
            if self._lines and not (self._tight and self._lines[-1]):
                self._lines.append("")
            self._lines.append(f"{self._mark}{line}")
            self._mark, self._named, self._tight = "", "", False
        if mark:
            self.unname()
            self._mark, self._tight = mark, tight
        elif not self._mark:
            self._tight = tight

    def unmark(self) -> None:
        """Forget a mark that no words came after."""
        self.flush()
        self._mark = ""

    def name(self) -> None:
        """What the present line says is the name of what follows: "Venue: "."""
        line = one_space("".join(self._parts))
        self._parts = []
        self.unname()
        if line:
            self._mark, self._named = f"{line.removesuffix(':')}: ", line

    def unname(self) -> None:
        """A name that nothing followed is a line of its own."""
        if self._named:
            line, self._mark, self._named = self._named, "", ""
            self.add(line)
            self.flush()

    def break_line(self) -> None:
        """End the line, not the block."""
        self.flush(tight=True)

    def row(self, cells: list[str], first: bool) -> None:
        """A table's row."""
        self.flush()
        self.unname()
        while cells and not cells[-1]:
            cells.pop()
        if any(cells):
            if first and self._lines:
                self._lines.append("")
            text = "\t".join(cells)
            self._lines.append(text if len(cells) > 2 else text.lstrip("\t"))

    def lines(self, found: Iterable[str]) -> None:
        """The lines of a table, some of them blank."""
        self.flush()
        for line in ("", *found, ""):
            if line or (self._lines and self._lines[-1]):
                self._lines.append(line)

    def text(self) -> str:
        """All of it."""
        self.flush()
        self.unname()
        return "\n".join(self._lines).strip("\n")
