"""Who is a member of what body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span

from extract.naming.names import title_kind
from extract.paper import Paper, Passage
from extract.patterns import rows, words
from extract.people.attendance import substitutions
from extract.people.declarations import declared
from extract.people.described import Told, person_ref
from extract.prose.worded import Worded, fitting
from extract.records import Kind, Membership, Ref, Rejected
from extract.rolls.entries import entries
from extract.rolls.roll import RollEntry
from extract.structure.joining import Joined

_SMALL_BODY = re.compile(
    r"\b[Tt]he (?P<name>(?:[a-z]+ ){1,2}(?:committee|group|panel|board|forum))(?: (?:are|were|is|was))?[\s:]*\Z"
)
_LOT = re.compile(r"[ \t|*_]+#?\d+(?:\s?[,/&-]\s?\d+)*[ \t|]*(?:\n|\Z)")
_MEMBERS = ("present", "partPresent", "listed", "absent")


def find_memberships(paper: Paper) -> Iterator[Membership | Rejected]:
    """Members present or listed, those stood in for, and what prose and declarations say; each once."""
    told = Told()
    for membership in (*_of_meeting(paper), *_of_prose(paper), *_of_declarations(paper)):
        if told.new(membership.person, membership.body.name):
            yield membership


def _of_meeting(paper: Paper) -> Iterator[Membership]:
    """Those listed as present members of the body that met; a substitute is not one, whom they stand in for is."""
    body = paper.meeting_body()
    if body is None:
        return
    stand_ins = _substitutes(paper)
    for entry in paper.roll:
        member = entry.status in _MEMBERS and entry.capacity in ("member", "co-opted")
        if entry.person and member and not entry.item and entry.person.name not in stand_ins:
            if _of_owners(paper, entry, body):
                continue
            if entry.body and _elsewhere(entry.body) and not _of_organisations(paper.roll, entry):
                continue
            yield Membership(
                paper.words(entry.start, entry.end), "attendance-list", 0.95, person_ref(paper, entry.person), body
            )
    for _, absent, (start, end) in paper.once(substitutions):
        yield Membership(paper.words(start, end), "substituted-for", 0.85, absent, body)
    for entry in paper.roll:
        if entry.person and entry.status == "apologies" and (sure := _member_by_apology(entry)):
            yield Membership(
                paper.words(entry.start, entry.end), "apologies", sure, person_ref(paper, entry.person), body
            )


def _of_owners(paper: Paper, entry: RollEntry, body: Ref) -> bool:
    """Whether a list gives the lot of each name ("Ann Pike  14"): those who came to the meeting of an association that
    its board called are its owners, and no members of the board."""
    of_board = body.name.rsplit(maxsplit=1)[-1] in ("Board", "Committee", "Directors", "Trustees")
    return of_board and _LOT.match(paper.document.text, entry.end) is not None


def _member_by_apology(entry: RollEntry) -> float | None:
    """How sure it is that who sent apologies is a member: a co-opted one is, a councillor without a post likely."""
    if entry.post and "co-opted" in entry.post.lower():
        return 0.8
    if entry.capacity in ("officer", "invited"):
        return None
    councillor = entry.person is not None and title_kind(entry.person.title) == "councillor"
    return 0.6 if councillor and not (entry.post or entry.body or entry.chair_of) else None


def _elsewhere(body: str) -> bool:
    """Whether an entry's body is an acronym, which councils use for other councils: "A Lane, NDC"."""
    return re.fullmatch(r"[A-Z]{2,6}", body) is not None


def _of_organisations(roll: tuple[RollEntry, ...], entry: RollEntry) -> bool:
    """Whether an entry's list gives most of its members the organisation that each stands for: those are members."""
    alike = [e for e in roll if e.list_start == entry.list_start and e.status == entry.status and e.person]
    return sum(e.body is not None for e in alike) * 2 > len(alike)


def _substitutes(paper: Paper) -> set[str]:
    from_notes = {
        e.person.name
        for e in paper.roll
        if e.person and (e.status == "substitute" or (e.note and "substitut" in e.note.lower()))
    }
    return from_notes | {substitute.name for substitute, *_ in paper.once(substitutions)}


@cache
def _patterns() -> tuple[Worded, ...]:
    return tuple(Worded.of(row) for row in rows("memberships"))


