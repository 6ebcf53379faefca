"""The graph as a network of people, bodies, posts, strategies, services and meetings, for networkx."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import networkx as nx
from rdflib import Dataset

from graph.names import Named
from graph.questions.ask import ask

PRESENT = "attended"


def network(dataset: Dataset) -> nx.MultiDiGraph:
    """Everything that hangs together, read in one pass: a node for each thing, an edge for each statement.

    Nodes are addresses with `label`, `kind` (`person`, `body`, `post`, `service`, `strategy`, `meeting`) and `date` of
    a meeting. Edges have `relation`, `fact` (short id), `date` and `words`, what the paper says.
    """
    graph = nx.MultiDiGraph()
    for node in ask(dataset, "nodes"):
        kind = node["class"].rpartition("#")[2].lower()
        dated = ", ".join(part for part in (node.get("body", "meeting"), node.get("date", "")) if part)
        label = node.get("label", dated if kind == "meeting" else node["id"])
        graph.add_node(node["id"], label=label, kind=kind, date=node.get("date", ""))
    seen: set[tuple[str, ...]] = set()
    for edge in ask(dataset, "edges"):
        key = (edge["source"], edge["target"], edge["relation"], edge.get("fact", ""))
        if key not in seen and edge["source"] in graph and edge["target"] in graph:
            seen.add(key)
            graph.add_edge(
                edge["source"],
                edge["target"],
                relation=edge["relation"],
                fact=edge.get("fact", ""),
                date=edge.get("date", ""),
                words=edge.get("words", ""),
            )
    return graph


def co_attendance(graph: nx.MultiDiGraph) -> nx.Graph:
    """Who sat with whom: people joined by the number of meetings that both attended (`weight`)."""
    at: dict[str, set[str]] = {}
    for person, meeting, relation in graph.edges(data="relation"):
        if relation == PRESENT and graph.nodes[person]["kind"] == "person":
            at.setdefault(meeting, set()).add(person)
    together = Counter(pair for people in at.values() for pair in combinations(sorted(people), 2))
    pairs = nx.Graph()
    for person in sorted(set().union(*at.values())) if at else ():
        pairs.add_node(person, **graph.nodes[person])
    pairs.add_weighted_edges_from((a, b, times) for (a, b), times in sorted(together.items()))
    return pairs


def linked(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """The network without what no line leads to: things that papers name and say nothing of."""
    return graph.subgraph([node for node, lines in graph.degree() if lines]).copy()


def around(graph: nx.MultiDiGraph, one: Named, depth: int) -> nx.MultiDiGraph:
    """The part of the network within `depth` steps of one thing, whichever way the edges point."""
    near = nx.single_source_shortest_path_length(graph.to_undirected(as_view=True), str(one.id), cutoff=depth)
    return graph.subgraph(near).copy()
