"""Words that say that one party watches another, found in a sentence: the rows of `monitoring.jsonl`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span

from extract.patterns import rows, words
from extract.prose.cues import Cues
from extract.records import Kind


@dataclass(frozen=True, slots=True)
class WatchRule:
    """One row: the activity, the ways in which monitor and subject are found (in the order in which they are tried).

    `watchdog`: only those whose calling it is count. `outcome`: a judgement must follow, within `near` words.
    `dated`: a date must stand there. `kinds`: what a monitor may be. `standing`: an arrangement that goes on. `verb`:
    the words are nouns as well ("review"), which do nothing. `named`: a body right before the words does it, 's or not.
    """

    name: str
    activity: str
    monitor: tuple[str, ...]
    subject: tuple[str, ...]
    strength: float
    watchdog: bool = False
    outcome: bool = False
    dated: bool = False
    near: int = 10
    kinds: tuple[Kind, ...] = (Kind.BODY, Kind.POST)
    standing: bool = False
    verb: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Watching:
    """A rule's words at the tokens `start:end` of a passage."""

    rule: WatchRule
    start: int
    end: int


@cache
def _rules() -> tuple[WatchRule, ...]:
    return tuple(
        WatchRule(
            row["rule"],
            row["activity"],
            tuple(row["monitor"]),
            tuple(row["subject"]),
            row["strength"],
            row.get("watchdog", False),
            row.get("outcome", False),
            row.get("dated", False),
            row.get("near", 10),
            tuple(Kind(kind) for kind in row.get("kinds", ("body", "post"))),
            row.get("standing", False),
            row.get("verb", False),
            row.get("named", False),
        )
        for row in rows("monitoring")
    )


@cache
def _cues() -> Cues:
    return Cues("monitoring")


def watchings(sentence: Span) -> list[Watching]:
    """What the rules find in a sentence, rules in the order of their file, each rule's finds from left to right."""
    order = _order()
    found = [
        Watching(_rules()[order[cue.rule]], cue.start, cue.end)
        for cue in _cues().find(sentence.doc, sentence.start, sentence.end)
        if not _is_name(sentence.doc[cue.start : cue.end])
        and not (_rules()[order[cue.rule]].verb and _is_noun(sentence, cue.start))
        and not (cue.rule.startswith(("conducted", "commissioned")) and _goes_on(sentence, cue.end))
    ]
    return sorted(found, key=lambda w: (order[w.rule.name], w.start))


@cache
def _order() -> dict[str, int]:
    return {rule.name: number for number, rule in enumerate(_rules())}


def _goes_on(sentence: Span, end: int) -> bool:
    """Whether the noun at the end of the words but describes another: the "audit" of "completed the audit plan"."""
    return end < sentence.end and sentence.doc[end].lower_ in words("after_watching")


def _is_noun(sentence: Span, index: int) -> bool:
    """Whether a word that may be a verb is a noun here: "the review", "a Special Review", "Review of the lease"."""
    doc, token = sentence.doc, sentence.doc[index]
    following = doc[index + 1].lower_ if index + 1 < sentence.end else ""
    if following in ("of", "into") or (token.text[:1].isupper() and index > sentence.start):
        return True
    return index > sentence.start and doc[index - 1].lower_ in ("the", "a", "an", "this", "that", "each", "such")


def _is_name(words: Span) -> bool:
    """Whether the words are but part of a name: the "Monitoring" of a Monitoring Group."""
    first = next((e for e in words.doc.ents if e.start <= words.start < e.end), None)
    return (
        first is not None
        and first.end >= words.end
        and first.label_ in ("BODY", "POST", "STRATEGY", "PERSON")
        and (words[0].lower_ not in ("inquiry", "enquiry", "commission"))
    )
