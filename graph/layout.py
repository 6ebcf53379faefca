"""Where each node of a picture stands: the same places for the same network."""

from __future__ import annotations

import math

import networkx as nx

SEED = 7
SPRING_UP_TO = 1500
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
STEP = 90.0
"""Pixels between neighbours, about."""

Places = dict[str, tuple[int, int]]


def placed(graph: nx.MultiDiGraph) -> Places:
    """Whole pixels for each node: what hangs together is drawn together, the groups side by side in rows.

    Springs place a group of up to 1,500 nodes (their cost is quadratic), a spiral a larger one.
    """
    groups = sorted(nx.connected_components(graph.to_undirected(as_view=True)), key=lambda g: (-len(g), min(g)))
    drawn = [(_springs if len(group) <= SPRING_UP_TO else _spiral)(graph.subgraph(group)) for group in groups]
    sides = [2 * STEP * (math.sqrt(len(group)) + 1) for group in groups]
    wide = math.sqrt(sum(side * side for side in sides)) * 1.4
    places: Places = {}
    x = y = row = 0.0
    for group, side in zip(drawn, sides, strict=True):
        if x and x + side > wide:
            x, y, row = 0.0, y + row, 0.0
        row = max(row, side)
        places |= {node: (round(x + side / 2 + dx), round(y + side / 2 + dy)) for node, (dx, dy) in group.items()}
        x += side
    return places


def _springs(graph: nx.MultiDiGraph) -> Places:
    simple = nx.Graph()
    simple.add_nodes_from(sorted(graph))
    simple.add_edges_from(sorted({tuple(sorted(edge)) for edge in graph.edges() if edge[0] != edge[1]}))
    size = STEP * math.sqrt(len(simple))
    springs = nx.spring_layout(simple, seed=SEED, iterations=80, k=2 / math.sqrt(len(simple)), method="force")
    return {node: (round(x * size), round(y * size)) for node, (x, y) in springs.items()}


def _spiral(graph: nx.MultiDiGraph) -> Places:
    """Neighbours near each other on a sunflower's spiral, the best connected in the middle: linear in the network."""
    links = graph.to_undirected(as_view=True)
    order: dict[str, None] = {}
    for start in sorted(graph, key=lambda node: (-links.degree(node), node)):
        if start not in order:
            order[start] = None
            order.update(dict.fromkeys(target for _, target in nx.bfs_edges(links, start, sort_neighbors=sorted)))
    turns = enumerate(order)
    return {
        node: (
            round(STEP * math.sqrt(i) * math.cos(i * GOLDEN_ANGLE)),
            round(STEP * math.sqrt(i) * math.sin(i * GOLDEN_ANGLE)),
        )
        for i, node in turns
    }
