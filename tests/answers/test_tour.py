"""The tour runs from its first cell to its last on the example papers, and prints answers."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[2]
TOUR = ROOT / "notebooks" / "tour.ipynb"


@pytest.fixture(scope="module")
def tour(monkeypatch_module):
    """The tour as run in its own folder, with the checkout importable as an installed package would be."""
    monkeypatch_module.setenv("PYTHONPATH", str(ROOT))
    monkeypatch_module.setenv("MPLBACKEND", "agg")
    notebook = nbformat.read(TOUR, as_version=4)
    return NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(TOUR.parent)}}).execute()


@pytest.fixture(scope="module")
def monkeypatch_module():
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def printed(tour, word):
    """What the code cell that holds a word prints."""
    (cell,) = (c for c in tour.cells if c.cell_type == "code" and word in c.source)
    return "".join(output.get("text", "") for output in cell.outputs)


# jupyter's client asks for an event loop the old way
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("word", ["excused=True", "bodies(graph)", "chairs(graph", "row.says", "SELECT", "write_view"])
def test_each_question_of_the_tour_is_answered(tour, word):
    text = printed(tour, word)
    assert text.strip()
    assert "(none recorded)" not in text


def test_the_tour_is_kept_without_outputs():
    notebook = nbformat.read(TOUR, as_version=4)
    assert len(notebook.cells) > 15
    assert not any(cell.get("outputs") for cell in notebook.cells)
