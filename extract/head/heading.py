"""What the head of a paper says of its meeting: body, date, times, venue; and what kind of paper it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.head.front_matter import end_of_matter, front_matter, hour_stated
from extract.head.head_lines import head_lines
from extract.head.meeting_body import body_met, generic_body
from extract.head.meeting_day import day_met_by, day_worked_out
from extract.head.meeting_hours import hours_met
from extract.head.meeting_place import place_met
from extract.head.paper_kind import kind_of_paper
from extract.structure.blocks import Block
from extract.structure.web_pages import page_without_meeting

_FARTHEST = 400  # characters; a body and a day farther apart are proved by the day alone


@dataclass(frozen=True, slots=True)
class Heading:
    """The meeting that a paper records or announces. `span` is where its words stand in the document.

    `body` and `date` (ISO) are None where the paper does not say; `date_inferred`: worked out from other words.
    `kind`: minutes, agenda, report, other. `page` says what a web page is that holds no meeting.
    `odd_weekday`: the date is written with the name of another day of the week, so one of them is wrong.
    """

    kind: str
    body: str | None
    date: str | None
    start: str | None
    end: str | None
    venue: str | None
    span: tuple[int, int]
    date_inferred: bool = False
    body_inferred: bool = False
    page: str | None = None
    odd_weekday: bool = False


def read_heading(text: str, blocks: tuple[Block, ...], first_item: int | None) -> Heading:
    """The heading of a paper; `first_item` is where its first item of business begins, when it has items."""
    fields = front_matter(text)
    lines = [*fields.get("title", ()), *head_lines(text, tuple(_below(end_of_matter(text), blocks)), first_item)]
    body, body_span = body_met(text, lines)
    if page := page_without_meeting(text, blocks):
        about = (body, body_span) if page.of_body and body_span else (None, (0, 0))
        return Heading("other", about[0], None, None, None, None, about[1], page=page.what)
    day, day_span, odd = day_met_by(lines, fields.get("day", []))
    inferred = False
    if day is None:
        day = day_worked_out(text)
        inferred = day is not None
    kind = kind_of_paper(text, [*fields.get("kind", ()), *lines], of_meeting=body is not None or day is not None)
    body_inferred = body is None and day is not None
    if body_inferred:
        body = generic_body(text)
        found_body = re.search(rf"\bthe {body}\b", text, re.IGNORECASE) if body else None
        body_span = found_body.span() if found_body else None
    start, end = hours_met(text, lines)
    start = hour_stated(fields.get("day", []), day) or start
    venue = place_met(lines, body, body_span) or next((f.text for f in fields.get("venue", ())), None)
    span = _span(body_span, day_span)
    return Heading(kind, body, day, start, end, venue, span, inferred, body_inferred, odd_weekday=odd)


def _below(matter: int, blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks of a paper below its front matter, whose dates and hours are those of a file."""
    return (replace(block, start=max(matter, block.start)) for block in blocks if block.end > matter)


def _span(body: tuple[int, int] | None, day: tuple[int, int] | None) -> tuple[int, int]:
    """Where the words stand that prove the meeting."""
    spans = [span for span in (body, day) if span]
    if spans and max(e for _, e in spans) - min(s for s, _ in spans) > _FARTHEST:
        spans = [day or spans[0]]
    return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else (0, 0)
