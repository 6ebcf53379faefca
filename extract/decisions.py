"""What a body resolved, agreed, approved or decided: each resolution once, each entry of a list of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span

from extract.decision_texts import matter_of, matter_put, told, words_moved
from extract.motions import Motion, motions, moved_only
from extract.paper import Paper, Passage
from extract.patterns import rows
from extract.prose.cues import Cue, Cues
from extract.prose.parties import parties_in, party_at
from extract.records import Decision, Kind, Ref, Rejected
from extract.structure.blocks import Shape
from extract.structure.wording import Said

_LONGEST_QUOTE = 300  # characters
_SAME = 8  # words; shorter ones ("Approved.") may be said of several things
_VOTES = frozenset(["motion-carried", "verdict"])
_RESOLUTION = re.compile(r"\W*(?:IT WAS )?RESOLVED\b|\W*(?:It was )?[Rr]esolved\b")
_LEADS = re.compile(r"\b(?:RESOLVED|AGREED|DECIDED)\b|\b(?:[Aa]greed|[Rr]esolved|[Dd]ecided)(?: that| to)?\W*\Z")
_ONLY_LEAD = re.compile(
    r"[\W\d]*(?:[Aa]nd )?(?:RESOLVED|AGREED|DECIDED|Resolved|Agreed|Decided)\b[^.;]{0,60}(?::|\bthat)[\s:–-]*\Z"
    r"|(?s:.*)\b(?:agreed|resolved|decided|approved)(?: that| to| the following(?: [a-z]+){0,2})?\s*:[\s–-]*\Z"
)
_STATED = re.compile(r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]+)[).]\s+)*(?:That|To)\s")  # below "Decision:"
_SAID_AGAIN = re.compile(r"^(?:That|To|that|to)\s+")
_LISTED = (Shape.BULLET, Shape.NUMBERED)
_FEW = 4  # tokens behind "agreed" that say what
_REACH = 14  # words in which "by" is looked for


def find_decisions(paper: Paper) -> Iterator[Decision | Rejected]:
    """Every decision that the paper records, in its order; what an item says again in the same words, once."""
    told_before: set[tuple[str | None, str]] = set()
    for found in _found(paper):
        if isinstance(found, Decision):
            key = found.item, _SAID_AGAIN.sub("", found.text).lower()
            if key in told_before and (len(found.text.split()) >= _SAME or _printed_twice(paper)):
                continue
            told_before.add(key)
        yield found


def _printed_twice(paper: Paper) -> bool:
    """Whether a page prints the decisions above its minutes too."""
    return any(passage.said is Said.DECIDED for passage in paper.passages)


def _found(paper: Paper) -> Iterator[Decision | Rejected]:
    agreed = False
    moved = motions(paper)
    for passage, sentence in paper.sentences():
        if passage.shape not in _LISTED:
            agreed = bool(_LEADS.search(sentence.text))
        read = _read(paper, passage, sentence, agreed, moved)
        if read is None:
            continue
        reason = moved_only(moved, passage, sentence.start_char)
        if isinstance(read, Decision) and reason:
            yield Rejected(read.evidence, read.rule, reason)
        else:
            yield read


def _read(
    paper: Paper, passage: Passage, sentence: Span, agreed: bool, moved: Sequence[Motion]
) -> Decision | Rejected | None:
    if _listed(passage, sentence, agreed):
        return _decision(paper, passage, sentence, "resolved-list", 0.9, _met(paper), sentence.start, moved)
    cue = _cue(passage, sentence)
    if cue is None:
        if passage.said is Said.DECIDED and _stated(passage, sentence):
            return _decision(paper, passage, sentence, "under-decision", 0.85, _met(paper), sentence.start, moved)
        return None
    if _ONLY_LEAD.fullmatch(sentence.text) or _told_below(paper, passage, sentence, cue):
        return None
    row = _cues().facts[cue.rule]
    body = next((b for way in row["body"] if (b := WAYS[way](paper, passage, sentence, cue))), None)
    named = next((b for way in ("by", "before") if (b := WAYS[way](paper, passage, sentence, cue))), None)
    if reason := _refused(passage, sentence, cue, named, paper.meeting_body()):
        quote = paper.evidence(passage, sentence.start_char, sentence.end_char)
        return Rejected(quote, f"decision {cue.rule}", reason)
    if row["text"] == "before":
        sentence = _with_matter(passage, sentence)  # read on as if they were one
    begin = _begin(row["text"], cue, sentence)
    words = ""
    if row["text"] == "motion":
        words = words_moved(sentence.text)
    elif row["text"] == "moved" and begin <= cue.start:
        put = sentence.text[: passage.doc[cue.start].idx - sentence.start_char]
        words = matter_put(put) or matter_of(paper, passage, sentence, moved)
    if words:
        quote = paper.evidence(passage, *_quote(passage, sentence, begin))
        item = passage.item.number if passage.item else None
        return Decision(quote, f"decision {cue.rule}", row["confidence"], words, body, item)
    return _decision(paper, passage, sentence, cue.rule, row["confidence"], body, begin, moved)


def _told_below(paper: Paper, passage: Passage, sentence: Span, cue: Cue) -> bool:
    """Whether a bare vote ("Motion carried.") stands above the resolution that says what was carried."""
    if cue.rule not in _VOTES or len(sentence.text.split()) > _SAME:
        return False
    below = [s.text for s in passage.doc.sents if s.start >= sentence.end][:1]
    below += [p.text for p in paper.passages[passage.index + 1 : passage.index + 4] if p.item is passage.item]
    return any(_RESOLUTION.match(text) for text in below)


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


def _refused(passage: Passage, sentence: Span, cue: Cue, named: Ref | None, met: Ref | None) -> str | None:
    """Why words of decision are none here; None where they stand. All that a row asks for has to be there.

    `named` is the body that the words themselves say decided.
    """
    by_whom = {"nobody"} if named is None else set()
    if named is None or named != met:
        by_whom.add("others")
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


@cache
def _cues() -> Cues:
    return Cues("decisions")


def _cue(passage: Passage, sentence: Span) -> Cue | None:
    """The surest words of decision in a sentence; of equals the first."""
    found = decision_cues(passage.doc, sentence)
    return max(found, key=lambda c: (_cues().facts[c.rule]["confidence"], -c.start), default=None)


def decision_cues(doc: Doc, sentence: Span) -> list[Cue]:
    """All words of decision in a sentence; words that decide only alone count where the sentence has no others."""
    return [cue for cue in _cues().find(doc, sentence.start, sentence.end) if _stands(cue, sentence)]


def _stands(cue: Cue, sentence: Span) -> bool:
    """Whether words stand where their rule wants them: alone, or at the head of the sentence."""
    row = _cues().facts[cue.rule]
    if row.get("alone"):
        return cue.end - cue.start >= len(sentence.text.split())
    return not row.get("opens") or not any(t.is_alpha for t in sentence.doc[sentence.start : cue.start])


def _listed(passage: Passage, sentence: Span, agreed: bool) -> bool:
    """Whether a sentence opens an entry of a list that "RESOLVED that:" or "The Board agreed:" introduces; behind
    entries with lists of their own, one that begins with "To"."""
    if passage.lead is None or sentence.start != next(iter(passage.doc.sents)).start or len(sentence) < 4:
        return False
    return bool(_LEADS.search(passage.lead)) or (agreed and sentence.text.startswith("To "))


def _stated(passage: Passage, sentence: Span) -> bool:
    """Whether what stands under "Decision:" is one: an entry of a list, or "That the report be noted"."""
    opens = sentence.start == next(iter(passage.doc.sents)).start
    return (passage.shape in _LISTED and opens and len(sentence) > 3) or bool(_STATED.match(sentence.text))


def _with_matter(passage: Passage, sentence: Span) -> Span:
    """A sentence that is but a verdict ("Supported.", "This was agreed.") with the one before, which says on what."""
    before = next((s for s in passage.doc.sents if s.end == sentence.start), None)
    short = before is not None and sentence.end_char - before.start_char <= _LONGEST_QUOTE
    return passage.doc[before.start : sentence.end] if before is not None and short else sentence


def _begin(where: str, cue: Cue, sentence: Span) -> int:
    """The token at which what was decided begins; behind the movers' names where these stand before it."""
    if where == "after" and cue.end < sentence.end:
        return cue.end
    if where == "moved":
        if sentence.end - cue.end >= _FEW:
            return cue.end
        names = [e.end for e in sentence.ents if e.label_ == "PERSON" and cue.start <= e.start and e.end < cue.end - 2]
        on_it = cue.rule == "on-the-proposal" and names
        return names[-1] if on_it else sentence.start
    return sentence.start


