"""Where papers are: files, folders, globs and zip archives, as places whose bytes can be had again at any time."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from extract.documents.archives import is_archive, member, member_names
from extract.documents.unreadable import Unreadable

MOST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """One file: at a path, or the member of a zip archive at a path.

    `shown` is what to call it in front of whoever named the folder or archive it was found in.
    """

    path: Path
    member: str = ""
    shown: str = field(default="", compare=False)

    @property
    def name(self) -> str:
        """The file's own name."""
        return Path(self.member).name if self.member else self.path.name

    @property
    def place(self) -> str:
        """Where it is, as one absolute path; an archive counts as a folder."""
        path = str(self.path.resolve())
        return f"{path}/{self.member}" if self.member else path

    def contents(self) -> bytes:
        """The bytes, at most 50 MB of them; `Unreadable` with the reason when they cannot be had."""
        if not _is_text(self.place):
            raise Unreadable("its name, or that of a folder it is in, is not in UTF-8: rename it")
        return member(self.path, self.member, MOST_BYTES) if self.member else _contents(self.path)


def source_at(place: str) -> Source:
    """The source that a `Source.place` means."""
    path = Path(place)
    for folder in path.parents:
        if folder.is_file():
            return Source(folder, path.relative_to(folder).as_posix(), path.name)
    return Source(path, shown=path.name)


def sources_at(given: Path | str) -> Iterator[Source]:
    """Every source at a path, in order of name: the file, the files below a folder, the members of a zip archive.

    Hidden files are left out. A path that is not there but has `*`, `?` or `[` in it is a glob (`**` for any folders).
    What cannot be opened is a source all the same, whose contents are `Unreadable`.
    """
    path = Path(given)
    if not path.exists() and glob.has_magic(str(given)):
        for found in sorted(glob.glob(str(given), recursive=True)):  # noqa: PTH207 - the pattern may be absolute
            yield from sources_at(found)
    elif path.is_dir():
        for below in _walk(path):
            yield from _unpacked(below, below.relative_to(path).as_posix())
    else:
        yield from _unpacked(path, path.name)


def _is_text(name: str) -> bool:
    """Whether a name can be written: the system gives bytes that are no text as halves of characters."""
    return name.isascii() or not any("\ud800" <= char <= "\udfff" for char in name)


def _shown(name: str) -> str:
    return name if _is_text(name) else name.encode("utf-8", "replace").decode()


def _walk(folder: Path) -> Iterator[Path]:
    """The files below a folder, and the folders that may not be opened."""
    closed: list[Path] = []
    files: list[Path] = []
    for where, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += (path for name in names if not name.startswith(".") and (path := Path(where, name)).is_file())
    return iter(sorted(files + closed))


def _unpacked(path: Path, shown: str) -> Iterator[Source]:
    if not path.is_file() or not is_archive(path):
        yield Source(path, shown=_shown(shown))
        return
    try:
        names = member_names(path)
    except Unreadable:  # reading the archive itself says why
        names = []
    if not names:
        yield Source(path, shown=_shown(shown))
    for name in names:
        yield Source(path, name, _shown(f"{shown}/{name}"))


def _contents(path: Path) -> bytes:
    try:
        if path.is_dir():
            os.scandir(path).close()
            raise Unreadable("is a folder")
        if is_archive(path):
            raise Unreadable("a zip archive" if member_names(path) else "a zip archive without files")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise Unreadable("no such file") from None
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from error
    if len(data) > MOST_BYTES:
        raise Unreadable(f"larger than {MOST_BYTES // 1_000_000} MB")
    return data
