"""What a body resolved, agreed, approved or decided: each resolution once, each entry of a list of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from spacy.tokens import Doc, Span

from extract.paper import Paper, Passage
from extract.prose.cues import Cue, Cues
from extract.prose.parties import parties_in, party_at
from extract.records import Decision, Kind, Ref, Rejected
from extract.structure.blocks import Shape
from extract.structure.wording import Said

_LONGEST_QUOTE = 300  # characters
_LONGEST_TEXT = 40  # words
_LEADS = re.compile(r"\b(?:RESOLVED|AGREED|DECIDED)\b|\b(?:[Aa]greed|[Rr]esolved|[Dd]ecided)(?: that| to)?\W*\Z")
_ONLY_LEAD = re.compile(
    r"[\W\d]*(?:[Aa]nd )?(?:RESOLVED|AGREED|DECIDED|Resolved|Agreed|Decided)\b[^.;]{0,60}(?::|\bthat)[\s:–-]*\Z"
    r"|(?s:.*)\b(?:agreed|resolved|decided|approved)(?: that| to| the following(?: [a-z]+){0,2})?\s*:[\s–-]*\Z"
)
_NOT_DECIDED = re.compile(
    r"\b(?:if|whether|unless|until|once|when|as|not|never|to be|being|yet to be|should be|would be|will be|could be|"
    r"can be|may be|must be|previously|had been|asked (?:the|that)|not been|how|which|who)\s*(?:it |this |the \w+ )?\Z",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"\b(?:to|should|would|could|can|may) be \w+$", re.IGNORECASE)
_STATED = re.compile(r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]+)[).]\s+)*(?:That|To)\s")  # below "Decision:"
_LEAD_WORDS = re.compile(
    r"^(?:\W*(?:\d{1,2}|[a-z]|[ivx]+)[).]\s+)*(?:(?:RESOLVED|Resolved)\W+)?(?:that|to)\s+", re.IGNORECASE
)
_LISTED = (Shape.BULLET, Shape.NUMBERED)
_REACH = 14  # words in which "by" is looked for


def find_decisions(paper: Paper) -> Iterator[Decision | Rejected]:
    """Every decision that the paper records, in its order; of a page that prints them above its minutes too, once."""
    twice = any(passage.said is Said.DECIDED for passage in paper.passages)
    told: set[tuple[str | None, str]] = set()
    for found in _found(paper):
        if twice and isinstance(found, Decision):
            key = found.item, _LEAD_WORDS.sub("", found.text).lower()
            if key in told:
                continue
            told.add(key)
        yield found


def _found(paper: Paper) -> Iterator[Decision | Rejected]:
    agreed = False
    for passage, sentence in paper.sentences():
        if passage.shape not in _LISTED:
            agreed = bool(_LEADS.search(sentence.text))
        if _listed(passage, sentence, agreed):
            yield _decision(paper, passage, sentence, "resolved-list", 0.9, _met(paper), sentence.start)
            continue
        cue = _cue(passage, sentence)
        if cue is None and passage.said is Said.DECIDED and _stated(passage, sentence):
            yield _decision(paper, passage, sentence, "under-decision", 0.85, _met(paper), sentence.start)
            continue
        if cue is None or _ONLY_LEAD.fullmatch(sentence.text):
            continue
        row = _cues().facts[cue.rule]
        if row["text"] == "before":
            sentence = _with_matter(passage, sentence)  # noqa: PLW2901  (read on as if they were one)
        before = passage.text[sentence.start_char : passage.doc[cue.start].idx]
        words = passage.doc[cue.start : cue.end].text
        if _NOT_DECIDED.search(before) or _TO_COME.search(words) or sentence.text.rstrip().endswith("?"):
            quote = paper.evidence(passage, sentence.start_char, sentence.end_char)
            yield Rejected(quote, f"decision {cue.rule}", "asked, supposed or to come, not decided")
            continue
        body = next((b for way in row["body"] if (b := WAYS[way](paper, passage, sentence, cue))), None)
        yield _decision(paper, passage, sentence, cue.rule, row["confidence"], body, _begin(row["text"], cue, sentence))


@cache
def _cues() -> Cues:
    return Cues("decisions")


def _cue(passage: Passage, sentence: Span) -> Cue | None:
    """The surest words of decision in a sentence; of equals the first."""
    found = decision_cues(passage.doc, sentence)
    return max(found, key=lambda c: (_cues().facts[c.rule]["confidence"], -c.start), default=None)


def decision_cues(doc: Doc, sentence: Span) -> list[Cue]:
    """All words of decision in a sentence; words that decide only alone count where the sentence has no others."""
    return [
        cue
        for cue in _cues().find(doc, sentence.start, sentence.end)
        if not _cues().facts[cue.rule].get("alone") or cue.end - cue.start >= len(sentence.text.split())
    ]


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


def _begin(told: str, cue: Cue, sentence: Span) -> int:
    return cue.end if told == "after" and cue.end < sentence.end else sentence.start


def _decision(
    paper: Paper, passage: Passage, sentence: Span, rule: str, sure: float, body: Ref | None, begin: int
) -> Decision:
    text = passage.doc.text[passage.doc[begin].idx : sentence.end_char]
    return Decision(
        paper.evidence(passage, *_quote(passage, sentence, begin)),
        f"decision {rule}",
        sure,
        " ".join(text.split()[:_LONGEST_TEXT]).strip(" ,;:.–-"),
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


WAYS: dict[str, Callable[[Paper, Passage, Span, Cue], Ref | None]] = {"met": _by_met, "before": _before, "by": _by}
