"""Extractions kept by content and extractor version, so that reading again costs nothing for what has not changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from extract.records import Minutes
from extract.serial import from_json, to_json
from graph.store import write_whole

CACHE = "cache"
"""The folder of a store that holds them."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a file was found to be and to say, and the version of the extractor that found it."""

    sha256: str
    media_type: str
    extractor: str
    pages: int
    minutes: Minutes


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of extractions, one file for each content and extractor version."""

    folder: Path

    def get(self, sha256: str, extractor: str) -> Extraction | None:
        """The extraction of a content; None where it was never made or its file is damaged."""
        try:
            found = json.loads(self._path(sha256, extractor).read_text("utf-8"))
            minutes = from_json(json.dumps(found["minutes"]))
            return Extraction(sha256, str(found["media_type"]), extractor, int(found["pages"]), minutes)
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError):
            return None

    def put(self, extraction: Extraction) -> None:
        """Keep an extraction; OSError where the disk is full, and then nothing is kept."""
        path = self._path(extraction.sha256, extraction.extractor)
        path.parent.mkdir(parents=True, exist_ok=True)
        minutes = json.loads(to_json(extraction.minutes))
        kept = {"media_type": extraction.media_type, "pages": extraction.pages, "minutes": minutes}
        write_whole(path, json.dumps(kept, ensure_ascii=False, sort_keys=True))

    def drop(self, sha256: str) -> None:
        """Remove every extraction of a content."""
        for path in self.folder.glob(f"*/{sha256}.json"):
            path.unlink(missing_ok=True)

    def keep_only(self, wanted: Iterable[tuple[str, str]]) -> None:
        """Remove every extraction but those of these contents and extractor versions."""
        keep = {self._path(sha256, extractor) for sha256, extractor in wanted}
        for path in self.folder.glob("*/*"):
            if path not in keep:
                path.unlink(missing_ok=True)

    def _path(self, sha256: str, extractor: str) -> Path:
        return self.folder / extractor / f"{sha256}.json"


def extractor_version(package: str = "extract") -> str:
    """A digest of everything that decides an extraction: the package's code, patterns and models, and spaCy."""
    digest = hashlib.sha256(version("spacy").encode())
    for name, file in sorted(_files(files(package), "")):
        content = file.read_bytes()
        digest.update(f"\0{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def projector_version() -> str:
    """A digest of everything that decides how facts become triples: this package's code, data and calibration."""
    return extractor_version("graph")


def _files(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    """Every file under a package, by its path, without what Python compiled."""
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        name = f"{prefix}{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            found += _files(entry, f"{name}/")
        elif entry.is_file() and not entry.name.endswith((".pyc", ".swp")):
            found.append((name, entry))
    return found
