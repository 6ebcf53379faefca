"""What a paper says without the people who were erased: nothing about them, and none of their name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace

from extract.records import AnyFact, Attendance, Commitment, Evidence, Kind, Meeting, Minutes, Monitoring, Ref, Rejected
from graph.erasure.erased import Erased, Erasure, Place, Scope
from graph.erasure.finding import Finder, possible_surnames, words_of
from graph.erasure.forms import written_as_one
from graph.identity.mentions import refs_of
from graph.identity.person_names import parse_name

_OUR_WORDS = frozenset({"rule", "evidence"})
"""Fields of a fact that are not the paper's: the name of a rule; evidence is looked at with what stands around it."""


def scrubbed(minutes: Minutes, erased: Erased, place: Place) -> Minutes:
    """A reading without everybody erased; the same object where the paper names none of them.

    A fact goes when it points at the person, or when its words or texts name them. Where the words do not, a fact about
    others loses them only: one of several owners of a commitment, who it is for, who led a visit, for whom somebody
    stood in. The words around a quote are cut at the name; titles and warnings that hold it go.
    """
    wanted = [(erasure, scope) for erasure in erased.erasures if (scope := erasure.scope(place)) > Scope.NONE]
    possible = _possible_surnames(minutes) if wanted else set()
    for erasure, scope in wanted:
        if any(map(erasure.is_surname, possible)):
            finder = finder_in(minutes, erasure, place, scope)
            if _names(finder, minutes):
                minutes = _without(minutes, finder)
    return minutes


def finder_in(minutes: Minutes, erasure: Erasure, place: Place, scope: Scope) -> Finder:
    """Finds a person in a paper, knowing who else bears the surname there, and whether it alone is theirs."""
    plain = Finder(erasure, scope)
    refs = {ref for reading in (minutes, *minutes.bound) for fact in reading.facts for ref in refs_of(fact)}
    people = [(ref, parse_name(ref.name)) for ref in refs if ref.kind is Kind.PERSON]
    bearers = [(ref, name) for ref, name in people if name.given and erasure.is_surname(name.surname)]
    called = {(written_as_one(name.given), name.surname) for ref, name in bearers if not plain.is_them(ref)}
    others = frozenset(name for name in called if not erasure.is_name(*name))
    finder = Finder(erasure, scope, others=others)
    alone = erasure.is_alone_in(place.paper) or (erasure.sole and scope is Scope.FULL and not called)
    return Finder(erasure, scope, alone or _names(finder, minutes), others)


def lost_facts(before: Minutes, after: Minutes) -> int:
    """How many statements a reading lost."""
    return sum(len(reading.facts) for reading in (before, *before.bound)) - sum(
        len(reading.facts) for reading in (after, *after.bound)
    )


def has_common_word(minutes: Minutes, surnames: Collection[str]) -> bool:
    """Whether a reading has a surname in small letters, as a word of the language ("the hill").

    What stands in an address or a file's name is no word.
    """
    plain = {part for text in _texts(minutes) for part in text.split() if "@" not in part and "." not in part[:-1]}
    return any(word.raw.islower() and word.letters in surnames for part in plain for word in words_of(part))


