"""Mentions joined into one thing each, with the reason for every join."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.identity.mentions import Mention


class Clusters:
    """A growing partition of mentions: each starts alone, joins are remembered with their reason."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._parent = {m: m for m in mentions}
        self._members = {m: [m] for m in self._parent}
        self._reasons: dict[Mention, str] = {}

    def root(self, mention: Mention) -> Mention:
        """The mention that stands for the whole cluster: the smallest in it."""
        while (parent := self._parent[mention]) != mention:
            self._parent[mention] = self._parent[parent]
            mention = parent
        return mention

    def join(self, a: Mention, b: Mention, reason: str) -> None:
        """Take two mentions, and all joined to them, for one thing."""
        first, second = sorted((self.root(a), self.root(b)))
        if first != second:
            self._parent[second] = first
            self._members[first] += self._members.pop(second)
            self._reasons[second] = reason

    def members(self, chosen: Iterable[Mention] | None = None) -> dict[Mention, list[Mention]]:
        """Root -> members in order; of the chosen mentions only, if given."""
        found: dict[Mention, list[Mention]] = {}
        for mention in sorted(self._parent if chosen is None else chosen):
            found.setdefault(self.root(mention), []).append(mention)
        return found

    def together(self, mention: Mention) -> list[Mention]:
        """All mentions in the cluster of one."""
        return self._members[self.root(mention)]

    @property
    def reasons(self) -> Mapping[Mention, str]:
        """Why a mention, and what was joined to it before, joined the rest of its cluster."""
        return self._reasons
