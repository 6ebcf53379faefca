"""What a body resolved, agreed, approved or decided: each resolution once, each entry of a list of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile

from spacy.tokens import Doc, Span

from extract.decisions.deciders import WAYS, met_body
from extract.decisions.motions import Motion, motions, moved_only
from extract.decisions.planning import Opinion, opinions
from extract.decisions.refusals import refused
from extract.decisions.texts import decision_words, is_thin, matter_of, matter_put, told
from extract.decisions.votes import Vote, verdict, votes
from extract.paper import Paper, Passage
from extract.prose.cues import Cue, Cues
from extract.records import Decision, Ref, Rejected
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
_POINTS = re.compile(r"(?:it|they|this|these|them)\b", re.IGNORECASE)
_OPENING = 24  # characters by which words are known again
_ADJOURNS = re.compile(r"(?:adjourn|close (?:the|this) meeting|end the meeting)\b", re.IGNORECASE)
_LISTED = (Shape.BULLET, Shape.NUMBERED)
_JOIN = (",", "and", "&")
_FEW = 4  # tokens behind "agreed" that say what
_ENTRIES = 60  # passages that a list may run over
_MONEY = re.compile(r"[£€$]\s?\d")
_TOTAL = re.compile(r"\W*(?:grand |sub[- ])?total\b", re.IGNORECASE)


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
    above = ""
    moved = paper.once(motions)
    voted = {place: vote for vote in votes(paper) for place in vote.told}
    asked = opinions(paper) if met_body(paper) else ()
    met: set[tuple[int, int]] = set()
    for passage, sentence in paper.sentences():
        place = passage.index, sentence.start_char
        met.add(place)
        if vote := voted.get(place):
            if place == vote.place:
                yield _voted(paper, vote, moved)
            continue
        if held := [o for o in asked if o.holds(passage.index, sentence.start_char, sentence.end_char)]:
            for opinion in held:
                if opinion.place not in met:
                    met.add(opinion.place)
                    yield _opinion(paper, opinion)
            continue
        if passage.shape not in _LISTED:
            above = passage.text_of(sentence)
        read = _read(paper, passage, sentence, above, moved)
        if read is None:
            continue
        reason = moved_only(moved, passage, sentence.start_char)
        if isinstance(read, Decision) and reason:
            yield Rejected(read.evidence, read.rule, reason)
        else:
            yield read
    yield from (_voted(paper, vote, moved) for place, vote in voted.items() if place == vote.place and place not in met)


def _opinion(paper: Paper, opinion: Opinion) -> Decision:
    """What a council says to a planning application."""
    quote = paper.words(opinion.start, min(opinion.end, opinion.start + _LONGEST_QUOTE))
    return Decision(quote, "decision planning-opinion", 0.85, opinion.text, met_body(paper), opinion.item)


def _read(
    paper: Paper, passage: Passage, sentence: Span, above: str, moved: Sequence[Motion]
) -> Decision | Rejected | None:
    if _listed(passage, sentence, above):
        return _decision(paper, passage, sentence, "resolved-list", 0.9, met_body(paper), sentence.start, moved)
    cue = _cue(passage, sentence)
    if cue is None:
        if passage.said is Said.DECIDED and _stated(passage, sentence):
            return _decision(paper, passage, sentence, "under-decision", 0.85, met_body(paper), sentence.start, moved)
        return None
    row = _cues().facts[cue.rule]
    heads = row.get("heads") and sentence.text.rstrip().endswith(":")
    if (not heads and _ONLY_LEAD.fullmatch(sentence.text)) or _told_below(paper, passage, sentence, cue):
        return None
    body = next((b for way in row["body"] if (b := WAYS[way](paper, passage, sentence, cue))), None)
    named = next((b for way in ("by", "before") if (b := WAYS[way](paper, passage, sentence, cue))), None)
    if reason := refused(passage, sentence, cue, named, paper.meeting_body()):
        quote = paper.evidence(passage, sentence.start_char, sentence.end_char)
        return Rejected(quote, f"decision {cue.rule}", reason)
    if row["text"] == "before":
        sentence = _with_matter(passage, sentence)  # read on as if they were one
    begin = _begin(row["text"], cue, sentence)
    words = ""
    if row["text"] == "moved" and begin <= cue.start:
        put = sentence.text[: passage.doc[cue.start].idx - sentence.start_char]
        words = matter_put(put) or matter_of(paper, passage, sentence, moved)
    if words:
        quote = paper.evidence(passage, *_quote(passage, sentence, begin))
        item = passage.item.number if passage.item else None
        return Decision(quote, f"decision {cue.rule}", row["strength"], words, body, item)
    made = _decision(paper, passage, sentence, cue.rule, row["strength"], body, begin, moved)
    if cue.rule in _VOTES and verdict(made.text)[0]:
        return Rejected(made.evidence, made.rule, "a vote; on what is not told")
    return _with_list(paper, passage, made) if heads else made


def _with_list(paper: Paper, passage: Passage, head: Decision) -> Decision:
    """A decision on a list with what can be told of its entries in a line, and their total."""
    below = [p for p in paper.passages[passage.index + 1 : passage.index + _ENTRIES] if p.item is passage.item]
    listed = list(takewhile(lambda p: p.shape in (*_LISTED, Shape.ROW) or _MONEY.search(p.text), below))
    if not listed:
        return head
    total = next((p.text for p in below[: len(listed) + 1] if _TOTAL.match(p.text)), "")
    words = decision_words(f"{head.text}: {'; '.join(p.text for p in listed)}")
    text = f"{words}; {total}" if total and total not in words else words
    start = head.evidence.start
    ends = [p.joined.source(0, len(p.text))[1] for p in listed]
    end = max((e for e in ends if e - start <= _LONGEST_QUOTE), default=head.evidence.end)
    return replace(head, text=text, evidence=paper.words(start, end))


def _voted(paper: Paper, vote: Vote, moved: Sequence[Motion]) -> Decision | Rejected:
    """The decision that a motion and the vote on it make."""
    passage, begin = vote.first, vote.sentence.start_char
    start, end = passage.joined.source(begin, vote.sentence.end_char)
    close = vote.last.joined.source(0, vote.end)[1]
    quote = paper.words(start, close if close - start <= _LONGEST_QUOTE else min(end, start + _LONGEST_QUOTE))
    if vote.fate != "carried":
        return Rejected(quote, "decision vote", f"moved, and {vote.fate}")
    if _ADJOURNS.match(vote.what):
        return Rejected(quote, "decision vote", "only closes the meeting")
    text = vote.what
    if is_thin(text) or _POINTS.match(text):
        above = _in_item(paper, passage, matter_of(paper, passage, vote.sentence, moved))
        text = ": ".join(part for part in (text, above) if part)
    if not text:
        return Rejected(quote, "decision vote", "what was moved is not told")
    return Decision(quote, "decision vote", 0.9, text, met_body(paper), passage.item.number if passage.item else None)


def _in_item(paper: Paper, passage: Passage, found: str) -> str:
    """What a motion without words of its own is on: what was found above it in its item, else the item's title."""
    item = passage.item
    near = paper.passages[max(0, passage.index - _ENTRIES) : passage.index + 2]
    if item is None or any(found and p.item is item and found[:_OPENING] in " ".join(p.text.split()) for p in near):
        return found
    return decision_words(item.title)


