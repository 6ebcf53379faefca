"""Exports: every format holds the whole graph, in an order of its own, whole or not at all."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox
import pytest
from rdflib import RDF, RDFS, Dataset, Graph, Literal, URIRef

from graph.export import FORMATS, UnknownFormat, export
from graph.export.entail import alignments
from graph.quads import to_quads
from graph.store import as_dataset
from ontology.vocabulary import MG

BASE = "https://x.example/"
ANN, BOARD, DAY = (URIRef(BASE + n) for n in ("ann", "board", "day"))
ENTITIES, DOCUMENT = URIRef(BASE + "entities"), URIRef(BASE + "document")
GRAPHS = {
    ENTITIES: [
        (ANN, RDF.type, MG.Person),
        (ANN, RDFS.label, Literal('Ann "Ö" <Bell> & Co\nline')),
        (BOARD, RDF.type, MG.Board),
        (BOARD, RDF.type, MG.Body),
        (BOARD, RDFS.label, Literal("Board")),
        (DAY, RDF.type, MG.Meeting),
        (DAY, RDFS.label, Literal("Board, 2030-01-01")),
    ],
    DOCUMENT: [(ANN, MG.memberOf, BOARD), (ANN, MG.attended, DAY), (DAY, MG.ofBody, BOARD), (ANN, RDF.type, MG.Person)],
}
PARSERS = {".ttl": "turtle", ".trig": "trig", ".nq": "nquads", ".jsonld": "json-ld"}


def dataset(seed: int = 0) -> Dataset:
    quads = [quad for name, triples in GRAPHS.items() for quad in to_quads(triples, name)]
    random.Random(seed).shuffle(quads)
    store = ox.Store()
    store.extend(quads)
    return as_dataset(store)


def parsed(path: Path) -> set[tuple[str, ...]]:
    store = ox.Store()
    formats = {".ttl": "TURTLE", ".trig": "TRIG", ".nq": "N_QUADS", ".jsonld": "JSON_LD"}
    store.load(path=str(path), format=getattr(ox.RdfFormat, formats[path.suffix]))
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in store}


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # its parsers use what it calls deprecated
@pytest.mark.parametrize("suffix", PARSERS)
def test_a_graph_comes_back_whole(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"graph{suffix}"
    export(dataset(), path)
    assert len(parsed(path)) == 10
    data = Graph() if suffix == ".ttl" else Dataset(default_union=True)
    data.parse(data=path.read_text("utf-8"), format=PARSERS[suffix])
    assert (ANN, RDFS.label, GRAPHS[ENTITIES][1][2]) in data


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("entail", [False, True])
def test_equal_graphs_give_equal_bytes(tmp_path: Path, suffix: str, entail: bool) -> None:
    paths = [tmp_path / f"{n}{suffix}" for n in range(3)]
    for seed, path in enumerate(paths):
        export(dataset(seed), path, entail=entail)
    assert len({p.read_bytes() for p in paths}) == 1 and paths[0].stat().st_size > 300


def test_bytes_do_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    source = tmp_path / "in.nq"
    export(dataset(), source)
    program = (
        "import sys, pyoxigraph as ox; from graph.export import FORMATS, export; from graph.store import as_dataset\n"
        "s = ox.Store(); s.load(path=sys.argv[1], format=ox.RdfFormat.N_QUADS)\n"
        "for f in FORMATS: export(as_dataset(s), sys.argv[2] + f, entail=True)"
    )
    found = []
    for seed in ("1", "2"):
        run = [sys.executable, "-c", program, str(source), str(tmp_path / seed)]
        subprocess.run(run, check=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent.parent)})
        found.append([(tmp_path / f"{seed}{f}").read_bytes() for f in FORMATS])
    assert found[0] == found[1]


def test_named_graphs_are_kept(tmp_path: Path) -> None:
    export(dataset(), tmp_path / "g.trig")
    store = ox.Store()
    store.load(path=str(tmp_path / "g.trig"), format=ox.RdfFormat.TRIG)
    assert sorted(g.value for g in store.named_graphs()) == sorted(map(str, GRAPHS))


def test_entailed_terms(tmp_path: Path) -> None:
    export(dataset(), tmp_path / "g.ttl", entail=True)
    graph = Graph().parse(data=(tmp_path / "g.ttl").read_text("utf-8"), format="turtle")
    org, foaf, prov = "http://www.w3.org/ns/org#", "http://xmlns.com/foaf/0.1/", "http://www.w3.org/ns/prov#"
    assert (ANN, RDF.type, URIRef(foaf + "Person")) in graph
    assert (ANN, RDF.type, URIRef(prov + "Agent")) in graph
    assert (BOARD, RDF.type, URIRef(org + "Organization")) in graph
    assert (ANN, URIRef(org + "memberOf"), BOARD) in graph
    assert (DAY, URIRef("https://schema.org/organizer"), BOARD) in graph


def test_without_entail_no_other_vocabulary_is_used(tmp_path: Path) -> None:
    export(dataset(), tmp_path / "g.nq")
    assert "foaf" not in (tmp_path / "g.nq").read_text()


def test_alignments_reach_through_our_own_terms() -> None:
    classes, properties = alignments()
    assert "http://www.w3.org/ns/org#Organization" in classes[str(MG.Council)]
    assert str(MG.Statement) in classes[str(MG.Inspection)]
    assert properties[str(MG.chairs)] == ("http://www.w3.org/ns/org#headOf",)


def test_graphml_is_read_by_networkx(tmp_path: Path) -> None:
    export(dataset(), tmp_path / "g.graphml")
    ElementTree.parse(tmp_path / "g.graphml")
    network = nx.read_graphml(tmp_path / "g.graphml")
    assert network.nodes[str(ANN)] == {"label": 'Ann "Ö" <Bell> & Co\nline', "kind": "Person"}
    assert {(a, d["relation"], b) for a, b, d in network.edges(data=True)} == {
        (str(ANN), "memberOf", str(BOARD)),
        (str(ANN), "attended", str(DAY)),
        (str(DAY), "ofBody", str(BOARD)),
    }


def test_any_rdflib_dataset_can_be_exported(tmp_path: Path) -> None:
    data = Dataset()
    for name, triples in GRAPHS.items():
        for triple in triples:
            data.graph(name).add(triple)
    export(data, tmp_path / "a.nq")
    export(dataset(), tmp_path / "b.nq")
    assert (tmp_path / "a.nq").read_bytes() == (tmp_path / "b.nq").read_bytes()


@pytest.mark.parametrize("name", ["graph", "graph.docx", ".ttl"])
def test_an_unknown_extension_names_the_known(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownFormat, match=r"\.graphml"):
        export(dataset(), tmp_path / name)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        export(dataset(), tmp_path / "nowhere" / "g.ttl")


def test_a_failed_export_leaves_the_older_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "g.nq"
    export(dataset(), path)
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("graph.export.to_file.FORMATS", {".nq": full})
    with pytest.raises(OSError, match="No space"):
        export(dataset(), path)
    assert path.read_bytes() == before and [p.name for p in tmp_path.iterdir()] == ["g.nq"]


def test_an_empty_graph(tmp_path: Path) -> None:
    for suffix in FORMATS:
        export(as_dataset(ox.Store()), tmp_path / f"g{suffix}")
        assert (tmp_path / f"g{suffix}").exists()
