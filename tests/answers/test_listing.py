"""What the graph holds, and its filters."""

import pytest

from graph.listing import Filter, attendance_of, bodies, documents, meetings, persons, strategies
from graph.rows import DocumentRow

PERSONS = [
    (Filter(), ["Dana Penhale", "Fran Odell", "Ines Tull", "José Quill", "Marek Tull"]),
    (Filter(like="jose"), ["José Quill"]),
    (Filter(like="Mrs F M"), ["Fran Odell"]),
    (Filter(since="2021-09-01"), ["Fran Odell", "Ines Tull", "José Quill"]),
    (Filter(until="2021-03-04", like="quill"), ["José Quill"]),
    (Filter(council="Elsewhere"), []),
]


@pytest.mark.parametrize(("wanted", "names"), PERSONS)
def test_persons(harbour, wanted, names):
    assert [r.name for r in persons(harbour, wanted)] == names


def test_bodies(harbour):
    rows = {r.name: r for r in bodies(harbour)}
    assert len(rows) == 5
    panel = rows["Coastal Services Scrutiny Panel"]
    assert (panel.kind, panel.other_names, panel.documents, panel.first_said, panel.last_said, panel.key) == (
        "committee", "CSSP", 2, "2021-03-04", "2021-09-09", "body/panel"
    )  # fmt: skip


def test_bodies_of_a_council(harbour):
    assert "Estuary Flood Board" not in [r.name for r in bodies(harbour, Filter(council="harbourshire"))]


def test_meetings(harbour):
    assert [(r.date, r.start, r.role, r.fact) for r in meetings(harbour)] == [
        ("2021-03-04", "10:00", "recorded", "m0001"),
        ("2021-09-09", "14:00", "recorded", "m0002"),
    ]
    assert [r.fact for r in meetings(harbour, Filter(since="2021-09-01", until="2021-09-09"))] == ["m0002"]


def test_strategies(harbour):
    (row,) = strategies(harbour)
    assert (row.name, row.owner, row.documents, row.fact) == ("Tidal Defence Plan", "Harbourshire Council", 2, "s0001")


def test_documents(harbour):
    panel, council = "Coastal Services Scrutiny Panel", "Harbourshire Council"
    assert documents(harbour) == [
        DocumentRow("flood-board.txt", "report", "", "2021-06-01", "", "", 1, "", ""),
        DocumentRow("panel-2021-03.txt", "minutes", panel, "2021-03-04", council, "4", 22, "4 there", ""),
        DocumentRow("panel-2021-09.txt", "minutes", panel, "2021-09-09", council, "", 9, "1 there",
                    "no date of meeting found; nobody came"),
    ]  # fmt: skip
    assert [r.document for r in documents(harbour, Filter(until="2021-05-01"))] == ["panel-2021-03.txt"]


@pytest.mark.parametrize(
    ("record", "there", "said"),
    [
        ("recorded", "7", "7 there"),
        ("recorded", "", "absences only"),
        ("nobody", "", "nobody came"),
        ("not recorded", "", "not recorded"),
        ("", "", ""),
    ],
)
def test_attendance_that_is_not_recorded_is_no_empty_room(record, there, said):
    line = {key: (value,) for key, value in (("record", record), ("there", there)) if value}
    assert attendance_of(line) == said
