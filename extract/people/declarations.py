"""Interests that people declared, and the offices that those interests are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.naming.chair_words import chair_of, chair_pattern
from extract.naming.names import PersonName, name_at
from extract.naming.post_names import has_post
from extract.paper import Paper, Passage
from extract.people.described import person_ref
from extract.records import Declaration, Evidence, Kind, Ref, Rejected

_ITEM = re.compile(
    r"\b(?:declarations?|disclosures?|register) of (?:\w+ )?interests?\b|\binterests?\b.*\bdeclar", re.IGNORECASE
)
_LISTED = re.compile(r"\s*[–-]\s+|\s*:\s+")
_DECLARED = re.compile(
    r"\s*(?:,[^,]{2,40},)?\s*(?:also\s+)?(?:declared|disclosed|noted|stated)\s+(?:that\s+|an?\s+)?(?:[\w-]+\s+){0,4}?(?:interest\b[^.]*?(?:\bas\b|\bin\b|\bbecause\b)?\s*|(?=he\b|she\b|they\b))(?P<interest>[^.;]+)"
)
_BECAUSE = re.compile(
    r"(?:in (?:agenda )?items? [\w .]+?\s+)?(?:as|(?:because )?(?:he|she|they) (?:is|was|are|were))"
    r"\s+(?:an?|the)\s+(?P<what>.+)"
)
_REASON = re.compile(r"(?:as|because)\s+(?=\w)", re.IGNORECASE)  # "as his daughter worked there"
_MEMBER = re.compile(r"(?:a\s+)?(?:Member|Trustee member) of (?:the\s+)?(?P<body>[A-Z].+)", re.IGNORECASE)
_OFFICE_OF = re.compile(r"(?P<post>.+?)\s+(?:for|at|of|on|to)\s+(?:the\s+)?(?P<body>[A-Z].+)$")


@dataclass(frozen=True, slots=True)
class Interest:
    """One interest: what was declared, and the office it is where it is one (`chair`, `post`, or membership)."""

    person: Ref
    interest: str
    evidence: Evidence
    chair: str | None = None
    post: Ref | None = None
    body: Ref | None = None


def find_declarations(paper: Paper) -> Iterator[Declaration | Rejected]:
    """One declaration an interest."""
    for interest in paper.once(declared):
        yield Declaration(interest.evidence, "declared-interest", 0.92, interest.person, interest.interest)


@cache
def _role_start() -> re.Pattern[str]:
    return re.compile(
        rf",\s+(?:and\s+)?(?={chair_pattern()}|(?:a\s+)?Member of|"
        r"(?:[A-Z][\w-]+\s+){0,3}(?:Trustee|Governor|Director|Officer|Representative|Employee|Volunteer)\b)"
    )


def declared(paper: Paper) -> Iterator[Interest]:
    """The interests declared under the item for them, in order."""
    for passage in paper.recorded():
        if not declares_interests(passage):
            continue
        begin = _after_title(passage)
        for name, start, end in _people(passage, begin):
            person = person_ref(paper, name)
            if listed := _LISTED.match(passage.text, name.end):
                yield from _split(paper, passage, person, name, listed.end(), end)
            elif found := _DECLARED.match(passage.text[:end], name.end):
                yield _interest(paper, passage, person, start, found.start("interest"), found.end("interest"))


def declares_interests(passage: Passage) -> bool:
    """Whether a passage belongs to the item under which interests are declared."""
    return passage.item is not None and _ITEM.search(passage.item.title) is not None


def _after_title(passage: Passage) -> int:
    if passage.item and passage.item.heading[0] <= passage.joined.offsets[0] < passage.item.heading[1]:
        return passage.joined.position(passage.item.start)
    return 0


def _people(passage: Passage, begin: int) -> list[tuple[PersonName, int, int]]:
    """The people of a passage, each with where what is said of them ends."""
    at = [
        n
        for n in (name_at(passage.text, m.start()) for m in re.finditer(r"\b[A-Z]", passage.text) if m.start() >= begin)
        if n
    ]
    firsts = [n for i, n in enumerate(at) if i == 0 or n.start >= at[i - 1].end]
    firsts = [n for n in firsts if _LISTED.match(passage.text, n.end) or _DECLARED.match(passage.text, n.end)]
    ends = [*(n.start for n in firsts[1:]), len(passage.text)][: len(firsts)]
    return [(n, n.start, end) for n, end in zip(firsts, ends, strict=True)]


def _split(paper: Paper, passage: Passage, person: Ref, name: PersonName, start: int, end: int) -> Iterator[Interest]:
    cuts = [start, *(start + m.end() for m in _role_start().finditer(passage.text[start:end]))]
    for first, last in zip(cuts, [*cuts[1:], end], strict=True):
        yield _interest(paper, passage, person, name.start if first == start else first, first, last)


def _interest(paper: Paper, passage: Passage, person: Ref, said: int, first: int, last: int) -> Interest:
    words = passage.text[first:last].strip(" ,.;")
    if because := _BECAUSE.match(words):
        words = because.group("what")[:1].upper() + because.group("what")[1:]
    elif reason := _REASON.match(words):
        words = words[reason.end()].upper() + words[reason.end() + 1 :]
    evidence = paper.evidence(passage, said, first + len(passage.text[first:last].rstrip(" ,.;")))
    offset = passage.joined.offsets[first]
    if of := chair_of(words):
        return Interest(person, words, evidence, chair=of[0], body=paper.directory.body(of[1], offset))
    if member := _MEMBER.match(words):
        return Interest(person, words, evidence, body=paper.directory.body(member.group("body"), offset))
    if (office := _OFFICE_OF.match(words)) and has_post(office.group("post")) and words[:1].isupper():
        body = paper.directory.body(office.group("body"), offset)
        post = Ref(Kind.POST, office.group("post"), words, of=body.name if body else None)
        return Interest(person, words, evidence, post=post, body=body)
    return Interest(person, words, evidence)
