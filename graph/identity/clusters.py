"""Mentions joined into one thing each, with the reason for every join."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.identity.mentions import Mention
from graph.identity.verdicts import NONE, Verdicts


class Clusters:
    """A growing partition of mentions: each starts alone, joins are remembered with their reason.

    What was judged the same is joined from the start; what was judged different is never joined, not by way of a third
    either.
    """

    def __init__(self, mentions: Iterable[Mention], verdicts: Verdicts = NONE) -> None:
        self._order = sorted(dict.fromkeys(mentions))
        self._rank = {m: n for n, m in enumerate(self._order)}
        self._parent = list(range(len(self._order)))
        self._members = {m: [m] for m in self._order}
        self._reasons: dict[Mention, str] = {}
        self._apart: dict[Mention, set[Mention]] = {}  # by the root of a cluster: what none of it may be joined to
        for verdict in verdicts.different:
            self._apart.setdefault(verdict.one, set()).add(verdict.other)
            self._apart.setdefault(verdict.other, set()).add(verdict.one)
        for verdict in verdicts.same:
            self.join(verdict.one, verdict.other, verdict.reason)

    def root(self, mention: Mention) -> Mention:
        """The mention that stands for the whole cluster: the smallest in it."""
        parents, place = self._parent, self._rank[mention]
        while (parent := parents[place]) != place:
            parents[place] = parents[parent]
            place = parent
        return self._order[place]

    def join(self, a: Mention, b: Mention, reason: str) -> bool:
        """Take two mentions, and all joined to them, for one thing; False where a judgement parts them."""
        first, second = sorted((self.root(a), self.root(b)))
        if first == second:
            return True
        if not self.may_join(a, b):
            return False
        self._parent[self._rank[second]] = self._rank[first]
        self._members[first] += self._members.pop(second)
        if second in self._apart:
            self._apart.setdefault(first, set()).update(self._apart.pop(second))
        self._reasons[second] = reason
        return True

    def may_join(self, a: Mention, b: Mention) -> bool:
        """Whether no judgement parts two mentions, or any that are joined to them."""
        one, other = self.root(a), self.root(b)
        return not any(self.root(m) == other for m in self._apart.get(one, ()))

    def members(self, chosen: Iterable[Mention] | None = None) -> dict[Mention, list[Mention]]:
        """Root -> members in order; of the chosen mentions only, if given."""
        found: dict[Mention, list[Mention]] = {}
        for mention in self._order if chosen is None else sorted(chosen):
            found.setdefault(self.root(mention), []).append(mention)
        return found

    def together(self, mention: Mention) -> list[Mention]:
        """All mentions in the cluster of one."""
        return self._members[self.root(mention)]

    @property
    def reasons(self) -> Mapping[Mention, str]:
        """Why a mention, and what was joined to it before, joined the rest of its cluster."""
        return self._reasons
