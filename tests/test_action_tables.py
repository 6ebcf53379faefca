"""Tables of actions: each open row is a commitment with its owner and its date, a settled one is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract.commitments.action_tables import _settled_words
from extract.minutes import extract
from extract.patterns import columns, rows
from extract.records import AgendaItem, Commitment, Document
from extract.structure.action_rows import action_tables, kinds

BEFORE = """LEYS COUNCIL

Minutes of the meeting of the Roads Committee held on 12 May 2022 at 10.00 am

Present: Ann Lane (Chair), Bo Reed, Cy Dow (Clerk)

1. Welcome
The Chair opened the meeting.

2. Actions

"""
AFTER = "\n\n3. Date of next meeting\nThe next meeting is on 14 July 2022.\n"


def piped(table: list[list[str]]) -> str:
    head, *body = ("| " + " | ".join(row) + " |" for row in table)
    return "\n".join([head, "|" + "---|" * len(table[0]), *body])


def tabbed(table: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in table)


def spaced(table: list[list[str]]) -> str:
    widths = [max(map(len, column)) + 3 for column in zip(*table, strict=True)]
    return "\n".join("".join(map(str.ljust, row, widths)).rstrip() for row in table)


PARTED = pytest.mark.parametrize("parted", [piped, tabbed, spaced])
Told = tuple[str, list[str], str | None, str | None]


def facts(body: str) -> tuple[Document, list[Commitment]]:
    document = Document("minutes.txt", "text/plain", "0" * 64, BEFORE + body + AFTER)
    found = [fact for fact in extract(document).facts if isinstance(fact, Commitment)]
    return document, [fact for fact in found if fact.rule == "commitment action-table"]


def told(body: str) -> list[Told]:
    document, found = facts(body)
    for fact in found:
        assert document.text[fact.evidence.start : fact.evidence.end] == fact.evidence.exact
    return [
        (
            fact.deliverable,
            [owner.name for owner in fact.responsible],
            fact.due.text if fact.due else None,
            fact.due.edtf if fact.due else None,
        )
        for fact in found
    ]


@PARTED
def test_row_is_a_commitment(parted: Callable[[list[list[str]]], str]) -> None:
    table = [
        ["Action", "By whom", "By when"],
        ["Write to the harbour master", "AL", "30 June 2022"],
        ["Repair the bus shelter", "Clerk", "next meeting"],
        ["Circulate the plan", "All", "ASAP"],
        ["None", "", ""],
    ]
    assert told(parted(table)) == [
        ("Write to the harbour master", ["Ann Lane"], "30 June 2022", "2022-06-30"),
        ("Repair the bus shelter", ["Clerk"], "next meeting", "2022-07-14"),
        ("Circulate the plan", ["Roads Committee"], "ASAP", None),
    ]


@PARTED
def test_settled_row_is_none(parted: Callable[[list[list[str]]], str]) -> None:
    table = [
        ["No.", "Action point", "Responsible", "Target date", "Status"],
        ["1", "Publish the flood report", "Bo Reed / Cy Dow", "June 2022", "Open"],
        ["2", "Mend the gate", "BR", "1 May 2022", "Completed"],
        ["3", "Order grit bins", "Head of Roads", "end of September", "Not yet complete"],
        ["4", "Invite the police", "Leys Council", "", "In progress"],
    ]
    assert told(parted(table)) == [
        ("Publish the flood report", ["Bo Reed", "Cy Dow"], "June 2022", "2022-06"),
        ("Order grit bins", ["Head of Roads"], "end of September", "2022-09-30"),
        ("Invite the police", ["Leys Council"], None, None),
    ]


def test_numbered_rows_are_no_items_of_business() -> None:
    table = [["No.", "Action", "Owner"], ["1", "Mend the gate", "BR"], ["3", "Order grit bins", "AL"]]
    document = Document("minutes.txt", "text/plain", "0" * 64, BEFORE + tabbed(table) + AFTER)
    items = [f.number for f in extract(document).facts if isinstance(f, AgendaItem)]
    assert items == ["1", "2", "3"]


def test_day_of_completion_settles_a_row() -> None:
    table = [["Action", "Owner", "Date completed"], ["Mend the gate", "BR", "3 May 2022"], ["Cut the hedge", "BR", ""]]
    assert [row[0] for row in told(tabbed(table))] == ["Cut the hedge"]


def test_post_is_told_from_its_body() -> None:
    table = [["Action", "Owner"], ["Publish the plan", "LRB Business Manager"]]
    _, found = facts(tabbed(table) + "\n\nThe Leys Roads Board (LRB) met.")
    assert [(r.name, r.of) for r in found[0].responsible] == [("Business Manager", "Leys Roads Board")]


WRAPPED = """Item  Action                         Owner      Deadline
3     Write to the harbour           AL         30 June 2022
      master about the buoys

