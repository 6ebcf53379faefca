"""The attendance lists of a paper: where they stand, what their headings mean, and whom they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.blocks import Block, Shape
from extract.chair_words import chair_of
from extract.initials_column import without_initials
from extract.joining import Joined, join
from extract.names import PersonName, name_at
from extract.patterns import rows
from extract.post_names import has_post
from extract.qualifiers import PLURAL_TITLE, Entry
from extract.roll_entries import entries
from extract.sections import Item

_SENTENCE = re.compile(
    r"\b(?:was|were|had|has|have|is|are|been|would|will|that|[a-z]+ed\s+(?:to|the|an?|on|how))\b", re.IGNORECASE
)
_INITIALS_ONLY = re.compile(r"(?:[A-Z]{2,3}[\s,]*)+")  # a column of initials beside the names
_LONGEST_LIST = 900  # characters of a list of apologies
_LATEST = 60  # blocks; outside items of business a list stands near the head of its paper


@dataclass(frozen=True, slots=True)
class RollEntry:
    """One entry of an attendance list. Offsets are those of the document.

    `person` is None where only a post is named. `chair_kind` is set for "(Chairman)" and its kin; `chair_of` when that
    chair is of another body than the one that met. `status` is one of the vocabulary's, or "listed" for a membership
    list that says nothing of attendance. `item` is the number of the item for which somebody attended.
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


@dataclass(frozen=True, slots=True)
class _Label:
    words: str
    status: str
    capacity: str
    chair: str | None
    post: str | None
    for_item: bool


@cache
def _labels() -> dict[str, _Label]:
    return {row["label"].lower(): _label(row) for row in rows("attendance_labels")}


def _label(row: dict[str, Any]) -> _Label:
    return _Label(
        row["label"], row["status"], row["capacity"], row.get("chair"), row.get("post"), bool(row.get("for_item"))
    )


@cache
def _label_pattern() -> re.Pattern[str]:
    longest = sorted(_labels(), key=len, reverse=True)
    alternatives = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest)
    return re.compile(
        rf"(?:>?\s*\[!\w+\]-?\s*|\W{{0,4}})(?P<label>{alternatives})(?:\s*\([^()]{{3,40}}\))?\s*(?P<mark>[:;–-]|$|(?=\s[A-Z]))\s*",
        re.IGNORECASE,
    )


