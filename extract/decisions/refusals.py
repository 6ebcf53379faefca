"""What makes words of decision none: asked, supposed, told of others, or a note on the minutes themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span

from extract.paper import Passage
from extract.patterns import rows
from extract.prose.cues import Cue
from extract.records import Ref


@dataclass(frozen=True, slots=True)
class _Refusal:
    """One row of `decision_refusals.jsonl`."""

    reason: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None
    rules: frozenset[str]
    by: str


@cache
def _refusals() -> tuple[_Refusal, ...]:
    def compiled(pattern: str | None) -> re.Pattern[str] | None:
        return re.compile(pattern, re.IGNORECASE) if pattern else None

    return tuple(
        _Refusal(
            row["reason"],
            compiled(row.get("before")),
            compiled(row.get("after")),
            compiled(row.get("anywhere")),
            frozenset(row.get("rules", ())),
            row.get("by", ""),
        )
        for row in rows("decision_refusals")
        if "reason" in row
    )


def refused(passage: Passage, sentence: Span, cue: Cue, named: Ref | None, met: Ref | None) -> str | None:
    """Why words of decision are none here; None where they stand. All that a row asks for has to be there.

    `named` is the body that the words themselves say decided.
    """
    by_whom = {"nobody"} if named is None else set()
    if named is None or named != met:
        by_whom.add("others")
    if named is not None and (met is None or named.name != met.name):
        by_whom.add("another")
    at = passage.doc[cue.start].idx
    parts = {
        "before": passage.text[sentence.start_char : at],
        "after": passage.text[at : sentence.end_char],
        "anywhere": sentence.text,
    }
    for refusal in _refusals():
        if (refusal.rules and cue.rule not in refusal.rules) or (refusal.by and refusal.by not in by_whom):
            continue
        asked = [(p, parts[where]) for where in parts if (p := getattr(refusal, where)) is not None]
        if all(pattern.search(text) for pattern, text in asked):
            return refusal.reason
    return None
