"""The meetings that a paper records, announces or refers to, and the items of business of the one it records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.dates import find_dates, find_times
from extract.dates.reading import Lean
from extract.meeting_place import place
from extract.paper import Paper, Passage
from extract.records import AgendaItem, Meeting, Rejected

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MINUTES_HELD = re.compile(
    r"\bminutes of (?:the |its |our )?(?:previous |last |\w+ )?(?:meetings?|\w+ meeting)\b"
    r"[^.;]{0,60}?\b(?:held )?on\b(?P<rest>[^.;]{4,60})",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:next (?:\w+ ){0,3}meeting\b[^.;]{0,90}?\b(?:on|is|be)\b|next (?:\w+ ){0,3}meeting\s*:|"
    r"date of (?:the )?next meeting\b)\W*(?P<rest>.{4,120})",
    re.IGNORECASE,
)
_PATTERNS: tuple[tuple[re.Pattern[str], str, Lean], ...] = (
    (_MINUTES_HELD, "minutes-of", "past"),
    (_NEXT, "next-meeting", "future"),
)


def find_meetings(paper: Paper) -> Iterator[Meeting | AgendaItem | Rejected]:
    """The recorded meeting first, then its items, then the previous and the next meeting where their dates stand."""
    heading = paper.heading
    if heading.body and heading.date:
        role = "recorded" if heading.kind == "minutes" else "announced"  # a report is written for a meeting to come
        sure = 0.6 if heading.date_inferred or heading.body_inferred else 0.97
        rule = "heading-inferred" if sure < 0.9 else "heading"
        yield Meeting(
            paper.words(*heading.span),
            rule,
            sure,
            heading.body,
            heading.date,
            heading.start,
            heading.end,
            heading.venue,
            role,
        )
    for item in paper.items:
        yield AgendaItem(paper.words(*item.heading), "item-heading", 0.9, item.number, item.title, *item.span)
    if heading.body:
        seen = {heading.date}
        for passage in paper.passages:
            for found in _others(paper, passage):
                if found.date not in seen:
                    seen.add(found.date)
                    yield found


def _others(paper: Paper, passage: Passage) -> Iterator[Meeting]:
    """Meetings of the same body that its minutes name by date: the one before, the one to come."""
    body = paper.heading.body
    for pattern, rule, lean in _PATTERNS:
        for match in pattern.finditer(passage.text):
            said = match.group("rest")
            day = next(
                (d for d in find_dates(said, paper.anchor, lean=lean) if d.edtf and _DAY.fullmatch(d.edtf)), None
            )
            if day is None or body is None:
                continue
            behind = re.split(r"[.;](?=\s+[A-Z]|\s*$)", passage.text[match.start("rest") + day.end :])[0]
            times = find_times(behind) if rule == "next-meeting" else ()
            words = paper.evidence(passage, match.start(), match.start("rest") + day.end)
            start = times[0].time if times else None
            venue = place(behind) if rule == "next-meeting" else None
            yield Meeting(words, rule, 0.8, body, day.last_day, start, venue=venue, role="mentioned")
