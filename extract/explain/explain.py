"""Extraction asked why: the facts and rejections of a text beside the spans and rules that they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from spacy.tokens import Span

from extract.explain.explanation import Explanation, Fired, SentenceExplained
from extract.explain.recognised import recognised
from extract.explain.rules import Cued, Rules
from extract.head.heading import Heading
from extract.minutes import bound_papers, said
from extract.packs.excerpt import Excerpt
from extract.packs.pack import divide
from extract.paper import Paper, Passage, read_paper
from extract.records import AnyFact, Attendance, Document, Membership, Rejected
from extract.structure.blocks import Shape

_OF_A_LIST = (Attendance, Membership)
PROSE = ("recorded", "decided", "announced")
_Answer = TypeVar("_Answer", bound=AnyFact | Rejected)


def explain_text(
    text: str, *, body: str | None = None, date: str | None = None, council: str | None = None
) -> Explanation:
    """A few sentences, read as minutes of a meeting of `body` on `date` (ISO); without them nothing is guessed."""
    document = Document("text", "text/plain", "0" * 64, text)
    paper = read_paper(document, Heading("minutes", body, date, None, None, None, (0, 0)), council)
    sentences = tuple(_sentences(paper, Excerpt.whole(document), lambda _: True))
    return Explanation("minutes", body, date, council, sentences)


def explain_paper(document: Document, words: str = "") -> Explanation:
    """The sentences of a document that hold `words` (in any case, spaces and line breaks alike), each in its place."""
    wanted = " ".join(words.lower().split())
    bound = bound_papers(document, divide(document))
    sentences = tuple(
        sentence
        for paper, excerpt in bound
        for sentence in _sentences(paper, excerpt, lambda text: wanted in " ".join(text.lower().split()))
    )
    own = bound[0][0]
    return Explanation(own.heading.kind, own.heading.body, own.heading.date, own.authority, sentences)


def _sentences(paper: Paper, excerpt: Excerpt, wanted: Callable[[str], bool]) -> Iterator[SentenceExplained]:
    """The wanted sentences of one paper, explained; a fact that several prove stands with the first of them."""
    chosen = [(p, s) for p in paper.passages for s in p.sentences if s.text.strip() and wanted(s.text)]
    if not chosen:
        return
    minutes, rules, ways = said(paper, excerpt), Rules(paper), _Ways(paper)
    facts = [fact for fact in minutes.facts if fact.evidence.exact]  # a heading that was given proves nothing
    rejected = list(minutes.rejected)
    for passage, sentence in chosen:
        start, end = (excerpt.place(n) for n in passage.joined.source(sentence.start_char, sentence.end_char))
        mine = _taken(facts, start, end)
        not_mine = _taken(rejected, start, end)
        read_as = ways.of(passage, sentence)
        cues = rules.fired(passage, sentence) if read_as in PROSE else rules.listing(passage, sentence)
        yield SentenceExplained(
            sentence.text.strip(),
            start,
            excerpt.origin.page_at(start),
            read_as,
            passage.item.number if passage.item else None,
            passage.lead,
            tuple(recognised(paper, passage, sentence)),
            tuple(
                Fired(c.asks, c.rule, passage.text[c.start : c.end], c.file, _outcome(c, mine, not_mine)) for c in cues
            ),
            mine,
            not_mine,
        )


class _Ways:
    """How extraction takes the sentences of a paper."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._prose = {(p.index, s.start) for read in (paper.sentences, paper.announcements) for p, s in read()}

    def of(self, passage: Passage, sentence: Span) -> str:
        """What the words of a sentence are where it is prose; else what keeps it from being read as such."""
        if (passage.index, sentence.start) in self._prose:
            return passage.said.value
        start = passage.joined.offsets[0]
        if any(e.block_start <= start < e.block_end for e in self._paper.roll):
            return "list of attendance"
        if any(a <= start < b for a, b in self._paper.tabled):
            return "table of attendance or actions"
        if not passage.said.records:
            return passage.said.value
        if passage.shape is Shape.HEADING or any(a <= start < b for a, b in (i.heading for i in self._paper.items)):
            return "heading"
        return "broken off"


def _taken(found: list[_Answer], start: int, end: int) -> tuple[_Answer, ...]:
    """Those answers that words in `start:end` of the document prove, taken out of the list."""
    mine = tuple(answer for answer in found if answer.evidence.start < end and start < answer.evidence.end)
    found[:] = [answer for answer in found if answer not in mine]
    return mine


def _outcome(cue: Cued, facts: Sequence[AnyFact], rejected: Sequence[Rejected]) -> str:
    """What came of a rule that fired."""
    name = f"{cue.asks} {cue.rule}"
    if cue.refused:
        return cue.refused
    if any(fact.rule == name or (cue.asks == "attendance" and isinstance(fact, _OF_A_LIST)) for fact in facts):
        return "fact"
    if reason := next((r.reason for r in rejected if r.rule == name), None):
        return reason
    if any(fact.rule.startswith(f"{cue.asks} ") for fact in facts):
        return "no fact beside that of another rule"
    return "no fact: something it needs is not said, or the paper says it elsewhere"
