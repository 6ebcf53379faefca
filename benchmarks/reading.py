"""What reading PDF pages costs beside pdfium alone: CPU time of both in one run, and their ratio.

Run `python -m benchmarks.reading [FILE ...]`; without files it prints pages of its own. The goal for plain pages is 2.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium

from benchmarks.printed import BOLD, Sheet, pdf
from extract.documents.pdf import read_pdf

_ROUNDS = 7
_WORDS = (
    "The Panel considered a report on the harbour wall and the footpaths behind it, and asked when the work would end."
)


def alone(data: bytes) -> int:
    """Read with pdfium and nothing else; how many characters it gave."""
    document = pdfium.PdfDocument(data)
    characters = 0
    for page in document:
        text = page.get_textpage()
        characters += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return characters


def ours(data: bytes) -> int:
    """Read as minutegraph does."""
    return len(read_pdf(data).text)


def seconds(work: Callable[[], int]) -> float:
    """CPU seconds of the fastest of some rounds."""
    best = float("inf")
    for _ in range(_ROUNDS):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def plain(pages: int) -> bytes:
    """Pages of plain paragraphs under a running head."""
    sheets = []
    for number in range(1, pages + 1):
        sheet = Sheet().text(60, 40, "Marlport Town Council").text(60, 815, f"Page {number} of {pages}")
        for paragraph in range(9):
            top = 80 + 78 * paragraph
            sheet.text(60, top, f"{paragraph + 1}. Item of business", font=BOLD)
            sheet.lines(60, top + 14, *([_WORDS[:92]] * 4))
        sheets.append(sheet)
    return pdf(*sheets)


def columns(pages: int) -> bytes:
    """Pages with titles at the left and owners at the right."""
    sheets = []
    for _ in range(pages):
        sheet = Sheet().text(500, 50, "Action", font=BOLD)
        for item in range(9):
            top = 80 + 78 * item
            sheet.lines(60, top, f"{item + 11} Harbour", "Wall", font=BOLD).lines(170, top, *([_WORDS[:60]] * 5))
            sheet.text(505, top + 26, "AQ")
        sheets.append(sheet)
    return pdf(*sheets)


def report(name: str, data: bytes) -> str:
    """One line: what was read, both times in milliseconds a page, and their ratio."""
    document = pdfium.PdfDocument(data)
    pages = len(document)
    document.close()
    first, second = seconds(lambda: alone(data)), seconds(lambda: ours(data))
    each = f"{1000 * first / pages:6.2f} {1000 * second / pages:6.2f}"
    return f"{name[:44]:44} {pages:5} {each} {second / first:6.2f}"


def main() -> None:
    """Print the table."""
    print(f"{'file':44} pages  alone   ours  ratio   (CPU milliseconds a page)")
    print(report("plain pages", plain(40)))
    print(report("pages with columns", columns(40)))
    for name in sys.argv[1:]:
        print(report(Path(name).name, Path(name).read_bytes()))


if __name__ == "__main__":
    main()