def read_roll(text: str, blocks: tuple[Block, ...], items: tuple[Item, ...]) -> tuple[RollEntry, ...]:
    """All entries of all attendance lists of a paper, in order."""
    out: list[RollEntry] = []
    current: _Label | None = None
    held: str | None = None  # under "Membership" or "Apologies", "Councillors:" lists who belongs or who did not come
    first_item = items[1].heading[0] if len(items) > 1 else None  # the first item may itself be "Present"
    for index, block in enumerate(blocks):
        line = join(text, block.start, block.end)
        where = _Place(
            in_items=first_item is not None and block.start >= first_item,
            early=bool(items) or index < _LATEST,
            heading=block.shape is Shape.HEADING,
        )
        opened = _opened(line.text, where)
        if opened is not None:
            current, rest = opened
            if current.words not in _SUB:
                held = current.status if current.status in ("listed", "apologies", "absent") else None
        elif current is not None and _INITIALS_ONLY.fullmatch(line.text):
            continue
        elif current is None or not _goes_on(line.text, block, current, where):
            current = None
            continue
        else:
            rest = 0
        added = list(_of_line(text, block, line, rest, current, held, items)) if rest < len(line.text) else []
        out += added
        if not added and rest == 0:
            current = None
    out += _from_sentences(text, blocks, out)
    out += _from_items(text, items, out)
    return tuple(sorted(out, key=lambda e: e.start))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line stands: among the items of business, near the head of the paper, as a heading."""

    in_items: bool
    early: bool
    heading: bool


def _opened(line: str, where: _Place) -> tuple[_Label, int] | None:
    """The label that opens a list on this line, and where the list begins behind it."""
    found = _label_pattern().match(line)
    if not found:
        return None
    label = _labels()[re.sub(r"\s+", " ", found.group("label")).lower()]
    if not _stands_for_a_list(label, found, line, where):
        return None
    titled = PLURAL_TITLE.match(found.group("label"))  # "Councillors: Lane, Reed": the label is their title too
    alone = found.end() >= len(line)
    return label, found.start("label") if titled and not alone else found.end()


def _of_line(
    text: str, block: Block, line: Joined, rest: int, label: _Label, held: str | None, items: tuple[Item, ...]
) -> Iterator[RollEntry]:
    """The entries of one line of a list, under its own label and those that follow within the line."""
    inner = _inner_labels(line.text, rest)
    for (start, own), end in zip(inner, [*(s for s, _ in inner[1:]), len(line.text)], strict=True):
        part = Joined(line.text[start:end], line.offsets[start:end])
        used = own or label
        item = next((i.number for i in items if i.holds(block.start)), None) if used.for_item else None
        yield from _entries(part, text, block, used, held or used.status, item)


@cache
def _apology_leads() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['lead']})" for row in rows("apologies")), re.IGNORECASE)


def _from_sentences(text: str, blocks: tuple[Block, ...], listed: list[RollEntry]) -> Iterator[RollEntry]:
    """Apologies given in a sentence: "Apologies were received from Ms P Lane and Mr B Reed."."""
    label = _Label("Apologies", "apologies", "", None, None, False)
    taken = {(e.block_start, e.block_end) for e in listed}
    for block in blocks:
        line = join(text, block.start, block.end)
        for lead in _apology_leads().finditer(line.text) if (block.start, block.end) not in taken else ():
            end = _sentence_end(line.text, lead.end())
            part = Joined(line.text[lead.end() : end], line.offsets[lead.end() : end])
            sentence = Block(block.shape, line.offsets[lead.start()], line.offsets[end - 1] + 1)
            yield from _entries(part, text, sentence, label, "apologies", None)


def _from_items(text: str, items: tuple[Item, ...], listed: list[RollEntry]) -> Iterator[RollEntry]:
    """Apologies that stand as a bare list under their item: "3 Apologies: Ann Lane, Bo Reed (BR)"."""
    label = _Label("Apologies", "apologies", "", None, None, False)
    for item in items:
        if not item.title.lower().startswith("apologies") or any(item.heading[0] <= e.start < item.end for e in listed):
            continue
        whole = join(text, item.start, min(item.end, item.start + _LONGEST_LIST))
        end = _sentence_end(whole.text, 0)
        part = Joined(whole.text[:end], whole.offsets[:end])
        if not part.text or _SENTENCE.search(part.text):
            continue
        block = Block(Shape.TEXT, part.offsets[0], part.offsets[-1] + 1)
        yield from _entries(part, text, block, label, "apologies", None)


def _sentence_end(line: str, start: int) -> int:
    """Where a list of names ends: at a full stop that closes no title or initial."""
    found = re.compile(r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bCllr)\.(?=\s|$)|;(?=\s+[a-z])").search(
        line, start
    )
    return found.start() if found else len(line)


_SUB = {
    "Councillors",
    "Co-opted Church Representatives",
    "Parent Governor Representatives",
    "Co-opted members",
    "Co-optees",
    "Members",
    "Chair",
    "Chairman",
    "Vice-Chairman",
    "Vice Chair",
}


def _stands_for_a_list(label: _Label, found: re.Match[str], line: str, where: _Place) -> bool:
    """A label in the head of a paper, or one that says "for this item" or "apologies" within the business."""
    if label.for_item:
        return True
    rest = line[found.end() :]
    named = name_at(rest, 0, in_list=True) is not None
    if where.in_items and (rest or not where.heading):
        return label.status == "apologies" and found.group("mark") == ":" and named
    return (where.early or where.heading) and not (rest and found.group("mark") != ":" and not named)


def _goes_on(line: str, block: Block, label: _Label, where: _Place) -> bool:
    """Whether a block without label carries a list on: it begins with a name (or, in a list of posts, names one)."""
    if where.heading or (where.in_items and not (label.for_item or block.shape is Shape.BULLET)):
        return False
    if line.rstrip().endswith(".") and _SENTENCE.search(line):
        return False
    if label.for_item and names_post(line) and len(line.split()) < 30:
        return True
    begin = re.match(r"(?:[A-Z][\w’' -]{2,40}\()?\s*", line)
    name = name_at(line, 0, in_list=True)
    return (name is not None and (name.sure or block.shape is Shape.BULLET or len(line) - name.end < 60)) or bool(
        begin and begin.end() > 1 and name_at(line, begin.end(), in_list=True)
    )


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


def _inner_labels(line: str, start: int) -> list[tuple[int, _Label | None]]:
    """Where further labels stand inside one line: "... Councillors: J Lane ... Members of the public – Mr Reed"."""
    out: list[tuple[int, _Label | None]] = [(start, None)]
    for found in re.finditer(r"(?<=[.,;)\w])\s+(?=[A-Z])", line[start:]):
        at = start + found.end()
        label = _label_pattern().match(line, at)
        if label and label.group("mark") in (":", "–", "-") and label.start("label") == at:
            meant = _labels()[re.sub(r"\s+", " ", label.group("label")).lower()]
            if meant.words == "Councillors":
                continue
            out.append((label.end(), meant))
    return out


def _entries(
    line: Joined, text: str, block: Block, label: _Label, status: str, item: str | None
) -> Iterator[RollEntry]:
    line = without_initials(line, text)
    found = entries(line, text, single=block.shape is Shape.BULLET)
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
