"""What each kind of fact says, in the terms of the ontology: classes, properties, and the direct triple beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import singledispatch

from rdflib import XSD, Literal, URIRef
from rdflib.term import Node

from extract.records import (
    Alias,
    AnyFact,
    Attendance,
    Chairship,
    Commitment,
    Decision,
    Declaration,
    Membership,
    Monitoring,
    PostHolding,
    Presiding,
    Ref,
    Relation,
    StrategyEvent,
)
from graph.identity.wording import normal, spaced
from ontology.vocabulary import EDTF, MG

Triple = tuple[URIRef, URIRef, Node]

ACTIVITIES: Mapping[str, URIRef] = {
    "inspection": MG.Inspection,
    "monitoring visit": MG.MonitoringVisit,
    "audit": MG.Audit,
    "review": MG.Review,
    "oversight": MG.Oversight,
    "reporting": MG.Reporting,
}
CHAIRING: Mapping[str, URIRef] = {"vice-chair": MG.viceChairs}
NOT_THERE: Mapping[str, tuple[URIRef, ...]] = {"apologies": (MG.sentApologies,), "absent": ()}
_RELATIONS = frozenset({"partOf", "replacedBy", "reportsTo", "responsibleFor", "oversees", "partnerOf", "appointed"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What a document's facts stand in: the meeting and body they belong to, and the IRIs of what they speak about."""

    entity: Callable[[Ref], URIRef]
    meeting: URIRef | None
    body: URIRef | None
    items: Mapping[str, URIRef]
    minutes: bool = True
    """Whether the document records its meeting: what an agenda or a report tells was decided was decided elsewhere."""

    def item(self, number: str | None) -> URIRef | None:
        """The agenda item of a number; None where the document has none."""
        return self.items.get(number) if number else None

    def maybe(self, ref: Ref | None) -> URIRef | None:
        """The entity of a reference that may be absent."""
        return self.entity(ref) if ref else None


@dataclass(frozen=True, slots=True)
class Said:
    """A statement before it has an IRI. Two of a document with equal `same` say the same thing: the first is kept."""

    kind: URIRef
    about: tuple[tuple[URIRef, Node | None], ...]
    same: tuple[object, ...]
    direct: tuple[Triple, ...] = ()
    also: tuple[URIRef, ...] = ()


def text(value: str | None) -> Literal | None:
    """A string on one line; None for nothing."""
    return Literal(spaced(value)) if value and value.strip() else None


def date(value: str | None) -> Literal | None:
    """A full ISO date; None for anything else, which only its EDTF can say."""
    whole = value is not None and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)
    return Literal(value, datatype=XSD.date, normalize=False) if whole else None


def edtf(value: str | None) -> Literal | None:
    """An EDTF date as its own datatype."""
    return Literal(value, datatype=EDTF) if value else None


def truth(value: bool) -> Literal:
    """A boolean."""
    return Literal("true" if value else "false", datatype=XSD.boolean)


def _term(fact: Chairship | PostHolding | Membership) -> tuple[tuple[URIRef, Node | None], ...]:
    return (MG.since, edtf(fact.since)), (MG.until, edtf(fact.until))


def _council_id(ref: Ref, person: URIRef) -> tuple[Triple, ...]:
    return ((person, MG.councilId, Literal(spaced(ref.id))),) if ref.id else ()


@singledispatch
def said(fact: AnyFact, scene: Scene) -> Said:
    """The statement that a fact makes; TypeError for a kind of fact that is written otherwise (meetings, items...)."""
    raise TypeError(f"not a fact that is written as a statement: {type(fact).__name__}")


@said.register
def _(fact: Attendance, scene: Scene) -> Said:
    who, stood_for = scene.entity(fact.attendee), scene.maybe(fact.on_behalf_of)
    item = scene.item(fact.item)
    terms = NOT_THERE.get(fact.status, (MG.attended,))
    direct = tuple((who, term, scene.meeting) for term in terms if scene.meeting)
    if stood_for:
        direct += ((who, MG.substitutedFor, stood_for),)
    written = fact.attendee.written
    title = fact.attendee.title
    return Said(
        MG.Attendance,
        (
            (MG.attendee, who),
            (MG.meeting, scene.meeting),
            (MG.attendanceStatus, MG[fact.status]),
            (MG.capacity, text(fact.capacity)),
            (MG.asPost, scene.maybe(fact.as_post)),
            (MG.onBehalfOf, stood_for),
            (MG.represents, scene.maybe(fact.represents)),
            (MG.forItem, item),
            (MG.asWritten, text(written if not title or written.startswith(title) else f"{title} {written}")),
        ),
        (who, fact.status, item, stood_for),
        direct,
    )


@said.register
def _(fact: Chairship, scene: Scene) -> Said:
    person, body = scene.entity(fact.person), scene.entity(fact.body)
    return Said(
        MG.Chairship,
        ((MG.person, person), (MG.body, body), (MG.chairKind, text(fact.chair_kind)), *_term(fact)),
        (person, body, fact.chair_kind, fact.since, fact.until),
        ((person, CHAIRING.get(fact.chair_kind, MG.chairs), body),),
    )


@said.register
def _(fact: Presiding, scene: Scene) -> Said:
    person = scene.entity(fact.person)
    direct = ((scene.meeting, MG.presidedBy, person),) if scene.meeting else ()
    return Said(MG.Presiding, ((MG.person, person), (MG.meeting, scene.meeting)), (person,), direct)


