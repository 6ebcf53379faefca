"""`minutegraph explain-identity`: which mentions were joined, on what evidence, and what near them was left apart."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib.query import ResultRow

from cli import main
from graph.build import build
from graph.store import open_store
from graph.validate import check
from ontology.vocabulary import MG

PAPERS = ("2022-07-04-health-committee.txt", "2022-10-14-childrens-panel.txt", "2023-06-16-childrens-panel-web.txt")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Path:
    folder = tmp_path_factory.mktemp("who") / "store"
    build([examples / name for name in PAPERS], folder)
    return folder


def explain(store: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["explain-identity", *arguments, "--store", str(store)])


def rows(store: Path, *arguments: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(explain(store, *arguments, "--format", "json").stdout)
    return found


def test_joined_mentions_come_with_paper_rule_and_evidence(store: Path) -> None:
    joined = [row for row in rows(store, "Rosie Ashdown") if row["group"] == "joined"]
    assert {row["document"] for row in joined} == set(PAPERS[1:])
    by_initials = next(row for row in joined if row["document"] == PAPERS[1])
    assert "Mrs R T Ashdown" in by_initials["name"]
    assert "initials" in by_initials["why"] or by_initials["why"] == "the first of its mentions"
    assert "initials agree: Rosie Ashdown (+0.30); " in by_initials["evidence"]
    assert "the same body: Children's Services Scrutiny Panel (+0.20)" in by_initials["evidence"]
    assert 0.5 < float(by_initials["score"]) <= 1


def test_the_nearest_left_apart_come_after_with_a_key_and_reasons_for_and_against(store: Path) -> None:
    *_, last = rows(store, "Chris Overbury")
    assert (last["group"], last["name"], last["document"]) == ("left apart", "Overbury", PAPERS[0])
    assert "the surname agrees" in last["evidence"]
    assert last["evidence"].endswith("no body or post in common (-0.10)")
    found = explain(store, last["key"])
    assert found.exit_code == 0
    assert "Chris Overbury" in found.stdout


def test_without_a_name_all_that_was_left_apart_is_listed_best_first(store: Path) -> None:
    found = rows(store)
    scores = [float(row["score"]) for row in found]
    assert scores == sorted(scores, reverse=True)
    assert {"Overbury", "Chris Overbury"} in [{row["name"], row["other"]} for row in found]
    table = explain(store)
    assert table.exit_code == 0
    assert "Chris Overbury" in table.stdout
    header, *lines = csv.reader(io.StringIO(explain(store, "--format", "csv").stdout))
    assert header == ["score", "kind", "name", "key", "other", "other_key", "evidence"]
    assert len(lines) == len(found)


def test_bodies_are_explained_too_and_a_name_of_nobody_is_refused(store: Path) -> None:
    assert {row["document"] for row in rows(store, "ASCB")} >= {PAPERS[0]}
    result = explain(store, "Nobody At All")
    assert result.exit_code == 1
    assert "in the graph" in result.output


def asked(store: Path, pattern: str) -> set[tuple[str, ...]]:
    """What stands for ?a, or ?a and ?b, in a pattern of the graph."""
    names = "?a ?b" if "?b" in pattern else "?a"
    found = open_store(store).query(f"PREFIX mg: <{MG._NS}> SELECT DISTINCT {names} WHERE {{ {pattern} }}")
    return {tuple(map(str, row)) for row in found if isinstance(row, ResultRow)}


def test_everybody_who_was_there_has_a_mention_and_all_shapes_hold(store: Path) -> None:
    there = asked(store, "?x a mg:Attendance ; mg:attendee ?a ; mg:recordedIn ?b")
    told = asked(store, "?x a mg:Identification ; mg:entity ?a ; mg:recordedIn ?b")
    assert len(there) > 30
    assert there <= told
    assert check(store) == []


def test_a_candidate_keeps_its_address_when_papers_are_added(tmp_path: Path, examples: Path) -> None:
    other = tmp_path / "store"
    build([examples / PAPERS[0], examples / PAPERS[2]], other)
    before = asked(other, "?a a mg:Candidate")
    build([examples / PAPERS[1]], other)
    assert before & asked(other, "?a a mg:Candidate")
