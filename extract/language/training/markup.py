"""Labelled text, and the markup in which invented minutes are kept: "[[Cllr Ann Lane|PERSON]] left"."""

from __future__ import annotations

import re
from dataclasses import dataclass

LABELS = ("PERSON", "POST", "BODY", "INSPECTION", "STRATEGY", "DATE")

_MARKED = re.compile(r"\[\[(?P<words>[^\[\]|]+)\|(?P<label>[A-Z]+)\]\]")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and the names in it, as (start, end, label) in code points, in order and without overlap."""

    text: str
    spans: tuple[tuple[int, int, str], ...] = ()

    def __add__(self, other: Labelled) -> Labelled:
        at = len(self.text)
        return Labelled(
            self.text + other.text, (*self.spans, *((a + at, b + at, label) for a, b, label in other.spans))
        )


def unmarked(marked: str) -> Labelled:
    """The text without its markup, and what was marked; ValueError for a label that is none of ours."""
    whole, at = Labelled(""), 0
    for found in _MARKED.finditer(marked):
        words, label = found.group("words", "label")
        if label not in LABELS:
            raise ValueError(f"no such label: {found.group()}")
        whole += Labelled(marked[at : found.start()]) + Labelled(words, ((0, len(words), label),))
        at = found.end()
    return whole + Labelled(marked[at:])
