"""rdflib terms as Oxigraph's: the one place where the two meet when writing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import XSD, Dataset, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

from graph.statements import Triple
from ontology.vocabulary import MG


def to_quads(triples: Iterable[Triple], graph: URIRef) -> Iterator[ox.Quad]:
    """The triples of a named graph as quads."""
    name = ox.NamedNode(str(graph))
    nodes: dict[str, ox.NamedNode] = {}

    def node(iri: str) -> ox.NamedNode:
        found = nodes.get(iri)
        if found is None:
            found = nodes[iri] = ox.NamedNode(iri)
        return found

    for subject, predicate, value in triples:
        obj = node(value) if isinstance(value, URIRef) else to_literal(value)
        yield ox.Quad(node(subject), node(predicate), obj, name)


def digest(triples: Iterable[Triple], graph: URIRef) -> str:
    """A digest of a named graph: equal graphs have equal digests, whatever order their triples come in."""
    lines = sorted(str(quad) for quad in to_quads(triples, graph))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:32]


def to_literal(value: Node) -> ox.Literal:
    """A literal; TypeError for a blank node, which the graph has none of."""
    if not isinstance(value, Literal):
        raise TypeError(f"neither an IRI nor a literal: {value!r}")
    if value.language:
        return ox.Literal(str(value), language=value.language)
    if value.datatype is None:
        return ox.Literal(str(value))
    return ox.Literal(str(value), datatype=ox.NamedNode(str(value.datatype)))


def to_node(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> URIRef | Literal:
    """An Oxigraph term as rdflib's; TypeError for a blank node."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        plain = term.datatype.value == str(XSD.string)
        return (
            Literal(term.value) if plain else Literal(term.value, datatype=URIRef(term.datatype.value), normalize=False)
        )
    raise TypeError(f"neither an IRI nor a literal: {term}")


def triples_of(store: ox.Store, graph: ox.NamedNode, subject: ox.NamedNode | None = None) -> Iterator[Triple]:
    """The triples of a named graph, or those about one subject."""
    for quad in store.quads_for_pattern(subject, None, None, graph):
        about = to_node(quad.subject)
        if isinstance(about, URIRef):
            yield about, URIRef(quad.predicate.value), to_node(quad.object)


def described(store: ox.Store, graph: ox.NamedNode, entities: ox.NamedNode) -> set[Triple]:
    """What the graph of entities says of everything that a graph speaks of, and of what that leads to."""
    return described_terms(store, triples_of(store, graph), entities)


def described_terms(store: ox.Store, triples: Iterable[Triple], entities: ox.NamedNode) -> set[Triple]:
    """What the graph of entities says of everything that some triples speak of, and of what that leads to."""
    pending = {ox.NamedNode(str(t)) for s, _, o in triples for t in (s, o) if isinstance(t, URIRef)}
    done: set[ox.NamedNode] = set()
    found: set[Triple] = set()
    while pending:
        term = pending.pop()
        if term not in done:
            done.add(term)
            more = set(triples_of(store, entities, term))
            pending |= {ox.NamedNode(str(o)) for _, _, o in more if isinstance(o, URIRef)}
            found |= more
    return found


def judged_of(store: ox.Store, graph: ox.NamedNode, judged: ox.NamedNode) -> set[Triple]:
    """What a graph of judgements says of the statements of a document's graph, and those judgements themselves."""
    found: set[Triple] = set()
    for quad in store.quads_for_pattern(None, ox.NamedNode(str(MG.judgement)), None, judged):
        if (
            isinstance(quad.subject, ox.NamedNode)
            and isinstance(quad.object, ox.NamedNode)
            and next(store.quads_for_pattern(quad.subject, None, None, graph), None) is not None
        ):
            found.update(triples_of(store, judged, quad.subject))
            found.update(triples_of(store, judged, quad.object))
    return found


def native(dataset: Dataset) -> ox.Store:
    """The Oxigraph store behind a dataset; for any other dataset a copy of it in memory."""
    if isinstance(dataset.store, OxigraphStore):
        return dataset.store._inner  # oxrdflib offers no public way to it, and going through rdflib is 12x slower
    store = ox.Store()
    for subject, predicate, value, name in dataset.quads():
        graph = ox.DefaultGraph() if name is None or name == DATASET_DEFAULT_GRAPH_ID else ox.NamedNode(str(name))
        obj = ox.NamedNode(str(value)) if isinstance(value, URIRef) else to_literal(value)
        store.add(ox.Quad(ox.NamedNode(str(subject)), ox.NamedNode(str(predicate)), obj, graph))
    return store
