"""A page's table of who came: a name, what they are, and "Present" or "Apologies" in each row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.attendance_lists import RollEntry
from extract.blocks import Block, Shape
from extract.chair_words import chair_kind
from extract.joining import Joined, join
from extract.names import name_at
from extract.patterns import columns

_TOLD = re.compile(r"\battendance\b|\battend(?:ee|ed)\b", re.IGNORECASE)
_HEAD = 12  # blocks: where a page that holds such a table says so
_OFFICER = re.compile(r"\bofficer\b|\bclerk\b|\bdirector\b", re.IGNORECASE)


def read_attendance_tables(text: str, blocks: tuple[Block, ...]) -> tuple[RollEntry, ...]:
    """The entries of tables of attendance; "Expected" says only that somebody belongs to the body."""
    if not any(_TOLD.search(text[b.start : b.end]) for b in blocks[:_HEAD]):
        return ()
    return tuple(entry for block in blocks if block.shape is Shape.ROW for entry in _entry(text, block))


def _entry(text: str, block: Block) -> Iterator[RollEntry]:
    cells = list(_cells(text, block))
    if not 2 <= len(cells) <= 5:
        return
    status = _statuses().get(cells[-1].text.lower())
    name = name_at(cells[0].text, 0, in_list=True)
    if status is None or name is None or name.end < len(cells[0].text):
        return
    role = cells[1].text if len(cells) > 2 else ""
    officer = bool(_OFFICER.search(role))
    guest = status == "inAttendance" and not officer
    yield RollEntry(
        person=name,
        post=role if officer else None,
        body=None,
        chair_kind=chair_kind(role) if role else None,
        chair_of=None,
        label=cells[-1].text,
        status="inAttendance" if officer and status == "present" else status,
        capacity="officer" if officer else "invited" if guest else "member",
        item=None,
        start=cells[0].offsets[0],
        end=cells[-1].offsets[-1] + 1,
        block_start=block.start,
        block_end=block.end,
    )


def _cells(text: str, block: Block) -> Iterator[Joined]:
    start = block.start
    for cell in text[block.start : block.end].split("\t"):
        joined = join(text, start, start + len(cell))
        if joined.text:
            yield joined
        start += len(cell) + 1


def _statuses() -> dict[str, str]:
    return {words.lower(): status for words, status in columns("attendance_statuses")}
