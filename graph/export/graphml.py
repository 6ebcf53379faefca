"""GraphML for network programs: people, bodies, posts, meetings and strategies, joined by the direct triples."""

from __future__ import annotations

from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from ontology.vocabulary import MG

NODES = ("Person", "Body", "Post", "Meeting", "Strategy", "Service", "AgendaItem", "Document")
EDGES = (
    "attended",
    "sentApologies",
    "substitutedFor",
    "chairs",
    "viceChairs",
    "presidedBy",
    "holds",
    "memberOf",
    "monitoredBy",
    "partOf",
    "replacedBy",
    "reportsTo",
    "responsibleFor",
    "oversees",
    "partnerOf",
    "appointed",
    "postIn",
    "ofBody",
    "itemOf",
    "ownedBy",
)
_LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="label" for="node" attr.name="label" attr.type="string"/>
  <key id="kind" for="node" attr.name="kind" attr.type="string"/>
  <key id="relation" for="edge" attr.name="relation" attr.type="string"/>
  <graph edgedefault="directed">
"""


def write(store: ox.Store, out: BinaryIO) -> None:
    """Write the network: nodes with label and kind, directed edges with their relation, each once."""
    labels = {_iri(q.subject): q.object.value for q in _all(store, _LABEL) if isinstance(q.object, ox.Literal)}
    kinds: dict[str, str] = {}
    for kind in NODES:
        for quad in store.quads_for_pattern(None, _TYPE, ox.NamedNode(str(MG[kind])), None):
            kinds[_iri(quad.subject)] = kind
    edges = sorted(
        {
            (_iri(quad.subject), name, _iri(quad.object))
            for name in EDGES
            for quad in _all(store, ox.NamedNode(str(MG[name])))
            if _iri(quad.subject) in kinds and _iri(quad.object) in kinds
        }
    )
    out.write(_HEAD.encode())
    for iri in sorted(kinds):
        label, kind = _text(labels.get(iri, iri)), kinds[iri]
        node = f'    <node id={_quoted(iri)}><data key="label">{label}</data><data key="kind">{kind}</data></node>\n'
        out.write(node.encode())
    for source, relation, target in edges:
        ends = f"source={_quoted(source)} target={_quoted(target)}"
        out.write(f'    <edge {ends}><data key="relation">{relation}</data></edge>\n'.encode())
    out.write(b"  </graph>\n</graphml>\n")


def _all(store: ox.Store, predicate: ox.NamedNode) -> list[ox.Quad]:
    return list(store.quads_for_pattern(None, predicate, None, None))


def _iri(term: object) -> str:
    """The IRI of a node; nothing for a literal."""
    return term.value if isinstance(term, ox.NamedNode) else ""


def _text(value: str) -> str:
    """Text for XML: markup escaped, characters that XML cannot hold left out."""
    return escape("".join(c for c in value if c in "\t\n" or (ord(c) >= 0x20 and ord(c) not in (0xFFFE, 0xFFFF))))


def _quoted(iri: str) -> str:
    return quoteattr(iri)
