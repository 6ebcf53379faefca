"""What a build says at its end."""

from __future__ import annotations

import pytest

from extract.documents import ocr
from graph import summary
from graph.reading import Outcome
from graph.summary import listed, sentences

NEW = Outcome("new.txt", "/p/new.txt", "new", "minutes", "Leys Board", "2030-01-01", 7)
OLD = Outcome("old.txt", "/p/old.txt", "unchanged", "minutes", "Leys Board", "2030-01-01", 7)
ODD = Outcome(
    "odd.pdf", "/p/odd.pdf", "new", "minutes", facts=1, warnings=("no text layer on page 2: needs OCR", "odd")
)
BAD = Outcome("bad.pdf", "/p/bad.pdf", "failed", reason="no text layer: needs OCR")


def test_what_failed_stands_last_and_what_is_as_it_was_is_counted() -> None:
    rows = listed([BAD, OLD, NEW, ODD])
    assert [(r.file, r.status, r.note) for r in rows] == [
        ("new.txt", "new", ""),
        ("odd.pdf", "new", "no text layer on page 2: needs OCR; odd"),
        ("bad.pdf", "failed", "no text layer: needs OCR"),
    ]
    assert sentences([BAD, OLD, NEW, ODD], 3)[0] == "2 new, 1 unchanged, 1 failed."


@pytest.mark.parametrize(
    ("installed", "said"),
    [
        (True, "2 need OCR: build again with --ocr."),
        (False, "2 need OCR: install tesseract, then build again with --ocr."),
    ],
)
def test_scans_are_offered_ocr(monkeypatch: pytest.MonkeyPatch, installed: bool, said: str) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: installed)
    assert sentences([BAD, ODD], 2)[-1] == said
    assert len(sentences([NEW], 1)) == 1


def test_of_very_many_files_only_the_remarkable_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summary, "MOST_ROWS", 2)
    rows = listed([NEW, ODD, BAD])
    assert [r.file for r in rows] == ["odd.pdf", "bad.pdf"]
    assert sentences([NEW, ODD, BAD], 2)[1].startswith("1 more without remarks")
