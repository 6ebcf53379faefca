"""What identity concluded, for the graph of inferences: every mention with its evidence, and the pairs left apart."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import RDF, XSD, Literal, URIRef

from graph.directory import Directory
from graph.identity.candidates import Candidate
from graph.identity.identified import Identified
from graph.ledger import short_hash
from graph.statements import Triple
from ontology.vocabulary import MG


def identifications(named: Directory) -> Iterator[Triple]:
    """Each mention: its entity, the forms that the paper writes, why it was joined, and what ties it to the others."""
    for one in named.who.identified:
        yield from _identification(one, named)


def candidates(named: Directory) -> Iterator[Triple]:
    """Each pair that stayed apart: both entities, the score, and what speaks for and against."""
    for one in named.who.candidates:
        yield from _candidate(one, named)


def _identification(one: Identified, named: Directory) -> Iterator[Triple]:
    entity, mention = named.entity_iris[one.number], one.mention
    node = named.iris.identification(entity, mention.paper, f"{mention.name}|{mention.of}|{mention.sex}|{mention.id}")
    yield node, RDF.type, MG.Identification
    yield node, MG.entity, entity
    yield node, MG.reason, Literal(one.reason)
    yield node, MG.recordedIn, named.iris.document(mention.paper)
    yield from ((node, MG.form, Literal(form)) for form in one.forms)
    if one.score is not None:
        yield node, MG.score, _score(one.score)
    if one.parts:
        yield node, MG.weighed, Literal("; ".join(map(str, one.parts)))


def _candidate(one: Candidate, named: Directory) -> Iterator[Triple]:
    entities = sorted((named.entity_iris[one.one], named.entity_iris[one.other]))
    node = candidate_iri(named, *entities)
    yield node, RDF.type, MG.Candidate
    yield from ((node, MG.entity, entity) for entity in entities)
    yield node, MG.score, _score(one.score)
    yield from ((node, MG.reason, Literal(str(part))) for part in one.parts)


def candidate_iri(named: Directory, first: URIRef, second: URIRef) -> URIRef:
    """The address of a pair: the same as long as both keep theirs."""
    ids = [str(entity).removeprefix(named.iris.base) for entity in sorted((first, second))]
    return named.iris.inference(f"candidate-{short_hash('|'.join(ids))}")


def _score(value: float) -> Literal:
    return Literal(f"{value:.2f}", datatype=XSD.decimal, normalize=False)
