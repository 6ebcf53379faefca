"""Which documents a store holds: their content, the files they were read from, and how they were read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from graph.iris import DEFAULT_BASE
from graph.store import StoreDamaged, newest

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """A document: the places it was found at, the version of the extractor that read it, the council the user named,
    and the model that recognised its names where that was not the shipped one.

    A place is a file's path, or for a file in a zip archive that of the archive and its name there.
    """

    sha256: str
    paths: tuple[str, ...]
    extractor: str
    council: str | None = None
    model: str | None = None

    @property
    def file_names(self) -> tuple[str, ...]:
        """The names of its files, each once."""
        return tuple(sorted({Path(p).name for p in self.paths}))


@dataclass(frozen=True, slots=True)
class Manifest:
    """All documents of a store by content, the base of its IRIs, and a digest of each named graph.

    `projector` is a digest of what made facts into triples: where it differs, the graph is made anew from the cache. So
    it is where `judgements` differs, a digest of the file of judgements; `unplaced` are its lines that name what no
    paper holds. `erased` is the digest of the erasures which the generation was written after.
    """

    base: str = DEFAULT_BASE
    entries: Mapping[str, Entry] = field(default_factory=dict)
    graphs: Mapping[str, str] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    projector: str = ""
    judgements: str = ""
    unplaced: tuple[int, ...] = ()
    erased: str = ""

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """The manifest that `to_json` wrote."""
        found = json.loads(text)
        entries = {
            e["sha256"]: Entry(e["sha256"], tuple(e["paths"]), e["extractor"], e["council"], e.get("model"))
            for e in found["entries"]
        }
        known = cls(found["base"], entries, found["graphs"], found["counts"], found.get("projector", ""))
        return replace(
            known,
            judgements=found.get("judgements", ""),
            unplaced=tuple(found.get("unplaced", ())),
            erased=found.get("erased", ""),
        )

    def to_json(self) -> str:
        """The manifest as JSON, equal manifests as equal bytes."""
        entries = [asdict(self.entries[key]) for key in sorted(self.entries)]
        whole = {
            "base": self.base,
            "entries": entries,
            "graphs": dict(self.graphs),
            "counts": dict(self.counts),
            "projector": self.projector,
            "judgements": self.judgements,
            "unplaced": list(self.unplaced),
            "erased": self.erased,
        }
        return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True)

    def at(self, path: str) -> Entry | None:
        """The document that was last read at a path."""
        return next((e for e in self.entries.values() if path in e.paths), None)

    def with_file(self, path: str, read: Entry) -> Manifest:
        """After a file was read: it belongs to its content, and to no other; paths that are gone are forgotten.

        A document that was known at this path only is replaced. A moved file keeps its facts under its new name.
        """
        entries = dict(self.entries)
        for entry in self.entries.values():
            if path in entry.paths and entry.sha256 != read.sha256:
                rest = tuple(p for p in entry.paths if p != path)
                if rest:
                    entries[entry.sha256] = replace(entry, paths=rest)
                else:
                    del entries[entry.sha256]
        known = entries.get(read.sha256)
        others = {p for p in known.paths if p != path and _stands(Path(p))} if known else set()
        council = read.council or (known.council if known else None)
        entries[read.sha256] = replace(read, paths=tuple(sorted({path, *others})), council=council)
        return replace(self, entries=entries)

    def without(self, sha256: str) -> Manifest:
        """The manifest without a document."""
        return replace(self, entries={k: e for k, e in self.entries.items() if k != sha256})


def load_manifest(store_dir: Path) -> Manifest:
    """The manifest of a store's current generation; StoreMissing, StoreTooNew, StoreDamaged where it cannot be had."""
    folder, _ = newest(store_dir)
    try:
        return Manifest.from_json((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreDamaged(f"{folder} is not a finished generation: {error}") from error


def _stands(place: Path) -> bool:
    """Whether a file is still at its place, or the archive that it was in."""
    return any(path.is_file() for path in (place, *place.parents))
