"""Folders, globs and zip archives, file by file; archives built to burst or to lead astray."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from extract.documents import Source, Unreadable, archives, read, source_at, sources, sources_at


def packed(*members: tuple[str, bytes]) -> bytes:
    """A zip archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def said(source: Source) -> str:
    """A source's content, or the reason why not."""
    try:
        return source.contents().decode()
    except Unreadable as reason:
        return f"unreadable: {reason}"


def told(found: Iterable[Source]) -> list[tuple[str, str]]:
    """What sources are shown as, with contents or reasons."""
    return [(source.shown, said(source)) for source in found]


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_file(tmp_path: Path) -> None:
    assert told(sources_at(written(tmp_path, "a.txt", b"words"))) == [("a.txt", "words")]


def test_a_folder_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", ".hidden/x.txt", "a/.y.txt"):
        written(tmp_path, name, name.encode())
    written(tmp_path, "c.zip", packed(("in.txt", b"inner")))
    expected = [("a/z.txt", "a/z.txt"), ("b.txt", "b.txt"), ("c.zip/in.txt", "inner")]
    assert told(sources_at(tmp_path)) == expected


@pytest.mark.parametrize(
    ("pattern", "found"), [("*.txt", ["b.txt"]), ("**/*.txt", ["z.txt", "b.txt"]), ("a", ["z.txt"]), ("[x]*", [])]
)
def test_globs(tmp_path: Path, pattern: str, found: list[str]) -> None:
    for name in ("b.txt", "a/z.txt", "c.md"):
        written(tmp_path, name, b"x")
    assert [s.shown for s in sources_at(tmp_path / pattern)] == found


def test_a_folder_that_leads_to_itself_ends(tmp_path: Path) -> None:
    written(tmp_path, "a/b.txt", b"x")
    (tmp_path / "a" / "again").symlink_to(tmp_path)
    assert [s.shown for s in sources_at(tmp_path)] == ["a/b.txt"]


def test_what_is_no_file_is_left_out_of_folders(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert list(sources_at(tmp_path)) == []


def test_a_folder_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = written(tmp_path, "closed/a.txt", b"x").parent
    scan = os.scandir

    def refusing(path: str | Path) -> os._ScandirIterator[str]:  # type: ignore[name-defined]
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert told(sources_at(tmp_path)) == [("closed", "unreadable: Permission denied")]


def test_a_name_that_is_no_text_is_refused_by_name(tmp_path: Path) -> None:
    written(tmp_path, os.fsdecode(b"min\xe9utes.txt"), b"words")
    assert told(sources_at(tmp_path)) == [
        ("min?utes.txt", "unreadable: its name, or that of a folder it is in, is not in UTF-8: rename it")
    ]


def test_a_zip_in_order_of_name(tmp_path: Path) -> None:
    data = packed(("b.txt", b"two"), ("a/b.txt", b"one"), ("__MACOSX/b.txt", b"no"), (".x", b"no"), ("d/", b""))
    assert told(sources_at(written(tmp_path, "pack.zip", data))) == [
        ("pack.zip/a/b.txt", "one"),
        ("pack.zip/b.txt", "two"),
    ]


def test_a_place_is_found_again(tmp_path: Path) -> None:
    written(tmp_path, "deep/pack.zip", packed(("a/b.txt", b"one")))
    written(tmp_path, "c.txt", b"two")
    for source in sources_at(tmp_path):
        again = source_at(source.place)
        assert (again.place, again.name, said(again)) == (source.place, source.name, said(source))
    assert said(source_at(str(tmp_path / "deep" / "pack.zip" / "no.txt"))) == "unreadable: no such file in its archive"


def test_content_decides_not_the_name(tmp_path: Path) -> None:
    assert told(sources_at(written(tmp_path, "pack.pdf", packed(("a.txt", b"one"))))) == [("pack.pdf/a.txt", "one")]


def test_paths_do_not_lead_out(tmp_path: Path) -> None:
    data = packed(("../../etc/a.txt", b"one"), ("/b.txt", b"two"), ("c\\..\\d.txt", b"three"))
    found = told(sources_at(written(tmp_path, "p.zip", data)))
    assert found == [("p.zip/b.txt", "two"), ("p.zip/c/d.txt", "three"), ("p.zip/etc/a.txt", "one")]


def test_what_is_missing(tmp_path: Path) -> None:
    assert told(sources_at(tmp_path / "no.txt")) == [("no.txt", "unreadable: no such file")]


def test_an_archive_without_files(tmp_path: Path) -> None:
    found = told(sources_at(written(tmp_path, "p.zip", packed((".hidden", b"x")))))
    assert found == [("p.zip", "unreadable: a zip archive without files")]


def test_one_bursting_member_does_not_stop_the_rest(tmp_path: Path) -> None:
    data = packed(("a.txt", b"\0" * 2_000_000), ("b.txt", b"fine"), ("c.zip", packed(("x", b"y"))))
    first, second, third = sources_at(written(tmp_path, "p.zip", data))
    assert said(first).startswith("unreadable: packed more than 200 to one")
    assert said(second) == "fine"
    with pytest.raises(Unreadable, match="an archive within an archive"):
        read(third)


@pytest.mark.parametrize(
    ("module", "limit", "value", "reason"),
    [
        (archives, "MOST_MEMBERS", 1, "an archive of 2 files: more than 1"),
        (archives, "MOST_UNPACKED", 5, "an archive that unpacks to more than 0 MB"),
        (sources, "MOST_BYTES", 3, "larger than 0 MB"),
    ],
)
def test_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: object, limit: str, value: int, reason: str
) -> None:
    monkeypatch.setattr(module, limit, value)
    path = written(tmp_path, "p.zip", packed(("a.txt", b"four"), ("b.txt", b"five")))
    assert {said(source) for source in sources_at(path)} == {f"unreadable: {reason}"}


def test_a_large_file_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_BYTES", 3)
    assert said(Source(written(tmp_path, "a.txt", b"four"))) == "unreadable: larger than 0 MB"


def test_a_damaged_member_and_a_damaged_archive(tmp_path: Path) -> None:
    data = bytearray(packed(("a.txt", b"words and words and words" * 20), ("b.txt", b"fine")))
    data[45] ^= 0xFF
    assert told(sources_at(written(tmp_path, "p.zip", bytes(data)))) == [
        ("p.zip/a.txt", "unreadable: damaged in its archive"),
        ("p.zip/b.txt", "fine"),
    ]
    (half,) = sources_at(written(tmp_path, "half.zip", bytes(data[:60])))
    with pytest.raises(Unreadable, match="damaged or truncated zip archive"):
        read(half)
