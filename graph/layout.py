"""Where each node of a picture stands: the same places for the same network."""

from __future__ import annotations

import math

import networkx as nx

SEED = 7
SPRING_UP_TO = 1500
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
STEP = 60.0

Places = dict[str, tuple[int, int]]


def placed(graph: nx.MultiDiGraph) -> Places:
    """Whole pixels for each node. Springs up to 1,500 nodes (their cost is quadratic), above that a spiral."""
    if len(graph) > SPRING_UP_TO:
        return _spiral(graph)
    simple = nx.Graph()
    simple.add_nodes_from(sorted(graph))
    simple.add_edges_from(sorted({tuple(sorted(edge)) for edge in graph.edges() if edge[0] != edge[1]}))
    size = STEP * 2 * math.sqrt(len(simple) + 1)
    springs = nx.spring_layout(simple, seed=SEED, iterations=80, k=2 / math.sqrt(len(simple) + 1), method="force")
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
