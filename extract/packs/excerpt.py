"""Stretches of a document read as a paper of their own, with the way back to where their words stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from extract.records import AgendaItem, AnyFact, Document, Evidence, Part, Rejected

_AROUND = 32  # characters of prefix and suffix kept with a quote


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What `spans` of a document say, as a document.

    `front` is where the text ends that has the heading, the items and the list of those present; at `cuts` another
    part begins; `reports` are the parts that belong to an item of business. All count in the excerpt's own text.
    `kind` is that of the paper, where its place in the document tells it.
    """

    origin: Document
    spans: tuple[tuple[int, int], ...]
    document: Document
    front: int
    cuts: tuple[int, ...] = ()
    reports: tuple[Part, ...] = ()
    kind: str | None = None

    @classmethod
    def whole(cls, document: Document) -> Excerpt:
        """All of a document."""
        return cls(document, ((0, len(document.text)),), document, len(document.text))

    @classmethod
    def of(cls, document: Document, parts: Sequence[Part], kind: str | None) -> Excerpt:
        """Some parts of a document, read as one paper; the first, or the one behind a cover, is its front."""
        text = "".join(document.text[part.start : part.end] for part in parts)
        ends = list(accumulate(part.end - part.start for part in parts))
        moved = [replace(p, start=end - (p.end - p.start), end=end) for p, end in zip(parts, ends, strict=True)]
        front = next((p.end for p in moved if p.kind != "cover"), len(text))
        return cls(
            document,
            tuple((part.start, part.end) for part in parts),
            replace(document, text=text, pages=(), warnings=()),
            front,
            tuple(ends[:-1]),
            tuple(p for p in moved if p.number and p.kind in ("report", "appendix")),
            kind,
        )

    def place(self, offset: int) -> int:
        """Where a character of the excerpt stands in the whole document."""
        begins = [0, *accumulate(end - start for start, end in self.spans)]
        span = bisect_right(begins, offset, hi=len(self.spans)) - 1
        return self.spans[span][0] + offset - begins[span]

    def placed(self, fact: AnyFact | Rejected) -> AnyFact | Rejected:
        """A fact read in the excerpt, with the words that prove it where they stand in the whole document."""
        if self.document is self.origin:
            return fact
        moved = replace(fact, evidence=words_of(self.origin, *self._span(fact.evidence.start, fact.evidence.end)))
        if isinstance(moved, AgendaItem):
            start, end = self._span(moved.start, moved.end)
            return replace(moved, start=start, end=end)
        return moved

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self.place(start), self.place(end - 1) + 1 if end > start else self.place(start)


def words_of(document: Document, start: int, end: int) -> Evidence:
    """The words of `document.text[start:end]`, white space at the ends left off."""
    text = document.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    around = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return Evidence(start, end, text[start:end], *around, document.page_at(start))
