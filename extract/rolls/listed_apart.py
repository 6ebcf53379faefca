"""Whom the lists of a paper tell apart: two entries of one list are two people, however alike their names."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, combinations, product

from extract.naming.names import PersonName, title_gender, title_kind
from extract.rolls.roll import RollEntry

Bearer = tuple[str, str]
"""A name in small letters without stops, and what its title tells: m, f or nothing."""


def bearer(name: PersonName) -> Bearer:
    """The name as lists are compared by it: "Mr B.A. Lane" is ("b a lane", "m")."""
    return " ".join(name.name.lower().replace(".", " ").split()), title_gender(name.title)


def listed_apart(roll: Iterable[RollEntry]) -> frozenset[frozenset[Bearer]]:
    """The pairs of bearers of one surname that stand in one list: "B. Lane, B.A. Lane", "Mrs P T Lane, Mr P Lane".

    So do a member and an officer ("Councillor Lane", "Ms B. Lane, Engineer") of whom each list names one.
    """
    lists: dict[tuple[int, str, str, str | None, str], set[Bearer]] = {}
    members: dict[str, set[Bearer]] = {}
    officers: dict[str, set[Bearer]] = {}
    for entry in roll:
        if entry.person is not None:
            surname = entry.person.surname.lower()
            of = (entry.list_start, entry.label, entry.status, entry.item, surname)
            lists.setdefault(of, set()).add(bearer(entry.person))
            kind = title_kind(entry.person.title)
            if entry.status == "present" and kind == "councillor":
                members.setdefault(surname, set()).add(bearer(entry.person))
            elif entry.status == "inAttendance" and entry.post and kind == "honorific":
                officers.setdefault(surname, set()).add(bearer(entry.person))
    both = (set(product(members[name], officers[name])) for name in members.keys() & officers.keys())
    apart = [*chain.from_iterable(both), *chain.from_iterable(combinations(sorted(b), 2) for b in lists.values())]
    return frozenset(frozenset(pair) for pair in apart if pair[0] != pair[1])
