"""Whom the lists of a paper tell apart: two entries of one list are two people, however alike their names."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from extract.naming.names import PersonName, title_gender
from extract.rolls.roll import RollEntry

Bearer = tuple[str, str]
"""A name in small letters without stops, and what its title tells: m, f or nothing."""


def bearer(name: PersonName) -> Bearer:
    """The name as lists are compared by it: "Mr B.A. Lane" is ("b a lane", "m")."""
    return " ".join(name.name.lower().replace(".", " ").split()), title_gender(name.title)


def listed_apart(roll: Iterable[RollEntry]) -> frozenset[frozenset[Bearer]]:
    """The pairs of bearers of one surname that stand in one list: "B. Lane, B.A. Lane", "Mrs P T Lane, Mr P Lane"."""
    lists: dict[tuple[int, str, str, str | None, str], set[Bearer]] = {}
    for entry in roll:
        if entry.person is not None:
            surname = entry.person.surname.lower()
            of = (entry.list_start, entry.label, entry.status, entry.item, surname)
            lists.setdefault(of, set()).add(bearer(entry.person))
    return frozenset(frozenset(pair) for bearers in lists.values() for pair in combinations(sorted(bearers), 2))
