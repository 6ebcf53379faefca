"""What reading agenda packs costs as they grow: CPU time a page, which should stay about the same.

Run `python -m benchmarks.packs [PAGES ...]`; the packs are made up here: an agenda, old minutes, reports, appendices.
"""

from __future__ import annotations

import hashlib
import sys
import time

from extract.documents.text import paginate
from extract.minutes import extract
from extract.records import Document

_PAGES = (50, 100, 200, 400)
_PAGES_A_REPORT = 10
_PARAGRAPHS_A_PAGE = 9
_SENTENCES = (
    "The Director of Place will report to the {place} Board on the results by 30 September {year}.",
    "The {place} Board considered the {place} Flood Plan, which the Environment Agency reviewed in March {year}, and"
    " agreed that officers would consult residents.",
    "Mrs Una {place} (Chair of the {place} Partnership) told the Panel that the Board monitors this each quarter.",
    "Ofsted inspected the {place} Academy in June {year} and judged it good; the Trust will publish an action plan.",
    "The works at {place} cost 45,000 pounds more than was planned, since the ground was wetter than expected, and"
    " the contractor had to bring pumps from the coast before the second stage could begin.",
)
_PLACES = ("Amblow", "Brackley", "Corsham", "Dunmere", "Eastry", "Fallow", "Garth", "Holme", "Inskip", "Jarrow")


def pack(pages: int) -> Document:
    """A pack of so many pages, parted by form feeds."""
    reports = range(4, 4 + max(1, pages // _PAGES_A_REPORT))
    listed = "\n\n".join(f"{n}. {_title(n)}\n   Report of the Director of Place." for n in reports)
    front = (
        "Agenda\n\nPlace Scrutiny Panel\n\nDate: Tuesday 9 June 2026\nTime: 10.00 am\n\n1. Apologies for Absence\n\n"
        f"2. Declarations of Interest\n\n3. Minutes of the Previous Meeting\n\n{listed}\n"
    )
    out = [front, _minutes()]
    for number in reports:
        head = (
            f"Agenda Item {number}\n\nPLACE SCRUTINY PANEL\n\n9 JUNE 2026\n\n{_title(number).upper()}\n\n"
            "Report of the Director of Place\n\n1. Purpose of report\n\n"
        )
        out += [(head if page == 0 else "") + _page(number, page) for page in range(_PAGES_A_REPORT)]
    text = "\f".join(out)
    return Document("pack.txt", "text/plain", hashlib.sha256(text.encode()).hexdigest(), text, paginate(text))


def _title(number: int) -> str:
    return f"{_PLACES[number % len(_PLACES)]} Flood Defences, Stage {number}"


def _minutes() -> str:
    return (
        "Agenda Item 3\n\nMINUTES of a meeting of the Place Scrutiny Panel held on Tuesday 14 April 2026\n\n"
        "Present: Mrs Ivy Tolland (Chairman) and Mr Glyn Rowse\n\n1. Apologies for Absence\n\nNone.\n\n"
        "2. Flood Defences\n\nRESOLVED that the report be noted.\n"
    )


def _page(number: int, page: int) -> str:
    paragraphs = []
    for i in range(_PARAGRAPHS_A_PAGE):
        at = number * 31 + page * 7 + i
        said = (s.format(place=_PLACES[(at + k) % len(_PLACES)], year=2024 + at % 3) for k, s in enumerate(_SENTENCES))
        first, *rest = said
        paragraphs.append(f"1.{page * _PARAGRAPHS_A_PAGE + i} {rest[at % 4]} {first if at % 3 else rest[(at + 1) % 4]}")
    return "\n\n".join(paragraphs) + f"\n\nPage {number * _PAGES_A_REPORT + page}\n"


def main(sizes: tuple[int, ...]) -> None:
    """Print a line for each size."""
    extract(pack(10))
    for pages in sizes:
        document = pack(pages)
        start = time.process_time()
        minutes = extract(document)
        took = time.process_time() - start
        count = len(document.pages)
        facts = sum(len(reading.facts) for reading in (minutes, *minutes.bound))
        print(
            f"{count:4} pages, {len(document.text):8} characters, {len(minutes.parts):3} parts, {facts:5} facts:"
            f" {took:6.1f} s, {1000 * took / count:5.0f} ms a page"
        )


if __name__ == "__main__":
    main(tuple(int(given) for given in sys.argv[1:]) or _PAGES)