4     Draw up a list of the paths    BR and     August 2022
      that need clearing             Cy Dow
"""


def test_wrapped_cells_belong_to_their_row() -> None:
    assert told(WRAPPED) == [
        ("Write to the harbour master about the buoys", ["Ann Lane"], "30 June 2022", "2022-06-30"),
        ("Draw up a list of the paths that need clearing", ["Bo Reed", "Cy Dow"], "August 2022", "2022-08"),
    ]


def test_empty_first_cell_is_no_wrapped_row() -> None:
    table = [
        ["Item", "Action", "Owner", "Due"],
        ["3", "Mend the gate", "BR", "July 2022"],
        ["", "Cut the hedge", "AL", "August 2022"],
    ]
    assert [row[0] for row in told(tabbed(table))] == ["Mend the gate", "Cut the hedge"]


def test_line_below_a_table_is_no_row() -> None:
    table = [["Action", "Owner"], ["Mend the gate", "BR"]]
    assert [row[0] for row in told(f"{tabbed(table)}\nThe rest was left for another day")] == ["Mend the gate"]


@pytest.mark.parametrize(
    "head", ["Year\tAction\tCost", "Action\tStatus", "Owner\tDeadline", "Year\tAction\tSum\tPages\tBy"]
)
def test_other_tables_are_none_of_actions(head: str) -> None:
    assert action_tables(f"{head}\n" + "\t".join(["2022"] * (head.count("\t") + 1))) == ()


@pytest.mark.parametrize("row", rows("action_columns"), ids=lambda row: row["heading"])
def test_heading_is_known_in_a_table(row: dict[str, str]) -> None:
    assert set(row) == {"heading", "column", "example", "counter"}
    headings = row["example"].split(" | ")
    (table,) = action_tables("\t".join(headings) + "\n" + "\t".join(["Mend it"] * len(headings)))
    assert kinds(table)[headings.index(row["heading"])] == row["column"]


@pytest.mark.parametrize("row", rows("action_columns"), ids=lambda row: row["counter"])
def test_words_of_a_heading_make_no_table_of_actions_elsewhere(row: dict[str, str]) -> None:
    assert row["heading"].lower() in row["counter"].lower()
    headings = row["counter"].split(" | ")
    assert len(headings) > 1
    assert action_tables("\t".join(headings) + "\n" + "\t".join(["Mend it"] * len(headings))) == ()


@pytest.mark.parametrize(("word", "example", "counter"), columns("settled_words"), ids=lambda value: value)
def test_settled_word_settles_and_what_is_like_it_does_not(word: str, example: str, counter: str) -> None:
    table = [["Action", "Owner", "Status"], ["Mend the gate", "BR", example], ["Cut the hedge", "BR", counter]]
    assert [row[0] for row in told(tabbed(table))] == ["Cut the hedge"]
    found = _settled_words().search(example)
    assert found is not None
    assert found.group().lower() == word
