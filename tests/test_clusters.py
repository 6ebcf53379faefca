"""Mentions joined into one thing each: what was judged apart stays so, at no cost to the rest."""

from __future__ import annotations

from extract.records import Kind
from graph.identity.clusters import Clusters
from graph.identity.mentions import Mention
from graph.identity.verdicts import Verdict, Verdicts

A, B, C, D = (Mention(paper, Kind.PERSON, "Rosie Ashdown") for paper in "abcd")
PARTED = Verdicts(different=(Verdict(A, D, "judged different"),))


def test_a_judgement_goes_with_the_cluster_that_its_mentions_join() -> None:
    clusters = Clusters([A, B, C, D], PARTED)
    assert clusters.join(D, C, "names agree")
    assert clusters.join(A, B, "names agree")
    assert not clusters.join(B, C, "names agree")
    assert not clusters.may_join(C, A)
    assert clusters.members() == {A: [A, B], C: [C, D]}


def test_what_nobody_parted_joins_beside_a_judgement() -> None:
    clusters = Clusters([A, B, C, D], PARTED)
    assert clusters.join(B, C, "names agree")
    assert clusters.join(C, D, "names agree")
    assert clusters.members() == {A: [A], B: [B, C, D]}
