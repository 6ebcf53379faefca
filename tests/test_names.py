"""People's names as minutes write them, and what only looks like one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.naming.names import find_names, name_at, title_kind

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases" / "names.jsonl").read_text("utf-8").splitlines()]
NAMES, OTHERS = [c for c in CASES[1:] if c["name"]], [c for c in CASES[1:] if not c["name"]]


def test_the_cases_are_found() -> None:
    assert (len(NAMES), len(OTHERS)) == (46, 23)


@pytest.mark.parametrize("case", NAMES, ids=lambda case: case["text"])
def test_name(case: dict[str, Any]) -> None:
    listed = name_at(case["text"], 0, in_list=True)
    assert listed is not None
    assert (listed.title, listed.name) == (case["title"], case["name"])
    assert case["text"][listed.start : listed.end].replace("  ", " ").startswith(case["title"] or case["name"])
    said = [(name.title, name.name) for name in find_names(f"It was said by {case['text']}")]
    assert said == ([(case["title"], case["name"])] if case["prose"] else [])


@pytest.mark.parametrize("case", OTHERS, ids=lambda case: case["text"])
def test_no_name(case: dict[str, Any]) -> None:
    assert name_at(case["text"], 0, in_list=True) is None
    assert find_names(f"It was said in {case['text']}") == ()


def test_several_in_running_text() -> None:
    text = "Mr Hay, Councillor J Pike and Priya Nair met Inspector Webb of Leys Police in Long Lane."
    found = find_names(text)
    assert [name.name for name in found] == ["Hay", "J Pike", "Priya Nair", "Webb"]
    assert [text[n.start : n.end] for n in found] == ["Mr Hay", "Councillor J Pike", "Priya Nair", "Inspector Webb"]


def test_a_posts_last_word_is_no_rank() -> None:
    assert "Inspector" not in [name.title for name in find_names("Ofsted Inspector Ann Pike spoke.")]


def test_surname() -> None:
    name = name_at("Cllr Pike", 0)
    assert name is not None
    assert (name.surname, name.only_surname) == ("Pike", True)
    other = name_at("Cllr T Pike", 0)
    assert other is not None
    assert (other.surname, other.only_surname) == ("Pike", False)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Cllr Mrs", "councillor"),
        ("Mr", "honorific"),
        ("Rev. Canon", "clergy"),
        ("DCI", "rank"),
        ("Councillors", "councillor"),
        ("Nobody", None),
        (None, None),
        ("", None),
    ],
)
def test_title_kind(title: str | None, kind: str | None) -> None:
    assert title_kind(title) == kind


@given(st.text(st.sampled_from("MrDCllPikeAnÓŁ .'’-,\n&"), max_size=40), st.booleans())
def test_any_text_is_read_and_offsets_hold(text: str, in_list: bool) -> None:
    for name in (name_at(text, 0, in_list=in_list), *find_names(text)):
        assert name is None or (0 <= name.start < name.end <= len(text) and name.name)
