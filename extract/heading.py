"""What the head of a paper says of its meeting: body, date, times, venue; and what kind of paper it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from extract.blocks import Block
from extract.dates import DateMention, find_dates, find_times
from extract.joining import Joined, join
from extract.language.pipeline import language
from extract.patterns import words
from extract.web_pages import page_without_meeting

_REACH = 40  # blocks; a heading ends with the first item of business or list of those present, and never lies deeper
_MINUTES_OF = re.compile(
    r"\b(?:minutes|proceedings|meeting|agenda)\s+(?:of|for|at)\s+(?:(?:the|a|an|of|at)\s+"
    r"|(?:proceedings|special|ordinary|monthly|"
    r"annual|general|statutory|quarterly|remote|extraordinary|joint|virtual|public|adjourned|minutes|meetings?)\s+"
    r"(?=[a-z ]*(?:meetings?|of)\b)"
    r"|meetings?\s+of\s+)*"
    r"(?P<body>[A-Z“'][^.;:|\n]{3,110}?)(?=\s+(?:held|which|that|on\s+(?:\w+day|\d)|at\s+\d|will\b|to\s+be\s+held|took\b|meeting\b)"
    r"|\s*[-–,]\s*(?:\w+day,?)?\s*\w*\s*\d|\s*$|\s*\()",
    re.IGNORECASE,
)
_TITLED = re.compile(r"\W*(?:Title|Name) of Meeting\s*:?\s+(?P<body>[A-Z].{4,100}?)(?:\s+Meeting)?\s*$", re.IGNORECASE)
_ON_DAY = r"(?:\w+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?,?\s+[a-z]{3,9},?\s+\d{4}"
_PAGE = re.compile(  # how web pages are headed: "Cabinet - Friday, 7th March, 2031 10.00 am", or the other way round
    r"(?:(?:agenda|minutes|decisions|meeting attendance|attendance details|,|and|&| )+(?:for|[-–:])\s*)?"
    rf"(?P<body>[A-Z][\w'’&, -]{{2,90}}?)(?:\s+[-–]|,|\s+on)\s+{_ON_DAY}\b"
    rf"|{_ON_DAY}\s+\d{{1,2}}[.:]\d\d\s*[ap]m,\s+(?P<behind>[A-Z][\w'’&, -]{{2,90}})$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"(?:above|said|following|previous|last|same)\b", re.IGNORECASE)
_SPAN = re.compile(r"\s*(?:-|–|to|until)\s*$", re.IGNORECASE)
_HELD = re.compile(r"\bheld\s+(?:at|in|on|via|remotely|virtually)?\s*(?P<rest>.*)", re.IGNORECASE)
_VENUE_LINE = re.compile(
    r"^\s*(?:proposed\s+)?(?:venue|place|location)\s*:?\s+(?P<venue>\S.*?)(?:[\s.]*\bView directions)?$",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(r"[:/]|\bCouncil$|^Item\b")  # a page's title ends in the name of the site: "... - Leys Council"
_ENDED = re.compile(
    r"\b(?:meeting|proceedings|business)\b[^.\n]{0,40}?\b(?:ended|closed|finished|concluded|terminated|rose|end(?:ed)?)\b[^.\n]{0,12}?\bat\b",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(
    r"\bworking day (?:before|prior to) the meeting \(in this case,? (?P<day>[^)]{5,30})\)", re.IGNORECASE
)
_LIST = re.compile(
    r"^\W*(?:present|attendance(?! details)|attendees|in attendance|membership|members present)\b\W*(?=[:A-Z]|$)",
    re.IGNORECASE,
)
_AGENDA = re.compile(
    r"^\W*agenda\b|\bitem no\b.*\bsubject\b|\ball (?:county )?councillors are invited\b", re.IGNORECASE
)
_GENERIC = re.compile(
    r"\bthe (Panel|Committee|Board|Council|Cabinet|Partnership|Forum|Sub-Committee|Group)\b", re.IGNORECASE
)
_PAGE_HEAD = 6  # blocks


Line = tuple[Block, Joined]


@dataclass(frozen=True, slots=True)
class Heading:
    """The meeting that a paper records or announces. `span` is where its words stand in the document.

    `body` and `date` (ISO) are None where the paper does not say; `date_inferred`: worked out from other words.
    `kind`: minutes, agenda, report, other. `page` says what a web page is that holds no meeting.
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


