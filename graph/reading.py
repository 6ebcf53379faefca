"""The files of one build, read or taken from the cache, with what became of each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from extract.documents import Source, Unreadable, source_at
from extract.documents.ocr import NEEDED as OCR_NEEDED
from extract.records import Document, Minutes
from extract.register.register import extract_register, read_register
from graph.apart import Lost
from graph.cache import Cache, Extraction
from graph.erasure.applying import without_erased
from graph.erasure.erased import NOBODY, Erased
from graph.identity.mentions import Paper
from graph.manifest import Entry, Manifest

_BY_OCR = "-ocr"
_AS_REGISTER = "-register"


class Reader(Protocol):
    """Makes a document of a source, by OCR where it must; `Unreadable` with the reason where it cannot."""

    def __call__(self, source: Source, /, *, ocr: bool = ...) -> Document: ...


Extractor = Callable[[Document], Minutes]

Progress = Callable[[int, int, str], None]
"""Called with how many files are done, how many there are, and the name of one at hand ("" at the end)."""


class Runner(Protocol):
    """Makes extractions of tasks, in any order, and calls `waiting` now and then meanwhile."""

    def __call__(
        self, work: Extracting, tasks: Iterable[Task], waiting: Callable[[], None], /
    ) -> Iterator[tuple[Task, Extraction | Lost]]: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `status`: new, changed, unchanged, copy or failed.

    `reason` says why it failed, or of what it is a copy.
    """

    name: str
    place: str
    status: str
    kind: str | None = None
    body: str | None = None
    date: str | None = None
    facts: int = 0
    warnings: tuple[str, ...] = ()
    reason: str | None = None
    sha256: str | None = None

    @property
    def needs_ocr(self) -> bool:
        """Whether OCR would find more in it."""
        return _needs_ocr((self.reason or "", *self.warnings))


def content_of(source: Source) -> str | None:
    """The SHA-256 of a source's bytes; None where it cannot be read."""
    try:
        return hashlib.sha256(source.contents()).hexdigest()
    except Unreadable:
        return None


def source_of(entry: Entry) -> Source | None:
    """The first remembered place of a document that still holds its content."""
    return next((source for source in map(source_at, entry.paths) if content_of(source) == entry.sha256), None)


def read_by_ocr(entry: Entry) -> bool:
    """Whether a document was read by OCR."""
    return entry.extractor.endswith(_BY_OCR)


def read_as_register(entry: Entry) -> bool:
    """Whether a document was read as a council's register."""
    return entry.extractor.endswith(_AS_REGISTER)


def read_again(entry: Entry, source: Source, read: Reader) -> Document:
    """The document at a source, read as the entry says that it was."""
    return read_register(source) if read_as_register(entry) else read(source, ocr=read_by_ocr(entry))


@dataclass(frozen=True, slots=True)
class Task:
    """A source to be read; `ocr` allows OCR where it has no text, `register` means a CSV file of a council's people."""

    source: Source
    ocr: bool = False
    register: bool = False


@dataclass(frozen=True, slots=True)
class Extracting:
    """How a source becomes an extraction: the reader, the extractor, the latter's version and that of its model.

    `model` is None where names are recognised by the shipped one.
    """

    read: Reader
    extract: Extractor
    version: str
    model: str | None = None

    def __call__(self, task: Task) -> Extraction | Lost:
        """What a source says, or why it cannot be read."""
        try:
            document, version = self._document(task)
            minutes = extract_register(document) if task.register else self.extract(document)
        except Unreadable as error:
            return Lost(str(error))
        return Extraction(document.sha256, document.media_type, version, len(document.pages), minutes)

    def _document(self, task: Task) -> tuple[Document, str]:
        """The document and the version to keep it under: another one where OCR was used, and for a register."""
        if task.register:
            return read_register(task.source), self.version + _AS_REGISTER
        try:
            document = self.read(task.source)
            enough = not (task.ocr and _needs_ocr(document.warnings))
        except Unreadable as error:
            if not (task.ocr and _needs_ocr([str(error)])):
                raise
            enough = False
        if enough:
            return document, self.version
        document = self.read(task.source, ocr=True)
        return document, self.version if _needs_ocr(document.warnings) else self.version + _BY_OCR

    def kept(self, cache: Cache, sha256: str, ocr: bool, register: bool = False) -> Extraction | None:
        """An extraction made before that is as good as what would be made now."""
        if register:
            return cache.get(sha256, self.version + _AS_REGISTER)
        if seen := cache.get(sha256, self.version + _BY_OCR):
            return seen
        plain = cache.get(sha256, self.version)
        return None if plain and ocr and _needs_ocr(plain.minutes.warnings) else plain


def _needs_ocr(said: Iterable[str]) -> bool:
    return any(OCR_NEEDED in one for one in said)


