"""Registers of councils' people: what the CSV file may look like, what is said of rows that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.documents import Source, Unreadable
from extract.records import Membership, Minutes, PostHolding
from extract.register.register import extract_register, read_register
from extract.register.table import MOST_LINES
from extract.serial import from_json, to_json

ROSIE = "Rosie Ashdown|None|101|Council|Independent|Oxmere|2017-05-04|None"
HEAD, ROW = "name,id,party,ward,from", "Rosie Ashdown,101,Independent,Oxmere,2017-05-04"
SHAPES = {
    "plain": f"{HEAD}\n{ROW}\n",
    "another order and case": "WARD,Party,To,From,ID, Name \nOxmere,Independent,,2017-05-04,101,Rosie Ashdown",
    "semicolons": f"{HEAD}\n{ROW}\n".replace(",", ";"),
    "tabs": f"{HEAD}\n{ROW}\n".replace(",", "\t"),
    "Windows line ends": f"{HEAD}\r\n{ROW}\r\n",
    "no line end": f"{HEAD}\n{ROW}",
    "blank lines and empty rows": f"\n\n{HEAD}\n\n{ROW}\n,,,,\n",
    "quotation marks": '"name","id","party","ward","from"\n"Rosie Ashdown","101","Independent","Oxmere","2017-05-04"\n',
    "surname first": f"{HEAD}\n{ROW}\n".replace("Rosie Ashdown", '"Ashdown, Rosie"'),
    "letters and words behind a name": f"{HEAD}\n{ROW}\n".replace("Ashdown", "Ashdown OBE (Chair)"),
    "empty cells too many": f"{HEAD}\n{ROW},,,\n",
    "cells left off": f"{HEAD},to,post,title\n{ROW}\n",
    "a line end within a cell": f"{HEAD}\n{ROW}\n".replace("Rosie Ashdown", '"Rosie\nAshdown"'),
}


def read(tmp_path: Path, data: str | bytes) -> Minutes:
    path = tmp_path / "people.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    document = read_register(Source(path))
    minutes = extract_register(document)
    for fact in minutes.facts:
        assert document.text[fact.evidence.start : fact.evidence.end] == fact.evidence.exact
    return minutes


def members(minutes: Minutes) -> list[str]:
    return [
        "|".join(map(str, (f.person.name, f.person.title, f.person.id, f.body.name, f.party, f.ward, f.since, f.until)))
        for f in minutes.facts
        if isinstance(f, Membership)
    ]


@pytest.mark.parametrize("shape", SHAPES)
def test_the_same_row_in_every_shape(tmp_path: Path, shape: str) -> None:
    found = read(tmp_path, SHAPES[shape])
    assert (members(found), found.warnings) == ([ROSIE], ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_that_spreadsheets_write(tmp_path: Path, encoding: str) -> None:
    found = read(tmp_path, "name;ward\nZoë Ní Bhriain;Ballyné\n".encode(encoding))
    assert members(found) == ["Zoë Ní Bhriain|None|None|Council|None|Ballyné|None|None"]


WHO = {
    "Cllr Rosie Ashdown": "Cllr|Rosie Ashdown",
    "Cllr. Mrs R T Ashdown": "Cllr. Mrs|R T Ashdown",
    '"Ashdown, Cllr Rosie"': "Cllr|Rosie Ashdown",
    '"Rosie Ashdown, OBE"': "None|Rosie Ashdown",
    '"van Dijk, Ann"': "None|Ann van Dijk",
    "Ashdown": "None|Ashdown",
}


@pytest.mark.parametrize("written", WHO)
def test_a_name_is_told_from_its_title(tmp_path: Path, written: str) -> None:
    (fact,) = read(tmp_path, f"name\n{written}\n").facts
    assert isinstance(fact, Membership)
    assert f"{fact.person.title}|{fact.person.name}" == WHO[written]


ROWS = {
    "a councillor": ("Ann Bell,,Leys,,,", ["member of Council"]),
    "neither party, ward nor post": ("Ann Bell,,,,,", ["member of Council"]),
    "an officer": ("Ann Bell,,,Head of Parks,,", ["Head of Parks in Council"]),
    "an officer of another body": ("Ann Bell,,,Clerk,Leys Board,", ["Clerk in Leys Board"]),
    "a councillor in a post": ("Ann Bell,,Leys,Leader,,", ["member of Council", "Leader in Council"]),
    "a councillor by title in a post": ("Ann Bell,,,Leader,,Cllr", ["member of Council", "Leader in Council"]),
    "a member of a body": ("Ann Bell,,,,Leys Board,Mrs", ["member of Leys Board"]),
}


@pytest.mark.parametrize("case", ROWS)
def test_what_a_row_says(tmp_path: Path, case: str) -> None:
    row, says = ROWS[case]
    found = read(tmp_path, f"name,party,ward,post,body,title\n{row}\n").facts
    said = [
        f"member of {f.body.name}" if isinstance(f, Membership) else f"{f.post.name} in {f.post.of}"
        for f in found
        if isinstance(f, Membership | PostHolding)
    ]
    assert said == says


BAD = {
    ",102,,": "line 2: no name",
    "Vacant,102,,": "line 2: “Vacant” is nobody's name",
    "123,102,,": "line 2: “123” is no name",
    "Ann Bell,102,06/05/2021,": "line 2: “06/05/2021” under “from” is no date: write it as 2019, 2019-05 or 2019-05-06",
    "Ann Bell,102,,2021-02-30": "line 2: “2021-02-30” under “to” is no date: write it as 2019, 2019-05 or 2019-05-06",
    "Ann Bell,102,2023,2021-05": "line 2: from 2023 is after to 2021-05",
    "Bell,Ann,102,,,2021": "line 2: 6 cells under 4 columns",
    '"Ann Bell,102,,': "line 2: no CSV (unexpected end of data)",
    '"Ann" Bell,102,,': "line 2: no CSV (',' expected after '\"')",
}


@pytest.mark.parametrize("row", BAD)
def test_a_bad_row_is_named_by_line_and_the_rest_is_used(tmp_path: Path, row: str) -> None:
    found = read(tmp_path, f"name,id,from,to\n{row}\nRosie Ashdown,101,,\n")
    assert len(members(found)) == 1
    assert found.warnings == (BAD[row],)
    assert [r.reason for r in found.rejected] == [BAD[row].partition(": ")[2]]


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    found = read(tmp_path, '\nname,ward\n"Ann\nBell",Leys\n\n,Leys\n')
    assert members(found) == ["Ann Bell|None|None|Council|None|Leys|None|None"]
    assert found.warnings == ("line 6: no name",)


def test_a_mark_that_is_never_closed_takes_no_more_than_its_row(tmp_path: Path) -> None:
    people = "".join(f"Ann Bell{'l' * n},x\n" for n in range(MOST_LINES * 2))
    found = read(tmp_path, f'name,ward\n"Rosie Ashdown,x\n{people}')
    assert (len(members(found)), len(found.warnings)) == (MOST_LINES * 2, 1)


def test_an_id_given_twice_is_one_person_or_a_bad_row(tmp_path: Path) -> None:
    found = read(tmp_path, "name,id,from\nRosie Ashdown,101,2013\nRosie Bell,101,2017\nJo Finch,101,2017\n")
    assert len(members(found)) == 2
    assert found.warnings == ("line 4: the id 101 is that of another name in line 2",)


def test_columns_that_are_not_used_are_named(tmp_path: Path) -> None:
    assert read(tmp_path, "name,E-mail,ward,Phone\nAnn Bell,a@leys,Leys,1\n").warnings == ("not used: e-mail, phone",)


NONE = {
    "": "empty file",
    "  \n": "empty file",
    "councillor,ward\nAnn Bell,Leys\n": "no column “name” in its first line, “councillor,ward”",
    "name,ward,Name\nAnn Bell,Leys,x\n": "two columns are called “name”",
    "name,ward\n": "no row that can be used",
    "name,ward\n,Leys\n": "no row that can be used; line 2: no name",
    "name,council\nAnn Bell,Xshire Council\nJo Finch,Yshire Council\n": (
        "it is of several councils (Xshire Council, Yshire Council): give each a file of its own"
    ),
    "PK\x03\x04\x00\x00": "not a CSV file: save the spreadsheet as CSV",
}


@pytest.mark.parametrize("data", NONE)
def test_what_is_no_register_says_why(tmp_path: Path, data: str) -> None:
    with pytest.raises(Unreadable) as error:
        read(tmp_path, data)
    assert str(error.value) == NONE[data]


def test_the_council_is_that_of_its_column(tmp_path: Path) -> None:
    found = read(tmp_path, "name,council\nAnn Bell,Xshire Council\nJo Finch,\n")
    assert (found.document_kind, found.authority, found.as_of) == ("register", "Xshire Council", None)
    assert from_json(to_json(found)) == found


def test_the_example_register_has_no_bad_row() -> None:
    path = Path(__file__).parent / "cases" / "registers" / "aldershire.csv"
    found = extract_register(read_register(Source(path)))
    assert (found.warnings, len(found.facts)) == ((), len(path.read_text("utf-8").splitlines()) - 1)
