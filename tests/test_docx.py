"""Word files, written here: order, headings, bullets, numbers as Word prints them, tables, insertions and deletions."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extract.documents import Unreadable, read_bytes


def read(document: Any) -> str:
    """The text that is read from a Word file."""
    file = io.BytesIO()
    document.save(file)
    return read_bytes("minutes.docx", file.getvalue()).text


def numbered(document: Any, kind: str, shape: str) -> int:
    """The number of a new list definition."""
    root = document.part.numbering_part.element
    level = f'<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{shape}"/></w:lvl>'
    inner = '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%2)"/></w:lvl>'
    spaces = nsdecls("w")
    root.insert(0, parse_xml(f'<w:abstractNum {spaces} w:abstractNumId="77">{level}{inner}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {spaces} w:numId="777"><w:abstractNumId w:val="77"/></w:num>'))
    return 777


def listed(document: Any, words: str, number: int, level: int = 0) -> None:
    """Add an entry of a list."""
    properties = document.add_paragraph(words)._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = level, number


def test_paragraphs_headings_tables_in_order() -> None:
    document = docx.Document()
    document.add_heading("Minutes", 1)
    document.add_paragraph("Ada Quill\u00a0spoke.")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("Member", "Came", "Bo Ferris", "yes"), strict=True):
        cell.text = words
    document.add_paragraph("one", style="List Bullet")
    document.add_paragraph("The end.")
    assert read(document) == "# Minutes\n\nAda Quill spoke.\n\nMember\tCame\nBo Ferris\tyes\n\n- one\n\nThe end."


@pytest.mark.parametrize(
    ("kind", "shape", "printed"),
    [
        ("decimal", "%1.", ["3. one", "4. two", "4a) inner", "4b) inner", "5. three", "5a) inner"]),
        ("upperRoman", "(%1)", ["(III) one", "(IV) two", "IVa) inner", "IVb) inner", "(V) three", "Va) inner"]),
        ("bullet", "\uf0b7", ["- one", "- two", "3a) inner", "3b) inner", "- three", "3c) inner"]),
    ],
)
def test_numbers_as_word_prints_them(kind: str, shape: str, printed: list[str]) -> None:
    document = docx.Document()
    number = numbered(document, kind, shape)
    for words, level in (("one", 0), ("two", 0), ("inner", 1), ("inner", 1), ("three", 0), ("inner", 1)):
        listed(document, words, number, level)
    assert read(document).split("\n\n") == printed


def test_a_table_that_arranges_paragraphs() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "4."
    table.cell(0, 1).text = "Footpaths"
    table.cell(0, 1).add_paragraph("The Panel noted the report.")
    assert read(document) == "4.\n\nFootpaths\n\nThe Panel noted the report."


def test_deleted_text_is_not_read_and_inserted_text_is() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("The Panel ")
    for change, part, words in (("del", "delText", "rejected"), ("ins", "t", "approved")):
        spaces = nsdecls("w")
        paragraph._p.append(parse_xml(f"<w:{change} {spaces}><w:r><w:{part}>{words}</w:{part}></w:r></w:{change}>"))
    paragraph.add_run(" it.")
    assert read(document) == "The Panel approved it."


def test_text_in_content_controls_is_read() -> None:
    document = docx.Document()
    control = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Within.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(0, parse_xml(control))
    assert read(document) == "Within."


def test_content_decides_not_the_name() -> None:
    document = docx.Document()
    document.add_paragraph("Words.")
    file = io.BytesIO()
    document.save(file)
    assert read_bytes("minutes.pdf", file.getvalue()).media_type.endswith("wordprocessingml.document")


def test_a_truncated_file() -> None:
    file = io.BytesIO()
    docx.Document().save(file)
    with pytest.raises(Unreadable, match="damaged or truncated"):
        read_bytes("minutes.docx", file.getvalue()[:9000])


def test_a_file_without_text() -> None:
    with pytest.raises(Unreadable, match="without text"):
        read(docx.Document())