def read_heading(text: str, blocks: tuple[Block, ...], first_item: int | None) -> Heading:
    """The heading of a paper; `first_item` is where its first item of business begins, when it has items."""
    head = _head_blocks(text, blocks, first_item)
    lines = [(b, join(text, b.start, b.end)) for b in head]
    body, body_span, venue_after = _body(text, lines)
    if page := page_without_meeting(text, blocks):
        about = (body, body_span) if page.of_body and body_span else (None, (0, 0))
        return Heading("other", about[0], None, None, None, None, about[1], page=page.what)
    day, day_span = _day(lines)
    inferred = False
    if day is None and (found := _DAY_BEFORE.search(re.sub(r"\s+", " ", text))):
        day, inferred = _next_working_day(found.group("day")), True
    times = [(t, line.text) for _, line in lines for t in find_times(line.text)]
    kind = _kind(text, lines, day, body)
    body_inferred = body is None and day is not None
    if body_inferred:
        body = _generic_body(text)
        found_body = re.search(rf"\bthe {body}\b", text, re.IGNORECASE) if body else None
        body_span = found_body.span() if found_body else None
    spans = [s for s in (body_span, day_span) if s]
    if spans and max(e for _, e in spans) - min(s for s, _ in spans) > 400:
        spans = [day_span or spans[0]]
    span = (min(s for s, _ in spans), max(e for _, e in spans)) if spans else (0, 0)
    venue = venue_after or _venue(lines, body_span)
    if venue and body and venue.lower() in body.lower():
        venue = None  # "6 October 2014 - Open Data Board"
    start = times[0][0].time if times else None
    ends = _ended(text)
    if ends is None and len(times) > 1 and _SPAN.search(times[0][1][times[0][0].end : times[1][0].start]):
        ends = times[1][0].time
    return Heading(kind, body, day, start, _after(start, ends), venue, span, inferred, body_inferred)


def _head_blocks(text: str, blocks: tuple[Block, ...], first_item: int | None) -> list[Block]:
    out: list[Block] = []
    for block in blocks[:_REACH]:
        if first_item is not None and block.start >= first_item:
            break
        if out and _LIST.match(text[block.start : block.end]):
            break
        out.append(block)
    return out


def _body(text: str, lines: list[Line]) -> tuple[str | None, tuple[int, int] | None, str | None]:
    for _, line in lines:
        if found := _TITLED.match(line.text):
            return _as_name(found.group("body")), line.source(found.start("body"), found.end("body")), None
    for _, line in lines:
        if found := _MINUTES_OF.search(line.text):
            end = _name_end(text, line, *found.span("body"))
            name = _as_name(line.text[found.start("body") : end])
            if name and not _NO_NAME.match(name) and (_has_head(name) or len(re.findall(r"\b[A-Z]", name)) > 2):
                return name, line.source(found.start("body"), end), None
    for _, line in lines[:_PAGE_HEAD]:
        if (found := _PAGE.match(line.text)) and _ends_in_head(found.group("body") or found.group("behind")):
            part = "body" if found.group("body") else "behind"
            return _as_name(found.group(part)), line.source(*found.span(part)), None
    candidates = []
    for order, (_, line) in enumerate(lines[:12]):
        for entity in language()(line.text[:300]).ents:
            if entity.label_ == "BODY" and entity.start_char <= 40 and len(entity.text.split()) > 1:
                dated = any(d.last_day for d in find_dates(line.text, None))
                alone = len(line.text) - len(entity.text) < 12
                council = entity.text.split()[-1].lower() == "council"
                candidates.append((-(2 * dated + alone) + council * (len(lines) > 1) * 0.5, order, entity, line))
    if not candidates:
        return None, None, None
    _, _, entity, line = min(candidates, key=lambda c: (c[0], c[1]))
    return _as_name(entity.text), line.source(entity.start_char, entity.end_char), None


def _name_end(text: str, line: Joined, start: int, end: int) -> int:
    """Where a body's name ends: with its line, if that ends in what bodies are called ("... Panel / County Hall")."""
    heads = {h.lower() for h in words("body_heads")}
    for gap in re.finditer(r"(?P<last>[\w-]+) (?!of\b|for\b|and\b|&|on\b)", line.text[start:end]):
        at = start + gap.end() - 1
        if gap.group("last").lower() in heads and "\n" in text[line.offsets[at] : line.offsets[at + 1]]:
            return at
    return end


def _has_head(name: str) -> bool:
    heads = {h.lower() for h in words("body_heads")}
    return any(word.strip(",").lower() in heads for word in name.split())


def _ends_in_head(name: str) -> bool:
    return name.rsplit(maxsplit=1)[-1].lower() in {h.lower() for h in words("body_heads")}


