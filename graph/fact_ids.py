"""The short id of a fact: what judgements and readers call it by, so it may change with what is said and nothing else.

It is made of the document's content, where the words stand, and the few parts that tell one fact there from another.
How the fact was read, how sure it is, and details that a better reading may add (an owner, a date) are no part of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from extract.records import AnyFact, Ref
from graph.identity.wording import folded
from graph.ledger import short_hash

TELLING: Mapping[str, tuple[str, ...]] = {
    "Attendance": ("attendee", "status", "item"),
    "Chairship": ("person", "body", "chair_kind"),
    "Presiding": ("person",),
    "PostHolding": ("person", "post"),
    "Membership": ("person", "body"),
    "Declaration": ("person", "interest"),
    "Monitoring": ("subject", "monitor", "activity", "edtf"),
    "Commitment": ("deliverable",),
    "Decision": ("text",),
    "StrategyEvent": ("strategy", "event_kind", "edtf"),
    "Relation": ("source", "relation_kind", "target"),
    "Alias": ("ref", "variant"),
}
"""The parts of each kind of fact that tell it from another of the same words. Never rename a kind or reorder parts."""


class FactIds:
    """The ids of one document's facts; facts that nothing tells apart are numbered in the order they come."""

    def __init__(self, document: str) -> None:
        self._document = document
        self._given: Counter[str] = Counter()

    def of(self, fact: AnyFact) -> str:
        """The id of the next fact; ask once for each, in the order of the document."""
        known = fact_id(self._document, fact)
        self._given[known] += 1
        nth = self._given[known]
        return known if nth == 1 else short_hash(f"{known}|{nth}")


def fact_id(document: str, fact: AnyFact) -> str:
    """The id of a fact that no other of its document has the same words and parts as; KeyError for other records."""
    kind = type(fact).__name__
    parts = (_part(getattr(fact, name)) for name in TELLING[kind])
    return short_hash("|".join((document, kind, str(fact.evidence.start), str(fact.evidence.end), *parts)))


def _part(value: object) -> str:
    return folded(value.name) if isinstance(value, Ref) else folded(str(value)) if value is not None else ""
