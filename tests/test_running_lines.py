"""Running heads of plain text with form feeds."""

from __future__ import annotations

from extract.documents.running_lines import without_running_lines
from extract.documents.text import decode

PAGES = [f"Leys Board 4.05.26\n\nThe hut of pier {n * n} is let. It is\n\n\n{n}\n" for n in range(1, 5)]


def test_heads_and_page_numbers_are_left_out_but_for_the_first_head() -> None:
    text = without_running_lines("\f".join(PAGES))
    assert text.count("Leys Board") == 1
    assert text.startswith("Leys Board 4.05.26\n\nThe hut of pier 1 is let.")
    assert [line for line in text.split("\n") if line.strip().isdigit()] == []
    assert text.count("\f") == 3


def test_they_are_left_out_when_a_file_is_read() -> None:
    assert decode("\f".join(PAGES).encode()).count("Leys Board") == 1


def test_what_only_looks_alike_stays() -> None:
    pages = [f"(Item {n})\n\nWords of item {n} stand here.\nThey end.\n" for n in (2, 5, 6, 11)]
    assert without_running_lines("\f".join(pages)) == "\f".join(pages)


def test_a_text_without_pages_stays() -> None:
    text = "Noted.\n\nNoted.\n\nNoted.\n"
    assert without_running_lines(text) == text
