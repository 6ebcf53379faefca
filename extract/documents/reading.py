"""From a path to a `Document`: tell what the bytes are, hand them to the reader for it, say plainly why not."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extract.documents.docx import read_docx
from extract.documents.html import read_html
from extract.documents.kinds import Kind, kind_of
from extract.documents.pdf import read_pdf
from extract.documents.text import NotText, decode, paginate
from extract.records import Document

MOST_BYTES = 50_000_000
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Unreadable(Exception):
    """A file that cannot be read as a document; the message is the reason, in a few words."""


def read(path: Path) -> Document:
    """The document at `path`; `Unreadable` with the reason when there is none."""
    return read_bytes(path.name, contents(path))


def contents(path: Path) -> bytes:
    """The bytes of a file of at most 50 MB; `Unreadable` with the reason when they cannot be had."""
    try:
        if path.is_file() and path.stat().st_size > MOST_BYTES:
            raise Unreadable(f"larger than {MOST_BYTES // 1_000_000} MB")
        return path.read_bytes()
    except FileNotFoundError:
        raise Unreadable("no such file") from None
    except IsADirectoryError:
        raise Unreadable("is a folder") from None
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from error


def read_bytes(name: str, data: bytes) -> Document:
    """The document that `data` holds; content decides, the name's suffix only tells Markdown from plain text."""
    if not data.strip():
        raise Unreadable("empty file")
    if len(data) > MOST_BYTES:
        raise Unreadable(f"larger than {MOST_BYTES // 1_000_000} MB")
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        kind = kind_of(name, data)
        if kind is Kind.PDF:
            paged = read_pdf(data)
            return Document(name, "application/pdf", sha256, paged.text, paged.pages, paged.warnings)
        if kind is Kind.HTML:
            return Document(name, "text/html", sha256, read_html(data))
        if kind is Kind.DOCX:
            return Document(name, _DOCX, sha256, read_docx(data))
        text = decode(data)
    except NotText as error:
        raise Unreadable(str(error)) from None
    media_type = "text/markdown" if kind is Kind.MARKDOWN else "text/plain"
    return Document(name, media_type, sha256, text, paginate(text))
