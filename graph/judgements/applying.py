"""Judgements applied to papers: what identity is to hold to, which facts are set aside, and which stand corrected."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from extract.records import AnyFact, Kind, Minutes, Ref
from graph.identity.mentions import Mention, Paper, mention_of, refs_of
from graph.identity.verdicts import NONE, Verdict, Verdicts
from graph.identity.wording import spaced
from graph.judgements.fields import Named, corrected, read_correction
from graph.judgements.file import BadJudgements, Judgements
from graph.judgements.judgement import (
    ACCEPT,
    CORRECT,
    DIFFERENT,
    OF_FACTS,
    OF_IDENTITY,
    REJECT,
    RENAME,
    SAME,
    Judgement,
)
from graph.judgements.mentioned import AmbiguousMention, Mentioned
from graph.judgements.numbering import Facts, Numbered
from graph.judgements.places import Papers

Thing = TypeVar("Thing", bound=Hashable)

Placed = tuple[Judgement, tuple[Mention, ...]]
"""A judgement of identity or of a name, and the mentions that it is of."""

Introduced = tuple[str, Ref, Named, Judgement]
"""That a correction of a fact of a paper brought in a reference, and what it names."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged of one fact: every judgement in order, and what it says now; None where it was rejected."""

    judgements: tuple[Judgement, ...]
    fact: AnyFact | None
    original: AnyFact

    @property
    def aside(self) -> bool:
        """Whether the reading of the paper is set aside: rejected or corrected."""
        return self.fact is not self.original


@dataclass(frozen=True, slots=True)
class Applied:
    """Judgements found in papers: the papers as corrected, the verdicts of identity, facts by short id.

    `mentions` are what each judgement of identity is of. `unplaced` are the lines that name what no paper holds.
    """

    papers: tuple[Paper, ...] = field(repr=False)
    verdicts: Verdicts = NONE
    facts: Mapping[str, Judged] = field(default_factory=dict)
    mentions: tuple[Placed, ...] = ()
    unplaced: tuple[int, ...] = ()

    @property
    def identity(self) -> tuple[Sequence[Paper], Verdicts] | None:
        """The papers and verdicts that identity rests on; None where no judgement bears on it."""
        corrected = any(j.aside and j.fact is not None for j in self.facts.values())
        return (self.papers, self.verdicts) if corrected or self.verdicts != NONE else None


def apply(judgements: Judgements, papers: Sequence[Paper], names: Mapping[str, tuple[str, ...]]) -> Applied:
    """Find what each judgement is of; `names` are the file names of each paper.

    BadJudgements where two lines contradict each other.
    """
    if not judgements.made:
        return Applied(tuple(papers))
    by_id = {p.id: p for p in papers}
    called = Papers(names)
    lost: list[int] = []
    facts = Facts(called, by_id.get)
    of_facts: dict[str, list[tuple[Judgement, Numbered]]] = {}
    for judgement in (j for j in judgements.made if j.verdict in OF_FACTS):
        if (meant := facts.meant(judgement)) is None:
            lost.append(judgement.line)
        else:
            of_facts.setdefault(meant.id, []).append((judgement, meant))
    before = Mentioned(called, by_id.get)
    judged: dict[str, Judged] = {}
    named: list[Introduced] = []
    for short, lines in of_facts.items():
        _check_facts(judgements, [j for j, _ in lines])
        judged[short] = _judged(lines, before, named)
    by_id |= _corrected_papers(by_id, [lines[0][1] for lines in of_facts.values()], judged)
    after = Mentioned(called, by_id.get)
    placed, unplaced = _placed(judgements.made, after)
    verdicts = _verdicts(placed, named, after)
    _check_identity(judgements, placed)
    every = tuple(by_id[p.id] for p in papers)
    return Applied(every, verdicts, judged, tuple(placed), tuple(sorted([*lost, *unplaced])))


def _judged(lines: Sequence[tuple[Judgement, Numbered]], before: Mentioned, named: list[Introduced]) -> Judged:
    """A fact after all its judgements; what its corrections name in other papers is added to `named`."""
    original = lines[0][1].fact
    fact: AnyFact | None = original
    for judgement, numbered in lines:
        if judgement.verdict == REJECT:
            fact = None
        elif judgement.verdict == CORRECT and fact is not None:
            correction = read_correction(judgement.kind, judgement.other)
            values: list[object] = []
            for value in correction.values:
                if isinstance(value, Named):
                    ref = _ref(value, before)
                    named.append((numbered.paper, ref, value, judgement))
                    values.append(ref)
                else:
                    values.append(value)
            fact = corrected(fact, correction, tuple(values))
    return Judged(tuple(j for j, _ in lines), fact, original)


def _ref(value: Named, before: Mentioned) -> Ref:
    """What a correction names, as a reference: as its paper has it, where it names one."""
    known = _mention(value, before)
    if known:
        return Ref(value.kind, known.name, known.name, of=known.of or None)
    return Ref(value.kind, value.name, value.name)


def _mention(value: Named, mentioned: Mentioned) -> Mention | None:
    """The mention that a correction names in a paper; None where it names none, or none that is there."""
    if not value.paper:
        return None
    try:
        return mentioned.found(f"{value.name} in {value.paper}", (value.kind,))
    except AmbiguousMention:
        return None


