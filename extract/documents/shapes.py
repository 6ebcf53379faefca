"""What stands on a page, as values: words, rules and lines, in points from the top left corner."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed; `first` and `last` are the indices of its characters in the page's text layer."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    first: int = 0
    last: int = 0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight printed line, upright or level: a box of which one side is next to nothing."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def upright(self) -> bool:
        return self.bottom - self.top > self.right - self.left


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text in reading order.

    `apart` says whether a blank line stands before it; None leaves that to the gap above it.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    bold: bool = False
    apart: bool | None = None

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2
