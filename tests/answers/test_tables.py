"""Rows as tables, CSV and JSON."""

import csv
import io
import json

import pytest

from graph.lookup import due, panel
from graph.rows import DueRow, PanelRow
from graph.tables import as_csv, as_json, as_record, as_table, cells, columns, harmless


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-x", "'-x"),
        ("@a", "'@a"),
        ("\tx", "'\tx"),
        ("a=b", "a=b"),
        (-3, -3),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(cell, safe):
    assert harmless(cell) == safe


def test_csv_has_every_column_and_harmless_cells(harbour):
    rows = list(csv.DictReader(io.StringIO(as_csv(cells(due(harbour)), columns(DueRow)))))
    assert list(rows[0]) == columns(DueRow)
    assert rows[1]["what"] == "'=SUM(A1) of repairs"


def test_csv_of_nothing_is_its_header():
    assert as_csv([], columns(DueRow)).startswith("due,certainty,words,who")


def test_json_keeps_its_keys_and_letters(harbour):
    text = as_json(cells(panel(harbour, "CSSP", on="2021-03-04")))
    assert all(list(row) == columns(PanelRow) for row in json.loads(text))
    assert "José Quill" in text
    assert json.loads(as_json([])) == []


def test_a_table_for_no_screen_cuts_nothing(harbour):
    text = as_table(cells(due(harbour)), columns(DueRow), width=None)
    assert "Dana Penhale; Director of Harbours" in text
    assert "state" not in text.splitlines()[0]
    assert len(text.splitlines()) == 3 + 1 + 2 + 3


def test_what_is_the_same_in_every_row_stands_once_above(harbour):
    above, _, table = as_table(cells(panel(harbour, "CSSP")), columns(PanelRow), width=None).partition("\n\n")
    assert above.splitlines() == [
        "date: 2021-09-09",
        "body: Coastal Services Scrutiny Panel",
        "document: panel-2021-09.txt",
    ]
    assert "Coastal" not in table


def test_a_table_for_a_screen_keeps_to_its_width(harbour):
    text = as_table(cells(due(harbour)), columns(DueRow), width=100)
    assert max(map(len, text.splitlines())) <= 100
    assert "c0001" in text


def test_groups_are_parted(harbour):
    text = as_table(cells(panel(harbour, "CSSP", on="2021-03-04")), columns(PanelRow), width=None)
    _, _, table = text.partition("\n\n")
    assert sum(not line for line in table.splitlines()) == 3


def test_markup_in_a_cell_is_text():
    assert "[bold]x" in as_table([{"a": "[bold]x"}], ["a"], width=None)


def test_a_record_stands_top_to_bottom():
    assert as_record({"fact": "a1", "page": "", "start": 0}, width=None).splitlines() == ["fact   a1", "start  0"]


def test_what_is_too_wide_to_be_read_in_columns_is_a_card_for_each_row() -> None:
    names = ("due", "who", "what", "fact")
    row = {
        "due": "2030-01-31",
        "who": "Head of Harbours",
        "what": "count moorings of both banks",
        "fact": "ab3d5f7h",
    }
    assert as_table([row], names, width=40).splitlines() == [
        "due: 2030-01-31; fact: ab3d5f7h",
        "    who: Head of Harbours",
        "    what: count moorings of both banks",
    ]
    assert "due          who" in as_table([row], names, width=80)
