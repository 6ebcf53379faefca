"""Whose meeting "the next meeting" and "the July meeting" are, and when a paper says that its own next one will be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from extract.dates import find_dates
from extract.meetings import find_meetings
from extract.paper import Paper, Passage
from extract.patterns import columns
from extract.records import Commitment, Meeting

_NEXT = re.compile(
    r"\bnext (?:[\w&'’-]+ ){0,4}?meetings?\b|\bmeeting dates?\b|"
    r"\bnext (?:(?-i:[A-Z])[\w&'’-]* ?){1,5}(?= (?:will|would|is to|was to) be\b)",
    re.IGNORECASE,
)
_FAR_BEHIND = 160  # characters from "next meeting" to its day
_SENTENCE_ENDS = re.compile(r"\?|[.!]\s+(?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b)[A-Z]")
_TO_BE_IN = re.compile(r"\s*(?:will|would|is to|was to) be (?:held |taking place )?(?:in|during)?\s*", re.IGNORECASE)
_A_MEETING = re.compile(r" (?:\w+ ){0,2}meeting\b")
_OURS = re.compile(r"\b(?:the|our)(?: \w+)? \Z", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-\d\d")
_WORD = re.compile(r"[A-Za-z][\w&'’-]*")
_OF = re.compile(
    r"\s+of\s+(?:(?:the|our|this|its)\s+)?(?P<name>[A-Z][\w&'’-]*(?:\s+(?:(?:of|and|for|the|&)\s+)*[A-Z][\w&'’-]*)*|"
    r"(?:(?!the\b)[a-z]+\s)?(?:board|committee|panel|council|cabinet|group|forum|assembly|partnership)\b)"
)
_WHEN = re.compile(r"(?:jan|feb|mar|apr|may|june?\b|july?\b|aug|sep|oct|nov|dec)|\w+day\b", re.IGNORECASE)
_LITTLE = frozenset(
    (
        *("the", "its", "our", "their", "a", "an", "any", "this", "that", "in", "of", "and", "next", "following"),
        *("year", "date", "dates", "meeting", "meetings"),
    )
)


def next_meeting(paper: Paper, listed: Iterable[Commitment]) -> str | None:
    """The next meeting of the body that met, as EDTF: the first day to come that the paper gives it, else a month.

    `listed` are the entries of the paper's diary: "Board Meeting 8th July" tells it as well.
    """
    today = paper.heading.date or ""
    said = (f.date for f in paper.once(find_meetings) if isinstance(f, Meeting) and _is_next(paper, f))
    days = sorted(day for day in chain(said, _in_diary(paper, listed)) if day and day > today)
    if days:
        return days[0]
    told = [edtf for passage in paper.passages for edtf in _told(paper, passage, today)]
    told = told or sorted(edtf for passage in paper.passages for edtf in _spoken_of(paper, passage, today))[:1]
    return next(iter((*(edtf for edtf in told if _DAY.fullmatch(edtf)), *told)), None)


def whose_meeting(paper: Paper, text: str, start: int, end: int, offset: int) -> str | None:
    """The body whose ordinary meeting the words `text[start:end]` mean; None where that cannot be told.

    "The next meeting" is one of the body that met, unless the words in it or behind it name another: "the next Cabinet
    meeting", "the next meeting of the Ferry Board". `offset` is where `start` lies in the document.
    """
    met = paper.heading.body
    said = [w.lower() for w in _WORD.findall(text[start:end])]
    if met is None or any(_sort(word) == "other" for word in said):
        return None
    if behind := _OF.match(text, end):
        return _body(paper, behind["name"], offset)
    own = {*met.lower().split(), *_LITTLE}
    named = [w for w in said if w not in own and _sort(w) is None and not _WHEN.match(w)]
    if not named:
        return met
    low = text.lower()
    first = low.index(named[0], start)
    return _body(paper, text[first : low.index(named[-1], first) + len(named[-1])], offset)


def _body(paper: Paper, name: str, offset: int) -> str | None:
    """The full name of the body that some words or the initials of the one that met name; None where they name none."""
    met = paper.heading.body or ""
    if name.isupper() and "".join(w[0] for w in met.split() if w[0].isupper()).endswith(name):
        return met
    ref = paper.directory.body(name, offset)
    return ref.name if ref is not None and paper.directory.is_body(ref.name) else None


@cache
def _sorts() -> dict[str, str]:
    return {word: sort for word, sort, _example in columns("meeting_words")}


def _sort(word: str) -> str | None:
    """Whether a word leaves a meeting "plain" or makes it "other"; None for one that does neither."""
    return _sorts().get(word)


def _is_next(paper: Paper, meeting: Meeting) -> bool:
    """Whether a meeting that a paper names is told to be the next one of the body that met."""
    named = _NEXT.search(meeting.evidence.exact)
    return meeting.rule == "next-meeting" and (
        named is None
        or whose_meeting(paper, meeting.evidence.exact, *named.span(), meeting.evidence.start) == paper.heading.body
    )


def _in_diary(paper: Paper, listed: Iterable[Commitment]) -> Iterator[str | None]:
    """The days of the diary's entries that are meetings of the body that met."""
    for entry in listed:
        words = entry.evidence.exact
        day = next(iter(find_dates(words, paper.anchor, "future")), None)
        if day is None or entry.due is None:
            continue
        name = words[: day.start].strip(" ,;:.–—-(")
        alone = not name and entry.deliverable.startswith("meeting")
        named = name.lower().endswith("meeting") and whose_meeting(paper, name, 0, len(name), entry.evidence.start)
        if alone or (named and named == paper.heading.body):
            yield (entry.due.edtf or "").partition("/")[0]


def _told(paper: Paper, passage: Passage, today: str) -> Iterator[str]:
    """What stands behind the words "next meeting", where they are of the body that met: a day, or else a month."""
    for match in _NEXT.finditer(passage.text):
        if whose_meeting(paper, passage.text, *match.span(), passage.joined.offsets[match.start()]) != (
            paper.heading.body
        ):
            continue
        behind = _SENTENCE_ENDS.split(passage.text[match.end() : match.end() + _FAR_BEHIND])[0]
        for mention in find_dates(behind, paper.anchor, "future"):
            edtf = mention.edtf or ""
            exact = _DAY.fullmatch(edtf) or (_MONTH.fullmatch(edtf) and _TO_BE_IN.fullmatch(behind[: mention.start]))
            if exact and edtf > today[: len(edtf)]:
                yield edtf
                break


def _spoken_of(paper: Paper, passage: Passage, today: str) -> Iterator[str]:
    """The days to come of meetings of the body that met, of which is only spoken: "to move the 7 September meeting"."""
    if "meeting" not in passage.text:
        return
    for mention in passage.dates(0, len(passage.text), paper.anchor, "future"):
        behind = _A_MEETING.match(passage.text, mention.end)
        day = mention.edtf or ""
        if behind is None or not _DAY.fullmatch(day) or day <= today:
            continue
        offset = passage.joined.offsets[mention.start]
        if _OURS.search(passage.text[: mention.start]) and (
            whose_meeting(paper, passage.text, mention.start, behind.end(), offset) == paper.heading.body
        ):
            yield day
