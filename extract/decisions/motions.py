"""Motions and amendments: which words were moved, and how they fared. What was lost or withdrawn binds nobody, and of
what was carried the resolution below it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.paper import Paper, Passage
from extract.patterns import rows
from extract.prose.worded import Worded, fitting
from extract.structure.blocks import Shape

_RESOLVED = re.compile(r"\b(?:RESOLVED|DECIDED)\b|^\W*(?:It was )?[Rr]esolved\b")
_AMENDS = re.compile(r"\bamendment\b", re.IGNORECASE)
_LONGEST = 60  # passages that a motion's words may run over
_FURTHEST = 80  # passages within which it is told how a motion fared


@dataclass(frozen=True, slots=True)
class Motion:
    """Words moved: from the character `start` of the passage `first` to the character `end` of the passage `last`.

    `fate` is "lost" (or withdrawn), "carried", or None where nothing tells; `restated`: a resolution follows that says
    what was carried.
    """

    first: int
    start: int
    last: int
    end: int
    amends: bool
    fate: str | None = None
    restated: bool = False

    def holds(self, passage: Passage, at: int) -> bool:
        """Whether a character of a passage is among the words moved."""
        return (self.first, self.start) <= (passage.index, at) and (passage.index, at) < (self.last, self.end)

    @property
    def binds(self) -> bool:
        """Whether its words may stand for what was decided."""
        return self.fate != "lost" and not self.restated


def motions(paper: Paper) -> tuple[Motion, ...]:
    """The motions and amendments of a paper, in order."""
    passages = [p for p in paper.passages if p.said.records]
    found: list[Motion] = []
    for place, passage in enumerate(passages):
        if any(m.first <= passage.index <= m.last for m in found):
            continue
        for sentence in passage.sentences:
            if opening := _first("opens", passage.text_of(sentence)):
                start = sentence.start_char + opening.end()
                last, end = _extent(passages, place, sentence.end_char)
                amends = bool(_AMENDS.search(opening.group()))
                fate, restated = _fared(passages, place, last, end, amends)
                found.append(Motion(passage.index, start, last.index, end, amends, fate, restated))
                break
    return tuple(found)


def moved_only(found: Sequence[Motion], passage: Passage, at: int) -> str | None:
    """Why words are but a motion's and bind nobody; None for all others."""
    motion = next((m for m in found if m.holds(passage, at)), None)
    if motion is None or motion.binds:
        return None
    return "moved, and lost or withdrawn" if motion.fate == "lost" else "moved; the resolution tells it"


def motion_before(found: Sequence[Motion], passage: Passage, at: int) -> Motion | None:
    """The motion that words at a place tell the outcome of: the last before them."""
    before = [m for m in found if (m.last, m.end) <= (passage.index, at)]
    return max(before, key=lambda m: (m.last, m.end), default=None)


def _extent(passages: Sequence[Passage], place: int, end: int) -> tuple[Passage, int]:
    """The last passage that a motion's words run to, and where they end in it."""
    opening = passages[place]
    last = opening
    introduces = opening.text[:end].rstrip().endswith((":", "that", "“", ";", ":-")) and not opening.text[end:].strip()
    quoted = opening.text.count("“") - opening.text.count("”")
    if not introduces and quoted <= 0:
        return opening, end
    began = opening.text.count("“") > 0
    for passage in passages[place + 1 : place + _LONGEST]:
        if passage.shape is Shape.HEADING or passage.item is not opening.item or _ends_it(opening, passage, quoted):
            break
        if passage.shape is Shape.TEXT and quoted <= 0 and last is not opening:
            break
        last, end = passage, len(passage.text)
        began = began or "“" in passage.text
        quoted += passage.text.count("“") - passage.text.count("”")
        if began and quoted <= 0:
            break
    return last, end


def _ends_it(opening: Passage, passage: Passage, quoted: int) -> bool:
    """Whether a passage is the paragraph that follows a numbered one, and no entry of its motion."""
    if any(_first(tells, passage.text) for tells in ("lost", "carried")) and len(passage.text) < 120:
        return True
    numbers = opening.number, passage.number
    return (
        quoted <= 0
        and all(n is not None and n.isdigit() for n in numbers)
        and int(str(numbers[1])) == 1 + int(str(numbers[0]))
    )


def _fared(passages: Sequence[Passage], place: int, last: Passage, end: int, amends: bool) -> tuple[str | None, bool]:
    """How a motion fared, and whether a resolution says again what was carried; amendments moved meanwhile have their
    own fate told first."""
    item = passages[place].item
    others = 0
    fate: str | None = None
    for passage, text in _told_after(passages, place, last, end):
        if passage.item is not item and (item is None or passage.item is not None):
            break
        if opening := _first("opens", text):
            if fate or (not _AMENDS.search(opening.group()) and not amends):
                break
            others += 1
            continue
        if _RESOLVED.search(text):
            return ("carried", True) if fate != "lost" else (fate, False)
        if fate:
            continue
        for tells in ("lost", "carried"):
            if match := _first(tells, text):
                of_amendment = bool(_AMENDS.search(match.group())) or (
                    "motion" not in match.group().lower() and others > 0
                )
                if of_amendment and not amends:
                    others -= 1
                elif of_amendment or not amends or others == 0:
                    fate = tells
                break
        if fate == "lost":
            break
    return fate, False


def _told_after(passages: Sequence[Passage], place: int, last: Passage, end: int) -> Iterator[tuple[Passage, str]]:
    for passage in passages[place : place + _LONGEST + _FURTHEST]:
        if passage.index < last.index:
            continue
        for sentence in passage.sentences:
            if passage.index > last.index or sentence.start_char >= end:
                yield passage, passage.text_of(sentence)


@cache
def _patterns(tells: str) -> tuple[Worded, ...]:
    return tuple(Worded.of(row, flags=re.IGNORECASE) for row in rows("motions") if row.get("tells") == tells)


def _first(tells: str, text: str) -> re.Match[str] | None:
    return next((match for worded in fitting(_patterns(tells), text) if (match := worded.pattern.search(text))), None)
