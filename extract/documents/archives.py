"""The files within folders, zip archives and standard input, one by one; an archive built to burst is refused."""

from __future__ import annotations

import io
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from extract.documents.kinds import Kind, zip_kind
from extract.documents.reading import MOST_BYTES, Unreadable, contents
from extract.documents.text import NotText

STANDARD_INPUT = "-"
MOST_MEMBERS = 5000
MOST_UNPACKED = 1_000_000_000  # bytes, of all members of an archive together
_MOST_RATIO = 200  # unpacked to packed; text packs to a tenth
_SMALL = 1_000_000  # bytes; what unpacks to less may be packed as tightly as it likes


def read_all(path: Path | str) -> Iterator[tuple[str, bytes | Unreadable]]:
    """The name and content of every file at `path`, or why it cannot be had; "-" stands for standard input.

    Folders are walked in order of name, hidden files apart; a zip archive gives its members as `pack.zip/name.pdf`.
    """
    if str(path) == STANDARD_INPUT:
        yield from _one("standard input", sys.stdin.buffer.read(MOST_BYTES + 1))
        return
    path = Path(path)
    if path.is_dir():
        for below in sorted(p for p in path.rglob("*") if p.is_file()):
            inner = below.relative_to(path)
            if not any(part.startswith(".") for part in inner.parts):
                yield from _file(below, inner.as_posix())
        return
    yield from _file(path, path.name)


def _file(path: Path, name: str) -> Iterator[tuple[str, bytes | Unreadable]]:
    try:
        data = contents(path)
    except Unreadable as error:
        yield name, error
        return
    yield from _one(name, data)


def _one(name: str, data: bytes) -> Iterator[tuple[str, bytes | Unreadable]]:
    if is_archive(data):
        yield from members(name, data)
    elif len(data) > MOST_BYTES:
        yield name, Unreadable(f"larger than {MOST_BYTES // 1_000_000} MB")
    else:
        yield name, data


def is_archive(data: bytes) -> bool:
    """Whether the bytes are a zip archive of files (a Word file, though zipped, is not)."""
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    try:
        return zip_kind(data) is Kind.ZIP
    except NotText:
        return False


def members(name: str, data: bytes) -> Iterator[tuple[str, bytes | Unreadable]]:
    """The members of a zip archive in order of name; nothing is written to disk, so no path can lead astray."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = sorted((i for i in archive.infolist() if not _is_hidden(i)), key=lambda i: i.filename)
            if len(found) > MOST_MEMBERS:
                yield name, Unreadable(f"an archive of {len(found)} files: more than {MOST_MEMBERS}")
                return
            if sum(i.file_size for i in found) > MOST_UNPACKED:
                yield name, Unreadable(f"an archive that unpacks to more than {MOST_UNPACKED // 1_000_000} MB")
                return
            for info in found:
                yield f"{name}/{_inner(info)}", _member(archive, info)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, OSError, EOFError):
        yield name, Unreadable("damaged or truncated zip archive")


def _is_hidden(info: zipfile.ZipInfo) -> bool:
    parts = _inner(info).split("/")
    return info.is_dir() or any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _inner(info: zipfile.ZipInfo) -> str:
    """A member's name without steps out of the archive."""
    parts = info.filename.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..")) or "unnamed"


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes | Unreadable:
    if info.flag_bits & 1:
        return Unreadable("encrypted in its archive")
    if info.file_size > MOST_BYTES:
        return Unreadable(f"larger than {MOST_BYTES // 1_000_000} MB")
    if info.file_size > _SMALL and info.file_size > _MOST_RATIO * max(1, info.compress_size):
        return Unreadable(f"packed more than {_MOST_RATIO} to one, as in an archive built to burst")
    try:
        with archive.open(info) as file:
            data = file.read(MOST_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, OSError, EOFError):
        return Unreadable("damaged in its archive")
    if len(data) > MOST_BYTES:
        return Unreadable(f"larger than {MOST_BYTES // 1_000_000} MB")
    return Unreadable("an archive within an archive") if is_archive(data) else data