@said.register
def _(fact: PostHolding, scene: Scene) -> Said:
    person, post = scene.entity(fact.person), scene.entity(fact.post)
    return Said(
        MG.PostHolding,
        ((MG.person, person), (MG.post, post), *_term(fact), (MG.councilId, text(fact.person.id))),
        (person, post, fact.since, fact.until),
        ((person, MG.holds, post), *_council_id(fact.person, person)),
    )


@said.register
def _(fact: Membership, scene: Scene) -> Said:
    person, body = scene.entity(fact.person), scene.entity(fact.body)
    return Said(
        MG.Membership,
        (
            (MG.person, person),
            (MG.body, body),
            *_term(fact),
            (MG.party, text(fact.party)),
            (MG.ward, text(fact.ward)),
            (MG.councilId, text(fact.person.id)),
        ),
        (person, body, fact.since, fact.until),
        ((person, MG.memberOf, body), *_council_id(fact.person, person)),
    )


@said.register
def _(fact: Declaration, scene: Scene) -> Said:
    person = scene.entity(fact.person)
    return Said(
        MG.Declaration, ((MG.person, person), (MG.interest, text(fact.interest))), (person, normal(fact.interest))
    )


@said.register
def _(fact: Monitoring, scene: Scene) -> Said:
    subject, monitor = scene.entity(fact.subject), scene.entity(fact.monitor)
    kind = ACTIVITIES.get(fact.activity)
    leaders = tuple((MG.ledBy, scene.entity(ref)) for ref in fact.led_by)
    return Said(
        MG.Monitoring,
        (
            (MG.subject, subject),
            (MG.monitor, monitor),
            (MG.startDate, date(fact.start)),
            (MG.endDate, date(fact.end)),
            (MG.edtf, edtf(fact.edtf)),
            (MG.outcome, text(fact.outcome)),
            (MG.activityName, text(fact.activity_name)),
            (MG.standing, truth(fact.standing)),
            *leaders,
        ),
        (subject, monitor, fact.activity, fact.edtf, fact.evidence.start, fact.evidence.end),
        ((subject, MG.monitoredBy, monitor),),
        (kind,) if kind else (),
    )


@said.register
def _(fact: Commitment, scene: Scene) -> Said:
    due = fact.due
    owners = tuple(scene.entity(ref) for ref in fact.responsible)
    when: tuple[tuple[URIRef, Node | None], ...] = ()
    if due:
        dated = due.edtf or due.last_day
        when = (
            (MG.dueBy, date(due.last_day)),
            (MG.dueEdtf, edtf(due.edtf)),
            (MG.dueText, text(due.text)),
            (MG.dueInferred, truth(due.inferred) if dated else None),
        )
    return Said(
        MG.Commitment,
        (
            *((MG.responsible, owner) for owner in owners),
            (MG.responsibleInferred, truth(fact.responsible_inferred) if owners else None),
            (MG.deliverable, text(fact.deliverable)),
            (MG.recipient, scene.maybe(fact.recipient)),
            (MG.madeAt, scene.meeting),
            *when,
            (MG.commitmentKind, text(fact.commitment_kind)),
            (MG.every, Literal(fact.every, datatype=XSD.duration, normalize=False) if fact.every else None),
            (MG.hedged, truth(fact.hedged)),
            (MG.forItem, scene.item(fact.item)),
        ),
        (fact.evidence.start, fact.evidence.end, normal(fact.deliverable), owners, due),
    )


@said.register
def _(fact: Decision, scene: Scene) -> Said:
    return Said(
        MG.Decision,
        (
            (MG.text, text(fact.text)),
            (MG.decidedAt, scene.meeting if scene.minutes else None),
            (MG.decidedBy, scene.maybe(fact.body) or (scene.body if scene.minutes else None)),
            (MG.forItem, scene.item(fact.item)),
        ),
        (fact.evidence.start, fact.evidence.end, normal(fact.text)),
    )


@said.register
def _(fact: StrategyEvent, scene: Scene) -> Said:
    strategy = scene.entity(fact.strategy)
    return Said(
        MG.StrategyEvent,
        (
            (MG.strategy, strategy),
            (MG.eventKind, text(fact.event_kind)),
            (MG.edtf, edtf(fact.edtf)),
            (MG.date, date(fact.date)),
        ),
        (strategy, fact.event_kind, fact.edtf),
    )


@said.register
def _(fact: Relation, scene: Scene) -> Said:
    if fact.relation_kind not in _RELATIONS:
        raise ValueError(f"not a kind of relation: {fact.relation_kind!r} (in rule {fact.rule})")
    source, target, term = scene.entity(fact.source), scene.entity(fact.target), MG[fact.relation_kind]
    return Said(
        MG.Relation,
        ((MG["from"], source), (MG.relationKind, term), (MG.to, target), (MG.edtf, edtf(fact.edtf))),
        (source, term, target, fact.edtf),
        ((source, term, target),),
    )


@said.register
def _(fact: Alias, scene: Scene) -> Said:
    entity = scene.entity(fact.ref)
    return Said(MG.Naming, ((MG.entity, entity), (MG.form, text(fact.variant))), (entity, spaced(fact.variant)))
