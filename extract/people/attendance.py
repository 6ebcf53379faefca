"""Who was at the recorded meeting, who sent apologies, who stood in for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product

from extract.naming.names import PersonName
from extract.paper import Paper
from extract.patterns import rows
from extract.people.described import Told, person_ref, post_ref
from extract.records import Attendance, Ref, Rejected
from extract.rolls.roll import RollEntry

_CABINET = re.compile(
    r"\b(?<!Non-)(?<!Non )(?:Cabinet|Executive|Portfolio)\s+(?:Members?|Holder)\b|\bCMR\b", re.IGNORECASE
)
_CO_OPTED = re.compile(r"\bco-?opted\b|\bparent governor\b|\bchurch representative\b", re.IGNORECASE)
_PART = re.compile(r"\b(?:part|left|arrived|from item|until|items?\b.*\bonly|for part)\b", re.IGNORECASE)
_ITEMS = re.compile(
    r"(?:for )?(?:agenda )?items? (?P<numbers>\d+[a-z]?(?:(?:,|,? and| &) ?\d+[a-z]?)*)(?: only)?\Z", re.IGNORECASE
)
_STOOD_IN = re.compile(  # what every sentence says that tells who stood in for whom
    r"\b(?:[Ss]ub|[Ss]ubstitut\w+|deputi[sz]\w+|stood in|represented|replaced|in place of|on behalf of"
    r"|(?:in|on) (?:his|her|their) (?:absence|place|stead|behalf)|(?:Cllr|Councillor|M[rs]s?|Dr)\b.{2,40} for)\b"
)
_BEFORE_TITLE = re.compile(
    r"\A(?:(?!Mr|Mrs|Ms|Dr|Cllr|Councillor)\w+\s+)+(?=(?:Mr|Mrs|Ms|Dr|Cllr|Councillor)\b)"
)  # a heading run on
_FOR = re.compile(r"(?:substitut\w*\s+(?:member\s+)?for|for|in place of|on behalf of)\s+(?=[A-Z])")


def find_attendance(paper: Paper) -> Iterator[Attendance | Rejected]:
    """One statement for each person (or post) and status; substitutes know for whom they stood in."""
    stood_in = paper.once(substitutions)
    substitutes = {substitute.name: absent for substitute, absent, _ in stood_in}
    told = Told()
    for stated in _listed(paper):
        fact = _standing_in(stated, substitutes.get(stated.attendee.name))
        if told.new(fact.attendee, "apologies" if fact.status == "apologies" else "there", fact.item):
            yield fact
    if paper.heading.kind == "agenda":
        return
    for substitute, absent, span in stood_in:
        who = person_ref(paper, substitute)
        if told.new(who, "apologies", None) and told.new(who, "there", None):
            yield Attendance(
                paper.words(*span), "substitution", 0.9, who, "substitute", capacity="member", on_behalf_of=absent
            )


def _standing_in(fact: Attendance, absent: Ref | None) -> Attendance:
    """The attendance of somebody who a sentence says stood in for `absent`."""
    if absent is None or fact.status not in ("present", "substitute", "inAttendance"):
        return fact
    status = "substitute" if fact.capacity in ("member", "co-opted") else fact.status
    return replace(fact, status=status, on_behalf_of=absent)


def _listed(paper: Paper) -> Iterator[Attendance]:
    for entry in paper.roll:
        if entry.status == "listed" or paper.heading.kind == "agenda":
            continue
        evidence = paper.words(entry.start, entry.end)
        represents = paper.directory.body(entry.body, entry.start) if entry.body else None
        for (attendee, post), item, status in product(_who(paper, entry), _items(paper, entry), _statuses(entry)):
            yield Attendance(
                evidence=evidence,
                rule="apologies" if entry.status == "apologies" else "attendance-list",
                strength=0.97 if entry.person is None or entry.person.sure else 0.9,
                attendee=attendee,
                status=status,
                capacity=_capacity(paper, entry),
                as_post=post,
                on_behalf_of=_stands_in(paper, entry.note),
                item=item,
                represents=represents,
            )


def _statuses(entry: RollEntry) -> tuple[str, ...]:
    """The status of an entry; who sent apologies and came all the same has both: "Ann Lane (arrived at 8 pm)"."""
    if not entry.note or not _PART.search(entry.note):
        return (entry.status,)
    return ("apologies", "partPresent") if entry.status == "apologies" else ("partPresent",)


def _items(paper: Paper, entry: RollEntry) -> tuple[str | None, ...]:
    """The items for which somebody came: that of the list, or those of a bracket, "(items 4 and 5)"; else none."""
    if entry.item is None and (named := _ITEMS.match(entry.note or "")):
        numbers = re.findall(r"\d+[a-z]?", named.group("numbers"))
        known = {item.number for item in paper.items}
        if numbers and all(number in known for number in numbers):
            return tuple(numbers)
    return (entry.item,)


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
    if entry.capacity and not (entry.person is None and entry.capacity == "member"):
        return entry.capacity  # "Present: Cllrs Lane, Reed & the Clerk": the clerk is no member
    if _CABINET.search(text):
        return "cabinet-member"
    if entry.status == "apologies" and not entry.post and not entry.body and not entry.chair_of:
        return "member"
    elsewhere = entry.body is not None and entry.body != paper.authority
    return "officer" if entry.post and not elsewhere else "invited"


def _stands_in(paper: Paper, note: str | None) -> Ref | None:
    """Whom a bracketed note says somebody stands in for: "(substitute for Cllr Lane)"."""
    if note and (found := _FOR.search(note)):
        return paper.directory.person(note[found.end() :])
    return None


_SUBSTITUTE, _ABSENT = "SUBSTITUTE", "ABSENT"


@cache
def _substitute_patterns() -> tuple[re.Pattern[str], ...]:
    name = r"(?<![\w'’-])(?:(?:[A-Z]|Mr|Mrs|Ms|Dr|Cllr|Rev)\.\s*|[A-Z][\w'’-]*\s+){0,5}[A-Z][\w'’-]+"
    return tuple(
        re.compile(row["pattern"].replace(_SUBSTITUTE, f"(?P<sub>{name})").replace(_ABSENT, f"(?P<absent>{name})"))
        for row in rows("substitutions")
    )


def substitutions(paper: Paper) -> Iterator[tuple[PersonName, Ref, tuple[int, int]]]:
    """Who stood in for whom, as sentences say it; people as the document names them most fully."""
    for passage in paper.recorded():
        for pattern in _substitute_patterns() if _STOOD_IN.search(passage.text) else ():
            for found in pattern.finditer(passage.text):
                substitute = paper.directory.named(_BEFORE_TITLE.sub("", found.group("sub")))
                absent = paper.directory.person(found.group("absent"))
                if substitute and absent:
                    yield substitute, absent, passage.joined.source(found.start(), found.end())
