"""Facts after what people judged of them: rejected, accepted, or with fields corrected."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.records import AnyFact, Ref
from graph.identity.mentions import KnownRef, Mention, Paper
from graph.judgements.fields import Correction, Named, corrected, read_correction
from graph.judgements.judgement import CORRECT, REJECT, Judgement
from graph.judgements.mentioned import AmbiguousMention, Mentioned
from graph.judgements.numbering import Numbered
from graph.judgements.places import Papers

Lines = Sequence[tuple[Judgement, Numbered]]
"""All judgements of one fact, in order."""


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


def judged_facts(of_facts: Mapping[str, Lines], called: Papers, papers: dict[str, Paper]) -> dict[str, Judged]:
    """Each fact after its judgements, by short id; papers in which corrections bring in new names come to name them.

    What a correction names as in a paper is what that mention is, whatever else its own paper names alike.
    """
    papers |= _with_new(of_facts, papers, lambda value: not value.paper)
    known = Mentioned(called, dict(papers).get)
    papers |= _with_new(of_facts, papers, lambda value: _mention(value, known) is None)
    after = Mentioned(called, papers.get)
    return {short: _judged(lines, lambda value: _ref(value, after)) for short, lines in of_facts.items()}


def _with_new(
    of_facts: Mapping[str, Lines], papers: Mapping[str, Paper], new: Callable[[Named], bool]
) -> dict[str, Paper]:
    """The papers with the names that are new to them."""
    found: dict[str, set[Ref]] = {}
    for lines in of_facts.values():
        for judgement, numbered in lines:
            for value in _correction(judgement).values if judgement.verdict == CORRECT else ():
                if isinstance(value, Named) and new(value):
                    found.setdefault(numbered.paper, set()).add(_new_ref(value))
    order = {
        sha256: sorted({*papers[sha256].also, *refs}, key=lambda r: (r.kind, r.name)) for sha256, refs in found.items()
    }
    return {sha256: replace(papers[sha256], also=tuple(refs)) for sha256, refs in order.items()}


def _judged(lines: Lines, ref: Callable[[Named], Ref]) -> Judged:
    original = lines[0][1].fact
    fact: AnyFact | None = original
    for judgement, _ in lines:
        if judgement.verdict == REJECT:
            fact = None
        elif judgement.verdict == CORRECT and fact is not None:
            correction = _correction(judgement)
            values = tuple(ref(value) if isinstance(value, Named) else value for value in correction.values)
            fact = corrected(fact, correction, values)
    return Judged(tuple(j for j, _ in lines), fact, original)


def _correction(judgement: Judgement) -> Correction:
    return read_correction(judgement.kind, judgement.other)


def _ref(value: Named, mentioned: Mentioned) -> Ref:
    """What a correction names, as a reference."""
    known = _mention(value, mentioned)
    if known is None:
        return _new_ref(value)
    return KnownRef(value.kind, known.name, known.name, of=known.of or None, id=known.id or None, known=known)


def _new_ref(value: Named) -> Ref:
    return Ref(value.kind, value.name, value.name)


def _mention(value: Named, mentioned: Mentioned) -> Mention | None:
    """The mention that a correction names in a paper; None where it names none, or none that is there."""
    if not value.paper:
        return None
    try:
        return mentioned.found(f"{value.name} in {value.paper}", (value.kind,))
    except AmbiguousMention:
        return None
