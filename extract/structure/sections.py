"""The agenda items of a paper: which numbered lines are items of business, their titles, where each one's text lies."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.records import Part
from extract.structure.blocks import Block, Shape
from extract.structure.item_series import Candidate, series, standard_title
from extract.structure.joining import Joined, join

_LONGEST_TITLE = 22  # words; a longer numbered line is a paragraph of a report
_NOISE = re.compile(
    r"\s*(?:pdf icon.*|PDF [\d.]+ ?[KM]B.*|\(Pages? [\d\s–-]+\)|\(Indicative tim[^()]*\)|\t.*)\Z", re.IGNORECASE
)
_ITEM_BELOW = re.compile(r"\(\s*(?:Agenda )?Item (\d{1,4}[A-Za-z]?)\.?\s*\)\Z", re.IGNORECASE)
_MEETING_BELOW = re.compile(r"Meeting of\b", re.IGNORECASE)  # on the page of one item, below its title
_LONGEST_ALONE = 8  # words of a title on a line of its own, with a sentence below it
_UNFINISHED = re.compile(
    r"\b(?:and|or|of|the|a|an|in|on|to|for|by|with|at|from|as|that|which|who|was|were|is|are|had|has|have|will|would)\b\W*\Z"
    r"|\b(?:was|were|is|are|had|has|have|will|would|that|noted|agreed)\b",
    re.IGNORECASE,
)
_HEAD = 1500  # characters of a report in which its title stands
_TITLE_OPENS = re.compile(r"(?:To|Whether|Report|Notice|Question|Motion)\b")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|should|shall|could|can|agreed|confirmed|noted|went|asked|said|gave"
    r"|reported|stated|explained|advised|thanked|requested|suggested|recommended|resolved|welcomed|took|made)\b"
)
_UNFINISHED_END = re.compile(r"\b(?:of|the|a|an|in|on|for|by|with|at|from|as|that|which|and|or)\Z")
_NOTHING_SAID = re.compile(r"\s*(?:None|Nil|Noted|N/A|No (?:further |other )?[a-z]{4,})\b")
_PROSE_WORD = re.compile(r"(?<![\w'’-])(?!(?:with|from|into|upon|over|under|during|within|following)\b)[a-z]{4,}")
_SENTENCE_END = re.compile(r"(?<!\.[A-Z])[.;,]\Z")  # but "A.O.B."


@dataclass(frozen=True, slots=True)
class Item:
    """An item of business: printed number, title, where its heading stands, and the text that belongs to it.

    In an agenda pack `report` is where the item's report reads, with its appendices.
    """

    number: str
    title: str
    heading: tuple[int, int]
    start: int
    end: int
    report: tuple[int, int] | None = None

    @property
    def span(self) -> tuple[int, int]:
        """Where the item is dealt with: in its report, or below its heading."""
        return self.report or (self.start, self.end)

    def holds(self, offset: int) -> bool:
        """Whether what stands at an offset belongs to the item."""
        in_report = self.report is not None and self.report[0] <= offset < self.report[1]
        return in_report or self.heading[0] <= offset < self.end


def agenda_items(text: str, blocks: tuple[Block, ...]) -> tuple[Item, ...]:
    """The items in order. Items are the longest run of numbered headings that count upwards; a report's numbered
    paragraphs, which are sentences, are not headings and so never begin one."""
    found = _below(text, blocks) or series(text, _candidates(text, blocks))
    ends = [*(start for _, _, _, start, _ in found[1:]), len(text)]
    titles = _unnumbered(text, found, blocks)
    return tuple(
        Item(number, title, heading, body, max(body, min(end, _next(titles, body, end))))
        for (number, title, heading, _, body), end in zip(found, ends, strict=False)
    )


def head_end(text: str, items: tuple[Item, ...]) -> int | None:
    """Where the head of a paper ends: with its first item. The page of one item names the meeting below its title."""
    if len(items) == 1 and _MEETING_BELOW.search(text, *items[0].heading):
        return items[0].start
    return items[0].heading[0] if items else None


def _broken_by_margin(first: str, below: str) -> bool:
    """Whether the word below may have been moved there since it had no room on the first line, or goes on a title."""
    if not _PROSE_WORD.search(below):
        return True
    return len(first.rstrip()) + 1 + len(below.split(maxsplit=1)[0]) > max(map(len, below.rstrip().split("\n")))


def _unnumbered(text: str, found: list[Candidate], blocks: tuple[Block, ...]) -> list[int]:
    """Where business without a number begins: at headings, where each item is a heading below a number."""
    headings = [b.start for b in blocks if b.shape is Shape.HEADING and b.number is None]
    numbered = {heading[0] for _, _, heading, _, _ in found}
    if not numbered or not numbered <= {*headings}:
        return []
    return [text.rfind("\n", 0, start) + 1 for start in headings]


def _next(titles: list[int], after: int, otherwise: int) -> int:
    at = bisect_right(titles, after)
    return titles[at] if at < len(titles) else otherwise


def with_reports(text: str, items: tuple[Item, ...], reports: Sequence[Part]) -> tuple[Item, ...]:
    """The items of an agenda pack, each with the stretch of its report. Where the agenda lists none, those that the
    reports belong to."""
    spans: dict[str, tuple[int, int]] = {}
    for part in reports:
        start, end = spans.get(part.number or "", (part.start, part.start))
        if end == part.start:  # an appendix behind its report, not a later paper with the same number
            spans[part.number or ""] = (start, part.end)
    if items:
        return tuple(replace(item, report=spans.get(item.number)) for item in items)
    return tuple(
        Item(part.number, part.title, _first_words(text, part), part.start, part.start, spans[part.number])
        for part in reports
        if part.number and spans[part.number][0] == part.start
    )


def _first_words(text: str, part: Part) -> tuple[int, int]:
    """Where the title of a part stands, as far as its head gives it in one line; else its first line."""
    head = text[part.start : min(part.end, part.start + _HEAD)]
    found = re.search(r"\s+".join(re.escape(word) for word in part.title.split()), head) or re.search(r"\S.*", head)
    return (part.start + found.start(), part.start + found.end()) if found else (part.start, part.start + 1)


def _candidates(text: str, blocks: tuple[Block, ...]) -> list[Candidate]:
    """Each numbered block that reads as a heading, with its title cut from what follows on the same line."""
    out: list[Candidate] = []
    for index, block in enumerate(blocks):
        if block.number is None:
            continue
        titled = block
        if block.start >= block.end and index + 1 < len(blocks):
            titled = blocks[index + 1]
        if candidate := _candidate(text, block, titled):
            out.append(candidate)
    return out


def _candidate(text: str, numbered: Block, titled: Block) -> Candidate | None:
    cell_end = text.find("\t", titled.start, titled.end)  # an agenda printed as a table: number, subject, pages
    joined = join(text, titled.start, cell_end if cell_end > 0 else titled.end)
    line = joined.text
    standard = standard_title(line)
    if standard:
        length = len(standard)
    elif (colon := line.find(":")) > 0 and len(line[:colon].split()) <= 8 and colon + 1 < len(line):
        length = colon
    else:
        length = _first_line(text, joined) or len(line)
    title = _NOISE.sub("", line[:length]).strip(" :-–")
    if not title or not title[0].isalnum() or len(title.split()) > _LONGEST_TITLE or _SENTENCE_END.search(title):
        return None
    if not standard and _is_sentence(title):
        return None
    start, end = joined.source(0, len(line[:length].rstrip()))
    rest = length
    while rest < len(line) and line[rest] in " :-–":
        rest += 1
    body = joined.offsets[rest] if rest < len(line) else titled.end
    begin = text.rfind("\n", 0, numbered.start) + 1  # the line on which the number stands
    return Candidate(numbered.number or "", title, (start, end), min(begin, start), body)


def _is_sentence(title: str) -> bool:
    """Whether words without a full stop are a numbered paragraph or its first part, and no title."""
    if len(title.split()) <= _LONGEST_ALONE or _TITLE_OPENS.match(title):
        return False
    return bool(_FINITE.search(title) or _UNFINISHED_END.search(title))


def _first_line(text: str, joined: Joined) -> int | None:
    """Where a title ends that stands alone on its line, with what was said right below it: "4. Highways / Noted."."""
    if not joined.text:
        return None
    first, _, below = text[joined.offsets[0] : joined.offsets[-1] + 1].partition("\n")
    if not below or not below.lstrip()[:1].isupper():
        return None
    if len(first.split()) > _LONGEST_ALONE or _UNFINISHED.search(first) or _SENTENCE_END.search(first.rstrip()):
        return None
    if not _SENTENCE_END.search(joined.text) and not _NOTHING_SAID.match(below) and _broken_by_margin(first, below):
        return None
    return joined.position(joined.offsets[0] + len(first.rstrip()))


def _below(text: str, blocks: tuple[Block, ...]) -> list[Candidate]:
    """Items whose number stands under the title: "Participation Update (Item 4)"."""
    out: list[Candidate] = []
    before: Block | None = None
    for block in blocks:
        joined = join(text, block.start, block.end)
        if found := _ITEM_BELOW.search(joined.text):
            title, span = joined.text[: found.start()].strip(), (block.start, block.end)
            if before is not None and (not title or _MEETING_BELOW.match(title)):
                title, span = join(text, before.start, before.end).text, (before.start, block.end)
            if title and len(title.split()) <= _LONGEST_TITLE:
                out.append(Candidate(found.group(1), title, span, span[0], block.end))
        before = block
    return out if len(out) > 1 or any(_MEETING_BELOW.search(text, *span) for _, _, span, _, _ in out) else []
