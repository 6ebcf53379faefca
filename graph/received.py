"""Papers that came by standard input: kept in the store, since they have no other place to be read from again."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from graph.manifest import Entry

RECEIVED = "received"
_NAME = "standard-input-"


@dataclass(frozen=True, slots=True)
class Inbox:
    """The folder of a store in which such papers stand, each named by its content."""

    folder: Path

    def receive(self, stream: IO[bytes]) -> Path:
        """Keep all that comes from a stream; where it is kept. OSError where the disk is full."""
        self.folder.mkdir(parents=True, exist_ok=True)
        arriving = self.folder / f".{os.getpid()}.part"
        try:
            with arriving.open("w+b") as file:
                shutil.copyfileobj(stream, file)
                file.seek(0)
                name = _NAME + hashlib.file_digest(file, "sha256").hexdigest()[:12]
            return arriving.rename(self.folder / name)
        finally:
            arriving.unlink(missing_ok=True)

    def holds(self, path: Path) -> bool:
        """Whether a file is kept here."""
        return path.parent == self.folder

    def keep_only(self, entries: Iterable[Entry]) -> None:
        """Remove what no document was read from."""
        wanted = {
            str(path) for entry in entries for place in entry.paths for path in (Path(place), *Path(place).parents)
        }
        for path in (*self.folder.glob(f"{_NAME}*"), *self.folder.glob(".*.part")):
            if str(path.resolve()) not in wanted:
                path.unlink(missing_ok=True)
