"""From files to a finished graph: read, extract, identify, write; what has not changed is left as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extract.documents import read as read_document
from extract.minutes import extract as extract_minutes
from graph.cache import Cache, extractor_version
from graph.manifest import Entry, Manifest
from graph.reading import Extracting, Extractor, Outcome, Reader, Reading, files_in
from graph.store import writing
from graph.writing import load_state, write

CACHE = "cache"

Progress = Callable[[int, int, str], None]
"""Called with how many files are done, how many there are, and the name of the next ("" at the end)."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What became of every file; `written` is false where the store had all of it already."""

    outcomes: tuple[Outcome, ...]
    written: bool
    strict: bool = False

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
    progress: Progress | None = None,
    strict: bool = False,
    read: Reader = read_document,
    extract: Extractor = extract_minutes,
) -> BuildReport:
    """Read files and folders into the store and say what became of each.

    Files that cannot be read are reported and change nothing. A file that changed replaces what it said before.
    `council` says whose papers these are; `base` is what IRIs begin with (as before, when not given).
    StoreBusy when another build is writing, StoreTooNew when a newer program wrote the store, OSError when the
    disk is full: the store is then as it was.
    """
    store_dir = Path(store_dir)
    with writing(store_dir):
        old = load_state(store_dir)
        cache = Cache(store_dir / CACHE)
        reading = Reading(Extracting(read, extract, extractor_version(), cache), old.manifest, council)
        outcomes = []
        files = list(dict.fromkeys(files_in(paths)))
        for done, path in enumerate(files):
            if progress:
                progress(done, len(files), path.name)
            outcomes.append(reading.read(path))
        if progress:
            progress(len(files), len(files), "")
        manifest = replace(reading.manifest, base=base or old.manifest.base)
        if manifest == old.manifest and not old.outdated:
            return BuildReport(_counted(outcomes, manifest), written=False, strict=strict)
        extractions = reading.extractions()
        manifest = write(store_dir, replace(reading.manifest, base=manifest.base), old, extractions)
        outcomes += [_lost(entry) for sha256, entry in sorted(manifest.entries.items()) if sha256 not in extractions]
        cache.keep_only((e.sha256, e.extractor) for e in manifest.entries.values())
    return BuildReport(_counted(outcomes, manifest), written=True, strict=strict)


def _lost(entry: Entry) -> Outcome:
    """The outcome of a document that could not be had again."""
    reason = "its file and its extraction are gone: what the graph holds of it is kept as it was"
    return Outcome(entry.file_names[0], entry.paths[0], "failed", reason=reason, sha256=entry.sha256)


def _counted(outcomes: Sequence[Outcome], manifest: Manifest) -> tuple[Outcome, ...]:
    """The outcomes with the number of facts that the graph holds of each document."""
    return tuple(replace(o, facts=manifest.counts.get(o.sha256, 0)) if o.sha256 else o for o in outcomes)
