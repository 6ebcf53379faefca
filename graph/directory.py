"""What everything in a set of documents is called: entities, meetings and agenda items with their IRIs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rdflib import URIRef

from extract.records import Kind, Meeting, Minutes, Ref
from graph.identity.meetings import Met, meetings, met_by
from graph.identity.mentions import Paper
from graph.identity.resolve import Entity, Identities, identify
from graph.identity.verdicts import NONE, Verdicts
from graph.iris import Iris
from graph.ledger import Ledger, Thing

PATH: Mapping[Kind, str] = {
    Kind.PERSON: "person",
    Kind.BODY: "body",
    Kind.POST: "post",
    Kind.STRATEGY: "strategy",
    Kind.SERVICE: "service",
}


@dataclass(frozen=True, slots=True)
class Directory:
    """Entities and meetings with their IRIs, and what the ledger knows them by."""

    iris: Iris
    who: Identities = field(repr=False)
    entity_iris: Sequence[URIRef]
    met: Mapping[tuple[str, Meeting], Met]
    meeting_iris: Mapping[Met, URIRef]
    replaced: Mapping[URIRef, URIRef]
    things: Sequence[Thing] = field(repr=False)
    ledger: Ledger = field(repr=False)

    def entity(self, paper: str, ref: Ref) -> URIRef:
        """The entity that a reference in a paper points at."""
        return self.entity_iris[self.who.entity(paper, ref).number]

    def meeting(self, paper: Paper, fact: Meeting) -> URIRef:
        """The meeting that a paper's record is of."""
        return self.meeting_iris[self.met[paper.id, fact]]

    def met_by(self, paper: Paper, reading: Minutes) -> tuple[URIRef, URIRef] | None:
        """The meeting that a paper, or minutes bound into it, record or announce, and the body that met."""
        met = met_by(paper, reading, self.met)
        return (self.meeting_iris[met], self.entity_iris[met.body]) if met else None


def directory(
    papers: Sequence[Paper], iris: Iris, ledger: Ledger, judged: tuple[Sequence[Paper], Verdicts] | None = None
) -> Directory:
    """Name everything that some papers speak of. The ledger gives known names and learns new ones.

    `judged` are the papers and verdicts after judgement. What the ledger learns stays what the evidence alone says, and
    judgements only alter a copy of it: so a judgement taken back leaves no trace, and a store built anew with the same
    judgements names everything alike.
    """
    plain = _directory(papers, iris, ledger, NONE)
    if judged is None:
        return plain
    found = _directory(judged[0], iris, Ledger.from_json(ledger.to_json()), judged[1])
    return replace(found, things=[*plain.things, *found.things])


def _directory(papers: Sequence[Paper], iris: Iris, ledger: Ledger, verdicts: Verdicts) -> Directory:
    who = identify(papers, verdicts)
    things = [Thing(PATH[e.kind], e.label, e.keys, e.local_keys) for e in who.entities]
    entities = ledger.assign(things)
    met = meetings(papers, who)
    records: dict[Met, set[str]] = {}
    for (paper_id, fact), one in met.items():
        local = f"meeting|{paper_id}|{entities[one.body]}|{fact.date}|{fact.start}"
        records.setdefault(one, set()).add(local)
    distinct = sorted(records, key=lambda m: (m.body, m.date or "", m.start or "", m.paper or ""))
    gatherings = [_meeting_thing(m, entities[m.body], who.entities[m.body], records[m]) for m in distinct]
    meeting_ids = ledger.assign(gatherings)
    return Directory(
        iris,
        who,
        [iris.entity(i) for i in entities],
        met,
        {m: iris.entity(i) for m, i in zip(distinct, meeting_ids, strict=True)},
        {iris.entity(old): iris.entity(new) for old, new in ledger.replaced.items()},
        [*things, *gatherings],
        ledger,
    )


def _meeting_thing(met: Met, body: str, entity: Entity, records: Iterable[str]) -> Thing:
    """A meeting as the ledger knows it: by body, date and start, and by the papers that speak of it."""
    label = f"{entity.label} {met.date or 'undated'}"
    key = f"meeting|{body}|{met.date}|{met.start}|{met.paper or ''}"
    return Thing("meeting", label, (key,), tuple(sorted(records)))
