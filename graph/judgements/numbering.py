"""The facts of a paper with their short ids, and the one that a judgement means, also after the paper has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extract.records import AgendaItem, AnyFact, Meeting, StrategyNamed
from graph.fact_ids import FactIds
from graph.identity.mentions import Paper
from graph.identity.wording import spaced
from graph.judgements.fields import KINDS
from graph.judgements.judgement import Judgement
from graph.judgements.places import Papers, divided


@dataclass(frozen=True, slots=True)
class Numbered:
    """A fact of a paper with its short id: it is the fact of some number in the reading of some number."""

    paper: str
    id: str
    fact: AnyFact
    reading: int
    number: int


def numbered(paper: Paper) -> Iterator[Numbered]:
    """Every fact of a paper that is written as a statement, in order."""
    ids = FactIds(paper.id)
    for reading, minutes in enumerate(paper.readings):
        for number, fact in enumerate(minutes.facts):
            if not isinstance(fact, Meeting | AgendaItem | StrategyNamed):
                yield Numbered(paper.id, ids.of(fact), fact, reading, number)


class Facts:
    """The facts of some papers; each paper is fetched when something in it is asked for."""

    def __init__(self, papers: Papers, paper: Callable[[str], Paper | None]) -> None:
        self._papers = papers
        self._paper = paper
        self._known: dict[str, dict[str, Numbered]] = {}

    def in_paper(self, sha256: str) -> dict[str, Numbered]:
        """The facts of a paper by short id."""
        if sha256 not in self._known:
            paper = self._paper(sha256)
            self._known[sha256] = {n.id: n for n in numbered(paper)} if paper else {}
        return self._known[sha256]

    def meant(self, judgement: Judgement) -> Numbered | None:
        """The fact that a judgement is of: by id, else the only one of its kind with its words in its file; None
        where there is none, or more than one."""
        text, papers = self._papers.split(judgement.one) or (next((a for a, _ in divided(judgement.one)), ""), ())
        if found := self._by_id(text, papers) or self._by_id(text, sorted(self._papers.names)):
            return found if isinstance(found.fact, KINDS[judgement.kind]) else None
        fitting = [
            n
            for sha256 in papers
            for n in self.in_paper(sha256).values()
            if isinstance(n.fact, KINDS[judgement.kind]) and spaced(n.fact.evidence.exact) == judgement.words
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _by_id(self, short: str, papers: Sequence[str]) -> Numbered | None:
        return next((n for sha256 in papers if (n := self.in_paper(sha256).get(short))), None)
