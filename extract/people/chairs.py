"""Who chairs what, and who took the chair that day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.naming.names import PersonName, name_at
from extract.naming.qualifiers import IN_THE_CHAIR
from extract.paper import Paper, Passage
from extract.people.declarations import declared
from extract.people.described import Told, person_ref
from extract.people.elections import offices_of_body
from extract.people.officeholders import offices
from extract.prose.short_names import initialled
from extract.records import Chairship, Kind, Presiding, Ref, Rejected

_OF_THE_BODY = (
    "present",
    "listed",
    "substitute",
    "partPresent",
)  # of an in-attendance list, the chair is of another body
_PRESIDED = re.compile(
    r"\bmeeting (?:was|would be|is|will be) (?:also )?chaired by (?:the )?(?:Vice[- ]Chair\w*,? )?(?=[A-Z])"
    r"|\bin the chair\s*[:–-]\s*(?=[A-Z])"
    r"|\bcalled to order (?:at [\w.: ]{3,20} )?by (?:the )?(?:Chair\w*|President|Mayor)?,? ?(?=[A-Z])",
    re.IGNORECASE,
)
_BY_INITIALS = re.compile(
    r"\bmeeting (?:was|is) chaired by (?P<by>[A-Z]{2,3})\b|"
    r"\b(?P<who>[A-Z]{2,3}) (?:took the chair|presided|chaired the meeting|was in the chair)\b"
)
_TOOK = re.compile(
    r"^\s*(?:,[^,]{2,40},)?\s*(?:took|assumed|presided|in) the chair"
    r"|^\s*(?:,[^,]{2,40},)?\s*(?:presided|chaired the meeting|called the (?:\w+ ){0,3}meeting to order)",
    re.IGNORECASE,
)


def find_chairs(paper: Paper) -> Iterator[Chairship | Presiding | Rejected]:
    """Chairships of the lists, of prose and of declared interests; then who presided."""
    told = Told()
    for chairship in _all(paper):
        if told.new(chairship.person, chairship.body.name, chairship.chair_kind):
            yield chairship
    yield from _presiding(paper)


def _all(paper: Paper) -> Iterator[Chairship]:
    met = paper.meeting_body()
    for entry in paper.roll:
        if entry.person is None or entry.chair_kind is None:
            continue
        elsewhere = entry.chair_of or (entry.body if entry.status not in _OF_THE_BODY else None)
        body: Ref | None = paper.directory.body(elsewhere, entry.start) if elsewhere else met
        if body is not None and (elsewhere or entry.status in _OF_THE_BODY):
            yield Chairship(
                paper.words(entry.start, entry.end),
                "attendance-list",
                0.96,
                person_ref(paper, entry.person),
                body,
                entry.chair_kind,
            )
    for office in (*paper.once(offices), *paper.once(offices_of_body)):
        if office.chair and office.body:
            words = paper.evidence(office.passage, office.start, office.end)
            yield Chairship(words, office.rule, 0.88, office.person, office.body, office.chair)
    for interest in paper.once(declared):
        if interest.chair and interest.body:
            yield Chairship(interest.evidence, "declared-interest", 0.9, interest.person, interest.body, interest.chair)


def _first_name(paper: Paper, words: str) -> PersonName | None:
    """Whom the roll calls by the first name alone with which words begin."""
    return next(
        (e.person for e in paper.roll if e.person and e.person.only_surname and re.match(rf"{e.person.name}\b", words)),
        None,
    )


def _by_initials(paper: Paper, passage: Passage) -> Presiding | None:
    """Who took the chair, told by initials: "The meeting was chaired by JS", "RW chaired the meeting"."""
    for found in _BY_INITIALS.finditer(passage.text):
        person = initialled(paper, found["by"] or found["who"])
        if person is not None and person.kind is Kind.PERSON:
            return Presiding(paper.evidence(passage, found.start(), found.end()), "presided", 0.9, person)
    return None


def _presiding(paper: Paper) -> Iterator[Presiding]:
    """The first statement of who took the chair; minutes that say nothing leave it open."""
    for entry in paper.roll:
        if entry.person and (entry.note == IN_THE_CHAIR or entry.label.lower().endswith((IN_THE_CHAIR, "presiding"))):
            yield Presiding(
                paper.words(entry.start, entry.end), "attendance-list", 0.93, person_ref(paper, entry.person)
            )
            return
    for passage in paper.recorded():
        if (short := _by_initials(paper, passage)) is not None:
            yield short
            return
        for found in _PRESIDED.finditer(passage.text):
            name = name_at(passage.text, found.end(), in_list=True) or _first_name(paper, passage.text[found.end() :])
            if name and name.start != found.end():
                name = replace(name, start=found.end(), end=found.end() + len(name.name))
            if name:
                yield Presiding(
                    paper.evidence(passage, found.start(), name.end), "presided", 0.93, person_ref(paper, name)
                )
                return
        for entity in passage.entities:
            if (
                entity.label_ == "PERSON"
                and (taken := _TOOK.match(passage.text[entity.end_char :]))
                and (person := paper.refer(entity, passage))
            ):
                yield Presiding(
                    paper.evidence(passage, entity.start_char, entity.end_char + taken.end()),
                    "took-the-chair",
                    0.9,
                    person,
                )
                return