def _as_name(written: str) -> str:
    """A body's name without article; capitals throughout become ordinary ones."""
    name = re.sub(r"^(?:the|a|an)\s+", "", written.strip(" -–,*'\"“”"), flags=re.IGNORECASE)
    if name.isupper():
        small = {"AND", "OF", "FOR", "THE", "IN", "ON", "TO", "WITH"}
        name = " ".join(w.lower() if i and w in small else _capital(w) for i, w in enumerate(name.split()))
    name = re.sub(r"\s+", " ", name)
    return re.sub(r"\b([A-Z][\w-]+) \1$", r"\1", name)  # "Leys Health Board / Board Meeting"


def _capital(word: str) -> str:
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))


def _day(lines: list[Line]) -> tuple[str | None, tuple[int, int] | None]:
    for _, line in lines:
        for mention in find_dates(line.text, None):
            if _is_day(mention):
                return mention.last_day, line.source(mention.start, mention.end)
    return None, None


def _is_day(mention: DateMention) -> bool:
    return (
        mention.edtf is not None
        and re.fullmatch(r"\d{4}-\d{2}-\d{2}", mention.edtf) is not None
        and not mention.inferred
    )


def _next_working_day(words_: str) -> str | None:
    day = next((d.last_day for d in find_dates(words_, None) if _is_day(d)), None)
    if day is None:
        return None
    found = date.fromisoformat(day) + timedelta(days=1)
    while found.weekday() > 4:
        found += timedelta(days=1)
    return found.isoformat()


def _venue(lines: list[Line], body_span: tuple[int, int] | None) -> str | None:
    for _, line in lines:
        if found := _VENUE_LINE.match(line.text):
            return str(found.group("venue")).strip()
    for _, line in lines:
        dated = [d for d in find_dates(line.text, None) if _is_day(d)]
        held = _HELD.search(line.text)
        if held and (dated or find_times(line.text)):
            return place(held.group("rest"))
        if dated:
            return place(line.text[dated[0].end :]) or _before_day(line, dated[0].start, body_span)
    return None


def _before_day(line: Joined, day: int, body_span: tuple[int, int] | None) -> str | None:
    """The place that stands between a body's name and the day, in the same paragraph."""
    if body_span is None or not line.offsets[0] <= body_span[0] < line.offsets[-1]:
        return None
    return place(line.text[line.position(body_span[1]) : day])


def place(rest: str) -> str | None:
    """What is left of a heading's line when date and time are taken out: the place."""
    times = [(t.start, t.end) for t in find_times(rest)]
    dates = [(d.start, d.end) for d in find_dates(rest, None)]
    for start, end in sorted({*times, *dates}, reverse=True):
        rest = rest[:start] + " | " + rest[end:]
    parts = [
        re.sub(
            r"^(?:\W|on\b|at\b|in\b|from\b|commencing\b|(?-i:the)\b|\w+day\b)+|(?:\W|\bon|\bat|\bin|\bfrom|\bto|\bcommencing|\w+day)+$",
            "",
            p,
            flags=re.IGNORECASE,
        )
        for p in rest.split("|")
    ]
    best = max(parts, key=len, default="").strip(" ,.-–")
    named = len(best) > 3 and best[0].isupper() and len(best) < 120
    return best if named and not _NO_PLACE.search(best) else None


def _ended(text: str) -> str | None:
    for found in _ENDED.finditer(text):
        times = find_times(re.sub(r"\s+", " ", text[found.start() : found.end() + 30]))
        if times:
            return times[-1].time
    return None


def _after(start: str | None, end: str | None) -> str | None:
    """The end of a meeting, in the evening where "9.09" can only mean that."""
    if start and end and end < start and int(end[:2]) < 12:
        return f"{int(end[:2]) + 12}{end[2:]}"
    return end


def _kind(text: str, lines: list[Line], day: str | None, body: str | None) -> str:
    head = " ".join(line.text for _, line in lines[:6])
    if re.search(r"\bminutes\b", head, re.IGNORECASE) or re.search(
        r"^\W*(?:present|in attendance|(?:meeting )?attendance(?! details$)|attendees)\b",
        text,
        re.IGNORECASE | re.MULTILINE,
    ):
        return "minutes"
    if any(_AGENDA.search(line.text) for _, line in lines):
        return "agenda"
    return "report" if body or day else "other"


def _generic_body(text: str) -> str | None:
    """The body that a paper only calls "the Panel": the noun it uses most."""
    counts: dict[str, int] = {}
    for found in _GENERIC.finditer(text):
        noun = found.group(1).capitalize()
        counts[noun] = counts.get(noun, 0) + 1
    best = max(counts, key=lambda noun: (counts[noun], noun), default=None)
    return best if best and counts[best] > 2 else None
