"""A document taken out of a store again, with everything that rests on it alone."""

from __future__ import annotations

from pathlib import Path

from graph.cache import CACHE, Cache
from graph.erasure.applying import finish, kept_without
from graph.erasure.erased import load_erased
from graph.judgements.file import load
from graph.manifest import Entry, Manifest
from graph.received import RECEIVED, Inbox
from graph.store import StoreMissing, writing
from graph.writing import load_state, write


class UnknownDocument(LookupError):
    """No document of the store has that name."""


class AmbiguousDocument(LookupError):
    """Several documents of the store have that name: one of their paths must be given."""


def forget(store_dir: Path | str, document_name: str) -> Entry:
    """Take out the document with a file name, path or beginning of a SHA-256, and return what it was.

    Its graph, its extraction, and the entities and identifiers that no other document speaks of go with it.
    UnknownDocument or AmbiguousDocument where the name is not one document's; StoreMissing where there is no store.
    """
    store_dir = Path(store_dir)
    if not store_dir.is_dir():
        raise StoreMissing(f"there is no store in {store_dir}")
    with writing(store_dir):
        old = load_state(store_dir)
        entry = find_document(old.manifest, document_name)
        manifest = old.manifest.without(entry.sha256)
        cache = Cache(store_dir / CACHE)
        erased = load_erased(store_dir)
        finish(store_dir, erased)
        extractions = kept_without(cache, manifest, erased)
        write(store_dir, manifest, old, extractions, load(store_dir), forget=True, erased=erased)
        cache.drop(entry.sha256)
        Inbox(store_dir / RECEIVED).keep_only(manifest.entries.values())
    return entry


def find_document(manifest: Manifest, name: str) -> Entry:
    """The one document that a file name, a path or the beginning of a SHA-256 (eight characters or more) means."""
    path = str(Path(name).resolve())
    by_path = [e for e in manifest.entries.values() if path in e.paths or name in e.paths]
    by_name = [e for e in manifest.entries.values() if name in e.file_names]
    by_hash = [e for e in manifest.entries.values() if len(name) >= 8 and e.sha256.startswith(name)]
    found = by_path or by_name or by_hash
    if not found:
        names = sorted({n for e in manifest.entries.values() for n in e.file_names})
        raise UnknownDocument(f"no document named {name!r}; there are {', '.join(names[:10]) or 'none'}")
    if len(found) > 1:
        paths = sorted(p for e in found for p in e.paths)
        raise AmbiguousDocument(f"{len(found)} documents are named {name!r}; give a path: {', '.join(paths)}")
    return found[0]
