"""Short ids of facts: judgements are kept by them, so what they are is pinned here."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.records import Commitment, Due, Evidence, Kind, Meeting, Ref
from graph.fact_ids import TELLING, FactIds, fact_id
from graph.statements import said

DOCUMENT = "ab" * 32
PROMISE = Commitment(Evidence(120, 160, "The Head would report back"), "will", 0.6, "report back")


def test_an_id_stays_what_it_was_in_every_version() -> None:
    assert fact_id(DOCUMENT, PROMISE) == "ekn8hehk"


@pytest.mark.parametrize(
    "better",
    [
        replace(PROMISE, rule="would", strength=0.9),
        replace(PROMISE, due=Due("May", "2030-05", "2030-05-31"), hedged=True),
        replace(PROMISE, responsible=(Ref(Kind.POST, "Head of Parks", "The Head"),)),
        replace(PROMISE, evidence=replace(PROMISE.evidence, exact="", prefix="before", page=2)),
    ],
)
def test_a_better_reading_of_the_same_words_keeps_the_id(better: Commitment) -> None:
    assert fact_id(DOCUMENT, better) == fact_id(DOCUMENT, PROMISE)


@pytest.mark.parametrize(
    "other", [replace(PROMISE, deliverable="resign"), replace(PROMISE, evidence=Evidence(120, 150, "The Head would"))]
)
def test_another_fact_has_another_id(other: Commitment) -> None:
    assert fact_id(DOCUMENT, other) != fact_id(DOCUMENT, PROMISE)


def test_facts_that_nothing_tells_apart_are_numbered() -> None:
    ids = FactIds(DOCUMENT)
    first, second, third = (ids.of(PROMISE) for _ in range(3))
    assert first == fact_id(DOCUMENT, PROMISE) and len({first, second, third}) == 3


def test_every_kind_of_statement_has_parts_that_tell_it() -> None:
    kinds = {kind.__name__ for kind in said.registry if kind is not object}
    assert kinds == set(TELLING)


def test_a_meeting_has_no_such_id() -> None:
    with pytest.raises(KeyError):
        fact_id(DOCUMENT, Meeting(Evidence(0, 1, "M"), "heading", 1.0, "Panel", "2030-05-01"))
