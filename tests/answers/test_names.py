"""Names are found by any form, and refused with help."""

import pytest

from graph.names import AmbiguousName, UnknownName, find, folded

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


def test_kinds_keep_apart(harbour):
    with pytest.raises(UnknownName):
        find(harbour, "Fran Odell", ["body"])


@pytest.mark.parametrize(
    ("name", "form"), [("Mrs F.M. Ödell", "f m odell"), ("The", "the"), ("Ports & Piers", "ports and piers")]
)
def test_folded(name, form):
    assert folded(name) == form
