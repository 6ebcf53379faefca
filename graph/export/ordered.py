"""The contents of a store in one order, whatever order they were written in. The lines are sorted as N-Triples."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "mg": "https://w3id.org/minutegraph/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def lines(store: ox.Store, graph: ox.NamedNode | ox.DefaultGraph) -> list[bytes]:
    """The triples of one graph as sorted N-Triples lines."""
    dumped = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph)
    return sorted(dumped.splitlines()) if dumped else []


def graphs(store: ox.Store) -> list[ox.NamedNode | ox.DefaultGraph]:
    """The default graph, then the named ones by name."""
    named = [g for g in store.named_graphs() if isinstance(g, ox.NamedNode)]
    return [ox.DefaultGraph(), *sorted(named, key=lambda g: g.value)]


def quads(store: ox.Store) -> Iterator[ox.Quad]:
    """All quads, graph by graph, each graph's in order."""
    for graph in graphs(store):
        for triple in ox.parse(b"\n".join(lines(store, graph)), format=ox.RdfFormat.N_TRIPLES):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def triples(store: ox.Store) -> Iterator[ox.Triple]:
    """The triples of all graphs together, each once, in order."""
    together = sorted({line for graph in graphs(store) for line in lines(store, graph)})
    for quad in ox.parse(b"\n".join(together), format=ox.RdfFormat.N_TRIPLES):
        yield quad.triple
