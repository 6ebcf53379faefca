"""Acronyms that a text defines, after Schwartz and Hearst."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.naming.glossary import acronyms, glossary_rows, latin

DEFINED = [
    ("the Leys Safeguarding Board (LSB) met", "LSB", "Leys Safeguarding Board"),
    ("the Director of Children's Services (DCS) said", "DCS", "Director of Children's Services"),
    ("Adult Services & Family Support (AS&FS)", "AS&FS", "Adult Services & Family Support"),
    ("Adult Services and Family Support (AS&FS)", "AS&FS", "Adult Services and Family Support"),
    ("Department for Education (DfE)", "DfE", "Department for Education"),
    ("Education, Health and Care Plans (EHCPs)", "EHCPs", "Education, Health and Care Plans"),
    ("Multi-Agency Referral Unit ( MARU )", "MARU", "Multi-Agency Referral Unit"),
    ("Unaccompanied Asylum Seeking Children (UASC)", "UASC", "Unaccompanied Asylum Seeking Children"),
    ("Leys Board (\u0421\u0421) and Crown Court (\u0421\u0421)", "CC", "Crown Court"),
]


@pytest.mark.parametrize(("text", "short", "long"), DEFINED, ids=[text for text, *_ in DEFINED])
def test_defined(text: str, short: str, long: str) -> None:
    found = {a.short: a.long for a in acronyms(text)}
    assert found == {short: long}


@pytest.mark.parametrize(
    "text",
    [
        "Ann Pike (Chair) spoke",
        "the report (LSB) was noted",
        "a leys safety board (LSB)",
        "Leys Board (see LB)",
        "Leys Board (L)",
        "(LSB)",
        "",
    ],
)
def test_not_defined(text: str) -> None:
    assert acronyms(text) == ()


def test_where_it_stands() -> None:
    text = "Then the Leys Roads Board (LRB) met."
    (found,) = acronyms(text)
    assert text[found.start : found.end] == "Leys Roads Board (LRB)"


def test_several() -> None:
    assert [a.short for a in acronyms("Leys Board (LB), Tarn Roads Trust (TRT) and Moor Club (XY)")] == ["LB", "TRT"]


def test_rows_of_a_table() -> None:
    text = "LRB\tLeys Roads Board\nXYZ\tLeys Roads Board\nTT\t\tTarn Trust\nNot a row\n"
    assert [(a.short, a.long) for a in glossary_rows(text)] == [("LRB", "Leys Roads Board"), ("TT", "Tarn Trust")]
    assert all(text[a.start : a.end].startswith(a.short) for a in glossary_rows(text))


def test_cyrillic_lookalikes() -> None:
    assert latin("\u0410\u0412\u0421") == "ABC"
    assert latin("Leys") == "Leys"


@given(st.text(st.sampled_from("ABCab &()-'’\u0421"), max_size=40))
def test_any_text_is_read_and_offsets_hold(text: str) -> None:
    for found in acronyms(text):
        assert text[found.start : found.end].startswith(found.long)
        assert found.long[0].isupper() or latin(found.long)[0].isupper()
