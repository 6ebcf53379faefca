"""An explanation as values: for each sentence the spans, the rules that fired, the facts, and what was rejected."""

from __future__ import annotations

from dataclasses import dataclass

from extract.records import AnyFact, Rejected


@dataclass(frozen=True, slots=True)
class Recognised:
    """A span of a sentence: its label, the layer that found it and the pattern by which, whom or what it means here.

    Layers: "people" (the parser of names), "dates", "ruler" (`pattern` is the line of its file), "document" (the names
    that the paper itself gives, or `known_bodies.txt`), any other that the pipeline has. Where `kept` is false the span
    gave way to another.
    """

    words: str
    label: str
    layer: str
    pattern: str | None = None
    means: str | None = None
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule whose words stand in a sentence: the kind of fact it looks for, the file it stands in, what came of it."""

    asks: str
    rule: str
    words: str
    file: str
    outcome: str


@dataclass(frozen=True, slots=True)
class SentenceExplained:
    """One sentence. `read_as` says how extraction takes it: only what is "recorded" or "decided" is read as prose.

    `lead` introduces the list that the sentence stands in, `item` is the number of its agenda item. `start` counts in
    the document's text.
    """

    text: str
    start: int
    page: int | None
    read_as: str
    item: str | None
    lead: str | None
    recognised: tuple[Recognised, ...]
    fired: tuple[Fired, ...]
    facts: tuple[AnyFact, ...]
    rejected: tuple[Rejected, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What extraction makes of a text, sentence by sentence, and the meeting against which it was read."""

    kind: str
    body: str | None
    date: str | None
    council: str | None
    sentences: tuple[SentenceExplained, ...]
