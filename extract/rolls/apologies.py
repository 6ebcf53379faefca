"""Apologies that no list gives: in a sentence, or as bare names under their item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.naming.names import name_at
from extract.naming.qualifiers import PLURAL_TITLE_LEAD
from extract.patterns import rows
from extract.rolls.roll import Label, RollEntry, listed_entries
from extract.structure.blocks import Block, Shape
from extract.structure.joining import Joined, join
from extract.structure.sections import Item

FINITE = re.compile(
    r"\b(?:was|were|had|has|have|is|are|been|would|will|that|[a-z]+ed\s+(?:to|the|an?|on|how))\b", re.IGNORECASE
)
_LONGEST_LIST = 900  # characters of a list of apologies
_LABEL = Label("Apologies", "apologies", "", None, None, False)
_END = re.compile(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bCllr)(?<!\bCllrs)\.(?=\s|$)|;(?=\s+[a-z])")
_SAID_NEXT = re.compile(r"(?<!\bwho\s)(?:\bit was\b|\bthat\b|\bwould\b|\bwill\b)")
_SAYS = re.compile(r"\s+(?:\S+\s+){1,7}?[a-z]{3,}\s+(?:the|a|an|to|by|that)\b")
_OPENING = re.compile(r"(?:[^:.]{0,40}:|\d[\d/.]*)\s+")  # "12/24 Apologies: " before the names


def stated_apologies(
    text: str, blocks: tuple[Block, ...], items: tuple[Item, ...], listed: list[RollEntry]
) -> list[RollEntry]:
    """The apologies of a paper that its lists do not give. `listed` are the entries of those lists."""
    told = [*_from_sentences(text, blocks, listed)]
    return [*told, *_from_items(text, items, [*listed, *told])]


@cache
def _leads() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['lead']})" for row in rows("apologies") if "lead" in row), re.IGNORECASE)


def apologies_begin(line: str, start: int, end: int) -> int:
    """Where a sentence within a list begins to tell of apologies; `end` where none does."""
    found = _leads().search(line, start, end)
    return found.start() if found else end


@cache
def _tails() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['tail']})" for row in rows("apologies") if "tail" in row), re.IGNORECASE)


def _from_sentences(text: str, blocks: tuple[Block, ...], listed: list[RollEntry]) -> Iterator[RollEntry]:
    """ "Apologies were received from Ms P Lane and Mr B Reed."; "Cllr Lane and Cllr Reed sent apologies."."""
    for block in blocks:
        line = join(text, block.start, block.end)
        for lead in _leads().finditer(line.text):
            end = sentence_end(line.text, lead.end())
            if any(line.offsets[lead.start()] <= e.start <= line.offsets[end - 1] for e in listed):
                continue
            if told := _SAID_NEXT.search(line.text, lead.end(), end):
                end = told.start()  # of another sentence, whose full stop is lost
            yield from _entries(text, block, line, lead.start(), (lead.end(), end), end)
        for tail in _tails().finditer(line.text):
            start = sentence_start(line.text, tail.start())
            if not any(line.offsets[start] <= e.start < line.offsets[tail.start()] for e in listed):
                yield from _entries(text, block, line, start, (start, tail.start()), tail.end())


def _entries(
    text: str, block: Block, line: Joined, start: int, names: tuple[int, int], end: int
) -> Iterator[RollEntry]:
    part = Joined(line.text[slice(*names)], line.offsets[slice(*names)])
    sentence = Block(block.shape, line.offsets[start], line.offsets[end - 1] + 1)
    yield from listed_entries(part, text, sentence, _LABEL, "apologies", None)


def _from_items(text: str, items: tuple[Item, ...], listed: list[RollEntry]) -> Iterator[RollEntry]:
    """Apologies that stand as a bare list under their item: "3 Apologies: Ann Lane, Bo Reed (BR)"."""
    for item in items:
        if not item.title.lower().startswith("apologies") or any(item.heading[0] <= e.start < item.end for e in listed):
            continue
        whole = join(text, item.start, min(item.end, item.start + _LONGEST_LIST))
        end = sentence_end(whole.text, 0)
        part = Joined(whole.text[:end], whole.offsets[:end])
        if not part.text or FINITE.search(part.text):
            continue
        block = Block(Shape.TEXT, part.offsets[0], part.offsets[-1] + 1)
        yield from listed_entries(part, text, block, _LABEL, "apologies", None)


def sentence_end(line: str, start: int) -> int:
    """Where a list of names ends: at a full stop that closes no title or initial."""
    found = _END.search(line, start)
    return found.start() if found else len(line)


def said_after(line: str, start: int, end: int) -> int:
    """Where a list of names ends that a sentence follows: "Cllr Lane sent his. The Chair opened the meeting"."""
    for found in _END.finditer(line, start, end):
        if _SAYS.match(line, found.end(), end):
            return found.start()
    return end


def sentence_start(line: str, end: int) -> int:
    """Where the names begin that end at `end`: behind the last full stop, and behind "Apologies:"; `end` for none."""
    start = max((found.end() for found in _END.finditer(line, 0, end)), default=0)
    start += len(line[start:end]) - len(line[start:end].lstrip())
    opening = _OPENING.match(line, start, end)
    start = opening.end() if opening else start
    titled = PLURAL_TITLE_LEAD.match(line, start)
    named = name_at(line, titled.end() if titled else start, in_list=True)
    return start if named and named.end <= end else end
