"""Who was at the recorded meeting, who sent apologies, who stood in for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extract.attendance_lists import RollEntry
from extract.joining import Joined
from extract.names import PersonName
from extract.paper import Paper, Passage
from extract.patterns import rows
from extract.people import person_ref, post_ref
from extract.records import Attendance, Kind, Ref, Rejected
from extract.roll_entries import Entry, entries

_CABINET = re.compile(r"\b(?:Cabinet|Executive|Portfolio)\s+(?:Members?|Holder)\b|\bCMR\b", re.IGNORECASE)
_CO_OPTED = re.compile(r"\bco-?opted\b|\bparent governor\b|\bchurch representative\b", re.IGNORECASE)
_PART = re.compile(r"\b(?:part|left|arrived|from item|until|items?\b.*\bonly|for part)\b", re.IGNORECASE)
_FOR = re.compile(r"(?:substitut\w*\s+(?:member\s+)?for|for|in place of|on behalf of)\s+(?=[A-Z])")


def find_attendance(paper: Paper) -> Iterator[Attendance | Rejected]:
    """One statement for each person (or post) and status; substitutes know for whom they stood in."""
    substitutes = {p.name: (ref, where) for p, ref, where in substitutions(paper)}
    seen: set[tuple[str, str, str | None]] = set()
    for found in (*_listed(paper), *apologies(paper)):
        fact = found
        if isinstance(fact, Attendance):
            stands_in = substitutes.get(fact.attendee.name)
            if stands_in and fact.status in ("present", "substitute", "inAttendance"):
                status = "substitute" if fact.capacity in ("member", "co-opted") else fact.status
                fact = replace(fact, status=status, on_behalf_of=stands_in[0])
            key = (fact.attendee.name, "apologies" if fact.status == "apologies" else "there", fact.item)
            if key in seen:
                continue
            seen.add(key)
        yield fact


def _listed(paper: Paper) -> Iterator[Attendance]:
    for entry in paper.roll:
        if entry.status == "listed" or paper.heading.kind == "agenda":
            continue
        evidence = paper.words(entry.start, entry.end)
        represents = paper.directory.body(entry.body, entry.start) if entry.body else None
        for attendee, post in _who(paper, entry):
            yield Attendance(
                evidence=evidence,
                rule="attendance-list",
                confidence=0.97 if entry.person is None or entry.person.sure else 0.9,
                attendee=attendee,
                status="partPresent" if entry.note and _PART.search(entry.note) else entry.status,
                capacity=_capacity(paper, entry),
                as_post=post,
                on_behalf_of=_stands_in(paper, entry.note),
                item=entry.item,
                represents=represents,
            )


def _who(paper: Paper, entry: RollEntry) -> Iterator[tuple[Ref, Ref | None]]:
    posts = list(post_ref(paper, entry))
    if entry.person:
        yield person_ref(paper, entry.person), (posts[0] if posts else None)
    else:
        for post in posts:
            yield post, None


def _capacity(paper: Paper, entry: RollEntry) -> str:
    text = f"{entry.post or ''} {entry.note or ''}"
    if _CO_OPTED.search(text):
        return "co-opted"
    if entry.capacity:
        return entry.capacity
    if _CABINET.search(text):
        return "cabinet-member"
    elsewhere = entry.body is not None and entry.body != paper.authority
    return "officer" if entry.post and not elsewhere else "invited"


def _stands_in(paper: Paper, note: str | None) -> Ref | None:
    """Whom a bracketed note says somebody stands in for: "(substitute for Cllr Lane)"."""
    if note and (found := _FOR.search(note)):
        return paper.directory.person(note[found.end() :])
    return None


@cache
def _apology_leads() -> re.Pattern[str]:
    leads = [row["lead"] for row in rows("apologies")]
    return re.compile("|".join(f"(?:{lead})" for lead in leads), re.IGNORECASE)


def apologies(paper: Paper) -> Iterator[Attendance]:
    """Apologies given in a sentence: "Apologies were received from Ms P Lane and Mr B Reed." """
    for passage in paper.passages:
        for lead in _apology_leads().finditer(passage.text):
            sentence_end = _sentence_end(passage, lead.end())
            line = Joined(passage.text[lead.end() : sentence_end], passage.joined.offsets[lead.end() : sentence_end])
            for entry in entries(line, paper.document.text):
                yield from _apology(paper, passage, entry, lead.end())


def _sentence_end(passage: Passage, at: int) -> int:
    for sentence in passage.doc.sents:
        if sentence.start_char <= at < sentence.end_char:
            return int(sentence.end_char)
    return len(passage.text)


def _apology(paper: Paper, passage: Passage, entry: Entry, shift: int) -> Iterator[Attendance]:
    if entry.person is None:
        return
    post = Ref(Kind.POST, entry.post, entry.post) if entry.post else None
    yield Attendance(
        evidence=paper.evidence(passage, entry.start + shift, entry.end + shift),
        rule="apologies-sentence",
        confidence=0.96,
        attendee=person_ref(paper, entry.person),
        status="apologies",
        capacity="co-opted" if entry.post and _CO_OPTED.search(entry.post) else ("invited" if entry.post or entry.chair_body else "member"),
        as_post=post,
        represents=paper.directory.body(entry.body or entry.chair_body or "", 0) if entry.body or entry.chair_body else None,
    )


@cache
def _substitute_patterns() -> tuple[re.Pattern[str], ...]:
    name = r"(?:[A-Z][\w.'’-]*\s+){0,5}[A-Z][\w'’-]+"
    return tuple(
        re.compile(row["pattern"].replace("SUBSTITUTE", f"(?P<sub>{name})").replace("ABSENT", f"(?P<absent>{name})"))
        for row in rows("substitutions")
    )


def substitutions(paper: Paper) -> Iterator[tuple[PersonName, Ref, tuple[int, int]]]:
    """Who stood in for whom, as sentences say it; people as the document names them most fully."""
    for passage in paper.passages:
        for pattern in _substitute_patterns():
            for found in pattern.finditer(passage.text):
                substitute = paper.directory.named(found.group("sub"))
                absent = paper.directory.person(found.group("absent"))
                if substitute and absent:
                    yield substitute, absent, passage.joined.source(found.start(), found.end())
