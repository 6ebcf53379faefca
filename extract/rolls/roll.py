"""The roll of a meeting: what one entry of it says, what the labels of its lists mean, and how their words are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.naming.chair_words import chair_of
from extract.naming.names import PersonName
from extract.naming.post_names import has_post
from extract.naming.qualifiers import Entry
from extract.patterns import rows
from extract.rolls.bracketed_holders import bracketed_holders
from extract.rolls.entries import entries
from extract.rolls.entry_lines import entry_lines
from extract.rolls.initials_column import without_initials
from extract.structure.blocks import Block, Shape
from extract.structure.joining import Joined

_OFFICES = re.compile(
    r"(?:trustees|supervisors|commissioners|directors|council ?members|aldermen|selectmen)\b", re.IGNORECASE
)
_FIRST_NAMES = re.compile(r"attend|present|apolog|regrets|particip|guests|owners|absent", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RollEntry:
    """One entry of an attendance list. Offsets are those of the document.

    `person` is None where only a post is named. `chair_kind` is set for "(Chairman)" and its kin; `chair_of` when that
    chair is of another body than the one that met. `status` is one of the vocabulary's, or "listed" for a membership
    list that says nothing of attendance. `item` is the number of the item for which somebody attended. `list_start` is
    where the list stands that the entry is of.
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
    list_start: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    words: str
    status: str
    capacity: str
    chair: str | None
    post: str | None
    for_item: bool
    needs_colon: bool = False


@cache
def labels() -> dict[str, Label]:
    return {row["label"].lower(): _label(row) for row in rows("attendance_labels")}


def _label(row: dict[str, Any]) -> Label:
    return Label(
        row["label"],
        row["status"],
        row["capacity"],
        row.get("chair"),
        row.get("post"),
        bool(row.get("for_item")),
        bool(row.get("needs_colon")),
    )


_OWNER = (  # "Harbour District attendees": whose they are
    r"(?-i:(?!Other|Also|Non|Not|No|Additional|Apolog|Officer|Staff|Public|School|Pupil)[A-Z][\w'’&-]+ ){1,3}"
    r"(?=attend|particip|owners|homeowners|residents|(?:board |committee |council )?members)"
)


@cache
def label_pattern() -> re.Pattern[str]:
    longest = sorted(labels(), key=len, reverse=True)
    alternatives = "|".join(re.escape(w).replace(r"\ ", r",?\s+") for w in longest)
    return re.compile(
        rf"(?:>?\s*\[!\w+\]-?\s*|[^\W\d][^:/\n]{{2,30}}\s*/\s*|\W{{0,4}}|\W{{0,4}}(?P<owner>{_OWNER}))(?P<label>{alternatives})(?:\s*/\s*[^:/\n]{{3,40}}(?=:))?(?:\s*\([^()]{{3,40}}\))?"
        r"(?:\s+(?:via|on|by|remotely|online|virtually)\b[^:\n]{0,25}(?=:))?\s*(?P<mark>[:;–-]|$|(?=\s[A-Z]))\s*(?:[–-]\s+)?",
        re.IGNORECASE,
    )


def meaning_of(found: re.Match[str]) -> Label:
    """What a label means that `label_pattern` found: "Also, present" is "Also present"."""
    return labels()[re.sub(r",?\s+", " ", found.group("label")).lower()]


def names_post(line: str) -> bool:
    """Whether a line of a list names a post, or a chair of some body, and nobody by name."""
    return has_post(line) or chair_of(line) is not None


def _bare_posts(line: str) -> Iterator[Entry]:
    """The posts of a list that names nobody: "Chief Financial Officer, Head of Waste and Head of Roads"."""
    start = 0
    cuts = re.finditer(r"[,;]\s+(?:and\s+)?(?=[A-Z])|\s+and\s+(?:the\s+)?(?=[A-Z])", line)
    one = not all(has_post(part) for part in re.split(r"[,;]\s+", line))  # "Chief Executive, LSB and Head of Leys"
    for found in (*(() if one else cuts), None):
        end, following = found.span() if found else (len(line), len(line))
        if found and not (has_post(line[start:end]) and has_post(re.split(r"[,;]|\sand\s", line[following:])[0])):
            continue
        yield Entry(None, start, end, post=line[start:end].strip(" ."))
        start = following


def listed_entries(
    line: Joined, text: str, block: Block, label: Label, status: str, item: str | None
) -> Iterator[RollEntry]:
    line = without_initials(line, text)
    if apart := entry_lines(line, text):
        for part in apart:
            yield from _entries(part, text, block, label, status, item, sole=True)
        return
    yield from _entries(line, text, block, label, status, item)


def _entries(
    line: Joined, text: str, block: Block, label: Label, status: str, item: str | None, *, sole: bool = False
) -> Iterator[RollEntry]:
    single = sole or block.shape is Shape.BULLET
    first = _FIRST_NAMES.search(label.words) is not None
    found = bracketed_holders(line.text) or entries(
        line, text, single=single, sole=sole, first_names=first, surnames=_OFFICES.match(label.words) is not None
    )
    if not found and (label.for_item or label.capacity == "officer") and names_post(line.text):
        found = list(_bare_posts(line.text))
    for entry in found:
        start, end = line.source(entry.start, entry.end)
        yield RollEntry(
            entry.person,
            entry.post or label.post,
            entry.body,
            entry.chair or label.chair,
            entry.chair_body,
            label.words,
            status,
            label.capacity,
            item,
            start,
            end,
            block.start,
            block.end,
            entry.note,
        )


def column_entry(person: PersonName, label: Label, status: str | None, start: int, end: int) -> RollEntry:
    """The entry of somebody whose name stands in the columns of a list that lies between `start` and `end`."""
    return RollEntry(
        person, label.post, None, label.chair, None, label.words, status or label.status, label.capacity, None,
        person.start, person.end, start, end,
    )  # fmt: skip
