"""The invented graph that the tests of answers ask."""

from pathlib import Path

import pyoxigraph
import pytest
from oxrdflib import OxigraphStore
from rdflib import Dataset

HARBOUR = Path(__file__).with_name("harbour.trig")


@pytest.fixture(scope="session")
def harbour() -> Dataset:
    """Three invented papers of an invented council, in memory, as the store gives them."""
    store = pyoxigraph.Store()
    store.load(path=HARBOUR, format=pyoxigraph.RdfFormat.TRIG)
    return Dataset(store=OxigraphStore(store=store), default_union=True)
