"""What is said of a trained model beside it: what it learnt from, how much of it, and how well it recognises."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.language.training.markup import LABELS, Labelled
from extract.language.training.scores import Score

_WHAT = """\
# Model card: {name}

Recognises people, posts, bodies, inspections, strategies and dates in English minutes. It is a small convolutional
network over hashed words (spaCy `ner`), and stands behind the patterns: it fills what they left and overrides nothing.

**Trained on** text made in this repository alone: sentence templates filled from word lists of names, posts, bodies,
strategies, inspections and dates, and invented minutes labelled by hand, with copies of them under other names.
{corpus} No real minutes, no downloaded model and no word vectors went into {it}.
Names of places and bodies are invented or belong to everybody; given names and surnames are common ones.

**Not for** deciding who somebody is: it marks words. It was trained on the English of councils and boards of Britain,
Ireland and the United States, and has seen no other.

| | |
|---|---|
| seed | {seed} |
| texts | {texts} |
| SHA-256 of texts and labels | `{digest}` |
| sentences it was judged by | {judged}, written by hand, none of them trained on |

| label | spans trained on | precision | recall | F1 | with the patterns: precision | recall | F1 |
|---|---|---|---|---|---|---|---|
{rows}
"""
_OWN = "No other text was used."
_CORPUS = "Besides, {count} passages of the papers that its maker named, labelled by the patterns and so not by hand."


@dataclass(frozen=True, slots=True)
class Training:
    """What a model was trained on, and its scores by label: alone, and behind the patterns."""

    name: str
    seed: int
    texts: int
    weak: int
    digest: str
    spans: Mapping[str, int]
    judged: int
    alone: Mapping[str, Score]
    layered: Mapping[str, Score]

    def meta(self) -> dict[str, object]:
        """The same for `meta.json`."""
        return {
            "seed": self.seed,
            "texts": self.texts,
            "weakly_labelled": self.weak,
            "sha256": self.digest,
            "spans": dict(self.spans),
            "judged_by": self.judged,
            "scores": {label: _figures(score) for label, score in self.alone.items()},
            "scores_with_patterns": {label: _figures(score) for label, score in self.layered.items()},
        }

    def card(self) -> str:
        """The model card, in Markdown."""
        rows = "\n".join(self._row(label) for label in (*LABELS, "ALL"))
        return _WHAT.format(
            name=self.name,
            corpus=_CORPUS.format(count=self.weak) if self.weak else _OWN,
            it="the rest" if self.weak else "it",
            seed=self.seed,
            texts=self.texts,
            digest=self.digest,
            judged=self.judged,
            rows=rows,
        )

    def _row(self, label: str) -> str:
        count = sum(self.spans.values()) if label == "ALL" else self.spans[label]
        figures = [f"{value:.2f}" for s in (self.alone, self.layered) for value in _figures(s[label]).values()]
        return f"| {label} | {count} | {' | '.join(figures)} |"

    def line(self) -> str:
        """The scores in one line: F1 of each label behind the patterns."""
        by_label = ", ".join(f"{label} {self.layered[label].f1:.2f}" for label in LABELS)
        behind = f"{self.judged} sentences written by hand, with the patterns"
        return f"F1 on {behind}: {by_label}; all {self.layered['ALL'].f1:.2f}"


def counted(texts: Sequence[Labelled]) -> dict[str, int]:
    """How many spans of each label some texts hold."""
    return {label: sum(span[2] == label for text in texts for span in text.spans) for label in LABELS}


def _figures(score: Score) -> dict[str, float]:
    return {"p": round(score.precision, 3), "r": round(score.recall, 3), "f": round(score.f1, 3)}
