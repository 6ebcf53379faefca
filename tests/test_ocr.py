"""Scans: said to be scans, and read by Tesseract when asked."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest

from benchmarks.printed import Sheet, pdf
from extract.documents import Unreadable, ocr, read_bytes
from extract.documents.ocr import text_layer
from extract.documents.pdf_page import PdfPage
from extract.documents.text import NotText

WORDS = "Minutes of the Harbour Panel held on 4 March 2021"
CHAIR = "Ada Quill took the chair of the meeting, and opened it."

needs_tesseract = pytest.mark.skipif(not ocr.is_installed(), reason="tesseract is not installed")


def printed(*lines: str) -> Sheet:
    sheet = Sheet()
    for number, line in enumerate(lines):
        sheet.text(60, 90 + 30 * number, line, size=14)
    return sheet


def picture_of(sheet: Sheet) -> bytes:
    page = PdfPage(pdfium.PdfDocument(pdf(sheet))[0])
    return page.picture(ocr.DOTS)


def scan(*pages: Sheet) -> bytes:
    """A PDF of pictures of pages, with the last page printed."""
    made = pdfium.PdfDocument.new()
    for sheet in pages:
        source = pdfium.PdfDocument(pdf(sheet))
        image = pdfium.PdfImage.new(made)
        image.set_bitmap(source[0].render(scale=300 / 72, grayscale=True))
        image.set_matrix(pdfium.PdfMatrix().scale(sheet.width, sheet.height))
        page = made.new_page(sheet.width, sheet.height)
        page.insert_obj(image)
        page.gen_content()
    made.import_pages(pdfium.PdfDocument(pdf(printed(CHAIR))))
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def test_a_scan_is_said_to_need_ocr() -> None:
    document = read_bytes("a.pdf", scan(printed(WORDS)))
    assert document.warnings == ("no text layer on page 1: needs OCR",)
    with pytest.raises(Unreadable, match=r"^no text layer: needs OCR$"):
        read_bytes("a.pdf", pdf(Sheet().picture()))
    with pytest.raises(Unreadable, match=r"^an image: needs OCR$"):
        read_bytes("a.png", b"\x89PNG\r\n\x1a\n" + bytes(50))


def test_a_stamped_scan_is_a_scan_and_a_page_with_a_picture_is_none() -> None:
    stamped = pdf(Sheet().picture().text(500, 820, "Page 7"), printed(WORDS))
    assert read_bytes("a.pdf", stamped).warnings == ("no text layer on page 1: needs OCR",)
    assert read_bytes("a.pdf", pdf(printed(WORDS, "Ada Quill took the chair.").picture())).warnings == ()


@needs_tesseract
def test_ocr_reads_the_pages_without_text_and_says_so() -> None:
    data = scan(printed(WORDS, "Present: Ada Quill"), printed("Apologies: Bo Ferris"))
    document = read_bytes("a.pdf", data, ocr=True)
    lines = [line for line in document.text.split("\n") if line]
    assert lines == [WORDS, "Present: Ada Quill", "Apologies: Bo Ferris", CHAIR]
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert document.warnings == ("read by OCR, words may be wrong: pages 1, 2",)


@needs_tesseract
def test_ocr_twice_gives_the_same_text() -> None:
    data = scan(printed(WORDS))
    assert read_bytes("a.pdf", data, ocr=True) == read_bytes("a.pdf", data, ocr=True)


@needs_tesseract
def test_ocr_of_an_image_file() -> None:
    found = text_layer(picture_of(printed(WORDS)))
    assert read_bytes("a.pdf", found).text == WORDS


@needs_tesseract
def test_what_is_no_picture_gives_a_reason() -> None:
    with pytest.raises(NotText, match="OCR failed"):
        text_layer(b"no picture")


def test_without_tesseract_the_reason_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NotText, match="needs OCR: tesseract is not installed"):
        text_layer(picture_of(printed(WORDS)))


def test_a_page_that_cannot_be_recognised_loses_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    document = read_bytes("a.pdf", scan(printed(WORDS)), ocr=True)
    assert document.text == CHAIR
    assert document.warnings == ("no text layer on page 1: needs OCR",)
    with pytest.raises(Unreadable, match="needs OCR: tesseract is not installed"):
        read_bytes("a.pdf", pdf(Sheet().picture()), ocr=True)


def test_a_huge_page_is_pictured_within_bounds() -> None:
    huge = Sheet(width=14000, height=14000)
    assert len(picture_of(huge)) < 41e6
