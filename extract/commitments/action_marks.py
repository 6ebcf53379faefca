"""Whose action a sentence is by the mark behind it: "ACTION: AB/CD", or initials, a name or an office in the margin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span

from extract.commitments.named_owners import all_owners_named
from extract.paper import Paper, Passage
from extract.patterns import words
from extract.prose.short_names import initialled
from extract.records import Evidence, Ref

_MARK = re.compile(
    r"\bACTIONS?\s*[:–-]\s*(?P<who>(?!(?:[Nn]one|[Nn]il|NONE|NIL)\b)[A-Za-z]{2,12}(?:\s*(?:/|,|&|and)\s*[A-Za-z]{2,12}){0,4})\s*[.;]?\s*\Z"
)
_MARK_NAMED = re.compile(
    r"[(\[]?\b(?:ACTION|Action)(?:S|s|ED|ed)?(?: (?:by|for|on|point))?\s*[:–-]\s*(?P<who>[A-Z][^:;()\[\]]{1,60}?)"
    r"\s*[.;)\]]*\s*\Z"
)
_MARGIN = re.compile(r"\A(?P<who>[A-Z]{2,3}(?:\s*[/,&]\s*[A-Z]{2,3}){0,3})(?:\s*\Z|\s+(?=[A-Z][a-z]))")
_APART = re.compile(r"[\t\n]|\s{3}")  # what parts the margin from the text, in the document
_CLOSED = frozenset(".?!)")
_LEAST = 3  # words of a sentence with a mark
_LONGEST_MARGIN = 6  # words
_ONE = re.compile(r"[A-Za-z]{2,12}")


@dataclass(frozen=True, slots=True)
class Mark:
    """That a sentence of `passage` is an action of `owners`; `stop` is where the mark ends.

    `told` where the sentence only reports what somebody said, or a name on a line of its own may be a signature, so
    that the mark alone makes no commitment of it; `paragraph` where it is a paragraph that the mark belongs to.
    """

    passage: Passage
    sentence: Span
    owners: tuple[Ref, ...]
    marked: Passage
    stop: int
    margin: bool
    told: bool = False
    paragraph: bool = False

    def holds(self, offset: int) -> bool:
        """Whether an offset of the document lies between the sentence and the end of its mark."""
        after = self.passage.joined.offsets[self.sentence.end_char - 1]
        return after < offset <= self.marked.joined.offsets[self.stop - 1]

    def marks_whole(self, words: Evidence) -> bool:
        """Whether the mark belongs to a paragraph in which these words stand."""
        offsets = self.marked.joined.offsets
        return self.paragraph and offsets[0] <= words.start < offsets[self.stop - 1]

    def closes(self, offset: int) -> bool:
        """Whether it stands in the margin at the end of the paragraph of what is said at an offset."""
        offsets = self.marked.joined.offsets
        return self.stop == len(self.marked.text) and self.margin and offsets[0] <= offset < offsets[self.stop - 1]


def marks(paper: Paper) -> Iterator[Mark]:
    """Every mark, with the sentence before it, whose action it tells."""
    before: tuple[Passage, Span] | None = None
    for passage, sentence in paper.sentences():
        text = passage.text_of(sentence)
        marked = "ACTION" in text or "Action" in text
        by_name = _MARK_NAMED.search(text) if marked else None
        owners = all_owners_named(paper, by_name["who"], passage.joined.offsets[sentence.start_char]) if by_name else ()
        named = by_name if owners or not marked else _MARK.search(text)
        margin = None if named or before is None or before[0] is not passage else _MARGIN.match(text)
        if named and text[: named.start()].strip():
            before = (passage, sentence)
        if before is not None and before[0].item is not passage.item:
            before = None  # a mark that opens an item is of nothing in the one before
        if (found := named or margin) and before is not None:
            refs = owners or tuple(
                r for word in _ONE.findall(found["who"]) if (r := initialled(paper, word)) is not None
            )
            if (
                named
                and 0 < len(text[: named.start()].split()) < _LEAST
                and not text[: named.start()].rstrip().endswith(".")
            ):
                continue  # "Not yet: ACTION: Ann" says nothing that is to be done
            if refs or named:
                yield Mark(
                    before[0], before[1], refs, passage, sentence.start_char + found.end("who"), margin is not None
                )
                before = (passage, sentence)
                continue
        if before is not None and before[0] is passage and (refs := _in_margin(paper, passage, sentence)):
            own_line = "\n" in _gap(paper, passage, sentence.start_char)
            told = own_line or any(token.lower_ in words("saying_verbs") for token in before[1])
            yield Mark(before[0], before[1], refs, passage, sentence.end_char, margin=True, told=told, paragraph=True)
        before = (passage, sentence)


def _in_margin(paper: Paper, passage: Passage, sentence: Span) -> tuple[Ref, ...]:
    """Whom the last words of a passage name, where they stand apart and name nobody else: "... ongoing.    Clerk"."""
    start, text = sentence.start_char, passage.text_of(sentence).strip()
    if sentence.end_char < len(passage.text.rstrip()) or not 0 < len(text.split()) <= _LONGEST_MARGIN:
        return ()
    apart = _APART.search(_gap(paper, passage, start)) and passage.text[:start].rstrip()[-1:] in _CLOSED
    return all_owners_named(paper, text, passage.joined.offsets[start]) if apart else ()


def _gap(paper: Paper, passage: Passage, start: int) -> str:
    """The white space of the document before the character `start` of a passage."""
    offsets, last = passage.joined.offsets, len(passage.text[:start].rstrip()) - 1
    return paper.document.text[offsets[last] + 1 : offsets[start]] if last >= 0 else ""
