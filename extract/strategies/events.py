"""What happens to a strategy in the sentence that names it: drafted, approved, launched ..., and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from extract.dates import DateMention, find_dates
from extract.dates.reading import Lean
from extract.paper import Passage
from extract.patterns import rows
from extract.strategies.names import Name

_BETWEEN = r"(?:\s*\([^)]*\))?[\s,(–-]*"  # an acronym, a comma or a bracket may stand between the name and its verb
_ARTICLES = r"\s+(?:(?:the|a|an|its|their|our|this|new|draft|final|revised|whole|[A-Z][\w&]*['’]s?)\s+)*\Z"
_FUTURE = re.compile(r"\b(?:will|would|shall|to be|is to|due|expected|planned)\b")
_CLAUSE_END = re.compile(r";|\.(?=\s)|,? \b(?:which|who|and|but|before|until|will|would|to be|so that|in order to)\b")
_DATE_BEFORE = re.compile(r"(?:in|on|at|by|since|during|from)?\s*(?:the\s+)?\Z", re.IGNORECASE)
_PARTICIPLE = re.compile(r"(?:ed|en|sent)\Z")
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|be|been|being)\b")
_NO_OBJECT = re.compile(
    r"\s*(?:\Z|[^\w\s]|(?:by|in|on|at|to|for|from|since|during|before|after|following|with|as|under|across|until|next|last|"
    r"this|earlier|recently|today|jointly|online|and|but)\b)",
    re.IGNORECASE,
)  # what follows a participle behind the name of what it was done to
_AROUND = 90  # characters after the verb within which its date stands


@dataclass(frozen=True, slots=True)
class Event:
    """What happened or is to happen: the words are `passage.text[start:end]`; `day` the last that `edtf` allows."""

    kind: str
    start: int
    end: int
    edtf: str | None
    day: str | None


@dataclass(frozen=True, slots=True)
class _Words:
    kind: str
    after: re.Pattern[str] | None
    before: re.Pattern[str] | None
    future: bool


@cache
def _patterns() -> tuple[_Words, ...]:
    return tuple(
        _Words(
            row["event"],
            re.compile(_BETWEEN + row["after"], re.IGNORECASE) if "after" in row else None,
            re.compile(row["before"] + _ARTICLES, re.IGNORECASE) if "before" in row else None,
            row.get("future", False),
        )
        for row in rows("strategy_events")
    )


def events_of(passage: Passage, name: Name, anchor: date | None) -> Iterator[Event]:
    """What its sentence tells of a strategy at one mention: by what follows the name, else by what leads to it."""
    sentence = next((s for s in passage.sentences if s.start_char <= name.start < s.end_char), None)
    if sentence is None:
        return
    text, begin, end = passage.text, sentence.start_char, sentence.end_char
    for pattern in _patterns():
        if (
            pattern.after
            and (verb := pattern.after.match(text, name.end if name.told_from is None else name.told_from, end))
            and (pattern.future or not _acts(verb.group(), text[verb.end() : end]))
        ):
            start, stop = name.start, verb.end()
        elif pattern.before and (verb := pattern.before.search(text[begin : name.start])):
            start, stop = begin + verb.start(), name.end
        else:
            continue
        future = pattern.future or bool(_FUTURE.search(verb.group()))
        dated = _date(text, (begin, end), (start, stop), anchor, "future" if future else "past")
        if dated:
            start, stop = min(start, dated[0]), max(stop, dated[1])
        mention = dated[2] if dated else None
        yield Event(pattern.kind, start, stop, mention.edtf if mention else None, mention.last_day if mention else None)
        return


def _acts(verb: str, rest: str) -> bool:
    """Whether the strategy does it itself: "introduced a charge", where "introduced in May" is done to it."""
    return bool(_PARTICIPLE.search(verb)) and not _AUXILIARY.search(verb) and not _NO_OBJECT.match(rest)


def _date(
    text: str, sentence: tuple[int, int], told: tuple[int, int], anchor: date | None, lean: Lean
) -> tuple[int, int, DateMention] | None:
    """The date that belongs to the words: the first after them in the clause, else the one that opens the sentence."""
    (begin, end), (start, stop) = sentence, told
    clause = _CLAUSE_END.search(text, stop, end)
    limit = min(clause.start() if clause else end, stop + _AROUND)
    for mention in find_dates(text[stop:limit], anchor, lean):
        if mention.edtf and not _names_something(text, stop + mention.start, stop + mention.end):
            return stop + mention.start, stop + mention.end, mention
    for mention in find_dates(text[begin:start], anchor, lean):
        if mention.edtf and (
            _DATE_BEFORE.fullmatch(text[begin : begin + mention.start]) or begin + mention.end >= start - 30
        ):
            return begin + mention.start, begin + mention.end, mention
    return None


def _names_something(text: str, start: int, end: int) -> bool:
    """Whether a year belongs to another name ("the Act 2004", "Business Plan 2017/18")."""
    word = re.search(r"(\w+)[\s(]*(?:for )?\Z", text[:start])
    return bool(
        word
        and word[1][:1].isupper()
        and word[1].lower() in ("act", "plan", "strategy", "report", "framework", "policy", "together")
    )
