"""Generations: readers see whole ones only, writers one at a time, and nothing goes wrong when one is killed."""

from __future__ import annotations

import json
import multiprocessing
import os
from pathlib import Path

import pytest
from rdflib import RDFS, Literal, URIRef

from graph.store import (
    FORMAT,
    Generation,
    StoreBusy,
    StoreDamaged,
    StoreMissing,
    StoreOutdated,
    StoreTooNew,
    open_store,
    write_whole,
    writing,
)

G, H = URIRef("https://x.example/g"), URIRef("https://x.example/h")
LABELS = "SELECT ?l WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l } ORDER BY ?l"


def triples(*labels: str) -> frozenset[tuple[URIRef, URIRef, Literal]]:
    return frozenset((URIRef("https://x.example/s"), RDFS.label, Literal(label)) for label in labels)


def written(directory: Path, graph: URIRef = G, *labels: str, keep: frozenset[URIRef] = frozenset({G, H})) -> None:
    generation = Generation(directory)
    generation.replace({graph: triples(*labels)}, keep=keep)
    generation.finish({"note.txt": "x"})
    generation.close()


def labels(directory: Path) -> list[str]:
    return [str(row[0]) for row in open_store(directory).query(LABELS)]


def test_all_graphs_are_read_as_one(tmp_path: Path) -> None:
    written(tmp_path, G, "one")
    written(tmp_path, H, "two")
    assert labels(tmp_path) == ["one", "two"]


def test_a_graph_replaces_itself_only(tmp_path: Path) -> None:
    written(tmp_path, G, "one", "old")
    written(tmp_path, H, "two")
    written(tmp_path, G, "new")
    assert labels(tmp_path) == ["new", "two"]


def test_a_graph_that_is_not_kept_goes(tmp_path: Path) -> None:
    written(tmp_path, G, "one")
    written(tmp_path, H, "two", keep=frozenset({H}))
    assert labels(tmp_path) == ["two"]


def test_an_open_reader_stays_on_its_generation(tmp_path: Path) -> None:
    written(tmp_path, G, "one")
    reader = open_store(tmp_path)
    written(tmp_path, G, "two")
    assert [str(r[0]) for r in reader.query(LABELS)] == ["one"]
    assert labels(tmp_path) == ["two"]


def test_several_readers_at_once_and_while_writing(tmp_path: Path) -> None:
    written(tmp_path, G, "one")
    readers = [open_store(tmp_path) for _ in range(3)]
    generation = Generation(tmp_path)
    generation.replace({G: triples("half")}, keep=frozenset({G}))
    assert [[str(r[0]) for r in reader.query(LABELS)] for reader in readers] == [["one"]] * 3
    assert labels(tmp_path) == ["one"]
    generation.close()


def test_only_the_current_generation_and_the_one_before_stay(tmp_path: Path) -> None:
    for n in range(5):
        written(tmp_path, G, str(n))
    assert sorted(p.name for p in (tmp_path / "generations").iterdir()) == ["000004", "000005"]


def test_an_abandoned_generation_leaves_nothing(tmp_path: Path) -> None:
    written(tmp_path, G, "one")
    generation = Generation(tmp_path)
    generation.replace({G: triples("half")}, keep=frozenset({G}))
    generation.close()
    assert [p.name for p in (tmp_path / "generations").iterdir()] == ["000001"]
    assert labels(tmp_path) == ["one"]


def _die_while_writing(directory: str) -> None:
    generation = Generation(Path(directory))
    generation.replace({G: triples("half")}, keep=frozenset({G}))
    os._exit(9)


def test_a_killed_writer_leaves_the_old_generation(tmp_path: Path) -> None:
    written(tmp_path, G, "one")
    process = multiprocessing.get_context("spawn").Process(target=_die_while_writing, args=(str(tmp_path),))
    process.start()
    process.join()
    assert process.exitcode == 9
    assert (tmp_path / "generations" / "000002").is_dir()
    assert labels(tmp_path) == ["one"]
    written(tmp_path, H, "two")
    assert labels(tmp_path) == ["one", "two"]


def test_a_second_writer_is_refused(tmp_path: Path) -> None:
    with writing(tmp_path), pytest.raises(StoreBusy, match="another build"), writing(tmp_path):
        pass


def test_after_a_writer_the_next_may_write(tmp_path: Path) -> None:
    for _ in range(2):
        with writing(tmp_path):
            pass


@pytest.mark.parametrize("missing", ["", "nowhere"])
def test_no_store(tmp_path: Path, missing: str) -> None:
    with pytest.raises(StoreMissing, match="no store"):
        open_store(tmp_path / missing)


def test_a_store_of_another_version(tmp_path: Path) -> None:
    written(tmp_path, G, "one")
    for version, error in ((FORMAT + 1, StoreTooNew), (FORMAT - 1, StoreOutdated)):
        (tmp_path / "current.json").write_text(json.dumps({"format": version, "generation": "000001"}))
        with pytest.raises(error):
            open_store(tmp_path)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": "x", "generation": "1"}'])
def test_a_damaged_pointer(tmp_path: Path, text: str) -> None:
    (tmp_path / "current.json").write_text(text)
    with pytest.raises(StoreDamaged):
        open_store(tmp_path)


def test_a_generation_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "current.json").write_text(json.dumps({"format": FORMAT, "generation": "000007"}))
    with pytest.raises(StoreDamaged, match="cannot be opened"):
        open_store(tmp_path)


def test_a_file_is_the_old_or_the_whole_new_one(tmp_path: Path) -> None:
    path = tmp_path / "f"
    write_whole(path, "old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(path, "new \ud800")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["f"]
