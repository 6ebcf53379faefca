"""From a path to a `Document`: sniff what the bytes are, hand them to the reader for it, say plainly why not."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extract.documents.text import NotText, decode, paginate
from extract.records import Document

_MARKDOWN = {".md", ".markdown"}
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"\x1f\x8b", "a gzip archive"),
)


class Unreadable(Exception):
    """A file that cannot be read as a document; the message is the reason, in a few words."""


def read(path: Path) -> Document:
    """The document at `path`; `Unreadable` with the reason when there is none."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable("no such file") from None
    except IsADirectoryError:
        raise Unreadable("is a folder") from None
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from error
    return read_bytes(path.name, data)


def read_bytes(name: str, data: bytes) -> Document:
    """The document that `data` holds; content decides, the name's suffix only tells Markdown from plain text."""
    if not data.strip():
        raise Unreadable("empty file")
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(f"{kind}: only text and Markdown are read so far")
    try:
        text = decode(data)
    except NotText as error:
        raise Unreadable(str(error)) from None
    media_type = "text/markdown" if Path(name).suffix.lower() in _MARKDOWN else "text/plain"
    return Document(name, media_type, hashlib.sha256(data).hexdigest(), text, paginate(text))
