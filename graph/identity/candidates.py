"""Pairs of entities near each other that stayed apart, with what speaks for and against their being one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from extract.records import Kind
from graph.identity.blocking import Key, named_keys, pairs, people_keys
from graph.identity.evidence import acronyms_of, of_pair
from graph.identity.known import Known, Summary
from graph.identity.verdicts import Verdicts
from graph.identity.weights import Part, part, strongest_first, total
from graph.identity.wording import initials_of, normal

FLOOR = 0.2  # a surname and a council in common, no body or post, come to less: that is no reason to ask
BEST = 5  # of each entity: a reader looks through no more


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two entities, by their numbers, that may be one: a score that orders such pairs, and its reasons."""

    one: int
    other: int
    score: float
    parts: tuple[Part, ...]


def candidates(known: Known, verdicts: Verdicts) -> tuple[Candidate, ...]:
    """The nearest pairs left apart, best first: at most BEST of an entity, none that was judged different."""
    parted = {
        frozenset((known.numbers[v.one], known.numbers[v.other]))
        for v in verdicts.different
        if v.one in known.numbers and v.other in known.numbers
    }
    found = [one for one in _weighed(known) if frozenset((one.one, one.other)) not in parted]
    found.sort(key=lambda c: (-c.score, c.one, c.other))
    count: dict[int, int] = {}
    kept = []
    for candidate in found:
        if all(count.get(n, 0) < BEST for n in (candidate.one, candidate.other)):
            kept.append(candidate)
            for n in (candidate.one, candidate.other):
                count[n] = count.get(n, 0) + 1
    return tuple(kept)


def _weighed(known: Known) -> Iterator[Candidate]:
    for kind in Kind:
        near = _near(known, kind)
        short = {} if kind is Kind.PERSON else _shorts(known, near)
        for a, b in sorted(near):
            parts = of_pair(known.summaries[a], known.summaries[b], known)
            rivals = [short[n] for n in (a, b) if short.get(n, 0) > 1]
            if rivals and any(p.key == "acronym" for p in parts):
                parts.append(part("either", max(rivals)))
            if (score := total(parts)) >= FLOOR:
                yield Candidate(a, b, score, strongest_first(parts))


def _near(known: Known, kind: Kind) -> set[tuple[int, int]]:
    """The pairs of one kind that share a key of `blocking`; those alike by name stand side by side in large blocks."""
    of_kind = sorted((s for s in known.summaries if s.kind is kind), key=lambda s: (s.label, s.number))
    return pairs({s.number: list(_keys(s)) for s in of_kind})


def _keys(entity: Summary) -> Iterator[Key]:
    if entity.kind is Kind.PERSON:
        yield from people_keys(entity.names, entity.scopes)
        return
    names = {normal(m.name) for m in entity.mentions}
    yield from named_keys(names, entity.scopes)
    for scope in entity.scopes:
        yield from (("short", scope, letters) for letters in acronyms_of(entity))
        yield from (("full", scope, letters) for name in names for letters in initials_of(name))


def _shorts(known: Known, near: Iterable[tuple[int, int]]) -> Mapping[int, int]:
    """Entity -> for how many of those near it one of its forms may be short."""
    count: Counter[int] = Counter()
    letters = {n: acronyms_of(known.summaries[n]) for n in {n for pair in near for n in pair}}
    for pair in near:
        for short, full in (pair, pair[::-1]):
            names = known.summaries[full].mentions if letters[short] else ()
            count[short] += any(initials_of(normal(m.name)) & letters[short] for m in names)
    return count
