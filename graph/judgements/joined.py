"""What judgements alone hold to be one, and by way of which lines."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

from graph.judgements.judgement import Judgement

Thing = TypeVar("Thing", bound=Hashable)


class Joined(Generic[Thing]):
    """What judgements alone hold to be one, with the lines that say so: mentions, or what stands for them."""

    def __init__(self) -> None:
        self._near: dict[Thing, list[tuple[Thing, Judgement]]] = {}

    def join(self, one: Thing, other: Thing, judgement: Judgement) -> None:
        """Hold two for one."""
        self._near.setdefault(one, []).append((other, judgement))
        self._near.setdefault(other, []).append((one, judgement))

    def way(self, one: Thing, other: Thing) -> tuple[Judgement, ...] | None:
        """The judgements by way of which two are one; None where they are not. None are needed from one to itself."""
        ways: dict[Thing, tuple[Judgement, ...]] = {one: ()}
        pending = [one]
        while pending:
            at = pending.pop(0)
            for near, judgement in self._near.get(at, ()):
                if near not in ways:
                    ways[near] = (*ways[at], judgement)
                    pending.append(near)
        return ways.get(other)
