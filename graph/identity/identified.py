"""Every mention with the entity that it was taken for, the rule that joined it, and the evidence in parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.identity.clusters import Clusters
from graph.identity.evidence import of_mentions
from graph.identity.known import Known
from graph.identity.mentions import Mention
from graph.identity.verdicts import Verdicts
from graph.identity.weights import Part, part, strongest_first, total

FIRST = "the first of its mentions"
ALONE = "the only mention"


@dataclass(frozen=True, slots=True)
class Identified:
    """That a paper's mention was taken for an entity. `forms` are how the paper writes it.

    `reason` is the rule that joined it with the mentions before it; `score` says how much ties it to the others, and is
    None for one that is alone.
    """

    number: int
    mention: Mention
    forms: tuple[str, ...]
    reason: str
    score: float | None
    parts: tuple[Part, ...]


def identified(known: Known, clusters: Clusters, verdicts: Verdicts) -> tuple[Identified, ...]:
    """All mentions, by entity and in their order."""
    judged = {mention: v.reason for v in verdicts.same for mention in (v.one, v.other)}
    return tuple(one for summary in known.summaries for one in _of(summary.number, known, clusters, judged))


def _of(number: int, known: Known, clusters: Clusters, judged: dict[Mention, str]) -> Iterator[Identified]:
    summary = known.summaries[number]
    for mention, parts in of_mentions(summary, known):
        if len(summary.mentions) > 1 and mention in judged:
            parts.append(part("judged", judged[mention]))
        forms = tuple(sorted(known.seen[mention].forms | {mention.name}))
        reason = clusters.reasons.get(mention) or (FIRST if len(summary.mentions) > 1 else ALONE)
        score = total(parts) if len(summary.mentions) > 1 else None
        yield Identified(number, mention, forms, reason, score, strongest_first(parts))
