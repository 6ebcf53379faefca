"""From a source to a `Document`: tell what the bytes are, hand them to the reader for it, say plainly why not."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extract.documents.data import is_data
from extract.documents.docx import read_docx
from extract.documents.html import read_html
from extract.documents.kinds import Kind, kind_of
from extract.documents.pdf import read_pdf, read_picture
from extract.documents.sources import MOST_BYTES, Source
from extract.documents.text import NotText, PagedText, decode, paginate
from extract.documents.unreadable import Unreadable
from extract.records import Document

_LONGEST_LINE = 100_000  # characters; a whole meeting's minutes in one paragraph have a third of it
_MEDIA_TYPES = {
    Kind.PDF: "application/pdf",
    Kind.HTML: "text/html",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.MARKDOWN: "text/markdown",
    Kind.TEXT: "text/plain",
    Kind.IMAGE: "image/*",
}


def read(at: Source | Path, *, ocr: bool = False) -> Document:
    """The document at a source or path; `Unreadable` with the reason when there is none."""
    source = Source(at) if isinstance(at, Path) else at
    return read_bytes(source.name, source.contents(), ocr=ocr)


def read_bytes(name: str, data: bytes, *, ocr: bool = False) -> Document:
    """The document that `data` holds; content decides, the name's suffix only tells Markdown from plain text.

    With `ocr`, pages and image files without a text layer are read by Tesseract, at some seconds a page.
    """
    if not data.strip():
        raise Unreadable("empty file")
    if len(data) > MOST_BYTES:
        raise Unreadable(f"larger than {MOST_BYTES // 1_000_000} MB")
    try:
        kind = kind_of(name, data)
        found = _text(kind, data, ocr)
    except NotText as error:
        raise Unreadable(str(error)) from None
    if (longest := max(map(len, found.text.split("\n")))) > _LONGEST_LINE:
        raise Unreadable(f"a paragraph of {longest:,} characters: not a paper")
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(name, _MEDIA_TYPES[kind], sha256, found.text, found.pages, found.warnings)


def _text(kind: Kind, data: bytes, ocr: bool) -> PagedText:
    match kind:
        case Kind.PDF:
            return read_pdf(data, ocr=ocr)
        case Kind.IMAGE:
            return read_picture(data, ocr=ocr)
        case Kind.HTML:
            return PagedText(read_html(data))
        case Kind.DOCX:
            return PagedText(read_docx(data))
        case _:
            text = decode(data)
            if is_data(text):
                raise NotText("a file of data, not a paper")
            return PagedText(text, paginate(text))
