"""Joined lines: what a reader sees, and the exact way back to the document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.structure.joining import join

CASES = [
    ("one line", "one line"),
    ("  broken\n   over  \t lines \n", "broken over lines"),
    ("Co-\nordinator", "Co-ordinator"),
    ("2017-\n18", "2017-18"),
    ("2017- 18", "2017-18"),
    ("2017–\n18", "2017–18"),
    ("Leys -\nTarn", "Leys - Tarn"),
    ("Overview-\nPanel", "Overview- Panel"),
    ("Mr Finch-\n  Hale, Mrs", "Mr Finch-Hale, Mrs"),
    ("Anne- \nMarie Hall-\nO’Dell", "Anne-Marie Hall-O’Dell"),
    ("ANNE-\nMARIE", "ANNE-MARIE"),
    ("Finch -\nHale", "Finch - Hale"),
    ("Finch- Hale", "Finch- Hale"),
    ("Finch–\nHale", "Finch– Hale"),
    ("Chairman-\nCllr Hale", "Chairman- Cllr Hale"),
    ("Ann Finch-\nMr Hale", "Ann Finch- Mr Hale"),
    ("NHS-\nFunded", "NHS- Funded"),
    ("**Present:** Ann *Pike*", "Present: Ann Pike"),
    ("__bold__ and snake_case", "bold and snake_case"),
    ("a<br/>b <strong>c</strong>", "ab c"),
    ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
    ("\\- escaped \\*", "- escaped *"),
    ("non\u00a0breaking", "non breaking"),
    ("soft\u00adhyphen", "softhyphen"),
    ("page\fbreak", "page break"),
    ("", ""),
    ("\n\n", ""),
]


@pytest.mark.parametrize(("text", "joined"), CASES, ids=[repr(text) for text, _ in CASES])
def test_join(text: str, joined: str) -> None:
    assert join(text, 0, len(text)).text == joined


def test_only_the_span_asked_for() -> None:
    assert join("Ann\nPike\nBo", 4, 8).text == "Pike"
    assert join("Ann\nPike\nBo", 4, 8).source(0, 4) == (4, 8)


def test_back_and_forth() -> None:
    text = "**Ann**\n  Pike, Clerk"
    line = join(text, 0, len(text))
    start = line.text.index("Pike")
    assert text[slice(*line.source(start, start + 4))] == "Pike"
    assert line.position(text.index("Pike")) == start
    assert line.position(len(text)) == len(line.text)


awkward = st.text(st.sampled_from("abZ9 \n\t\f-–*_<>/\\\u00a0\u00adé('")) | st.text(max_size=80)


@given(awkward)
def test_every_character_stands_where_its_offset_says(text: str) -> None:
    line = join(text, 0, len(text))
    assert len(line.text) == len(line.offsets)
    assert list(line.offsets) == sorted(set(line.offsets))
    for char, offset in zip(line.text, line.offsets, strict=True):
        assert text[offset] == char or (char == " " and text[offset].isspace())


@given(awkward)
def test_no_white_space_but_single_spaces_inside(text: str) -> None:
    joined = join(text, 0, len(text)).text
    assert joined == " ".join(joined.split())


@given(awkward, st.data())
def test_a_span_comes_back_whole(text: str, data: st.DataObject) -> None:
    line = join(text, 0, len(text))
    if not line.text:
        return
    start = data.draw(st.integers(0, len(line.text) - 1))
    end = data.draw(st.integers(start + 1, len(line.text)))
    first, last = line.source(start, end)
    assert 0 <= first < last <= len(text)
    assert line.position(first) <= start
