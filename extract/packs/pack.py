"""The parts of a document that binds several papers: agenda, reports with their appendices, minutes of meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.packs.excerpt import Excerpt
from extract.packs.part_heads import Head, Titles, appendix_head, minutes_head, report_head
from extract.packs.printed_lines import PrintedLine, printed_lines
from extract.records import Document, Part
from extract.structure.blocks import blocks
from extract.structure.sections import Item, agenda_items

_LONGEST_LIST = 200  # lines of an agenda's own pages
_FRONT = 60  # lines in which a document shows whether it begins as minutes or as an agenda
_HEAD_LINES = 8  # lines of a report behind the last that told its head
_LONGEST_TITLE = 12  # words of a title that is but the first words of an attached paper
_TITLE_WITHIN = 5  # lines at the top of an attached paper among which its title is
_NAMED = re.compile(r"[^\W\d_]{4}")
_STAMPED = 6  # lines from an item's stamp to the first telling line of minutes
_OF_MINUTES = re.compile(r"\bminutes\b", re.IGNORECASE)


def divide(document: Document) -> tuple[Part, ...]:
    """The parts in order, the whole text among them; none where the document is one paper.

    A paper's appendices alone make no pack of it. The first part is the agenda, or a cover where no agenda is.
    """
    lines = printed_lines(document)
    items, list_end = front_list(document.text, lines)
    heads = list(_heads(document.text, lines, items, list_end))
    if not heads:
        return ()
    if heads[0].first > 0:
        kind = "agenda" if items or _begins_as_agenda(lines[: heads[0].first]) else "cover"
        heads.insert(0, Head(kind, kind.capitalize(), None, 0, 0))
    if sum(head.kind not in ("cover", "appendix") for head in heads) < 2:
        return ()
    return tuple(_parts(document, lines, heads, items))


def papers_in(document: Document, parts: Sequence[Part]) -> list[Excerpt]:
    """The papers that the parts of a document make: its own, then the minutes of each other meeting.

    Minutes have the appendices behind them. A pack's own paper is all that is left, an agenda with its reports; that
    of a book of minutes is the first of them, whose cover says nothing that they do not.
    """
    own: list[Part] = []
    bound: list[list[Part]] = []
    filling = own
    for part in parts:
        if part.kind == "minutes" and any(p.kind != "cover" for p in own):
            filling = []
            bound.append(filling)
        elif part.kind == "minutes":
            own.clear()
        elif part.kind != "appendix":
            filling = own
        filling.append(part)
    kind = "minutes" if own[0].kind == "minutes" else "agenda"
    return [Excerpt.of(document, own, kind), *(Excerpt.of(document, group, "minutes") for group in bound)]


def front_list(text: str, lines: Sequence[PrintedLine]) -> tuple[tuple[Item, ...], int]:
    """The items that an agenda lists before its first paper, and the line behind the last of them."""
    limit = next((i for i, line in enumerate(lines) if i and _begins_paper(line)), len(lines))
    limit = min(limit, _LONGEST_LIST)
    if not _begins_as_agenda(lines[:limit]):
        return (), 0
    front = text[: lines[limit].start] if limit < len(lines) else text
    items = agenda_items(front, blocks(front))
    if not items:
        return (), 0
    end = next((i for i, line in enumerate(lines) if line.start > items[-1].heading[0]), len(lines))
    while end < limit and _of_list(lines[end]):
        end += 1
    return items, end


def _of_list(line: PrintedLine) -> bool:
    """Whether a line behind the last item is still the item's ("Report of the Director"), not a head ("Report to:")."""
    told = not line.blank or "report" in line.cues
    return told and not line.page_top and "label" not in line.cues


def _begins_paper(line: PrintedLine) -> bool:
    """Whether a line can only stand in a paper behind the agenda's list, which itself may recommend decisions."""
    stamp = line.cues.get("item")
    return bool(line.cues.keys() & {"opening", "present"}) or (stamp is not None and line.page_top)


def _begins_as_agenda(front: Sequence[PrintedLine]) -> bool:
    return any("agenda" in line.cues for line in front)


