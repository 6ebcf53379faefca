"""The roll of a meeting as a paper has it: its lists of attendance, without what only announces or breaks off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.head.heading import Heading
from extract.rolls.capacity import in_capacity, in_company
from extract.rolls.lists import read_roll
from extract.rolls.roll import RollEntry
from extract.structure.blocks import Block
from extract.structure.cut_off import CutOff
from extract.structure.sections import Item
from extract.structure.wording import Wording

_ONLY = "In attendance"
_BELONGS = ("present", "listed")


def meeting_roll(
    text: str,
    blocks: tuple[Block, ...],
    items: tuple[Item, ...],
    heading: Heading,
    parts: Wording,
    cuts: tuple[CutOff, ...],
) -> tuple[RollEntry, ...]:
    """All entries that record who came, in order; on a page without a meeting, who belongs to its body."""
    told = [in_capacity(entry, heading.body) for entry in read_roll(text, blocks, items, heading.date)]
    entries = in_company(list(_as_present(told)), heading.body)
    whole = (e for e in entries if not any(e.start < cut.end and cut.start < e.end for cut in cuts))
    if heading.page is not None:
        return tuple(_belonging(whole))
    return tuple(entry for entry in whole if parts.at(entry.start).records)


def _as_present(entries: list[RollEntry]) -> Iterator[RollEntry]:
    """The entries, those "in attendance" as the members of a paper that calls nobody present, and its chair so."""
    none_present = not any(entry.status in ("present", "partPresent", "substitute") for entry in entries)
    with_chair = {e.list_start for e in entries if e.label == _ONLY and e.chair_kind and not (e.chair_of or e.item)}
    for entry in entries:
        if none_present and entry.label == _ONLY and entry.list_start in with_chair:
            yield replace(entry, status="present", capacity=entry.capacity or "member")
        else:
            yield entry


def _belonging(entries: Iterator[RollEntry]) -> Iterator[RollEntry]:
    """The members: a list that no meeting belongs to says nothing of attendance."""
    return (replace(entry, status="listed") for entry in entries if entry.status in _BELONGS)
