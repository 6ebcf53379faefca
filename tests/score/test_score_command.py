"""`minutegraph score`: the invented papers against their gold facts, as a user would run it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner, Result

from cli import main
from extract.records import AnyFact
from graph.build import build
from graph.confidence import SIGNALS, calibration

GOLD = Path(__file__).resolve().parent.parent / "cases" / "examples"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Path:
    folder = tmp_path_factory.mktemp("score") / "store"
    build([examples], folder)
    return folder


def score(store: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["score", str(GOLD), "--store", str(store), *arguments])


def test_figures_details_reliability_and_errors_are_printed(store: Path) -> None:
    result = score(store, "--errors", "2")
    assert result.exit_code == 0, result.output
    words = result.output.split("\n")
    assert any(line.split()[:4] == ["attended", "1.00", "1.00", "1.00"] for line in words)
    assert any(line.split()[:2] == ["owner", line.split()[1]] for line in words if line.startswith("owner"))
    assert "councils judged by a model fitted to the others" in result.output
    assert "Brier score" in result.output
    assert "  missed  2022-" in result.output
    assert "... and" in result.output
    assert "missed  2022-" not in score(store, "--errors", "0").output


def test_json_holds_the_same_figures(store: Path) -> None:
    (figures,) = json.loads(score(store, "--format", "json").stdout)
    assert figures["attended"]["f1"] == 1
    assert figures["evidence"]["accuracy"] == 1
    assert figures["commitments"]["found"] > 50
    assert 0 < figures["confidence"]["brier"] < 0.1


def test_a_figure_below_its_floor_fails_and_is_named(store: Path, tmp_path: Path) -> None:
    floor = tmp_path / "floor.json"
    floor.write_text('{"attended": 0.9, "owner": 0.1}')
    assert score(store, "--floor", str(floor)).exit_code == 0
    floor.write_text('{"attended": 0.9, "owner": 1.0, "weather": 0.5}')
    result = score(store, "--floor", str(floor))
    assert result.exit_code == 1
    assert "Below the floor: owner is 0." in result.stderr
    assert "no figure for weather" in result.stderr
    assert "attended is" not in result.stderr
    floor.write_text("[1]")
    assert "is no floor" in score(store, "--floor", str(floor)).output


def test_no_figure_of_the_example_papers_is_below_its_floor(store: Path) -> None:
    result = score(store, "--errors", "0", "--floor", str(Path(__file__).parent / "floor_examples.json"))
    assert result.exit_code == 0, result.stderr


def test_the_shipped_calibration_weighs_what_is_seen_of_facts() -> None:
    model = calibration()
    assert set(model.weights) == set(SIGNALS)
    assert set(model.kinds) <= {kind.__name__ for kind in get_args(AnyFact)}
    assert model.weights["strength"] > 0


def test_confidence_can_be_fitted_anew(store: Path, tmp_path: Path) -> None:
    target = tmp_path / "calibration.json"
    assert score(store, "--calibrate", str(target)).exit_code == 0
    told = json.loads(target.read_text())
    assert set(told) == {"about", "base", "kinds", "weights"}
    assert told["weights"]["owned"] > 0


def test_papers_that_the_store_does_not_hold_are_named(store: Path, tmp_path: Path) -> None:
    other = tmp_path / "gold"
    other.mkdir()
    (other / "x.json").write_text(json.dumps({"document": "elsewhere.txt", "attended": []}))
    result = CliRunner().invoke(main, ["score", str(GOLD), str(other), "--store", str(store)])
    assert "Not in the store: elsewhere.txt" in result.stderr
    alone = CliRunner().invoke(main, ["score", str(other), "--store", str(store)])
    assert alone.exit_code == 1
    assert "holds none of the 1 papers" in alone.output


def test_what_is_no_gold_is_said_in_a_line(store: Path, tmp_path: Path) -> None:
    empty = CliRunner().invoke(main, ["score", str(tmp_path), "--store", str(store)])
    assert empty.exit_code == 1
    assert "No gold facts (*.json) in" in empty.output
    (tmp_path / "bad.json").write_text("{}")
    bad = CliRunner().invoke(main, ["score", str(tmp_path), "--store", str(store)])
    assert (bad.exit_code, bad.output.count("\n")) == (1, 1)
    assert "bad.json holds no gold facts" in bad.output


def test_a_paper_that_changed_since_is_not_scored(tmp_path: Path, examples: Path) -> None:
    paper = tmp_path / "2022-01-21-childrens-panel.txt"
    paper.write_bytes((examples / paper.name).read_bytes())
    build([paper], tmp_path / "store")
    paper.write_text("Other words.")
    result = score(tmp_path / "store")
    assert result.exit_code == 1
    assert "has changed since it was read: build again" in result.output
