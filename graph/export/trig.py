"""TriG: the named graphs one after another."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph as ox

from graph.export.ordered import PREFIXES, quads


def write(store: ox.Store, out: BinaryIO) -> None:
    """Write every graph with its triples."""
    ox.serialize(quads(store), out, format=ox.RdfFormat.TRIG, prefixes=PREFIXES)
