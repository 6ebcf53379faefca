"""Starts and ends that papers state decide who held an office on a day, through a whole graph on disk."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Dataset, Graph

from extract.records import AnyFact, Chairship, Evidence, Kind, Meeting, Membership, Minutes, PostHolding, Ref
from graph.identity.mentions import Paper
from graph.iris import Iris
from graph.judgements.file import Judgements
from graph.judgements.judgement import ACCEPT, Judgement
from graph.ledger import Ledger
from graph.lookup import chairs, members, posts
from graph.manifest import MANIFEST, Manifest
from graph.portrait import show
from graph.store import Generation, open_store
from graph.triples import Projection, Source, project

PANEL = Ref(Kind.BODY, "Parks Scrutiny Panel", "the Panel")
HEAD = Ref(Kind.POST, "Head of Parks", "Head of Parks", of="Xshire County Council")
ANN, BO = Ref(Kind.PERSON, "Ann Ashdown", "Ann Ashdown"), Ref(Kind.PERSON, "Bo Finch", "Bo Finch")
MARCH, JUNE, NEXT_MARCH = "2021-03-04", "2021-06-10", "2022-03-03"


def chair(person: Ref, since: str | None = None, until: str | None = None, strength: float = 0.9) -> Chairship:
    return Chairship(_words(), "by-hand", strength, person, PANEL, "chair", since, until)


def head(person: Ref, since: str | None = None, until: str | None = None) -> PostHolding:
    return PostHolding(_words(), "by-hand", 0.9, person, HEAD, since, until)


def member(person: Ref, since: str | None = None, until: str | None = None) -> Membership:
    return Membership(_words(), "by-hand", 0.9, person, PANEL, since, until)


def _words() -> Evidence:
    return Evidence(0, 9, "some words")


def projected(
    papers: dict[str | None, list[AnyFact]], kind: str = "minutes", judgements: Judgements | None = None
) -> Projection:
    """The graphs of a paper for each day; None for a paper without one."""
    sources = []
    for day, facts in papers.items():
        meeting = Meeting(Evidence(900, 909, "the Panel"), "by-hand", 1.0, PANEL.name, day)
        placed = [
            replace(fact, evidence=Evidence(20 * n, 20 * n + 9, f"words {n:03}")) for n, fact in enumerate(facts, 1)
        ]
        minutes = Minutes(kind, "Parks", "Xshire County Council", day, (meeting, *placed))
        sha256 = hashlib.sha256(str(day).encode()).hexdigest()
        sources.append(Source(Paper(sha256, f"{day}.txt", minutes), "text/plain", (f"{day}.txt",)))
    return project(sources, Iris(), Ledger(), judgements)


def stored(
    folder: Path,
    papers: dict[str | None, list[AnyFact]],
    kind: str = "minutes",
    judgements: Judgements | None = None,
) -> Dataset:
    generation = Generation(folder)
    generation.replace(projected(papers, kind, judgements).graphs, keep=frozenset())
    generation.finish({MANIFEST: Manifest().to_json()})
    return open_store(folder)


CASES: dict[str, tuple[dict[str | None, list[AnyFact]], str, list[tuple[str, str]]]] = {
    "a stated start counts before the first paper": (
        {MARCH: [head(ANN, since="2020-09")]}, "2020-12-01", [("Ann Ashdown", "stated")],
    ),
    "before a stated start nobody": ({MARCH: [head(ANN, since="2020-09")]}, "2020-08-31", []),
    "within the month of a start that no day tells": ({MARCH: [head(ANN, since="2020-09")]}, "2020-09-15", []),
    "a start to come": (
        {MARCH: [head(ANN), head(BO, since="2021-05-01")]}, "2021-04-30",
        [("Ann Ashdown", "last seen 2021-03-04, over by 2021-05-01")],
    ),
    "on the day of a start to come": (
        {MARCH: [head(ANN), head(BO, since="2021-05-01")]}, "2021-05-01",
        [("Bo Finch", "stated to begin 2021-05-01, not known to have ended")],
    ),
    "a stated end to come": (
        {MARCH: [head(ANN, until="2021-05-31")]}, "2021-05-31", [("Ann Ashdown", "stated")],
    ),
    "after a stated end": ({MARCH: [head(ANN, until="2021-05-31")]}, "2021-06-01", []),
    "a later paper tells the end": (
        {MARCH: [head(ANN)], JUNE: [head(ANN, until="2021-04-30")]}, "2021-05-01", [],
    ),
    "before the end that a later paper tells": (
        {MARCH: [head(ANN)], JUNE: [head(ANN, until="2021-04-30")]}, "2021-04-01", [("Ann Ashdown", "stated")],
    ),
    "an end is not known": (
        {MARCH: [head(ANN)]}, "2022-03-01", [("Ann Ashdown", "last seen 2021-03-04, not known to have ended")],
    ),
    "a paper without a day joins the only spell": (
        {MARCH: [head(ANN)], None: [head(ANN)]}, MARCH, [("Ann Ashdown", "seen that day")],
    ),
    "only a paper without a day": ({None: [head(ANN)]}, MARCH, []),
    "both of a job that two share": (
        {MARCH: [head(ANN), head(BO)], JUNE: [head(ANN), head(BO)]}, "2021-04-01",
        [("Ann Ashdown", "seen before and after"), ("Bo Finch", "seen before and after")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_who_held_a_post(tmp_path: Path, case: str) -> None:
    papers, day, expected = CASES[case]
    rows = posts(stored(tmp_path, papers), "Head of Parks", on=day)
    assert [(row.who, row.known) for row in rows] == expected


def test_a_report_counts_with_its_day(tmp_path: Path) -> None:
    data = stored(tmp_path, {MARCH: [member(ANN)]}, kind="report")
    assert [row.who for row in members(data, PANEL.name, on=MARCH)] == ["Ann Ashdown"]


def test_statements_show_their_terms_without_a_day_asked(tmp_path: Path) -> None:
    data = stored(tmp_path, {MARCH: [chair(ANN, "2020-05", "2021-05"), member(ANN, "2019"), head(BO, "2018")]})
    assert [(r.since, r.until) for r in chairs(data, body=PANEL.name)] == [("2020-05", "2021-05")]
    assert [(r.since, r.until) for r in members(data, PANEL.name)] == [("2019", "")]
    assert [(r.since, r.until) for r in posts(data, "Head of Parks")] == [("2018", "")]


def test_the_surest_statement_is_cited(tmp_path: Path) -> None:
    data = stored(tmp_path, {MARCH: [chair(ANN, strength=0.95)], JUNE: [chair(ANN, strength=0.6)]})
    assert [r.date for r in chairs(data, body=PANEL.name, on=JUNE)] == [MARCH]


def test_what_is_likelier_wrong_than_right_ends_no_spell(tmp_path: Path) -> None:
    data = stored(tmp_path, {MARCH: [chair(ANN)], JUNE: [chair(BO, strength=0.01)], NEXT_MARCH: [chair(ANN)]})
    rows = chairs(data, "Ann Ashdown", on="2021-12-01")
    assert [(r.first_said, r.last_said) for r in rows] == [(MARCH, NEXT_MARCH)]


def test_what_somebody_vouched_for_ends_a_spell_however_unsure_it_was(tmp_path: Path) -> None:
    papers: dict[str | None, list[AnyFact]] = {
        MARCH: [chair(ANN)], JUNE: [chair(BO, strength=0.01)], NEXT_MARCH: [chair(ANN)],
    }  # fmt: skip
    (fact,) = (row.fact for row in chairs(stored(tmp_path / "before", papers), "Bo Finch"))
    vouched = Judgement("2022-04-01", "jo", ACCEPT, "chairship", f"{fact} in {JUNE}.txt")
    data = stored(tmp_path / "after", papers, judgements=Judgements(tmp_path / "judged.tsv", (vouched,), "1"))
    assert [r.who for r in chairs(data, body=PANEL.name, on="2021-12-01")] == ["Bo Finch"]


def test_a_portrait_tells_a_stated_term(tmp_path: Path) -> None:
    data = stored(tmp_path, {MARCH: [chair(ANN, "2020-05", "2021-05")]})
    (row,) = [r for r in show(data, "Ann Ashdown") if r.about == "chair spell"]
    assert row.says == "Ann Ashdown: chair of Parks Scrutiny Panel, since 2020-05, seen 2021-03-04, until 2021-05"


def test_spells_keep_to_the_shapes() -> None:
    papers: dict[str | None, list[AnyFact]] = {
        MARCH: [chair(ANN, "2020-05"), head(BO, None, "2021-04")],
        JUNE: [chair(BO), member(ANN), head(ANN)],
    }
    graph = Graph()
    for triples in projected(papers).graphs.values():
        for triple in triples:
            graph.add(triple)
    shapes = Graph().parse(data=(files("ontology") / "shapes.ttl").read_text("utf-8"), format="turtle")
    conforms, _, text = validate(graph, shacl_graph=shapes)
    assert conforms, text
