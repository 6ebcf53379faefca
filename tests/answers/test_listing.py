"""What the graph holds, and its filters."""

import pytest

from graph.listing import Filter, bodies, documents, meetings, persons, strategies

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
    assert [(r.document, r.kind, r.council, r.facts, r.date) for r in documents(harbour)] == [
        ("flood-board.txt", "report", "", 1, "2021-06-01"),
        ("panel-2021-03.txt", "minutes", "Harbourshire Council", 22, "2021-03-04"),
        ("panel-2021-09.txt", "minutes", "Harbourshire Council", 9, "2021-09-09"),
    ]
