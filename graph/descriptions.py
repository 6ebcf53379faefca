"""The graph of entities, what each is and is called; and the graph of inferences, why mentions were taken for one."""

from __future__ import annotations

from rdflib import DCTERMS, RDF, RDFS, SKOS, Literal, URIRef

from extract.records import Kind
from graph.directory import Directory
from graph.identifications import candidates, identifications
from graph.identity.meetings import Met
from graph.ledger import short_hash
from graph.statements import Triple
from ontology.vocabulary import MG

CLASS_OF = {
    Kind.PERSON: MG.Person,
    Kind.BODY: MG.Body,
    Kind.POST: MG.Post,
    Kind.STRATEGY: MG.Strategy,
    Kind.SERVICE: MG.Service,
}


def descriptions(named: Directory) -> set[Triple]:
    """Type, label and other names of every entity and meeting."""
    out: set[Triple] = set()
    for entity, node in zip(named.who.entities, named.entity_iris, strict=True):
        out |= {(node, RDF.type, CLASS_OF[entity.kind]), (node, RDFS.label, Literal(entity.label))}
        out |= {(node, SKOS.altLabel, Literal(form)) for form in entity.alt_labels}
        if entity.kind is Kind.BODY:
            out.add((node, RDF.type, MG[entity.body_class or "Group"]))
        if entity.kind is Kind.STRATEGY:
            out.add((node, MG.factId, _fact_id(node, named)))
        if entity.of is not None:
            out.add((node, MG.postIn, named.entity_iris[entity.of]))
    for met, node in named.meeting_iris.items():
        label = meeting_label(met, named.who.entities[met.body].label)
        out |= {
            (node, RDF.type, MG.Meeting),
            (node, RDFS.label, Literal(label)),
            (node, MG.factId, _fact_id(node, named)),
        }
    return out


def inferences(named: Directory) -> set[Triple]:
    """What each mention was taken for and why, what may be one, which IRIs gave way, and councils found by kinship."""
    iris = named.iris
    out: set[Triple] = {(old, DCTERMS.isReplacedBy, new) for old, new in named.replaced.items()}
    out |= {*identifications(named), *candidates(named)}
    for paper, council in named.who.councils.items():
        out.add((iris.document(paper), MG.authority, named.entity_iris[council]))
    return out


def meeting_label(met: Met, body: str) -> str:
    """What a meeting is called: its body, its date, and its start where the body met twice that day."""
    when = f"{met.date} {met.start}" if met.start and met.date else met.date or "date not known"
    return f"{body}, {when}"


def _fact_id(node: URIRef, named: Directory) -> Literal:
    """The short name of an entity that is itself a fact."""
    return Literal(short_hash(str(node).removeprefix(named.iris.base)))
