"""The aligned terms of the standard vocabularies, written out beside ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

import pyoxigraph as ox
from rdflib import RDFS, Graph, URIRef

from ontology.vocabulary import MG

_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


@cache
def alignments() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """Each of our classes, and each of our properties, with every term above it in the ontology, ours and others'."""
    ontology = Graph().parse(data=(files("ontology") / "minutegraph.ttl").read_text("utf-8"), format="turtle")
    return _above(ontology, RDFS.subClassOf), _above(ontology, RDFS.subPropertyOf)


def _above(ontology: Graph, relation: URIRef) -> dict[str, tuple[str, ...]]:
    """Term -> all terms that it is a kind of, through any number of steps."""
    found: dict[str, tuple[str, ...]] = {}
    for term in set(ontology.subjects(relation)):
        if str(term).startswith(str(MG._NS)):
            found[str(term)] = tuple(
                sorted({str(t) for t in ontology.transitive_objects(term, relation)} - {str(term)})
            )
    return found


def entailed(store: ox.Store) -> ox.Store:
    """A copy in memory with the terms above ours, each in the graph that it follows from."""
    classes, properties = alignments()
    copy = ox.Store()
    copy.bulk_extend(store)
    copy.bulk_extend(_types(store, classes))
    copy.bulk_extend(_relations(store, properties))
    return copy


def _types(store: ox.Store, classes: Mapping[str, tuple[str, ...]]) -> Iterable[ox.Quad]:
    for name, above in classes.items():
        wider = [ox.NamedNode(term) for term in above]
        for quad in store.quads_for_pattern(None, _TYPE, ox.NamedNode(name), None):
            for term in wider:
                yield ox.Quad(quad.subject, _TYPE, term, quad.graph_name)


def _relations(store: ox.Store, properties: Mapping[str, tuple[str, ...]]) -> Iterable[ox.Quad]:
    for name, above in properties.items():
        wider = [ox.NamedNode(term) for term in above]
        for quad in store.quads_for_pattern(None, ox.NamedNode(name), None, None):
            for term in wider:
                yield ox.Quad(quad.subject, term, quad.object, quad.graph_name)
