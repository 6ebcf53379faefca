"""Rows of cells under headings, whatever parts them, with the place of every cell in the text."""

from __future__ import annotations

import pytest

from extract.structure.tables import tables


def cells(text: str, first: str = "Name") -> list[list[list[str]]]:
    found = tables(text, lambda headings: headings[0] == first)
    for table in found:
        for row in (table.head, *table.rows):
            for cell in row.cells:
                assert cell.text == text[cell.start : cell.end].strip("*")
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in found]


@pytest.mark.parametrize(
    "text",
    [
        "Name\tWard\tParty\nAnn Lane\t\tGreen\nBo Reed\tFen",
        "| Name | Ward | Party |\n|:--|---|--:|\n| **Ann Lane** |  | Green |\n| Bo Reed | Fen | |",
        "Name | Ward | Party\n--- | --- | ---\nAnn Lane | | Green\nBo Reed | Fen |",
        "Name        Ward    Party\n----------  ------  -----\nAnn Lane            Green\n\nBo Reed     Fen\n",
        "Name        Ward    Party\nAnn Lane            Green\nBo Reed     Fen\n\n\n\nSomething else altogether",
    ],
    ids=["tabs", "pipes", "pipes between", "spaces", "spaces, then prose"],
)
def test_every_cell_stands_under_its_heading(text: str) -> None:
    assert cells(text) == [[["Ann Lane", "", "Green"], ["Bo Reed", "Fen", ""]]]


def test_mark_in_the_middle_of_its_column() -> None:
    text = "Name        Present    Apologies\nAnn Lane       X\nBo Reed                    X\n"
    assert cells(text) == [[["Ann Lane", "X", ""], ["Bo Reed", "", "X"]]]


def test_line_across_the_columns_ends_the_table() -> None:
    text = "Name        Ward    Party\nAnn Lane    Fen     Green\nThe chair then opened the meeting.\n"
    assert cells(text) == [[["Ann Lane", "Fen", "Green"]]]


def test_headings_again_on_the_next_page_are_no_row() -> None:
    text = "Name\tWard\nAnn Lane\tFen\n\nName\tWard\nBo Reed\tTarn"
    assert cells(text) == [[["Ann Lane", "Fen"], ["Bo Reed", "Tarn"]]]


def test_row_on_the_next_page_without_its_empty_cells_is_none() -> None:
    text = "Name\tPresent\tApologies\nAnn Lane\tX\n\nBo Reed\t\tX\nCy Dow\tX"
    assert cells(text) == [[["Ann Lane", "X", ""], ["Bo Reed", "", "X"]]]


def test_offsets_are_those_of_the_document() -> None:
    text = "Minutes\n\n| Name | Ward |\n|---|---|\n| Ann Lane | Fen |\n"
    (table,) = tables(text, lambda headings: headings == ("Name", "Ward"))
    (row,) = table.rows
    assert [text[c.start : c.end] for c in row.cells] == ["Ann Lane", "Fen"]
    assert text[row.start : row.end] == "Ann Lane | Fen"
    assert (table.start, table.end) == (text.index("Name"), row.end)


def test_broken_cell_is_one_with_a_map_back() -> None:
    text = "Name        Task            Ward\nAnn Lane    Write to the    Fen\n            harbour master\n"
    (table,) = tables(text, lambda headings: "Task" in headings)
    (row,) = table.rows
    task = row.cells[1]
    assert task.text == "Write to the harbour master"
    for word in ("Write", "harbour", "master"):
        start, end = task.joined.source(task.text.index(word), task.text.index(word) + len(word))
        assert text[start:end] == word
