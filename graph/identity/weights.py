"""What one piece of evidence counts, and what several add up to: an order of candidates, not a probability."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from graph.identity.words import rows


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that speaks for two mentions being one (points above 0) or against it, by its name in the data."""

    key: str
    points: float
    words: str

    def __str__(self) -> str:
        return f"{self.words} ({self.points:+.2f})"


@lru_cache(maxsize=65536)
def part(key: str, *about: object) -> Part:
    """The piece of evidence of that name in `weights.tsv`, its words filled in; KeyError where there is none."""
    points, words = _weights()[key]
    return Part(key, points, words.format(*about) if about else words)


def total(parts: Iterable[Part]) -> float:
    """All evidence as a score from 0 to 1, to two digits."""
    return round(min(1.0, max(0.0, sum(p.points for p in parts))), 2)


def strongest_first(parts: Iterable[Part]) -> tuple[Part, ...]:
    """What speaks for it, the strongest first, then what speaks against it."""
    return tuple(sorted(parts, key=_strength))


def _strength(one: Part) -> tuple[bool, float, str]:
    return one.points < 0, -abs(one.points), one.words


@cache
def _weights() -> dict[str, tuple[float, str]]:
    return {key: (float(points), words) for key, points, words, _example in rows("weights.tsv")}
