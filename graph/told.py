"""A statement of the graph beside the fact that it was written from: what inferences over all papers are drawn from."""

from __future__ import annotations

from dataclasses import dataclass, field

from rdflib import URIRef

from extract.records import AnyFact, Minutes
from graph.identity.mentions import Paper


@dataclass(frozen=True, slots=True)
class Told:
    """That a statement says a fact, in a reading of a paper, and how surely: 1 where a person vouched for it."""

    node: URIRef
    fact: AnyFact
    paper: Paper = field(repr=False)
    reading: Minutes = field(repr=False)
    sure: float = 1.0
