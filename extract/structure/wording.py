"""Which words of a paper were printed before its meeting and which record it: agenda wording, "Minutes:", files.

A council's web page prints an item's agenda wording ("To receive a report ...") above what was minuted under it
("Minutes:", "Decision:"). The wording announces; only what stands under such a label was said and done at the meeting.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from extract.patterns import rows
from extract.structure.blocks import Block, Shape
from extract.structure.joining import join
from extract.structure.sections import Item
from extract.structure.web_pages import tells_agenda_and_minutes

_RESOLVED = re.compile(r"\W*(?:IT WAS )?RESOLVED\b|\W*Resolved(?: that\b|\s*:)")
_LONGEST_LABEL = 60  # characters


class Said(StrEnum):
    """What the words of a passage are."""

    RECORDED = "recorded"  # what was said and done; every word of a paper that does not tell the two apart
    DECIDED = "decided"  # recorded, under a label that says that it was decided
    ANNOUNCED = "announced"  # printed before the meeting
    ATTACHED = "attached"  # the title of a file
    LABEL = "label"  # the words that tell the parts apart

    @property
    def records(self) -> bool:
        """Whether such words tell of the meeting itself."""
        return self in (Said.RECORDED, Said.DECIDED)


@dataclass(frozen=True, slots=True)
class Wording:
    """The stretches of a paper, each from where it starts to where the next one does."""

    starts: tuple[int, ...] = ()
    said: tuple[Said, ...] = ()

    def at(self, offset: int) -> Said:
        """What the words at an offset of the document are."""
        index = bisect_right(self.starts, offset) - 1
        return self.said[index] if index >= 0 else Said.RECORDED

    def until(self, offset: int) -> Wording:
        """The same up to an offset; what follows, the reports behind an agenda, is recorded."""
        return Wording((*self.starts, offset), (*self.said, Said.RECORDED)) if self.starts else self


NOTHING_RECORDED = Wording((0,), (Said.ANNOUNCED,))  # a page that holds no meeting


def wording(text: str, blocks: tuple[Block, ...], items: tuple[Item, ...]) -> Wording:
    """The parts of a paper that prints its agenda's wording with its minutes; any other is recorded throughout."""
    labels = dict(_labels(text, blocks, items))
    minuted = sum(said is Said.RECORDED for said in labels.values())
    decided = sum(said is Said.DECIDED for said in labels.values())
    both = tells_agenda_and_minutes(text, blocks)
    if not minuted and not (both and decided):
        return Wording()
    unlabelled = Said.ANNOUNCED if both or 2 * minuted >= len(items) else Said.RECORDED
    found = list(_stretches(text, blocks, items, labels, unlabelled))
    return Wording(tuple(start for start, _ in found), tuple(said for _, said in found))


@dataclass(frozen=True, slots=True)
class _Label:
    pattern: re.Pattern[str]
    said: Said


@cache
def _known() -> tuple[_Label, ...]:
    return tuple(_Label(re.compile(row["label"], re.IGNORECASE), Said(row["said"])) for row in rows("item_labels"))


def label_of(line: str) -> Said | None:
    """What stands below a line that is but a label; None for any other line."""
    bare = line.strip(" .*_")
    return next((label.said for label in _known() if label.pattern.fullmatch(bare)), None)


def _labels(text: str, blocks: tuple[Block, ...], items: tuple[Item, ...]) -> Iterator[tuple[int, Said]]:
    """Where labels stand among the items, and what each says; an item may itself be called "Minutes:"."""
    headings = {item.heading[0] for item in items}
    for block in blocks:
        inside = bool(items) and block.start >= items[0].heading[0] and block.start not in headings
        short = block.number is None and block.end - block.start <= _LONGEST_LABEL
        if inside and short and (said := label_of(join(text, block.start, block.end).text)):
            yield block.start, said


def _stretches(
    text: str, blocks: tuple[Block, ...], items: tuple[Item, ...], labels: dict[int, Said], unlabelled: Said
) -> Iterator[tuple[int, Said]]:
    """Where what is said changes, and to what."""
    begins = {item.heading[0]: _begin(item, labels, unlabelled) for item in items}
    said = Said.RECORDED
    first = items[0].heading[0]
    for block in blocks:
        if block.start in begins:
            said = begins[block.start]
        elif block.shape is Shape.HEADING and block.start > first and not _within(block, items):
            said = unlabelled  # a title without a number
        elif block.start in labels:
            yield block.start, Said.LABEL
            said = said if labels[block.start] is Said.LABEL else labels[block.start]
            continue
        elif said is Said.ANNOUNCED and _RESOLVED.match(text, block.start, block.end):
            said = Said.RECORDED
        yield block.start, said


def _begin(item: Item, labels: dict[int, Said], unlabelled: Said) -> Said:
    """What the words right below an item's title are."""
    told = any(said in (Said.RECORDED, Said.DECIDED) for at, said in labels.items() if item.start <= at < item.end)
    return Said.ANNOUNCED if told else unlabelled


def _within(block: Block, items: tuple[Item, ...]) -> bool:
    return any(item.heading[0] <= block.start < item.end for item in items)
