"""The attendance lists of a paper: where they stand, what their headings mean, and whom they name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.naming.names import PersonName, name_at
from extract.naming.post_names import has_post
from extract.naming.qualifiers import PLURAL_TITLE, PLURAL_TITLE_LEAD
from extract.rolls.apologies import FINITE, said_after, stated_apologies
from extract.rolls.bracketed_holders import bracketed_holders
from extract.rolls.initials_column import without_initials
from extract.rolls.name_columns import councillors_named, holds_names, names_in_columns
from extract.rolls.roll import Label, RollEntry, column_entry, label_pattern, listed_entries, meaning_of, names_post
from extract.rolls.tables import Register, register_entries, registers
from extract.structure.blocks import Block, Shape
from extract.structure.joining import Joined, join
from extract.structure.sections import Item

_INITIALS_ONLY = re.compile(r"(?:[A-Z]{2,3}[\s,]*)+")  # a column of initials beside the names
_ATTENDANCE = re.compile(r"\battend|\bpresent\b|\bapolog|\broll\b|\bsederunt\b", re.IGNORECASE)
_LONGEST_RUN = 12  # blocks that one list may be broken into, by blank lines between its lines
_LONGEST_POST = 8  # words
_ONE_PARAGRAPH = 600  # characters on one line of the document: a paper that has lost its line breaks
_NOBODY = re.compile(  # a line of a list that names nobody
    r"\W*(?:(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|several|no) (?:other )?"
    r"(?:members?|representatives?) of (?:the )?(?:public|press)[^.]{0,40}"
    r"|there were no absences|none|nil|vacan(?:t|cy))\W*",
    re.IGNORECASE,
)
_LATEST = 60  # blocks; outside items of business a list stands near the head of its paper


def read_roll(
    text: str, blocks: tuple[Block, ...], items: tuple[Item, ...], day: str | None = None
) -> tuple[RollEntry, ...]:
    """All entries of all attendance lists of a paper, in order. `day` is that of the meeting, where it is known."""
    out: list[RollEntry] = []
    current: Label | None = None
    held: str | None = None  # under "Membership" or "Apologies", "Councillors:" lists who belongs or who did not come
    first_item = items[1].heading[0] if len(items) > 1 else None  # the first item may itself be "Present"
    tabled = registers(text)
    read: set[int] = set()
    named = councillors_named(text)
    past = 0
    starts = [0]
    for index, block in enumerate(blocks):
        if block.start < past:
            continue
        line = join(text, block.start, block.end)
        where = _Place(
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
        opened = _opened(line.text, where) or _opened_within(line, text, where)
        if opened is None and current is not None and _NOBODY.fullmatch(line.text):
            continue
        current, rest = opened or (current, 0)
        starts += [block.start] if opened else []
        if opened is not None and current is not None and current.words not in _SUB:
            held = current.status if current.status in ("listed", "apologies", "absent") else None
        start = line.offsets[rest] if rest < len(line.text) else block.end
        if current is not None:
            whole, past = _over_blocks(text, blocks[index:], start, current, held, items, named if opened else None)
            out += whole
            if whole:
                continue
        if opened is None and current is not None and _INITIALS_ONLY.fullmatch(line.text):
            continue
        if opened is None and current is not None and not where.in_items and (of := _post_lead(line.text)):
            out += listed_entries(
                _from(line, of.end()),
                text,
                block,
                replace(current, post=_one(of["post"]), chair=None),
                held or current.status,
                None,
            )
            continue
        if opened is None and not (current and _goes_on(without_initials(line, text).text, block, current, where)):
            current = None
        if current is None:
            continue
        if opened and block.lines == 1 and len(line.text) > _ONE_PARAGRAPH:
            line = _before_business(line, rest)
        added = list(_of_line(text, block, line, rest, current, held, items)) if rest < len(line.text) else []
        out += added
        if last := _stretches(line, text, rest)[-1][2]:
            current, held = last, None
        if not added and rest == 0:
            current = None
    told = stated_apologies(text, blocks, items, out)
    starts = sorted([*starts, *(entry.block_start for entry in told)])
    placed = (replace(e, list_start=starts[bisect_right(starts, e.start) - 1]) for e in (*out, *told))
    return tuple(sorted(placed, key=lambda e: e.start))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line stands: among the items of business, near the head of the paper, as a heading."""

    in_items: bool
    early: bool
    heading: bool


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


def _is_roll(table: Register, current: Label | None, where: _Place, title: str) -> bool:
    """Whether a table of people is of those at the meeting: told by its columns, or the label above it."""
    if current is not None:
        return True
    of_attendance = bool(_ATTENDANCE.search(title))
    return table.marked and (of_attendance or (where.early and not where.in_items))


def _opened(line: str, where: _Place) -> tuple[Label, int] | None:
    """The label that opens a list on this line, and where the list begins behind it."""
    found = label_pattern().match(line)
    if not found:
        return None
    label = meaning_of(found)
    if not _stands_for_a_list(label, found, line, where):
        return None
    titled = PLURAL_TITLE.fullmatch(found.group("label"))  # "Councillors: Lane, Reed": the label is their title too
    alone = found.end() >= len(line)
    return label, found.start("label") if titled and not alone else found.end()


