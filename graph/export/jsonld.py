"""JSON-LD: the named graphs as a list of node objects."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph as ox

from graph.export.ordered import quads


def write(store: ox.Store, out: BinaryIO) -> None:
    """Write every graph in expanded form."""
    ox.serialize(quads(store), out, format=ox.RdfFormat.JSON_LD)
    out.write(b"\n")
