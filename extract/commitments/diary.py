"""Events to come that minutes only list: the next meeting, dates of meetings, "Site visit to the pier 4 May 2022"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span

from extract.commitments.due_dates import first_day_to_come
from extract.commitments.promise_words import VERBS
from extract.dates import DateMention
from extract.paper import Paper, Passage
from extract.prose.parties import parties_in
from extract.records import Commitment, Due, Kind, Ref

_NEXT = re.compile(
    r"\b(?:dates? (?:and time )?of (?:the )?)?(?:next|future) (?:\w+ ){0,3}meetings?\b(?P<rest>[^?]{0,140})",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(
    r"(?:\bat )?\b\d{1,2}[.:]\d\d\s*(?:[-–]\s*\d{1,2}[.:]\d\d\s*)?(?:[ap]\.?m\.?|hours|hrs)?|\b\d{1,2} ?[ap]\.?m\.?\b",
    re.IGNORECASE,
)
_LONGEST = 16  # words; a longer line with a date is no entry of a diary
_OTHER_DATES = re.compile(
    r"\b(?:issued?|dated|published|draft|version|minutes|meeting notes|"
    r"agenda|updated|printed|correct at|as at|born|signed|e-?mail|"
    r"tel|page|expir\w+|from|since|held|received|ref|no)\b|@|http|£",
    re.IGNORECASE,
)
_DATES_OF_MEETINGS = re.compile(r"\bdates?\b[^.]{0,60}\bmeetings?\b|\bmeetings?\b[^.]{0,40}\bdates?\b", re.IGNORECASE)
_BODY_MEETS = re.compile(r"(?:the |full |next )?(?P<body>[A-Z][\w'’& -]*?) (?:meetings?|AGM|EGM)\b", re.IGNORECASE)
_HEADED = re.compile(r"(?P<name>[A-Z][\w'’.]*(?: (?:of|and|the|[A-Z][\w'’.]*)){0,5})(?: [–—-] |: )")
_PLACES = frozenset(["Hall", "Church", "Club", "Chapel", "Library", "Museum", "Pavilion", "Centre", "Institute"])
_SIGNED = re.compile(
    r"(?:signed|date|approved|adopted|certified|minutes)\b.*|(?:the )?(?:vice[- ]?)?(?:chair(?:man|person|woman)?|"
    r"mayor|president|secretary|(?:town |parish )?clerk|(?:presiding|proper) officer|conven[eo]r)\b[\w &/()’'-]{0,40}",
    re.IGNORECASE,
)  # a date below the name of an office is that of a signature
_ONLY_SCHEDULED = re.compile(r"(?:re-?)?scheduled?(?: for| on)?", re.IGNORECASE)
_BRACKET = re.compile(r"\s?\([^()]*\)")  # "(subject to confirmation)"
_SEPARATORS = " ,;:.–—-("


def diary(paper: Paper) -> Iterator[Commitment]:
    """The next meeting wherever its day stands, then every other line that is but a name and a day to come."""
    if paper.anchor is None:
        return
    today = first_day_to_come(paper)
    for passage in paper.passages:
        yield from _next_meetings(paper, passage, today)
    for passage, sentence in paper.sentences():
        text, start = passage.text_of(sentence), sentence.start_char
        dates = passage.dates(start, sentence.end_char, paper.anchor, "future") if len(text.split()) <= _LONGEST else ()
        if not dates or VERBS.search(_BRACKET.sub("", text)):
            continue
        day = next((m for m in dates if _to_come(paper, today, m)), None)
        if day is None or _OTHER_DATES.search(text[: day.start]):
            continue
        around = (text[: day.start], _BRACKET.sub("", text[day.end :]))
        name = " ".join(_TIME.sub("", part).strip(_SEPARATORS) for part in around).strip()
        if _ONLY_SCHEDULED.fullmatch(name):
            name = ""
        parties = [p for p in paper.once(parties_in, passage, sentence) if p.start == sentence.start]
        told = _told_of_meetings(paper, passage)
        if _SIGNED.fullmatch(name):
            continue
        if (not name and not told) or (name[:1].islower() and not told) or not text[:1].isalnum():
            continue
        owner = _holds(paper, name) or (parties[0].ref if parties else None) or _run_in(paper, passage, sentence)
        responsible = (owner,) if owner else _met(paper) if told and not parties else ()
        yield Commitment(
            paper.evidence(passage, start, sentence.end_char),
            "commitment diary-entry",
            0.6,
            " ".join(filter(None, ("meeting" if told else "", name))),
            responsible,
            None,
            _due(day),
            "scheduled",
            item=passage.item.number if passage.item else None,
        )


def _next_meetings(paper: Paper, passage: Passage, today: str) -> Iterator[Commitment]:
    for match in _NEXT.finditer(passage.text):
        at = match.start("rest")
        dates = passage.dates(at, match.end("rest"), paper.anchor, "future")
        day = next((m for m in dates if _to_come(paper, today, m)), None)
        if day is None or re.search(r"[.?!]\s+[A-Z]", match["rest"][: day.start]):
            continue
        sentence = next((s for s in passage.sentences if s.start_char <= match.start() < s.end_char), None)
        named = [
            p.ref
            for p in (paper.once(parties_in, passage, sentence) if sentence is not None else ())
            if at <= passage.doc[p.start].idx < at + day.start and p.ref.kind is Kind.BODY
        ]
        owners: tuple[Ref, ...] = tuple(named[:1]) or _met(paper)
        yield Commitment(
            paper.evidence(passage, match.start(), at + day.end),
            "commitment next-meeting",
            0.85,
            "next meeting",
            owners,
            None,
            _due(day),
            "scheduled",
            item=passage.item.number if passage.item else None,
        )
        return


def _met(paper: Paper) -> tuple[Ref, ...]:
    met = paper.meeting_body()
    return (met,) if met else ()


def _holds(paper: Paper, name: str) -> Ref | None:
    """The body whose meeting an entry is by its name: "Board Meeting", "Leys Council AGM"."""
    found = _BODY_MEETS.match(name)
    if found is None:
        return None
    met, body = paper.meeting_body(), found["body"]
    if met and body.split()[-1].lower() in [word.lower() for word in met.name.split()] and " " not in body:
        return met
    return paper.directory.body(body, 0) if paper.directory.is_body(body) and " " in body else None


def _run_in(paper: Paper, passage: Passage, sentence: Span) -> Ref | None:
    """The body or place that stands as a heading before the nearest dash of a paragraph: "Town Hall – Fair 3 May"."""
    for before in reversed([s for s in passage.sentences if s.start <= sentence.start]):
        if found := _HEADED.match(before.text):
            name = found["name"]
            known = name.split()[-1] in _PLACES or paper.directory.is_body(name)
            return paper.directory.body(name, passage.joined.offsets[before.start_char]) if known else None
    return None


def _to_come(paper: Paper, today: str, mention: DateMention) -> bool:
    """Whether a mention is of a day or a few, not of a month or year, that are to come and not the meeting's own."""
    first = (mention.edtf or "").partition("/")[0]
    is_day = bool(_DAY.fullmatch(first)) and mention.shape in ("day", "day_range", "numeric", "iso")
    return is_day and first > today and paper.heading.date not in (first, _other_order(first))


def _other_order(day: str) -> str:
    """A day whose number is read for the month's: in the head of a paper "5-6-31" may be either."""
    return f"{day[:4]}-{day[8:]}-{day[5:7]}"


def _told_of_meetings(paper: Paper, passage: Passage) -> bool:
    """Whether a date stands in a list of the dates of meetings, or in the item that announces the next."""
    if passage.item and _NEXT.search(passage.item.title):
        return True
    before = paper.passages[max(0, passage.index - 6) : passage.index]
    return any(_DATES_OF_MEETINGS.search(p.text) for p in before)


def _due(mention: DateMention) -> Due:
    return Due(mention.text, mention.edtf, mention.last_day, mention.inferred)
