"""The parts of a document that binds several papers: what each is, where it reads, and which of them words stand in."""

from __future__ import annotations

from collections.abc import Sequence

from rdflib import DCTERMS, RDF, RDFS, XSD, Literal, URIRef

from extract.records import Part
from graph.iris import Iris
from graph.statements import Triple, text
from ontology.vocabulary import MG, OA


class Parts:
    """The parts of one document with their IRIs; none where it is one paper."""

    def __init__(self, document_id: str, parts: Sequence[Part], iris: Iris) -> None:
        self._parts = [(part, iris.part(document_id, part)) for part in parts]
        self._document = iris.document(document_id)

    def at(self, offset: int) -> URIRef | None:
        """The part in which an offset of the document lies."""
        return next((node for part, node in self._parts if part.start <= offset < part.end), None)

    @property
    def triples(self) -> set[Triple]:
        """Everything about the parts, and that the document has them."""
        return {triple for part, node in self._parts for triple in _about(node, part, self._document)}


def _about(node: URIRef, part: Part, document: URIRef) -> set[Triple]:
    """One part: kind, title, item and pages, and its place in the document as a selector with an IRI of its own."""
    position = URIRef(f"{node}/position")
    found: tuple[tuple[URIRef, URIRef, Literal | URIRef | None], ...] = (
        (document, DCTERMS.hasPart, node),
        (node, RDF.type, MG.Part),
        (node, RDF.type, OA.SpecificResource),
        (node, RDFS.label, text(part.title) or Literal(part.kind)),
        (node, MG.partKind, Literal(part.kind)),
        (node, MG.number, text(part.number)),
        (node, MG.firstPage, _count(part.first_page)),
        (node, MG.lastPage, _count(part.last_page)),
        (node, OA.hasSource, document),
        (node, OA.hasSelector, position),
        (position, RDF.type, OA.TextPositionSelector),
        (position, OA.start, _count(part.start)),
        (position, OA.end, _count(part.end)),
    )
    return {(subject, term, value) for subject, term, value in found if value is not None}


def _count(value: int | None) -> Literal | None:
    return None if value is None else Literal(str(value), datatype=XSD.integer)
