"""What a build says at its end: a row for each file that was read or failed, and the rest in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extract.documents import ocr
from graph.reading import Outcome
from graph.rows import BuildRow

STATUSES = {
    "new": "new",
    "changed": "changed",
    "unchanged": "unchanged",
    "copy": "the same as others",
    "failed": "failed",
}
MOST_ROWS = 200
"""Of more files, only those are listed of which there is something to say."""


def listed(outcomes: Sequence[Outcome]) -> list[BuildRow]:
    """Rows of what is not as it was: failed files last, where they are seen."""
    news = [o for o in outcomes if o.status != "unchanged"]
    if len(news) > MOST_ROWS:
        news = [o for o in news if _note(o)]
    return [
        BuildRow(o.name, o.kind or "", o.body or "", o.date or "", o.facts, o.status, _note(o))
        for o in sorted(news, key=lambda o: o.status == "failed")
    ]


def sentences(outcomes: Sequence[Outcome], shown: int) -> list[str]:
    """How many files became what, how many are not listed, and what would bring more."""
    counts = Counter(o.status for o in outcomes)
    said = [", ".join(f"{counts[s]} {words}" for s, words in STATUSES.items() if counts[s]) + "."]
    if hidden := len(outcomes) - counts["unchanged"] - shown:
        said.append(f"{hidden} more without remarks are not listed here: minutegraph documents lists all.")
    if scans := sum(o.needs_ocr for o in outcomes):
        first = "" if ocr.is_installed() else "install tesseract, then "
        said.append(f"{scans} need{'s' if scans == 1 else ''} OCR: {first}build again with --ocr.")
    return said


def _note(outcome: Outcome) -> str:
    return outcome.reason or "; ".join(outcome.warnings)
