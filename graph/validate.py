"""Whether a store keeps its promises: the shapes of the ontology, and every quote at its place in the source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox
from pyshacl import validate as shacl
from rdflib import RDF, SH, Graph
from rdflib.term import Node

from extract.documents import Source, Unreadable, read
from extract.records import Document
from graph.iris import Iris
from graph.quads import described_terms, judged_of, native, triples_of
from graph.reading import Reader, read_again, source_of
from graph.store import open_store
from graph.writing import load_state

_QUOTES = """
PREFIX mg: <https://w3id.org/minutegraph/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?evidence ?exact ?start ?end ?page WHERE {
    GRAPH ?g {
        ?evidence a mg:Evidence ; oa:hasSelector ?quote , ?position .
        ?quote oa:exact ?exact . ?position oa:start ?start ; oa:end ?end .
        OPTIONAL { ?evidence mg:page ?page }
    }
} ORDER BY ?start ?end
"""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it must be: the document, the node, and what is wrong with it.

    `kind`: shape, quote, page, or source (the file is gone or has changed, so its quotes could not be checked).
    """

    kind: str
    document: str
    node: str
    message: str


def check(store_dir: Path | str, *, read: Reader = read) -> list[Problem]:
    """Every breach of the shapes, and every quote that its source, read afresh, does not hold at its offset."""
    store_dir = Path(store_dir)
    store = native(open_store(store_dir))
    manifest = load_state(store_dir).manifest
    iris = Iris(manifest.base)
    shapes = Graph().parse(data=(files("ontology") / "shapes.ttl").read_text("utf-8"), format="turtle")
    problems: list[Problem] = []
    for sha256, entry in sorted(manifest.entries.items(), key=lambda e: (e[1].file_names, e[0])):
        name = entry.file_names[0]
        graph = ox.NamedNode(str(iris.document_graph(sha256)))
        problems += _shape_problems(store, graph, iris, shapes, name)
        problems += _quote_problems(store, graph, source_of(entry), name, partial(read_again, entry, read=read))
    return problems


def _shape_problems(store: ox.Store, graph: ox.NamedNode, iris: Iris, shapes: Graph, name: str) -> Iterator[Problem]:
    """What a document's graph, with what was judged of it and the descriptions of entities, breaks of the shapes."""
    judged, entities = (ox.NamedNode(str(g)) for g in (iris.judgements_graph, iris.entities_graph))
    said = {*triples_of(store, graph), *judged_of(store, graph, judged)}
    data = Graph()
    for triple in said | described_terms(store, said, entities):
        data.add(triple)
    conforms, report, _text = shacl(data, shacl_graph=shapes, inference="none", advanced=False)
    if conforms:
        return
    for result in sorted(report.subjects(RDF.type, SH.ValidationResult), key=str):
        path = report.value(result, SH.resultPath)
        message = report.value(result, SH.resultMessage)
        node = report.value(result, SH.focusNode)
        yield Problem("shape", name, str(node), f"{_short(path)}: {message}" if path else str(message))


def _short(path: Node) -> str:
    """The last part of a property's name."""
    return str(path).rpartition("#")[2].rpartition("/")[2]


def _quote_problems(
    store: ox.Store, graph: ox.NamedNode, source: Source | None, name: str, read: Callable[[Source], Document]
) -> Iterator[Problem]:
    """The quotes of a document that its source, read afresh, does not hold."""
    if source is None:
        yield Problem("source", name, graph.value, "the file is gone or has changed: its quotes were not checked")
        return
    try:
        document = read(source)
    except Unreadable as error:
        yield Problem("source", name, graph.value, f"the file cannot be read any more: {error}")
        return
    found = store.query(_QUOTES.replace("?g ", f"<{graph.value}> ", 1))
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError("a SELECT query gave no solutions")
    for row in found:
        yield from _misplaced(row, document, name)


def _misplaced(row: ox.QuerySolution, document: Document, name: str) -> Iterator[Problem]:
    """What is wrong with one quote."""
    node, exact = row["evidence"].value, row["exact"].value
    start, end = int(row["start"].value), int(row["end"].value)
    stands = document.text[start:end]
    if stands != exact:
        yield Problem("quote", name, node, f"the source has {stands[:60]!r} at {start}-{end}, not {exact[:60]!r}")
    page = int(row["page"].value) if row["page"] else None
    if page != document.page_at(start):
        yield Problem("page", name, node, f"the quote is said to be on page {page}, it is on {document.page_at(start)}")
