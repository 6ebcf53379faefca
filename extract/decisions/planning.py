"""What a council that is consulted says to planning applications: each application with the words behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.paper import Paper, Passage
from extract.patterns import words
from extract.structure.blocks import Shape

_REFERENCE = re.compile(
    r"\b(?:[A-Z]{1,5}\d{0,2}[/ ])?\d{2,5}/\d{3,6}(?:[/-][A-Z0-9]{1,6})*\b|\b[A-Z]{1,5}\d{0,2}/\d{4,6}(?:/[A-Z]{1,5})*\b"
    r"|\b\d{2,4}/[A-Z]{1,3}/\d{3,5}\b|\b[A-Z]{2}/\d{2,4}/\d{3,6}\b"
)
_PLANNING = re.compile(r"\bplanning\b|\bapplications?\b", re.IGNORECASE)
_JOINS = re.compile(r"[\s,;&]*(?:and|&)?[\s,;]*\Z")
_LEAD_IN = re.compile(
    r"\W*\b(?:resolved|agreed|decision|comments?|recommendation|response)\b\W*(?:to|that)?\W*$", re.IGNORECASE
)  # words of a verdict
_LONGEST = 28  # words of an application
_VERDICT = 14  # words of what is said to it
_BELOW = 2  # passages behind an application in which its verdict may begin
_ABOVE = 30  # passages within which a heading says that these are planning applications
_LEAST = 3  # words of an application beside its number


@dataclass(frozen=True, slots=True)
class Opinion:
    """What is said to an application: its words and those of the verdict, from `start` to `end` of the document.

    `verdict` is where the verdict lies: passage, first character, end.
    """

    place: tuple[int, int]
    start: int
    end: int
    verdict: tuple[int, int, int]
    text: str
    item: str | None

    def holds(self, passage: int, begin: int, close: int) -> bool:
        """Whether characters of a passage tell the verdict."""
        index, start, end = self.verdict
        return passage == index and begin < end and start < close


def opinions(paper: Paper) -> tuple[Opinion, ...]:
    """The council's verdicts on planning applications, in order; those of the planning authority are none of them."""
    passages = list(paper.recorded())
    return tuple(
        opinion
        for place, passage in enumerate(passages)
        if _REFERENCE.search(passage.text) and _of_planning(passages, place)
        for opinion in _opinions(passages, place)
    )


def _of_planning(passages: Sequence[Passage], place: int) -> bool:
    """Whether the item, the passage itself or a heading above says that it is about planning applications."""
    passage = passages[place]
    if passage.item is not None and _PLANNING.search(passage.item.title):
        return True
    above = passages[max(0, place - _ABOVE) : place]
    heads = [p.text for p in above if p.shape in (Shape.HEADING, Shape.NUMBERED) or len(p.text.split()) <= 6]
    return bool(_PLANNING.search(passage.text)) or any(_PLANNING.search(head) for head in heads[-3:])


def _opinions(passages: Sequence[Passage], place: int) -> Iterator[Opinion]:
    passage = passages[place]
    starts = _applications(passage.text)
    for start, end in zip(starts, [*starts[1:], len(passage.text)], strict=True):
        where, found = passage, _verdict().search(passage.text, start, end)
        if found is None and end == len(passage.text):
            for below in passages[place + 1 : place + 1 + _BELOW]:
                if below.item is not passage.item or _REFERENCE.search(below.text):
                    break
                if found := _opening().match(below.text):
                    where = below
                    break
        if found is None:
            continue
        about = passage.text[start : found.end() if where is passage else end].strip(" ,;:.–—-|>")
        about = _LEAD_IN.sub("", about).strip(" ,;:.–—-|>")
        if len(about.split()) <= _LEAST:
            continue
        close = _close(where.text, found, end if where is passage else len(where.text))
        said = " ".join(where.text[found.end() : close].split()[:_VERDICT]).rstrip(" ,;:–—-|")
        text = f"{' '.join(about.split()[:_LONGEST])}: {said}".rstrip(".")
        yield Opinion(
            (passage.index, -1 - start),
            passage.joined.source(start, end)[0],
            where.joined.source(found.end(), close)[1],
            (where.index, found.end(), close),
            text,
            passage.item.number if passage.item else None,
        )


def _close(text: str, found: re.Match[str], end: int) -> int:
    """The end of the sentence of a verdict."""
    stop = re.compile(r"[.;](?=\s|$)").search(text, found.end(), end)
    return stop.start() if stop else end


def _applications(text: str) -> list[int]:
    """Where each application begins; numbers joined by "and" are of one."""
    starts: list[int] = []
    last = 0
    for reference in _REFERENCE.finditer(text):
        if not starts or not _JOINS.match(text[last : reference.start()]):
            starts.append(reference.start())
        last = reference.end()
    return starts


@cache
def _verdict() -> re.Pattern[str]:
    """A verdict in capitals anywhere, or at the head of a sentence, behind a dash or in a cell of its own."""
    said = "|".join(words("planning_verdicts"))
    capitals = "NO (?:OBJECTIONS?|OBSERVATIONS?|COMMENTS?)|SUPPORT(?:ED)?|OBJECT(?:ED|ION|IONS)?|NEUTRAL"
    apart = r"(?<=[.;:|–—\t])\s*|(?<=\s-)\s*"
    return re.compile(rf"(?:{apart})(?=\S)(?:to )?(?=(?i:{said})\b)|(?=\b(?:{capitals})\b)")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\W*(?=(?:{'|'.join(words('planning_verdicts'))})\b)", re.IGNORECASE)
