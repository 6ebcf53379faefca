"""Who and what words point at within one paper."""

from __future__ import annotations

import hashlib

import pytest

from extract.paper import Paper, read_paper
from extract.records import Document, Kind

TEXT = """Thornshire County Council

Roads Scrutiny Panel
Friday, 14 September 2018, 2.00 pm, County Hall

Minutes

Present: Mrs J A Pike (Chairman), Mr T Hay, Mr S Hay and Ms P Nair

Also attended: Fran Webb (Assistant Director Highways), Jon Tarn (Chief Engineer)
DCI Jo Kerr, Leys Police

1. Apologies

None.

2. Safety

The Leys Safety Board (LSB) met in May. The Board agreed a plan. Later the Tarn Water Board met.
The Board then closed. The LSB was told. The Panel thanked the Council.
"""


@pytest.fixture(scope="module")
def paper() -> Paper:
    return read_paper(Document("a.txt", "text/plain", hashlib.sha256(TEXT.encode()).hexdigest(), TEXT))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Mrs Pike", "J A Pike"),
        ("Councillor Pike", "J A Pike"),
        ("Ms Nair", "P Nair"),
        ("DCI Kerr", "Jo Kerr"),
        ("Mr T Hay", "T Hay"),
        ("Mr Hay", "Hay"),
        ("Mrs Strange", "Strange"),
        ("Mrs K Pike", "K Pike"),
    ],
)
def test_person(paper: Paper, written: str, name: str) -> None:
    person = paper.directory.person(written)
    assert person is not None
    assert (person.kind, person.name, person.written) == (Kind.PERSON, name, written)


def test_no_person(paper: Paper) -> None:
    assert paper.directory.person("the Roads Board") is None
    assert paper.directory.named("") is None


def body_of(paper: Paper, written: str, at: int) -> str | None:
    ref = paper.directory.body(written, at)
    return ref.name if ref else None


def test_the_board_is_the_last_one_introduced(paper: Paper) -> None:
    assert body_of(paper, "The Board", TEXT.index("The Board agreed")) == "Leys Safety Board"
    assert body_of(paper, "The Board", TEXT.index("The Board then")) == "Tarn Water Board"
    assert body_of(paper, "The Board", 0) is None


def test_the_panel_is_the_one_that_met_and_the_council_the_papers(paper: Paper) -> None:
    assert body_of(paper, "the Panel", 0) == "Roads Scrutiny Panel"
    assert body_of(paper, "the Council", len(TEXT)) == "Thornshire County Council"


def test_acronyms_stand_for_whole_names(paper: Paper) -> None:
    assert body_of(paper, "LSB", len(TEXT)) == "Leys Safety Board"
    assert body_of(paper, "the LSB's", len(TEXT)) == "Leys Safety Board"
    assert paper.directory.spelt("LSB,") == "Leys Safety Board,"
    assert paper.directory.spelt("XYZ") == "XYZ"


def test_whole_name_after_it_was_given(paper: Paper) -> None:
    assert body_of(paper, "Safety Board", len(TEXT)) == "Leys Safety Board"


def test_posts(paper: Paper) -> None:
    post = paper.directory.post("the Assistant Director")
    assert post is not None
    assert (post.kind, post.name) == (Kind.POST, "Assistant Director Highways")
    other = paper.directory.post("the Director of Finance")
    assert other is not None
    assert other.name == "Director of Finance"


def test_what_is_a_body(paper: Paper) -> None:
    assert paper.directory.is_body("Leys Safety Board")
    assert paper.directory.is_body("Thornshire County Council")
    assert not paper.directory.is_body("Chief Engineer")


def test_entities_refer_to_what_they_name(paper: Paper) -> None:
    named = {
        (entity.text, ref.name)
        for passage in paper.passages
        for entity in passage.doc.ents
        if entity.label_ == "BODY" and (ref := paper.refer(entity, passage))
    }
    assert {("LSB", "Leys Safety Board"), ("The Panel", "Roads Scrutiny Panel")} <= named
