"""Zip archives: their members by name and the bytes of one; an archive built to burst or to lead astray is refused.

Nothing is written to disk, so no member's path can lead anywhere.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from extract.documents.kinds import Kind, zip_kind
from extract.documents.text import NotText
from extract.documents.unreadable import Unreadable

MOST_MEMBERS = 5000
MOST_UNPACKED = 1_000_000_000  # bytes, of all members of an archive together
_MOST_RATIO = 200  # unpacked to packed; text packs to a tenth
_SMALL = 1_000_000  # bytes; what unpacks to less may be packed as tightly as it likes
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError)


def is_archive(path: Path) -> bool:
    """Whether a file is a zip archive of files (a Word file, though zipped, is not; nor is a damaged one)."""
    try:
        with path.open("rb") as file:
            return file.read(4) in (b"PK\x03\x04", b"PK\x05\x06") and zip_kind(file) is Kind.ZIP
    except (NotText, OSError):
        return False


def member_names(path: Path) -> list[str]:
    """The names of an archive's files in order, hidden ones left out; `Unreadable` for an archive built to burst."""
    with zipfile.ZipFile(path) as archive:
        found = _members(archive)
    if len(found) > MOST_MEMBERS:
        raise Unreadable(f"an archive of {len(found)} files: more than {MOST_MEMBERS}")
    if sum(info.file_size for info in found.values()) > MOST_UNPACKED:
        raise Unreadable(f"an archive that unpacks to more than {MOST_UNPACKED // 1_000_000} MB")
    return sorted(found)


def member(path: Path, name: str, most: int) -> bytes:
    """The bytes of the member with a name, at most so many; `Unreadable` with the reason when they cannot be had."""
    try:
        with zipfile.ZipFile(path) as archive:
            info = _members(archive).get(name)
            if info is None:
                raise Unreadable("no such file in its archive")
            if info.flag_bits & 1:
                raise Unreadable("encrypted in its archive")
            if info.file_size > most:
                raise Unreadable(f"larger than {most // 1_000_000} MB")
            if info.file_size > _SMALL and info.file_size > _MOST_RATIO * max(1, info.compress_size):
                raise Unreadable(f"packed more than {_MOST_RATIO} to one, as in an archive built to burst")
            with archive.open(info) as file:
                data = file.read(most + 1)
    except FileNotFoundError:
        raise Unreadable("its archive is gone") from None
    except _BROKEN:
        raise Unreadable("damaged in its archive") from None
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from error
    if len(data) > most:
        raise Unreadable(f"larger than {most // 1_000_000} MB")
    return data


def _members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """An archive's files by name without steps out of it; of two with one name the later counts, as when unpacked."""
    return {_inner(info): info for info in archive.infolist() if not info.is_dir() and not _is_hidden(info)}


def _is_hidden(info: zipfile.ZipInfo) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in _inner(info).split("/"))


def _inner(info: zipfile.ZipInfo) -> str:
    parts = info.filename.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..")) or "unnamed"
