"""Folders, zip archives and standard input, file by file; archives built to burst or to lead astray."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from extract.documents import Unreadable, archives, read_all


def packed(*members: tuple[str, bytes]) -> bytes:
    """A zip archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def told(found: Iterable[tuple[str, bytes | Unreadable]]) -> list[tuple[str, str]]:
    """Names with contents, or reasons why not."""
    return [(name, data.decode() if isinstance(data, bytes) else f"unreadable: {data}") for name, data in found]


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_file(tmp_path: Path) -> None:
    assert told(read_all(written(tmp_path, "a.txt", b"words"))) == [("a.txt", "words")]


def test_a_folder_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", ".hidden/x.txt", "a/.y.txt"):
        written(tmp_path, name, name.encode())
    written(tmp_path, "c.zip", packed(("in.txt", b"inner")))
    expected = [("a/z.txt", "a/z.txt"), ("b.txt", "b.txt"), ("c.zip/in.txt", "inner")]
    assert told(read_all(tmp_path)) == expected


def test_a_zip_in_order_of_name(tmp_path: Path) -> None:
    data = packed(("b.txt", b"two"), ("a/b.txt", b"one"), ("__MACOSX/b.txt", b"no"), (".x", b"no"), ("d/", b""))
    assert told(read_all(written(tmp_path, "pack.zip", data))) == [
        ("pack.zip/a/b.txt", "one"),
        ("pack.zip/b.txt", "two"),
    ]


def test_content_decides_not_the_name(tmp_path: Path) -> None:
    assert told(read_all(written(tmp_path, "pack.pdf", packed(("a.txt", b"one"))))) == [("pack.pdf/a.txt", "one")]


def test_paths_do_not_lead_out(tmp_path: Path) -> None:
    data = packed(("../../etc/a.txt", b"one"), ("/b.txt", b"two"), ("c\\..\\d.txt", b"three"))
    names = [name for name, _ in read_all(written(tmp_path, "p.zip", data))]
    assert names == ["p.zip/etc/a.txt", "p.zip/b.txt", "p.zip/c/d.txt"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"words")))
    assert told(read_all("-")) == [("standard input", "words")]


def test_what_is_missing(tmp_path: Path) -> None:
    assert told(read_all(tmp_path / "no.txt")) == [("no.txt", "unreadable: no such file")]


def test_one_bursting_member_does_not_stop_the_rest(tmp_path: Path) -> None:
    data = packed(("a.txt", b"\0" * 2_000_000), ("b.txt", b"fine"), ("c.zip", packed(("x", b"y"))))
    first, second, third = told(read_all(written(tmp_path, "p.zip", data)))
    assert first[1].startswith("unreadable: packed more than 200 to one")
    assert second == ("p.zip/b.txt", "fine")
    assert third == ("p.zip/c.zip", "unreadable: an archive within an archive")


@pytest.mark.parametrize(
    ("limit", "value", "reason"),
    [
        ("MOST_MEMBERS", 1, "an archive of 2 files: more than 1"),
        ("MOST_UNPACKED", 5, "an archive that unpacks to more than 0 MB"),
        ("MOST_BYTES", 3, "larger than 0 MB"),
    ],
)
def test_limits(monkeypatch: pytest.MonkeyPatch, limit: str, value: int, reason: str) -> None:
    monkeypatch.setattr(archives, limit, value)
    found = told(archives.members("p.zip", packed(("a.txt", b"four"), ("b.txt", b"five"))))
    assert {said for _, said in found} == {f"unreadable: {reason}"}


def test_a_damaged_member_and_a_damaged_archive() -> None:
    data = bytearray(packed(("a.txt", b"words and words and words" * 20), ("b.txt", b"fine")))
    data[45] ^= 0xFF
    assert told(archives.members("p.zip", bytes(data))) == [
        ("p.zip/a.txt", "unreadable: damaged in its archive"),
        ("p.zip/b.txt", "fine"),
    ]
    assert told(archives.members("p.zip", bytes(data[:60]))) == [
        ("p.zip", "unreadable: damaged or truncated zip archive")
    ]
