"""The rules whose words stand in a sentence, as the modules that read the facts find them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span

from extract.commitments.commitments import readings
from extract.commitments.diary import diary
from extract.commitments.next_meetings import next_meeting
from extract.decisions.decisions import decision_cues
from extract.decisions.motions import motions
from extract.monitoring.watch_words import watchings
from extract.paper import Paper, Passage
from extract.records import Rejected
from extract.relations.relations import relation_cues
from extract.strategies.events import events_of
from extract.strategies.strategies import Mention, strategies_of


@dataclass(frozen=True, slots=True)
class Cued:
    """A rule at the characters `start:end` of its passage; `refused` why it makes no fact, where that is known here."""

    asks: str
    rule: str
    file: str
    start: int
    end: int
    refused: str | None = None


class Rules:
    """The rules of one paper, asked sentence by sentence."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._following = next_meeting(paper, diary(paper))
        self._moved = paper.once(motions)
        self._named = [mention for strategy in strategies_of(paper) for mention in strategy.mentions]

    def fired(self, passage: Passage, sentence: Span) -> Iterator[Cued]:
        """The rules for prose that fire in a sentence, by kind of fact."""
        doc = passage.doc
        for promise, answer in readings(self._paper, passage, sentence, self._following, self._moved):
            reason = answer.reason if isinstance(answer, Rejected) else None
            yield _cued("commitment", promise.rule.name, "commitments", doc[promise.start : promise.end], reason)
        for watching in watchings(sentence):
            yield _cued("monitoring", watching.rule.name, "monitoring", doc[watching.start : watching.end])
        for cue in decision_cues(doc, sentence):
            yield _cued("decision", cue.rule, "decisions", doc[cue.start : cue.end])
        for cue in relation_cues(doc, sentence):
            yield _cued("relation", cue.rule, "relations", doc[cue.start : cue.end])
        for mention in self._named:
            name = mention.name
            if mention.passage is passage and sentence.start_char <= name.start < sentence.end_char:
                yield from self._of_strategy(mention)

    def listing(self, passage: Passage, sentence: Span) -> Iterator[Cued]:
        """The label or the words by which the names of a sentence are read as a list of attendance, once each."""
        start, end = passage.joined.source(sentence.start_char, sentence.end_char)
        listed = dict.fromkeys((e.label, e.status) for e in self._paper.roll if start <= e.start < end)
        for label, status in listed:
            file = "apologies.jsonl, attendance_labels.jsonl" if status == "apologies" else "attendance_labels.jsonl"
            yield Cued("attendance", label, file, sentence.start_char, sentence.end_char)

    def _of_strategy(self, mention: Mention) -> Iterator[Cued]:
        name = mention.name
        if mention.rule == "phrase":
            yield Cued("strategy", "phrase", "strategy_phrases.jsonl", name.start, name.end)
        if mention.passage.said.records:
            for event in events_of(mention.passage, name, self._paper.anchor):
                yield Cued("strategy", event.kind, "strategy_events.jsonl", event.start, event.end)


def _cued(asks: str, rule: str, file: str, words: Span, refused: str | None = None) -> Cued:
    return Cued(asks, rule, f"{file}.jsonl", words.start_char, words.end_char, refused)