def _begins_as_minutes(lines: Sequence[PrintedLine]) -> bool:
    """Whether the first paper is minutes: then headings in it that look like a report's are its items of business."""
    for i, line in enumerate(lines[:_FRONT]):
        if "agenda" in line.cues or "report" in line.cues or "opening" in line.cues:
            return False
        if "present" in line.cues or ("minutes" in line.cues and i < _FRONT // 6):
            return True
    return False


def _heads(text: str, lines: Sequence[PrintedLine], items: tuple[Item, ...], list_end: int) -> Iterator[Head]:
    """The heads of all papers behind the agenda's list, in order."""
    listed = Titles.of(items)
    order = {item.number: place for place, item in enumerate(items)}
    only_minutes = _begins_as_minutes(lines)
    current: Head | None = None
    closing = False  # behind a report's last section: what begins on a new page is attached to it
    at = list_end
    while at < len(lines):
        head = _minutes_at(text, lines, at)
        if head is None and not only_minutes:
            within = current is not None and current.kind == "minutes"
            head = report_head(lines, at, listed, within_minutes=within)
            if head and current and not _later(head, current, order, lines[at]):
                head = None
        if head is None and current is not None:
            head = appendix_head(lines, at) or (_attached(lines, at) if closing else None)
            if head is not None and current.kind != "minutes":
                head = replace(head, number=current.number)
        if head is None or (current is not None and head.first <= current.first):
            closing = closing or (current is not None and _closes(current, lines, at))
            at += 1
            continue
        yield head
        closing = False
        current = replace(head, kind="minutes") if head.kind == "appendix" and _in_minutes(current) else head
        at = head.last + 1


def _minutes_at(text: str, lines: Sequence[PrintedLine], at: int) -> Head | None:
    """The head of minutes that begins at a line, or with the stamp of their item on it."""
    if "item" not in lines[at].cues:
        return minutes_head(text, lines, at)
    for below in range(at + 1, min(at + _STAMPED, len(lines))):
        if lines[below].page_top:
            break
        if (head := minutes_head(text, lines, below)) and head.first <= at:
            return head
    return None


def _in_minutes(current: Head | None) -> bool:
    return current is not None and current.kind == "minutes"


def _later(head: Head, current: Head, order: dict[str, int], line: PrintedLine) -> bool:
    """Whether a report's head is not just the running title or stamp of the paper that it would end.

    Reports come in the order of the agenda; only a stamp ("Agenda Item 5") may say otherwise.
    """
    if head.number is None:
        return True
    if head.number == current.number and current.kind != "minutes":
        return False
    if "item" in line.cues or current.number is None or current.kind == "minutes":
        return True
    return order.get(head.number, len(order)) > order.get(current.number, -1)


def _closes(report: Head, lines: Sequence[PrintedLine], at: int) -> bool:
    """Whether a line opens what stands at a report's end; its head may name a contact officer too."""
    return report.kind == "report" and "closing" in lines[at].cues and at > report.last + _HEAD_LINES


def _attached(lines: Sequence[PrintedLine], at: int) -> Head | None:
    """A paper that begins on a new page behind a report's end, with no head that we know: something attached to it."""
    if not lines[at].page_top or at == 0:
        return None
    named = (line.words for line in lines[at : at + _TITLE_WITHIN] if _NAMED.search(line.words))
    return Head("appendix", " ".join(next(named, "Attachment").split()[:_LONGEST_TITLE]), None, at, at)


def _parts(
    document: Document, lines: Sequence[PrintedLine], heads: Sequence[Head], items: Sequence[Item]
) -> Iterator[Part]:
    approving = next((item.number for item in items if _OF_MINUTES.search(item.title)), None)
    starts = [0, *(lines[head.first].start for head in heads[1:])]
    for head, start, end in zip(heads, starts, [*starts[1:], len(document.text)], strict=True):
        number = head.number or (approving if head.kind == "minutes" else None)
        last = start + len(document.text[start:end].rstrip()) - 1
        pages = document.page_at(start), document.page_at(max(start, last))
        yield Part(head.kind, head.title, number, start, end, *pages)
