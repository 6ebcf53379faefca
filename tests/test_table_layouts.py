"""One table in every kind of file: ruled and unruled PDF, Word and web page give the same rows and the same people."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable, Sequence

import docx
import pytest

from benchmarks.printed import Sheet, pdf
from extract.documents import read_bytes
from extract.minutes import extract
from extract.records import Attendance, Commitment, Document

HEAD = ("LEYS COUNCIL", "Minutes of the meeting of the Roads Committee held on 12 May 2022 at 10.00 am")
END = ("1. Welcome", "The Chair opened the meeting.", "2. Gritting", "The plan was read.")
Cell = str | list[str]
Part = str | list[list[Cell]]


def lines_of(cell: Cell) -> list[str]:
    return cell if isinstance(cell, list) else [cell]


def word(*parts: Part) -> Document:
    document = docx.Document()
    for part in (*HEAD, *parts):
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(len(part), len(part[0]))
        for r, row in enumerate(part):
            for c, cell in enumerate(row):
                first, *rest = lines_of(cell)
                table.cell(r, c).text = first
                for line in rest:
                    table.cell(r, c).add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return read_bytes("minutes.docx", file.getvalue())


def web(*parts: Part) -> Document:
    out = ["<html><body>"]
    for part in (*HEAD, *parts):
        if isinstance(part, str):
            out.append(f"<p>{part}</p>")
        else:
            rows = ("".join(f"<td>{'<br>'.join(lines_of(cell))}</td>" for cell in row) for row in part)
            out.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    return read_bytes("minutes.html", "\n".join([*out, "</body></html>"]).encode())


def printed(*parts: Part, ruled: bool = False) -> Document:
    sheet, y = Sheet(), 60.0
    for part in (*HEAD, *parts):
        if isinstance(part, str):
            sheet.text(60, y, part)
            y += 20
            continue
        xs: Sequence[float] = (60, 400) if part[0][0] == "Task" else (60, 220, 330, 440)[: len(part[0])]
        widths = [(b - a) / 6 for a, b in zip(xs, (*xs[1:], 545), strict=True)]
        tops = [y - 13]
        for row in part:
            cells = [
                cell if isinstance(cell, list) else textwrap.wrap(cell, int(width)) or [""]
                for cell, width in zip(row, widths, strict=True)
            ]
            for x, lines in zip(xs, cells, strict=True):
                sheet.lines(x, y, *lines)
            y += 13 * max(map(len, cells)) + (8 if ruled else 6)
            tops.append(y - 13)
        if ruled:
            sheet.table([*(x - 4 for x in xs), 545], tops)
        y += 16
    return read_bytes("minutes.pdf", pdf(sheet))


def ruled(*parts: Part) -> Document:
    return printed(*parts, ruled=True)


Maker = Callable[..., Document]
IN_ALL = pytest.mark.parametrize("made", [word, web, printed, ruled])


def attendance(document: Document) -> list[tuple[str, str]]:
    return [(f.attendee.name, f.status) for f in extract(document).facts if isinstance(f, Attendance)]


@IN_ALL
def test_marks_stand_under_their_headings(made: Maker) -> None:
    table = [
        ["Member", "Present", "Apologies", "Absent"],
        ["Cllr Ann Lane (Chair)", "X", "", ""],
        ["Cllr Bo Reed", "", "X", ""],
        ["Cllr Una Voss", "", "", "X"],
        ["Cllr Cy Dow", "", "", ""],
    ]
    expected = [("Ann Lane", "present"), ("Bo Reed", "apologies"), ("Una Voss", "absent")]
    assert attendance(made("Attendance", table, *END)) == expected


@IN_ALL
def test_actions_are_whole_rows(made: Maker) -> None:
    table = [
        ["Item", "Action", "Owner", "Deadline"],
        ["3", "Write to the harbour master about the buoys", "AL", "30 June 2022"],
        ["", "Repair the bus shelter and tell all of the parishes concerned", "Una Voss", "July 2022"],
        ["4", "Clear the ditch", "", "August 2022"],
    ]
    document = made("Present: Ann Lane (Chair), Una Voss", *END, "Actions", table)
    found = [f for f in extract(document).facts if isinstance(f, Commitment)]
    assert [(f.deliverable, [r.name for r in f.responsible], f.due and f.due.edtf) for f in found] == [
        ("Write to the harbour master about the buoys", ["Ann Lane"], "2022-06-30"),
        ("Repair the bus shelter and tell all of the parishes concerned", ["Una Voss"], "2022-07"),
        ("Clear the ditch", [], "2022-08"),
    ]


@IN_ALL
@pytest.mark.parametrize(
    "table",
    [
        [["Present", ["Ann Lane", "Bo Reed", "Cy Dow"]], ["Apologies", ["Dee Holt", "Ed Pike"]]],
        [["Present", "Apologies"], [["Ann Lane", "Bo Reed", "Cy Dow"], ["Dee Holt", "Ed Pike"]]],
    ],
    ids=["label beside list", "label over list"],
)
def test_lists_of_names_in_cells(made: Maker, table: Part) -> None:
    expected = [*((n, "present") for n in ("Ann Lane", "Bo Reed", "Cy Dow")), ("Dee Holt", "apologies")]
    assert sorted(attendance(made(table, *END))) == [*expected, ("Ed Pike", "apologies")]


@IN_ALL
def test_names_side_by_side(made: Maker) -> None:
    table = [["Ann Lane", "Bo Reed"], ["Cy Dow", "Una Voss"], ["Dee Holt", "Ed Pike"]]
    found = [name for name, _ in attendance(made("Present", table, *END))]
    assert found == ["Ann Lane", "Bo Reed", "Cy Dow", "Una Voss", "Dee Holt", "Ed Pike"]


@IN_ALL
def test_cells_of_as_many_lines_are_rows(made: Maker) -> None:
    table = [["Name", "Organisation"], [["Ann Lane", "Bo Reed"], ["Leys Trust", "Leys Council"]]]
    found = [f for f in extract(made("Present", table, *END)).facts if isinstance(f, Attendance)]
    told = [(f.attendee.name, f.represents and f.represents.name) for f in found]
    assert told == [("Ann Lane", "Leys Trust"), ("Bo Reed", "Leys Council")]


@IN_ALL
def test_columns_of_surnames_and_first_names(made: Maker) -> None:
    table = [
        ["LANE", "ANN", "REED", "BO"],
        ["MCDONALD", "LISA", "O'ROURKE", "JOHN"],
        ["CODD-PIKE", "KATHLEEN", "VOSS", "ADAM"],
    ]
    found = [name for name, _ in attendance(made("Councillors:", table, *END))]
    assert sorted(found) == [
        "Adam Voss", "Ann Lane", "Bo Reed", "John O'Rourke", "Kathleen Codd-Pike", "Lisa McDonald",
    ]  # fmt: skip


def test_cell_that_spans_columns_keeps_the_next_in_place() -> None:
    page = "<table><tr><td>Name</td><td>Present</td><td>Apologies</td></tr>"
    page += "<tr><td colspan='2'>Ann Lane</td><td>X</td></tr></table>"
    document = read_bytes("minutes.html", f"<p>{HEAD[1]}</p>{page}".encode())
    assert attendance(document) == [("Ann Lane", "apologies")]


def test_initials_in_the_last_short_row_end_no_list() -> None:
    rows = "Ann Lane\tAL\tBo Reed\tBR\nCy Dow\tCD\tUna Voss\tUV\nEd Pike\tEP"
    document = read_bytes("minutes.txt", f"{HEAD[1]}\n\nPresent\n{rows}\n\n{END[0]}\n{END[1]}".encode())
    assert len(attendance(document)) == 5


@pytest.mark.parametrize("made", [printed, ruled])
def test_owners_of_a_table_of_two_columns_stay_in_it(made: Maker) -> None:
    table = [["Task", "Lead"], ["Mend the gate", "AL"], ["Cut the hedge by the pond", "UV"]]
    document = made("Present: Ann Lane (Chair), Una Voss", *END, "Actions", table)
    found = [f for f in extract(document).facts if isinstance(f, Commitment)]
    assert [(f.deliverable, [r.name for r in f.responsible]) for f in found] == [
        ("Mend the gate", ["Ann Lane"]),
        ("Cut the hedge by the pond", ["Una Voss"]),
    ]
