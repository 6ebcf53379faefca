"""From files to a finished graph: read, extract, identify, write; what has not changed is left as it is."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from extract.documents import Source, sources_at
from extract.documents import read as read_document
from extract.language.models import find_model
from extract.minutes import extract as extract_minutes
from graph.apart import here
from graph.cache import CACHE, Cache, extractor_version, projector_version
from graph.erasure.applying import finish
from graph.erasure.erased import load_erased
from graph.judgements.file import judgements_file, load
from graph.manifest import Entry, Manifest
from graph.reading import Extracting, Extractor, Outcome, Progress, Reader, Reading, Runner
from graph.received import RECEIVED, Inbox
from graph.registers import registers_at
from graph.store import writing
from graph.writing import load_state, write

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What became of every file; `written` is false where the store had all of it already.

    `unplaced` are the lines of the file of judgements that name what no paper holds.
    """

    outcomes: tuple[Outcome, ...]
    written: bool
    strict: bool = False
    unplaced: tuple[int, ...] = ()

    @property
    def failed(self) -> tuple[Outcome, ...]:
        """The files that could not be read."""
        return tuple(o for o in self.outcomes if o.status == "failed")

    @property
    def ok(self) -> bool:
        """False when nothing could be read; when strict, also when anything could not."""
        return bool(self.outcomes) and not (self.failed if self.strict else len(self.failed) == len(self.outcomes))


def build(
    paths: Iterable[Path | str],
    store_dir: Path | str,
    *,
    base: str | None = None,
    council: str | None = None,
    registers: Iterable[Path | str] = (),
    ocr: bool = False,
    model: str | None = None,
    progress: Progress = lambda done, total, name: None,
    strict: bool = False,
    run: Runner = here,
    read: Reader = read_document,
    extract: Extractor | None = None,
) -> BuildReport:
    """Read files, folders, globs, zip archives and standard input ("-") into the store and say what became of each.

    Files that cannot be read are reported and change nothing. A file that changed replaces what it said before.
    `council` says whose papers these are; `registers` are CSV files of councils' people (`extract.register`), read like
    papers and kept like them (BadRegister where one is none, or of no council: nothing is read then); `base` is what
    IRIs begin with (as before, when not given); `ocr` reads scanned pages too; `model` is the recogniser to use in
    place of the shipped one, a folder or an installed spaCy model (ModelUnusable where there is none); `run` is where
    extraction happens, `graph.apart.Apart` for processes with a limit of time.
    Each extraction is kept as soon as it is made, so an interrupted build goes on where it stopped.
    The judgements beside the store are applied; BadJudgements where their file is damaged or contradicts itself.
    StoreBusy when another build is writing, StoreTooNew when a newer program wrote the store, OSError when the
    disk is full: the store is then as it was.
    """
    store_dir = Path(store_dir)
    chosen = find_model(model) if model else None
    version = extractor_version() + (f"-{chosen.key}" if chosen else "")
    how = Extracting(read, extract or partial(extract_minutes, model=chosen), version, chosen.key if chosen else None)
    given = registers_at(registers, council, load_state(store_dir).manifest)
    with writing(store_dir):
        old = load_state(store_dir)
        cache = Cache(store_dir / CACHE)
        inbox = Inbox(store_dir / RECEIVED)
        erased = load_erased(store_dir)
        finish(store_dir, erased)
        judgements = load(store_dir)
        reading = Reading(how, run, cache, old.manifest, erased)
        sources = _sources(paths, inbox, store_dir)
        places = {source.place: source for source in given}
        sources = [*places.values(), *(s for s in sources if not places or s.place not in places)]
        outcomes = reading.read(sources, progress, council=council, ocr=ocr, registers=given)
        manifest = replace(
            reading.manifest,
            base=base or old.manifest.base,
            projector=projector_version(),
            judgements=judgements.digest,
            erased=erased.digest,
        )
        inbox.keep_only(manifest.entries.values())
        nothing = not (manifest.entries or old.manifest.entries)
        if nothing or (manifest == old.manifest and not old.outdated):
            return BuildReport(_counted(outcomes, manifest), False, strict, old.manifest.unplaced)
        extractions = reading.extractions()
        manifest = replace(reading.manifest, base=manifest.base, projector=manifest.projector)
        lost = [entry for sha256, entry in sorted(manifest.entries.items()) if sha256 not in extractions]
        manifest = write(store_dir, manifest, old, extractions, judgements, erased=erased)
        outcomes += [_lost(entry) for entry in lost]
        cache.keep_only((e.sha256, e.extractor) for e in manifest.entries.values())
        finish(store_dir, erased)
    return BuildReport(_counted(outcomes, manifest), True, strict, manifest.unplaced)


def _sources(paths: Iterable[Path | str], inbox: Inbox, store_dir: Path) -> list[Source]:
    """Every source at some paths, once, the store's own files and its judgements apart."""
    home, judged = store_dir.resolve(), judgements_file(store_dir).resolve()
    given = (inbox.receive(sys.stdin.buffer) if str(path) == STANDARD_INPUT else path for path in paths)
    found = (s for path in given for s in sources_at(path))
    ours = (s for s in found if inbox.holds(s.path) or home not in s.path.resolve().parents)
    return list(dict.fromkeys(s for s in ours if s.path.resolve() != judged))


def _lost(entry: Entry) -> Outcome:
    """The outcome of a document that could not be had again."""
    reason = "neither its file nor its extraction can be had: what the graph holds of it is kept as it was"
    return Outcome(entry.file_names[0], entry.paths[0], "failed", reason=reason, sha256=entry.sha256)


def _counted(outcomes: Sequence[Outcome], manifest: Manifest) -> tuple[Outcome, ...]:
    """The outcomes with the number of facts that the graph holds of each document."""
    return tuple(replace(o, facts=manifest.counts.get(o.sha256, 0)) if o.sha256 else o for o in outcomes)
