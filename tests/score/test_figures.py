"""Figures and their uncertainty; confidence fitted to facts, and held against councils it was not fitted to."""

from __future__ import annotations

import random

import pytest

from graph.confidence import SIGNALS
from graph.score.calibrating import Judged, fit, reliability
from graph.score.figures import f1, figure, share


def test_a_figure_sums_papers_and_its_mean_leaves_out_those_without_such_facts() -> None:
    one = figure({"a": (8, 2, 0), "b": (1, 0, 1), "c": (0, 0, 0)})
    assert (one.found, one.missed, one.false) == (9, 2, 1)
    assert one.precision == pytest.approx(0.9)
    assert one.recall == pytest.approx(9 / 11)
    assert one.f1 == pytest.approx(2 * 0.9 * (9 / 11) / (0.9 + 9 / 11))
    assert one.mean == pytest.approx((f1((8, 2, 0)) + f1((1, 0, 1))) / 2)


def test_nothing_found_is_nought_and_nothing_wanted_too() -> None:
    assert (f1((0, 3, 0)), f1((0, 0, 0))) == (0, 0)
    assert figure({}).f1 == 0
    assert share({}).accuracy == 0


def test_intervals_hold_the_figure_and_narrow_with_papers() -> None:
    unlike = [(9, 1, 0), (1, 9, 0), (5, 5, 5), (10, 0, 0)]
    few = figure({str(n): counts for n, counts in enumerate(unlike)})
    many = figure({str(n): counts for n, counts in enumerate(unlike * 20)})
    assert few.interval[0] < few.f1 < few.interval[1]
    assert many.interval[1] - many.interval[0] < (few.interval[1] - few.interval[0]) / 2
    assert few.interval == figure({str(n): counts for n, counts in enumerate(unlike)}).interval
    assert share({"a": (1, 2), "b": (2, 2)}).accuracy == 0.75


def facts(councils: int, each: int) -> list[Judged]:
    """Facts that are right as their signals have it: 95 in 100 of the dated ones, 60 of the others."""
    draw = random.Random(1)
    found = []
    for council in range(councils):
        for _ in range(each):
            dated = draw.random() < 0.5
            signals = tuple(float(dated) if name == "dated" else 0.0 for name in SIGNALS)
            found.append(Judged(str(council), "Commitment", signals, draw.random() < (0.95 if dated else 0.6)))
    return found


def told(dated: bool) -> dict[str, float]:
    return {name: float(name == "dated" and dated) for name in SIGNALS}


def test_a_model_learns_what_the_facts_show() -> None:
    model = fit(facts(4, 300))
    assert model.probability("Commitment", told(True)) == pytest.approx(0.95, abs=0.03)
    assert model.probability("Commitment", told(False)) == pytest.approx(0.6, abs=0.05)
    assert model == fit(facts(4, 300))


def test_few_facts_stay_near_the_strength_of_the_words() -> None:
    strong = tuple(3.0 if name == "strength" else 0.0 for name in SIGNALS)
    weak = tuple(0.0 for _ in SIGNALS)
    model = fit([Judged("a", "Decision", strong, True), Judged("b", "Decision", weak, True)])
    values = {name: 3.0 * (name == "strength") for name in SIGNALS}
    assert model.probability("Decision", values) > model.probability("Decision", dict.fromkeys(SIGNALS, 0.0))
    assert 0.8 < model.weights["strength"] < 1.2


def test_confidence_is_held_against_councils_it_was_not_fitted_to() -> None:
    held = reliability(facts(5, 200))
    assert held is not None
    assert sum(one.facts for one in held.bins) == 1000
    assert held.councils == 5
    assert held.error < 0.05
    assert all(one.low <= one.said < one.high for one in held.bins)


def test_a_council_unlike_the_others_shows_in_the_error() -> None:
    odd = [Judged("odd", f.kind, f.signals, False) for f in facts(1, 400)]
    fair, unfair = reliability(facts(5, 100)), reliability(facts(5, 100) + odd)
    assert fair and unfair
    assert unfair.error > fair.error + 0.2


def test_one_council_or_one_verdict_holds_nothing_out() -> None:
    assert reliability(facts(1, 50)) is None
    assert reliability([f for f in facts(3, 50) if f.right]) is None
