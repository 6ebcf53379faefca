"""Which mentions of meetings are one meeting: the same body on the same date, and the same start where it met twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.records import Meeting, Minutes
from graph.identity.mentions import Paper, body_ref, meeting_of
from graph.identity.resolve import Identities


@dataclass(frozen=True, slots=True)
class Met:
    """One meeting: the number of its body, its date, and its start where that tells it from another."""

    body: int
    date: str | None
    start: str | None = None
    paper: str | None = None
    """For a meeting without a date: the only paper that it can be of."""


def meetings(papers: Iterable[Paper], who: Identities) -> dict[tuple[str, Meeting], Met]:
    """Paper and record -> the meeting it is of."""
    found: dict[tuple[str, Meeting], Met] = {}
    by_day: dict[tuple[int, str], list[tuple[str, Meeting]]] = {}
    for paper in papers:
        for fact in paper.facts:
            if isinstance(fact, Meeting):
                body = who.entity(paper.id, body_ref(fact.body)).number
                if fact.date:
                    by_day.setdefault((body, fact.date), []).append((paper.id, fact))
                else:
                    found[paper.id, fact] = Met(body, None, fact.start, paper.id)
    for (body, date), records in by_day.items():
        starts = {fact.start for _, fact in records if fact.start}
        for paper_id, fact in records:
            start = _start(paper_id, fact, records) if len(starts) > 1 else None
            found[paper_id, fact] = Met(body, date, start)
    return found


def _start(paper: str, fact: Meeting, records: Sequence[tuple[str, Meeting]]) -> str | None:
    """The start that tells a meeting from the other of the day; one without joins the only one of its paper."""
    if fact.start:
        return fact.start
    own = {other.start for where, other in records if where == paper and other.start}
    return own.pop() if len(own) == 1 else None


def met_by(paper: Paper, reading: Minutes, found: Mapping[tuple[str, Meeting], Met]) -> Met | None:
    """The meeting that a paper, or minutes bound into it, record or announce."""
    meeting = meeting_of(reading)
    return found[paper.id, meeting] if meeting else None
