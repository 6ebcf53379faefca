"""Starts and ends of posts, chairs and memberships, as the sentence or list entry of each states them.

A fact whose words state them is given them; a sentence that states them of an office which another place tells, or
none, makes a fact of its own. What is called former is no office of the day, and without a date none at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from extract.paper import Paper
from extract.patterns import rows
from extract.people.term_words import Office, Term, terms_in
from extract.records import AnyFact, Chairship, Evidence, Membership, PostHolding, Ref, Rejected

Held = Chairship | PostHolding | Membership
_STRENGTH = 0.8  # of a fact that the words of a term make: as strong as the weaker ones of prose
_INFERRED = 0.7  # where the office is another place's
_BEFORE = 40  # characters before a fact in which words refuse it
_PARTY = "party"  # the rule of memberships of a party, which a list gives beside those of its body


def with_terms(paper: Paper, answers: Iterable[AnyFact | Rejected]) -> Iterator[AnyFact | Rejected]:
    """The same answers with starts and ends filled in, and behind them what only the words of a term tell."""
    found = [_refused(paper, answer) if isinstance(answer, Held) else answer for answer in answers]
    held = [answer for answer in found if isinstance(answer, Held)]
    filled = list(held)
    made: list[Held] = []
    for term in _terms(paper):
        place = _told_by(term, held)
        if place is not None:
            filled[place] = _with_term(paper, filled[place], term)
        elif (fact := _made(paper, term, held)) is not None and all(_differs(fact, other) for other in made):
            made.append(fact)
    in_turn = iter(filled)
    yield from (next(in_turn) if isinstance(answer, Held) else answer for answer in found)
    yield from made


def _terms(paper: Paper) -> Iterator[Term]:
    for passage, sentence in paper.sentences():
        yield from terms_in(paper, passage, sentence)
    for passage in paper.recorded():
        if passage.listed:
            yield from terms_in(paper, passage, passage.doc[:], lists=True)


@cache
def _refusals() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(row["pattern"], re.IGNORECASE), row["refuses"]) for row in rows("terms") if "refuses" in row
    )


def _refused(paper: Paper, fact: Held) -> Held | Rejected:
    """An office before a name is none of the day where the words right before it say so: "the former Director"."""
    if isinstance(fact, Membership):
        return fact
    before = paper.document.text[max(0, fact.evidence.start - _BEFORE) : fact.evidence.start]
    before = re.sub(r"\s+", " ", before)
    reason = next((reason for pattern, reason in _refusals() if pattern.search(before)), None)
    return Rejected(fact.evidence, fact.rule, reason) if reason else fact


def _told_by(term: Term, held: Sequence[Held]) -> int | None:
    """Which fact the sentence of a term tells, of its person and office; None where there is none or several."""
    start, end = term.passage.joined.source(term.sentence.start_char, term.sentence.end_char)
    here = [n for n, f in enumerate(held) if start <= f.evidence.start < end and f.person.name == term.person.name]
    if term.office is None:
        offices = [n for n in here if held[n].rule != _PARTY]
        return offices[0] if len(offices) == 1 else None
    return next((n for n in here if _is_of(held[n], term.office)), None)


def _is_of(fact: Held, office: Office) -> bool:
    """Whether a fact gives an office; one of a body not named can be that of any."""
    match fact:
        case Chairship():
            return office.chair == fact.chair_kind and (office.body is None or office.body.name == fact.body.name)
        case PostHolding():
            return office.post is not None and _one_post(office.post, fact.post)
        case Membership():
            seat = office.chair is None and office.post is None and fact.rule != _PARTY
            return seat and (office.body is None or office.body.name == fact.body.name)


def _one_post(said: Ref, held: Ref) -> bool:
    """Whether a post may be named in short: "Director" for the Director of Roads."""
    return held.name.lower() == said.name.lower() or held.name.lower().startswith(f"{said.name.lower()} ")


def _with_term(paper: Paper, fact: Held, term: Term) -> Held:
    """A fact with the dates of a term that it has not, its evidence drawn to the words that state them."""
    since, until = fact.since or term.since, fact.until or term.until
    if (since, until) == (fact.since, fact.until):
        return fact
    start, end = term.passage.joined.source(term.start, term.end)
    whole = paper.words(min(start, fact.evidence.start), max(end, fact.evidence.end))
    return replace(fact, since=since, until=until, evidence=whole)


def _made(paper: Paper, term: Term, held: Sequence[Held]) -> Held | None:
    """The fact that the words of a term make alone; None where they do not say enough."""
    known = [f for f in held if f.person.name == term.person.name and f.rule != _PARTY]
    if term.makes == "never":
        return None
    words = paper.evidence(term.passage, term.start, term.end)
    if term.office is None:
        posts = [f for f in known if isinstance(f, PostHolding)]
        return _again(term, posts[0], words) if len({f.post.name for f in posts}) == 1 else None
    same = [f for f in known if _is_of(f, term.office)]
    if same and len({_place(f) for f in same}) == 1:
        return _again(term, same[0], words)
    if term.makes != "always" or same:
        return None
    return _new(paper, term, term.office, words, known)


def _place(fact: Held) -> str:
    return fact.post.name if isinstance(fact, PostHolding) else fact.body.name


def _again(term: Term, fact: Held, words: Evidence) -> Held:
    return replace(
        fact,
        evidence=words,
        rule=term.rule,
        strength=_INFERRED if term.office is None else _STRENGTH,
        person=term.person,
        since=term.since,
        until=term.until,
    )


def _new(paper: Paper, term: Term, office: Office, words: Evidence, known: Sequence[Held]) -> Held | None:
    """A fact of an office that nothing else gives the person: without a body, of the one that met."""
    dates = term.since, term.until
    if office.post is not None:
        whole = office.post.of or len(office.post.name.split()) > 1  # "Director" alone is nobody's post
        return PostHolding(words, term.rule, _STRENGTH, term.person, office.post, *dates) if whole else None
    met = paper.meeting_body() if paper.heading.kind == "minutes" else None
    body = office.body or met
    if body is None:
        return None
    if office.chair is not None:
        of_this = office.body is not None or office.chair != "independent-chair"
        return Chairship(words, term.rule, _STRENGTH, term.person, body, office.chair, *dates) if of_this else None
    if any(isinstance(f, PostHolding) for f in known):
        return None  # an officer who leaves the Council leaves its service
    return Membership(words, term.rule, _STRENGTH, term.person, body, *dates)


def _differs(fact: Held, other: Held) -> bool:
    """Whether two facts of terms say different things; two rules may read one sentence."""
    return (type(fact), fact.person.name, _place(fact), fact.since, fact.until) != (
        type(other),
        other.person.name,
        _place(other),
        other.since,
        other.until,
    )
