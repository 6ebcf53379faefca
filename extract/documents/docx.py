"""Word files: paragraphs and tables in order, headings marked, lists with the bullets and numbers that Word prints.

Text that is marked as deleted is not read; text marked as inserted is.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn

from extract.documents.table_rows import table_lines
from extract.documents.text import NotText, clean

_P, _TBL, _SDT, _SDT_CONTENT, _TR, _TC = (qn(f"w:{n}") for n in ("p", "tbl", "sdt", "sdtContent", "tr", "tc"))
_TEXT, _TAB, _BREAKS = qn("w:t"), qn("w:tab"), frozenset([qn("w:br"), qn("w:cr")])
_HYPHEN = qn("w:noBreakHyphen")
_VAL, _ILVL, _NUM_ID = qn("w:val"), qn("w:ilvl"), qn("w:numId")
_GONE = frozenset([qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:txbxContent"), qn("w:pict")])
_HEADING = re.compile(r"(?:heading\s*\d|title|subtitle)\Z", re.IGNORECASE)
_LISTED = re.compile(r"list bullet", re.IGNORECASE)
_SPACES = re.compile(r"[ \u00a0\u2007\u202f]+")
_LEVEL = re.compile(r"%([1-9])")
_TC_PR, _GRID_SPAN = qn("w:tcPr"), qn("w:gridSpan")
_MOST_SPANNED = 30  # columns
_MOST_UNPACKED = 300_000_000  # bytes
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def read_docx(data: bytes) -> str:
    """The text of a Word file; NotText with the reason when it has none that can be had."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _MOST_UNPACKED:
                raise NotText("a Word file that unpacks to more than 300 MB")
        document = docx.Document(io.BytesIO(data))
    except (
        zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError, EOFError, OSError,
        NotImplementedError, AttributeError, zipfile.LargeZipFile, zlib.error,
    ) as error:  # fmt: skip
        if isinstance(error, NotText):
            raise
        raise NotText("damaged or truncated Word file") from None
    reader = _Reader(_Numbers(document), {s.style_id: s.name or "" for s in document.styles if s.style_id})
    lines = list(reader.lines(document.element.body))
    text = clean("\n".join(lines)).strip("\n")
    if not text.strip():
        raise NotText("a Word file without text")
    return text


class _Numbers:
    """The numbers and bullets of lists, counted as Word counts them."""

    def __init__(self, document: Any) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        root = getattr(part, "element", None)
        if root is None:
            return
        for abstract in root.findall(qn("w:abstractNum")):
            name = abstract.get(qn("w:abstractNumId"))
            for level in abstract.findall(qn("w:lvl")):
                kind, shape = level.find(qn("w:numFmt")), level.find(qn("w:lvlText"))
                start = level.find(qn("w:start"))
                self._levels[name, _whole(level.get(_ILVL))] = (
                    kind.get(_VAL, "decimal") if kind is not None else "decimal",
                    shape.get(_VAL, "") if shape is not None else "",
                    _whole(start.get(_VAL), 1) if start is not None else 1,
                )
        for number in root.findall(qn("w:num")):
            of = number.find(qn("w:abstractNumId"))
            if of is not None:
                self._abstract[number.get(_NUM_ID)] = of.get(_VAL)

    def next(self, number: str, level: int) -> str:
        """What Word prints before the next paragraph of a list; "- " for any bullet."""
        abstract = self._abstract.get(number)
        if abstract is None or (abstract, level) not in self._levels:
            return ""
        kind, shape, start = self._levels[abstract, level]
        if kind == "bullet":
            return "- "
        if kind == "none":
            return ""
        counts = self._counts[abstract]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        printed = _LEVEL.sub(lambda m: self._printed(abstract, int(m.group(1)) - 1, counts), shape).strip()
        return f"{printed} " if printed else ""

    def _printed(self, abstract: str, level: int, counts: dict[int, int]) -> str:
        kind, _, start = self._levels.get((abstract, level), ("decimal", "", 1))
        return _written(counts.get(level, start), kind)


def _whole(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 else otherwise


def _written(number: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 5 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and 0 < number < 40:
        roman, rest = "", number
        for value, sign in _ROMAN:
            roman += sign * (rest // value)
            rest %= value
        return roman.upper() if kind == "upperRoman" else roman
    return f"{number:02d}" if kind == "decimalZero" else str(number)


class _Reader:
    def __init__(self, numbers: _Numbers, styles: dict[str, str]) -> None:
        self._numbers = numbers
        self._styles = styles

    def lines(self, holder: Any) -> Iterator[str]:
        """The lines of a body or cell, with a blank one after each block."""
        for block in _blocks(holder):
            if block.tag == _P:
                text = self._paragraph(block)
                if text:
                    yield text
                    yield ""
            else:
                yield from self._table(block)
                yield ""

    def _paragraph(self, paragraph: Any) -> str:
        text = "\n".join(_SPACES.sub(" ", line).strip(" ") for line in _words(paragraph).split("\n")).strip("\n")
        if not text.strip():
            return ""
        properties = paragraph.pPr
        style = self._styles.get(properties.style or "", "") if properties is not None else ""
        mark = self._mark(properties, style)
        if _HEADING.match(style):
            return f"# {mark}{text}"
        return f"{mark or ('- ' if _LISTED.match(style) else '')}{text}"

    def _mark(self, properties: Any, style: str) -> str:
        numbering = properties.numPr if properties is not None else None
        if numbering is None or numbering.numId is None:
            return ""
        level = numbering.ilvl.val if numbering.ilvl is not None else 0
        return self._numbers.next(str(numbering.numId.val), level)

    def _table(self, table: Any) -> Iterator[str]:
        own = (row for row in table.iter(_TR) if next(row.iterancestors(_TBL), None) is table)
        yield from table_lines([list(self._cells(row)) for row in own])

    def _cells(self, row: Any) -> Iterator[list[str]]:
        """The lines of each cell of a row, an empty cell for each further column that one spans."""
        for cell in row.iter(_TC):
            if next(cell.iterancestors(_TR), None) is row:
                yield [line for line in self.lines(cell) if line]
                span = cell.find(f"{_TC_PR}/{_GRID_SPAN}")
                yield from [[]] * min(_whole(span.get(_VAL), 1) - 1 if span is not None else 0, _MOST_SPANNED)


def _blocks(holder: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, those within content controls too."""
    waiting = [iter(holder)]
    while waiting:
        block = next(waiting[-1], None)
        if block is None:
            waiting.pop()
        elif block.tag in (_P, _TBL):
            yield block
        elif block.tag == _SDT and (content := block.find(_SDT_CONTENT)) is not None:
            waiting.append(iter(content))


def _words(paragraph: Any) -> str:
    parts = []
    waiting = [iter(paragraph)]
    while waiting:
        part = next(waiting[-1], None)
        if part is None:
            waiting.pop()
        elif part.tag == _TEXT:
            parts.append(part.text or "")
        elif part.tag == _TAB:
            parts.append("\t")
        elif part.tag in _BREAKS:
            parts.append("\n")
        elif part.tag == _HYPHEN:
            parts.append("-")
        elif part.tag not in _GONE:
            waiting.append(iter(part))
    return "".join(parts)
