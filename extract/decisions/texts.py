"""What was decided, in words that stand by themselves: those of the decision, else the matter that it points at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Span

from extract.decisions.motions import Motion, motion_before
from extract.paper import Paper, Passage
from extract.structure.blocks import Shape

LONGEST = 40  # words
_LEAD = re.compile(
    r"^(?:[\s,;:.–—•*-]+|\(?(?:\d{1,2}|[a-z]|[ivx]+)[).]\s+|(?:unanimously|and|by all|by all present|nem\.? con\.?|"
    r"as follows|therefore|also)\b[\s,:]*)+",
    re.IGNORECASE,
)
_THAT = re.compile(r"^(?:that|to)\s+(?=\S)", re.IGNORECASE)
_MOVERS = re.compile(
    r"\b(?:proposed|proposer|moved|seconded|seconder|motion|carried|agreed|approved|resolved|adopted|decided|noted|all|"
    r"unanimously|and|by|in|favour|the|was|were|it|members?|councillors?|council|board|this|these|that|for|payment|"
    r"duly|so|signed|then|with|thanks|vote|on|being|put|to|abovementioned|above|amended|substantive|notice|of)\b|[^a-z]",
    re.IGNORECASE,
)  # words that tell of a vote and not of its matter
_NAMES_MOVERS = re.compile(
    r"\W*(?:(?i:proposed|seconded|moved|proposer|seconder)\b[^;]{0,60}|(?:[A-Z][\w.’'-]*\s+){1,3}seconded\W*)$"
)
_POINTS = re.compile(
    r"\b(?:this|these|both|the (?:above|same|"
    r"proposal|recommendations?|motion|amendment|suggestion|request|changes)|"
    r"its (?:acceptance|adoption|approval)|it|them|"
    r"all of the above)\b",
    re.IGNORECASE,
)
_WORDS_MOVED = re.compile(
    r"^\W*(?:[“\"'‘]\s*\w|That\b|I (?:propose|move|ask|call)|To\s+[a-z])|\b(?:calls? on|calling on)\b"
)
_ASKS = re.compile(
    r"\b(?:calls? on|calling on|we (?:will|ask|call|request|urge)|i (?:propose|move|ask|call)|requests?|"
    r"urges?|resolves?|write)\b",
    re.IGNORECASE,
)  # what a motion wants, behind its reasons
_SHORT = 6  # words; a decision that points and is no longer is told with its matter
_FEW = 3  # letters and more of its own
_REACH = 12  # passages in which a motion is looked for before its vote
_HEAD = 14  # words of a heading


def decision_words(text: str) -> str:
    """The words of a decision, without its number and "that", at most a line of them."""
    bare = _LEAD.sub("", " ".join(text.split()))
    return " ".join(bare.split()[:LONGEST]).strip(' ,;:.–—-“”"')


def matter_put(before: str) -> str:
    """What "was proposed by A and agreed" is said of; empty where the words only point at a motion."""
    said = re.sub(r"\s+(?:was|were|is|has been|had been)?\s*$", "", decision_words(before))
    return "" if is_thin(said) or _POINTS.search(said) else said


def told(paper: Paper, passage: Passage, sentence: Span, begin: int, moved: Sequence[Motion]) -> str:
    """What a sentence says was decided, its words from the character `begin` of the passage on."""
    said = decision_words(passage.text[begin : sentence.end_char])
    said = _THAT.sub("", said) if begin > sentence.start_char else said
    if is_thin(said):
        whole = decision_words(sentence.text)
        matter = (
            whole if not is_thin(whole) and begin > sentence.start_char else matter_of(paper, passage, sentence, moved)
        )
        return matter or whole
    if len(said.split()) <= _SHORT and _POINTS.search(said):
        matter = matter_of(paper, passage, sentence, moved)
        return decision_words(f"{said}: {matter}") if matter else said
    return said


def is_thin(said: str) -> bool:
    """Whether words tell that something was decided, and not what."""
    return len(_MOVERS.sub("", said)) < _FEW or len(said.split()) < 2 or bool(_NAMES_MOVERS.match(said))


def matter_of(paper: Paper, passage: Passage, sentence: Span, moved: Sequence[Motion]) -> str:
    """What stands next to a bare verdict: what it heads, its motion, the sentence before, the heading above."""
    following = _at(paper, passage.index + 1)
    last = sentence.end_char >= len(passage.text.rstrip())
    if last and following is not None and re.match(r"\W*(?:That|To)\s", following.text):
        return decision_words(following.sentences[0].text)
    motion = motion_before(moved, passage, sentence.start_char)
    if motion is not None and passage.index - motion.last < _REACH * 3:
        return decision_words(_words_of(paper, motion))
    before = [s for s in passage.sentences if s.end <= sentence.start and not is_thin(s.text)]
    if before:
        return decision_words(_meant(sentence.text, before, passage).text)
    return _above(paper, passage, following if last else None)


def _meant(said: str, before: Sequence[Span], passage: Passage) -> Span:
    """Of the sentences before a verdict the one that it is on: the nearest that names what it points at, of an entry
    of a list the first, else the last."""
    pointed = re.search(r"\b(?:this|these|the) (?:\w+ )?(?P<noun>[a-z]{5,})\W*$", said)
    if pointed:
        stem = pointed["noun"].lower()[:6]
        if found := next((s for s in reversed(before) if stem in s.text.lower()), None):
            return found
    return before[0] if pointed or passage.shape in (Shape.BULLET, Shape.NUMBERED) else before[-1]


def _words_of(paper: Paper, motion: Motion) -> str:
    first, last = _at(paper, motion.first), _at(paper, motion.last)
    if first is None or last is None:
        return ""
    if first is last:
        return first.text[motion.start : motion.end]
    return f"{first.text[motion.start :]} {paper.passages[motion.first + 1].text}"


def _above(paper: Paper, passage: Passage, following: Passage | None) -> str:
    """The words moved, quoted behind a vote or before it; else the nearest heading, else what stands right above."""
    if following is not None and re.match(r"\W*[“\"]", following.text):
        return decision_words(following.sentences[0].text)
    near = [
        p
        for p in paper.passages[max(0, passage.index - _REACH) : passage.index]
        if not is_thin(p.text) and not _in_lists(paper, p)
    ]
    if passage.item is not None and not any(p.item is passage.item for p in near):
        return decision_words(passage.item.title)
    for above in reversed(near):
        if _WORDS_MOVED.search(above.text):
            sentences = above.sentences
            return decision_words(next((s for s in sentences if _ASKS.search(s.text)), sentences[0]).text)
        if above.shape is Shape.HEADING or (passage.item and above.joined.offsets[0] <= passage.item.heading[0]):
            return decision_words(above.text)
        if len(above.text.split()) <= _HEAD:
            return decision_words(above.text)
    return decision_words(near[-1].sentences[-1].text) if near else ""


def _in_lists(paper: Paper, passage: Passage) -> bool:
    """Whether a passage lists who came, which is no matter that anybody decides on."""
    start, end = passage.joined.offsets[0], passage.joined.offsets[-1]
    return any(e.block_start <= end and start < e.block_end for e in paper.roll)


def _at(paper: Paper, index: int) -> Passage | None:
    return paper.passages[index] if 0 <= index < len(paper.passages) else None
