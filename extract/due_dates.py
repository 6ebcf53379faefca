"""When a promise falls due: which of the dates in its clause is meant, and what it means on the day of the meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.dates import DateMention, find_dates
from extract.paper import Paper, Passage
from extract.records import Due

_NOT_DUE = re.compile(
    r"\b(?:held|dated|since|published|decision|minutes|meeting|approved|agreed|launched|issued|established|letter|"
    r"took place|until now|ending|ended|data|figures|version|act|plan|strategy|report|policy|guidance|framework|"
    r"review|budget|programme|born|regulations?|together|priorit(?:y|ies)|commenced|began|started|last|visited)"
    r"(?:\s+(?:of|in|on|for|from|during|at|the))*\s*\(?$",
    re.IGNORECASE,
)
_MEETING_ON = re.compile(r"\bmeetings? (?:on|of|scheduled for|planned for)\s*$", re.IGNORECASE)
_NEXT_MEETING = re.compile(
    r"\bnext (?:\w+ ){0,3}meeting\b(?P<rest>[^?]{0,160})|\bmeeting dates?\b(?P<also>.{0,80})", re.IGNORECASE
)
_THE_NEXT = re.compile(r"\b(?:the |our )?next (?:\w+ ){0,3}meeting\b", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class When:
    """The due date of a clause, how often, and whether all that it dates lies in the past."""

    due: Due | None
    every: str | None
    past: bool

    @property
    def dated(self) -> bool:
        return self.due is not None and self.due.edtf is not None


def next_meeting(paper: Paper) -> str | None:
    """The day of the next meeting, where the paper tells it."""
    anchor = paper.heading.date
    for passage in paper.passages:
        for match in _NEXT_MEETING.finditer(passage.text):
            said = match["rest"] or match["also"] or ""
            for mention in find_dates(said, paper.anchor, "future"):
                if mention.edtf and _DAY.fullmatch(mention.edtf) and (anchor is None or mention.edtf > anchor):
                    return mention.edtf
    return None


def when(paper: Paper, passage: Passage, start: int, end: int, at: int, following: str | None) -> When:
    """When the promise made at the character `at` of the clause `start:end` falls due.

    `following` is the day of the next meeting, if known. A date after the words is preferred to one before them.
    """
    text = passage.text[start:end]
    mentions = [m for m in find_dates(text, paper.anchor, "future")]
    every = next((m.every for m in mentions if m.every), None)
    dues = [(m, d) for m in mentions if (d := _due(m, following)) is not None and not _named(passage, start, m)]
    today = paper.heading.date
    coming = [(m, d) for m, d in dues if d.last_day and (today is None or d.last_day >= today)]
    gone = [(m, d) for m, d in dues if d.last_day and today is not None and d.last_day < today]
    after = [d for m, d in coming if start + m.end > at]
    before = [d for m, d in coming if start + m.end <= at]
    vague = [d for m, d in dues if d.edtf is None and start + m.end > at]
    due = next(iter((*after, *before[::-1], *vague)), None)
    return When(due, every, bool(gone) and not coming)


def _due(mention: DateMention, following: str | None) -> Due | None:
    if mention.every:
        return None
    if mention.edtf is None and _THE_NEXT.search(mention.text) and following:
        return Due(mention.text, following, following, inferred=True)
    return Due(mention.text, mention.edtf, mention.last_day, mention.inferred)


def _named(passage: Passage, start: int, mention: DateMention) -> bool:
    """Whether a date belongs to something else: a name ("Plan 2017-19"), a meeting held, a paper dated."""
    first, last = start + mention.start, start + mention.end
    inside = any(
        e.start_char <= first and last <= e.end_char for e in passage.doc.ents if e.label_ not in ("DATE", "BODY")
    )
    before = passage.text[:first].removesuffix("the ")
    return inside or bool(_NOT_DUE.search(before[-60:])) or bool(_MEETING_ON.search(before[-40:]))
