"""Precision, recall and F1 of recognition by label, on sentences labelled by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from extract.language.training.markup import LABELS, Labelled

Spans = Iterable[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Score:
    """How many spans were found and right, found in all, and there to find; equal only with equal ends and label."""

    right: int
    found: int
    there: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.there) if self.found + self.there else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.found + other.found, self.there + other.there)


def spans_of(doc: Doc) -> set[tuple[int, int, str]]:
    """The entities of a recognised text, articles before them left off, in code points."""
    return {_without_article(doc.text, e.start_char, e.end_char, e.label_) for e in doc.ents}


def scores(sentences: Sequence[Labelled], found: Iterable[Spans]) -> dict[str, Score]:
    """The score of each label, and of all together ("ALL"). `found` are the spans of each sentence."""
    by_label = {label: Score(0, 0, 0) for label in LABELS}
    for sentence, spans in zip(sentences, found, strict=True):
        gold = {_without_article(sentence.text, *span) for span in sentence.spans}
        ours = set(spans)
        for label in LABELS:
            mine, there = ({s for s in some if s[2] == label} for some in (ours, gold))
            by_label[label] += Score(len(mine & there), len(mine), len(there))
    return {**by_label, "ALL": sum(by_label.values(), Score(0, 0, 0))}


def _without_article(text: str, start: int, end: int, label: str) -> tuple[int, int, str]:
    """Whether "the" belongs to a name is nobody's question, but in a date it may."""
    if label != "DATE" and text[start : start + 4].lower() == "the ":
        start += 4
    return start, end, label
