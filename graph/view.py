"""The network as one HTML file that opens offline: pyvis draws it, nothing is fetched from anywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import escape
from importlib.resources import files
from pathlib import Path

import networkx as nx
from pyvis.network import Network

from graph.layout import placed

COLOURS = {
    "person": "#3b6fb6",
    "body": "#c8553d",
    "meeting": "#8a8f98",
    "post": "#d9a441",
    "strategy": "#4f8a5b",
    "service": "#8c5fa8",
}
"""Each kind of node by its colour, in the order of the legend. Shapes differ too, for those who do not see colours."""
SHAPES = {
    "person": "dot",
    "body": "square",
    "meeting": "diamond",
    "post": "triangle",
    "strategy": "star",
    "service": "hexagon",
}
MARKS = {"person": "●", "body": "■", "meeting": "◆", "post": "▲", "strategy": "★", "service": "⬢"}
STILL_ABOVE = 150
"""Above this many nodes the picture does not move: springs in the browser would not come to rest."""
WORDS_SHOWN = 5
FETCHED = re.compile(r"<(?:link|script)\b[^>]*\b(?:href|src)\s*=\s*\"https?://[^>]*>(?:\s*</script>)?", re.IGNORECASE)
COMMENT = re.compile(r"<!-- <link.*?-->", re.DOTALL)


def view_page(graph: nx.MultiDiGraph, *, title: str = "minutegraph", highlight: str | None = None) -> str:
    """The picture as an HTML page: whole in itself, the same text for the same network.

    Edges between the same two that say the same are drawn as one; pointing at it shows the words of up to five papers.
    `highlight` is the address of a node to draw larger.
    """
    net = Network(height="92vh", width="100%", directed=True, cdn_resources="in_line")
    net.nodes = _nodes(graph, highlight)
    net.node_ids = [node["id"] for node in net.nodes]
    net.edges = _edges(graph)
    net.set_options(json.dumps(_options(len(graph))))
    page = COMMENT.sub("", FETCHED.sub("", net.generate_html()))
    head, body, tail = page.rpartition("</body>")
    return f"<!DOCTYPE html>\n{head}{_legend(graph, title)}\n{body}{tail}".replace("<html>", '<html lang="en">', 1)


def write_view(graph: nx.MultiDiGraph, path: Path, *, title: str = "minutegraph", highlight: str | None = None) -> None:
    """Write the page as UTF-8; OSError where the place cannot be written."""
    path.write_text(view_page(graph, title=title, highlight=highlight), encoding="utf-8", newline="\n")


def _nodes(graph: nx.MultiDiGraph, highlight: str | None) -> list[dict[str, object]]:
    places = placed(graph)
    nodes: list[dict[str, object]] = []
    for node, data in sorted(graph.nodes(data=True)):
        kind, links = data["kind"], graph.degree(node)
        nodes.append(
            {
                "id": node,
                "label": _short(data["label"], data["date"]),
                "about": f"{data['label']}\n{kind}, {links} {'line' if links == 1 else 'lines'}",
                "color": COLOURS[kind],
                "shape": SHAPES[kind],
                "size": 26 if node == highlight else min(10 + links, 22),
                "x": places[node][0],
                "y": places[node][1],
            }
        )
    return nodes


def _edges(graph: nx.MultiDiGraph) -> list[dict[str, object]]:
    said: dict[tuple[str, str, str], list[str]] = {}
    for source, target, data in graph.edges(data=True):
        quote = f"{data['date']} “{' '.join(data['words'].split())}” [{data['fact']}]".strip()
        said.setdefault((source, target, data["relation"]), []).append(quote)
    edges: list[dict[str, object]] = []
    for (source, target, relation), quotes in sorted(said.items()):
        shown = [relation, *sorted(quotes)[:WORDS_SHOWN]]
        more = len(quotes) - WORDS_SHOWN
        edges.append(
            {
                "from": source,
                "to": target,
                "title": "\n".join([*shown, f"and {more} more"] if more > 0 else shown),
                "width": min(len(quotes), 6),
                "arrows": "to",
                "dashes": relation in ("sent apologies", "was absent"),
            }
        )
    return edges


def _options(size: int) -> dict[str, object]:
    return {
        "nodes": {
            "font": {"size": 14, "strokeWidth": 3, "strokeColor": "#ffffff"},
            "widthConstraint": {"maximum": 150},
        },
        "edges": {"color": {"color": "#b9bec7", "highlight": "#333333", "hover": "#333333"}, "smooth": False},
        "interaction": {"hover": True, "tooltipDelay": 80, "navigationButtons": False, "keyboard": {"enabled": False}},
        "physics": {"enabled": size <= STILL_ABOVE, "stabilization": {"enabled": True, "iterations": 200}},
        "layout": {"improvedLayout": False, "randomSeed": 7},
    }


def _legend(graph: nx.MultiDiGraph, title: str) -> str:
    counts = {kind: sum(data == kind for _, data in graph.nodes(data="kind")) for kind in COLOURS}
    kinds = (f'<li><i style="color:{COLOURS[k]}">{MARKS[k]}</i>{k} ({n})</li>' for k, n in counts.items() if n)
    names = sorted({label for _, label in graph.nodes(data="label")})
    parts = {
        "__TITLE__": escape(title),
        "__KINDS__": "".join(kinds),
        "__NAMES__": "".join(f'<option value="{escape(name)}">' for name in names),
        "__COUNT__": str(graph.number_of_edges()),
        "__LINES__": "\n".join(_lines(graph)),
    }
    template = files(__package__).joinpath("templates", "legend.html").read_text(encoding="utf-8")
    return re.sub("|".join(parts), lambda found: parts[found[0]], template)


def _lines(graph: nx.MultiDiGraph) -> Iterable[str]:
    rows = (
        (
            graph.nodes[a]["label"],
            d["relation"],
            graph.nodes[b]["label"],
            d["date"],
            d["fact"],
            " ".join(d["words"].split()),
        )
        for a, b, d in graph.edges(data=True)
    )
    return (f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in sorted(rows))


def _short(label: str, day: str) -> str:
    """A label of at most 40 letters; of a meeting's, the day is kept."""
    name = label.removesuffix(day).rstrip(", ") if day else label
    name = name if len(name) <= 40 else f"{name[:38].rstrip()}…"
    return f"{name}\n{day}" if day else name
