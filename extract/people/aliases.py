"""Other names that a document itself gives: its acronyms for bodies, posts and strategies."""

from __future__ import annotations

from collections.abc import Iterator

from extract.paper import Paper
from extract.records import Alias, Ref


def find_aliases(paper: Paper) -> Iterator[Alias]:
    """One alias a definition: "Safeguarding Children Board (SCB)" makes "SCB" a name of that board."""
    seen: set[str] = set()
    for acronym, start, end in paper.acronyms:
        known = paper.directory.short_forms.get(acronym.short)
        if known is None or acronym.short in seen:
            continue
        seen.add(acronym.short)
        kind, name = known
        yield Alias(paper.words(start, end), "acronym", 0.95, Ref(kind, name, acronym.long), acronym.short)