def _decision(
    paper: Paper,
    passage: Passage,
    sentence: Span,
    rule: str,
    sure: float,
    body: Ref | None,
    begin: int,
    moved: Sequence[Motion],
) -> Decision:
    return Decision(
        paper.evidence(passage, *_quote(passage, sentence, begin)),
        f"decision {rule}",
        sure,
        told(paper, passage, sentence, passage.doc[begin].idx, moved),
        body,
        passage.item.number if passage.item else None,
    )


def _quote(passage: Passage, sentence: Span, begin: int) -> tuple[int, int]:
    """The sentence; of a long one its first part, or that part which the words of decision begin."""
    start, end, text = sentence.start_char, sentence.end_char, passage.text
    if end - start <= _LONGEST_QUOTE:
        return start, end
    start = max(start, passage.doc[begin].idx - 60)
    while start > sentence.start_char and not text[start - 1].isspace():
        start -= 1
    end = min(end, start + _LONGEST_QUOTE)
    while end < sentence.end_char and end > start and not text[end].isspace():
        end -= 1
    return start, end


def _met(paper: Paper) -> Ref | None:
    """The body that met, in its own minutes; an agenda or report tells of decisions of others."""
    return paper.meeting_body() if paper.heading.kind != "agenda" else None


def _by_met(paper: Paper, passage: Passage, sentence: Span, cue: Cue) -> Ref | None:
    return _met(paper)


def _unless_named(paper: Paper, passage: Passage, sentence: Span, cue: Cue) -> Ref | None:
    """The body that met, unless the words go on "by" somebody."""
    behind = passage.doc[cue.start : min(cue.end + 1, sentence.end)]
    return None if any(t.lower_ == "by" for t in behind) else _met(paper)


def _before(paper: Paper, passage: Passage, sentence: Span, cue: Cue) -> Ref | None:
    """The last body named up to the words' end: "the Board agreed", "... the Council resolved"."""
    bodies = [p for p in parties_in(paper, passage, sentence) if p.end <= cue.end and p.ref.kind is Kind.BODY]
    near = [p for p in bodies if p.end >= cue.end - 6]
    return near[-1].ref if near else None


def _by(paper: Paper, passage: Passage, sentence: Span, cue: Cue) -> Ref | None:
    doc, parties = passage.doc, parties_in(paper, passage, sentence)
    for i in range(cue.start, min(cue.end + _REACH, sentence.end - 1)):
        if doc[i].lower_ == "by":
            return next((p.ref for p in party_at(doc, i + 1, parties) if p.ref.kind is Kind.BODY), None)
    return None


WAYS: dict[str, Callable[[Paper, Passage, Span, Cue], Ref | None]] = {
    "met": _by_met,
    "unless-named": _unless_named,
    "before": _before,
    "by": _by,
}