def _opened_within(line: Joined, text: str, where: _Place) -> tuple[Label, int] | None:
    """The label that opens a list within a paragraph near the head of a paper, at a line's start or anywhere in it.

    Some papers come as one paragraph, so a label counts that says attendance, has a colon and stands before a name.
    """
    if where.heading or not where.early:
        return None
    for found in re.finditer(r"(?<=\S)\s+(?:\d[\d/.]*\s+)?(?=[A-ZÀ-Þ])", line.text):
        at = found.end()
        label = label_pattern().match(line.text, at)
        if not label or label.start("label") != at or label.group("mark") not in (":", ";"):
            continue
        meant = meaning_of(label)
        if not _ATTENDANCE.search(meant.words) or (where.in_items and meant.status != "apologies"):
            continue
        titled = PLURAL_TITLE.match(line.text, label.end())
        if titled or name_at(line.text, label.end(), in_list=True):
            return meant, label.end()
    return None


def _post_lead(line: str) -> re.Match[str] | None:
    """The post before those who hold it, in a list: "County Manager: Ann Pike", "Directors: Bo Nair, Cy Dow"."""
    found = re.match(r"(?P<post>[A-Z][\w/&’' -]{2,60}?)\s*:\s*(?=[A-Z])", line)
    if not found or len(found["post"].split()) > _LONGEST_POST or not has_post(found["post"]):
        return None
    return found if name_at(line, found.end(), in_list=True) else None


def _one(post: str) -> str:
    """The post of one of its holders: "Senior Executive Officers" gives "Senior Executive Officer"."""
    return re.sub(r"(?<=[a-z])s(?=\Z| of\b| for\b)", "", post, count=1)


def _before_business(line: Joined, rest: int) -> Joined:
    """A paper in one paragraph up to where its first item is numbered: "... and B Reed. 1.0 Minutes The minutes"."""
    found = re.search(
        r"\s(?:\d{1,3}\.\d{0,2}|(?:[A-Z][A-Za-z]{1,5}/)?\d{1,4}/\d{2,4}(?:-\d\d)?)\s+(?=[A-Z])", line.text[rest:]
    )
    end = rest + found.start() if found else len(line.text)
    return Joined(line.text[:end], line.offsets[:end])


def _from(line: Joined, at: int) -> Joined:
    return Joined(line.text[at:], line.offsets[at:])


def _of_line(
    text: str, block: Block, line: Joined, rest: int, label: Label, held: str | None, items: tuple[Item, ...]
) -> Iterator[RollEntry]:
    """The entries of one line of a list, under its own label and those that follow within the line."""
    for start, end, own in _stretches(line, text, rest):
        used = own or label
        status = used.status if own and own.words not in _SUB else held or used.status
        if status == "apologies":
            end = said_after(line.text, start, end)
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


def _stands_for_a_list(label: Label, found: re.Match[str], line: str, where: _Place) -> bool:
    """A label in the head of a paper, or one that says "for this item" or "apologies" within the business."""
    if label.for_item:
        return True
    rest = line[found.end() :]
    named = name_at(rest, 0, in_list=True) is not None
    if where.in_items and (rest or not where.heading):
        return label.status == "apologies" and found.group("mark") == ":" and named
    return (where.early or where.heading) and not (rest and found.group("mark") != ":" and not named)


def _goes_on(line: str, block: Block, label: Label, where: _Place) -> bool:
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
    return (name is not None and (name.sure or block.shape is Shape.BULLET or len(line) - name.end < 60)) or bool(
        begin and begin.end() > 1 and name_at(line, begin.end(), in_list=True)
    )


def _stretches(line: Joined, text: str, start: int) -> list[tuple[int, int, Label | None]]:
    """The stretches of one line that further labels part, each with the label that it stands under, None for the
    first: "... Councillors: J Lane ... Members of the public – Mr Reed"."""
    out: list[tuple[int, int, Label | None]] = []
    own: Label | None = None
    begin = start
    places = [found.end() for found in re.finditer(r"(?<=[.,;:)\w])\s+(?=[A-ZÀ-Þ])", line.text)]
    for at in places:
        if at < begin or (at == begin and not out):
            continue
        label = label_pattern().match(line.text, at)
        if not label or label.start("label") != at or not _parts(label, line, text):
            continue
        meant = meaning_of(label)
        if meant.words != "Councillors":
            out.append((begin, at, own))
            begin, own = label.end(), meant
    return [*out, (begin, len(line.text), own)]


def _parts(label: re.Match[str], line: Joined, text: str) -> bool:
    """Whether a label within a line opens another list: by its colon, or alone on its line of the document."""
    start, end = line.source(*label.span("label"))
    if not label.group("mark") or label.group("mark")[:1] not in ":;–-":
        before, after = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
        return not before.strip(" *_#") and not after.strip(" *_:")
    if " " in label.group("label") or _ATTENDANCE.search(label.group("label")):
        return True
    return (
        line.text[: label.start("label")].rstrip()[-1:] in ".,;:)"
        or "\n" in text[line.offsets[label.start("label") - 1] : start]
    )
