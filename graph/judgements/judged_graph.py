"""The graph of judgements, and what stays of a statement in its paper's graph when it is set aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple

from rdflib import RDF, RDFS, Literal, URIRef

from graph.directory import Directory
from graph.identity.mentions import Mention
from graph.iris import Iris
from graph.judgements.applying import Applied
from graph.judgements.judgement import COLUMNS, CORRECT, NEEDS_OTHER, OF_FACTS, PAST, RENAME, Judgement
from graph.statements import Triple, date
from ontology.vocabulary import MG


def set_aside(node: URIRef, said: Iterable[Triple], iris: Iris) -> Iterator[Triple]:
    """What stays of a statement that was rejected or corrected: nothing that a question finds, nothing lost.

    Each thing that it said, its classes and direct triples among them, is kept as a reified triple (rdf:Statement).
    """
    yield (node, RDF.type, MG.SetAside)
    for number, (subject, term, value) in enumerate(sorted(said, key=lambda t: [part.n3() for part in t]), 1):
        read = iris.read(node, number)
        yield (node, MG.original, read)
        yield (read, RDF.type, RDF.Statement)
        yield (read, RDF.subject, subject)
        yield (read, RDF.predicate, term)
        yield (read, RDF.object, value)


def judgement_iri(judgement: Judgement, iris: Iris) -> URIRef:
    """The same judgement twice is one."""
    return iris.judgement("\t".join(astuple(judgement)[: len(COLUMNS)]))


def judgement_triples(applied: Applied, named: Directory) -> Iterator[Triple]:
    """Every judgement that was found in the papers, with what it is of."""
    iris = named.iris
    for short, judged in applied.facts.items():
        statement = iris.statement(short)
        for judgement in judged.judgements:
            yield from _about(judgement, [statement], iris)
            yield (statement, MG.judgement, judgement_iri(judgement, iris))
    for judgement, mentions in applied.mentions:
        yield from _about(judgement, _entities(mentions, named), iris)


def _entities(mentions: Iterable[Mention], named: Directory) -> list[URIRef]:
    return [named.entity_iris[named.who.numbers[mention]] for mention in mentions]


def _about(judgement: Judgement, of: Sequence[URIRef], iris: Iris) -> Iterator[Triple]:
    """One judgement: the verdict, who made it and when, the reason, and what it names in the words of the file."""
    node = judgement_iri(judgement, iris)
    yield (node, RDF.type, MG.Judgement)
    yield (node, RDFS.label, Literal(judgement.told))
    yield (node, MG.verdict, Literal(PAST.get(judgement.verdict, judgement.verdict)))
    yield (node, MG.judgedBy, Literal(judgement.by))
    if (day := date(judgement.date)) is not None:
        yield (node, MG.judgedOn, day)
    if judgement.reason:
        yield (node, MG.reason, Literal(judgement.reason))
    for one in of:
        yield (node, MG.of, one)
    if judgement.verdict not in OF_FACTS:
        yield (node, MG.form, Literal(judgement.one))
    if judgement.verdict in NEEDS_OTHER:
        term = MG.value if judgement.verdict in (CORRECT, RENAME) else MG.form
        yield (node, term, Literal(judgement.other))
