"""Small PDF files printed for tests and benchmarks: text at given places, boxes and rules."""

from __future__ import annotations

from dataclasses import dataclass, field

A4 = (595, 842)  # points
REGULAR, BOLD = "F1", "F2"


@dataclass
class Sheet:
    """A page under print. Places are in points from the top left corner; text stands on its baseline."""

    width: int = A4[0]
    height: int = A4[1]
    rotation: int = 0
    _drawn: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, *, size: float = 11, font: str = REGULAR) -> Sheet:
        """Print words at a place."""
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self._drawn.append(f"BT /{font} {size} Tf 0 g 1 0 0 1 {x} {self.height - y} Tm ({escaped}) Tj ET")
        return self

    def lines(self, x: float, y: float, *lines: str, pitch: float = 13, font: str = REGULAR) -> Sheet:
        """Print lines one below the other."""
        for number, words in enumerate(lines):
            self.text(x, y + number * pitch, words, font=font)
        return self

    def box(self, x: float, y: float, width: float, height: float, *, grey: float = 0) -> Sheet:
        """Fill a box; one that is next to nothing high or wide is a rule."""
        self._drawn.append(f"{grey} g {x} {self.height - y - height} {width} {height} re f")
        return self

    def table(self, xs: list[float], ys: list[float]) -> Sheet:
        """Draw the rules of a table whose columns and rows end at these places."""
        for x in xs:
            self.box(x, ys[0], 0.5, ys[-1] - ys[0])
        for y in ys:
            self.box(xs[0], y, xs[-1] - xs[0], 0.5)
        return self

    def picture(self) -> Sheet:
        """A grey picture over the whole page, as a scanner leaves it."""
        head = f"q {self.width} 0 0 {self.height} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID"
        self._drawn.append(f"{head}\n80>\nEI Q")
        return self

    @property
    def content(self) -> bytes:
        """The page's drawing instructions."""
        return "\n".join(self._drawn).encode("cp1252")


def pdf(*sheets: Sheet) -> bytes:
    """A PDF file of these pages."""
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(sheets)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} >>".encode(),
        *(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
            for name in ("Helvetica", "Helvetica-Bold")
        ),
    ]
    for number, sheet in enumerate(sheets):
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}] /Rotate {sheet.rotation}"
            f" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {6 + 2 * number} 0 R >>"
        )
        objects.append(page.encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(sheet.content), sheet.content))
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
