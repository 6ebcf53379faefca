"""The terms of the vocabulary as Python names; a misspelt one is an AttributeError. Meanings: `minutegraph.ttl`."""

from __future__ import annotations

from typing import ClassVar

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace


class MG(DefinedNamespace):
    """The minutegraph ontology. Write `MG["from"]` with brackets: `from` is a word of Python's own."""

    _NS = Namespace("https://w3id.org/minutegraph/ontology#")
    _fail = True
    _extras: ClassVar[list[str]] = ["from"]

    Agency: URIRef
    AgendaItem: URIRef
    Attendance: URIRef
    AttendanceStatus: URIRef
    Audit: URIRef
    Board: URIRef
    Body: URIRef
    Candidate: URIRef
    ChairSpell: URIRef
    Chairship: URIRef
    Commitment: URIRef
    Committee: URIRef
    Company: URIRef
    Council: URIRef
    Decision: URIRef
    Declaration: URIRef
    Document: URIRef
    DueResolution: URIRef
    Evidence: URIRef
    Group: URIRef
    HolderResolution: URIRef
    Identification: URIRef
    Inspection: URIRef
    Inspectorate: URIRef
    Judgement: URIRef
    Meeting: URIRef
    Membership: URIRef
    MembershipSpell: URIRef
    Monitoring: URIRef
    MonitoringVisit: URIRef
    Naming: URIRef
    Oversight: URIRef
    Part: URIRef
    Partnership: URIRef
    Person: URIRef
    Post: URIRef
    PostHolding: URIRef
    PostSpell: URIRef
    Presiding: URIRef
    Relation: URIRef
    Reporting: URIRef
    Review: URIRef
    School: URIRef
    Service: URIRef
    SetAside: URIRef
    Spell: URIRef
    Statement: URIRef
    Strategy: URIRef
    StrategyEvent: URIRef

    absent: URIRef
    apologies: URIRef
    inAttendance: URIRef
    notListedOn: URIRef
    partPresent: URIRef
    present: URIRef
    substitute: URIRef

    activityName: URIRef
    appointed: URIRef
    asOf: URIRef
    asPost: URIRef
    asWritten: URIRef
    attendanceRecord: URIRef
    attendanceStatus: URIRef
    attended: URIRef
    attendee: URIRef
    authority: URIRef
    body: URIRef
    capacity: URIRef
    chairKind: URIRef
    chairs: URIRef
    commitment: URIRef
    commitmentKind: URIRef
    confidence: URIRef
    councilId: URIRef
    date: URIRef
    decidedAt: URIRef
    decidedBy: URIRef
    deliverable: URIRef
    documentKind: URIRef
    dueAt: URIRef
    dueBy: URIRef
    dueEdtf: URIRef
    dueInferred: URIRef
    dueText: URIRef
    edtf: URIRef
    endDate: URIRef
    endTime: URIRef
    entity: URIRef
    eventKind: URIRef
    every: URIRef
    evidence: URIRef
    factId: URIRef
    fileName: URIRef
    firstPage: URIRef
    firstSeen: URIRef
    forItem: URIRef
    form: URIRef
    hedged: URIRef
    holds: URIRef
    inPart: URIRef
    interest: URIRef
    itemOf: URIRef
    judgedBy: URIRef
    judgedOn: URIRef
    judgement: URIRef
    lastPage: URIRef
    lastSeen: URIRef
    ledBy: URIRef
    madeAt: URIRef
    meeting: URIRef
    meetingRole: URIRef
    memberOf: URIRef
    monitor: URIRef
    monitoredBy: URIRef
    number: URIRef
    of: URIRef
    ofBody: URIRef
    onBehalfOf: URIRef
    onDay: URIRef
    original: URIRef
    outcome: URIRef
    overBy: URIRef
    oversees: URIRef
    ownedBy: URIRef
    page: URIRef
    pageCount: URIRef
    partKind: URIRef
    partOf: URIRef
    partnerOf: URIRef
    party: URIRef
    person: URIRef
    post: URIRef
    postIn: URIRef
    presidedBy: URIRef
    presumedUntil: URIRef
    reason: URIRef
    recipient: URIRef
    recordedIn: URIRef
    relationKind: URIRef
    replacedBy: URIRef
    reportsTo: URIRef
    represents: URIRef
    responsible: URIRef
    responsibleFor: URIRef
    responsibleInferred: URIRef
    restsOn: URIRef
    rule: URIRef
    score: URIRef
    sentApologies: URIRef
    sha256: URIRef
    since: URIRef
    standing: URIRef
    startDate: URIRef
    startTime: URIRef
    statement: URIRef
    strategy: URIRef
    subject: URIRef
    substitutedFor: URIRef
    text: URIRef
    to: URIRef
    until: URIRef
    value: URIRef
    venue: URIRef
    verdict: URIRef
    viceChairs: URIRef
    ward: URIRef
    warning: URIRef
    weighed: URIRef


class OA(DefinedNamespace):
    """The terms of the Web Annotation vocabulary that evidence is written in."""

    _NS = Namespace("http://www.w3.org/ns/oa#")
    _fail = True

    SpecificResource: URIRef
    TextPositionSelector: URIRef
    TextQuoteSelector: URIRef
    end: URIRef
    exact: URIRef
    hasSelector: URIRef
    hasSource: URIRef
    prefix: URIRef
    start: URIRef
    suffix: URIRef


EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
