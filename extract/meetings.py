"""The meetings that a paper records, announces or refers to, and the items of business of the one it records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.dates import find_times
from extract.dates.reading import Lean
from extract.head.meeting_place import place
from extract.paper import Paper, Passage
from extract.patterns import words
from extract.records import AgendaItem, Meeting, Rejected

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MINUTES_HELD = re.compile(
    r"\bminutes of (?:the |its |our )?(?:previous |last |\w+ )?(?:meetings?|\w+ meeting)\b"
    r"[^.;]{0,60}?\b(?:held )?on\b(?P<rest>[^.;]{4,60})",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:next (?:\w+ ){0,3}meeting\b[^.;]{0,90}?\b(?:on|is|be)\b|next (?:\w+ ){0,3}meeting\s*:|"
    r"dates?(?: (?:and|&) time)? of (?:the )?next meeting\b|(?-i:Next (?:\w+ )?[Mm]eeting)\W+(?=\w+day\b|\d))"
    r"\W*(?P<rest>.{4,120})",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?P<name>(?-i:[A-Z][\w&-]+ )+)meeting\b", re.IGNORECASE)
_DATE_OF = re.compile(r"dates?\b|Next\b")
_TITLE = re.compile(r"\bnext (?:\w+ )?meeting\b", re.IGNORECASE)
_ANY_MEETING = ("annual", "general", "special", "ordinary", "monthly", "full", "scheduled", "public", "regular", "our")
_FAR_BEFORE = 400  # characters
_FIRST_WORDS = 40  # characters before the day: "The next meeting will be held on Tuesday"
_BELOW = 200  # characters from the title to the day
_PATTERNS: tuple[tuple[re.Pattern[str], str, Lean], ...] = (
    (_MINUTES_HELD, "minutes-of", "past"),
    (_NEXT, "next-meeting", "future"),
)


def find_meetings(paper: Paper) -> Iterator[Meeting | AgendaItem | Rejected]:
    """The recorded meeting first, then its items, then the previous and the next meeting where their dates stand."""
    heading = paper.heading
    if heading.body and heading.date:
        role = "recorded" if heading.kind == "minutes" else "announced"  # a report is written for a meeting to come
        inferred = heading.date_inferred or heading.body_inferred
        sure = 0.6 if inferred or heading.odd_weekday else 0.97
        rule = "heading-inferred" if inferred else "heading"
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
            for found in (*_others(paper, passage), *_titled(paper, passage)):
                if found.date not in seen:
                    seen.add(found.date)
                    yield found


def _others(paper: Paper, passage: Passage) -> Iterator[Meeting]:
    """Meetings of the same body that its minutes name by date: the one before, the one to come."""
    body = paper.heading.body
    for pattern, rule, lean in _PATTERNS:
        for match in pattern.finditer(passage.text):
            if rule == "next-meeting" and body is not None and _of_others(passage.text, match, body):
                continue
            dates = passage.dates(*match.span("rest"), paper.anchor, lean)
            day = next((d for d in dates if d.edtf and _DAY.fullmatch(d.edtf)), None)
            if day is None or body is None:
                continue
            behind = re.split(r"[.;](?=\s+[A-Z]|\s*$)", passage.text[match.start("rest") + day.end :])[0]
            times = find_times(behind) if rule == "next-meeting" else ()
            words = paper.evidence(passage, match.start(), match.start("rest") + day.end)
            start = times[0].time if times else None
            venue = place(behind, body) if rule == "next-meeting" else None
            yield Meeting(words, rule, 0.8, body, day.last_day, start, venue=venue, role="mentioned")


def _of_others(text: str, match: re.Match[str], body: str) -> bool:
    """Whether the next meeting is somebody else's: "the next SAG meeting", or that of those last named."""
    named = _NAMED.search(match[0][: match.start("rest") - match.start()])
    if named is None and not _DATE_OF.match(match[0]):
        before = text[max(0, match.start() - _FAR_BEFORE) : match.start()]
        named = next(reversed([*_NAMED.finditer(before)]), None)
    if named is None:
        return False
    own = {*body.lower().split(), "next", "the", "date", *_ANY_MEETING, *(h.lower() for h in words("body_heads"))}
    return any(word.lower() not in own for word in named["name"].split())


def _titled(paper: Paper, passage: Passage) -> Iterator[Meeting]:
    """The next meeting whose day stands below a title that says so: "9. Date of next meeting / 4 May 2031"."""
    item, body = passage.item, paper.heading.body
    if item is None or body is None or not _TITLE.search(item.title) or passage.joined.offsets[0] < item.heading[0]:
        return
    days = passage.dates(0, len(passage.text), paper.anchor, "future")
    day = next((d for d in days if d.edtf and _DAY.fullmatch(d.edtf)), None)
    if day is None or day.start > _FIRST_WORDS or passage.joined.offsets[day.start] - item.heading[0] > _BELOW:
        return
    behind = re.split(r"[.;](?=\s+[A-Z]|\s*$)", passage.text[day.end :])[0]
    times = find_times(behind)
    evidence = paper.words(item.heading[0], passage.joined.source(day.start, day.end)[1])
    start = times[0].time if times else None
    yield Meeting(evidence, "next-meeting", 0.8, body, day.last_day, start, venue=place(behind, body), role="mentioned")
