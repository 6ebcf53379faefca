"""The network and what is counted in it."""

import networkx as nx
import pytest

from graph.layout import SPRING_UP_TO, placed
from graph.names import find
from graph.network import around, co_attendance, linked, network

ID = "https://example.org/id/"


def relations(graph, source, target):
    edges = graph.get_edge_data(ID + source, ID + target) or {}
    return sorted(edge["relation"] for edge in edges.values())


EDGES = [
    ("person/odell", "meeting/september", ["attended", "sent apologies"]),
    ("person/odell", "meeting/march", ["attended", "presided at"]),
    ("person/tull-m", "person/quill", ["stood in for"]),
    ("person/odell", "body/flood-harbourshire", ["chairs"]),
    ("person/penhale", "post/director", ["holds"]),
    ("service/lifeguards", "body/ports", ["monitored by"]),
    ("meeting/march", "body/panel", ["meeting of"]),
    ("strategy/defence", "body/harbourshire", ["owned by"]),
    ("body/flood-estuary", "body/harbourshire", ["reports to"]),
    ("person/penhale", "meeting/march", ["attended", "is to act, noted at", "is to act, noted at"]),
]


@pytest.mark.parametrize(("source", "target", "expected"), EDGES)
def test_an_edge_for_each_statement(harbour, source, target, expected):
    assert relations(network(harbour), source, target) == expected


def test_edges_carry_the_words(harbour):
    (edge,) = network(harbour).get_edge_data(ID + "body/flood-estuary", ID + "body/harbourshire").values()
    assert edge["words"] == "The Estuary Flood Board reports to the council"
    assert (edge["fact"], edge["date"]) == ("r0001", "2021-06-01")


def test_nodes_are_labelled_by_kind(harbour):
    graph = network(harbour)
    assert graph.nodes[ID + "person/quill"] == {"label": "José Quill", "kind": "person", "date": ""}
    assert len(graph) == 16


def test_co_attendance_counts_meetings_not_apologies(harbour):
    pairs = co_attendance(network(harbour))
    assert pairs[ID + "person/odell"][ID + "person/quill"]["weight"] == 1
    assert not pairs.has_edge(ID + "person/penhale", ID + "person/quill")
    assert ID + "person/tull-i" not in pairs


def test_co_attendance_of_nothing():
    assert len(co_attendance(nx.MultiDiGraph())) == 0


def test_around_keeps_to_the_depth(harbour):
    graph = network(harbour)
    near = around(graph, find(harbour, "Estuary Flood Board"), 1)
    assert sorted(data["label"] for _, data in near.nodes(data=True)) == ["Estuary Flood Board", "Harbourshire Council"]
    assert len(around(graph, find(harbour, "Estuary Flood Board"), 2)) == 3


def test_linked_leaves_out_what_no_line_leads_to(harbour):
    graph = network(harbour)
    graph.add_node("alone", label="alone", kind="body", date="")
    assert set(graph) - set(linked(graph)) == {"alone"}


def test_groups_are_drawn_apart():
    graph = nx.MultiDiGraph([("a", "b"), ("b", "c"), ("x", "y"), ("y", "z")])
    places = placed(graph)
    apart = (max(places[n][axis] for n in "abc") < min(places[n][axis] for n in "xyz") for axis in (0, 1))
    assert any(apart)


def test_layout_is_the_same_each_time(harbour):
    graph = network(harbour)
    places = placed(graph)
    assert places == placed(graph)
    assert len(set(places.values())) == len(graph)


def test_a_large_network_is_placed_too():
    graph = nx.MultiDiGraph()
    graph.add_edges_from((str(i // 3), str(i)) for i in range(1, SPRING_UP_TO + 2))
    assert len(set(placed(graph).values())) == len(graph)
