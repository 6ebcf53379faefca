"""Who the attendance lists of a paper name."""

from __future__ import annotations

from dataclasses import dataclass

from extract.blocks import Block
from extract.names import PersonName
from extract.sections import Item


@dataclass(frozen=True, slots=True)
class RollEntry:
    """One entry of an attendance list. Offsets are those of the document.

    `person` is None where only a post is named. `chair_kind` is set for "(Chairman)" and its kin; `chair_of` when that
    chair is of another body than the one that met. `label` is the list's own heading, `status`/`capacity` what it means.
    """

    person: PersonName | None
    post: str | None
    body: str | None
    chair_kind: str | None
    chair_of: str | None
    label: str
    status: str
    capacity: str
    item: str | None
    start: int
    end: int
    block_start: int
    block_end: int
    note: str | None = None


def read_roll(text: str, blocks: tuple[Block, ...], items: tuple[Item, ...]) -> tuple[RollEntry, ...]:
    """All entries of all attendance lists of a paper, in order."""
    return ()
