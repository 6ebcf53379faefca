"""Words of promise in a sentence: which rule reads them, how far their clause goes, and why some are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span

from extract.cues import Cue, Cues
from extract.patterns import columns, rows

_BOUNDARY = re.compile(r"^(?:and|but|;|while|whilst|–|—)$")
_SUBJECT = 1  # tokens that must stand between "and" and the next promise for it to have a subject of its own


@dataclass(frozen=True, slots=True)
class PromiseRule:
    """One row of `commitments.jsonl`."""

    name: str
    kind: str
    owner: tuple[str, ...]
    says: str
    confidence: float
    hedged: bool
    dated: bool
    opens: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """A rule's words at the tokens `start:end`, in the clause `first:last` of its sentence."""

    rule: PromiseRule
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Refusal:
    reason: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    anywhere: re.Pattern[str] | None
    rules: frozenset[str]
    undated: bool


@cache
def _cues() -> Cues:
    base, does, done, doing = zip(*columns("doing_verbs"), strict=True)
    forms = {"DO": base, "DOES": does, "DONE": done, "DOING": doing}
    return Cues("commitments", {name: {"LOWER": {"IN": list(words)}} for name, words in forms.items()})


@cache
def _rules() -> dict[str, PromiseRule]:
    return {
        name: PromiseRule(
            name,
            row["kind"],
            tuple(row["owner"]),
            row["says"],
            row["confidence"],
            row.get("hedged", False),
            row.get("dated", False),
            row.get("opens", False),
        )
        for name, row in _cues().facts.items()
    }


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
            row.get("undated", False),
        )
        for row in rows("commitment_refusals")
    )


def promises(doc: Doc, sentence: Span) -> Iterator[Promise]:
    """What a sentence may promise, several for one clause included: rules in the order of their confidence."""
    found = [c for c in _cues().find(doc, sentence.start, sentence.end) if _stands(doc, sentence, c)]
    starts = _clause_starts(doc, sentence, found)
    for cue in found:
        first = max(s for s in starts if s <= cue.start)
        last = min((s for s in starts if s > cue.start), default=sentence.end)
        yield Promise(_rules()[cue.rule], cue.start, cue.end, first, last)


def refused(doc: Doc, sentence: Span, promise: Promise, dated: bool) -> str | None:
    """Why words of promise are none here; None where they stand."""
    text = doc.text
    at = doc[promise.start].idx
    before, after = text[sentence.start_char : at].rstrip(), text[at : sentence.end_char]
    for refusal in _refusals():
        if refusal.rules and promise.rule.name not in refusal.rules:
            continue
        if refusal.undated and dated:
            continue
        if (
            (refusal.before and refusal.before.search(before))
            or (refusal.after and refusal.after.search(after))
            or (refusal.anywhere and refusal.anywhere.search(sentence.text))
        ):
            return refusal.reason
    return None


def _stands(doc: Doc, sentence: Span, cue: Cue) -> bool:
    """Whether a rule that opens a sentence (or what follows a dash or bracket) does so here."""
    if not _rules()[cue.rule].opens:
        return True
    before = doc[sentence.start : cue.start]
    return all(not t.is_alpha for t in before) or (
        len(before) > 0 and before[-1].text in ("–", "—", "-", "(", ":", ";")
    )


def _clause_starts(doc: Doc, sentence: Span, cues: list[Cue]) -> list[int]:
    """Where clauses begin that make a promise of their own: after "and" or "but", with a subject before the words."""
    starts = [sentence.start]
    for before, cue in zip(cues, cues[1:], strict=False):
        for i in range(cue.start - 1 - _SUBJECT, before.end - 1, -1):
            if _BOUNDARY.match(doc[i].lower_):
                starts.append(i + 1)
                break
    return sorted(set(starts))
