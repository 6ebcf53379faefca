"""Every kind of fact as triples: the terms of the vocabulary contract, evidence, direct triples, and no repetition."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import files

import pytest
from pyshacl import validate
from rdflib import DCTERMS, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from extract.records import (
    AgendaItem,
    Alias,
    AnyFact,
    Attendance,
    Chairship,
    Commitment,
    Decision,
    Declaration,
    Due,
    Evidence,
    Kind,
    Meeting,
    Membership,
    Minutes,
    Monitoring,
    PostHolding,
    Presiding,
    Ref,
    Relation,
    StrategyEvent,
    StrategyNamed,
)
from graph.confidence import Setting, confidence
from graph.identity.mentions import Paper
from graph.iris import DEFAULT_BASE, Iris
from graph.ledger import Ledger
from graph.triples import Projection, Source, project
from ontology.vocabulary import EDTF, MG, OA

SHA = "ab" * 32
COUNCIL, PANEL = "Xshire County Council", "Parks Scrutiny Panel"
ASHDOWN = Ref(Kind.PERSON, "Rosie Ashdown", "Mrs R Ashdown", "Mrs")
FINCH = Ref(Kind.PERSON, "Bob Finch", "Bob Finch")
HEAD = Ref(Kind.POST, "Head of Parks", "Head of Parks", of=COUNCIL)
THE_PANEL = Ref(Kind.BODY, PANEL, "the Panel")
OFSTED = Ref(Kind.BODY, "Ofsted", "Ofsted")
PLAN = Ref(Kind.STRATEGY, "Parks Plan", "Parks Plan")
PLAY = Ref(Kind.SERVICE, "play areas", "play areas")


def words(start: int) -> Evidence:
    return Evidence(start, start + 9, f"words {start:03}", "before ", " after", 2)


MEETING = Meeting(words(0), "heading", 1.0, PANEL, "2030-05-01", "14:00", "15:30", "Town Hall")
FACTS: dict[str, AnyFact] = {
    "meeting": MEETING,
    "item": AgendaItem(words(10), "item", 1.0, "5", "Play areas", 10, 90),
    "member": Attendance(words(20), "list", 0.9, ASHDOWN, "present", "member"),
    "substitute": Attendance(words(30), "list", 0.9, FINCH, "substitute", "member", on_behalf_of=ASHDOWN),
    "post": Attendance(words(40), "list", 0.9, HEAD, "inAttendance", "officer", item="5"),
    "apologies": Attendance(words(50), "list", 0.9, Ref(Kind.PERSON, "Al Hart", "Al Hart"), "apologies", "member"),
    "chair": Chairship(words(60), "chair", 0.8, ASHDOWN, THE_PANEL, "vice-chair"),
    "presided": Presiding(words(70), "chair", 0.8, ASHDOWN),
    "holds": PostHolding(words(80), "post", 0.8, FINCH, HEAD),
    "membership": Membership(words(90), "list", 0.8, ASHDOWN, THE_PANEL, "2030-05", "2031-05-14"),
    "interest": Declaration(words(100), "interest", 0.8, ASHDOWN, "owns a field"),
    "inspection": Monitoring(
        words(110), "watch", 0.7, PLAY, OFSTED, "inspection", "Play Check", "2030-01-02", "2030-01-03",
        "2030-01-02/2030-01-03", "good", (FINCH,),
    ),
    "promise": Commitment(
        words(120), "will", 0.6, "report back", (HEAD,), THE_PANEL,
        Due("the end of the year", "2030-12-31", "2030-12-31", True), "action", "P3M", True, "5",
    ),
    "decision": Decision(words(130), "resolved", 0.9, "the plan was approved", None, "5"),
    "strategy": StrategyNamed(words(140), "plan", 0.9, PLAN, THE_PANEL),
    "event": StrategyEvent(words(150), "plan", 0.9, PLAN, "approved", "2030-05", "2030-05-31"),
    "relation": Relation(words(160), "part", 0.9, THE_PANEL, "partOf", Ref(Kind.BODY, COUNCIL, "the Council")),
    "alias": Alias(words(170), "glossary", 0.9, THE_PANEL, "PSP"),
}  # fmt: skip


def projected(*facts: AnyFact, base: str = DEFAULT_BASE, names: tuple[str, ...] = ("a.txt",)) -> Projection:
    minutes = Minutes("minutes", "Parks, May", COUNCIL, "2030-05-01", facts)
    return project([Source(Paper(SHA, names[0], minutes), "text/plain", names)], Iris(base), Ledger())


def union(projection: Projection) -> Graph:
    graph = Graph()
    for triples in projection.graphs.values():
        for triple in triples:
            graph.add(triple)
    return graph


@pytest.fixture(scope="module")
def graph() -> Graph:
    return union(projected(*FACTS.values()))


def named(graph: Graph, label: str) -> URIRef:
    (node,) = (s for s in graph.subjects(RDFS.label, Literal(label)) if isinstance(s, URIRef))
    return node


def statement(graph: Graph, fact: str) -> URIRef:
    quote = Literal(FACTS[fact].evidence.exact)
    (selector,) = graph.subjects(OA.exact, quote)
    (evidence,) = graph.subjects(OA.hasSelector, selector)
    (node,) = graph.subjects(MG.evidence, evidence)
    assert isinstance(node, URIRef)
    return node


STATEMENTS: dict[str, tuple[URIRef, dict[str, str | Literal]]] = {
    "member": (MG.Attendance, {"attendee": "Rosie Ashdown", "capacity": Literal("member")}),
    "substitute": (MG.Attendance, {"attendee": "Bob Finch", "onBehalfOf": "Rosie Ashdown"}),
    "post": (MG.Attendance, {"attendee": "Head of Parks", "forItem": "Play areas"}),
    "apologies": (MG.Attendance, {"attendee": "Al Hart"}),
    "chair": (MG.Chairship, {"person": "Rosie Ashdown", "body": PANEL, "chairKind": Literal("vice-chair")}),
    "presided": (MG.Presiding, {"person": "Rosie Ashdown", "meeting": f"{PANEL}, 2030-05-01"}),
    "holds": (MG.PostHolding, {"person": "Bob Finch", "post": "Head of Parks"}),
    "membership": (
        MG.Membership,
        {
            "person": "Rosie Ashdown",
            "body": PANEL,
            "since": Literal("2030-05", datatype=EDTF),
            "until": Literal("2031-05-14", datatype=EDTF),
        },
    ),
    "interest": (MG.Declaration, {"person": "Rosie Ashdown", "interest": Literal("owns a field")}),
    "inspection": (
        MG.Inspection,
        {
            "subject": "play areas",
            "monitor": "Ofsted",
            "startDate": Literal("2030-01-02", datatype=XSD.date),
            "endDate": Literal("2030-01-03", datatype=XSD.date),
            "edtf": Literal("2030-01-02/2030-01-03", datatype=EDTF),
            "outcome": Literal("good"),
            "ledBy": "Bob Finch",
            "activityName": Literal("Play Check"),
        },
    ),
    "promise": (
        MG.Commitment,
        {
            "responsible": "Head of Parks",
            "deliverable": Literal("report back"),
            "recipient": PANEL,
            "madeAt": f"{PANEL}, 2030-05-01",
            "dueBy": Literal("2030-12-31", datatype=XSD.date),
            "dueEdtf": Literal("2030-12-31", datatype=EDTF),
            "dueText": Literal("the end of the year"),
            "dueInferred": Literal("true", datatype=XSD.boolean),
            "commitmentKind": Literal("action"),
            "every": Literal("P3M", datatype=XSD.duration),
            "hedged": Literal("true", datatype=XSD.boolean),
            "forItem": "Play areas",
        },
    ),
    "decision": (
        MG.Decision,
        {"text": Literal("the plan was approved"), "decidedAt": f"{PANEL}, 2030-05-01", "decidedBy": PANEL},
    ),
    "event": (
        MG.StrategyEvent,
        {
            "strategy": "Parks Plan",
            "eventKind": Literal("approved"),
            "edtf": Literal("2030-05", datatype=EDTF),
            "date": Literal("2030-05-31", datatype=XSD.date),
        },
    ),
    "relation": (MG.Relation, {"from": PANEL, "to": COUNCIL}),
    "alias": (MG.Naming, {"entity": PANEL, "form": Literal("PSP")}),
}


@pytest.mark.parametrize("fact", STATEMENTS)
def test_statement(graph: Graph, fact: str) -> None:
    node = statement(graph, fact)
    kind, about = STATEMENTS[fact]
    setting = Setting.of(Minutes("minutes", "Parks, May", COUNCIL, "2030-05-01", tuple(FACTS.values())))
    assert {kind, MG.Statement} <= set(graph.objects(node, RDF.type))
    for term, value in about.items():
        wanted: Node = named(graph, value) if not isinstance(value, Literal) else value
        assert list(graph.objects(node, MG[term])) == [wanted], term
    assert graph.value(node, MG.recordedIn) == named(graph, "Parks, May")
    assert graph.value(node, MG.asOf) == Literal("2030-05-01", datatype=XSD.date)
    assert graph.value(node, MG.rule) == Literal(FACTS[fact].rule)
    assert str(graph.value(node, MG.confidence)) == f"{confidence(FACTS[fact], setting):.2f}"
    assert str(node).endswith(str(graph.value(node, MG.factId)))


def test_every_kind_of_statement_is_tested() -> None:
    assert set(STATEMENTS) == set(FACTS) - {"meeting", "item", "strategy"}


@pytest.mark.parametrize(
    ("source", "term", "target"),
    [
        ("Rosie Ashdown", "attended", f"{PANEL}, 2030-05-01"),
        ("Bob Finch", "attended", f"{PANEL}, 2030-05-01"),
        ("Head of Parks", "attended", f"{PANEL}, 2030-05-01"),
        ("Al Hart", "sentApologies", f"{PANEL}, 2030-05-01"),
        ("Bob Finch", "substitutedFor", "Rosie Ashdown"),
        ("Rosie Ashdown", "viceChairs", PANEL),
        (f"{PANEL}, 2030-05-01", "presidedBy", "Rosie Ashdown"),
        ("Bob Finch", "holds", "Head of Parks"),
        ("Rosie Ashdown", "memberOf", PANEL),
        ("play areas", "monitoredBy", "Ofsted"),
        (PANEL, "partOf", COUNCIL),
        ("Head of Parks", "postIn", COUNCIL),
        ("Parks Plan", "ownedBy", PANEL),
        (f"{PANEL}, 2030-05-01", "ofBody", PANEL),
        ("Play areas", "itemOf", f"{PANEL}, 2030-05-01"),
        ("Parks, May", "authority", COUNCIL),
    ],
)
def test_direct_triple(graph: Graph, source: str, term: str, target: str) -> None:
    assert (named(graph, source), MG[term], named(graph, target)) in graph


def test_who_sent_apologies_did_not_attend(graph: Graph) -> None:
    assert not list(graph.objects(named(graph, "Al Hart"), MG.attended))
    assert not list(graph.objects(named(graph, "Rosie Ashdown"), MG.chairs))


def test_meeting(graph: Graph) -> None:
    node = named(graph, f"{PANEL}, 2030-05-01")
    assert graph.value(node, MG.date) == Literal("2030-05-01", datatype=XSD.date)
    assert str(graph.value(node, MG.startTime)) == "14:00:00" and str(graph.value(node, MG.endTime)) == "15:30:00"
    assert graph.value(node, MG.venue) == Literal("Town Hall")
    assert graph.value(node, MG.meetingRole) == Literal("recorded")


def test_document() -> None:
    graph = union(projected(MEETING, names=("a.txt", "b.txt")))
    node = named(graph, "Parks, May")
    assert {str(n) for n in graph.objects(node, MG.fileName)} == {"a.txt", "b.txt"}
    assert graph.value(node, MG.sha256) == Literal(SHA)
    assert graph.value(node, DCTERMS["format"]) == Literal("text/plain")
    assert graph.value(node, MG.documentKind) == Literal("minutes")


def test_evidence(graph: Graph) -> None:
    node = graph.value(statement(graph, "decision"), MG.evidence)
    assert {MG.Evidence, OA.SpecificResource} == set(graph.objects(node, RDF.type))
    assert graph.value(node, MG.page) == Literal(2)
    quote, position = sorted(
        graph.objects(node, OA.hasSelector), key=lambda s: str(graph.value(s, RDF.type)), reverse=True
    )
    found = [graph.value(quote, t) for t in (OA.exact, OA.prefix, OA.suffix)]
    assert [str(f) for f in found] == ["words 130", "before ", " after"]
    assert [graph.value(position, t) for t in (OA.start, OA.end)] == [Literal(130), Literal(139)]


def test_entities_have_their_classes_and_other_names(graph: Graph) -> None:
    assert {MG.Committee, MG.Body} == set(graph.objects(named(graph, PANEL), RDF.type))
    assert {MG.Inspection, MG.Monitoring, MG.Statement} == set(graph.objects(statement(graph, "inspection"), RDF.type))
    assert set(graph.objects(named(graph, "Rosie Ashdown"), SKOS.altLabel)) == {
        Literal("Mrs R Ashdown"),
        Literal("Mrs Rosie Ashdown"),
    }
    assert list(graph.objects(named(graph, PANEL), SKOS.altLabel)) == [Literal("PSP")]


def test_no_blank_nodes_and_all_under_the_base() -> None:
    graph = union(projected(*FACTS.values(), base="https://data.example/x#"))
    assert not [t for triple in graph for t in triple if isinstance(t, BNode)]
    assert {s for s in graph.subjects() if not str(s).startswith("https://data.example/x#")} == set()


@pytest.mark.parametrize("fact", sorted(set(STATEMENTS) - {"promise", "inspection", "decision"}))
def test_the_same_said_twice_is_one_statement_with_its_first_words(fact: str) -> None:
    again = replace(FACTS[fact], evidence=words(900))
    graph = union(projected(*FACTS.values(), again))
    assert Literal("words 900") not in set(graph.objects(None, OA.exact))
    assert len(set(graph.subjects(RDF.type, MG.Statement))) == len(STATEMENTS)


@pytest.mark.parametrize("fact", ["promise", "inspection", "decision"])
def test_what_happens_twice_is_two_statements(fact: str) -> None:
    again = replace(FACTS[fact], evidence=words(900))
    graph = union(projected(*FACTS.values(), again))
    assert len(set(graph.subjects(RDF.type, MG.Statement))) == len(STATEMENTS) + 1


@pytest.mark.parametrize("fact", ["chair", "holds", "membership"])
def test_an_end_said_of_an_office_stands_beside_what_was_said_without(fact: str) -> None:
    held = FACTS[fact]
    assert isinstance(held, Chairship | PostHolding | Membership)
    ended = replace(held, evidence=words(900), until="../2030-05-01")
    graph = union(projected(*FACTS.values(), ended))
    assert list(graph.subjects(MG.until, Literal("../2030-05-01", datatype=EDTF)))
    assert len(set(graph.subjects(RDF.type, MG.Statement))) == len(STATEMENTS) + 1


def test_a_strategy_named_only_in_passing_has_its_words_too() -> None:
    graph = union(projected(MEETING, FACTS["event"]))
    node = named(graph, "Parks Plan")
    assert graph.value(node, MG.recordedIn) is not None and graph.value(node, MG.evidence) is not None


def test_a_fact_id_does_not_depend_on_rule_or_confidence() -> None:
    (one, two) = (
        union(projected(MEETING, replace(FACTS["decision"], rule=r, strength=c))) for r, c in (("a", 1), ("b", 0.5))
    )
    assert set(one.objects(None, MG.factId)) == set(two.objects(None, MG.factId))


def test_an_unknown_kind_of_relation_is_refused() -> None:
    with pytest.raises(ValueError, match="not a kind of relation: 'loves'"):
        projected(MEETING, Relation(words(1), "r", 1.0, THE_PANEL, "loves", OFSTED))


def test_without_a_meeting_nobody_attended_one() -> None:
    graph = union(projected(FACTS["member"]))
    assert not list(graph.objects(None, MG.attended)) and not list(graph.objects(None, MG.meeting))


def test_the_shapes_hold_and_can_fail(graph: Graph) -> None:
    shapes = Graph().parse(data=(files("ontology") / "shapes.ttl").read_text("utf-8"), format="turtle")
    assert validate(graph, shacl_graph=shapes)[0], validate(graph, shacl_graph=shapes)[2]
    broken = Graph()
    broken += graph
    broken.remove((statement(graph, "promise"), MG.deliverable, None))
    assert not validate(broken, shacl_graph=shapes)[0]


def test_two_meetings_of_a_body_on_a_day_are_told_apart_by_their_start() -> None:
    evening = replace(MEETING, evidence=words(5), start="19:00", role="mentioned")
    graph = union(projected(MEETING, evening))
    labels = {str(graph.value(m, RDFS.label)) for m in graph.subjects(RDF.type, MG.Meeting)}
    assert labels == {f"{PANEL}, 2030-05-01 14:00", f"{PANEL}, 2030-05-01 19:00"}


def test_a_meeting_is_one_in_the_agenda_and_in_the_minutes() -> None:
    agenda = Minutes("agenda", "A", COUNCIL, "2030-05-01", (replace(MEETING, role="announced", start=None, end=None),))
    minutes = Minutes("minutes", "M", COUNCIL, "2030-05-01", (MEETING,))
    sources = [
        Source(Paper(key * 64, f"{key}.txt", m), "text/plain", (f"{key}.txt",))
        for key, m in (("a", agenda), ("b", minutes))
    ]
    graph = union(project(sources, Iris(), Ledger()))
    (node,) = graph.subjects(RDF.type, MG.Meeting)
    assert len(list(graph.objects(node, MG.recordedIn))) == 2


@pytest.mark.parametrize("base", ["https://data.example/x", "https://data example/", "", "<x>/"])
def test_a_base_that_makes_no_iris_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="not a base"):
        Iris(base)


def test_every_use_of_a_property_is_one_that_the_ontology_describes(graph: Graph) -> None:
    ontology = Graph().parse(data=(files("ontology") / "minutegraph.ttl").read_text("utf-8"), format="turtle")
    schema = "https://schema.org/"

    def allowed(term: URIRef, word: str) -> set[Node]:
        plain, several = RDFS[word], URIRef(f"{schema}{word}Includes")
        return {*ontology.objects(term, plain), *ontology.objects(term, several)}

    for subject, term, value in graph:
        if not isinstance(term, URIRef) or not term.startswith(str(MG._NS)):
            continue
        domain, reach = allowed(term, "domain"), allowed(term, "range")
        assert not domain or domain & set(graph.objects(subject, RDF.type)), (subject, term)
        if isinstance(value, Literal):
            assert (value.datatype or XSD.string) in reach, (term, value)
        elif reach and RDF.Property not in reach and MG.AttendanceStatus not in reach:
            assert reach & set(graph.objects(value, RDF.type)), (term, value)


def test_scorers_questions_find_the_facts(graph: Graph) -> None:
    found = graph.query(
        "SELECT ?doc ?who ?due ?quote WHERE { ?x a mg:Commitment ; mg:evidence ?e . ?e oa:hasSource/mg:fileName ?doc ;"
        " oa:hasSelector/oa:exact ?quote ."
        " OPTIONAL { ?x mg:responsible/rdfs:label ?who } OPTIONAL { ?x mg:dueBy ?due } }",
        initNs={"mg": MG._NS, "oa": OA._NS, "rdfs": RDFS._NS},
    )
    assert [tuple(map(str, row)) for row in found] == [("a.txt", "Head of Parks", "2030-12-31", "words 120")]
