"""The words that prove a fact, as Web Annotation: a document, a quote and a position."""

from __future__ import annotations

from rdflib import RDF, XSD, Literal, URIRef

from extract.records import Evidence
from graph.statements import Triple
from ontology.vocabulary import MG, OA


def evidence_triples(node: URIRef, evidence: Evidence, document: URIRef) -> set[Triple]:
    """Everything about an evidence node: quote and position as selectors with IRIs of their own, and the page."""
    quote, position = URIRef(f"{node}/quote"), URIRef(f"{node}/position")
    out: set[Triple] = {
        (node, RDF.type, MG.Evidence),
        (node, RDF.type, OA.SpecificResource),
        (node, OA.hasSource, document),
        (node, OA.hasSelector, quote),
        (node, OA.hasSelector, position),
        (quote, RDF.type, OA.TextQuoteSelector),
        (quote, OA.exact, Literal(evidence.exact)),
        (position, RDF.type, OA.TextPositionSelector),
        (position, OA.start, Literal(str(evidence.start), datatype=XSD.integer)),
        (position, OA.end, Literal(str(evidence.end), datatype=XSD.integer)),
    }
    if evidence.prefix:
        out.add((quote, OA.prefix, Literal(evidence.prefix)))
    if evidence.suffix:
        out.add((quote, OA.suffix, Literal(evidence.suffix)))
    if evidence.page is not None:
        out.add((node, MG.page, Literal(str(evidence.page), datatype=XSD.integer)))
    return out
