"""Lines become blocks: headings, paragraphs, bullets, numbered paragraphs and table rows, page furniture left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

_FRONT_MATTER = re.compile(r"\A---\n(?:.*\n){1,40}?---\n")
_TITLE = re.compile(r"^title:\s*[\"']?(?P<title>.+?)[\"']?\s*$", re.MULTILINE)
_FURNITURE = re.compile(
    r"\s*(?:page\s*\|?\s*\d+(?:\s+of\s+\d+)?(?:\s+page\s+\d+)?|\d+\s*\|\s*page|date of issue:.*"
    r"|(?:signed|chair(?:man|person)?)\W*_{5,}.*|-{3,}|_{3,}|={3,})\s*\Z",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*(?:[-–•·▪■◦*o\uf0b7\uf0a7]\s+)+")
_NUMBER = re.compile(  # "7.", "26/23", "5a.", "**7.**"
    r"\s*(?:[-–•]\s+)?(?:\*{2,3})?(\d{1,4}(?:[./]\d{1,3}){0,2}(?:[a-zA-Z](?=\\?[.)]?\s*\Z|\\?[.)]\s))?)"
    r"(?:\\?[.)](?:\*{2,3}(?=\s|\Z))?\s*|\s+|\Z)(?=\D|\Z)"
)
_LETTER = re.compile(
    r"\s*(?:\(\d{1,2}\)(?=\s+(?!(?:of|and|or|to|above|below|in)\b))|\(?[a-z]{1,2}\)|\([ivx]+\)|[a-z]\.|[ivx]{1,4}\.|[A-Z]\))\s+(?=\S)"
)
_TAG = re.compile(
    r"\s*(?:</[a-z]+>\s*)*<(?:p|div|h[1-6]|ul|ol|li|table|tr|blockquote)\b[^<>\n]*>", re.IGNORECASE
)  # HTML in Markdown
_ITEM_TAG = re.compile(r"\s*(?:</?[uo]l\b[^<>\n]*>\s*)*<li\b[^<>\n]*>\s*(?=\S)", re.IGNORECASE)
_HASHES = re.compile(r"\s*#{1,6}\s+")
_LABEL = re.compile(r"\s*(?:\*\*)?[A-Z][A-Za-z’' &/-]{2,60}:(?:\*\*)?(?:\s|\Z)")
_LIST_HEAD = re.compile(
    r"\W*(?:members? |councillors? |officers |also |those |board )?"
    r"(?:present|in attendance|attendance|attendees|apologies(?: for absence)?)\W*\Z",
    re.IGNORECASE,
)
_MINUTED = re.compile(r"(?:\*\*|__)?(?:draft )?minutes:(?:\*\*|__)?", re.IGNORECASE)  # what follows was minuted
_HEAD_ROW = re.compile(  # the rows of a table at the head of minutes, whose left column names what stands in the right
    r"\s*(?:Title of Meeting|Name of Meeting|Date|Place|Venue|Location|Time|Attendees|Invited|Invitees|Present"
    r"|In attendance|Also present|Apologies|Clerk"
    r"|Members? of the Public|Minutes taken by|Action)\b\s*(?:[:;]|\Z|(?=[A-Z0-9]))"
)
_HEAD_LINES = 60  # lines; below, a line that begins so is prose
_OPEN_END = re.compile(
    r"(?:,|\b(?:and|or|of|the|a|an|in|on|to|for|by|with|at|from|as|that|which|who|our))[\s*_]*\Z", re.IGNORECASE
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH_END = re.compile(rf"\b(?:{_MONTHS})\s*\Z")
_DAY_REST = re.compile(rf"(?:{_MONTHS})\s+(?:19|20)\d\d\b", re.IGNORECASE)  # of "4 May 2026", alone on its line
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_HALF_A_NAME = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.?(?:\s+[A-Z]\.?)*\s*\Z")
_LISTED_NAME = re.compile(r",\s+[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){1,2}\s*\Z")
_CLOSED_END = re.compile(r"[.!?:;]['\"”’)*_]*\s*\Z")
_TITLE_ALONE = re.compile(r"[*_]*(?:ITEMS?|AGENDA|BUSINESS|MINUTES|PROCEEDINGS)[*_]*", re.IGNORECASE)
_TITLE_WORDS = 6
_LONGEST = 10_000  # characters; a text without any blank line is no single paragraph
_LONG_LINE = 60  # a shorter line with no full stop is a heading or a list entry, not a sentence cut by a page break


class Shape(StrEnum):
    """How a block stands on the page."""

    HEADING = "heading"
    TEXT = "text"
    BULLET = "bullet"
    NUMBERED = "numbered"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """A slice of the document that reads as one: `document[start:end]` without bullet or number.

    `number` is the printed one; `lines` how many lines it fills; `after_blank` whether a blank line stands before.
    """

    shape: Shape
    start: int
    end: int
    number: str | None = None
    lines: int = 1
    after_blank: bool = True


def blocks(text: str, cuts: tuple[int, ...] = ()) -> tuple[Block, ...]:
    """The blocks of a document in reading order; a paragraph that a page break cuts in two is one block again.

    At `cuts` another paper begins, over whose edge nothing is joined.
    """
    if not cuts:
        return tuple(_rejoined(text, list(_raw(text))))
    return tuple(
        replace(block, start=block.start + start, end=block.end + start)
        for start, end in pairwise(sorted({0, *cuts, len(text)}))
        for block in blocks(text[start:end])
    )


def _raw(text: str) -> Iterator[Block]:
    current: Block | None = None
    blank, at = True, 0
    if matter := _FRONT_MATTER.match(text):
        if title := _TITLE.search(text, 0, matter.end()):
            yield Block(Shape.HEADING, *title.span("title"))
        at = matter.end()
    for count, line in enumerate(text[at:].splitlines(keepends=True)):
        start, at = at, at + len(line)
        end = start + len(line.rstrip())
        if not line.strip() or _FURNITURE.match(line):
            if current and not line.strip():
                yield current
                current = None
            blank = True
            continue
        block = _begin(text, line, start, end, blank)
        if block.shape is Shape.NUMBERED and not _is_number(text, line, block, current):
            block = Block(Shape.TEXT, start, end, after_blank=blank)
        if (
            current
            and not blank
            and block.shape is Shape.TEXT
            and current.shape is not Shape.HEADING
            and end - current.start < _LONGEST
            and not _LABEL.match(line)
            and not _TAG.match(line)
            and not _LIST_HEAD.match(line)
            and not (count < _HEAD_LINES and _HEAD_ROW.match(line))
            and not _bare_list_head(text[current.start : current.end])
            and not (current.shape is Shape.TEXT and _MINUTED.fullmatch(text, current.start, current.end))
        ):
            current = replace(current, end=end, lines=current.lines + 1)
        else:
            if current:
                yield current
            current = block
        blank = False
    if current:
        yield current


def _heads_alone(before: str) -> bool:
    """Whether a block is a title on a line of its own, behind which a number alone ("2.") begins the next item."""
    title = "\n" not in before and before[:1].isupper() and len(before.split()) <= _TITLE_WORDS
    return bool(_CLOSED_END.search(before)) or (title and not _OPEN_END.search(before))


def _bare_list_head(block: str) -> bool:
    """Whether a block is "Present" alone on its line: the names begin on the next one."""
    return not block.rstrip("*_ ").endswith(":") and _LIST_HEAD.match(block) is not None


def _begin(text: str, line: str, start: int, end: int, blank: bool) -> Block:
    """The block that a line would begin."""
    if hashes := _HASHES.match(line):
        begin = min(start + hashes.end(), end)
        number = _NUMBER.match(text, begin, end)
        if number and number.end() < end:
            return Block(Shape.HEADING, number.end(), end, number.group(1), after_blank=blank)
        return Block(Shape.HEADING, begin, end, after_blank=blank)
    if "\t" in line.strip() and not _NUMBER.match(line):
        return Block(Shape.ROW, start, end, after_blank=blank)
    if number := _NUMBER.match(line):
        return Block(Shape.NUMBERED, min(start + number.end(), end), end, number.group(1), after_blank=blank)
    for mark in (_BULLET, _LETTER, _ITEM_TAG):
        if found := mark.match(line):
            return Block(Shape.BULLET, min(start + found.end(), end), end, after_blank=blank)
    return Block(Shape.TEXT, start, end, after_blank=blank)


def _is_number(text: str, line: str, block: Block, before: Block | None) -> bool:
    """Whether a line's leading number counts it, and is not just where a wrapped sentence went on ("in / 2018.")."""
    rest = text[block.start : block.end]
    pointed = line.strip().removeprefix("- ")[len(block.number or "") :].lstrip("\\")[:1] in (".", ")", "\t")
    pointed = pointed or "." in (block.number or "")
    if not pointed and rest and (not rest.lstrip("*_ ")[:1].isupper() or _DAY_REST.match(rest)):
        return False
    if block.after_blank or before is None:
        return True
    if not rest:
        return pointed and before.shape is not Shape.ROW and _heads_alone(text[before.start : before.end])
    above = text[before.start : before.end]
    return pointed or bool(_CLOSED_END.search(above)) or bool(_TITLE_ALONE.fullmatch(above))


