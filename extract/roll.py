"""The roll of a paper: what its lists and tables of attendance say, without what only announces or breaks off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.attendance_lists import RollEntry, read_roll
from extract.attendance_tables import read_attendance_tables
from extract.blocks import Block
from extract.cut_off import CutOff
from extract.heading import Heading
from extract.sections import Item
from extract.wording import Wording

_BELONGS = ("present", "listed")


def roll_of(
    text: str,
    blocks: tuple[Block, ...],
    items: tuple[Item, ...],
    heading: Heading,
    parts: Wording,
    cuts: tuple[CutOff, ...],
) -> tuple[RollEntry, ...]:
    """All entries that record who came, in order; on a page without a meeting, who belongs to its body."""
    listed = read_roll(text, blocks, items)
    known = {entry.start for entry in listed}
    tabled = (entry for entry in read_attendance_tables(text, blocks) if entry.start not in known)
    entries = sorted((*listed, *tabled), key=lambda e: e.start)
    whole = (e for e in entries if not any(e.start < cut.end and cut.start < e.end for cut in cuts))
    if heading.page is not None:
        return tuple(_belonging(whole))
    return tuple(entry for entry in whole if parts.at(entry.start).records)


def _belonging(entries: Iterator[RollEntry]) -> Iterator[RollEntry]:
    """The members: a list that no meeting belongs to says nothing of attendance."""
    return (replace(entry, status="listed") for entry in entries if entry.status in _BELONGS)
