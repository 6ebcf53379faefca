"""Bytes to text, once: encoding found, line ends made one, control characters made spaces, form feeds kept as pages."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import pairwise

from charset_normalizer import from_bytes

from extract.documents.markdown import as_read
from extract.documents.running_lines import without_running_lines
from extract.documents.spacing import single_spaced
from extract.records import Page

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufeff]")
_MOST_CONTROL = 0.02  # text has next to none; compressed and binary data has a tenth and more
_MOST_STRAY = 0.002  # a few bytes of another encoding in UTF-8: mixed; more: another encoding altogether


class NotText(ValueError):
    """The bytes are not text in any encoding we can tell."""


@dataclass(frozen=True, slots=True)
class PagedText:
    """The text of a document, where its pages lie in it, and what the reader should know of them."""

    text: str
    pages: tuple[Page, ...] = ()
    warnings: tuple[str, ...] = ()


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are not UTF-8 as Windows-1252, in which such strays are nearly always written."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("minutegraph.cp1252", _as_cp1252)


def decode(data: bytes) -> str:
    """The text in `data`; a file that mixes UTF-8 with a few Windows-1252 bytes is read as what it is.

    Running heads of pages are left out and Markdown's links are their words; where a blank line stands behind every
    line, a paragraph's lines are together again.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return _plain(data.decode(encoding, "replace"))
    if len(_CONTROL.findall(data.decode("latin-1"))) > _MOST_CONTROL * len(data):
        raise NotText("not text (binary data)")
    return _plain(_decoded(data))


def _plain(text: str) -> str:
    return single_spaced(as_read(without_running_lines(clean(text))))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "minutegraph.cp1252")
    if data.decode("utf-8", "replace").count("\ufffd") <= _MOST_STRAY * len(data) + 3:
        return text
    best = from_bytes(data).best()
    return str(best) if best is not None else text


def clean(text: str) -> str:
    """Text with one kind of line end and without control characters."""
    return _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def paginate(text: str) -> tuple[Page, ...]:
    """The pages that form feeds part; none when there is no form feed, since such a text does not know its pages."""
    if "\f" not in text:
        return ()
    bounds = [0, *(m.end() for m in re.finditer("\f", text)), len(text)]
    return tuple(Page(n, a, b) for n, (a, b) in enumerate(pairwise(bounds), 1) if b > a)
