"""Packs in the graph: the parts of a document, the words in them, and the meetings whose minutes are bound in."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import DCTERMS, RDF, RDFS, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from extract.documents.text import paginate
from extract.minutes import extract
from extract.records import Document
from graph.build import build
from graph.identity.mentions import Paper
from graph.iris import Iris
from graph.ledger import Ledger
from graph.portrait import evidence
from graph.questions.ask import ask
from graph.store import open_store
from graph.triples import Projection, Source, project
from ontology.vocabulary import MG, OA

FOLDER = Path(__file__).parent / "cases" / "packs"
IRIS = Iris()


def source(name: str, text: str) -> Source:
    sha = hashlib.sha256(text.encode()).hexdigest()
    minutes = extract(Document(name, "text/plain", sha, text, paginate(text)))
    return Source(Paper(sha, name, minutes), "text/plain", (name,))


def text_of(name: str) -> str:
    return (FOLDER / name / "pack.txt").read_text("utf-8")


def graph_of(projection: Projection, one: Source) -> Graph:
    graph = Graph()
    for name in (IRIS.document_graph(one.paper.id), IRIS.entities_graph):
        for triple in projection.graphs[name]:
            graph.add(triple)
    return graph


@pytest.fixture(scope="module")
def pack() -> Source:
    return source("pack.txt", text_of("stamped_pages"))


@pytest.fixture(scope="module")
def graph(pack: Source) -> Graph:
    return graph_of(project([pack], IRIS, Ledger()), pack)


def meetings(graph: Graph) -> dict[str, URIRef]:
    found = {str(graph.value(m, MG.date)): m for m in graph.subjects(RDF.type, MG.Meeting)}
    return {day: node for day, node in found.items() if isinstance(node, URIRef)}


def part_of(graph: Graph, statement: Node) -> tuple[str, str]:
    (words,) = graph.objects(statement, MG.evidence)
    (part,) = graph.objects(words, MG.inPart)
    return str(graph.value(part, MG.partKind)), str(graph.value(part, MG.number))


def test_document_has_its_parts(graph: Graph, pack: Source) -> None:
    parts = sorted(graph.objects(IRIS.document(pack.paper.id), DCTERMS.hasPart), key=lambda p: start(graph, p))
    assert [str(graph.value(p, MG.partKind)) for p in parts] == ["agenda", "minutes", "report", "appendix", "report"]
    second = parts[1]
    assert graph.value(second, RDFS.label) == Literal("Highways Scrutiny Panel, 2026-04-14")
    assert (graph.value(second, MG.firstPage), graph.value(second, MG.lastPage)) == (Literal(2), Literal(3))
    assert graph.value(second, MG.number) == Literal("3")


def start(graph: Graph, part: Node) -> int:
    (position,) = graph.objects(part, OA.hasSelector)
    return int(str(graph.value(position, OA.start)))


def test_statements_of_bound_minutes_have_their_own_meeting_and_day(graph: Graph) -> None:
    held = meetings(graph)["2026-04-14"]
    attended = list(graph.subjects(RDF.type, MG.Attendance))
    assert len(attended) == 5
    assert {graph.value(a, MG.meeting) for a in attended} == {held}
    assert {str(graph.value(a, MG.asOf)) for a in attended} == {"2026-04-14"}
    assert {part_of(graph, a) for a in attended} == {("minutes", "3")}
    assert {graph.value(d, MG.decidedAt) for d in graph.subjects(RDF.type, MG.Decision)} == {held}
    assert set(graph.objects(held, MG.meetingRole)) == {Literal("recorded"), Literal("mentioned")}


def test_promises_belong_to_the_paper_that_makes_them(graph: Graph) -> None:
    told = {
        str(graph.value(c, MG.dueBy)): (part_of(graph, c), graph.value(c, MG.madeAt), graph.value(c, MG.forItem))
        for c in graph.subjects(RDF.type, MG.Commitment)
    }
    held, coming = meetings(graph)["2026-04-14"], meetings(graph)["2026-06-09"]
    part, made_at, item = told["2026-04-30"]
    assert (part, made_at) == (("minutes", "3"), held)
    assert str(graph.value(item, MG.number)) == "13"
    part, made_at, item = told["2026-09-30"]
    assert (part, made_at) == (("report", "4"), coming)
    assert graph.value(item, RDFS.label) == Literal("Winter Gritting Review")


def test_minutes_published_alone_are_of_the_meeting_that_the_pack_binds(pack: Source) -> None:
    (part,) = [p for p in pack.paper.minutes.parts if p.kind == "minutes"]
    alone = source("minutes.txt", text_of("stamped_pages")[part.start : part.end])
    projection = project([pack, alone], IRIS, Ledger())
    (held,) = {meetings(graph_of(projection, one))["2026-04-14"] for one in (pack, alone)}
    people = [set(graph_of(projection, one).subjects(MG.attended, held)) for one in (pack, alone)]
    assert people[0] == people[1]
    assert len(people[0]) == 4


def test_a_document_of_one_paper_has_no_parts(pack: Source) -> None:
    one = replace(pack, paper=replace(pack.paper, minutes=replace(pack.paper.minutes, parts=(), bound=())))
    graph = graph_of(project([one], IRIS, Ledger()), one)
    assert not list(graph.subjects(RDF.type, MG.Part))
    assert not list(graph.subjects(MG.inPart, None))


@pytest.mark.parametrize("name", [case.name for case in sorted(FOLDER.iterdir())])
def test_graph_of_a_pack_keeps_the_shapes_and_has_no_blank_node(name: str) -> None:
    one = source("pack.txt", text_of(name))
    graph = graph_of(project([one], IRIS, Ledger()), one)
    shapes = Graph().parse(data=(files("ontology") / "shapes.ttl").read_text("utf-8"), format="turtle")
    conforms, _, report = validate(graph, shacl_graph=shapes, inference="none", advanced=False)
    assert conforms, report
    assert not [t for t in graph if any(isinstance(term, BNode) for term in t)]


def test_words_behind_a_fact_say_in_which_part_they_stand(tmp_path: Path) -> None:
    paper = tmp_path / "pack.txt"
    paper.write_text(text_of("stamped_pages"), encoding="utf-8")
    build([paper], tmp_path / "store")
    dataset = open_store(tmp_path / "store")
    rows = [row for answer in ask(dataset, "fact_ids") for row in evidence(dataset, answer["fact"])]
    assert "report, item 4: WINTER GRITTING REVIEW" in {row.part for row in rows}
    assert {row.page for row in rows if row.part.startswith("minutes")} <= {"2", "3"}
