"""What sentences say of when somebody takes up and leaves an office: "had resigned from the Panel in May"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from spacy.tokens import Span

from extract.dates.edtf import municipal_year, year_beginning
from extract.naming.chair_words import chair_kind
from extract.naming.post_names import has_post
from extract.paper import Paper, Passage
from extract.patterns import rows
from extract.people.term_sentences import Mark, Marked, compiled, group, marked
from extract.prose.bodies_meant import body_meant
from extract.records import Kind, Ref

_OPEN = re.compile(
    r"\b(?:if|whether|unless|until|till|once|when|not|propos\w+|nominat\w+|moved|suggest\w+|hop\w+|wish\w*|ask\w*"
    r"|consider\w*|recommend\w*)\b[^;.]*\Z",
    re.IGNORECASE,
)
_BE = re.compile(r"(?<!will)(?<!would) be ")  # "that Ann Pike be elected": not yet done
_SETTLED = re.compile(r"\b(?:agreed|resolved|carried)\b[^.;]*\Z", re.IGNORECASE)
_ANNUAL = (5, 6)  # months in which a council's year begins, so that "the forthcoming year" is the one begun
_WRITTEN_OUT = re.compile(r"[A-Za-z]{3}|\d{4}")  # a month, a year; "14.05" may be an hour
_WITH_GIVEN_NAME = ("Sir", "Dame")  # titles that stand before the given name alone
_TO = re.compile(r" (?:to|until|till|and) ", re.IGNORECASE)
_FIGURES = re.compile(r"(?:the )?[\d/–-]+", re.IGNORECASE)
_PLAIN_YEARS = ("years", "short_year", "year")


@dataclass(frozen=True, slots=True)
class Office:
    """What is held: a kind of chair, a post, or (both None) a seat; `body` is whose, where the words say so."""

    chair: str | None = None
    post: Ref | None = None
    body: Ref | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """That a person takes up or leaves an office, at the characters `start:end` of a passage.

    `office` is None where the words do not name it ("took up post"). `since` and `until` are EDTF; `../2018-09-14` is a
    day not told, up to that one. `makes`: always, known, never (see `patterns/terms.jsonl`).
    """

    passage: Passage
    sentence: Span = field(repr=False)
    start: int
    end: int
    rule: str
    makes: str
    person: Ref
    office: Office | None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Rule:
    name: str
    pattern: re.Pattern[str]
    cues: re.Pattern[str]
    row: dict[str, Any]


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(f"term {row['rule']}", compiled(row["pattern"]), _cues(row["cues"]), row)
        for row in rows("terms")
        if "rule" in row
    )


def _cues(beginnings: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, beginnings))})", re.IGNORECASE)


@cache
def _any_cue(lists: bool) -> frozenset[str]:
    return frozenset(cue for rule in _rules() if not lists or rule.row.get("lists") for cue in rule.row["cues"])


def terms_in(paper: Paper, passage: Passage, sentence: Span, *, lists: bool = False) -> Iterator[Term]:
    """The terms that a sentence states, or with `lists` those in brackets behind the names of a list."""
    if not any(e.label_ == "PERSON" and e.start < sentence.end and sentence.start < e.end for e in passage.entities):
        return
    text = passage.text_of(sentence)
    if not any(map(text.lower().__contains__, _any_cue(lists))) or text.rstrip().endswith("?"):
        return
    kept: dict[str, Marked] = {}
    for rule in _rules():
        if (lists and not rule.row.get("lists")) or not rule.cues.search(text):
            continue
        lean = rule.row.get("lean", "nearest")
        signed = kept.get(lean) or kept.setdefault(lean, marked(passage, sentence, paper.anchor, lean))
        for found in rule.pattern.finditer(signed.text):
            before = f"{passage.lead or ''} {signed.text[: found.start()]}"
            settled = _SETTLED.search(before) is not None
            if not settled and (
                _OPEN.search(before) or (rule.row.get("settled") == "needed" and _BE.search(found.group()))
            ):
                continue
            makes = "always" if settled and rule.row.get("settled") == "makes" else rule.row["makes"]
            for term in _read(paper, passage, sentence, rule, signed, found):
                yield replace(term, makes=makes)


def _read(
    paper: Paper, passage: Passage, sentence: Span, rule: _Rule, signed: Marked, found: re.Match[str]
) -> Iterator[Term]:
    """The term of the one who is spoken of, and of another whose office it was."""
    named, office = _office(paper, passage, signed, found)
    if named and office is None:
        return
    start, end = signed.source(*found.span())
    since, until, turn = _dates(paper, rule, signed, found)
    for part, begins, ends in (("who", since or turn, until), ("other", None, turn)):
        person = _person(paper, passage, signed, found, part)
        began = begins if begins is None or not begins.startswith("..") else None
        if person and (began or ends or (part == "who" and turn)):
            yield Term(passage, sentence, start, end, rule.name, rule.row["makes"], person, office, began, ends)


def _person(paper: Paper, passage: Passage, signed: Marked, found: re.Match[str], part: str) -> Ref | None:
    number = group(found, part)
    entity = signed.marks[number].entity if number is not None else None
    ref = paper.refer(entity, passage) if entity is not None else None
    return _knighted(paper, ref) if ref is not None and ref.kind is Kind.PERSON else None


def _knighted(paper: Paper, ref: Ref) -> Ref:
    """ "Dame Frances" is the one Dame of that given name whom the paper names in full."""
    if ref.title not in _WITH_GIVEN_NAME or " " in ref.name:
        return ref
    whole = {p.name for p in paper.directory.people if p.title == ref.title and p.name.startswith(f"{ref.name} ")}
    return replace(ref, name=whole.pop()) if len(whole) == 1 else ref


def _office(paper: Paper, passage: Passage, signed: Marked, found: re.Match[str]) -> tuple[bool, Office | None]:
    """Whether the words name an office, and which; None where whose it is cannot be told."""
    number, whole = group(found, "office"), group(found, "body")
    if number is None and whole is None:
        return False, None
    of = whole if whole is not None else group(found, "of")
    body = _body(paper, passage, signed.marks[of]) if of is not None else None
    if of is not None and body is None:
        return True, None
    if number is None:
        return True, Office(body=body)
    mark = signed.marks[number]
    words = passage.text[mark.start : mark.end]
    if (kind := chair_kind(words)) is not None:
        return True, Office(chair=kind, body=body)
    if mark.entity is None and words.endswith(("member", "Member")):
        return True, Office(body=body)
    if mark.entity is None:  # "Treasurer": of the body that met, else of one that the words name
        whose = body or (paper.meeting_body() if paper.heading.kind == "minutes" else None)
        return True, Office(post=Ref(Kind.POST, words, words, of=whose.name), body=body) if whose else None
    if not has_post(words):
        return True, None
    post = paper.directory.post(words)
    return True, Office(post=post and Ref(Kind.POST, post.name, words, of=body.name if body else post.of), body=body)


def _body(paper: Paper, passage: Passage, mark: Mark) -> Ref | None:
    if mark.entity is None:
        return None
    ref = body_meant(paper, passage, mark.entity) or paper.refer(mark.entity, passage)
    return ref if ref is not None and ref.kind is Kind.BODY else None


def _dates(
    paper: Paper, rule: _Rule, signed: Marked, found: re.Match[str]
) -> tuple[str | None, str | None, str | None]:
    """Since when, until when, and when one follows another; a date that cannot be told is none."""
    span, year = group(found, "span"), group(found, "year")
    if span is not None:
        return *_span(signed.marks[span]), None
    if year is not None:
        return *_year(paper, signed.marks[year].means), None
    since = _side(paper, rule, signed, found, "since")
    begun = group(found, "since")
    if begun is not None and (both := signed.marks[begun]).date and _TO.search(both.date.text):
        return *_span(both), None  # "from 1 April 2018 until 31 August 2018" is one date
    until = _side(paper, rule, signed, found, "until")
    return since, until, _side(paper, rule, signed, found, "turn")


def _side(paper: Paper, rule: _Rule, signed: Marked, found: re.Match[str], name: str) -> str | None:
    number = group(found, name)
    if number is not None:
        mention = signed.marks[number].date
        if mention is None or mention.edtf is None or mention.every or not _WRITTEN_OUT.search(mention.text):
            return None
        first, _, last = mention.edtf.partition("/")
        return last if last and name == "until" else first
    met = paper.anchor.isoformat() if paper.anchor else None
    match rule.row.get(name):
        case "meeting" if met and paper.heading.kind == "minutes":
            return met
        case "by meeting" if met:
            return f"../{met}"
    return None


def _span(mark: Mark) -> tuple[str | None, str | None]:
    """The ends of a span of years or days. "2018/19" says of an office no more than its two years."""
    mention = mark.date
    if mention is None or mention.edtf is None or mention.every:
        return None, None
    first, _, last = mention.edtf.partition("/")
    if mention.shape in _PLAIN_YEARS and _FIGURES.fullmatch(mention.text):
        first = first[:4]
        second = mark.end - mark.start > len(mention.text)  # of "the 2018/19 municipal year"
        return first, last[:4] or (str(int(first) + 1) if second else first)
    return first, last or (first if mention.shape == "year" else None)


def _year(paper: Paper, means: str) -> tuple[str | None, str | None]:
    """The ends of a year without figures: of a council's year about, of any other a year from the day of election."""
    met = paper.anchor
    if met is None or paper.heading.kind != "minutes":
        return None, None
    if means == "ensuing":
        return met.isoformat(), f"{met.year + 1}-{met.month:02d}~"
    begun = year_beginning(met, "municipal")
    if means == "ensuing municipal" and met.month not in _ANNUAL:
        begun += 1
    first, _, last = municipal_year(begun).partition("/")
    return (met.isoformat() if date(begun, 5, 1) <= met else first), last
