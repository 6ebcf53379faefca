"""Which mentions of people are one person: agreeing names, a connection between them, and nobody else in question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from graph.identity.clusters import Clusters
from graph.identity.mentions import Mention, Seen
from graph.identity.person_names import Likeness, PersonName, likeness, parse_name
from graph.identity.profiles import Profile, fit, fit_all
from graph.identity.registered import Registers
from graph.identity.scopes import Scopes
from graph.identity.sole_bearers import REASON, Rolls, same_members

Tie = tuple[str, object]
"""What connects mentions: ("paper", id), ("body", root), ("post", root), ("council", scope), ("registered", entry)."""

NEAREST = ("paper", "post", "body", "elected", "council")
"""The kinds of tie by which equal names are one, closest first: the closest is the reason that is kept."""

SHARED = {"council": "papers of the same council", "elected": "papers of the same council, as a member"}
"""How a tie is worded, where "the same ..." will not do."""

STAGES: tuple[tuple[str, Likeness, str], ...] = (
    ("paper", Likeness.INITIALS, "agreeing names in one paper"),
    ("paper", Likeness.SURNAME, "the only bearer of the surname in the paper"),
    ("post", Likeness.FORM, "agreeing names in the same post"),
    ("body", Likeness.FORM, "agreeing names in the same body"),
    ("post", Likeness.INITIALS, "agreeing initials in the same post"),
    ("body", Likeness.INITIALS, "agreeing initials, the only bearer of the name in the body"),
    ("registered", Likeness.INITIALS, "agreeing names of a councillor in the council's register on the day"),
    ("registered", Likeness.SURNAME, "the only councillor of that surname in the council's register on the day"),
    ("council", Likeness.FORM, "agreeing names in papers of the same council"),
    ("elected", Likeness.INITIALS, "agreeing initials of a member of the same council"),
    ("body", Likeness.SURNAME, "the only bearer of the surname in the body"),
)
"""Strongest evidence first: what connects, how closely the names must agree, and the reason that is kept."""


class People:
    """The mentions of one surname, joined stage by stage.

    What is known of a cluster is kept beside it, and only clusters that share the stage's connection are compared: the
    work grows with the bearers of a surname in one body or council, not with those of all papers.
    """

    def __init__(self, clusters: Clusters, seen: Mapping[Mention, Seen], scopes: Scopes) -> None:
        self._clusters = clusters
        self._seen = seen
        self._scopes = scopes
        self._names: dict[Mention, PersonName] = {}
        self._ties: dict[Mention, frozenset[Tie]] = {}
        self._profiles: dict[Mention, Profile] = {}
        self._registers = Registers(seen, scopes)

    def join(self, mentions: Sequence[Mention]) -> None:
        """Join the mentions of each surname."""
        self._registers.join_ids(self._clusters)
        by_surname: dict[str, list[Mention]] = {}
        for mention in mentions:
            name = self._names[mention] = parse_name(mention.name)
            self._ties[mention] = frozenset(self._ties_of(mention))
            if name.surname:
                by_surname.setdefault(name.surname, []).append(mention)
        for root, members in self._clusters.members(mentions).items():
            self._profiles[root] = Profile.of(members, self._names, self._seen, self._ties, self._registers.entered)
        rolls = Rolls(self._names, self._ties, self._seen)
        for bearers in by_surname.values():
            if len(bearers) > 1:
                self._join_equal(bearers)
                roots = self._roots(bearers)
                for tie, least, reason in STAGES:
                    if len(roots) > 1:
                        self._join_stage(roots, tie, least, reason)
                        roots = self._roots(roots)
                if len(roots) > 1:
                    for a, b in [*same_members(roots, self._profiles, rolls, self._clusters.may_join)]:
                        self._unite(a, b, REASON)

    def ties(self, mention: Mention) -> frozenset[Tie]:
        """What a mention is connected by."""
        return self._ties[mention]

    def _ties_of(self, mention: Mention) -> Iterator[Tie]:
        seen = self._seen[mention]
        scope = self._scopes.of_paper[mention.paper]
        yield from (("paper", mention.paper), ("council", scope))
        if seen.elected and not seen.registered:
            yield "elected", scope
        yield from (("registered", entry) for entry in self._registers.councillors(mention))
        yield from (("body", self._clusters.root(b)) for b in seen.bodies)
        yield from (("post", self._clusters.root(p)) for p in seen.posts)

    def _join_equal(self, bearers: Sequence[Mention]) -> None:
        """Join equal names that share a connection, unless their titles or the lists they stand in part them."""
        buckets: dict[tuple[tuple[str, ...], Tie], list[Mention]] = {}
        for mention in bearers:
            given = self._names[mention].given
            for tie in self._ties[mention]:
                wide = tie[0] == "council" and len(given) == 1 and len(given[0]) == 1
                if given and tie[0] in NEAREST and not wide:
                    buckets.setdefault((given, tie), []).append(mention)
        several = ((key, same) for key, same in buckets.items() if len(same) > 1)
        for (_, tie), same in sorted(several, key=lambda b: (NEAREST.index(b[0][1][0]), b[0][0], b[1])):
            where = SHARED.get(tie[0], f"the same {tie[0]}")
            if not self._unite_all(same, f"the same name in {where}"):
                for sex in ("f", "m"):
                    self._unite_all([m for m in same if m.sex == sex], f"the same name in {where}")

    def _unite_all(self, mentions: Iterable[Mention], reason: str) -> bool:
        """Join mentions if all of them, and what they were joined with before, can be one person."""
        roots = self._roots(mentions)
        if not fit_all([self._profiles[r] for r in roots]):
            return False
        for root in roots[1:]:
            self._unite(roots[0], root, reason)
        return True

    def _roots(self, mentions: Iterable[Mention]) -> list[Mention]:
        """The clusters that some mentions are in, by the mention that stands for each, in order."""
        return sorted({self._clusters.root(m) for m in mentions})

    def _join_stage(self, roots: Sequence[Mention], tie: str, least: Likeness, reason: str) -> None:
        """Join connected clusters whose names agree; one that could be either of two people stays apart."""
        near: dict[Mention, list[Mention]] = {}
        for a, b in self._connected(roots, tie, least):
            if self._near(self._profiles[a], self._profiles[b], least):
                near.setdefault(a, []).append(b)
                near.setdefault(b, []).append(a)
        certain = {r for r, others in near.items() if fit_all([self._profiles[o] for o in (r, *others)])}
        for a in sorted(certain):
            for b in sorted(near[a]):
                if a < b and b in certain:
                    self._unite(a, b, reason)

    def _connected(self, roots: Sequence[Mention], tie: str, least: Likeness) -> set[tuple[Mention, Mention]]:
        """The pairs of clusters that share such a tie; surnames alone never do across papers here."""
        buckets: dict[Tie, tuple[list[Mention], list[Mention]]] = {}
        for root in roots:
            profile = self._profiles[root]
            bare = not any(name.given for name in profile.names)
            if bare and least > Likeness.SURNAME:
                continue
            for one in profile.ties_of(tie):
                buckets.setdefault(one, ([], []))[bare].append(root)
        found: set[tuple[Mention, Mention]] = set()
        for named, bare_ones in buckets.values():
            found.update(combinations(named, 2))
            found.update((n, b) for n in named for b in bare_ones)
            if tie == "paper":
                found.update(combinations(bare_ones, 2))
        return found

    def _near(self, a: Profile, b: Profile, least: Likeness) -> bool:
        """Whether two connected clusters agree at least so closely."""
        return max(likeness(x, y) for x in a.names for y in b.names) >= least and fit(a, b)

    def _unite(self, a: Mention, b: Mention, reason: str) -> None:
        """Join the clusters of two mentions where nothing that joined either meanwhile contradicts."""
        first, second = self._clusters.root(a), self._clusters.root(b)
        if first == second or not fit(self._profiles[first], self._profiles[second]):
            return
        if self._clusters.join(first, second, reason):
            one, other = self._profiles.pop(first), self._profiles.pop(second)
            self._profiles[self._clusters.root(first)] = one.with_(other)
