"""Judgements applied to papers: what identity is to hold to, which facts are set aside, and which stand corrected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extract.records import Kind
from graph.identity.mentions import Mention, Paper
from graph.identity.verdicts import NONE, Verdict, Verdicts
from graph.judgements.correcting import Judged, judged_facts
from graph.judgements.file import BadJudgements, Judgements
from graph.judgements.joined import Joined
from graph.judgements.judgement import ACCEPT, CORRECT, DIFFERENT, OF_FACTS, OF_NAMES, REJECT, RENAME, SAME, Judgement
from graph.judgements.mentioned import AmbiguousMention, Mentioned
from graph.judgements.numbering import Facts, Numbered
from graph.judgements.places import Papers

Placed = tuple[Judgement, tuple[Mention, ...]]
"""A judgement of identity or of a name, and the mentions that it is of."""


@dataclass(frozen=True, slots=True)
class Applied:
    """Judgements found in papers: the papers with what corrections name, the verdicts of identity, facts by short id.

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
        return (self.papers, self.verdicts) if self.verdicts != NONE or any(p.also for p in self.papers) else None


def apply(judgements: Judgements, papers: Sequence[Paper], names: Mapping[str, tuple[str, ...]]) -> Applied:
    """Find what each judgement is of; `names` are the file names of each paper.

    BadJudgements where two lines contradict each other.
    """
    if not judgements.made:
        return Applied(tuple(papers))
    by_id, called = {p.id: p for p in papers}, Papers(names)
    of_facts, lost = _of_facts(judgements, Facts(called, by_id.get))
    judged = judged_facts(of_facts, called, by_id)
    placed, unplaced = _placed(judgements.made, Mentioned(called, by_id.get))
    _check_identity(judgements, placed)
    return Applied(
        tuple(by_id[p.id] for p in papers), _verdicts(placed), judged, tuple(placed), tuple(sorted([*lost, *unplaced]))
    )


def _of_facts(judgements: Judgements, facts: Facts) -> tuple[dict[str, list[tuple[Judgement, Numbered]]], list[int]]:
    """The judgements of each fact, by its short id; and the lines whose fact is not there."""
    found: dict[str, list[tuple[Judgement, Numbered]]] = {}
    lost = []
    for judgement in (j for j in judgements.made if j.verdict in OF_FACTS):
        if (meant := facts.meant(judgement)) is None:
            lost.append(judgement.line)
        else:
            found.setdefault(meant.id, []).append((judgement, meant))
    for lines in found.values():
        _check_facts(judgements, [j for j, _ in lines])
    return found, lost


def _placed(made: Iterable[Judgement], after: Mentioned) -> tuple[list[Placed], list[int]]:
    """The mentions that judgements of identity and names are of; and the lines that name what no paper holds."""
    placed: list[Placed] = []
    unplaced = []
    for judgement in made:
        if judgement.verdict not in OF_NAMES:
            continue
        texts = [judgement.one] if judgement.verdict == RENAME else [judgement.one, judgement.other]
        try:
            found = [after.found(text, (Kind(judgement.kind),)) for text in texts]
        except AmbiguousMention:
            found = [None]
        mentions = tuple(m for m in found if m is not None)
        if len(set(mentions)) == len(texts):  # two names may have come to be one mention by a better reading
            placed.append((judgement, mentions))
        else:
            unplaced.append(judgement.line)
    return placed, unplaced


def _verdicts(placed: Iterable[Placed]) -> Verdicts:
    """What identity is to hold to."""
    same: list[Verdict] = []
    different: list[Verdict] = []
    labels: dict[Mention, str] = {}
    for judgement, mentions in placed:
        if judgement.verdict == RENAME:
            labels.pop(mentions[0], None)  # the last one counts, and stands last
            labels[mentions[0]] = judgement.other
        elif judgement.verdict == SAME:
            same.append(Verdict(mentions[0], mentions[1], judgement.told))
        elif judgement.verdict == DIFFERENT:
            different.append(Verdict(mentions[0], mentions[1], judgement.told))
    return Verdicts(tuple(same), tuple(different), labels)


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
