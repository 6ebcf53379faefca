"""The meetings that a paper records, announces or refers to, and the items of business of the one it records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.dates import find_dates
from extract.paper import Paper, Passage
from extract.records import AgendaItem, Meeting, Rejected

_MINUTES_HELD = re.compile(
    r"\bminutes of (?:the |its |our )?(?:previous |last |\w+ )?(?:meetings?|\w+ meeting)\b[^.;]{0,60}?\b(?:held )?on\b(?P<rest>[^.;]{4,60})", re.IGNORECASE
)
_NEXT = re.compile(r"\bnext (?:\w+ ){0,3}meeting\b[^.;]{0,90}?\b(?:on|is|be|:)\b(?P<rest>.{4,60})|\bdate of (?:the )?next meeting\b\W*(?P<alone>.{4,60})", re.IGNORECASE)


def find_meetings(paper: Paper) -> Iterator[Meeting | AgendaItem | Rejected]:
    """The recorded meeting first, then its items, then the previous and the next meeting where their dates stand."""
    heading = paper.heading
    if heading.body and heading.date:
        role = "announced" if heading.kind == "agenda" else "recorded"
        sure = 0.6 if heading.date_inferred or heading.body_inferred else 0.97
        rule = "heading-inferred" if sure < 0.9 else "heading"
        yield Meeting(
            paper.words(*heading.span), rule, sure, heading.body, heading.date, heading.start, heading.end, heading.venue, role
        )
    for item in paper.items:
        yield AgendaItem(paper.words(*item.heading), "item-heading", 0.9, item.number, item.title, item.start, item.end)
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
    for pattern, rule, lean in ((_MINUTES_HELD, "minutes-of", "past"), (_NEXT, "next-meeting", "future")):
        for match in pattern.finditer(passage.text):
            group = "rest" if match.group("rest") else "alone"
            dates = [d for d in find_dates(match.group(group), paper.anchor, lean=lean) if d.edtf and re.fullmatch(r"\d{4}-\d\d-\d\d", d.edtf)]  # type: ignore[arg-type]
            if dates and body:
                end = match.start(group) + dates[0].end
                yield Meeting(paper.evidence(passage, match.start(), end), rule, 0.8, body, dates[0].last_day, role="mentioned")
