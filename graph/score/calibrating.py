"""Confidence fitted to gold facts, and how far it holds on councils that it was not fitted to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graph.cache import CACHE, Cache
from graph.confidence import SIGNALS, Calibration, Setting, signals_of
from graph.fact_ids import TELLING, FactIds
from graph.iris import Iris
from graph.manifest import load_manifest
from graph.score.matching import Matched

_Vector = NDArray[np.float64]
_RIDGE = 1.0  # the precision of a normal prior on every number but the base
_LOOSE = 0.01  # that on the base, which facts that are all right would otherwise drive to infinity
_STEPS = 50
_SMALL_STEP = 1e-9
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact with its signals, whose paper it is from, and whether a careful reader found it too."""

    council: str
    kind: str
    signals: tuple[float, ...]
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts whose confidence lies from `low` up to `high`: how many, their mean confidence, the share that is right."""

    low: float
    high: float
    facts: int
    said: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """Confidence against what is right, each council judged by a model fitted to the others.

    `brier` is the mean squared difference of the two (Brier 1950), `error` the expected calibration error: the mean
    over facts of how far their bin's confidence is from its share of right ones.
    """

    bins: tuple[Bin, ...]
    brier: float
    error: float
    councils: int


def judged_facts(store: Path, matched: Iterable[Matched]) -> list[Judged]:
    """The statements of a store that gold facts confirm or do not, with their signals."""
    verdicts = {node: (one.council, right) for one in matched for node, right in _verdicts(one)}
    manifest, kept = load_manifest(store), Cache(store / CACHE)
    iris = Iris(manifest.base)
    found = []
    for sha256, entry in sorted(manifest.entries.items()):
        extraction, ids = kept.get(sha256, entry.extractor), FactIds(sha256)
        for reading in (extraction.minutes, *extraction.minutes.bound) if extraction else ():
            setting = Setting.of(reading)
            for fact in (f for f in reading.facts if type(f).__name__ in TELLING):
                if verdict := verdicts.pop(str(iris.statement(ids.of(fact))), None):
                    signals = tuple(signals_of(fact, setting).values())
                    found.append(Judged(verdict[0], type(fact).__name__, signals, verdict[1]))
    return found


def _verdicts(one: Matched) -> Iterable[tuple[str, bool]]:
    for _, found in one.pairs:
        yield found.told.node, True
    for found in one.restated:
        yield found.told.node, True
    for found in one.false:
        yield found.told.node, False


def fit(facts: Sequence[Judged]) -> Calibration:
    """The numbers under which the facts are likeliest, drawn by the prior to trust the strength of words as it is.

    Logistic regression with a ridge, by Newton's method (iteratively reweighted least squares; Hastie, Tibshirani &
    Friedman, The Elements of Statistical Learning, 4.4.1). Kinds and signals that few facts tell of stay near the
    prior.
    """
    kinds = sorted({fact.kind for fact in facts})
    rows = np.array([[1.0, *(float(fact.kind == kind) for kind in kinds), *fact.signals] for fact in facts])
    right = np.array([float(fact.right) for fact in facts])
    prior = np.zeros(rows.shape[1])
    prior[1 + len(kinds) + list(SIGNALS).index("strength")] = 1.0
    ridge = np.full(rows.shape[1], _RIDGE)
    ridge[0] = _LOOSE

    def loss(numbers: _Vector) -> float:
        log_odds = rows @ numbers
        return float(np.logaddexp(0, log_odds).sum() - right @ log_odds + (ridge * (numbers - prior) ** 2).sum() / 2)

    numbers = prior
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-rows @ numbers))
        slope = rows.T @ (right - likely) - ridge * (numbers - prior)
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        while loss(numbers + step) > loss(numbers) and np.abs(step).max() > _SMALL_STEP:
            step = step / 2
        numbers = numbers + step
        if np.abs(step).max() <= _SMALL_STEP:
            break
    base, offsets, weights = numbers[0], numbers[1 : 1 + len(kinds)], numbers[1 + len(kinds) :]
    return Calibration(
        float(base),
        dict(zip(kinds, map(float, offsets), strict=True)),
        dict(zip(SIGNALS, map(float, weights), strict=True)),
    )


def written(model: Calibration, facts: Sequence[Judged]) -> str:
    """The numbers as `calibration.json` holds them, with what they were fitted to."""
    about = (
        f"Log-odds of a fact being right (graph/confidence.py), fitted to {len(facts)} facts of papers of "
        f"{len({fact.council for fact in facts})} councils and boards, {sum(not fact.right for fact in facts)} of them "
        "wrong, by `minutegraph score GOLD --calibrate`."
    )
    numbers = {
        "about": about,
        "base": round(model.base, 3),
        "kinds": {kind: round(number, 3) for kind, number in model.kinds.items()},
        "weights": {name: round(number, 3) for name, number in model.weights.items()},
    }
    return json.dumps(numbers, indent=1) + "\n"


def reliability(facts: Sequence[Judged]) -> Reliability | None:
    """How far confidence holds: the facts of each council by a model fitted to all other councils.

    None where the facts are of one council, or none of them is wrong or right: nothing can be held out then.
    """
    councils = sorted({fact.council for fact in facts})
    if len(councils) < 2 or len({fact.right for fact in facts}) < 2:
        return None
    said: list[tuple[float, bool]] = []
    for council in councils:
        model = fit([fact for fact in facts if fact.council != council])
        for fact in facts:
            if fact.council == council:
                signals = dict(zip(SIGNALS, fact.signals, strict=True))
                said.append((model.probability(fact.kind, signals), fact.right))
    bins = tuple(
        Bin(low, high, len(held), float(np.mean([p for p, _ in held])), float(np.mean([r for _, r in held])))
        for low, high in pairwise(BINS)
        if (held := [one for one in said if low <= one[0] < high])
    )
    brier = float(np.mean([(p - right) ** 2 for p, right in said]))
    error = sum(b.facts * abs(b.said - b.right) for b in bins) / len(said)
    return Reliability(bins, brier, error, len(councils))
