"""Offices of the body that met: who was elected to them, who is listed under them, who is called by them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extract.naming.chair_words import chair_kind, chair_pattern
from extract.naming.names import PersonName, name_at
from extract.naming.post_names import has_post
from extract.paper import Paper, Passage
from extract.people.described import person_ref
from extract.people.officeholders import Office
from extract.records import Kind, Ref
from extract.rolls.entries import entries, posts_before_names
from extract.rolls.post_leads import one_of
from extract.structure.blocks import Shape
from extract.structure.joining import Joined

_ELECTED = re.compile(
    r"\s*:?\s+(?:(?:is|are|was|were|has been|have been|had been|be)\s+)?(?:duly |unanimously |hereby )*"
    r"(?:re-?)?(?:elected|appointed)"
    r"(?: (?:unopposed|unanimously|on a show of hands|by acclamation|nem\.? con\.?|by ballot)){0,2},?"
    r" (?:as |to (?:be|serve as) |to the (?:position|post|office) of )?(?:the |a |our |its )?"
    r"(?:(?:19|20)\d\d(?:[-/–]\d\d(?:\d\d)?)? )?(?:[A-Z]{2,8} )?"
    r"(?P<post>[A-Za-z][A-Za-z/ -]{2,40}?)(?=\s*(?:$|[.,;(]|\band [A-Z]|\buntil\b"
    r"|\bfor (?:the|another|a) (?:\w+ )?(?:year|term)\b))"
)
_STARTS = re.compile(r"\b(?:that|therefore)\s+|[;:]\s+|\.\s+(?=[A-Z])")
_TO_BE = re.compile(r"\W*be\b")
_PROPOSED = re.compile(r"\b(?:propos|nominat|mov)\w+(?![^.;]*\b(?:agreed|resolved)\b)[^.;]*\Z", re.IGNORECASE)
_SETTLED = re.compile(r"\b(?:agreed|resolved|carried)\b[^.;]*\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,&]*(?:and\s+)?")
_NOT_OF_THE_DAY = re.compile(r"\b(?:meeting|day|evening|item)\b")
_ELECTION = re.compile(
    r"\belect(?:ion|ed)\b|\b(?:officers?|office[- ]?bearers?|nominations?|committee)\b|\bappointments?\b", re.IGNORECASE
)
_REFUSED = re.compile(
    r"\b(?:declin\w+|resign\w+|st(?:and(?:s|ing)?|ood) down|retir\w+|outgoing|vacan\w+|former|past|votes?)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?P<post>[A-Z][\w/&’' -]{2,50}?)\s*:\s*(?=[A-Z])")
_AFTER = re.compile(r"\s*(?:$|[:;,.(#–-]|\band\b)")
_OFFICE = (
    r"(?:(?:Recording|Corresponding|Acting|Interim|Deputy|Assistant|Honorary|Hon\.?|Town|"
    r"Township|Village|Parish|Club|Board) )?"
    r"(?:Clerk|Secretary|Treasurer|Secretary[ -/]Treasurer)"
)
_OFFICER = re.compile(rf"\s*\((?P<within>{_OFFICE})\)|,\s+(?P<signed>{_OFFICE})(?=\W*\Z)")
_OFFICER_WORD = re.compile(r"Clerk|Secretary|Treasurer")
_LONGEST_POST = 6  # words
_MEMBERS = re.compile(r"(?:committee|board|council|panel) members?\Z", re.IGNORECASE)  # no post but belonging


def offices_of_body(paper: Paper) -> Iterator[Office]:
    """The offices of the body that met, of minutes only: elections, lists of officers, offices before names."""
    met = paper.meeting_body()
    if met is None or paper.heading.kind != "minutes":
        return
    known = frozenset(person_ref(paper, entry.person).name for entry in paper.roll if entry.person)
    of_election = False
    lists = [(entry.block_start, entry.block_end) for entry in paper.roll]
    for passage in paper.recorded():
        if any(start <= passage.joined.offsets[0] < end for start, end in lists):
            continue
        if passage.shape is Shape.HEADING or passage.text.rstrip(" -–").endswith(":"):
            of_election = bool(_ELECTION.search(passage.text))
        titled = of_election or (passage.item is not None and bool(_ELECTION.search(passage.item.title)))
        if passage.shape is not Shape.HEADING and titled:
            yield from _listed(paper, passage, met)
        yield from _elected(paper, passage, met)
        yield from _called(paper, passage, met, known)
        yield from _officer_behind(paper, passage, met)


def _office(
    paper: Paper, passage: Passage, name: PersonName, post: str, span: tuple[int, int], rule: str, met: Ref
) -> Iterator[Office]:
    """The office that a post's words give: a chair of the body, or a post of it."""
    one = one_of(post.strip())
    person = person_ref(paper, name)
    kind = chair_kind(one) or next((k for part in one.split("/") if (k := chair_kind(part))), None)
    if kind in ("chair", "vice-chair"):
        yield Office(passage, person, *span, rule, chair=kind, body=met)
    elif has_post(one) and len(one.split()) <= _LONGEST_POST:
        yield Office(passage, person, *span, rule, post=Ref(Kind.POST, one, post.strip(), of=met.name), body=met)


