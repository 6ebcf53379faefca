"""The meetings at which promises fell due: "the next meeting" and "the July meeting" dated by other papers.

A paper says that something is to come to "the next meeting" and not when that is; papers of later meetings of the same
body tell. What is concluded so belongs to no paper: it is written into the graph of inferences, beside the
statement that it is about, with the reason and the papers that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from rdflib import RDF, Literal, URIRef

from extract.records import Commitment, Meeting
from graph.days import days_between
from graph.directory import Directory
from graph.identity.meetings import Met, met_by
from graph.identity.mentions import body_ref
from graph.ledger import short_hash
from graph.statements import Triple
from graph.told import Told
from ontology.vocabulary import MG

_LONGEST = 125  # days from one meeting of a body that meets every quarter to its next, a recess included
_LONGEST_ELSEWHERE = 62  # days to the next meeting of a body other than the one that met
_OUT_OF_STEP = 1.75  # times the usual time between meetings: one between them has left no paper


@dataclass(frozen=True, slots=True)
class Awaited:
    """A commitment that falls due at a meeting of the body of some number, said on a day at a meeting of another or the
    same (`met`). `month` is the month or months that the words name, as EDTF; None for "the next meeting"."""

    commitment: URIRef
    body: int
    said_on: str
    met: int | None
    month: str | None


def awaited(told: Told, named: Directory) -> Awaited | None:
    """What a commitment waits for; None where its words name no meeting, or its own meeting has no date."""
    fact, day = told.fact, told.reading.as_of
    if not isinstance(fact, Commitment) or fact.due is None or fact.due.meeting_of is None or day is None:
        return None
    met = met_by(told.paper, told.reading, named.met)
    body = named.who.entity(told.paper.id, body_ref(fact.due.meeting_of)).number
    month = fact.due.edtf.rstrip("~") if fact.due.edtf else None
    return Awaited(told.node, body, day, met.body if met and met.date == day else None, month)


class Calendar:
    """When each body met or was to meet, and which papers say so."""

    def __init__(self, met: Mapping[tuple[str, Meeting], Met]) -> None:
        self._told: dict[int, dict[Met, set[str]]] = {}
        self._own: dict[Met, set[str]] = {}
        for (paper, record), one in met.items():
            if one.date is not None:
                self._told.setdefault(one.body, {}).setdefault(one, set()).add(paper)
                if record.role != "mentioned":
                    self._own.setdefault(one, set()).add(paper)

    def papers(self, one: Met) -> tuple[str, ...]:
        """The papers that tell of a meeting: its own, or where there is none those that mention it."""
        return tuple(sorted(self._own.get(one) or self._told[one.body][one]))

    def meeting(self, wanted: Awaited) -> tuple[Met, str] | None:
        """The meeting that is waited for, with the reason; None where the papers leave it open."""
        told = self._told.get(wanted.body, {})
        days = sorted(told, key=lambda one: (one.date or "", one.start or ""))
        later = [one for one in days if (one.date or "") > wanted.said_on]
        if wanted.month is not None:
            later = [one for one in later if (one.date or "").startswith(wanted.month)]
            reason = f"the only meeting of the body in {wanted.month} that the papers tell of"
            return (later[0], reason) if len({one.date for one in later}) == 1 else None
        if not later:
            return None
        return self._next(wanted, later[0], [one.date for one in days if one.date])

    def _next(self, wanted: Awaited, first: Met, days: Sequence[str]) -> tuple[Met, str] | None:
        """The first later meeting known, where none can have been between: its paper goes back to the meeting at which
        the promise was made, or it is no longer away than the body's meetings are."""
        gap = days_between(wanted.said_on, first.date or "")
        if wanted.met == wanted.body and self._goes_back(first, wanted):
            return first, f"the next meeting: its paper goes back to that of {wanted.said_on}"
        longest = _LONGEST if wanted.met == wanted.body else _LONGEST_ELSEWHERE
        usual = median(days_between(a, b) for a, b in pairwise(sorted({*days, wanted.said_on})))
        if gap > longest or gap > _OUT_OF_STEP * usual:
            return None
        return first, f"the first later meeting of the body that the papers tell of, {gap} days after {wanted.said_on}"

    def _goes_back(self, one: Met, wanted: Awaited) -> bool:
        before = {p for m, ps in self._told[wanted.body].items() if m.date == wanted.said_on for p in ps}
        return not before.isdisjoint(self._own.get(one, ()))


def due_meetings(told: Iterable[Told], named: Directory) -> Iterator[Triple]:
    """What is concluded of the commitments that wait for a meeting, as triples of the graph of inferences."""
    calendar = Calendar(named.met)
    for wanted in filter(None, (awaited(one, named) for one in told)):
        found = calendar.meeting(wanted)
        if found is None:
            continue
        one, reason = found
        meeting = named.meeting_iris[one]
        node = named.iris.inference(short_hash(f"{wanted.commitment}|{meeting}", 12))
        yield (wanted.commitment, MG.dueAt, meeting)
        yield (node, RDF.type, MG.DueResolution)
        yield (node, MG.commitment, wanted.commitment)
        yield (node, MG.dueAt, meeting)
        yield (node, MG.reason, Literal(reason))
        for paper in calendar.papers(one):
            yield (node, MG.recordedIn, named.iris.document(paper))
