"""What kind of file some bytes are, by what they hold; a name's suffix only tells Markdown from plain text."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path
from typing import IO

import puremagic

from extract.documents.text import NotText

_MARKDOWN = {".md", ".markdown"}
_HTML = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_PART_OF_HTML = re.compile(rb"</(?:div|table|body|html|ul)\s*>", re.IGNORECASE)
_HEAD = 1024  # bytes within which a PDF may begin, as readers of PDF allow


class Kind(StrEnum):
    """The kinds of file that can be read."""

    PDF = "pdf"
    HTML = "html"
    DOCX = "docx"
    MARKDOWN = "markdown"
    TEXT = "text"
    ZIP = "zip"
    IMAGE = "image"


_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_NOT_READ = (
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls): save it as .docx or PDF"),
    (b"{\\rtf", "a rich text file (.rtf): save it as .docx or PDF"),
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"7z\xbc\xaf'\x1c", "a 7-Zip archive: unpack it first"),
    (b"Rar!", "a RAR archive: unpack it first"),
)


def kind_of(name: str, data: bytes) -> Kind:
    """The kind that the reader for `data` must know; NotText with the reason when there is no such reader."""
    if b"%PDF-" in data[:_HEAD]:
        return Kind.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        kind = zip_kind(io.BytesIO(data))
        if kind is Kind.ZIP:
            raise NotText("an archive within an archive: unpack it first")
        return kind
    if data.startswith(_IMAGES):
        return Kind.IMAGE
    for signature, reason in _NOT_READ:
        if data.startswith(signature):
            raise NotText(reason)
    if _HTML.match(data.removeprefix(b"\xef\xbb\xbf")[:8192]) or _is_html(name, data):
        return Kind.HTML
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")) and (what := _named(data)):
        raise NotText(f"not a document: {what}")
    return Kind.MARKDOWN if Path(name).suffix.lower() in _MARKDOWN else Kind.TEXT


def zip_kind(file: IO[bytes]) -> Kind:
    """Whether a zip is a Word file or an archive of files; NotText for other Office files and damaged ones."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, OSError, EOFError):
        raise NotText("damaged or truncated zip archive or Office file") from None
    if "word/document.xml" in names:
        return Kind.DOCX
    if "[Content_Types].xml" in names:
        raise NotText("an Office file that is no text document")
    if "mimetype" in names and "content.xml" in names:
        raise NotText("an OpenDocument file: save it as .docx or PDF")
    return Kind.ZIP


def _is_html(name: str, data: bytes) -> bool:
    """Whether a file named .html without its opening tags holds markup."""
    return Path(name).suffix.lower() in (".html", ".htm", ".aspx") and bool(_PART_OF_HTML.search(data))


def _named(data: bytes) -> str | None:
    """What a collection of signatures calls the data, in a few words."""
    try:
        return str(puremagic.magic_string(data[:8192])[0].name) or None
    except (puremagic.PureError, ValueError, IndexError):
        return None
