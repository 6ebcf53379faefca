"""The invented graph that the tests of answers ask."""

import json
from pathlib import Path

import pyoxigraph
import pytest
from oxrdflib import OxigraphStore
from rdflib import Dataset

from graph.manifest import MANIFEST, Manifest
from graph.store import FORMAT, GENERATIONS, GRAPH, POINTER

HARBOUR = Path(__file__).with_name("harbour.trig")


@pytest.fixture(scope="session")
def harbour() -> Dataset:
    """Three invented papers of an invented council, in memory, as the store gives them."""
    store = pyoxigraph.Store()
    store.load(path=HARBOUR, format=pyoxigraph.RdfFormat.TRIG)
    return Dataset(store=OxigraphStore(store=store), default_union=True)


@pytest.fixture(scope="session")
def harbour_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same graph in a store on disk."""
    return stored(HARBOUR.read_text(encoding="utf-8"), tmp_path_factory.mktemp("harbour"))


@pytest.fixture(scope="session")
def unsure_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, where the fact c0003 is likelier wrong than right."""
    before, fact, after = HARBOUR.read_text(encoding="utf-8").partition("fact:c0003 a mg:Commitment")
    unsure = after.replace("mg:confidence 0.9", "mg:confidence 0.4", 1)
    return stored(before + fact + unsure, tmp_path_factory.mktemp("unsure"))


def stored(trig: str, directory: Path) -> Path:
    """A store on disk that holds a graph."""
    graph = directory / GENERATIONS / "000001" / GRAPH
    graph.parent.mkdir(parents=True)
    store = pyoxigraph.Store(str(graph))
    store.load(trig.encode(), format=pyoxigraph.RdfFormat.TRIG)
    store.flush()
    del store
    (graph.parent / MANIFEST).write_text(Manifest().to_json(), encoding="utf-8")
    (directory / POINTER).write_text(json.dumps({"format": FORMAT, "generation": "000001"}), encoding="utf-8")
    return directory
