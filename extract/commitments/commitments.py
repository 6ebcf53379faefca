"""Who is to do what by when: promises, deadlines, events to come and standing reports, as minutes record them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import chain

from extract.commitments.action_lists import action_lists
from extract.commitments.action_marks import Mark, marks
from extract.commitments.action_tables import table_actions
from extract.commitments.deliverables import deliverable, recipient
from extract.commitments.diary import diary
from extract.commitments.due_dates import When, when
from extract.commitments.next_meetings import next_meeting
from extract.commitments.owners import Scene, owners
from extract.commitments.promise_words import Promise, promises, refused
from extract.paper import Paper, Passage
from extract.patterns import words
from extract.prose.parties import parties_in
from extract.records import Commitment, Evidence, Rejected
from extract.structure.wording import Said

_LONGEST_QUOTE = 300  # characters
_NOTICE = timedelta(days=28)  # how long before a meeting its agenda asks the public to give notice
_MARK_ALONE = "clerk-action"
_ANNOUNCED = "deadline"  # the one promise that agenda wording makes: by when to give notice
_UNDATED = 0.1  # how much less sure a promise without a date is


@dataclass(frozen=True, slots=True)
class _Read:
    """A promise that stands, with its due date and the parties around it."""

    scene: Scene
    when: When

    @property
    def rank(self) -> tuple[float, bool, int]:
        """Of several rules that read one clause the surest is told."""
        promise = self.scene.promise
        return promise.rule.confidence, self.when.dated, -promise.start


def find_commitments(paper: Paper) -> Iterator[Commitment | Rejected]:
    """Every commitment that the paper records: one for each clause that makes one, each entry of lists of them."""
    told: list[Commitment] = []
    listed = tuple(diary(paper))
    following = next_meeting(paper, listed)
    for answer in _promised(paper, following):
        if isinstance(answer, Rejected):
            yield answer
        elif not any(_restated(answer, other) for other in told):
            told.append(answer)
    told = list(_marked(paper, told))
    for entry in (*table_actions(paper, following), *action_lists(paper, following), *listed):
        if not any(_same_words(entry.evidence, other.evidence) for other in told):
            told.append(entry)
    yield from sorted(told, key=lambda c: (c.evidence.start, c.evidence.end))


def _promised(paper: Paper, following: str | None) -> Iterator[Commitment | Rejected]:
    for passage, sentence in chain(paper.sentences(), paper.announcements()):
        clauses: dict[int, list[_Read]] = {}
        rejected: list[Rejected] = []
        for promise in promises(passage.doc, sentence, passage.lead):
            if passage.said is Said.ANNOUNCED and promise.rule.name != _ANNOUNCED:
                continue
            start, end = _characters(passage, promise.first, promise.last)
            at = passage.doc[promise.start].idx
            told = when(paper, passage, start, end, at, following, _since(paper, promise))
            scene = Scene(paper, passage, sentence, promise, parties_in(paper, passage, sentence))
            if reason := _reason(scene, told):
                quote = paper.evidence(passage, start, end)
                rejected.append(Rejected(quote, f"commitment {promise.rule.name}", reason))
            else:
                clauses.setdefault(promise.first, []).append(_Read(scene, told))
        for read in clauses.values():
            yield _commitment(max(read, key=lambda r: r.rank), alone=len(clauses) == 1)
        if not clauses:
            yield from rejected[:1]


def _since(paper: Paper, promise: Promise) -> str | None:
    """The first day that is not past. A deadline for taking part in the meeting lies before it."""
    if paper.anchor is None or promise.rule.name != "deadline":
        return None
    return (paper.anchor - _NOTICE).isoformat()


def _reason(scene: Scene, told: When) -> str | None:
    """Why words of promise make no commitment; None where they do."""
    rule = scene.promise.rule
    if rule.dated and not told.dated:
        return "no date to come in the clause"
    if told.past:
        return "its date has passed"
    if reason := refused(scene.passage.doc, scene.sentence, scene.promise, told.dated):
        return reason
    timed = told.dated or told.every is not None
    if rule.owned and (rule.owned == "always" or not timed) and not owners(scene):
        return "neither who is to act nor a date is said"
    return None


def _characters(passage: Passage, first: int, last: int) -> tuple[int, int]:
    doc = passage.doc
    return doc[first].idx, doc[last - 1].idx + len(doc[last - 1])


def _commitment(read: _Read, alone: bool) -> Commitment:
    scene, told = read.scene, read.when
    promise, passage = scene.promise, scene.passage
    rule = promise.rule
    hedged = rule.hedged or any(t.lower_ in words("hedges") for t in passage.doc[promise.first : promise.end])
    sure = rule.confidence - (0 if told.dated or told.every else _UNDATED) - (0.1 if hedged and not rule.hedged else 0)
    return Commitment(
        scene.paper.evidence(passage, *_quote(scene, alone)),
        f"commitment {rule.name}",
        round(max(sure, 0.3), 2),
        deliverable(scene),
        owners(scene),
        recipient(scene),
        told.due,
        _kind(rule.kind, told),
        told.every,
        hedged,
        passage.item.number if passage.item else None,
    )


def _kind(kind: str, told: When) -> str:
    """Recurring where it is told how often; what is to come to a meeting is scheduled."""
    if told.every:
        return "recurring"
    at_meeting = told.due is not None and ("meeting" in told.due.text or told.due.meeting_of is not None)
    return "scheduled" if kind == "action" and at_meeting else kind


def _quote(scene: Scene, alone: bool) -> tuple[int, int]:
    """The sentence where it makes one promise, else the clause; of a long one the part around the words."""
    passage, promise = scene.passage, scene.promise
    if alone and scene.sentence.end_char - scene.sentence.start_char <= _LONGEST_QUOTE:
        return scene.sentence.start_char, scene.sentence.end_char
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


def _marked(paper: Paper, told: list[Commitment]) -> Iterator[Commitment]:
    """The commitments with the owners that marks behind them name, and those that only a mark makes one."""
    found = [
        (mark, paper.evidence(mark.passage, mark.sentence.start_char, mark.sentence.end_char)) for mark in marks(paper)
    ]
    for commitment in told:
        if commitment.rule.endswith(_MARK_ALONE) and any(m.holds(commitment.evidence.start) for m, _ in found):
            continue  # the mark belongs to the sentence before it
        mark = next((m for m, quote in found if m.owners and _same_words(commitment.evidence, quote)), None)
        yield commitment if mark is None or commitment.responsible else replace(commitment, responsible=mark.owners)
    for mark, quote in found:
        if not any(_same_words(quote, commitment.evidence) for commitment in told):
            yield _by_mark(paper, mark, quote)


def _by_mark(paper: Paper, mark: Mark, words: Evidence) -> Commitment:
    stop = mark.marked.joined.offsets[mark.stop - 1] + 1
    whole = paper.words(words.start, stop) if stop - words.start <= _LONGEST_QUOTE and stop > words.end else words
    return Commitment(
        whole,
        "commitment action-mark",
        0.75,
        " ".join(mark.sentence.text.split()[:22]).strip(" ,;:.–-"),
        mark.owners,
        item=mark.passage.item.number if mark.passage.item else None,
    )


def _same_words(a: Evidence, b: Evidence) -> bool:
    return a.start < b.end and b.start < a.end


def _restated(fact: Commitment, other: Commitment) -> bool:
    """Whether a commitment says again, in the same words, what another has said."""
    return fact.deliverable == other.deliverable and fact.due == other.due and fact.responsible == other.responsible
