"""The attendance lists of a paper: where they stand, what their headings mean, and whom they name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from extract.naming.names import PersonName, name_at
from extract.naming.qualifiers import PLURAL_TITLE_LEAD
from extract.rolls.apologies import FINITE, apologies_begin, said_after, stated_apologies
from extract.rolls.attendance_sentences import attendance_in_sentences
from extract.rolls.bracketed_holders import bracketed_holders
from extract.rolls.first_names import first_name_at
from extract.rolls.initials_column import without_initials
from extract.rolls.label_places import ATTENDANCE, Place, opened, stretches
from extract.rolls.name_columns import councillors_named, holds_names, names_in_columns
from extract.rolls.post_leads import one_of, post_lead
from extract.rolls.roll import Label, RollEntry, column_entry, label_pattern, listed_entries, names_post
from extract.rolls.tables import Register, register_entries, registers
from extract.structure.blocks import Block, Shape
from extract.structure.joining import Joined, join
from extract.structure.sections import Item

_INITIALS_ONLY = re.compile(r"(?:[A-Z]{2,3}[\s,]*)+")  # a column of initials beside the names
_LONGEST_RUN = 12  # blocks that one list may be broken into, by blank lines between its lines
_ONE_PARAGRAPH = 600  # characters on one line of the document: a paper that has lost its line breaks
_NOBODY = re.compile(  # a line of a list that names nobody
    r"\W*(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|no) (?:other )?"
    r"(?:members?|representatives?) of (?:the )?(?:public|press)[^.]{0,40}"
    r"|there were no absences|none|nil|vacan(?:t|cy))\W*",
    re.IGNORECASE,
)
_ELECTION = re.compile(r"\b(?:election|appointment)s? of\b|\bminutes\b|\breports?\b", re.IGNORECASE)
_ELECTED = re.compile(r"\belection of\b|\belected\b|\bnominations\b|\boffice[- ]bearers\b.{0,40}:\W*\Z", re.IGNORECASE)
_LONGEST_LEAD = 120  # characters
_CHECKED = re.compile(r"\[(?P<mark>[ xX✓])\]\s+")
_INITIALED = re.compile(r"\W{0,3}[\[(][A-Z]{2,4}[\])]\s+(?=[A-Z])")  # "[AP] Ann Pike": how an action list calls her
_COLUMN_HEADS = re.compile(r"\W*(?:Full )?Names?(?:\W+[A-Z][\w/#.' ]{2,30})?\W*")  # "Name   Lot"
_NUMBERED = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,3}\s+#?\d{1,4}(?:\s?[,/&-]\s?\d{1,4})*")  # "May Pike   14"
_BODIES = ("Board", "Committee", "Panel")
_HEAD = 12  # blocks
_LATEST = 60  # blocks; outside items of business a list stands near the head of its paper


def read_roll(
    text: str, blocks: tuple[Block, ...], items: tuple[Item, ...], day: str | None = None
) -> tuple[RollEntry, ...]:
    """All entries of all attendance lists of a paper, in order. `day` is that of the meeting, where it is known."""
    out: list[RollEntry] = []
    current: Label | None = None
    held: str | None = None  # under "Membership" or "Apologies", "Councillors:" lists who belongs or who did not come
    first_item = _business(items)
    officers = False
    tabled = registers(text)
    read: set[int] = set()
    named = councillors_named(text)
    past = 0
    starts = [0]
    for index, block in enumerate(blocks):
        if block.start < past:
            continue
        line = join(text, block.start, block.end)
        where = Place(
            in_items=first_item is not None and block.start >= first_item,
            early=bool(items) or index < _LATEST,
            heading=block.shape is Shape.HEADING,
        )
        table = next((t for t in tabled if t.start < block.end and block.start < t.end), None)
        if table is not None and (table.start in read or _is_roll(table, current, where, _title_at(block, items))):
            if table.start not in read:
                out += register_entries(text, table, current, held, day)
                starts.append(table.start)
            read.add(table.start)
            continue
        label = opened(line, text, where)
        officers = _elects(line.text, label, officers)
        if officers:
            label = current = None
        if label and current is None and label[0].words in _BODIES and index > _HEAD:
            label = None  # "Committee: Ann Pike, Bo Nair" among the officers: who belongs, not who came
        if label is None and current is not None and _NOBODY.fullmatch(line.text):
            continue
        current, rest = label or (current, 0)
        starts += [block.start] if label else []
        if label is not None and current is not None and current.words not in _SUB:
            held = current.status if current.status in ("listed", "apologies", "absent") else None
        start = line.offsets[rest] if rest < len(line.text) else block.end
        if current is None:
            continue
        whole, past = _over_blocks(text, blocks[index:], start, current, held, items, named if label else None)
        if not whole:
            whole, current, held = _of_block(text, block, line, (rest, label is not None), current, held, items, where)
        out += whole
    out += attendance_in_sentences(text, blocks, out)
    told = stated_apologies(text, blocks, items, out)
    starts = sorted([*starts, *(entry.block_start for entry in told)])
    placed = (replace(e, list_start=starts[bisect_right(starts, e.start) - 1]) for e in (*out, *told))
    return tuple(sorted(placed, key=lambda e: e.start))


def _elects(line: str, label: tuple[Label, int] | None, before: bool) -> bool:
    """Whether what follows is a list of officers, and not of those who came: "Those elected: / Chair: "."""
    if label is not None and ATTENDANCE.search(label[0].words):
        return False
    return before or (label is None and len(line) < _LONGEST_LEAD and _ELECTED.search(line) is not None)


def _business(items: tuple[Item, ...]) -> int | None:
    """Where business begins, before which lists stand: the first item may itself be "Present" or "Call to order"."""
    if len(items) < 2:
        return None
    return items[0].heading[0] if _ELECTION.search(items[0].title) else items[1].heading[0]


def _of_block(
    text: str,
    block: Block,
    line: Joined,
    begin: tuple[int, bool],
    label: Label,
    held: str | None,
    items: tuple[Item, ...],
    where: Place,
) -> tuple[list[RollEntry], Label | None, str | None]:
    """The entries of a block under a label, and the label and status that hold for the next one.

    `begin`: where the list begins in the line, and whether the label stands in this very block.
    """
    rest, opens = begin
    status = held
    if not opens and (box := _CHECKED.match(line.text)):  # "- [x] Ann Pike", "- [ ] Bo Nair"
        line = Joined(line.text[box.end() :], line.offsets[box.end() :])
        status = "absent" if box["mark"] == " " and label.status == "present" else held
    if not opens and (initials := _INITIALED.match(line.text)):
        line = Joined(line.text[initials.end() :], line.offsets[initials.end() :])
    if not opens:
        if _COLUMN_HEADS.fullmatch(line.text) and ATTENDANCE.search(label.words):
            return [], label, held
        if _INITIALS_ONLY.fullmatch(line.text):
            return [], label, held
        if not where.in_items and (of := post_lead(line.text)):
            holders = Joined(line.text[of.end() :], line.offsets[of.end() :])
            held_by = replace(label, post=one_of(of["post"]), chair=None)
            return list(listed_entries(holders, text, block, held_by, held or label.status, None)), label, held
        if _titles(text, block, line.text) or not _goes_on(_first_cell(text, block, line), block, label, where):
            return [], (label if _NUMBERED.fullmatch(line.text) else None), held
    elif rest < len(line.text):
        block = replace(block, shape=Shape.TEXT)  # "* Present: Ann Pike, Bo Nair" is no single entry
    if opens and block.lines == 1 and len(line.text) > _ONE_PARAGRAPH:
        line = _before_business(line, rest)
    found = list(_of_line(text, block, line, rest, label, status, items)) if rest < len(line.text) else []
    if last := stretches(line, text, rest)[-1][2]:
        return found, last, None
    return found, (label if found or rest else None), held


def _over_blocks(
    text: str,
    blocks: tuple[Block, ...],
    start: int,
    label: Label,
    held: str | None,
    items: tuple[Item, ...],
    named: dict[str, frozenset[str]] | None,
) -> tuple[list[RollEntry], int]:
    """The entries of a list that runs from `start` over several blocks, and where it ends; none if it does not."""
    if named is not None:
        columns, end = _columns(text, blocks, start, named)
        if columns:
            return [column_entry(name, label, held, start, end) for name in columns], end
    if holders := _holders(text, blocks, start):
        return list(_of_line(text, holders, join(text, start, holders.end), 0, label, held, items)), holders.end
    return [], start


def _columns(
    text: str, blocks: tuple[Block, ...], start: int, named: dict[str, frozenset[str]]
) -> tuple[list[PersonName], int]:
    """The people of a list in columns of surnames and first names that begins at `start`, and where it ends."""
    end = start
    for block in blocks:
        listed = block.shape in (Shape.TEXT, Shape.ROW)
        if not listed or (block.end > start and not holds_names(text[max(start, block.start) : block.end])):
            break
        if block.start > start and label_pattern().fullmatch(join(text, block.start, block.end).text):
            break
        end = block.end
    return (names_in_columns(text, start, end, named) if end > start else []), end


def _holders(text: str, blocks: tuple[Block, ...], start: int) -> Block | None:
    """The blocks from `start` on that one list of posts with bracketed holders fills, as one; None for another list."""
    found: Block | None = None
    for block in blocks[:_LONGEST_RUN]:
        if block.shape is not Shape.TEXT:
            break
        if block.start > start and label_pattern().fullmatch(join(text, block.start, block.end).text):
            break
        if block.end > start and bracketed_holders(join(text, start, block.end).text):
            found = Block(Shape.TEXT, start, block.end)
        if text[start : block.end].rstrip(" *_").endswith("."):
            break
    return found


def _title_at(block: Block, items: tuple[Item, ...]) -> str:
    return next((item.title for item in items if item.heading[0] <= block.start < item.end), "")


def _is_roll(table: Register, current: Label | None, where: Place, title: str) -> bool:
    """Whether a table of people is of those at the meeting: told by its columns, or the label above it."""
    if current is not None:
        return True
    of_attendance = bool(ATTENDANCE.search(title))
    return table.marked and (of_attendance or (where.early and not where.in_items))


def _before_business(line: Joined, rest: int) -> Joined:
    """A paper in one paragraph up to where its first item is numbered: "... and B Reed. 1.0 Minutes The minutes"."""
    found = re.search(
        r"\s(?:\d{1,3}\.\d{0,2}|(?:[A-Z][A-Za-z]{1,5}/)?\d{1,4}/\d{2,4}(?:-\d\d)?)\s+(?=[A-Z])", line.text[rest:]
    )
    end = rest + found.start() if found else len(line.text)
    return Joined(line.text[:end], line.offsets[:end])


def _of_line(
    text: str, block: Block, line: Joined, rest: int, label: Label, held: str | None, items: tuple[Item, ...]
) -> Iterator[RollEntry]:
    """The entries of one line of a list, under its own label and those that follow within the line."""
    for start, stop, own in stretches(line, text, rest):
        used = own or label
        status = used.status if own and own.words not in _SUB else held or used.status
        end = said_after(line.text, start, stop) if status == "apologies" else apologies_begin(line.text, start, stop)
        item = next((i.number for i in items if i.holds(block.start)), None) if used.for_item else None
        part = Joined(line.text[start:end], line.offsets[start:end])
        if part.text:
            yield from listed_entries(part, text, block, used, status, item)


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


def _first_cell(text: str, block: Block, line: Joined) -> str:
    """The words of a line by which it is told whether it goes on with a list: of a row, its first cell."""
    if block.shape is not Shape.ROW or not line.text:
        return without_initials(line, text).text
    cell = text.find("\t", line.offsets[0], block.end)
    return join(text, line.offsets[0], cell if cell > 0 else block.end).text


_BOLD = re.compile(r"\s*(?:<(?:p|strong|b)>\s*)*(?:\*\*|<strong>|<b>)[^*<]+(?:\*\*|</strong>|</b>)[\s\\]*(?:</p>)?\s*")


def _titles(text: str, block: Block, line: str) -> bool:
    """Whether a block is a title and not a name: emphasised as a whole, or that of an item, and surely no name."""
    name = name_at(line, 0, in_list=True)
    sure = name is not None and name.sure
    return not sure and bool(_BOLD.fullmatch(text, block.start, block.end) or re.match(r"Item \d", line))


def _goes_on(line: str, block: Block, label: Label, where: Place) -> bool:
    """Whether a block without label carries a list on: it begins with a name (or, in a list of posts, names one)."""
    if where.heading or (where.in_items and not (label.for_item or block.shape is Shape.BULLET)):
        return False
    if line.rstrip().endswith(".") and FINITE.search(line):
        return False
    if label.for_item and names_post(line) and len(line.split()) < 30:
        return True
    if (titled := PLURAL_TITLE_LEAD.match(line)) and name_at(line, titled.end(), in_list=True):
        return True
    begin = re.match(r"(?:[A-Z][\w’' -]{2,40}\()?\s*", line)
    name = name_at(line, 0, in_list=True)
    if label.words and name is None and block.shape is Shape.BULLET:
        name = first_name_at(line, 0, all_first=False)
    return (name is not None and (name.sure or block.shape is Shape.BULLET or len(line) - name.end < 60)) or bool(
        begin and begin.end() > 1 and name_at(line, begin.end(), in_list=True)
    )
