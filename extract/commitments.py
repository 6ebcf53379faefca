"""Who is to do what by when: promises, deadlines, events to come and standing reports, as minutes record them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from spacy.tokens import Span

from extract.action_lists import action_lists
from extract.deliverables import deliverable, recipient
from extract.diary import diary
from extract.due_dates import When, next_meeting, when
from extract.owners import Scene, owners
from extract.paper import Paper, Passage
from extract.parties import parties_in
from extract.promise_words import Promise, promises, refused
from extract.records import Commitment, Rejected

_LONGEST_QUOTE = 300  # characters
_HEDGES = frozenset(
    [
        "hoped",
        "hope",
        "hopes",
        "hopefully",
        "anticipated",
        "envisaged",
        "expected",
        "intended",
        "suggested",
        "aim",
        "aims",
        "likely",
        "possibly",
        "perhaps",
    ]
)
_NOTICE = timedelta(days=28)  # how long before a meeting its agenda asks the public to give notice
_UNDATED = 0.1  # how much less sure a promise without a date is


@dataclass(frozen=True, slots=True)
class _Read:
    promise: Promise
    when: When


def find_commitments(paper: Paper) -> Iterator[Commitment | Rejected]:
    """Every commitment that the paper records: one for each clause that makes one, each entry of lists of them."""
    told: list[Commitment] = []
    for answer in _promised(paper):
        if isinstance(answer, Commitment):
            told.append(answer)
        yield answer
    for entry in (*action_lists(paper), *diary(paper)):
        if not any(_same_words(entry, other) for other in told):
            told.append(entry)
            yield entry


def _same_words(a: Commitment, b: Commitment) -> bool:
    return a.evidence.start < b.evidence.end and b.evidence.start < a.evidence.end


def _promised(paper: Paper) -> Iterator[Commitment | Rejected]:
    following = next_meeting(paper)
    for passage, sentence in paper.sentences():
        clauses: dict[int, list[_Read]] = {}
        rejected: list[Rejected] = []
        for promise in promises(passage.doc, sentence, passage.lead):
            start, end = _characters(passage, promise.first, promise.last)
            at = passage.doc[promise.start].idx
            told = when(paper, passage, start, end, at, following, _since(paper, promise))
            if reason := _reason(passage, sentence, promise, told):
                words = paper.evidence(passage, start, end)
                rejected.append(Rejected(words, f"commitment {promise.rule.name}", reason))
            else:
                clauses.setdefault(promise.first, []).append(_Read(promise, told))
        for read in clauses.values():
            best = max(read, key=lambda r: (r.promise.rule.confidence, r.when.dated, -r.promise.start))
            yield _commitment(paper, passage, sentence, best, alone=len(clauses) == 1)
        if not clauses:
            yield from rejected[:1]


def _since(paper: Paper, promise: Promise) -> str | None:
    """The first day that is not past. A deadline for taking part in the meeting lies before it."""
    if paper.anchor is None or promise.rule.name != "deadline":
        return None
    return (paper.anchor - _NOTICE).isoformat()


def _reason(passage: Passage, sentence: Span, promise: Promise, told: When) -> str | None:
    if promise.rule.dated and not told.dated:
        return "no date to come in the clause"
    if told.past:
        return "its date has passed"
    return refused(passage.doc, sentence, promise, told.dated)


def _characters(passage: Passage, first: int, last: int) -> tuple[int, int]:
    doc = passage.doc
    return doc[first].idx, doc[last - 1].idx + len(doc[last - 1])


def _commitment(paper: Paper, passage: Passage, sentence: Span, read: _Read, alone: bool) -> Commitment:
    promise, told = read.promise, read.when
    scene = Scene(paper, passage, sentence, promise, parties_in(paper, passage, sentence))
    rule = promise.rule
    hedged = rule.hedged or any(t.lower_ in _HEDGES for t in passage.doc[promise.first : promise.end])
    sure = rule.confidence - (0 if told.dated or told.every else _UNDATED) - (0.1 if hedged and not rule.hedged else 0)
    return Commitment(
        paper.evidence(passage, *_quote(passage, sentence, promise, alone)),
        f"commitment {rule.name}",
        round(max(sure, 0.3), 2),
        deliverable(scene),
        owners(scene),
        recipient(scene),
        told.due,
        "recurring" if told.every else rule.kind if rule.kind != "action" or not _at_meeting(told) else "scheduled",
        told.every,
        hedged,
        passage.item.number if passage.item else None,
    )


def _at_meeting(told: When) -> bool:
    return told.due is not None and "meeting" in told.due.text


def _quote(passage: Passage, sentence: Span, promise: Promise, alone: bool) -> tuple[int, int]:
    """The sentence where it makes one promise, else the clause; of a long one the part around the words."""
    start, end = (
        (sentence.start_char, sentence.end_char) if alone else _characters(passage, promise.first, promise.last)
    )
    if end - start <= _LONGEST_QUOTE:
        return start, end
    start, end = _characters(passage, promise.first, promise.last)
    if end - start <= _LONGEST_QUOTE:
        return start, end
    text = passage.text
    at, stop = _characters(passage, promise.start, promise.end)
    first, last = max(start, at - 110), min(end, max(stop, at + 190))
    while first > start and not text[first - 1].isspace():
        first += 1
    while last < end and not text[last].isspace():
        last -= 1
    return first, last
