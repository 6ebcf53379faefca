"""What is drawn on a PDF page besides text: its rules, and the opaque boxes under which text lies hidden."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from extract.documents.shapes import Rule

Box = tuple[float, float, float, float]
"""left, bottom, right, top in the page's own space, counted upwards in points."""

_THIN = 2.5  # points; a filled box thinner than this is a rule
_SMALLEST = 5.0  # points; a lower box hides no word
_DEEPEST = 4  # forms within forms


@dataclass(frozen=True, slots=True)
class Opaque:
    """A filled box, and how many objects were drawn before it: text among those lies under it."""

    box: Box
    order: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """The boxes of all paths, those of them that are opaque, and the text objects drawn before the last of these."""

    paths: tuple[Box, ...]
    opaque: tuple[Opaque, ...]
    texts: dict[int, int]

    def rules(self) -> Iterator[Rule]:
        """The straight lines among the paths, the sides of frames and shaded cells included, counted upwards."""
        for left, bottom, right, top in self.paths:
            across, up = right - left, top - bottom
            if min(across, up) <= _THIN:
                if max(across, up) > 2 * _THIN:
                    yield Rule(left, right, bottom, top)
            elif min(across, up) > 3 * _THIN:
                yield Rule(left, left, bottom, top)
                yield Rule(right, right, bottom, top)
                yield Rule(left, right, bottom, bottom)
                yield Rule(left, right, top, top)


def drawing(page: Any) -> Drawing:
    """What is drawn on a page (a raw handle), boxes of forms within it included."""
    paths: list[Box] = []
    opaque: list[Opaque] = []
    texts: list[tuple[int, Any]] = []
    order = -1
    for order, (kind, item, matrices) in enumerate(_objects(page)):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            texts.append((order, item))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            box = _bounds(item, matrices)
            paths.append(box)
            if min(box[2] - box[0], box[3] - box[1]) > _SMALLEST and _is_opaque(item):
                opaque.append(Opaque(box, order))
    opaque += (Opaque(box, order + 1) for box in _annotated(page))
    last = max((o.order for o in opaque), default=0)
    addresses = {ctypes.addressof(item.contents): at for at, item in texts if at < last}
    covering = tuple(o for o in opaque if any(at < o.order for at in addresses.values()))
    return Drawing(tuple(paths), covering, addresses)


def _objects(page: Any) -> Iterator[tuple[int, Any, tuple[Any, ...]]]:
    """(type, object, matrices to the page's space) of everything in the order of drawing, forms opened."""
    get, kind_of = raw.FPDFPage_GetObject, raw.FPDFPageObj_GetType
    for index in range(raw.FPDFPage_CountObjects(page)):
        item = get(page, index)
        kind = kind_of(item)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            yield from _within(item, ())
        else:
            yield kind, item, ()


def _within(form: Any, outer: tuple[Any, ...]) -> Iterator[tuple[int, Any, tuple[Any, ...]]]:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(form, matrix)
    matrices = (matrix, *outer)
    for index in range(max(0, raw.FPDFFormObj_CountObjects(form))):
        item = raw.FPDFFormObj_GetObject(form, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            if len(matrices) < _DEEPEST:
                yield from _within(item, matrices)
        else:
            yield kind, item, matrices


def _bounds(item: Any, matrices: tuple[Any, ...]) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    if not matrices:
        return left.value, bottom.value, right.value, top.value
    corners = [(x.value, y.value) for x in (left, right) for y in (bottom, top)]
    for m in matrices:
        corners = [(m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f) for x, y in corners]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(up), max(across), max(up)


def _is_opaque(path: Any) -> bool:
    """Whether a path is filled, without transparency, so that nothing under it can be seen."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(path, mode, stroke) or mode.value == raw.FPDF_FILLMODE_NONE:
        return False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if raw.FPDFPageObj_GetFillColor(path, red, green, blue, alpha) and alpha.value < 255:
        return False
    return not raw.FPDFPageObj_HasTransparency(path)


def _annotated(page: Any) -> Iterator[Box]:
    """The boxes of annotations that black out what they mark: redactions, and squares filled with a colour."""
    for index in range(max(0, raw.FPDFPage_GetAnnotCount(page))):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        kind, rect = raw.FPDFAnnot_GetSubtype(note), raw.FS_RECTF()
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        hides = kind == raw.FPDF_ANNOT_REDACT or (
            kind == raw.FPDF_ANNOT_SQUARE
            and raw.FPDFAnnot_HasKey(note, b"IC")
            and raw.FPDFAnnot_GetColor(note, raw.FPDFANNOT_COLORTYPE_InteriorColor, red, green, blue, alpha)
            and alpha.value == 255
        )
        if hides and raw.FPDFAnnot_GetRect(note, rect):
            yield rect.left, rect.bottom, rect.right, rect.top
        raw.FPDFPage_CloseAnnot(note)
