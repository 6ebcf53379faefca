"""What is known of all mentions that are taken for one person, and whether two such can be one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from graph.identity.mentions import Mention, Seen
from graph.identity.person_names import Likeness, PersonName, likeness
from graph.identity.registered import Entered, registered_apart

_FEW = 3  # profiles that are compared two by two; of more it is cheaper to add up what they hold


@dataclass(slots=True)
class Profile:
    """The names of a person, what their titles tell, the lists they stand in, and what they are connected by."""

    names: set[PersonName] = field(default_factory=set)
    sexes: set[str] = field(default_factory=set)
    lists: set[tuple[str, str, str]] = field(default_factory=set)
    mentions: set[Mention] = field(default_factory=set)
    apart_from: set[Mention] = field(default_factory=set)
    ties: set[tuple[str, object]] = field(default_factory=set)
    entered: set[Entered] = field(default_factory=set)

    @classmethod
    def of(
        cls,
        mentions: Iterable[Mention],
        names: Mapping[Mention, PersonName],
        seen: Mapping[Mention, Seen],
        ties: Mapping[Mention, frozenset[tuple[str, object]]],
        entered: Callable[[Mention], Entered | None],
    ) -> Profile:
        """What is known of some mentions together."""
        found = cls()
        for mention in mentions:
            found.names.add(names[mention])
            if mention.sex:
                found.sexes.add(mention.sex)
            found.lists |= {(mention.paper, rule, status) for rule, status in seen[mention].lists}
            found.mentions.add(mention)
            found.apart_from |= seen[mention].apart_from
            found.ties |= ties[mention]
            if (entry := entered(mention)) is not None:
                found.entered.add(entry)
        return found

    def ties_of(self, kind: str) -> Iterator[tuple[str, object]]:
        """What connects it of one kind."""
        return (tie for tie in self.ties if tie[0] == kind)

    @property
    def one_name(self) -> bool:
        """Whether no two of its names contradict each other: those of what was judged the same may."""
        return not any(_contradict(a, b) for a, b in combinations(self.names, 2))

    def with_(self, other: Profile) -> Profile:
        """Both as one; the larger of the two is changed and returned."""
        large, small = sorted((self, other), key=lambda p: len(p.mentions), reverse=True)
        large.add(small)
        return large

    def add(self, other: Profile) -> None:
        """Take in all that another shows; the other is left as it is."""
        self.names |= other.names
        self.sexes |= other.sexes
        self.lists |= other.lists
        self.mentions |= other.mentions
        self.apart_from |= other.apart_from
        self.ties |= other.ties
        self.entered |= other.entered


def fit(a: Profile, b: Profile) -> bool:
    """Whether two can be one person: no titles, names or lists of theirs contradict each other."""
    if a.sexes | b.sexes >= {"m", "f"}:
        return False
    return names_fit(a, b) and not listed_apart(a, b) and not registered_apart(a.entered, b.entered)


def names_fit(a: Profile, b: Profile) -> bool:
    """Whether their names do not contradict; of one that bears two by judgement, one name will do."""
    disagree = [_contradict(x, y) for x in a.names for y in b.names]
    if not any(disagree):
        return True
    return not all(disagree) and not (a.one_name and b.one_name)


def _contradict(a: PersonName, b: PersonName) -> bool:
    """Whether two given names with one surname contradict; two surnames of one person do not."""
    return a.surname == b.surname and likeness(a, b) is Likeness.DIFFERENT


def listed_apart(a: Profile, b: Profile) -> bool:
    """Whether one list of one paper names both, or one of them stood in for the other."""
    return not (
        a.lists.isdisjoint(b.lists) and a.apart_from.isdisjoint(b.mentions) and b.apart_from.isdisjoint(a.mentions)
    )


def fit_all(profiles: Sequence[Profile]) -> bool:
    """Whether all can be one person."""
    if len(profiles) <= _FEW or not all(p.one_name for p in profiles):
        return all(fit(a, b) for a, b in combinations(profiles, 2))
    whole = Profile()
    for profile in profiles:
        if not fit(whole, profile):
            return False
        whole.add(profile)
    return True
