"""Anyone's own SPARQL over the graph: read-only, and never another server's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rdflib import Dataset, Graph, Literal
from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, RDF, RDFS, SKOS, XSD
from rdflib.query import ResultRow
from rdflib.term import Node

from ontology.vocabulary import MG, OA

PREFIXES = {
    "mg": str(MG),
    "oa": str(OA),
    "dcterms": str(DCTERMS),
    "foaf": str(FOAF),
    "org": str(ORG),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "skos": str(SKOS),
    "xsd": str(XSD),
}
"""The prefixes that a query may use without declaring them."""

_ASIDE = re.compile(
    r"\"\"\".*?\"\"\"|'''.*?'''|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|<[^<>\s]*>|#[^\n]*", re.DOTALL
)
_PROLOGUE = re.compile(r"\s*(?:(?:PREFIX\s+\S*?:|BASE)\s*)*", re.IGNORECASE)
_UPDATE = re.compile(r"(?:INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b", re.IGNORECASE)
_SERVICE = re.compile(r"\bSERVICE\b", re.IGNORECASE)


class BadQuery(ValueError):
    """A text that is no SPARQL query, would change the graph, or would ask another server."""


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer of SELECT, or of ASK as one row with the column `answer`; cells are text or whole numbers."""

    columns: tuple[str, ...]
    rows: tuple[dict[str, str | int], ...]


def answer(dataset: Dataset, query: str) -> Solutions | Graph:
    """Solutions of a SELECT or ASK, or the triples of a CONSTRUCT or DESCRIBE; BadQuery with the parser's words."""
    bare = _ASIDE.sub(" ", query)
    if _UPDATE.match(bare, _prologue_end(bare)):
        raise BadQuery("that is an update; the graph is read-only here (build and forget change it)")
    if _SERVICE.search(bare):
        raise BadQuery("SERVICE would ask another server; only this graph is asked here")
    try:
        result = dataset.query(query, initNs=PREFIXES)
        if result.type == "ASK":
            return Solutions(("answer",), ({"answer": "yes" if result.askAnswer else "no"},))
        if result.type == "SELECT":
            names = tuple(str(v) for v in result.vars or ())
            rows = (row.asdict() for row in result if isinstance(row, ResultRow))
            return Solutions(names, tuple({n: _cell(row.get(n)) for n in names} for row in rows))
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise BadQuery(f"not a SPARQL query that can be answered: {error}") from error
    graph = result.graph if result.graph is not None else Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


def _prologue_end(bare: str) -> int:
    found = _PROLOGUE.match(bare)
    return found.end() if found else 0


def _cell(term: Node | None) -> str | int:
    if term is None:
        return ""
    if isinstance(term, Literal) and term.datatype == XSD.integer:
        return int(term)
    return str(term)
