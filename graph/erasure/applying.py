"""Erasures carried out on what a store holds, and completed where they were interrupted."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from graph.cache import Cache, Extraction
from graph.erasure.erased import Erased, Place, Scope
from graph.erasure.finding import Finder
from graph.erasure.judgements import drop_judgements
from graph.erasure.scrubbing import scrubbed
from graph.identity.mentions import Paper
from graph.identity.wording import normal
from graph.iris import Iris
from graph.manifest import MANIFEST, Entry, Manifest
from graph.quads import described, native
from graph.store import GENERATIONS, StoreMissing, open_store, read_pointer


def without_erased(found: Extraction, erased: Erased, council: str | None) -> Extraction:
    """An extraction without everybody erased; the same object where it names none of them."""
    if not erased.erasures:
        return found
    place = Place.of(Paper(found.sha256, "", found.minutes, council))
    minutes = scrubbed(found.minutes, erased, place)
    return found if minutes is found.minutes else replace(found, minutes=minutes)


def kept_without(cache: Cache, manifest: Manifest, erased: Erased) -> dict[str, Extraction]:
    """The extraction of every document that still has one, without everybody erased: so it is in the cache from now."""
    found: dict[str, Extraction] = {}
    for sha256, entry in sorted(manifest.entries.items()):
        kept = cache.get(sha256, entry.extractor)
        if kept is not None:
            found[sha256] = without_erased(kept, erased, entry.council)
            if found[sha256] is not kept:
                cache.put(found[sha256])
    return found


def named_in_graphs(store_dir: Path, manifest: Manifest, entries: Iterable[Entry], erased: Erased) -> list[Entry]:
    """Documents without an extraction whose graphs name somebody erased: nothing can be taken out of these but all."""
    entries = list(entries)
    if not entries:
        return []
    store, iris = native(open_store(store_dir)), Iris(manifest.base)
    about = ox.NamedNode(str(iris.entities_graph))
    named: list[Entry] = []
    for entry in entries:
        graph = ox.NamedNode(str(iris.document_graph(entry.sha256)))
        triples = {
            *described(store, graph, about),
            *((q.subject, q.predicate, q.object) for q in store.quads_for_pattern(None, None, None, graph)),
        }
        texts = {getattr(term, "value", str(term)) for triple in triples for term in triple}
        place = Place(entry.sha256, normal(entry.council or ""))
        scopes = [(erasure, erasure.scope(place)) for erasure in erased.erasures]
        finders = [Finder(e, scope, alone=e.is_alone_in(entry.sha256)) for e, scope in scopes if scope > Scope.NONE]
        if any(finder.spans(text) for finder in finders for text in texts):
            named.append(entry)
    return named


def finish(store_dir: Path, erased: Erased) -> None:
    """Remove what may still name somebody erased when the current generation does not.

    That is: generations written before the last erasure, and lines of the file of judgements. OSError where a file
    cannot be removed.
    """
    if not erased.erasures:
        return
    drop_judgements(store_dir, erased)
    try:
        current = read_pointer(store_dir).generation
    except StoreMissing:
        return
    if _written_after(store_dir / GENERATIONS / current, erased):
        for folder in (store_dir / GENERATIONS).iterdir():
            if not _written_after(folder, erased):
                shutil.rmtree(folder)


def _written_after(generation: Path, erased: Erased) -> bool:
    """Whether a generation was finished after these erasures."""
    try:
        return Manifest.from_json((generation / MANIFEST).read_text("utf-8")).erased == erased.digest
    except (FileNotFoundError, ValueError, KeyError, TypeError):  # never finished, or of an older program
        return False
