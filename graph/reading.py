"""The files of one build, read or taken from the cache, with what became of each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from extract.documents import Unreadable
from extract.records import Document, Minutes
from graph.cache import Cache, Extraction
from graph.identity.mentions import Paper
from graph.manifest import Entry, Manifest

Reader = Callable[[Path], Document]
Extractor = Callable[[Document], Minutes]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `status`: new, changed, unchanged or failed; `reason` says why it failed."""

    name: str
    path: str
    status: str
    kind: str | None = None
    body: str | None = None
    date: str | None = None
    facts: int = 0
    warnings: tuple[str, ...] = ()
    reason: str | None = None
    sha256: str | None = None


def files_in(paths: Iterable[Path | str]) -> Iterator[Path]:
    """The files at some paths: a folder stands for every file below it, hidden ones apart, in order of name."""
    for given in paths:
        path = Path(given)
        if path.is_dir():
            below = (p for p in path.rglob("*") if p.is_file())
            yield from sorted(p for p in below if not any(n.startswith(".") for n in p.relative_to(path).parts))
        else:
            yield path


def content_of(path: Path) -> str | None:
    """The SHA-256 of a file's bytes; None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


@dataclass(frozen=True, slots=True)
class Extracting:
    """How files are read: the reader, the extractor and its version, and the cache that spares both."""

    read: Reader
    extract: Extractor
    version: str
    cache: Cache

    def extraction(self, path: Path) -> Extraction:
        """What a file says; `Unreadable` with the reason where it cannot be read."""
        sha256 = content_of(path)
        kept = self.cache.get(sha256, self.version) if sha256 else None
        if kept:
            return kept
        document = self.read(path)
        made = Extraction(document.sha256, document.media_type, self.extract(document))
        self.cache.put(made, self.version)
        return made


class Reading:
    """Files read one after another into a manifest. A file that fails changes nothing in it."""

    def __init__(self, how: Extracting, manifest: Manifest, council: str | None) -> None:
        self.manifest = manifest
        self._before = manifest
        self._how = how
        self._council = council
        self._found: dict[str, Extraction] = {}
        self._first: dict[str, str] = {}

    def read(self, path: Path) -> Outcome:
        """Read one file; the outcome says what became of it."""
        where = str(path.resolve())
        try:
            extraction = self._how.extraction(path)
        except Unreadable as error:
            return Outcome(path.name, where, "failed", reason=str(error))
        sha256, minutes = extraction.sha256, extraction.minutes
        self._found[sha256] = extraction
        self.manifest = self.manifest.with_file(where, Entry(sha256, (where,), self._how.version, self._council))
        meeting = Paper(sha256, path.name, minutes).meeting
        first = self._first.setdefault(sha256, where)
        return Outcome(
            path.name,
            where,
            self._status(where, sha256),
            minutes.document_kind,
            meeting.body if meeting else None,
            minutes.as_of,
            len(minutes.facts),
            minutes.warnings if minutes.facts else (*minutes.warnings, "no facts found: these may be no minutes"),
            f"the same content as {Path(first).name}" if first != where else None,
            sha256,
        )

    def _status(self, where: str, sha256: str) -> str:
        """Whether a file is new to the store, says something else than before, or the same."""
        known, was = self._before.at(where), self._before.entries.get(sha256)
        if was is not None and known is was:
            return "unchanged" if self.manifest.entries[sha256] == was else "changed"
        if known is not None:
            return "changed"
        return "new" if was is None and self._first[sha256] == where else "unchanged"

    def extractions(self) -> dict[str, Extraction]:
        """The extraction of every document of the manifest that can still be had, read again where it must be."""
        found: dict[str, Extraction] = {}
        for sha256, entry in sorted(self.manifest.entries.items()):
            kept = self._found.get(sha256) or self._how.cache.get(sha256, entry.extractor)
            path = next((Path(p) for p in entry.paths if content_of(Path(p)) == sha256), None) if not kept else None
            if path is not None:
                try:
                    kept = self._how.extraction(path)
                except Unreadable:
                    continue
                entries = {**self.manifest.entries, sha256: replace(entry, extractor=self._how.version)}
                self.manifest = replace(self.manifest, entries=entries)
            if kept is not None:
                found[sha256] = kept
        return found
