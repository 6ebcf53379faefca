"""What is shown of one thing, and the words behind a fact."""

import pytest

from graph.portrait import UnknownFact, evidence, fact_id, show

PANEL = "Coastal Services Scrutiny Panel"
SENTENCES = {
    "a0003": f"Marek Tull: substitute (member), standing in for José Quill at {PANEL}, 4 March 2021",
    "c0001": "Dana Penhale; Director of Harbours: provide a map of the sea walls"
    f", for {PANEL}; due 2021-05-01 (“1 May 2021”)",
    "d0001": f"{PANEL}: The plan was endorsed (item Tidal defences)",
    "g0001": f"Fran Odell took the chair at {PANEL}, 4 March 2021",
    "h0003": "Fran Odell: independent-chair of Harbourshire Flood Board",
    "m0001": f"recorded meeting of {PANEL}, 2021-03-04, 10:00 to 12:15, at Custom House; Fran Odell took the chair",
    "n0001": "“TDP” is used for Tidal Defence Plan",
    "o0001": "Lifeguard service is watched by Ports Inspectorate (inspection): short inspection"
    ", 2021-01-18/2021-01-20; outcome: good; led by Ines Tull",
    "p0002": "Ines Tull: Director of Harbours",
    "r0001": "Estuary Flood Board reports to Harbourshire Council",
    "s0001": "Tidal Defence Plan, owned by Harbourshire Council is named",
    "t0001": "Tidal Defence Plan: approved, 2020-22",
}


@pytest.mark.parametrize(("fact", "sentence"), SENTENCES.items())
def test_a_fact_as_a_sentence(harbour, fact, sentence):
    assert evidence(harbour, fact)[0].says == sentence


def test_evidence_is_the_words_and_their_place(harbour):
    (row,) = evidence(harbour, "o0001")
    assert (row.words, row.document, row.page) == (
        "The Ports Inspectorate inspected the lifeguard service",
        "panel-2021-03.txt",
        "2",
    )
    assert row.end - row.start == len(row.words)
    assert (row.rule, row.confidence) == ("by-hand", "0.9")


def test_evidence_of_what_two_papers_name(harbour):
    assert [r.document for r in evidence(harbour, "s0001")] == ["panel-2021-03.txt", "panel-2021-09.txt"]


def test_a_fact_by_the_beginning_of_its_id(harbour):
    assert fact_id(harbour, "r0") == "r0001"


@pytest.mark.parametrize(("fact", "words"), [("a00", "8 facts begin with"), ("zzz", "No fact “zzz”"), ("", "No fact")])
def test_no_such_fact(harbour, fact, words):
    with pytest.raises(UnknownFact, match=words):
        evidence(harbour, fact)


def test_show_gathers_every_kind_of_fact(harbour):
    rows = show(harbour, "CSSP")
    assert [(r.about, r.says) for r in rows[:3]] == [
        ("name", "Coastal Services Scrutiny Panel"),
        ("kind", "committee"),
        ("other name", "CSSP"),
    ]
    assert sorted({r.fact for r in rows if r.fact}) == [
        "b0001",
        "b0002",
        "b0003",
        "c0001",
        "d0001",
        "h0001",
        "h0002",
        "m0001",
        "m0002",
        "o0002",
    ]


def test_show_a_strategy(harbour):
    assert [r.fact for r in show(harbour, "TDP") if r.fact] == ["o0002", "s0001", "t0001", "n0001"]


def test_show_something_with_nothing_said_of_it(harbour):
    assert [r.about for r in show(harbour, "Marek Tull")] == ["name", "kind", "attendance"]
