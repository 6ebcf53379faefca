"""Which format a file is written in, and the file itself: whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox
from rdflib import Dataset

from graph.export import graphml, jsonld, nquads, trig, turtle
from graph.export.entail import entailed
from graph.quads import native

FORMATS: Mapping[str, Callable[[ox.Store, BinaryIO], None]] = {
    ".ttl": turtle.write,
    ".trig": trig.write,
    ".nq": nquads.write,
    ".jsonld": jsonld.write,
    ".graphml": graphml.write,
}


class UnknownFormat(ValueError):
    """A file name whose extension names no format of ours."""


def export(dataset: Dataset, path: Path | str, entail: bool = False) -> None:
    """Write a graph to a file in the format that its extension names; equal graphs give equal bytes.

    `entail` adds the terms of the standard vocabularies that ours are aligned with. UnknownFormat for another
    extension; OSError where the file cannot be written, and then an older file of the name is as it was.
    """
    path = Path(path)
    write = FORMATS.get(path.suffix.lower())
    if write is None:
        raise UnknownFormat(f"no format for {path.name!r}: the extension must be one of {', '.join(FORMATS)}")
    store = native(dataset)
    if entail:
        store = entailed(store)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as file:
            write(store, file)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
