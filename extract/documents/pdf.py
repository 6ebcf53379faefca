"""PDF files: text in reading order with its pages, by pdfium; layout is worked out only for pages that need it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise

import pypdfium2 as pdfium

from extract.documents.columns import rows
from extract.documents.furniture import without_furniture
from extract.documents.layout import lay_out
from extract.documents.ocr import DOTS, NEEDED, text_layer
from extract.documents.owner_column import is_head, part_owners, with_owners
from extract.documents.paragraphs import entry_ends, paragraphs
from extract.documents.pdf_page import PdfPage
from extract.documents.shapes import Line
from extract.documents.text import NotText, PagedText, clean
from extract.records import Page

MOST_PAGES = 3000
_MOST_CHARACTERS = 20_000_000
_WIDE_GAP = 2.2  # heights of the letters; between two pieces of a row it tells of columns
_MARKER = 38.0  # points; a number or bullet before hanging text is no wider


def read_pdf(data: bytes, *, ocr: bool = False) -> PagedText:
    """The text of a PDF, that of scanned pages too with `ocr`; NotText with the reason when none can be had."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise NotText(_reason(error)) from None
    with closing(document):
        if len(document) > MOST_PAGES:
            raise NotText(f"{len(document)} pages: more than the {MOST_PAGES} that one document may have")
        return _read(document, ocr)


def read_picture(data: bytes, *, ocr: bool) -> PagedText:
    """The text on the pictures of an image file; NotText with the reason when none can be had."""
    if not ocr:
        raise NotText(f"an image: {NEEDED}")
    found = read_pdf(text_layer(data))
    return PagedText(found.text, found.pages, tuple(_warnings([], [page.number for page in found.pages])))


def _reason(error: Exception) -> str:
    said = str(error).lower()
    if "password" in said:
        return "encrypted PDF: needs a password"
    if "security" in said:
        return "encrypted PDF: its kind of encryption is not known"
    return "damaged or truncated PDF"


def _read(document: pdfium.PdfDocument, ocr: bool) -> PagedText:
    pages: list[list[Line]] = []
    heights: list[float] = []
    pictures: list[int] = []
    recognised: list[int] = []
    column, characters, reason = None, 0, f"no text layer: {NEEDED}"
    for number in range(1, len(document) + 1):
        try:
            page = PdfPage(document[number - 1])
        except pdfium.PdfiumError:
            raise NotText(f"damaged PDF: page {number} cannot be opened") from None
        with closing(page):
            lines, column = _lines(page, column)
            if page.is_picture and ocr:
                try:
                    lines, column = _seen(page, column)
                    recognised.append(number)
                except (NotText, pdfium.PdfiumError) as error:
                    pictures.append(number)
                    reason = str(error)
            elif page.is_picture:
                pictures.append(number)
            heights.append(page.height)
        characters += sum(len(line.text) for line in lines)
        if characters > _MOST_CHARACTERS:
            raise NotText("too much text: more than 20 million characters")
        pages.append(lines)
    if not any(pages):
        raise NotText(reason if pictures else "no text on any page")
    text, bounds = "", []
    for lines in without_furniture(pages, heights):
        if own := clean(paragraphs(lines)):
            text += "\n\n" if text else ""
        bounds.append((len(text), own))
        text += own
    offsets = [start for start, _ in bounds] + [len(text)]
    found = tuple(Page(n, a, b) for n, (a, b) in enumerate(pairwise(offsets), 1))
    return PagedText(text, found, tuple(_warnings(pictures, recognised)))


def _warnings(pictures: list[int], recognised: list[int]) -> Iterator[str]:
    if pictures:
        yield f"no text layer on {_numbered(pictures)}: {NEEDED}"
    if recognised:
        yield f"read by OCR, words may be wrong: {_numbered(recognised)}"


def _numbered(pages: list[int]) -> str:
    some = ", ".join(map(str, pages[:10])) + (" and more" if len(pages) > 10 else "")
    return f"page{'s' if len(pages) > 1 else ''} {some}"


def _seen(page: PdfPage, column: float | None) -> tuple[list[Line], float | None]:
    """The lines of a page that is a picture, by OCR."""
    with closing(pdfium.PdfDocument(text_layer(page.picture(DOTS)))) as document, closing(PdfPage(document[0])) as seen:
        return _lines(seen, column)


def _lines(page: PdfPage, column: float | None) -> tuple[list[Line], float | None]:
    """A page's lines in reading order, and where its column of owners begins, as carried from page to page."""
    if not page.text.strip():
        return [], column
    lines = sorted(page.lines(), key=lambda line: line.bottom)
    if not _needs_layout(page, lines):
        return lines, column
    found, owners, column = part_owners(rows(page.words(), page.rules(), page.bold), page.width, column)
    lines = lay_out(found, page.width)
    return with_owners(lines, owners, entry_ends(lines)) if owners else lines, column


def _needs_layout(page: PdfPage, lines: list[Line]) -> bool:
    """Whether anything stands side by side on a page: lines at one height, or wide gaps within a row."""
    if any(is_head(line.text, line.left, page.width) for line in lines):
        return True
    for before, after in pairwise(lines):
        if before.bottom > after.top and before.bottom - after.top > 0.5 * min(before.height, after.height):
            return True
    row_start: float | None = None
    for (left, right, top, bottom), (next_left, _, next_top, next_bottom) in pairwise(page.pieces()):
        row_start = left if row_start is None else row_start
        heights = bottom - top, next_bottom - next_top
        if min(bottom, next_bottom) - max(top, next_top) < 0.3 * min(heights):
            row_start = next_left
        elif next_left - right > _WIDE_GAP * max(heights) and next_left - row_start > _MARKER:
            return True
    return False
