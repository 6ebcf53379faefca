"""Files that mean no good or came to harm: whatever the bytes, a document or a reason comes back."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from time import process_time

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.printed import Sheet, pdf
from extract.documents import Unreadable, read_bytes, sources_at
from extract.documents.sources import MOST_BYTES
from extract.records import Document

HEADS = [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xd0\xcf\x11\xe0", b"{\\rtf1"]


def outcome(name: str, data: bytes) -> Document | Unreadable:
    """The document or the reason; any other exception is a failure of the reader."""
    try:
        return read_bytes(name, data)
    except Unreadable as reason:
        return reason


@cache
def whole(kind: str) -> bytes:
    """A sound file of each kind."""
    if kind == "pdf":
        page = Sheet().text(500, 60, "Action").lines(60, 90, "Ada Quill spoke of the harbour.", "Bo Ferris left.")
        return pdf(page.text(505, 103, "AQ").table([50, 300, 540], [200, 220, 240]).box(55, 80, 40, 12), Sheet())
    if kind == "html":
        return b"<html><body><table><tr><td>a<ul><li>b</table><p style='x'>c<ol start=9><li>d</ol></html>" * 3
    document = docx.Document()
    document.add_heading("Minutes", 1)
    document.add_paragraph("one", style="List Number")
    document.add_table(2, 2).cell(1, 1).text = "cell"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def check(found: Document | Unreadable) -> None:
    if isinstance(found, Unreadable):
        assert str(found)
        return
    assert found.text.strip()
    assert not set(found.text) & {"\0", "\r"}
    assert all(a.end == b.start for a, b in zip(found.pages, found.pages[1:], strict=False))
    assert not found.pages or (found.pages[0].start, found.pages[-1].end) == (0, len(found.text))


@given(
    head=st.sampled_from(HEADS), data=st.binary(max_size=400), name=st.sampled_from(["a.pdf", "b.html", "c", "d.docx"])
)
def test_any_bytes(head: bytes, data: bytes, name: str) -> None:
    found = outcome(name, head + data)
    assert isinstance(found, Unreadable) or found.text is not None


@pytest.mark.parametrize("kind", ["pdf", "html", "docx"])
def test_sound_files_are_read(kind: str) -> None:
    assert isinstance(outcome("file", whole(kind)), Document)


@settings(deadline=None)
@given(st.sampled_from(["pdf", "html", "docx"]), st.data())
def test_cut_short(kind: str, data: st.DataObject) -> None:
    size = len(whole(kind))
    check(outcome("file", whole(kind)[: data.draw(st.integers(1, size))]))


@settings(deadline=None)
@given(st.sampled_from(["pdf", "html", "docx"]), st.data())
def test_bytes_changed(kind: str, data: st.DataObject) -> None:
    changed = bytearray(whole(kind))
    for at, value in data.draw(st.lists(st.tuples(st.integers(0, len(changed) - 1), st.integers(0, 255)), max_size=8)):
        changed[at] = value
    check(outcome("file", bytes(changed)))


TAGS = ["div", "p", "table", "tr", "td", "ul", "li", "dl", "dt", "dd", "br", "main", "article", "script", "!--", "h1"]
NAMES = [
    "",
    " class=mgAiTitleTxt",
    " class=mgActionList",
    " class='menu footer'",
    " id=modgov",
    " hidden",
    " title='>'",
]
PIECES = st.one_of(
    st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(NAMES)),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
    st.sampled_from(
        ["Minutes:", "Meeting of", "71.", "\0", "&nbsp;", "<", "-->", "\n", " ... view the full minutes text"]
    ),
    st.text(max_size=6),
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40), st.sampled_from([1, 60]))
def test_any_markup(pieces: list[str], times: int) -> None:
    check(outcome("page.html", ("<html>" + "".join(pieces) * times).encode("utf-8", "replace")))


LARGE: dict[str, Callable[[int], str]] = {
    "nested": lambda n: "<div>" * 25 * n + "deep",
    "lists": lambda n: "<ul><li>a" * 5 * n,
    "tables": lambda n: "<table><tr><td>a<td>b<td>" * n,
    "paragraphs": lambda n: "<b><p>words " * 5 * n,
    "definitions": lambda n: "<dl><dt>a<dd>" * 5 * n,
    "menus": lambda n: "<p>words</p>" + "<div class=menu>" * 12 * n + "deep",
    "rows": lambda n: "<table>" + "<tr><td>Ada Quill<td>yes</tr>" * 12 * n,
    "script": lambda n: "<script>" + "if (a < b) '<p>no</p>';" * 12 * n + "</script>words",
    "comment": lambda n: "<!-- " + "<div>" * 25 * n + " -->words",
}


@pytest.mark.parametrize("name", LARGE)
def test_ten_times_the_markup_costs_about_ten_times(name: str) -> None:
    costs = []
    for size in (400, 4000):
        data = ("<html><body>" + LARGE[name](size) + "</body>words</html>").encode()
        begun = process_time()
        assert isinstance(outcome("page.html", data), Document)
        costs.append(process_time() - begun)
    assert costs[1] < 40 * costs[0] + 0.1


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(max_size=12), st.binary(max_size=60)), max_size=4), st.binary(max_size=30))
def test_archives_of_anything(files: list[tuple[str, bytes]], noise: bytes) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number, (name, data) in enumerate(files):
            archive.writestr(f"{number}{name}", data)
    data = bytearray(file.getvalue())
    for number, value in enumerate(noise):
        data[(number * 131 + value) % len(data)] = value
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "p.zip")
        path.write_bytes(data)
        for source in sources_at(path):
            assert ".." not in source.member.split("/")
            try:
                assert isinstance(source.contents(), bytes)
            except Unreadable as reason:
                assert str(reason)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" \n ", "empty file"),
        (whole("pdf")[:200], "damaged or truncated PDF"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "an old Office file"),
        (b"{\\rtf1 words}", "a rich text file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "an image: needs OCR"),
        (b"\x1f\x8b" + bytes(50), "a gzip archive"),
        (b"RIFF\x24\x08\x00\x00WAVEfmt " + bytes(50), "not a document"),
        (bytes(range(32)) * 20, "not text"),
        (b"x" * (MOST_BYTES + 1), "larger than 50 MB"),
        (b"Minutes\n" + b"x" * 100_001, "a paragraph of 100,001 characters: not a paper"),
    ],
)
def test_reasons(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_bytes("minutes.pdf", data)


def test_an_encrypted_pdf() -> None:
    locked = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> /P -4 >>"
    data = whole("pdf").replace(b"/Root 1 0 R >>", b"/Root 1 0 R /ID [<41><41>] " + locked + b" >>")
    with pytest.raises(Unreadable, match="encrypted PDF: needs a password"):
        read_bytes("minutes.pdf", data)
