"""The invented graph that the tests of answers ask."""

import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
from oxrdflib import OxigraphStore
from rdflib import Dataset

from graph.manifest import MANIFEST, Manifest
from graph.store import FORMAT, GENERATIONS, GRAPH, POINTER, open_store

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


PREFIXES = """
@prefix mg: <https://w3id.org/minutegraph/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix id: <https://example.org/id/> .
"""


class Papers:
    """Papers of an invented council, written as the contract of the vocabulary says, each in its own graph.

    People, bodies and other entities are made by naming them: "Ann Lane" is `id:AnnLane` with that label.
    """

    def __init__(self) -> None:
        self._graphs: dict[str, list[str]] = {}
        self._named: dict[str, str] = {}
        self._facts = 0

    def paper(self, name: str, day: str, kind: str = "minutes", council: str = "Northmarch Council") -> str:
        """A paper; its name is what statements are then written under."""
        self._graphs[name] = [
            f'id:{name} a mg:Document ; mg:fileName "{name}.txt" ; mg:documentKind "{kind}" ; mg:sha256 "{name}" ;'
            f' mg:asOf "{day}"^^xsd:date ; mg:authority {self.one(council, "Council")} .'
        ]
        self._days = getattr(self, "_days", {}) | {name: day}
        return name

    def one(self, label: str, kind: str = "Person") -> str:
        """The address of an entity by its label."""
        known = "".join(c for c in label if c.isalnum())
        self._named.setdefault(known, f'id:{known} a mg:{kind} ; rdfs:label "{label}" .')
        return f"id:{known}"

    def alike(self, key: str, label: str) -> None:
        """Another person of a name: made by naming the key."""
        self._named[key] = f'id:{key} a mg:Person ; rdfs:label "{label}" .'

    def meeting(self, paper: str, body: str, day: str, role: str = "recorded", **more: str) -> str:
        """A meeting as a paper tells it; `more` are start, end and venue. A start in `of` tells it from another."""
        known = f"meeting-{''.join(c for c in body if c.isalnum())}-{day}{more.pop('of', '')}"
        terms = {"start": "mg:startTime", "end": "mg:endTime", "venue": "mg:venue"}
        said = "".join(f' ; {terms[key]} "{value}"' for key, value in more.items())
        self._say(
            paper,
            f'id:{known} a mg:Meeting ; mg:factId "{known}" ; mg:ofBody {self.one(body, "Body")} ;'
            f' mg:date "{day}"^^xsd:date ; mg:meetingRole "{role}"{said}',
            f"{body}, {day}",
        )
        return f"id:{known}"

    def fact(self, paper: str, kinds: str, said: str, words: str = "words", sure: float = 0.9) -> str:
        """A statement of a paper, of these classes, with these properties and words; its short id."""
        self._facts += 1
        fact = f"f{self._facts:03d}"
        day = self._days[paper]
        self._say(
            paper,
            f'id:{fact} a {kinds} ; mg:factId "{fact}" ; mg:confidence {sure} ; mg:asOf "{day}"^^xsd:date ; {said}',
            words,
        )
        return fact

    def attended(self, paper: str, meeting: str, who: str, status: str = "present", **more: str) -> str:
        """That a paper says how somebody stood to a meeting; `more`: words, stood_for, capacity, item, sure."""
        stood = f" ; mg:onBehalfOf {self.one(more['stood_for'])}" if "stood_for" in more else ""
        item = f" ; mg:forItem {self.one(more['item'], 'AgendaItem')}" if "item" in more else ""
        said = (
            f"mg:attendee {self.one(who)} ; mg:meeting {meeting} ; mg:attendanceStatus mg:{status} ;"
            f' mg:capacity "{more.get("capacity", "member")}"{stood}{item}'
        )
        return self.fact(paper, "mg:Attendance", said, more.get("words", who), float(more.get("sure", "0.9")))

    def spell(self, who: str, body: str, first: str, last: str, *facts: str, since: str = "", until: str = "") -> None:
        """A time of membership, in the graph of inferences."""
        self._facts += 1
        rests = "".join(f" ; mg:restsOn id:{fact}" for fact in facts)
        stated = "".join(
            f' ; mg:{term} "{day}"^^edtf:EDTF' for term, day in (("since", since), ("until", until)) if day
        )
        self._graphs.setdefault("inferences", []).append(
            f"id:spell{self._facts} a mg:MembershipSpell ; mg:person {self.one(who)} ;"
            f' mg:body {self.one(body, "Body")} ; mg:firstSeen "{first}"^^xsd:date ; mg:lastSeen "{last}"^^xsd:date'
            f"{stated}{rests} ."
        )

    def _say(self, paper: str, about: str, words: str) -> None:
        graph = self._graphs[paper]
        quote = f"id:quote-{paper}-{len(graph)}"
        graph.append(
            f"{about} ; mg:recordedIn id:{paper} ; mg:evidence {quote} .\n"
            f"{quote} a mg:Evidence ; oa:hasSource id:{paper} ; oa:hasSelector {quote}-q, {quote}-p .\n"
            f'{quote}-q oa:exact "{words}" . {quote}-p oa:start {100 * len(graph)} ; oa:end {100 * len(graph) + 9} .'
        )

    def trig(self) -> str:
        """All graphs."""
        graphs = {**self._graphs, "entities": list(self._named.values())}
        return PREFIXES + "\n".join(f"id:graph-{name} {{\n{chr(10).join(said)}\n}}" for name, said in graphs.items())


@pytest.fixture
def papers() -> Papers:
    """An empty set of papers to write."""
    return Papers()


@pytest.fixture
def shelved(tmp_path: Path) -> Callable[[Papers], Dataset]:
    """What puts papers in a store on disk and opens it as a lookup does."""
    return lambda papers: open_store(stored(papers.trig(), tmp_path))