class Reading:
    """The sources of one build, and the manifest after it. A source that fails changes nothing in it.

    No extraction is kept or handed on before everybody `erased` is taken out of it.
    """

    def __init__(self, how: Extracting, run: Runner, cache: Cache, manifest: Manifest, erased: Erased = NOBODY) -> None:
        self.manifest = manifest
        self._before = manifest
        self._how = how
        self._run = run
        self._cache = cache
        self._erased = erased
        self._found: dict[str, Extraction] = {}
        self._first: dict[str, Source] = {}
        self._registers = {p for e in manifest.entries.values() if read_as_register(e) for p in e.paths}

    def read(
        self,
        sources: Sequence[Source],
        progress: Progress,
        *,
        council: str | None,
        ocr: bool,
        registers: Collection[Source] = (),
    ) -> list[Outcome]:
        """Read sources, each content once; what became of each, in their order.

        `registers` of them, and what was one before, are read as registers.
        """
        self._registers |= {source.place for source in registers}
        made: dict[Source, Extraction | Lost] = {}
        same: dict[Source, Source] = {}
        begun = ""

        def tasks() -> Iterator[Task]:
            nonlocal begun
            first: dict[str, Source] = {}
            for source in sources:
                sha256, begun = content_of(source), source.shown
                progress(len(made), len(sources), begun)
                by_ocr = ocr or bool(sha256 and (known := self._before.entries.get(sha256)) and read_by_ocr(known))
                register = source.place in self._registers
                if sha256 and (kept := self._how.kept(self._cache, sha256, by_ocr, register)):
                    made[source] = self._kept(kept, self._council(source, sha256, council))
                elif sha256 and first.setdefault(sha256, source) != source:
                    same[source] = first[sha256]
                else:
                    yield Task(source, by_ocr, register)

        for task, found in self._run(self._how, tasks(), lambda: progress(len(made), len(sources), begun)):
            if isinstance(found, Extraction):
                made[task.source] = self._put(found, self._council(task.source, found.sha256, council))
            else:
                made[task.source] = found
        made |= {source: made[first] for source, first in same.items()}
        progress(len(sources), len(sources), "")
        return [self._outcome(source, made[source], council) for source in sources]

    def _put(self, made: Extraction, council: str | None) -> Extraction:
        """Keep an extraction that was just made, without those who were erased."""
        clean = without_erased(made, self._erased, council)
        self._cache.put(clean)
        return clean

    def _kept(self, kept: Extraction, council: str | None) -> Extraction:
        """An extraction that was kept before, without those who were erased since, or of whose council it is now."""
        clean = without_erased(kept, self._erased, council)
        if clean is not kept:
            self._cache.put(clean)
        return clean

    def _council(self, source: Source, sha256: str, council: str | None) -> str | None:
        """The council that the user named, now or before: of a register also when its content was another."""
        known = self._before.entries.get(sha256)
        if known is None and source.place in self._registers:
            known = self._before.at(source.place)
        return council or (known.council if known else None)

    def _outcome(self, source: Source, found: Extraction | Lost, council: str | None) -> Outcome:
        """Take what was found at a source into the manifest."""
        if isinstance(found, Lost):
            return Outcome(source.shown, source.place, "failed", reason=found.reason)
        sha256, minutes = found.sha256, found.minutes
        self._found[sha256] = found
        council = self._council(source, sha256, council)
        read = Entry(sha256, (source.place,), found.extractor, council, self._how.model)
        self.manifest = self.manifest.with_file(source.place, read)
        meeting = Paper(sha256, source.name, minutes).meeting
        first = self._first.setdefault(sha256, source)
        return Outcome(
            source.shown,
            source.place,
            self._status(source, sha256),
            minutes.document_kind,
            meeting.body if meeting else None,
            minutes.as_of,
            len(minutes.facts),
            minutes.warnings if minutes.facts else (*minutes.warnings, "no facts found: these may be no minutes"),
            f"the same content as {first.shown}" if first != source else None,
            sha256,
        )

    def _status(self, source: Source, sha256: str) -> str:
        """Whether a file is new to the store, says something else than before, or the same."""
        known, was = self._before.at(source.place), self._before.entries.get(sha256)
        if was is not None and known is was:
            return "unchanged" if self.manifest.entries[sha256] == was else "changed"
        if known is not None:
            return "changed"
        if was is None:
            return "new" if self._first[sha256] == source else "copy"
        return "unchanged"

    def extractions(self) -> dict[str, Extraction]:
        """The extraction of every document of the manifest that can still be had, read again where it must be."""
        found: dict[str, Extraction] = {}
        again: list[Task] = []
        for sha256, entry in sorted(self.manifest.entries.items()):
            if sha256 in self._found:
                found[sha256] = self._found[sha256]
            elif (kept := self._cache.get(sha256, entry.extractor)) is not None:
                found[sha256] = self._kept(kept, entry.council)
            elif (source := source_of(entry)) is not None:
                again.append(Task(source, read_by_ocr(entry), read_as_register(entry)))
        for _, made in self._run(self._how, again, lambda: None):
            if isinstance(made, Extraction) and made.sha256 in self.manifest.entries:
                entry = replace(self.manifest.entries[made.sha256], extractor=made.extractor, model=self._how.model)
                found[made.sha256] = self._put(made, entry.council)
                self.manifest = replace(self.manifest, entries={**self.manifest.entries, made.sha256: entry})
        return found
