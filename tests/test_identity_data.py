"""Every line of identity's word lists is well formed, said once, and does what its example says."""

from __future__ import annotations

from importlib.resources import files

import pytest
from rdflib import URIRef

from graph.identity.person_names import is_title
from graph.identity.wording import folded, normal
from graph.identity.words import rows
from ontology.vocabulary import MG

LISTS = {
    "area_heads.txt": 1,
    "bare_forms.txt": 1,
    "body_classes.tsv": 3,
    "common_words.txt": 1,
    "generic_posts.txt": 1,
    "generic_words.txt": 1,
    "nationals.tsv": 4,
    "nicknames.txt": 1,
    "particles.txt": 1,
    "small_words.txt": 1,
    "titles.tsv": 3,
    "weights.tsv": 4,
}


def test_every_data_file_is_tested() -> None:
    found = {f.name for f in files("graph.identity").iterdir() if f.name.endswith((".txt", ".tsv"))}
    assert found == set(LISTS)


@pytest.mark.parametrize("name", LISTS)
def test_form(name: str) -> None:
    text = (files("graph.identity") / name).read_text("utf-8")
    assert text.startswith("# ") and text.endswith("\n")
    lines = rows(name)
    assert len(lines) >= 9
    assert [line for line in lines if len(line) != LISTS[name]] == []
    assert len(set(lines)) == len(lines)


@pytest.mark.parametrize("name", ["bare_forms.txt", "generic_posts.txt"])
def test_names_are_written_as_they_are_compared(name: str) -> None:
    assert [line for (line,) in rows(name) if normal(line) != line] == []


@pytest.mark.parametrize("name", ["area_heads.txt", "common_words.txt", "generic_words.txt", "nicknames.txt"])
def test_words_are_folded(name: str) -> None:
    assert [line for (line,) in rows(name) if folded(line) != line] == []


def test_classes_are_the_ontologys_and_examples_hold_the_word() -> None:
    for word, kind, example in rows("body_classes.tsv"):
        assert isinstance(MG[kind], URIRef)
        assert word in folded(example), word


def test_national_bodies_have_one_name_each() -> None:
    seen: dict[str, str] = {}
    for name, kind, others, example in rows("nationals.tsv"):
        assert kind in ("Inspectorate", "Agency")
        forms = [name, *filter(None, others.split("|"))]
        assert any(normal(f) in normal(example).replace("s guidance", " guidance") for f in forms), name
        for form in forms:
            assert seen.setdefault(normal(form), name) == name, form


def test_titles_tell_something_known() -> None:
    for word, tells, example in rows("titles.tsv"):
        assert tells in ("m", "f", "elected", "plain", "after", "before")
        assert folded(word) in folded(example).split()
        assert is_title(word) is (tells not in ("after", "before")) or word == "ms"
