"""Files as they come: encodings, line ends, pages, and what cannot be read, with the reason."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.documents import Unreadable, read, read_bytes
from extract.documents.text import NotText, decode, paginate

PLAIN = "Siân O’Dell – Chair, £5\nof Łódź"

ENCODED = {
    "UTF-8": PLAIN.encode(),
    "UTF-8 with a mark": PLAIN.encode("utf-8-sig"),
    "UTF-16 little": b"\xff\xfe" + PLAIN.encode("utf-16-le"),
    "UTF-16 big": b"\xfe\xff" + PLAIN.encode("utf-16-be"),
    "carriage returns and line feeds": PLAIN.replace("\n", "\r\n").encode(),
    "carriage returns": PLAIN.replace("\n", "\r").encode(),
}


@pytest.mark.parametrize("name", ENCODED)
def test_encodings_give_the_same_text(name: str) -> None:
    assert decode(ENCODED[name]) == PLAIN


def test_windows_bytes_alone() -> None:
    text = "The Panel’s report – “noted” – cost £5. " * 5
    assert decode(text.encode("cp1252")) == text


def test_a_few_windows_bytes_among_utf8() -> None:
    assert (
        decode("Siân Prosser ".encode() * 20 + b"the Panel\x92s report") == "Siân Prosser " * 20 + "the Panel’s report"
    )


def test_a_byte_that_windows_does_not_know_is_no_error() -> None:
    assert decode(b"Leys Board " * 20 + b"\x81") == "Leys Board " * 20 + "\ufffd"


def test_control_characters_become_spaces_and_no_offset_moves() -> None:
    text = decode(b"Ann\x00Pike" + b" of the Leys Board" * 20)
    assert text.startswith("Ann Pike of")
    assert "\x00" not in text


def test_pages() -> None:
    text = "one\ftwo\f\fthree"
    pages = paginate(text)
    assert [(p.number, text[p.start : p.end]) for p in pages] == [(1, "one\f"), (2, "two\f"), (3, "\f"), (4, "three")]
    document = read_bytes("a.txt", text.encode())
    assert [document.page_at(text.index(word)) for word in ("one", "two", "three")] == [1, 2, 4]
    assert document.page_at(len(text)) is None


def test_text_without_form_feeds_knows_no_pages() -> None:
    assert paginate("one\ntwo") == ()
    assert read_bytes("a.txt", b"one").page_at(0) is None


UNREADABLE = {
    "empty": (b"", "empty"),
    "blank": (b" \n\t\r\n", "empty"),
    "binary": (bytes(range(256)) * 20, "not text"),
    "old Office": (b"\xd0\xcf\x11\xe0 ...", "old Office"),
    "picture": (b"\x89PNG\r\n", "image"),
    "gzip": (b"\x1f\x8b\x08 ...", "gzip"),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_cannot_be_read_says_why_in_one_line(case: str) -> None:
    data, reason = UNREADABLE[case]
    with pytest.raises(Unreadable, match=reason) as error:
        read_bytes("minutes.txt", data)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("start", [b"%PDF-1.7\n%\xe2\xe3", b"PK\x03\x04\x14\x00"])
def test_damaged_files_of_other_formats_are_refused(start: bytes) -> None:
    with pytest.raises(Unreadable):
        read_bytes("minutes.pdf", start)


def test_binary_is_no_text() -> None:
    with pytest.raises(NotText):
        decode(b"\x00\x01\x02\x03" * 50)


def test_a_document_is_its_content(tmp_path: Path) -> None:
    data = b"Leys Board\n"
    (tmp_path / "a.md").write_bytes(data)
    (tmp_path / "b.txt").write_bytes(data)
    first, second = read(tmp_path / "a.md"), read(tmp_path / "b.txt")
    assert first.id == second.id == hashlib.sha256(data).hexdigest()
    assert (first.name, second.name) == ("a.md", "b.txt")
    assert (first.media_type, second.media_type) == ("text/markdown", "text/plain")


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no such file"):
        read(tmp_path / "missing.txt")
    with pytest.raises(Unreadable, match="folder"):
        read(tmp_path)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except NotText:
        return
    assert "\r" not in text
    assert "\x00" not in text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\ufeff\r", exclude_categories=("Cc", "Cs"))))
def test_any_clean_text_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode()) == text


DATA = {
    "TSV": "name\tparty\tward\nAda Quill\tGreen\tHarbour\nBo Ferris\t\tMill\nCy Hart\tLabour\tQuay\n",
    "CSV": "name,party,ward\nAda Quill,Green,Harbour\nBo Ferris,,Mill\nCy Hart,Labour,Quay\n",
    "JSON": '{"attended": ["Ada Quill", "Bo Ferris"]}',
    "XML": '<?xml version="1.0"?>\n<councillors><name>Ada Quill</name></councillors>',
}


@pytest.mark.parametrize("name", DATA)
def test_data_for_programs_is_no_paper(name: str) -> None:
    with pytest.raises(Unreadable, match="a file of data, not a paper"):
        read_bytes("minutes.txt", DATA[name].encode())


PAPERS = {
    "commas": "Present: A Quill, B Ferris, C Hart\nThe Panel met, heard, and left.\nIt rained, all day.\nEnd.\n",
    "a table within": "Minutes\n\nItem\tAction\tWho\n1\tWrite\tAQ\n2\tRead\tBF\n3\tCall\tCH\n\nThe end.\n",
    "brackets": "[draft]\nMinutes of the Leys Board\n",
}


@pytest.mark.parametrize("name", PAPERS)
def test_papers_are_no_data(name: str) -> None:
    assert read_bytes("minutes.txt", PAPERS[name].encode()).text == PAPERS[name]
