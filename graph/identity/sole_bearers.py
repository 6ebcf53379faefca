"""Members whom every list of a body calls by their surname alone: which of them are one person, by their colleagues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from graph.identity.mentions import Mention, Seen
from graph.identity.person_names import Likeness, PersonName, likeness
from graph.identity.profiles import Profile, fit_all
from graph.identity.scopes import SHARED_PEOPLE

REASON = "the same surname, the only bearer of it among the members of the body, with the same colleagues"

Place = tuple[object, object]
"""A body and the council whose papers tell of it."""


class Rolls:
    """Whom each paper lists as a member of each body."""

    def __init__(
        self,
        names: Mapping[Mention, PersonName],
        ties: Mapping[Mention, frozenset[tuple[str, object]]],
        seen: Mapping[Mention, Seen],
    ) -> None:
        self._places: dict[Mention, tuple[Place, ...]] = {}
        self._listed: dict[tuple[str, Place], set[PersonName]] = {}
        for mention, name in names.items():
            councils = [scope for tie, scope in ties[mention] if tie == "elected"]
            if not (seen[mention].lists and councils):
                continue
            bodies = [body for tie, body in ties[mention] if tie == "body"]
            self._places[mention] = tuple((body, council) for body in bodies for council in councils)
            for place in self._places[mention]:
                self._listed.setdefault((mention.paper, place), set()).add(name)

    def places(self, mention: Mention) -> tuple[Place, ...]:
        """Where a mention stands in a list as a member."""
        return self._places.get(mention, ())

    def colleagues(self, person: Profile, place: Place) -> dict[str, list[PersonName]]:
        """Surname -> names of the others in the lists of a body that name somebody."""
        own = {name.surname for name in person.names}
        papers = {m.paper for m in person.mentions if place in self.places(m)}
        found: dict[str, list[PersonName]] = {}
        for name in {name for paper in papers for name in self._listed[paper, place]}:
            if name.surname not in own:
                found.setdefault(name.surname, []).append(name)
        return found


def same_members(
    bearers: Sequence[Mention],
    profiles: Mapping[Mention, Profile],
    rolls: Rolls,
    may_join: Callable[[Mention, Mention], bool],
) -> Iterator[tuple[Mention, Mention]]:
    """The pairs that are one person among the clusters of a surname, which stand for their `profiles`.

    None of a body where a paper of it or of its council has two bearers, or somebody with that surname and more of a
    name might be meant.
    """
    bare: dict[Place, list[Mention]] = {}
    for root in bearers:
        if not _given(profiles[root]):
            for place in sorted({p for m in profiles[root].mentions for p in rolls.places(m)}):
                bare.setdefault(place, []).append(root)
    for place, roots in sorted(bare.items()):
        if len(roots) < 2 or not _one_bearer(place, roots, bearers, profiles):
            continue
        if not all(may_join(a, b) for a, b in combinations(roots, 2)):
            continue
        known = {root: rolls.colleagues(profiles[root], place) for root in roots}
        yield from ((a, b) for a, b in combinations(roots, 2) if _shared(known[a], known[b]) >= SHARED_PEOPLE)


def _one_bearer(
    place: Place, roots: Sequence[Mention], bearers: Sequence[Mention], profiles: Mapping[Mention, Profile]
) -> bool:
    """Whether a body and its council show one bearer of a surname at a time, and none of those could be two people."""
    body, council = place
    near = [profiles[b] for b in bearers if not {("body", body), ("council", council)}.isdisjoint(profiles[b].ties)]
    papers = Counter(paper for one in near for paper in {m.paper for m in one.mentions})
    if max(papers.values()) > 1:
        return False
    named = [one for one in near if _given(one)]
    if any(("body", body) in one.ties for one in named):
        return False
    return sum(("elected", council) in one.ties for one in named) < 2 and fit_all([profiles[r] for r in roots])


def _given(person: Profile) -> bool:
    return any(name.given for name in person.names)


def _shared(a: Mapping[str, Sequence[PersonName]], b: Mapping[str, Sequence[PersonName]]) -> int:
    """How many surnames stand in both with names that do not contradict."""
    return sum(
        any(likeness(x, y) is not Likeness.DIFFERENT for x in names for y in b[surname])
        for surname, names in a.items()
        if surname in b
    )
