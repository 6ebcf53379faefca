"""Whose action a sentence is by the mark behind it: "ACTION: AB/CD", or initials in the margin of a small body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span

from extract.paper import Paper, Passage
from extract.records import Kind, Ref

_MARK = re.compile(
    r"\bACTIONS?\s*[:–-]\s*(?P<who>(?!(?:[Nn]one|[Nn]il|NONE|NIL)\b)[A-Za-z]{2,12}(?:\s*(?:/|,|&|and)\s*[A-Za-z]{2,12}){0,4})\s*[.;]?\s*\Z"
)
_MARGIN = re.compile(r"\A(?P<who>[A-Z]{2,3}(?:\s*[/,&]\s*[A-Z]{2,3}){0,3})(?:\s*\Z|\s+(?=[A-Z][a-z]))")
_ONE = re.compile(r"[A-Za-z]{2,12}")


@dataclass(frozen=True, slots=True)
class Mark:
    """That the words of `passage` from `start` to `end` are an action of `owners`; `stop` is where the mark ends."""

    passage: Passage
    sentence: Span
    owners: tuple[Ref, ...]
    marked: Passage
    stop: int
    margin: bool

    def holds(self, offset: int) -> bool:
        """Whether an offset of the document lies between the sentence and the end of its mark."""
        after = self.passage.joined.offsets[self.sentence.end_char - 1]
        return after < offset <= self.marked.joined.offsets[self.stop - 1]

    def closes(self, offset: int) -> bool:
        """Whether it stands in the margin at the end of the paragraph of what is said at an offset."""
        offsets = self.marked.joined.offsets
        return self.stop == len(self.marked.text) and self.margin and offsets[0] <= offset < offsets[self.stop - 1]


def initialled(paper: Paper, initials: str) -> Ref | None:
    """The one person of the attendance list who has these initials, or, of a small body, this given name."""
    if initials in paper.directory.short_forms:
        return None
    people = {e.person.name: e.person for e in paper.roll if e.person}
    if initials.isupper() and 2 <= len(initials) <= 3:
        fitting = [p for name, p in sorted(people.items()) if "".join(w[0] for w in name.split()) == initials]
    elif initials[:1].isupper() and len(initials) > 2:
        fitting = [p for name, p in sorted(people.items()) if " " in name and name.split()[0] == initials]
    else:
        return None
    return Ref(Kind.PERSON, fitting[0].name, initials, fitting[0].title) if len(fitting) == 1 else None


def marks(paper: Paper) -> Iterator[Mark]:
    """Every mark, with the sentence before it, whose action it tells."""
    before: tuple[Passage, Span] | None = None
    for passage, sentence in paper.sentences():
        text = sentence.text
        named = _MARK.search(text)
        margin = None if named or before is None or before[0] is not passage else _MARGIN.match(text)
        if named and text[: named.start()].strip():
            before = (passage, sentence)
        if (found := named or margin) and before is not None:
            refs = tuple(r for word in _ONE.findall(found["who"]) if (r := initialled(paper, word)) is not None)
            if refs or named:
                yield Mark(
                    before[0], before[1], refs, passage, sentence.start_char + found.end("who"), margin is not None
                )
        before = (passage, sentence)
