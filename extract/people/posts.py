"""Who holds what post."""

from __future__ import annotations

from collections.abc import Iterator

from extract.paper import Paper
from extract.people.declarations import declared
from extract.people.described import Told, person_ref, post_ref
from extract.people.elections import offices_of_body
from extract.people.officeholders import offices
from extract.records import PostHolding, Rejected


def find_posts(paper: Paper) -> Iterator[PostHolding | Rejected]:
    """Posts of the lists, of prose and of declared interests; each holder and post once."""
    told = Told()
    for holding in _all(paper):
        if told.new(holding.person, holding.post.name.lower()):
            yield holding


def _all(paper: Paper) -> Iterator[PostHolding]:
    for entry in paper.roll:
        if entry.person is not None:
            for post in post_ref(paper, entry):
                yield PostHolding(
                    paper.words(entry.start, entry.end), "attendance-list", 0.95, person_ref(paper, entry.person), post
                )
    for office in (*paper.once(offices), *paper.once(offices_of_body)):
        if office.post:
            yield PostHolding(
                paper.evidence(office.passage, office.start, office.end), office.rule, 0.85, office.person, office.post
            )
    for interest in paper.once(declared):
        if interest.post:
            yield PostHolding(interest.evidence, "declared-interest", 0.88, interest.person, interest.post)
