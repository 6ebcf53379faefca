"""The parties that a sentence names (bodies, posts, people), and which of them stands beside given words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span

from extract.naming.glossary import latin
from extract.naming.post_names import has_body
from extract.paper import Paper, Passage
from extract.patterns import columns, words
from extract.prose.bodies_meant import body_meant
from extract.records import Kind, Ref

_AUTHORITY = re.compile(r"\blocal authority\b", re.IGNORECASE)
_KINDS = ("BODY", "POST", "PERSON")
_ARTICLES = frozenset(["the", "a", "an", "its", "their", "our", "both", "fellow", "all"])
_JOINS = frozenset([",", "and", "&", "the", "/"])
_BRACKET = 12  # tokens; a longer bracket is no acronym or aside
_RECORDED = frozenset(["resolved", "agreed", "action", "noted", "decided"])  # "RESOLVED Clerk will write"
_COPULA = frozenset(["is", "are", "was", "were", "be", "been", "being"])


@dataclass(frozen=True, slots=True)
class Party:
    """A party at the tokens `start:end` of its passage."""

    start: int
    end: int
    ref: Ref


def parties_in(paper: Paper, passage: Passage, sentence: Span) -> tuple[Party, ...]:
    """Every party that a sentence names, in order."""
    found = [
        Party(span.start, span.end, _alone(ref, span))
        for entity in sentence.ents
        for span in _spans(paper, entity)
        if (ref := body_meant(paper, passage, span) or paper.refer(span, passage)) is not None
    ]
    named = [*watchdog_names().finditer(passage.text_of(sentence))]
    found = [p for p in found if not _in_watchdog(sentence, p, named)]
    return tuple(sorted((*found, *_watchdogs(paper, passage, sentence, found, named)), key=lambda p: p.start))


def _in_watchdog(sentence: Span, party: Party, named: list[re.Match[str]]) -> bool:
    """Whether a party is but part of a watchdog's name: the "Inspectorate" of HM Inspectorate of Prisons."""
    text = sentence.doc[party.start : party.end]
    start, end = text.start_char - sentence.start_char, text.end_char - sentence.start_char
    return any(m.start() <= start and end <= m.end() and len(m.group()) > end - start for m in named)


def _alone(ref: Ref, span: Span) -> Ref:
    """The body itself, where elsewhere its name was read together with another's ("X Board and Y Board")."""
    name = span.text.removeprefix("the ").removeprefix("The ")
    return Ref(ref.kind, name, ref.written) if ref.name.endswith((f" and {name}", f", {name}")) and " " in name else ref


def _watchdogs(
    paper: Paper, passage: Passage, sentence: Span, known: list[Party], named: list[re.Match[str]]
) -> Iterator[Party]:
    """Those whose calling is to inspect, and the local authority, where they were not recognised as bodies."""
    for match in (*named, *_AUTHORITY.finditer(passage.text_of(sentence))):
        span = sentence.char_span(match.start(), match.end())
        if span is None or any(p.start < span.end and span.start < p.end for p in known):
            continue
        if span.text.lower() == "local authority":
            ref = Ref(Kind.BODY, paper.authority, span.text) if paper.authority else None
        else:
            ref = paper.directory.body(span.text, passage.joined.offsets[span.start_char])
        if ref is not None:
            yield Party(span.start, span.end, ref)


