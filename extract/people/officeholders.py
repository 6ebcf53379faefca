"""People whom prose names with what they are: "Ann Lane, Director of Roads at Leys Council", "chaired by Bo Reed"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span

from extract.naming.chair_words import chair_kind, chair_pattern
from extract.naming.names import name_at, title_kind
from extract.naming.post_names import has_post, split_post
from extract.paper import Paper, Passage
from extract.people.declarations import declares_interests
from extract.people.described import post_and_body
from extract.records import Kind, Ref

_GLUE = re.compile(r"\s*(?:\(\s*[A-Z][A-Za-z&]{1,9}\s*\))?\s*(?:at|from|of|for|in|,)\s+(?:the\s+)?")
_PORTFOLIO = re.compile(  # written in small letters: "Cabinet Member health and adult care"
    r"(?:Cabinet|Executive|Lead) Member(?: for| with responsibility for| -| –)? [a-z][\w’']+"
    r"(?:(?:,)? (?:and |& )?[a-z][\w’']+){0,6}?(?=[,.;)]|$)"
)
_NOT_AFTER = re.compile(r"\s*(?:and|or)\b")


@dataclass(frozen=True, slots=True, eq=False)
class Office:
    """A person and an office in one phrase of prose; `chair` is the kind of chair, or `post` the post.

    `start:end` is the phrase in `passage.text`.
    """

    passage: Passage
    person: Ref
    start: int
    end: int
    rule: str
    chair: str | None = None
    post: Ref | None = None
    body: Ref | None = None


def offices(paper: Paper) -> Iterator[Office]:
    """All offices that prose gives to people, in reading order; the attendance lists are read elsewhere."""
    for passage in paper.passages:
        if passage.listed or declares_interests(passage):
            continue
        for entity in passage.entities:
            if entity.label_ == "PERSON" and (person := paper.refer(entity, passage)):
                yield from _of_person(paper, passage, entity, person)


def _of_person(paper: Paper, passage: Passage, entity: Span, person: Ref) -> Iterator[Office]:
    text = passage.text
    yield from _rank(passage, entity, person)
    yield from _chair_after(paper, passage, entity, person)
    yield from _chaired_by(paper, passage, entity, person)
    yield from _chair_of_this_body(paper, passage, entity, person)
    end = _past_companions(passage, entity)
    post = next((e for e in passage.entities if e.label_ == "POST" and e.start_char >= end), None)
    if post is not None and re.fullmatch(
        r"(?:,\s+(?:the\s+|now\s+|as\s+)?|\s*\(\s*(?:the\s+)?|\s+|\s[-–]\s)", text[end : post.start_char]
    ):
        yield from _post_after(paper, passage, entity, person, post)
    before = next(
        (e for e in reversed(passage.entities) if e.label_ == "POST" and e.end_char <= entity.start_char), None
    )
    if before is not None and re.fullmatch(r"(?:\s*\([A-Z&]+\))?,\s+", text[before.end_char : entity.start_char]):
        yield from _post_before(paper, passage, entity, person, before)


def _rank(passage: Passage, entity: Span, person: Ref) -> Iterator[Office]:
    """A rank is a post: "Superintendent Ann Lane"."""
    name = name_at(passage.text, entity.start_char)
    if name and name.title and title_kind(name.title) == "rank" and not name.only_surname:
        post = Ref(Kind.POST, name.title, name.title)
        yield Office(passage, person, entity.start_char, entity.end_char, "rank", post=post)


@cache
def _chair() -> re.Pattern[str]:
    link = (
        r"(?:,\s+(?:the\s+|now\s+|new\s+)?|\s*\(\s*|\s+[-–]\s+"
        r"|\s+(?:is|was|became|has become|had become|was elected|was appointed|be elected|be appointed)\s+"
        r"(?:as\s+)?(?:also\s+|now\s+)?(?:the\s+)?)"
    )
    return re.compile(
        rf"{link}(?P<kind>{chair_pattern()})(?:,?\s+(?:of|for|to)\s+(?:the\s+)?(?=(?P<body>[A-Z\d].*))|,\s+(?=(?P<body2>[A-Z].*))|(?=\)))"
    )


def _chair_after(paper: Paper, passage: Passage, entity: Span, person: Ref) -> Iterator[Office]:
    """ "Ann Lane, Independent Chair of the Leys Board"; "Bo Reed became the Chair of the WSAB"."""
    found = _chair().match(passage.text, entity.end_char)
    kind = chair_kind(found.group("kind")) if found else None
    if not found or kind is None:
        return
    group = "body" if found.group("body") else "body2"
    body_at = found.start(group) if found.group(group) else None
    body = _body_at(paper, passage, body_at) if body_at is not None else None
    if body is None:
        return
    ref, end = body
    yield Office(passage, person, entity.start_char, end, "chair-apposition", chair=kind, body=ref)


@cache
def _elected() -> re.Pattern[str]:
    return re.compile(
        r"\s+(?:was|were|be|is|had been|has been)\s+(?:duly\s+|unanimously\s+)*(?:re-)?(?:elected|appointed)\s+"
        r"(?:as\s+)?(?:the\s+|its\s+)?"
        rf"(?P<kind>{chair_pattern()})(?!\s+(?:of|to)\s+(?:the\s+)?[A-Z])"
        r"(?!\s+(?:for|of) (?:the|this|that) (?:meeting|day))"
    )


@cache
def _chairman_named() -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he\s+(?:new\s+)?(?P<kind>{chair_pattern()}),\s*$")


def _chair_of_this_body(paper: Paper, passage: Passage, entity: Span, person: Ref) -> Iterator[Office]:
    """ "The Chairman, Councillor Lane,"; "Councillor Reed had been appointed Vice Chairman": of the body that met."""
    met = paper.meeting_body()
    if met is None or paper.heading.kind != "minutes":
        return
    before = _chairman_named().search(passage.text[: entity.start_char])
    after = _elected().match(passage.text, entity.end_char)
    found = before or after
    kind = chair_kind(found.group("kind")) if found else None
    if kind in ("chair", "vice-chair"):
        start = before.start() if before else entity.start_char
        end = after.end() if after and not before else entity.end_char
        yield Office(passage, person, start, end, "chair-of-this-body", chair=kind, body=met)


def _body_at(paper: Paper, passage: Passage, start: int) -> tuple[Ref, int] | None:
    """The body whose name begins at `start` (or just after an article), and where it ends."""
    for entity in passage.entities:
        if entity.label_ == "BODY" and start - 4 <= entity.start_char <= start + 1:
            ref = paper.refer(entity, passage)
            return (ref, int(entity.end_char)) if ref else None
    return None


def _chaired_by(paper: Paper, passage: Passage, entity: Span, person: Ref) -> Iterator[Office]:
    """ "the Roads Group, chaired by Ann Lane": the last body named before, in the same sentence."""
    before = re.search(r"\b(?:co-)?chaired by\s+(?:the\s+)?(?:[A-Z][\w'’]+,\s+)?$", passage.text[: entity.start_char])
    if not before:
        return
    sentence = entity.sent
    for body in reversed(passage.entities):
        if body.label_ == "BODY" and sentence.start_char <= body.start_char and body.end_char <= before.start():
            gap = passage.text[body.end_char : before.start()]
            if gap.count(")") > gap.count("("):
                continue  # in brackets behind another body: "the Roads Group (a group of the Leys Board)"
            if len(gap.split()) <= 8 and "." not in gap and (ref := paper.refer(body, passage)):
                yield Office(passage, person, body.start_char, entity.end_char, "chaired-by", chair="chair", body=ref)
            return


def _past_companions(passage: Passage, entity: Span) -> int:
    """Where a pair of names ends: "Ann Lane/Bo Reed, Scrutiny Officers"."""
    found = re.match(r"\s*/\s*(?=[A-Z])", passage.text[entity.end_char :])
    name = name_at(passage.text, entity.end_char + found.end(), in_list=True) if found else None
    return name.end if name else int(entity.end_char)


def _post_after(paper: Paper, passage: Passage, entity: Span, person: Ref, post: Span) -> Iterator[Office]:
    followed_by_name = re.match(r"\s+[A-Z]", passage.text[post.end_char :])
    if not _alone(passage.doc, post) or followed_by_name:
        return
    body, end = _stated_body(paper, passage, post.end_char)
    if portfolio := _PORTFOLIO.match(passage.text, post.start_char):
        holds = Ref(Kind.POST, portfolio.group(), portfolio.group())
        yield Office(passage, person, entity.start_char, portfolio.end(), "post-apposition", post=holds)
        return
    title, inside = split_post(post.text)
    title, stated = post_and_body(paper, title)
    if body is None and (stated or inside):
        body = paper.directory.body(stated or inside or "", passage.joined.offsets[post.start_char])
    named = paper.directory.post(title)
    name = _singular(named.name if named else title)
    holds = Ref(Kind.POST, name, post.text, of=body.name if body else (named.of if named else None))
    yield Office(passage, person, entity.start_char, end, "post-apposition", post=holds, body=body)


def _singular(post: str) -> str:
    """The post of one of several holders: "Ann Lane/Bo Reed, Scrutiny Officers"."""
    return post.removesuffix("s") if post.endswith(("Officers", "Managers", "Inspectors", "Directors")) else post


def _post_before(paper: Paper, passage: Passage, entity: Span, person: Ref, post: Span) -> Iterator[Office]:
    """ "The Northmarch Commissioner, Ann Lane,": a post before its holder, the holder set off or at the end."""
    after = passage.text[entity.end_char : entity.end_char + 2]
    lead = passage.text[: post.start_char].removesuffix("the ").rstrip()
    if not re.match(r"[,.);:]|$|\s", after) or lead.endswith(("(", ",")):
        return
    if after[:1] != "," and not re.search(r"\b[Tt]he\s*$|['’]s\s*$", passage.text[: post.start_char]):
        return
    named = paper.directory.post(post.text)
    if named:
        yield Office(passage, person, post.start_char, entity.end_char, "post-before-name", post=named)


def _alone(doc: Doc, post: Span) -> bool:
    """Not the first of several people's posts: "Ann Lane, Director of Roads and Head of Waste were present"."""
    return has_post(post.text) and not (len(post) == 1 and post.text in ("Member", "Members", "Lead", "Head"))


def _stated_body(paper: Paper, passage: Passage, end: int) -> tuple[Ref | None, int]:
    """The body behind a post: "Director of People at Northmarch Council", "Senior HMI from Ofsted"."""
    glue = _GLUE.match(passage.text, end)
    if glue and not _NOT_AFTER.match(passage.text, glue.end()):
        for entity in passage.entities:
            if entity.label_ == "BODY" and abs(entity.start_char - glue.end()) <= 4:
                ref = paper.refer(entity, passage)
                if ref and not entity.text.lower().startswith("the "):
                    return ref, int(entity.end_char)
    return None, end
