"""What a graph says, read through the terms of its vocabulary alone, by relation and paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rdflib import Dataset
from rdflib.query import ResultRow

_PREFIXES = """PREFIX mg: <https://w3id.org/minutegraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX oa: <http://www.w3.org/ns/oa#>
"""
_PROOF = "?x mg:evidence ?e . ?e oa:hasSource/mg:fileName ?document ; oa:hasSelector/oa:exact ?quote ."
_THERE = "FILTER (?status IN (mg:present, mg:partPresent, mg:substitute, mg:inAttendance))"

QUESTIONS: Mapping[str, str] = {
    "meetings": """?x a mg:Meeting .
        OPTIONAL { ?x mg:ofBody/rdfs:label ?body } OPTIONAL { ?x mg:date ?date }""",
    "attended": f"?x a mg:Attendance ; mg:attendanceStatus ?status ; mg:attendee ?who . {_THERE} "
    "?who a mg:Person ; rdfs:label ?name .",
    "attended_by_post": f"?x a mg:Attendance ; mg:attendanceStatus ?status ; mg:attendee ?who . {_THERE} "
    "?who a mg:Post ; rdfs:label ?post .",
    "apologies": "?x a mg:Attendance ; mg:attendanceStatus mg:apologies ; mg:attendee/rdfs:label ?name .",
    "substitutions": "?x a mg:Attendance ; mg:attendee/rdfs:label ?substitute ; mg:onBehalfOf/rdfs:label ?for .",
    "chairs": """?x a mg:Chairship ; mg:person/rdfs:label ?person .
        OPTIONAL { ?x mg:body/rdfs:label ?body } OPTIONAL { ?x mg:chairKind ?kind }""",
    "posts": """?x a mg:PostHolding ; mg:person/rdfs:label ?person ; mg:post ?held . ?held rdfs:label ?post .
        OPTIONAL { ?held mg:postIn/rdfs:label ?body }""",
    "member_of": "?x a mg:Membership ; mg:person/rdfs:label ?person ; mg:body/rdfs:label ?body .",
    "interests": "?x a mg:Declaration ; mg:person/rdfs:label ?person ; mg:interest ?interest .",
    "monitored_by": """?x a mg:Monitoring ; mg:monitor/rdfs:label ?monitor .
        OPTIONAL { ?x mg:subject/rdfs:label ?subject }""",
    "relations": "?x a mg:Relation ; mg:from/rdfs:label ?subject ; mg:relationKind ?kind ; mg:to/rdfs:label ?object .",
    "strategies": "?x a mg:Strategy ; rdfs:label ?name .",
    "commitments": """?x a mg:Commitment .
        OPTIONAL { ?x mg:responsible/rdfs:label ?who } OPTIONAL { ?x mg:dueBy ?due }""",
    "decisions": "?x a mg:Decision .",
}
"""How each relation of the gold facts is asked of a graph."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """One fact of a graph: its address, the columns of its question with all their values, and its words."""

    node: str
    values: Mapping[str, tuple[str, ...]]
    quotes: tuple[str, ...]

    def one(self, column: str) -> str | None:
        """The first value of a column; None where the graph does not say."""
        return next(iter(self.values.get(column, ())), None)


def told(dataset: Dataset, relation: str) -> dict[str, list[Told]]:
    """The facts of a relation by the file name of their paper, in order of address."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    query = f"{_PREFIXES} SELECT DISTINCT * WHERE {{ {QUESTIONS[relation]} {_PROOF} }}"
    for row in dataset.query(query):
        if not isinstance(row, ResultRow):
            raise TypeError("a SELECT query gave no solutions")
        answer = {str(key): str(value) for key, value in row.asdict().items() if value is not None}
        columns = found.setdefault((answer["document"], answer["x"]), {})
        for column, value in answer.items():
            if value not in (values := columns.setdefault(column, [])):
                values.append(value)
    papers: dict[str, list[Told]] = {}
    for (document, node), columns in sorted(found.items()):
        every = {column: tuple(sorted(several)) for column, several in columns.items()}
        papers.setdefault(document, []).append(Told(node, every, every["quote"]))
    return papers
