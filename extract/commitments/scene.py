"""A promise where it stands: its paper, passage and sentence, with the parties that the sentence names."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span

from extract.commitments.promise_words import Promise
from extract.commitments.unnamed_owners import unnamed_owners
from extract.paper import Paper, Passage
from extract.prose.parties import Party, party_before
from extract.records import Ref


@dataclass(frozen=True, slots=True)
class Scene:
    """A promise in its sentence, with the parties that the sentence names."""

    paper: Paper
    passage: Passage
    sentence: Span
    promise: Promise
    parties: tuple[Party, ...]

    @property
    def doc(self) -> Doc:
        return self.passage.doc

    @property
    def offset(self) -> int:
        """Where the sentence begins in the document."""
        return self.passage.joined.offsets[self.sentence.start_char]


def doer(paper: Paper, passage: Passage, first: int, at: int, parties: tuple[Party, ...]) -> tuple[Ref, ...]:
    """Whoever does what the word at the token `at` says, in the sentence that begins at `first`: the party, office or
    group right before it."""
    if found := party_before(passage.doc, at, first, parties):
        return tuple(p.ref for p in found)
    return unnamed_owners(paper, passage, at, first)
