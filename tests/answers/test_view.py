"""The picture is one file that needs no network and shows the words."""

import re

import pytest

from graph.network import network
from graph.view import view_page, write_view


@pytest.fixture(scope="module")
def page(harbour):
    return view_page(network(harbour), title="Harbour")


def test_nothing_is_fetched(page):
    assert not re.findall(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=", page)
    assert "cdn" not in page.split("<body>")[1]
    assert "bootstrap" not in page.lower()


def test_the_library_is_inside(page):
    assert "vis.Network" in page or "vis-network" in page


def test_hover_shows_the_words_and_the_fact(page):
    assert "Marek Tull (for Mr J Quill)" in page
    assert "[a0003]" in page


def test_legend_counts_kinds(page):
    assert "person (5)" in page
    assert "meeting (2)" in page


def test_meetings_keep_their_day(page):
    assert "Coastal Services Scrutiny Panel, 4 Mar\u2026\\n2021-03-04" in page.replace("\\u2026", "\u2026")


def test_same_network_same_page(harbour, page):
    assert view_page(network(harbour), title="Harbour") == page


def test_names_cannot_break_out(harbour):
    graph = network(harbour)
    node = sorted(graph)[0]
    graph.nodes[node]["label"] = "</script><b href='x'>"
    text = view_page(graph)
    assert "</script><b" not in text
    assert "div.popup" not in text


def test_a_large_picture_stands_still(harbour):
    graph = network(harbour)
    assert '"physics": {"enabled": true' in view_page(graph)
    for i in range(150):
        graph.add_node(f"x{i}", label=f"x{i}", kind="person", date="")
    assert '"physics": {"enabled": false' in view_page(graph)


def test_written_as_utf8(harbour, tmp_path):
    write_view(network(harbour), tmp_path / "v.html", title="Häfen")
    assert "<h1>Häfen</h1>" in (tmp_path / "v.html").read_bytes().decode("utf-8")
