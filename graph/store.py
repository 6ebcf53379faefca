"""The store on disk: finished generations, a pointer to the current one, and one writer at a time.

A writer works on a copy; the pointer moves in one rename when the copy is whole. A reader opens the generation that
the pointer names, read-only, so it never sees a half-written graph, and a killed writer leaves the old one as it was.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from filelock import FileLock, Timeout
from oxrdflib import OxigraphStore
from rdflib import Dataset, URIRef

from graph.quads import to_quads
from graph.statements import Triple

FORMAT = 2
"""The version of the layout and of the triples: a store of another version is rebuilt from its extractions."""

POINTER, GENERATIONS, GRAPH = "current.json", "generations", "graph"


class StoreMissing(Exception):
    """There is no store in the directory."""


class StoreTooNew(Exception):
    """The store was written by a newer version of the program."""


class StoreOutdated(Exception):
    """The store was written by an older version of the program: a build rewrites it."""


class StoreBusy(Exception):
    """Another build is writing to the store."""


class StoreDamaged(Exception):
    """The store's files cannot be read as a store."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Which generation is current, and the format it was written in."""

    format: int
    generation: str


def read_pointer(directory: Path) -> Pointer:
    """The pointer of a store; StoreMissing where there is none, StoreDamaged where it is not one."""
    try:
        found = json.loads((directory / POINTER).read_text("utf-8"))
        return Pointer(int(found["format"]), str(found["generation"]))
    except (FileNotFoundError, NotADirectoryError):
        raise StoreMissing(f"there is no store in {directory}") from None
    except (ValueError, KeyError, TypeError) as error:
        raise StoreDamaged(f"{directory / POINTER} is not a store's pointer: {error}") from error


def newest(directory: Path) -> tuple[Path, bool]:
    """The folder of the finished generation, and whether an older program wrote it; StoreTooNew for a newer one."""
    pointer = read_pointer(directory)
    if pointer.format > FORMAT:
        raise StoreTooNew(f"the store in {directory} has format {pointer.format}; this program knows up to {FORMAT}")
    return directory / GENERATIONS / pointer.generation, pointer.format < FORMAT


def current(directory: Path) -> Path:
    """The folder of the finished generation; StoreOutdated where only a build can read it."""
    folder, outdated = newest(directory)
    if outdated:
        raise StoreOutdated(f"the store in {directory} was written by an older version: build again to renew it")
    return folder


def open_store(directory: Path | str) -> Dataset:
    """The finished graph, read-only, as an rdflib dataset whose default graph is the union of all graphs.

    Several may be open at once, and while a build runs: each stays on the generation that it found.
    """
    directory = Path(directory)
    for last in (False, True):
        folder = current(directory)
        try:
            return as_dataset(ox.Store.read_only(str(folder / GRAPH)))
        except OSError as error:  # two builds may have finished since the pointer was read
            if last or current(directory) == folder:
                raise StoreDamaged(f"the store in {directory} cannot be opened: {error}") from error
    raise StoreDamaged(f"the store in {directory} cannot be opened")


def as_dataset(store: ox.Store) -> Dataset:
    """An Oxigraph store behind rdflib's API, all graphs in one."""
    return Dataset(store=OxigraphStore(store=store), default_union=True)


@contextmanager
def writing(directory: Path) -> Iterator[None]:
    """Hold the store for one writer; StoreBusy at once if another has it."""
    directory.mkdir(parents=True, exist_ok=True)
    lock = FileLock(str(directory / "lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise StoreBusy(f"another build is writing to {directory}") from None
    try:
        yield
    finally:
        lock.release()


class Generation:
    """A copy of the current generation that is being written. Nobody sees it before `finish`.

    An `anew` one begins empty, and leaves no other behind: what was deleted from a copy may still stand in its files.
    """

    def __init__(self, directory: Path, *, anew: bool = False) -> None:
        self.directory = directory
        self._anew = anew
        home = directory / GENERATIONS
        home.mkdir(parents=True, exist_ok=True)
        try:
            folder, outdated = newest(directory)
            self.previous = None if outdated or anew else folder
        except StoreMissing:
            self.previous = None
        _clean(directory)
        self.folder = home / f"{max((int(p.name) for p in home.iterdir() if p.name.isdigit()), default=0) + 1:06d}"
        self.folder.mkdir()
        self._finished = False
        if self.previous is not None:
            ox.Store.read_only(str(self.previous / GRAPH)).backup(str(self.folder / GRAPH))
        self._store: ox.Store | None = ox.Store(str(self.folder / GRAPH))

    def replace(self, graphs: Mapping[URIRef, frozenset[Triple]], *, keep: frozenset[URIRef]) -> None:
        """Put these graphs in the place of what their names held, and drop every graph that is not to be kept."""
        if self._store is None:
            raise ValueError("this generation is finished")
        for held in list(self._store.named_graphs()):
            if URIRef(held.value) in graphs or URIRef(held.value) not in keep:
                self._store.remove_graph(held)
        for name, triples in sorted(graphs.items()):
            self._store.bulk_extend(to_quads(triples, name))

    def finish(self, files: Mapping[str, str]) -> None:
        """Write the generation's own files beside the graph and make it the current one, in one rename."""
        if self._store is not None:
            self._store.flush()
            self._store = None
        for name, text in files.items():
            write_whole(self.folder / name, text)
        pointer = {"format": FORMAT, "generation": self.folder.name}
        write_whole(self.directory / POINTER, json.dumps(pointer, sort_keys=True) + "\n")
        self._finished = True
        _clean(self.directory, keep_last=not self._anew)

    def close(self) -> None:
        """Remove the copy if it was not finished."""
        self._store = None
        if not self._finished:
            shutil.rmtree(self.folder, ignore_errors=True)


def _clean(directory: Path, *, keep_last: bool = True) -> None:
    """Remove what killed builds left, and the finished ones that no reader opens: the current and the last one stay."""
    try:
        name = read_pointer(directory).generation
    except StoreMissing:
        name = ""
    older = sorted(p.name for p in (directory / GENERATIONS).iterdir() if p.name < name)
    for path in (directory / GENERATIONS).iterdir():
        if path.name != name and not (keep_last and path.name in older[-1:]):
            shutil.rmtree(path, ignore_errors=True)


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is either the old one or the whole new one, whatever happens meanwhile."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