def _elected(paper: Paper, passage: Passage, met: Ref) -> Iterator[Office]:
    """ "Ann Pike is elected as 2031 Treasurer"; "Bo Nair: elected on a show of hands as Vice President"."""
    for found in _ELECTED.finditer(passage.text):
        post = found["post"]
        if _MEMBERS.search(post) or _NOT_OF_THE_DAY.search(post) or not _is_office(post):
            continue
        before = passage.text[: found.start()]
        if _TO_BE.match(found.group()) and (_PROPOSED.search(before) or not _SETTLED.search(before)):
            continue  # "Ann Pike proposed that Bo Nair be elected Treasurer"
        start = max((cut.end() for cut in _STARTS.finditer(before)), default=0)
        people = _people(paper, passage, start, found.start())
        for name in people:
            yield from _office(paper, passage, name, post, (name.start, found.end("post")), "elected", met)


def _listed(paper: Paper, passage: Passage, met: Ref) -> Iterator[Office]:
    """ "Secretary: Ann Pike" in a list of officers; behind a second colon or for one post stand their proposers."""
    text = passage.text
    begins = [at for at in (0, *(gap.end() for gap in re.finditer(" ", text))) if _begins_line(paper, passage, at)]
    leads = [found for at in begins if (found := _LISTED.match(text, at))]
    for found, following in zip(leads, [*leads[1:], None], strict=False):
        stop = following.start() if following else len(passage.text)
        if not _is_office(found["post"]) or _REFUSED.search(passage.text, found.start(), stop):
            continue
        end = passage.text.find(":", found.end(), stop)
        names = _people(paper, passage, found.end(), end if end > 0 else stop, whole=False)
        several = one_of(found["post"]) != found["post"]
        for name in names if several else names[:1]:
            alone = _AFTER.match(passage.text, name.end) or name.end + 1 == stop
            if alone and (several or name.start == found.end()):
                yield from _office(
                    paper, passage, name, found["post"], (found.start(), name.end), "officers-listed", met
                )


def _begins_line(paper: Paper, passage: Passage, at: int) -> bool:
    """Whether a place of a passage begins a line of the document."""
    offsets = passage.joined.offsets
    return at == 0 or "\n" in paper.document.text[offsets[at - 1] : offsets[at]]


@cache
def _before_name() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\A\W*|[.;:(–-]\s+|\band\s+(?:the\s+)?|\b[Tt]he\s+)(?P<post>{chair_pattern()}|Clerk|{posts_before_names()})\s+(?=[A-Z])"
    )


def _called(paper: Paper, passage: Passage, met: Ref, known: frozenset[str]) -> Iterator[Office]:
    """ "Chair Ann Pike called the meeting to order": who the roll has, with an office of the body before the name."""
    for found in _before_name().finditer(passage.text):
        name = name_at(passage.text, found.end(), in_list=True)
        if name and found["post"][:1].isupper() and person_ref(paper, name).name in known:
            span = (found.start("post"), name.end)
            yield from _office(paper, passage, name, found["post"], span, "office-before-name", met)


def _officer_behind(paper: Paper, passage: Passage, met: Ref) -> Iterator[Office]:
    """ "Ann Pike (Treasurer)", and the signature "Ann Pike, Clerk": an officer by the office behind the name."""
    for entity in passage.entities if _OFFICER_WORD.search(passage.text) else ():
        name = name_at(passage.text, entity.start_char, in_list=True) if entity.label_ == "PERSON" else None
        if name is None or len(name.name.split()) < 2 or (name.end != entity.end_char and not name.sure):
            continue
        if found := _OFFICER.match(passage.text, name.end):
            post = found["within"] or found["signed"]
            yield from _office(paper, passage, name, post, (name.start, found.end()), "officer-behind-name", met)


def _at_end(text: str, names: list[PersonName]) -> list[PersonName]:
    """The names of a list with which a stretch ends: nothing but commas and "and" between them and behind."""
    out: list[PersonName] = []
    end = len(text)
    for name in reversed(names):
        if not _BETWEEN.fullmatch(text[name.end : end]):
            break
        out.insert(0, name)
        end = name.start
    return out


def _is_office(post: str) -> bool:
    one = one_of(post)
    return has_post(one) or any(chair_kind(part) for part in (one, *one.split("/")))


def _people(paper: Paper, passage: Passage, start: int, end: int, *, whole: bool = True) -> list[PersonName]:
    """The people named in a stretch of a passage; `whole`: it ends with a name, else nobody is meant."""
    part = Joined(passage.text[start:end], passage.joined.offsets[start:end])
    if not part.text.strip():
        return []
    found = [e.person for e in entries(part, paper.document.text, first_names=True) if e.person]
    roll = {entry.person.name for entry in paper.roll if entry.person}
    kept = [n for n in found if not n.only_surname or n.title or n.name in roll]
    if whole:
        kept = _at_end(part.text, kept)
    return [replace(n, start=n.start + start, end=n.end + start) for n in kept]
