"""Which mentions of people are one person: agreeing names, a connection between them, and nobody else in question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from graph.identity.clusters import Clusters
from graph.identity.mentions import Mention, Seen
from graph.identity.person_names import Likeness, PersonName, likeness, parse_name
from graph.identity.registered import Registers
from graph.identity.scopes import Scopes

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
    """The mentions of one surname, joined stage by stage."""

    def __init__(self, clusters: Clusters, seen: Mapping[Mention, Seen], scopes: Scopes) -> None:
        self._clusters = clusters
        self._seen = seen
        self._scopes = scopes
        self._names: dict[Mention, PersonName] = {m: parse_name(m.name) for m in seen}
        self._registers = Registers(seen, scopes)

    def join(self, mentions: Sequence[Mention]) -> None:
        """Join the mentions of each surname."""
        self._registers.join_ids(self._clusters)
        by_surname: dict[str, list[Mention]] = {}
        for mention in mentions:
            if surname := self._names[mention].surname:
                by_surname.setdefault(surname, []).append(mention)
        for bearers in by_surname.values():
            self._join_equal(bearers)
            for tie, least, reason in STAGES:
                self._join_stage(bearers, tie, least, reason)

    def _ties(self, mention: Mention) -> set[Tie]:
        """What a mention is connected by."""
        seen = self._seen[mention]
        scope = self._scopes.of_paper[mention.paper]
        ties: set[Tie] = {("paper", mention.paper), ("council", scope)}
        if seen.elected and not seen.registered:
            ties.add(("elected", scope))
        ties |= {("registered", entry) for entry in self._registers.councillors(mention)}
        ties |= {("body", self._clusters.root(b)) for b in seen.bodies}
        ties |= {("post", self._clusters.root(p)) for p in seen.posts}
        return ties

    def _join_equal(self, bearers: Sequence[Mention]) -> None:
        """Join equal names that share a connection, unless their titles or the lists they stand in part them."""
        buckets: dict[tuple[tuple[str, ...], Tie], list[Mention]] = {}
        for mention in bearers:
            given = self._names[mention].given
            for tie in self._ties(mention):
                wide = tie[0] == "council" and len(given) == 1 and len(given[0]) == 1
                if given and tie[0] in NEAREST and not wide:
                    buckets.setdefault((given, tie), []).append(mention)
        for (_, tie), same in sorted(buckets.items(), key=lambda b: (NEAREST.index(b[0][1][0]), b[0][0], b[1])):
            where = SHARED.get(tie[0], f"the same {tie[0]}")
            for part in (same, [m for m in same if m.sex == "f"], [m for m in same if m.sex == "m"]):
                groups = self._groups(part)
                if len(groups) > 1 and self._agree(self._whole(groups)):
                    for group in groups[1:]:
                        self._clusters.join(groups[0][0], group[0], f"the same name in {where}")

    def _groups(self, mentions: Iterable[Mention]) -> list[list[Mention]]:
        """The clusters, in order, that some mentions are in, restricted to bearers of that surname."""
        return list(self._clusters.members(mentions).values())

    def _join_stage(self, bearers: Sequence[Mention], tie: str, least: Likeness, reason: str) -> None:
        """Join connected clusters whose names agree; one that could be either of two people stays apart."""
        groups = self._groups(bearers)
        if len(groups) < 2:
            return
        ties = [{t for m in g for t in self._ties(m) if t[0] == tie} for g in groups]
        near: dict[int, list[int]] = {i: [] for i in range(len(groups))}
        for i, j in combinations(range(len(groups)), 2):
            if ties[i] & ties[j] and self._near(groups[i], groups[j], tie, least):
                near[i].append(j)
                near[j].append(i)
        certain = {i for i, others in near.items() if self._agree([m for j in (i, *others) for m in groups[j]])}
        for i, others in near.items():
            for j in others:
                if i < j and {i, j} <= certain and self._agree(self._whole([groups[i], groups[j]])):
                    self._clusters.join(groups[i][0], groups[j][0], reason)

    def _near(self, a: Sequence[Mention], b: Sequence[Mention], tie: str, least: Likeness) -> bool:
        """Whether two connected clusters agree at least so closely; surnames alone never do across papers."""
        names = [({self._names[m] for m in side}) for side in (a, b)]
        closest = max(likeness(x, y) for x in names[0] for y in names[1])
        bare = not any(n.given for side in names for n in side)
        return closest >= least and not (bare and tie != "paper") and self._agree([*a, *b])

    def _whole(self, groups: Iterable[Sequence[Mention]]) -> list[Mention]:
        """All that would be one if these clusters were joined, with what joined them since they were listed."""
        roots = {self._clusters.root(g[0]) for g in groups}
        return [m for root in sorted(roots) for m in self._clusters.together(root)]

    def _agree(self, mentions: Sequence[Mention]) -> bool:
        """Whether all can be one person: no two titles, names or lists contradict each other."""
        if {"m", "f"} <= {m.sex for m in mentions}:
            return False
        names = sorted({self._names[m] for m in mentions}, key=lambda n: n.given)
        if any(likeness(a, b) is Likeness.DIFFERENT for a, b in combinations(names, 2) if a.surname == b.surname):
            return False
        return not (self._registers.apart(mentions, self._clusters) or self._listed_apart(mentions))

    def _listed_apart(self, mentions: Sequence[Mention]) -> bool:
        """Whether one list of one paper names two of them, or one of them stood in for another."""
        listed: set[tuple[str, str, str]] = set()
        for mention in mentions:
            places = {(mention.paper, rule, status) for rule, status in self._seen[mention].lists}
            if places & listed:
                return True
            listed |= places
        together = set(mentions)
        return any(self._seen[m].apart_from & together for m in mentions)
