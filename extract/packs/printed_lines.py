"""A document line by line as its layout shows it: what each line says, and whether a page or a gap begins there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.patterns import rows
from extract.records import Document

_MARKS = re.compile(r"[*_#>|]+|</?\w[^<>]{0,40}>")
_FURNITURE = re.compile(
    r"\W*(?:page\W*\d+\W*(?:of \d+)?\W*(?:page \d+)?|\d{1,4}|this page is intentionally (?:left )?blank)\W*\Z",
    re.IGNORECASE,
)
_LONGEST = 160  # characters; a longer line is a paragraph on one line
_HEAD_WORDS = 16
_LABEL_WORDS = 4
_GAP = 3  # blank lines that stand for a new page where pages are not marked
_ENDS_SENTENCE = re.compile(r"[.;,]\W*\Z")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line with words on it. `blank` lines stand before it; `page_top`: it is a page's first; `cells`: a table's.

    `cues` are what it may say of a pack's parts (see `pack_cues.jsonl`), each with what its pattern found.
    """

    start: int
    words: str
    blank: int
    page_top: bool
    cells: bool
    cues: dict[str, re.Match[str]] = field(repr=False)

    @property
    def heads(self) -> bool:
        """Whether it can stand in the head of a paper: short, and no sentence."""
        return len(self.words.split()) <= _HEAD_WORDS and not _ENDS_SENTENCE.search(self.words)


def printed_lines(document: Document) -> tuple[PrintedLine, ...]:
    """The lines in order, without empty ones and those that only number the page."""
    tops = [page.start for page in document.pages]
    out: list[PrintedLine] = []
    at, blank, page, furniture = 0, 0, 0, False
    turned = True
    for raw in document.text.splitlines(keepends=True):
        start, at = at, at + len(raw)
        while page < len(tops) and tops[page] <= start:
            page, turned = page + 1, True
        words = _words(_MARKS.sub("", raw).strip())
        if not words:
            blank += 1
            continue
        if _FURNITURE.match(words):
            furniture = True
            continue
        gap = blank + furniture >= _GAP if not tops else False
        cues = _cues(words) if len(words) <= _LONGEST else _list_cue(words)
        out.append(PrintedLine(start, words, blank, turned or gap, "\t" in raw, cues))
        blank, turned, furniture = 0, False, False
    return tuple(out)


def _words(printed: str) -> str:
    """A line's words with single spaces; the label in the first cell of a table's row has its colon."""
    label, tab, rest = printed.partition("\t")
    if tab and rest.strip() and label[:1].isalpha() and len(label.split()) <= _LABEL_WORDS:
        printed = f"{label.rstrip(' :')}: {rest}"
    return " ".join(printed.split())


_PATTERNS = tuple((row["cue"], re.compile(row["pattern"], re.IGNORECASE)) for row in rows("pack_cues"))
_ANY = re.compile("|".join(re.sub(r"\(\?P<\w+>", "(?:", p.pattern) for _, p in _PATTERNS), re.IGNORECASE)


def _cues(words: str) -> dict[str, re.Match[str]]:
    found: dict[str, re.Match[str]] = {}
    for cue, pattern in _PATTERNS if _ANY.match(words) else ():  # most lines have none
        if cue not in found and (match := pattern.match(words)):
            found[cue] = match
    return found


def _list_cue(words: str) -> dict[str, re.Match[str]]:
    """Of a long line only whether it is a list of those present or the head of minutes, which may be long."""
    return {cue: match for cue, match in _cues(words[:_LONGEST]).items() if cue in ("present", "minutes")}