@cache
def watchdog_names() -> re.Pattern[str]:
    """The names of those whose calling is to inspect or audit others."""
    longest_first = sorted(words("watchdogs"), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b")


def is_watchdog(ref: Ref) -> bool:
    """Whether somebody's calling is to inspect or audit others."""
    return any(watchdog_names().fullmatch(name) for name in (ref.name, ref.written.removeprefix("the ")))


def watches_councils(ref: Ref) -> bool:
    """Whether a watchdog's calling is to inspect or audit councils and their services, not police or hospitals."""
    others = {row[0] for row in columns("watchdogs") if len(row) > 2}
    return is_watchdog(ref) and not {ref.name, ref.written.removeprefix("the ")} & others


def _spans(paper: Paper, entity: Span) -> Iterator[Span]:
    """The parties in an entity: itself; the body that an inspection is named after; two bodies run together."""
    doc = entity.doc
    if entity.label_ == "INSPECTION":
        for end in range(entity.end - 1, entity.start, -1):
            if _is_body(paper, doc[entity.start : end].text):
                yield Span(doc, entity.start, end, label="BODY")
                return
    if entity.label_ not in _KINDS:
        return
    entity = _name_alone(entity)
    for i in range(entity.start + 1, entity.end - 1):
        if doc[i].lower_ in ("and", ",") and entity.label_ == "BODY":
            start = _name_start(doc, entity.start, i)
            first, second = doc[start:i].text, doc[i + 1 : entity.end].text
            first = first.removeprefix("The ").removeprefix("the ")
            known = " " in first or first.isupper() or first in words("watchdogs")
            if known and _is_body(paper, first) and _is_body(paper, second):
                yield Span(doc, start, i, label="BODY")
                yield Span(doc, i + 1, entity.end, label="BODY")
                return
    yield entity


def _name_alone(entity: Span) -> Span:
    """A name without what recognition swallowed before it: initials and a verb ("AB updated the Board"), the words
    before a dash ("The Green – Clerk")."""
    doc, start = entity.doc, entity.start + (entity[0].text.lower() in _RECORDED and len(entity) > 1)
    for i in range(entity.start, entity.end - 1):
        verb = doc[i].is_lower and doc[i].text in words("saying_verbs") and entity.label_ == "BODY"
        dash = doc[i].text in ("–", "—", "-") and entity.label_ == "POST" and doc[i].whitespace_
        if verb or dash:
            start = i + 1
    return entity if start == entity.start else Span(doc, start, entity.end, label=entity.label_)


def _name_start(doc: Doc, start: int, end: int) -> int:
    """Where a name that ends before `end` begins, where recognition kept only its last word ("Board and ...")."""
    while end - start == 1 and start > 0 and doc[start - 1].text[:1].isupper() and doc[start - 1].ent_type_ == "":
        start -= 1
        if start and doc[start - 1].text[:1].isupper():
            end = start + 1
    return start


def _is_body(paper: Paper, text: str) -> bool:
    short = paper.directory.short_forms.get(latin(text))
    return (
        (short is not None and short[0] is Kind.BODY) or text in words("watchdogs") or (has_body(text) and " " in text)
    )


def party_before(doc: Doc, index: int, first: int, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Who does what the word at `index` says: the party before it with only auxiliaries between, and those joined
    to it by "and"; none where the words are passive ("the Board was reviewed")."""
    done = doc[index].lower_.endswith(("ed", "en"))
    adverb = index > first and doc[index - 1].lower_.endswith("ly")
    if done and index - adverb > first and doc[index - adverb - 1].lower_ in _COPULA:
        return ()
    at = index - 1
    while at >= first:
        found = next((p for p in parties if p.start <= at < p.end), None)
        if found is not None:
            return _joined_before(doc, _holder(doc, found, parties), parties)
        if doc[at].text == ")":
            at = _opening(doc, at, first)
        elif doc[at].lower_ in ("which", "that") and (head := _described(doc, at, first, parties)) is not None:
            return (head,)
        elif doc[at].text == ",":
            at = _opening_comma(doc, at, first, parties)
        elif doc[at].lower_ not in _between() and not doc[at].lower_.endswith("ly"):
            return ()
        at -= 1
    return ()


def _holder(doc: Doc, found: Party, parties: tuple[Party, ...]) -> Party:
    """Whose the words are in "Ann Lane, Director of Roads at Leys Council": not the Council's, and not the post's."""
    for before in reversed([p for p in parties if p.end < found.start]):
        between = [t.lower_ for t in doc[before.end : found.start]]
        in_title = before.ref.kind is Kind.POST and between[0] in ("of", "at", "for", "in") and len(between) <= 2
        apposed = (
            before.ref.kind is Kind.PERSON and found.ref.kind is Kind.POST and between[0] == "," and len(between) <= 2
        )
        if not (in_title or apposed):
            break
        found = before
    return found


def _described(doc: Doc, which: int, first: int, parties: tuple[Party, ...]) -> Party | None:
    """X in "X is the statutory body which ..."."""
    for at in range(which - 1, max(first, which - 10), -1):
        if doc[at].lower_ in _COPULA:
            return next((p for p in parties if p.end == at), None)
        if doc[at].is_punct:
            return None
    return None


def _opening_comma(doc: Doc, closing: int, first: int, parties: tuple[Party, ...]) -> int:
    """Where an aside between commas begins ("the Board, led by Ann Lane, reviews"); the comma itself if none does."""
    for at in range(closing - 1, max(first, closing - _BRACKET), -1):
        if doc[at].text == ",":
            return at if any(p.end == at or doc[at - 1].text == ")" for p in parties) else closing
    return closing


def _opening(doc: Doc, closing: int, first: int) -> int:
    return next((i for i in range(closing, max(first, closing - _BRACKET), -1) if doc[i].text == "("), closing)


def _joined_before(doc: Doc, last: Party, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    found = [last]
    for party in reversed([p for p in parties if p.end <= last.start]):
        between = doc[party.end : found[0].start]
        if "and" not in [t.lower_ for t in between] and len(found) == 1:
            break
        if not 0 < len(between) <= 3 or any(t.lower_ not in _JOINS for t in between):
            break
        found.insert(0, party)
    return tuple(found)


def party_at(doc: Doc, index: int, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The party that begins at `index`, articles skipped, and those that a list joins to it."""
    while index < len(doc) and doc[index].lower_ in _ARTICLES and all(p.start != index for p in parties):
        index += 1
    index = _after_owner(doc, index, parties)
    found: list[Party] = []
    for party in parties:
        if not found and party.start == index:
            found.append(party)
        elif found and party.start >= found[-1].end:
            between = doc[found[-1].end : party.start]
            if party.ref == found[-1].ref and all(t.text in "()" for t in between):
                continue
            if _aside(doc, party.start) and not _aside(doc, found[0].start):
                continue
            if (
                _new_clause(doc, party)
                or len(between) > 6
                or any(t.lower_ not in _JOINS | {"(", ")"} and not _aside(doc, t.i) for t in between)
            ):
                break
            found.append(party)
    return tuple(found)


def _after_owner(doc: Doc, index: int, parties: tuple[Party, ...]) -> int:
    """Where the party begins in "the local authority's Children with Needs Board"."""
    owner = next((p for p in parties if p.start == index), None)
    if owner and owner.end < len(doc) and doc[owner.end].text in ("'s", "’s", "'", "’"):
        part = next((p for p in parties if p.start > owner.end), None)
        names = doc[owner.end + 1 : part.start] if part else doc[0:0]
        described = len(names) < 4 and all(
            t.text[:1].isupper() or t.lower_ in ("with", "and", "of", "for") for t in names
        )
        return part.start if part and described else index
    following = next((p.start for p in parties if p.start >= index), index)
    between = [t.text for t in doc[index:following]]
    owned = any(t in ("'s", "’s", "'", "’") for t in between[:4])
    return following if owned and len(between) <= 6 and "by" not in between else index


def _new_clause(doc: Doc, party: Party) -> bool:
    """Whether a party after "and" does something of its own: "by Estyn and the Board has been told"."""
    return party.end < len(doc) and doc[party.end].lower_ in _COPULA | {"has", "have", "had", "will", "would"}


def _aside(doc: Doc, index: int) -> bool:
    """Whether a token stands in brackets."""
    opened = next((i for i in range(index, max(-1, index - _BRACKET), -1) if doc[i].text in "()"), None)
    return opened is not None and doc[opened].text == "("


@cache
def _between() -> frozenset[str]:
    return frozenset(words("between_party_and_verb"))
