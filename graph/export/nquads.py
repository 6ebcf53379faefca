"""N-Quads: one line per statement and graph, sorted."""

from __future__ import annotations

from typing import BinaryIO

import pyoxigraph as ox


def write(store: ox.Store, out: BinaryIO) -> None:
    """Write every quad on a line of its own."""
    for line in sorted((store.dump(format=ox.RdfFormat.N_QUADS) or b"").splitlines(keepends=True)):
        out.write(line)
