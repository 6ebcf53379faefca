"""Turtle: all graphs as one."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph as ox

from graph.export.ordered import PREFIXES, triples


def write(store: ox.Store, out: BinaryIO) -> None:
    """Write the triples of all graphs, each once; which document says what stands in `mg:recordedIn`."""
    ox.serialize(triples(store), out, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