def _told_below(paper: Paper, passage: Passage, sentence: Span, cue: Cue) -> bool:
    """Whether a bare vote ("Motion carried.") stands above the resolution that says what was carried."""
    if cue.rule not in _VOTES or len(sentence.text.split()) > _SAME:
        return False
    below = [s.text for s in passage.sentences if s.start >= sentence.end][:1]
    below += [p.text for p in paper.passages[passage.index + 1 : passage.index + 4] if p.item is passage.item]
    return any(_RESOLUTION.match(text) for text in below)


@cache
def _cues() -> Cues:
    return Cues("decisions")


def _cue(passage: Passage, sentence: Span) -> Cue | None:
    """The surest words of decision in a sentence; of equals the first."""
    found = decision_cues(passage.doc, sentence)
    return max(found, key=lambda c: (_cues().facts[c.rule]["strength"], -c.start), default=None)


def decision_cues(doc: Doc, sentence: Span) -> list[Cue]:
    """All words of decision in a sentence; words that decide only alone count where the sentence has no others."""
    return [cue for cue in _cues().find(doc, sentence.start, sentence.end) if _stands(cue, sentence)]


def _stands(cue: Cue, sentence: Span) -> bool:
    """Whether words stand where their rule wants them: alone, or at the head of the sentence."""
    row = _cues().facts[cue.rule]
    if "behind" in row:
        before = next((s.text for s in sentence.doc.sents if s.end == sentence.start), "")
        if not re.search(row["behind"], before, re.IGNORECASE):
            return False
    if row.get("alone"):
        return cue.end - cue.start >= len(sentence.text.split())
    return not row.get("opens") or not any(t.is_alpha for t in sentence.doc[sentence.start : cue.start])


def _listed(passage: Passage, sentence: Span, above: str) -> bool:
    """Whether a sentence opens an entry of a list that "RESOLVED that:" or "The Board agreed:" introduces; behind
    entries with lists of their own, one that begins with "To". `above` is the last sentence that stands in no list."""
    if passage.lead is None or sentence.start != passage.sentences[0].start or len(sentence) < 4:
        return False
    return bool(_LEADS.search(passage.lead) or (sentence.text.startswith("To ") and _LEADS.search(above)))


def _stated(passage: Passage, sentence: Span) -> bool:
    """Whether what stands under "Decision:" is one: an entry of a list, or "That the report be noted"."""
    opens = sentence.start == passage.sentences[0].start
    return (passage.shape in _LISTED and opens and len(sentence) > 3) or bool(_STATED.match(sentence.text))


def _with_matter(passage: Passage, sentence: Span) -> Span:
    """A sentence that is but a verdict ("Supported.", "This was agreed.") with the one before, which says on what."""
    before = next((s for s in passage.sentences if s.end == sentence.start), None)
    short = before is not None and sentence.end_char - before.start_char <= _LONGEST_QUOTE
    return passage.doc[before.start : sentence.end] if before is not None and short else sentence


def _begin(where: str, cue: Cue, sentence: Span) -> int:
    """The token at which what was decided begins; behind the movers' names where these stand before it."""
    if where == "after" and cue.end < sentence.end:
        return cue.end
    if where == "from":
        at = cue.start
        while at > sentence.start and (sentence.doc[at - 1].text[:1].isupper() or sentence.doc[at - 1].lower_ in _JOIN):
            at -= 1
        return at
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
