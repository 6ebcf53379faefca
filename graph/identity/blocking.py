"""Which entities are worth comparing: those that share a key, so that the work does not grow with their square.

People share a surname (or one a slip of the pen away) and an initial in the papers of one council, or a spelt-out name
anywhere; bodies, posts, strategies and services share all words but one, or an acronym.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from itertools import combinations

from graph.identity.person_names import PersonName, initials

LARGE = 24  # of a block: as many as one council has bearers of its commonest surname; pairs of more say little
WINDOW = 5  # in a larger block each is compared with so many that stand next to it by name: as many as are listed
_LEAST_LETTERS = 5  # of a word whose slips of the pen are looked for
_LEAST_WORDS = 3  # of a name that means the same in papers of two councils: "Cabinet" does not

Key = tuple[Hashable, ...]


def deletions(word: str) -> Iterator[str]:
    """A word and, where it is long enough, all that is left of it without one letter.

    Two words that share one of these differ by one letter more, less, other or out of its place (Mor & Fraenkel 1982).
    """
    yield word
    if len(word) >= _LEAST_LETTERS:
        yield from sorted({word[:i] + word[i + 1 :] for i in range(len(word))})


def people_keys(names: Iterable[PersonName], scopes: Collection[str]) -> Iterator[Key]:
    """The keys of a person: surname and initial in each scope, and each spelt-out name everywhere."""
    for name in names:
        if not name.surname:
            continue
        if not name.given:
            for scope in scopes:
                yield from (("bare", name.surname, scope), ("alone", name.surname, scope))
            continue
        if len(name.given[0]) > 1:
            yield "name", name.surname, name.given[0]
        for scope in scopes:
            yield "bearer", name.surname, scope
            for initial in initials(name.given[0]):
                yield from (("slip", part, initial, scope) for part in deletions(name.surname))


def named_keys(names: Iterable[str], scopes: Collection[str]) -> Iterator[Key]:
    """The keys of normalised names: their words but for one, in each scope, and long names everywhere."""
    for name in names:
        words = sorted(name.split())
        if len(words) >= _LEAST_WORDS:
            yield "name", *words
        for scope in scopes:
            yield "words", scope, *words
            for i, word in enumerate(words):
                rest = (*words[:i], *words[i + 1 :])
                if len(rest) > 1:
                    yield "but one", scope, *rest
                if len(word) >= _LEAST_LETTERS:
                    yield "slip", scope, word[0], *rest


_PARTNERS = {"words": "but one", "bearer": "bare", "short": "full"}
"""Keys that meet another kind only: the shorter name and the longer, the surname alone and the full name."""
_ALONE = frozenset({"but one", "bare", "full"})


def pairs(keys: Mapping[int, Iterable[Key]]) -> set[tuple[int, int]]:
    """The pairs of numbers, the smaller first, that share a key. Their order is that of their names for `WINDOW`."""
    blocks: dict[Key, list[int]] = {}
    for number, own in keys.items():
        for key in dict.fromkeys(own):
            blocks.setdefault(key, []).append(number)
    found: set[tuple[int, int]] = set()
    for key, members in blocks.items():
        if partner := _PARTNERS.get(str(key[0])):
            others = blocks.get((partner, *key[1:]), ())
            if others:
                found.update((min(a, b), max(a, b)) for a, b in _across(members, others) if a != b)
        if len(members) > 1 and key[0] not in _ALONE and key[0] != "bearer":
            found.update((min(a, b), max(a, b)) for a, b in _within(members))
    return found


def _within(members: list[int]) -> Iterator[tuple[int, int]]:
    if len(members) <= LARGE:
        yield from combinations(members, 2)
    else:
        yield from ((a, b) for i, a in enumerate(members) for b in members[i + 1 : i + 1 + WINDOW])


def _across(members: list[int], others: Iterable[int]) -> Iterator[tuple[int, int]]:
    few = list(others)
    if len(members) * len(few) > LARGE * LARGE:
        members, few = members[:LARGE], few[:LARGE]
    yield from ((a, b) for a in members for b in few)
