"""One PDF page as pdfium knows it: its characters, lines and words with their places, as the reader sees them."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import cached_property

import pypdfium2 as pdfium
from pypdfium2 import raw

from extract.documents.pdf_drawing import Drawing, drawing
from extract.documents.shapes import Line, Rule, Word

_LINE = re.compile(r"[^\r\n\ufffe\x02]+[\ufffe\x02]?")  # U+FFFE is pdfium's hyphen at a line's end
_WORD = re.compile(r"[^\s\ufffe\x02\u200b]+[\ufffe\x02]?")
_TIDY = str.maketrans(
    {
        "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\t": " ", "\ufffe": "-", "\x02": "-", "\u200b": None,
        "\ufeff": None, "\x00": None, "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    }
)  # fmt: skip
_SPACES = re.compile(r" {2,}")
_HEAVY = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_STAMP = 40  # characters; a page number or a stamp is no longer
_MOST_OF_PAGE = 0.6
_MOST_DOTS = 40e6  # of one picture; A3 at 300 an inch has 17 million
_SAME_ROW = 1.6  # heights between two pieces of one row that pdfium has parted, as it does after a superscript

Seen = tuple[float, float, float, float]
"""left, right, top, bottom in points, counted down from the top left corner of the page as it is seen."""


class PdfPage:
    """A page that is open. Coordinates are as the reader sees it, the page's rotation undone."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page = page
        self._text_page = page.get_textpage()
        self._handle = self._text_page.raw
        self._rotation: int = page.get_rotation()
        self._frame: tuple[float, float, float, float] = page.get_cropbox()
        left, bottom, right, top = self._frame
        sideways = self._rotation in (90, 270)
        self.width, self.height = (top - bottom, right - left) if sideways else (right - left, top - bottom)
        self._rect = raw.FS_RECTF()
        self._fonts: dict[bytes, bool] = {}
        self._font = ctypes.create_string_buffer(96)
        self._flags = ctypes.c_int()
        self.text = self._without_hidden(self._read())

    def close(self) -> None:
        """Give back what the page holds."""
        self._text_page.close()
        self._page.close()

    def _read(self) -> str:
        """The page's characters, one for each index by which pdfium knows them."""
        count: int = max(0, raw.FPDFText_CountChars(self._handle))
        if not count:
            return ""
        buffer = ctypes.create_string_buffer(2 * count + 2)
        units = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
        written: int = raw.FPDFText_GetText(self._handle, 0, count, units)
        text = buffer.raw[: 2 * (written - 1)].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        codes = (raw.FPDFText_GetUnicode(self._handle, index) for index in range(count))
        return "".join(chr(c) if 0 < c < 0xD800 or 0xDFFF < c < 0x110000 else "\u200b" for c in codes)

    @cached_property
    def drawing(self) -> Drawing:
        """What is drawn on the page besides text."""
        return drawing(self._page.raw)

    @property
    def is_picture(self) -> bool:
        """Whether the page is a scan: a picture with no text, or over most of the page with next to none."""
        letters = len("".join(self.text.replace("\u200b", "").split()))
        if letters > _STAMP:
            return False
        images = self._page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
        if not letters:
            return next(images, None) is not None
        boxes = [image.get_bounds() for image in images]
        areas = [(right - left) * (top - bottom) for left, bottom, right, top in boxes]
        return bool(max(areas, default=0) > _MOST_OF_PAGE * self.width * self.height)

    def picture(self, dots: int) -> bytes:
        """The page as it is seen, in greys, as a PGM image of so many dots an inch (fewer for a huge page)."""
        scale = min(dots / 72, (_MOST_DOTS / max(1.0, self.width * self.height)) ** 0.5)
        bitmap = self._page.render(scale=scale, grayscale=True)
        with closing(bitmap):
            greys: bytes = bitmap.to_numpy().reshape(bitmap.height, bitmap.width).tobytes()
            return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + greys

    def _without_hidden(self, text: str) -> str:
        """The characters with a zero-width space for each that lies under an opaque box drawn after it."""
        if not text or not self.drawing.opaque:
            return text
        chars = list(text)
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        for index, char in enumerate(text):
            if char.isspace() or not raw.FPDFText_GetCharBox(self._handle, index, left, right, bottom, top):
                continue
            x, y = (left.value + right.value) / 2, (bottom.value + top.value) / 2
            over = [o for o in self.drawing.opaque if o.box[0] <= x <= o.box[2] and o.box[1] <= y <= o.box[3]]
            if over and (item := raw.FPDFText_GetTextObject(self._handle, index)):
                drawn = self.drawing.texts.get(ctypes.addressof(item.contents))
                if drawn is not None and any(drawn < o.order for o in over):
                    chars[index] = "\u200b"
        return "".join(chars)

    def _seen(self, left: float, bottom: float, right: float, top: float) -> Seen:
        x0, y0, x1, y1 = self._frame
        if self._rotation == 90:
            return bottom - y0, top - y0, left - x0, right - x0
        if self._rotation == 180:
            return x1 - right, x1 - left, bottom - y0, top - y0
        if self._rotation == 270:
            return y1 - top, y1 - bottom, x1 - right, x1 - left
        return left - x0, right - x0, y1 - top, y1 - bottom

    def _box(self, first: int, last: int) -> Seen:
        """The box around two characters, as high as their font."""
        rect = self._rect
        raw.FPDFText_GetLooseCharBox(self._handle, first, rect)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        if first != last:
            raw.FPDFText_GetLooseCharBox(self._handle, last, rect)
            left = min(left, rect.left)
            right = max(right, rect.right)
            bottom = min(bottom, rect.bottom)
            top = max(top, rect.top)
        return self._seen(left, bottom, right, top)

    def bold(self, first: int, last: int) -> bool:
        """Whether two characters are set in a bold face, by the name of their font."""
        return self._is_bold(first) and (first == last or self._is_bold(last))

    def _is_bold(self, index: int) -> bool:
        raw.FPDFText_GetFontInfo(self._handle, index, self._font, 96, self._flags)
        name = self._font.value
        found = self._fonts.get(name)
        if found is None:
            found = self._fonts[name] = bool(_HEAVY.search(name))
        return found

    def lines(self) -> list[Line]:
        """The lines in the page's own order; a row that pdfium parted is one again."""
        out: list[Line] = []
        for match in _LINE.finditer(self.text):
            piece = match.group()
            words = piece.strip(" \u00a0\u200b")
            if not words:
                continue
            first = match.start() + piece.index(words[0])
            last = first + len(words) - 1
            left, right, top, bottom = self._box(first, last)
            line = Line(_tidy(words), left, right, top, bottom, self.bold(first, last))
            if out and top < out[-1].bottom and left > out[-1].left and _goes_on(out[-1], line):
                before = out.pop()
                space = " " if piece[0].isspace() or line.left - before.right > 0.15 * before.height else ""
                line = replace(
                    before, text=f"{before.text}{space}{line.text}", right=line.right, bold=before.bold and line.bold
                )
            out.append(line)
        return out

    def pieces(self) -> Iterator[Seen]:
        """Where the runs of text stand, in the page's own order."""
        left, top, right, bottom = (ctypes.c_double() for _ in range(4))
        for index in range(raw.FPDFText_CountRects(self._handle, 0, -1)):
            raw.FPDFText_GetRect(self._handle, index, left, top, right, bottom)
            yield self._seen(left.value, bottom.value, right.value, top.value)

    def words(self) -> list[Word]:
        """The words with their places, in the page's own order."""
        out = []
        for match in _WORD.finditer(self.text):
            first, last = match.start(), match.end() - 1
            left, right, top, bottom = self._box(first, last)
            if right > left and bottom > top:
                out.append(Word(_tidy(match.group()), left, right, top, bottom, first, last))
        return out

    def rules(self) -> list[Rule]:
        """The straight lines drawn on the page."""
        return [Rule(*self._seen(r.left, r.top, r.right, r.bottom)) for r in self.drawing.rules()]


def _tidy(words: str) -> str:
    """Words with plain spaces, one at a time, and without ligatures and invisible characters."""
    if not words.isascii():
        words = words.translate(_TIDY)
    return _SPACES.sub(" ", words) if "  " in words else words


def _goes_on(before: Line, after: Line) -> bool:
    """Whether two pieces stand side by side in one row with no more than spaces between them."""
    height = min(before.height, after.height)
    overlap = min(before.bottom, after.bottom) - max(before.top, after.top)
    gap = after.left - before.right
    return overlap > 0.5 * height and -0.3 * height < gap < _SAME_ROW * height