def _rejoined(text: str, raw: list[Block]) -> Iterator[Block]:
    current: Block | None = None
    for block in raw:
        if current and _continues(text, current, block):
            current = replace(current, end=block.end, lines=current.lines + block.lines)
            continue
        if current:
            yield current
        current = block
    if current:
        yield current


def _continues(text: str, before: Block, after: Block) -> bool:
    """Whether a block goes on with the sentence that the one before left open."""
    if before.shape in (Shape.HEADING, Shape.ROW) or after.shape is not Shape.TEXT:
        return False
    first, second = text[before.start : before.end], text[after.start : after.end].lstrip(" *_")
    if _LABEL.match(second):
        return False
    if _LIST_HEAD.match(first):
        return False
    if first.count("(") > first.count(")"):
        return True
    if _MONTH_END.search(first) and _YEAR.match(second):
        return True
    if _CLOSED_END.search(first):
        return False
    if _OPEN_END.search(first) or _HALF_A_NAME.search(first):
        return True
    if second.startswith("(") and _LISTED_NAME.search(first):
        return True
    last_line = first.rsplit("\n", 1)[-1]
    return (second[:1].islower() and len(last_line) > _LONG_LINE / 2) or (
        second[:1].isdigit() and len(last_line) > _LONG_LINE
    )
