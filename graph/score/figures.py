"""Precision, recall and F1 with their uncertainty: how much figures would move had other papers been read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

Counts = tuple[int, int, int]
"""Facts found, missed and false."""

_Row = TypeVar("_Row", bound=tuple[int, ...])
_RESAMPLES = 1000
_SEED = 0
_MIDDLE = (2.5, 97.5)  # percentiles: a 95 % interval


@dataclass(frozen=True, slots=True)
class Figure:
    """How well one relation is read over all papers.

    `interval` holds F1 in 95 % of bootstrap resamples of the papers (percentile method, Efron & Tibshirani 1993);
    `mean` is the mean F1 of the papers that have such facts.
    """

    found: int
    missed: int
    false: int
    mean: float
    interval: tuple[float, float]

    @property
    def precision(self) -> float:
        """The share of what is said that is right."""
        return _share(self.found, self.false)

    @property
    def recall(self) -> float:
        """The share of what should be said that is."""
        return _share(self.found, self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return f1((self.found, self.missed, self.false))


@dataclass(frozen=True, slots=True)
class Share:
    """How many details of facts found are right, with the interval of `Figure`."""

    right: int
    of: int
    interval: tuple[float, float]

    @property
    def accuracy(self) -> float:
        """The share that is right."""
        return self.right / self.of if self.of else 0.0


def f1(counts: Counts) -> float:
    """2 PR / (P + R), written so that nothing found and nothing wanted is 0."""
    found, missed, false = counts
    return 2 * found / (2 * found + missed + false) if found else 0.0


def figure(papers: Mapping[str, Counts]) -> Figure:
    """One relation over the papers that were looked through for it."""
    table = [counts for counts in papers.values() if sum(counts)]
    found, missed, false = (sum(column) for column in zip((0, 0, 0), *table, strict=True))
    mean = sum(map(f1, table)) / len(table) if table else 0.0
    return Figure(found, missed, false, mean, _interval(table, f1))


def share(papers: Mapping[str, tuple[int, int]]) -> Share:
    """One detail: of each paper, how many are right, of how many."""
    table = list(papers.values())
    right, of = (sum(column) for column in zip((0, 0), *table, strict=True))
    return Share(right, of, _interval(table, lambda t: t[0] / t[1] if t[1] else 0.0))


def _interval(table: Sequence[_Row], of: Callable[[_Row], float]) -> tuple[float, float]:
    if not table:
        return 0.0, 0.0
    counts = np.array(table)
    drawn = np.random.default_rng(_SEED).integers(len(table), size=(_RESAMPLES, len(table)))
    values = [of(tuple(int(n) for n in row)) for row in counts[drawn].sum(axis=1)]  # type: ignore[arg-type]
    low, high = np.percentile(values, _MIDDLE)
    return float(low), float(high)


def _share(right: int, wrong: int) -> float:
    return right / (right + wrong) if right + wrong else 0.0
