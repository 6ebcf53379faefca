"""Who is to do what by when: promises, deadlines, events to come and standing reports, as minutes record them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import chain

from spacy.tokens import Span

from extract.commitments.action_lists import action_lists
from extract.commitments.action_marks import Mark, marks
from extract.commitments.action_tables import table_actions
from extract.commitments.deliverables import deliverable, noted, recipient, sentence_before
from extract.commitments.diary import diary
from extract.commitments.due_dates import When, when
from extract.commitments.next_meetings import next_meeting
from extract.commitments.owners import owners, responsible
from extract.commitments.promise_words import Promise, hedges, promises, recommended, refused
from extract.commitments.scene import Scene
from extract.decisions.motions import Motion, motions, moved_only
from extract.paper import Paper, Passage
from extract.prose.parties import Party, parties_in
from extract.records import Commitment, Evidence, Rejected
from extract.structure.wording import Said

_LONGEST_QUOTE = 300  # characters
_NOTICE = timedelta(days=28)  # how long before a meeting its agenda asks the public to give notice
_MARK_ALONE = "clerk-action"
_ANNOUNCED = "deadline"  # the one promise that agenda wording makes: by when to give notice
_UNDATED = 0.1  # how much less sure a promise without a date is


@dataclass(frozen=True, slots=True)
class Reading:
    """A promise that stands, with its due date and the parties around it."""

    scene: Scene
    when: When

    @property
    def rank(self) -> tuple[float, bool, int]:
        """Of several rules that read one clause the surest is told."""
        promise = self.scene.promise
        return promise.rule.strength, self.when.dated, -promise.start


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
    rows = tuple(table_actions(paper, following))
    again = {i for i, row in enumerate(rows) for later in rows[i + 1 :] if row.deliverable == later.deliverable}
    tabled = (row for i, row in enumerate(rows) if i not in again)  # open still, so told in a later table as well
    for entry in (*tabled, *action_lists(paper, following), *listed):
        if not any(_same_words(entry.evidence, other.evidence) for other in told):
            told.append(entry)
    yield from sorted(told, key=lambda c: (c.evidence.start, c.evidence.end))


def _promised(paper: Paper, following: str | None) -> Iterator[Commitment | Rejected]:
    moved = paper.once(motions)
    for passage, sentence in chain(paper.sentences(), paper.announcements()):
        clauses: dict[int, list[Reading]] = {}
        turned_down: list[Rejected] = []
        for promise, found in readings(paper, passage, sentence, following, moved):
            if isinstance(found, Rejected):
                turned_down.append(found)
            else:
                clauses.setdefault(promise.first, []).append(found)
        for read in clauses.values():
            yield _commitment(max(read, key=lambda r: r.rank), alone=len(clauses) == 1)
        if not clauses:
            yield from turned_down[:1]


def readings(
    paper: Paper, passage: Passage, sentence: Span, following: str | None, moved: Sequence[Motion] = ()
) -> Iterator[tuple[Promise, Reading | Rejected]]:
    """Every rule that finds words of promise in a sentence, and what comes of them; `following` is the next meeting,
    `moved` are the motions of the paper."""
    parties: tuple[Party, ...] | None = None
    for promise in promises(passage.doc, sentence, passage.lead):
        if passage.said is Said.ANNOUNCED and promise.rule.name != _ANNOUNCED:
            continue
        if parties is None:
            parties = paper.once(parties_in, passage, sentence)
        start, end = _characters(passage, promise.first, promise.last)
        at = passage.doc[promise.start].idx
        told = when(paper, passage, start, end, at, following, _since(paper, promise))
        scene = Scene(paper, passage, sentence, promise, parties)
        if reason := moved_only(moved, passage, at) or _reason(scene, told):
            yield promise, Rejected(paper.evidence(passage, start, end), f"commitment {promise.rule.name}", reason)
        else:
            yield promise, Reading(scene, told)


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
    if _in_report(scene) and recommended(scene.passage.doc, scene.sentence, scene.promise, scene.passage.lead):
        return "recommended in a report, not resolved"
    if reason := refused(scene.passage.doc, scene.sentence, scene.promise, told.dated):
        return reason
    timed = told.dated or told.every is not None
    if rule.owned and (rule.owned == "always" or not timed) and not owners(scene):
        return "neither who is to act nor a date is said"
    return None


def _in_report(scene: Scene) -> bool:
    """Whether words stand in a paper written before a meeting, or in a report bound into its minutes."""
    report = scene.passage.item.report if scene.passage.item else None
    at = scene.passage.joined.offsets[0]
    return scene.paper.heading.kind in ("agenda", "report") or (report is not None and report[0] <= at < report[1])


def _characters(passage: Passage, first: int, last: int) -> tuple[int, int]:
    doc = passage.doc
    return doc[first].idx, doc[last - 1].idx + len(doc[last - 1])


def _commitment(read: Reading, alone: bool) -> Commitment:
    scene, told = read.scene, read.when
    promise, passage = scene.promise, scene.passage
    rule = promise.rule
    who = responsible(scene)
    what = deliverable(scene, owned=bool(who.refs))
    hedged = rule.hedged or hedges(passage.doc, promise)
    sure = rule.strength - (0 if told.dated or told.every else _UNDATED) - (0.1 if hedged and not rule.hedged else 0)
    return Commitment(
        scene.paper.evidence(passage, *_quote(scene, alone, what.from_before)),
        f"commitment {rule.name}",
        round(max(sure, 0.3), 2),
        what.words,
        who.refs,
        recipient(scene),
        told.due,
        _kind(rule.kind, told),
        told.every,
        hedged,
        passage.item.number if passage.item else None,
        who.inferred,
    )


def _kind(kind: str, told: When) -> str:
    """Recurring where it is told how often; what is to come to a meeting is scheduled."""
    if told.every:
        return "recurring"
    at_meeting = told.due is not None and ("meeting" in told.due.text or told.due.meeting_of is not None)
    return "scheduled" if kind == "action" and at_meeting else kind


def _quote(scene: Scene, alone: bool, from_before: bool) -> tuple[int, int]:
    """The sentence where it makes one promise, else the clause; of a long one the part around the words.

    Where the deliverable takes up what the sentence before says, that as well.
    """
    passage, promise = scene.passage, scene.promise
    before = sentence_before(scene.sentence) if from_before else None
    if before is not None and scene.sentence.end_char - before.start_char <= _LONGEST_QUOTE:
        return before.start_char, scene.sentence.end_char
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
    told_already = [mark for mark, quote in found if any(_restates(paper, mark, quote, c) for c in told)]
    for commitment in told:
        if commitment.rule.endswith(_MARK_ALONE) and any(m.holds(commitment.evidence.start) for m, _ in found):
            continue  # the mark belongs to the sentence before it
        mark = next((m for m, quote in found if m.owners and _same_words(commitment.evidence, quote)), None) or next(
            (m for m, _ in found if m.owners and m not in told_already and m.closes(commitment.evidence.start)), None
        )
        open_ = commitment.responsible_inferred or not commitment.responsible
        by_mark = replace(commitment, responsible=mark.owners, responsible_inferred=False) if mark and open_ else None
        yield by_mark or commitment
    for mark, quote in found:
        if not mark.told and not any(_same_words(quote, c.evidence) or mark.marks_whole(c.evidence) for c in told):
            yield _by_mark(paper, mark, quote)


def _restates(paper: Paper, mark: Mark, quote: Evidence, commitment: Commitment) -> bool:
    """Whether a mark only repeats whom its own sentence names, by name or by post."""
    if commitment.responsible_inferred or not _same_words(commitment.evidence, quote):
        return False
    names = {owner.name for owner in mark.owners}
    posts = {e.post for e in paper.roll if e.post and e.person and e.person.name in names}
    return any(owner.name in names | posts for owner in commitment.responsible)


def _by_mark(paper: Paper, mark: Mark, words: Evidence) -> Commitment:
    stop = mark.marked.joined.offsets[mark.stop - 1] + 1
    whole = paper.words(words.start, stop) if stop - words.start <= _LONGEST_QUOTE and stop > words.end else words
    return Commitment(
        whole,
        "commitment action-mark",
        0.75,
        noted(mark.sentence.text),
        mark.owners,
        item=mark.passage.item.number if mark.passage.item else None,
    )


def _same_words(a: Evidence, b: Evidence) -> bool:
    return a.start < b.end and b.start < a.end


def _restated(fact: Commitment, other: Commitment) -> bool:
    """Whether a commitment says again, in the same words, what another has said."""
    return fact.deliverable == other.deliverable and fact.due == other.due and fact.responsible == other.responsible