def _corrected_papers(
    papers: Mapping[str, Paper], facts: Iterable[Numbered], judged: Mapping[str, Judged]
) -> dict[str, Paper]:
    """The papers with corrected facts in the place of those that were read; what these named is still named."""
    changed: dict[str, dict[tuple[int, int], AnyFact]] = {}
    also: dict[str, list[Ref]] = {}
    for numbered in facts:
        one = judged[numbered.id]
        if one.fact is not None and one.aside:
            changed.setdefault(numbered.paper, {})[numbered.reading, numbered.number] = one.fact
            also.setdefault(numbered.paper, []).extend(refs_of(numbered.fact))
    out = {}
    for sha256, facts_at in changed.items():
        paper = papers[sha256]
        own, *bound = (_with(r, n, facts_at) for n, r in enumerate(paper.readings))
        out[sha256] = replace(paper, minutes=replace(own, bound=tuple(bound)), also=tuple(also[sha256]))
    return out


def _with(reading: Minutes, at: int, changed: Mapping[tuple[int, int], AnyFact]) -> Minutes:
    return replace(reading, facts=tuple(changed.get((at, n), fact) for n, fact in enumerate(reading.facts)))


def _placed(made: Iterable[Judgement], after: Mentioned) -> tuple[list[Placed], list[int]]:
    """The mentions that judgements of identity and names are of; and the lines that name what no paper holds."""
    placed: list[Placed] = []
    unplaced = []
    for judgement in made:
        if judgement.verdict not in (*OF_IDENTITY, RENAME):
            continue
        texts = [judgement.one] if judgement.verdict == RENAME else [judgement.one, judgement.other]
        try:
            found = [after.found(text, (Kind(judgement.kind),)) for text in texts]
        except AmbiguousMention:
            found = [None]
        mentions = tuple(m for m in found if m is not None)
        if len(mentions) == len(texts):
            placed.append((judgement, mentions))
        else:
            unplaced.append(judgement.line)
    return placed, unplaced


def _verdicts(placed: Iterable[Placed], named: Iterable[Introduced], after: Mentioned) -> Verdicts:
    """What identity is to hold to. What a correction names in another paper is what it is there."""
    same: list[Verdict] = []
    different: list[Verdict] = []
    labels: dict[Mention, str] = {}
    for judgement, mentions in placed:
        if judgement.verdict == RENAME:
            labels.pop(mentions[0], None)  # the last one counts, and stands last
            labels[mentions[0]] = spaced(judgement.other)
        elif judgement.verdict == SAME:
            same.append(Verdict(mentions[0], mentions[1], judgement.told))
        elif judgement.verdict == DIFFERENT:
            different.append(Verdict(mentions[0], mentions[1], judgement.told))
    for paper, ref, value, judgement in named:
        mention, known = mention_of(paper, ref), _mention(value, after)
        if known is not None and known != mention:
            same.append(Verdict(mention, known, judgement.told))
    return Verdicts(tuple(same), tuple(different), labels)


class Joined(Generic[Thing]):
    """What judgements alone hold to be one, with the lines that say so: mentions, or what stands for them."""

    def __init__(self) -> None:
        self._near: dict[Thing, list[tuple[Thing, Judgement]]] = {}

    def join(self, one: Thing, other: Thing, judgement: Judgement) -> None:
        """Hold two for one."""
        self._near.setdefault(one, []).append((other, judgement))
        self._near.setdefault(other, []).append((one, judgement))

    def way(self, one: Thing, other: Thing) -> tuple[Judgement, ...] | None:
        """The judgements by way of which two are one; None where they are not. None are needed from one to itself."""
        ways: dict[Thing, tuple[Judgement, ...]] = {one: ()}
        pending = [one]
        while pending:
            at = pending.pop(0)
            for near, judgement in self._near.get(at, ()):
                if near not in ways:
                    ways[near] = (*ways[at], judgement)
                    pending.append(near)
        return ways.get(other)


def _check_identity(judgements: Judgements, placed: Iterable[Placed]) -> None:
    """BadJudgements where what is judged different is judged the same too, also by way of others."""
    placed = list(placed)
    joined: Joined[Mention] = Joined()
    for judgement, mentions in placed:
        if judgement.verdict == SAME:
            joined.join(mentions[0], mentions[1], judgement)
    for judgement, mentions in placed:
        way = joined.way(mentions[0], mentions[1]) if judgement.verdict == DIFFERENT else None
        if way is not None:
            _refuse(judgements, judgement, way)


def _check_facts(judgements: Judgements, lines: Sequence[Judgement]) -> None:
    """BadJudgements where a fact is both rejected and accepted or corrected."""
    kept = tuple(j for j in lines if j.verdict in (ACCEPT, CORRECT))
    gone = next((j for j in lines if j.verdict == REJECT), None)
    if kept and gone:
        _refuse(judgements, gone, kept[:1])


def _refuse(judgements: Judgements, one: Judgement, others: Sequence[Judgement]) -> None:
    against = " and ".join(f"line {j.line} ({j.verdict} {j.one})" for j in others) or "itself"
    raise BadJudgements(
        f"{judgements.path}, line {one.line} ({one.verdict} {one.one}) contradicts {against}: take one of them out"
    )
