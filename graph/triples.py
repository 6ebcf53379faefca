"""Extractions as triples: one named graph per document, one of entities, one of inferences and one of judgements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rdflib import DCTERMS, RDF, RDFS, XSD, Literal, URIRef

from extract.records import AgendaItem, AnyFact, Kind, Meeting, Minutes, StrategyNamed
from graph.confidence import Setting, confidence
from graph.descriptions import descriptions, inferences
from graph.directory import Directory, directory
from graph.due_meetings import due_meetings
from graph.evidence import evidence_triples
from graph.fact_ids import FactIds
from graph.identity.mentions import Paper, body_ref, refs_of
from graph.iris import Iris
from graph.judgements.applying import Applied, apply
from graph.judgements.file import Judgements
from graph.judgements.judged_graph import judgement_triples, set_aside
from graph.ledger import Ledger, Thing
from graph.parts import Parts
from graph.spells.writing import spell_inferences
from graph.statements import Said, Scene, Triple, date, edtf, said, text
from graph.told import Told
from ontology.vocabulary import MG


@dataclass(frozen=True, slots=True)
class Source:
    """A document as the graph describes it: its extraction, the files that hold it, its pages (0 where it has none)."""

    paper: Paper
    media_type: str
    file_names: tuple[str, ...]
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Projection:
    """Every named graph, how many facts each document holds, and what the ledger knows all entities by.

    `judged` is the ledger as judgements alter it, and `unplaced` are the lines of those that name what no paper holds.
    """

    graphs: Mapping[URIRef, frozenset[Triple]]
    counts: Mapping[str, int]
    things: Sequence[Thing] = field(repr=False)
    judged: Ledger = field(repr=False)
    unplaced: tuple[int, ...] = ()


def project(sources: Sequence[Source], iris: Iris, ledger: Ledger, judgements: Judgements | None = None) -> Projection:
    """All graphs of some documents, as judgements have them. The ledger gives the IRIs and learns the new ones.

    BadJudgements where judgements contradict each other.
    """
    papers = [s.paper for s in sources]
    applied = Applied(tuple(papers))
    if judgements is not None:
        applied = apply(judgements, papers, {s.paper.id: s.file_names for s in sources})
    named = directory(papers, iris, ledger, applied.identity)
    graphs: dict[URIRef, frozenset[Triple]] = {}
    counts: dict[str, int] = {}
    described: set[Triple] = descriptions(named)
    told: list[Told] = []
    judged: set[Triple] = set(judgement_triples(applied, named))
    for source in sources:
        writer = _DocumentGraph(source, named, applied)
        graphs[iris.document_graph(source.paper.id)] = frozenset(writer.triples)
        counts[source.paper.id] = writer.count
        described |= writer.described
        told += writer.told
        judged |= writer.judged
    if judged:
        graphs[iris.judgements_graph] = frozenset(judged)
    graphs[iris.entities_graph] = frozenset(described)
    graphs[iris.inferences_graph] = frozenset(
        {*inferences(named), *due_meetings(told, named), *spell_inferences(told, named)}
    )
    return Projection(graphs, counts, named.things, named.ledger, applied.unplaced)


class _DocumentGraph:
    """What one document says: its own triples, and what it adds to the descriptions of entities and to what people
    judged: its statements as they were corrected."""

    def __init__(self, source: Source, named: Directory, applied: Applied) -> None:
        self.triples: set[Triple] = set()
        self.described: set[Triple] = set()
        self.judged: set[Triple] = set()
        self.told: list[Told] = []
        self._ids = FactIds(source.paper.id)
        self._paper = source.paper
        self._named = named
        self._applied = applied
        self._document = named.iris.document(source.paper.id)
        self._proven: set[URIRef] = set()
        self._parts = Parts(source.paper.id, source.paper.minutes.parts, named.iris)
        self.triples |= _about_document(source, self._document, named) | self._parts.triples
        scenes = [self._write_entities(reading) for reading in source.paper.readings]
        for reading, scene in zip(source.paper.readings, scenes, strict=True):
            self._write_statements(reading, scene)
        self.count = len(self._proven) + len(self.told)

    def _write_entities(self, reading: Minutes) -> Scene:
        """Meetings, items of business and strategies, with the first words that name each; the scene that they set."""
        paper, named = self._paper, self._named
        meeting, body = named.met_by(paper, reading) or (None, None)
        items: dict[str, URIRef] = {}
        for fact in _by_weight(reading.facts):
            match fact:
                case Meeting():
                    node = named.meeting(paper, fact)
                    self.triples |= _about_meeting(node, fact, named.entity(paper.id, body_ref(fact.body)))
                case AgendaItem():
                    node = named.iris.agenda_item(meeting, paper.id, fact.number, fact.title)
                    items.setdefault(fact.number, node)
                    self._about_item(node, fact, meeting)
                case StrategyNamed():
                    node = named.entity(paper.id, fact.strategy)
                    if fact.owner:
                        self.triples.add((node, MG.ownedBy, named.entity(paper.id, fact.owner)))
                case _:
                    continue
            self._prove_once(node, fact)
        for fact in reading.facts:
            for ref in refs_of(fact):
                if ref.kind is Kind.STRATEGY:
                    self._prove_once(named.entity(paper.id, ref), fact)
        minutes = reading.document_kind == "minutes"
        return Scene(lambda ref: named.entity(paper.id, ref), meeting, body, items, minutes=minutes)

    def _prove_once(self, node: URIRef, fact: AnyFact) -> None:
        """Tie an entity to the document by the first words that name it."""
        if node not in self._proven:
            self._proven.add(node)
            self._prove(node, fact)

    def _write_statements(self, reading: Minutes, scene: Scene) -> None:
        """Every statement of a reading, once; one that was rejected is only kept, one that was corrected stands so."""
        written: set[tuple[object, ...]] = set()
        setting = Setting.of(reading)
        for fact in reading.facts:
            if isinstance(fact, Meeting | AgendaItem | StrategyNamed):
                continue
            statement, short = said(fact, scene), self._ids.of(fact)
            key = (statement.kind, *statement.same)
            if key in written:
                continue
            written.add(key)
            node, sure = self._named.iris.statement(short), confidence(fact, setting)
            triples = _about_statement(node, fact, statement, short, sure, reading)
            source = self._source(node, fact)
            judged = self._applied.facts.get(short)
            if judged is None or not judged.aside:
                self.triples |= triples | source
                self.told.append(Told(node, fact, self._paper, reading, sure if judged is None else 1))
            elif judged.fact is None:
                known = source | {(node, MG.factId, Literal(short))}
                self.triples |= {*known, *set_aside(node, triples - known, self._named.iris)}
            else:
                self.triples |= set(set_aside(node, triples | source, self._named.iris))
                self._write_corrected(Told(node, judged.fact, self._paper, reading), short, scene, source)

    def _write_corrected(self, told: Told, short: str, scene: Scene, source: set[Triple]) -> None:
        """A statement as it was corrected, with its source, in the graph of judgements: whoever judged is sure of it.

        Nothing of it stands in the document's graph as well, so that no question counts it twice.
        """
        fact = told.fact
        self.judged |= _about_statement(told.node, fact, said(fact, scene), short, 1, told.reading) | source
        for ref in refs_of(fact):
            if ref.kind is Kind.STRATEGY:
                self._prove_once(self._named.entity(self._paper.id, ref), fact)
        self.told.append(told)

    def _prove(self, node: URIRef, fact: AnyFact) -> None:
        """Tie a node to the document and to the words that say so."""
        self.triples |= self._source(node, fact)

    def _source(self, node: URIRef, fact: AnyFact) -> set[Triple]:
        """What ties a node to the document and to the words that say so; the words themselves are written."""
        evidence = self._named.iris.evidence(self._paper.id, fact.evidence)
        if (evidence, RDF.type, MG.Evidence) not in self.triples:
            self.triples |= evidence_triples(evidence, fact.evidence, self._document)
            if (part := self._parts.at(fact.evidence.start)) is not None:
                self.triples.add((evidence, MG.inPart, part))
        return {(node, MG.recordedIn, self._document), (node, MG.evidence, evidence)}

    def _about_item(self, node: URIRef, fact: AgendaItem, meeting: URIRef | None) -> None:
        """An item of business: what it is called, its number, and its meeting."""
        label = text(fact.title) or Literal(f"Item {fact.number}")
        self.described |= {(node, RDF.type, MG.AgendaItem), (node, RDFS.label, label)}
        if fact.number:
            self.triples.add((node, MG.number, Literal(fact.number)))
        if meeting:
            self.triples.add((node, MG.itemOf, meeting))


def _about_statement(
    node: URIRef, fact: AnyFact, statement: Said, short: str, sure: float, reading: Minutes
) -> set[Triple]:
    """All that a statement says, with how it was read, and the direct triples beside it."""
    out: set[Triple] = {(node, RDF.type, kind) for kind in (statement.kind, MG.Statement, *statement.also)}
    out |= {(node, term, value) for term, value in statement.about if value is not None}
    out |= set(statement.direct)
    out |= {
        (node, MG.rule, Literal(fact.rule)),
        (node, MG.confidence, Literal(f"{sure:.2f}", datatype=XSD.decimal, normalize=False)),
        (node, MG.factId, Literal(short)),
    }
    if (day := date(reading.as_of)) is not None:
        out.add((node, MG.asOf, day))
    return out


def _by_weight(facts: Iterable[AnyFact]) -> list[AnyFact]:
    """Facts with the recorded meeting before the announced and the mentioned ones, otherwise as they come."""
    order = {"recorded": 0, "announced": 1}
    return sorted(facts, key=lambda f: order.get(f.role, 2) if isinstance(f, Meeting) else 3)


def _about_document(source: Source, document: URIRef, named: Directory) -> set[Triple]:
    """The document itself: its files, content, title, kind and council."""
    paper = source.paper
    out: set[Triple] = {
        (document, RDF.type, MG.Document),
        (document, RDFS.label, text(paper.minutes.title) or Literal(paper.name)),
        (document, MG.sha256, Literal(paper.id)),
        (document, DCTERMS["format"], Literal(source.media_type)),
        (document, MG.documentKind, Literal(paper.minutes.document_kind)),
        *((document, MG.warning, Literal(warning)) for warning in paper.minutes.warnings),
        *((document, MG.fileName, Literal(name)) for name in source.file_names),
    }
    if title := text(paper.minutes.title):
        out.add((document, DCTERMS.title, title))
    if source.pages:
        out.add((document, MG.pageCount, Literal(str(source.pages), datatype=XSD.integer)))
    if paper.minutes.attendance:
        out.add((document, MG.attendanceRecord, Literal(paper.minutes.attendance)))
    if paper.authority:
        out.add((document, MG.authority, named.entity(paper.id, body_ref(paper.authority))))
    if (day := date(paper.minutes.as_of)) is not None:
        out.add((document, MG.asOf, day))
    return out


def _about_meeting(node: URIRef, fact: Meeting, body: URIRef) -> set[Triple]:
    """What a document says of a meeting."""
    found = (
        (MG.ofBody, body),
        (MG.date, date(fact.date)),
        (MG.edtf, edtf(fact.date) if date(fact.date) is None else None),
        (MG.startTime, _time(fact.start)),
        (MG.endTime, _time(fact.end)),
        (MG.venue, text(fact.venue)),
        (MG.meetingRole, text(fact.role)),
    )
    return {(node, term, value) for term, value in found if value is not None}


def _time(value: str | None) -> Literal | None:
    """A time of day, "14:00", as xsd:time."""
    return Literal(f"{value}:00", datatype=XSD.time, normalize=False) if value else None
