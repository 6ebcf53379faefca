"""One strategy, one name: every reference that a paper makes to a strategy carries the fullest name it gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.records import Alias, AnyFact, Kind, Monitoring, Ref, Rejected, Relation, StrategyNamed


def with_full_names(found: Iterable[AnyFact | Rejected]) -> Iterator[AnyFact | Rejected]:
    """The same facts, references to strategies renamed: "the SIP" of a monitoring is the plan that the paper named."""
    facts = list(found)
    full = {f.strategy.written.lower(): f.strategy.name for f in facts if isinstance(f, StrategyNamed)}
    full |= {name.lower(): name for name in full.values()}
    for fact in facts:
        match fact:
            case Monitoring():
                yield replace(fact, subject=_renamed(fact.subject, full))
            case Relation():
                yield replace(fact, source=_renamed(fact.source, full), target=_renamed(fact.target, full))
            case Alias():
                yield replace(fact, ref=_renamed(fact.ref, full))
            case _:
                yield fact


def _renamed(ref: Ref, full: dict[str, str]) -> Ref:
    if ref.kind is not Kind.STRATEGY:
        return ref
    return replace(ref, name=full.get(ref.written.lower()) or full.get(ref.name.lower()) or ref.name)
