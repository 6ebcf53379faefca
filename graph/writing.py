"""The documents of a store made its current graph: what it knew before, and what is written after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

import pyoxigraph as ox
from rdflib import URIRef

from graph.cache import Extraction
from graph.erasure.applying import named_in_graphs
from graph.erasure.erased import NOBODY, Erased
from graph.identity.mentions import Paper
from graph.iris import Iris
from graph.judgements.file import Judgements
from graph.judgements.places import Papers
from graph.ledger import Ledger
from graph.manifest import MANIFEST, Manifest, load_manifest
from graph.quads import described_terms, digest, judged_of, native, triples_of
from graph.statements import Triple
from graph.store import Generation, StoreDamaged, StoreMissing, newest, open_store
from graph.triples import Projection, Source, project

LEDGER, JUDGED = "ledger.json", "judged-ledger.json"
"""What everything is called by the evidence alone, and as judgements have it: the second only where there are any."""


@dataclass(frozen=True, slots=True)
class State:
    """What a store knows besides its graph. `outdated`: an older program wrote it, so every graph is written anew.

    `judged` is the ledger as judgements alter it.
    """

    manifest: Manifest
    ledger: Ledger
    outdated: bool = False
    judged: Ledger = field(default_factory=Ledger)


def load_state(store_dir: Path) -> State:
    """The documents and identifiers of the current generation; empty where there is no store.

    StoreTooNew when a newer program wrote it, StoreDamaged when its files cannot be read.
    """
    try:
        folder, outdated = newest(store_dir)
    except StoreMissing:
        return State(Manifest(), Ledger())
    manifest = load_manifest(store_dir)
    try:
        ledger = Ledger.from_json((folder / LEDGER).read_text("utf-8"))
        judged = folder / JUDGED
        known = Ledger.from_json(judged.read_text("utf-8")) if judged.exists() else ledger
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreDamaged(f"{folder} is not a finished generation: {error}") from error
    return State(manifest, ledger, outdated, known)


def write(
    store_dir: Path,
    manifest: Manifest,
    old: State,
    extractions: Mapping[str, Extraction],
    judgements: Judgements,
    *,
    forget: bool = False,
    erased: Erased = NOBODY,
) -> Manifest:
    """Project the documents and make the result the current generation; only graphs that changed are replaced.

    A document whose extraction is lost keeps its graph as it was. With `forget`, the ledger drops what no document
    speaks of any more. Where somebody was erased since the current generation, the new one is written from nothing,
    and no other stays. BadJudgements where judgements contradict each other: the store is then as it was.
    """
    anew = old.manifest.erased != erased.digest
    if anew:  # of a document whose extraction is lost nothing can be taken out but all
        unread = [entry for sha256, entry in manifest.entries.items() if sha256 not in extractions]
        for entry in named_in_graphs(store_dir, manifest, unread, erased):
            manifest = manifest.without(entry.sha256)
    iris = Iris(manifest.base)
    ledger = Ledger.from_json(old.ledger.to_json())
    projection = project(sources_of(manifest, extractions), iris, ledger, judgements)
    if forget or anew:
        ledger.forget(projection.things)
        projection = project(sources_of(manifest, extractions), iris, ledger, judgements)
    before = {} if old.outdated else old.manifest.graphs
    lost = {iris.document_graph(s) for s in manifest.entries if s not in extractions}
    graphs = dict(projection.graphs)
    if lost and before:
        judged = _still_judged(store_dir, iris, lost)
        graphs[iris.entities_graph] |= _still_needed(store_dir, iris, lost, judged, graphs[iris.entities_graph])
        if judged:
            graphs[iris.judgements_graph] = graphs.get(iris.judgements_graph, frozenset()) | judged
    digests = {str(name): digest(triples, name) for name, triples in graphs.items()}
    changed = {n: t for n, t in graphs.items() if anew or before.get(str(n)) != digests[str(n)]}
    kept = {str(n): before[str(n)] for n in lost if str(n) in before}
    if anew and kept:
        changed |= {n: graph_of(store_dir, n) for n in lost if str(n) in kept}
    manifest = replace(
        manifest,
        graphs=digests | kept,
        counts=_counts(manifest, old, projection),
        judgements=judgements.digest,
        unplaced=_unplaced(projection.unplaced, judgements, manifest, manifest.entries.keys() - extractions.keys()),
        erased=erased.digest,
    )
    files = {LEDGER: ledger.to_json(), MANIFEST: manifest.to_json()}
    if judgements.made:
        files[JUDGED] = projection.judged.to_json()
    generation = Generation(store_dir, anew=anew)
    try:
        generation.replace(changed, keep=frozenset(graphs) | lost)
        generation.finish(files)
    finally:
        generation.close()
    return manifest


def sources_of(manifest: Manifest, extractions: Mapping[str, Extraction]) -> list[Source]:
    """The documents whose extraction is at hand, in order of content."""
    return [
        Source(
            Paper(sha256, entry.file_names[0], extractions[sha256].minutes, entry.council),
            extractions[sha256].media_type,
            entry.file_names,
            extractions[sha256].pages,
        )
        for sha256, entry in sorted(manifest.entries.items())
        if sha256 in extractions
    ]


def graph_of(store_dir: Path, name: URIRef) -> frozenset[Triple]:
    """The triples of a named graph of the current generation."""
    return frozenset(triples_of(native(open_store(store_dir)), ox.NamedNode(str(name))))


def _still_needed(
    store_dir: Path, iris: Iris, lost: Iterable[URIRef], judged: frozenset[Triple], entities: frozenset[Triple]
) -> frozenset[Triple]:
    """The old descriptions of what lost documents, and what was judged of them, speak of and nothing else describes."""
    store = native(open_store(store_dir))
    known = {subject for subject, _, _ in entities}
    old = ox.NamedNode(str(iris.entities_graph))
    told = (t for graph in lost for t in triples_of(store, ox.NamedNode(str(graph))))
    return frozenset(t for t in described_terms(store, chain(told, judged), old) if t[0] not in known)


def _still_judged(store_dir: Path, iris: Iris, lost: Iterable[URIRef]) -> frozenset[Triple]:
    """What was judged of the statements of lost documents: what stands corrected, and the judgements."""
    store, judged = native(open_store(store_dir)), ox.NamedNode(str(iris.judgements_graph))
    return frozenset(t for graph in lost for t in judged_of(store, ox.NamedNode(str(graph)), judged))


def _unplaced(lines: Iterable[int], judgements: Judgements, manifest: Manifest, lost: Iterable[str]) -> tuple[int, ...]:
    """The lines of judgements that name what no paper holds, but for those of papers whose extraction is lost."""
    papers = Papers({sha256: manifest.entries[sha256].file_names for sha256 in lost})
    of_lost = {j.line for j in judgements.made if papers.split(j.one) or papers.split(j.other)}
    return tuple(line for line in lines if line not in of_lost)


def _counts(manifest: Manifest, old: State, projection: Projection) -> dict[str, int]:
    """How many facts the graph holds of each document."""
    return {s: projection.counts.get(s, old.manifest.counts.get(s, 0)) for s in manifest.entries}
