"""When a promise falls due: which of the dates in its clause is meant, and what it means on the day of the meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from extract.dates import DateMention, find_dates
from extract.paper import Paper, Passage
from extract.records import Due

_NAMED = re.compile(
    r"\b(?:act|plan|strategy|report|policy|guidance|framework|budget|programme|regulations?|version|data|figures|"
    r"priorities|together|accounts|statement|code)(?:\s+for)?\s*\(?$",
    re.IGNORECASE,
)  # a year behind one of these words is part of a name
_OF_THE_PAST = re.compile(
    r"\b(?:held|dated|published|since|minutes of .{3,30}|letter of|decision of|meeting of)\s+(?:on |in |the )?\W?$",
    re.IGNORECASE,
)  # a past date behind one of these words dates something that is mentioned, not the promise
_MOVED_FROM = re.compile(r"\b(?:from|meeting on|meeting of|held on|minutes of .{3,50})\s*$", re.IGNORECASE)
_MOVED_TO = re.compile(r"^\s*(?:(?:to|until)\s+(?:\w+\s+)?\d|,? (?:was|were|had)\b)", re.IGNORECASE)
_NOT_AFTER = re.compile(r"\b(?:since|dated)\s+$", re.IGNORECASE)
_BUDGET = re.compile(r"^\s+(?:\w+\s)?(?:budget|accounts|outturn|figures|data|season)\b", re.IGNORECASE)
_NAME_GOES_ON = re.compile(r"^\s+(?:[A-Z][a-z]+\s){1,4}[A-Z][a-z]+")
_NEXT_MEETING = re.compile(
    r"\bnext (?:\w+ ){0,3}meeting\b(?P<rest>[^?]{0,160})|\bmeeting dates?\b(?P<also>.{0,80})", re.IGNORECASE
)
_AGENDA_SENT = timedelta(days=7)  # five clear days before a meeting: Local Government Act 1972, section 100B
_THE_NEXT = re.compile(r"\b(?:the |our )?next (?:\w+ ){0,3}meeting\b", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class When:
    """The due date of a clause, how often, and whether all that it dates lies in the past.

    `dated`: a date to come stands there, though its day be unknown for want of the meeting's own.
    """

    due: Due | None
    every: str | None
    past: bool
    dated: bool


def first_day_to_come(paper: Paper) -> str:
    """The last day that is past for a paper: its meeting's; an agenda is written a week or more before that."""
    if paper.anchor is None:
        return ""
    return (paper.anchor - (_AGENDA_SENT if paper.heading.kind == "agenda" else timedelta(0))).isoformat()


def next_meeting(paper: Paper) -> str | None:
    """The day of the next meeting, where the paper tells it."""
    today = paper.heading.date
    for passage in paper.passages:
        for match in _NEXT_MEETING.finditer(passage.text):
            said = match["rest"] or match["also"] or ""
            for mention in find_dates(said, paper.anchor, "future"):
                if mention.edtf and _DAY.fullmatch(mention.edtf) and (today is None or mention.edtf > today):
                    return mention.edtf
    return None


def when(
    paper: Paper, passage: Passage, start: int, end: int, at: int, following: str | None, since: str | None = None
) -> When:
    """When the promise made at the character `at` of the clause `start:end` falls due.

    `following` is the day of the next meeting, if known; `since` the first day that is not past (the meeting's). A date
    after the words is preferred to one before them.
    """
    anchor = date.fromisoformat(today) if (today := since or first_day_to_come(paper)) else None
    mentions = find_dates(passage.text[start:end], anchor, "future")
    every = next((m.every for m in mentions if m.every), None)
    dues = [(m, d) for m in mentions if (d := _due(m, following)) is not None and not _named(passage, start, m)]
    coming = [(m, d) for m, d in dues if d.last_day and (not today or d.last_day > today)]
    gone = [m for m, d in dues if d.last_day and today and d.last_day < today]
    told = [m for m in gone if not _OF_THE_PAST.search(passage.text[max(0, start + m.start - 40) : start + m.start])]
    relative = [d for m, d in dues if paper.anchor is None and d.edtf is None and m.shape != "vague"]
    after = [d for m, d in coming if start + m.end > at]
    before = [d for m, d in coming if start + m.end <= at]
    vague = [d for m, d in dues if d.edtf is None and start + m.end > at]
    due = next(iter((*after, *before[::-1], *vague)), None)
    return When(due, every, bool(told) and not coming and not vague, bool(coming or relative))


def _due(mention: DateMention, following: str | None) -> Due | None:
    if mention.every:
        return None
    if following and _meant(mention, following):
        return Due(mention.text, following, following, inferred=True)
    return Due(mention.text, mention.edtf, mention.last_day, mention.inferred)


def _meant(mention: DateMention, following: str) -> bool:
    """Whether the words mean the next meeting: "the next meeting", "the July meeting" where that is the next."""
    if mention.edtf is None:
        return bool(_THE_NEXT.search(mention.text))
    return "meeting" in mention.text and following.startswith(mention.edtf.rstrip("~")) and len(mention.edtf) < 10


def _named(passage: Passage, start: int, mention: DateMention) -> bool:
    """Whether a date is no due date: part of a name ("Plan 2017-19"), or the day from which something is moved."""
    first, last = start + mention.start, start + mention.end
    names = [e for e in passage.doc.ents if e.label_ in ("STRATEGY", "POST", "INSPECTION")]
    if any(e.start_char <= first and last <= e.end_char for e in names):
        return True
    before, after = passage.text[max(0, first - 60) : first].removesuffix("the "), passage.text[last : last + 60]
    if mention.shape in ("year", "years") and (
        _NAMED.search(before) or _NAME_GOES_ON.match(after) or _BUDGET.match(after)
    ):
        return True
    if _NOT_AFTER.search(before):
        return True
    return bool(_MOVED_FROM.search(before) and _MOVED_TO.match(after))
