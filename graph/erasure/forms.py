"""The forms under which an erased person's name will be known again, without taking in anybody else's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from graph.erasure.erased import ANY_INITIALS, ANY_NAME
from graph.identity.person_names import Likeness, PersonName, likeness
from graph.identity.words import rows


def forms(names: Iterable[PersonName], others: Iterable[PersonName]) -> set[tuple[str, str]]:
    """Given names written as one, and surname: every form seen, and those that follow from them.

    What follows (first name, initials, short names, initials or a first name that nobody saw yet) is left out where it
    would fit one of the `others` too: the bearers of the surname in the same councils.
    """
    seen = sorted({n for n in names if n.given}, key=lambda n: (n.surname, n.given))
    apart = list(others)
    found = {(written_as_one(n.given), n.surname) for n in seen}
    for surname in sorted({n.surname for n in seen}):
        given = [n.given for n in seen if n.surname == surname]
        for form in _following(given):
            if not any(likeness(PersonName(surname, form), o) >= Likeness.INITIALS for o in apart):
                found.add((written_as_one(form), surname))
        firsts = {o.given[0][0] for o in apart if o.surname == surname and o.given}
        for initial in sorted({g[0][0] for g in given} - firsts):
            if all(len(g) == 1 for g in given):
                found.add((initial + ANY_INITIALS, surname))
            if not any(len(g[0]) > 1 for g in given):
                found.add((initial + ANY_NAME, surname))
    return found


def written_as_one(given: Iterable[str]) -> str:
    """Given names or initials without what stands between them: ("r", "t") is "rt"."""
    return "".join(c for name in given for c in name if c.isalpha())


def _following(given: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The forms that follow from those seen: ("rosie",) and ("r", "t") give "rosie t", "r", "rose"."""
    firsts = {g[0] for g in given if len(g[0]) > 1}
    rests = {tuple(part[0] for part in g[1:]) for g in given}
    for first in sorted(firsts | {alike for name in firsts for alike in _alike(name)}):
        yield (first,)
        yield from ((first, *rest) for rest in sorted(rests))
    for initial in sorted({g[0][0] for g in given}):
        yield (initial,)
        yield from ((initial, *rest) for rest in sorted(rests))


@lru_cache(maxsize=256)
def _alike(name: str) -> tuple[str, ...]:
    """Short and long forms of a given name."""
    return tuple(sorted({other for (line,) in rows("nicknames.txt") if name in line.split() for other in line.split()}))