def _texts(value: object) -> Iterator[str]:
    """Every text in a record and in what it holds, a quote with what stands around it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, Evidence):
        yield _around(value)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _possible_surnames(minutes: Minutes) -> set[str]:
    """Whatever may be a surname in a reading: most papers hold none of an erased person, and need no closer look."""
    found: set[str] = set()
    for text in set(_texts(minutes)):
        found |= possible_surnames(text)
    return found


def _names(finder: Finder, minutes: Minutes) -> bool:
    """Whether a paper names the person anywhere."""
    readings = (minutes, *minutes.bound)
    if any(finder.spans(text) for r in readings for text in (r.title, *r.warnings, *(p.title for p in r.parts))):
        return True
    return any(_named_by(finder, fact) for r in readings for fact in (*r.facts, *r.rejected))


def _named_by(finder: Finder, fact: AnyFact | Rejected) -> bool:
    """Whether a fact points at the person, or any of its words, or those around them, name them."""
    return _points_at(finder, fact) or bool(finder.spans(_around(fact.evidence)))


def _points_at(finder: Finder, value: object) -> bool:
    """Whether a record, the words that prove it apart, refers to the person or names them."""
    if isinstance(value, Ref):
        return finder.is_them(value)
    if isinstance(value, str):
        return bool(finder.spans(value))
    if isinstance(value, tuple):
        return any(_points_at(finder, part) for part in value)
    if is_dataclass(value):
        return any(_points_at(finder, getattr(value, f.name)) for f in fields(value) if f.name not in _OUR_WORDS)
    return False


def _without(minutes: Minutes, finder: Finder) -> Minutes:
    """A reading that names the person, without them."""

    def kept(text: str) -> str:
        return "" if finder.spans(text) else text

    return replace(
        minutes,
        title=kept(minutes.title),
        facts=tuple(f for fact in minutes.facts if (f := _fact_without(fact, finder)) is not None),
        rejected=tuple(r for one in minutes.rejected if (r := _rejected_without(one, finder)) is not None),
        warnings=tuple(filter(kept, minutes.warnings)),
        parts=tuple(replace(part, title=kept(part.title)) for part in minutes.parts),
        bound=tuple(_without(other, finder) for other in minutes.bound),
    )


def _fact_without(fact: AnyFact, finder: Finder) -> AnyFact | None:
    """A fact without the person; None where nothing of it can stay."""
    match fact:
        case Commitment():
            owners = _others(fact.responsible, finder) or fact.responsible
            fact = replace(fact, responsible=owners, recipient=_other(fact.recipient, finder))
        case Attendance():
            fact = replace(fact, on_behalf_of=_other(fact.on_behalf_of, finder))
        case Monitoring():
            fact = replace(fact, led_by=_others(fact.led_by, finder))
        case Meeting() if fact.venue and finder.spans(fact.venue):
            fact = replace(fact, venue=None)
        case _:
            pass
    if _points_at(finder, fact):
        return None
    evidence = _evidence_without(fact.evidence, finder)
    if evidence is None and isinstance(fact, Meeting):
        evidence = _shortened(fact.evidence, finder)
    return None if evidence is None else replace(fact, evidence=evidence)


def _others(refs: Iterable[Ref], finder: Finder) -> tuple[Ref, ...]:
    return tuple(ref for ref in refs if not finder.is_them(ref))


def _other(ref: Ref | None, finder: Finder) -> Ref | None:
    return None if ref is None or finder.is_them(ref) else ref


def _rejected_without(rejected: Rejected, finder: Finder) -> Rejected | None:
    evidence = None if finder.spans(rejected.reason) else _evidence_without(rejected.evidence, finder)
    return None if evidence is None else replace(rejected, evidence=evidence)


def _around(evidence: Evidence) -> str:
    """A quote with what stands around it."""
    return f"{evidence.prefix}{evidence.exact}{evidence.suffix}"


def _evidence_without(evidence: Evidence, finder: Finder) -> Evidence | None:
    """A quote whose context is cut at the name; None where the quote itself holds it.

    The outer ends of the context go too, up to a word in small letters: the cut of the context may have left half a
    name there. What stays is still what stands right before and behind the quote.
    """
    first, last = len(evidence.prefix), len(evidence.prefix) + len(evidence.exact)
    begin, end = 0, len(_around(evidence))
    for start, stop in finder.spans(_around(evidence)):
        if start < last and stop > first:
            return None
        if stop <= first:
            begin = max(begin, stop)
        else:
            end = min(end, start)
    prefix, suffix = _from_small(evidence.prefix[begin:]), _to_small(evidence.suffix[: max(0, end - last)])
    return replace(evidence, prefix=prefix, suffix=suffix)


def _from_small(prefix: str) -> str:
    """The context before a quote from its first whole word in small letters on."""
    words = words_of(prefix)
    return next((prefix[w.start :] for w in words[1:] if not w.capital), "")


def _to_small(suffix: str) -> str:
    """The context behind a quote to its last whole word in small letters."""
    words = words_of(suffix)
    return next((suffix[: w.end] for w in reversed(words[:-1]) if not w.capital), "")


def _shortened(evidence: Evidence, finder: Finder) -> Evidence | None:
    """The words of a meeting up to the name: a meeting is not lost because its heading names who chaired it."""
    starts = [start for start, _ in finder.spans(evidence.exact)]
    head = evidence.exact[: min(starts)].rstrip() if starts else ""
    shorter = replace(evidence, end=evidence.start + len(head), exact=head, suffix="")
    return _evidence_without(shorter, finder) if head else None
