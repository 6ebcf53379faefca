"""When a promise falls due: which of the dates in its clause is meant, and what it means on the day of the meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from extract.commitments.next_meetings import whose_meeting
from extract.dates import DateMention, first_day, last_day
from extract.paper import Paper, Passage
from extract.prose.refusals import refusals
from extract.records import Due

_OF_THE_PAST = re.compile(
    r"\b(?:held|dated|published|since|minutes of .{3,30}|letter of|decision of|meeting of)\s+(?:on |in |the )?\W?$|"
    r"\bpreviously (?:\w+ )?(?:(?:at|on|in) )?(?:the )?$|"
    r"\b(?:was|were|been) (?:\w+ly )?\w+(?:ed|en)\b"
    r"(?:(?!\b(?:will|would|to be)\b)[^,;.]){0,28} (?:in|on|during) (?:the )?$",
    re.IGNORECASE,
)  # a past date behind one of these words dates something that is mentioned, not the promise
_AGENDA_SENT = timedelta(days=7)  # five clear days before a meeting: Local Government Act 1972, section 100B
_FAR = timedelta(days=300)  # a month without its year that lies so far ahead is the one just past
_JUST_BEGUN = timedelta(days=31)
_BEGINS = re.compile(r"\b(?:from|as of|as from|starting|beginning|commencing)(?: on)?(?: the)?\s*$", re.IGNORECASE)
_AT_THIS = re.compile(
    r"\b(?:on the day(?! (?:of|that|when|before|after|they|it|the)\b)|at (?:the|this) meeting(?! (?:of|on|in|with)\b))",
    re.IGNORECASE,
)
_MORE_EXACTLY = re.compile(r"\s*(?:(?:(?!and\b|or\b|but\b)[\w’'-]+\s+){0,4}on\s+(?:the\s+)?|\(|[–—-]\s*)")
_NEXT = re.compile(r"\bnext\b", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
NEXT_MEETING = "next_meeting"  # the shape of "the next meeting" and "the next Board"
_WITHOUT_DAY = ("vague", NEXT_MEETING)
_NEAR_WORDS = 80  # characters before and behind a date that tell what it is the date of


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


def when(
    paper: Paper, passage: Passage, start: int, end: int, at: int, following: str | None, since: str | None = None
) -> When:
    """When the promise made at the character `at` of the clause `start:end` falls due.

    `following` is the next meeting of the body that met, as EDTF, if known; `since` the first day that is not past (the
    meeting's). A date behind the words of promise is preferred to one ahead of them, and one by which something is to
    be done to one from which it is.
    """
    today = since or first_day_to_come(paper)
    anchor = date.fromisoformat(today) if today else None
    mentions = [replace(m, start=start + m.start, end=start + m.end) for m in _nearer(passage, start, end, anchor)]
    every = next((m.every for m in mentions if m.every), None)
    stand = [m for m in mentions if not m.every and not _refused(passage, start, at, m)]
    dues = [(m, due_at(paper, passage.text, m, passage.joined.offsets[m.start], following)) for m in stand]
    coming = [(m, d) for m, d in dues if d.last_day and (not today or _to_come(m, d.last_day, today, at))]
    coming += _at_this_meeting(paper, passage, start, end) if not coming else []
    gone = [(m, d) for m, d in dues if d.last_day and today and d.last_day < today and m.shape != "near_day"]
    begun = [(m, d) for m, d in gone if m.end > at and _just_begun(passage.text, m, d, anchor)]
    told = [(m, d) for m, d in gone if not _OF_THE_PAST.search(passage.text[max(0, m.start - 48) : m.start])]
    vague = [(m, d) for m, d in dues if d.edtf is None and m.end > at]
    relative = [d for m, d in dues if paper.anchor is None and d.edtf is None and m.shape not in _WITHOUT_DAY]
    after = [(m, d) for m, d in coming if m.end > at]
    after.sort(key=lambda found: bool(_BEGINS.search(passage.text[: found[0].start])))
    before = [(m, d) for m, d in coming if m.end <= at]
    if vague and not coming:
        vague += [(m, d) for m, d in told if m.end > at]
        vague.sort(key=lambda found: found[0].start)
    due = next((d for _, d in (*after, *before[::-1], *(vague or begun))), None)
    return When(due, every, bool(told) and not coming and not vague and not begun, bool(coming or relative or begun))


def due_at(paper: Paper, text: str, mention: DateMention, offset: int, following: str | None) -> Due:
    """What a mention in a text says that something is due; `offset` is where it lies in the document.

    "The next meeting" and "the July meeting" are dated by `following` where they mean it; else the body whose
    meeting they mean is told, so that a later paper of it may date them.
    """
    due = Due(mention.text, mention.edtf, mention.last_day, mention.inferred)
    meeting = "meeting" in mention.text.lower() or mention.shape == NEXT_MEETING
    if not meeting or (mention.edtf is None and not _NEXT.search(mention.text)) or _DAY.search(mention.edtf or ""):
        return due
    body = whose_meeting(paper, text, mention.start, mention.end, offset)
    own = body is not None and body == paper.heading.body
    if own and following and following.startswith((mention.edtf or "").rstrip("~")):
        exact = _DAY.fullmatch(following) is not None
        return Due(mention.text, following, last_day(following), True, None if exact else body)
    if own and mention.edtf and (paper.heading.date or "").startswith(mention.edtf):
        return replace(due, edtf=paper.heading.date, last_day=paper.heading.date)  # the meeting that is on
    return replace(due, meeting_of=body)


def _nearer(passage: Passage, start: int, end: int, anchor: date | None) -> list[DateMention]:
    """The dates of a clause, those to come; but of a month just past that names no year, it and not the next one."""
    text, future = passage.text[start:end], passage.dates(start, end, anchor, "future")
    if anchor is None or not any(_far(m, anchor) for m in future):
        return _exact(text, list(future))
    nearest = passage.dates(start, end, anchor)
    if [m.start for m in future] != [m.start for m in nearest]:
        return _exact(text, list(future))
    return _exact(text, [near if _far(m, anchor) else m for m, near in zip(future, nearest, strict=True)])


def _exact(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """The dates without those that the next one tells more exactly: "the May meeting on 4 May"."""
    told = {
        a.start
        for a, b in pairwise(mentions)
        if a.first_day
        and a.last_day
        and b.first_day
        and b.last_day
        and (a.first_day, a.last_day) != (b.first_day, b.last_day)
        and a.first_day <= b.first_day <= b.last_day <= a.last_day
        and _MORE_EXACTLY.fullmatch(text[a.end : b.start])
    }
    return [m for m in mentions if m.start not in told]


def _far(mention: DateMention, anchor: date) -> bool:
    """Whether a date without a year was taken for one so far ahead that the one just past may be meant."""
    first = mention.first_day if mention.inferred else None
    return first is not None and date.fromisoformat(first) - anchor > _FAR


def _to_come(mention: DateMention, last: str, today: str, at: int) -> bool:
    """Whether a date is to come; "today" behind the words of promise is, though it be the day of the meeting."""
    return last > today or (mention.shape == "near_day" and last == today and mention.start > at)


def _just_begun(text: str, mention: DateMention, due: Due, anchor: date | None) -> bool:
    """Whether something goes on from a day shortly before the meeting."""
    first = first_day(due.edtf)
    recent = anchor is not None and first is not None and anchor - date.fromisoformat(first) <= _JUST_BEGUN
    return recent and bool(_BEGINS.search(text[: mention.start]))


def _at_this_meeting(paper: Paper, passage: Passage, start: int, end: int) -> list[tuple[DateMention, Due]]:
    """The day of the meeting, where a paper written before it says that something is to be done "at the meeting"."""
    day = paper.heading.date
    found = _AT_THIS.search(passage.text, start, end)
    if day is None or found is None or paper.heading.kind == "minutes":
        return []
    words = found[0]
    mention = DateMention(found.start(), found.end(), words, day, day, day, True, False, None, "near_day")
    return [(mention, Due(words, day, day, inferred=True))]


def _refused(passage: Passage, start: int, at: int, mention: DateMention) -> bool:
    """Whether a date is no due date: part of a name ("Plan 2017-19"), of what is asked, a day that it moves from."""
    text = passage.text
    names = [e for e in passage.entities if e.label_ in ("STRATEGY", "POST", "INSPECTION")]
    if any(e.start_char <= mention.start and mention.end <= e.end_char for e in names):
        return True
    texts = {
        "before": text[max(start, mention.start - _NEAR_WORDS) : mention.start],
        "after": text[mention.end : mention.end + _NEAR_WORDS],
    }
    if mention.start > at:
        texts["between"] = text[at : mention.start]
    return any(
        mention.shape in refusal.row.get("shapes", (mention.shape,))
        and (mention.end <= at or not refusal.row.get("ahead", False))
        and refusal.holds(texts)
        for refusal in refusals("due_refusals")
    )