def _of_prose(paper: Paper) -> Iterator[Membership]:
    for passage, sentence in paper.sentences():
        said = passage.text[sentence.start_char : sentence.end_char]
        for worded in fitting(_patterns(), said):
            read = _listed_in if "names" in worded.pattern.groupindex else _said_of
            yield from read(paper, passage, sentence, worded.pattern)


def _listed_in(paper: Paper, passage: Passage, sentence: Span, pattern: re.Pattern[str]) -> Iterator[Membership]:
    """ "The Roads Board had representation from Ann Lane (Labour) and Bo Reed." """
    found = pattern.search(sentence.text)
    if not found:
        return
    begin = sentence.start_char + found.start()
    body = (
        _in_small_letters(paper, passage.text[sentence.start_char : begin])
        or _last_body(paper, passage, sentence, begin)
        or _body_within(paper, passage, begin, sentence.start_char + found.start("names"))
        or _in_small_letters(paper, passage.text[begin : sentence.start_char + found.start("names")])
    )
    if body is None:
        return
    start, end = sentence.start_char + found.start("names"), sentence.end_char
    if passage.text[sentence.start_char + found.start()] == "(" and (closed := passage.text.find(")", start, end)) > 0:
        end = closed
    line = Joined(passage.text[start:end], passage.joined.offsets[start:end])
    for entry in entries(line, paper.document.text):
        if entry.person is None:
            continue
        person = person_ref(paper, entry.person)
        evidence = paper.evidence(passage, start + entry.start, start + entry.end)
        yield Membership(evidence, "members-listed", 0.85, person, body)
        if entry.body and (entry.body in words("parties") or re.fullmatch(r"[\w ]+ (?:Group|Party)", entry.body)):
            yield Membership(evidence, "party", 0.85, person, Ref(Kind.BODY, entry.body, entry.body))


def _in_small_letters(paper: Paper, before: str) -> Ref | None:
    """The body that words end with in small letters, as the paper spells it elsewhere: "the harbour committee"."""
    found = _SMALL_BODY.search(before)
    if found is None:
        return None
    named = re.search(rf"\b{re.sub(' ', r' +', found['name'].title())}\b", paper.document.text)
    return Ref(Kind.BODY, " ".join(named.group().split()), found["name"]) if named else None


def _said_of(paper: Paper, passage: Passage, sentence: Span, pattern: re.Pattern[str]) -> Iterator[Membership]:
    """ "Ann Lane was appointed to the Roads Board"; "Bo Reed was a member also"."""
    for entity in sentence.ents:
        if entity.label_ != "PERSON":
            continue
        found = (pattern.search if "all" in pattern.groupindex else pattern.match)(
            passage.text[entity.end_char : sentence.end_char]
        )
        if not found:
            continue
        if "same" in pattern.groupindex:
            body = _last_body(paper, passage, sentence, entity.start_char)
            end = entity.end_char + found.end()
        else:
            at = entity.end_char + found.start("body")
            target = next((e for e in sentence.ents if e.label_ == "BODY" and at - 5 <= e.start_char <= at), None)
            body = paper.refer(target, passage) if target is not None else None
            end = target.end_char if target is not None else at
        person = paper.refer(entity, passage)
        if body and person:
            yield Membership(paper.evidence(passage, entity.start_char, end), "member-of", 0.85, person, body)


def _last_body(paper: Paper, passage: Passage, sentence: Span, before: int) -> Ref | None:
    """The last body named before a point of its sentence: the one that has the members."""
    for entity in reversed(sentence.ents):
        if entity.label_ == "BODY" and entity.end_char <= before and (ref := paper.refer(entity, passage)):
            return ref
    return None


def _body_within(paper: Paper, passage: Passage, start: int, end: int) -> Ref | None:
    for entity in passage.entities:
        if entity.label_ == "BODY" and start <= entity.start_char and entity.end_char <= end:
            return paper.refer(entity, passage)
    return None


def _of_declarations(paper: Paper) -> Iterator[Membership]:
    for interest in paper.once(declared):
        if interest.body and interest.chair is None and interest.post is None:
            yield Membership(interest.evidence, "declared-interest", 0.88, interest.person, interest.body)
