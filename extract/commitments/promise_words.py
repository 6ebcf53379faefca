"""Words of promise in a sentence: which rule reads them, how far their clause goes, and why some are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Span

from extract.patterns import columns
from extract.prose.cues import Cue, Cues
from extract.prose.refusals import Refusal, refusals
from extract.prose.worded import Worded, fitting

_BOUNDARY = re.compile(r"^(?:and|but|;|while|whilst|–|—)$")
_NO_SUBJECT = re.compile(
    r"^(?:also|then|now|therefore|further|subsequently|that|which|,|is|are|was|were|has|have|had)$"
)
VERBS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|(?-i:may)|might|must|should|shall|do|does|did|need(?:s|ed)?|"
    r"found|met|said|wants?|allows?|enables?|(?-i:[a-z]{3,}ed)|yet|subject to)\b",
    re.IGNORECASE,
)  # words that make a line a sentence
_OTHER_CLAUSE = re.compile(r"\b(?:and|but) (?:the |an? |it |he |she |they |this |[A-Z])")
_RECOMMENDED = re.compile(
    r"\brecommend(?:s|ed)?\b[^.;]{0,30}\bthat\b|^\W*recommendations?\b|\b(?:is|are) recommended\b|\bproposed that\b|"
    r"\b(?:is|are|be) (?:asked|invited|requested|recommended) to\b",
    re.IGNORECASE,
)
_RESOLUTION = re.compile(r"\b(?:RESOLVED|AGREED|DECIDED|[Rr]esolved|[Aa]greed)\b")


@dataclass(frozen=True, slots=True)
class PromiseRule:
    """One row of `commitments.jsonl`."""

    name: str
    kind: str
    owner: tuple[str, ...]
    says: str
    strength: float
    hedged: bool
    dated: bool
    opens: bool
    verbless: bool
    resolved: bool
    unlisted: bool
    owned: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A rule's words at the tokens `start:end`, in the clause `first:last` of its sentence."""

    rule: PromiseRule
    start: int
    end: int
    first: int
    last: int


@cache
def _cues() -> Cues:
    base, does, done, doing = zip(*columns("doing_verbs"), strict=True)
    forms = {"DO": base, "DOES": does, "DONE": done, "DOING": doing}
    tokens = {name: {"LOWER": {"IN": list(words)}} for name, words in forms.items()}
    return Cues("commitments", {**tokens, "DOLOW": {"TEXT": {"IN": list(base)}}})


@cache
def _rules() -> dict[str, PromiseRule]:
    return {
        name: PromiseRule(
            name,
            row["kind"],
            tuple(row["owner"]),
            row["says"],
            row["strength"],
            row.get("hedged", False),
            row.get("dated", False),
            row.get("opens", False),
            row.get("verbless", False),
            row.get("resolved", False),
            row.get("unlisted", False),
            row.get("owned", ""),
        )
        for name, row in _cues().facts.items()
    }


def promises(doc: Doc, sentence: Span, lead: str | None = None) -> Iterator[Promise]:
    """What a sentence may promise, several for one clause included; `lead` is the head of the list it stands in."""
    found = [c for c in _cues().find(doc, sentence.start, sentence.end) if _stands(doc, sentence, c, lead)]
    starts = _clause_starts(doc, sentence, found)
    for cue in found:
        first = max(s for s in starts if s <= cue.start)
        last = min((s for s in starts if s > cue.start), default=sentence.end)
        yield Promise(_rules()[cue.rule], cue.start, cue.end, first, last)


def hedges(doc: Doc, promise: Promise) -> bool:
    """Whether the clause of a promise hopes ("hopefully") or makes it depend ("subject to funds")."""
    clause = doc[promise.first : promise.last].text
    start, stop = (doc[at].idx - doc[promise.first].idx for at in (promise.start, promise.end - 1))
    for hedge in fitting(_hedges(), clause):
        for match in hedge.pattern.finditer(clause):
            between = clause[match.end() : start] if match.start() < start else clause[stop : match.start()]
            if (hedge.row["stands"] == "anywhere" or match.start() <= stop) and not _OTHER_CLAUSE.search(between):
                return True
    return False


@cache
def _hedges() -> tuple[Worded, ...]:
    """Each hedge and where it has to stand; "as expected" is none."""
    return tuple(
        Worded(
            re.compile(rf"(?<!\bas )(?<!\bthan )\b{re.escape(words)}\b", re.IGNORECASE),
            (words.lower(),),
            {"stands": stands},
        )
        for words, stands, *_ in columns("hedges")
    )


def recommended(doc: Doc, sentence: Span, promise: Promise, lead: str | None) -> bool:
    """Whether words of promise stand behind "It is recommended that", or below it."""
    return bool(_RECOMMENDED.search(f"{lead or ''} {doc[sentence.start : promise.end].text}"))


def refused(doc: Doc, sentence: Span, promise: Promise, dated: bool) -> str | None:
    """Why words of promise are none here; None where they stand."""
    text, at = sentence.text, doc[promise.start].idx - sentence.start_char
    texts = {"before": text[:at].rstrip(), "after": text[at:], "anywhere": text}
    for refusal in _refusals(promise.rule.name):
        if not (dated and refusal.row.get("undated", False)) and refusal.holds(texts):
            return refusal.reason
    return None


@cache
def _refusals(rule: str) -> tuple[Refusal, ...]:
    return tuple(refusal for refusal in refusals("commitment_refusals") if refusal.of_rule(rule))


def _stands(doc: Doc, sentence: Span, cue: Cue, lead: str | None) -> bool:
    """Whether the words stand where their rule wants them: opening the sentence, without a verb, in a resolution."""
    rule, before = _rules()[cue.rule], doc[sentence.start : cue.start]
    if rule.resolved and not _RESOLUTION.search(f"{lead or ''} {before.text}"):
        return False
    if rule.unlisted and lead is not None:
        return False
    if rule.verbless and VERBS.search(before.text):
        return False
    if not rule.opens:
        return True
    return all(not t.is_alpha for t in before) or (
        len(before) > 0 and before[-1].text in ("–", "—", "-", "(", ":", ";")
    )


def _clause_starts(doc: Doc, sentence: Span, cues: list[Cue]) -> list[int]:
    """Where clauses begin that make a promise of their own: after "and" or "but", with a subject before the words."""
    starts = {sentence.start}
    for before, cue in pairwise(cues):
        boundary = next((i for i in range(cue.start - 1, before.end - 1, -1) if _parts(doc, i)), None)
        if boundary is not None and any(not _NO_SUBJECT.match(t.lower_) for t in doc[boundary + 1 : cue.start]):
            starts.add(boundary + 1)
    return sorted(starts)


def _parts(doc: Doc, index: int) -> bool:
    """Whether a token parts clauses; "and" inside a name or date does not."""
    if doc[index].lower_ == "so":  # "so Ann will ring the bank"; not "so that"
        return index + 1 < len(doc) and doc[index + 1].text[:1].isupper()
    return bool(_BOUNDARY.match(doc[index].lower_)) and not (doc[index].ent_type_ and doc[index + 1].ent_iob_ == "I")
