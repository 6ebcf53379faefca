"""Names are found by any form, and refused with help."""

import pyoxigraph
import pytest
from oxrdflib import OxigraphStore
from rdflib import Dataset

from graph.names import AmbiguousName, UnknownName, find, folded
from tests.answers.conftest import HARBOUR

FOUND = [
    ("Fran Odell", "Fran Odell", None),
    ("fran odell", "Fran Odell", None),
    ("Mrs F M Odell", "Fran Odell", None),
    ("Cllr Odell", "Fran Odell", None),
    ("Jose Quill", "José Quill", None),
    ("MR J. QUILL", "José Quill", None),
    ("CSSP", "Coastal Services Scrutiny Panel", None),
    ("the Coastal Services Scrutiny Panel", "Coastal Services Scrutiny Panel", None),
    ("hfb", "Harbourshire Flood Board", None),
    ("Scrutiny Panel", "Coastal Services Scrutiny Panel", "Scrutiny Panel"),
    ("body/flood-estuary", "Estuary Flood Board", None),
    ("https://example.org/id/person/tull-i", "Ines Tull", None),
]


@pytest.mark.parametrize(("name", "label", "taken_from"), FOUND)
def test_found_by_any_form(harbour, name, label, taken_from):
    thing = find(harbour, name)
    assert (thing.label, thing.taken_from) == (label, taken_from)


def test_unknown_name_suggests_the_nearest(harbour):
    with pytest.raises(UnknownName, match="Did you mean “Dana Penhale”") as error:
        find(harbour, "Dana Penhal", ["person"])
    assert error.value.nearest == ("Dana Penhale",)


def test_nothing_near_suggests_nothing(harbour):
    with pytest.raises(UnknownName) as error:
        find(harbour, "zzzz", ["person"])
    assert error.value.nearest == ()


def test_ambiguous_name_lists_candidates(harbour):
    with pytest.raises(
        AmbiguousName, match=r"body/flood-estuary  Estuary Flood Board \(body\), in flood-board.txt"
    ) as error:
        find(harbour, "Flood Board", ["body"])
    assert [c.label for c in error.value.candidates] == ["Estuary Flood Board", "Harbourshire Flood Board"]


ODELLS = """
    <urn:g> {
        <https://example.org/id/person/odell-g> a mg:Person ; rdfs:label "Gus Odell" .
        <https://example.org/id/person/odell> skos:altLabel "Odell" .
        <https://example.org/id/person/quill-odell> a mg:Person ; rdfs:label "Kit Quill-Odell" .
        <https://example.org/id/person/quillfeather> a mg:Person ; rdfs:label "Kit Quillfeather" .
    }
"""


@pytest.fixture
def two_odells() -> Dataset:
    invented = HARBOUR.read_text(encoding="utf-8")
    prefixes = "".join(line for line in invented.splitlines(keepends=True) if line.startswith("@prefix"))
    store = pyoxigraph.Store()
    for trig in (invented, prefixes + ODELLS):
        store.load(trig.encode(), format=pyoxigraph.RdfFormat.TRIG)
    return Dataset(store=OxigraphStore(store=store), default_union=True)


@pytest.mark.parametrize("name", ["Odell", "ODELL", "Cllr Odell"])
def test_surname_of_two_is_nobody_s_although_it_is_an_other_name_of_one(two_odells, name):
    with pytest.raises(AmbiguousName) as error:
        find(two_odells, name)
    assert {c.label for c in error.value.candidates} == {"Fran Odell", "Gus Odell"}


def test_surname_of_one_is_found_whatever_longer_names_hold_it(two_odells):
    assert find(two_odells, "Quill").label == "José Quill"
    assert find(two_odells, "Mrs F M Odell").label == "Fran Odell"


def test_surname_of_two_with_the_title_of_one(two_odells):
    assert find(two_odells, "councillor Odell").label == "Fran Odell"


def test_kinds_keep_apart(harbour):
    with pytest.raises(UnknownName):
        find(harbour, "Fran Odell", ["body"])


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Mrs F.M. Ödell", "f m odell"),
        ("Borough Cllr Odell", "odell"),
        ("Town Odell", "town odell"),
        ("The", "the"),
        ("Ports & Piers", "ports and piers"),
    ],
)
def test_folded(name, form):
    assert folded(name) == form
