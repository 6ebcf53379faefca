"""What people judged of who is who: it goes before all evidence of the papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.identity.mentions import Mention


@dataclass(frozen=True, slots=True)
class Verdict:
    """That two mentions are one thing, or are not, and the reason that is kept ("judged the same by jo")."""

    one: Mention
    other: Mention
    reason: str


@dataclass(frozen=True, slots=True)
class Verdicts:
    """All judgements of identity: which mentions are one thing, which are two, and what a mention's thing is called."""

    same: tuple[Verdict, ...] = ()
    different: tuple[Verdict, ...] = ()
    labels: Mapping[Mention, str] = field(default_factory=dict)


NONE = Verdicts()
