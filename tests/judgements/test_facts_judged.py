"""Facts judged: a rejected one is in no answer, a corrected one stands as corrected, the paper's reading stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.judgements.fields import FACTS, FIELDS, KINDS, BadField
from graph.judgements.file import BadJudgements
from graph.judging import commands
from graph.judging.commands import By, NotJudged
from graph.judging.contradictions import Contradiction
from graph.listing import Filter, documents
from graph.lookup import attended, due, monitored, surer
from graph.portrait import UnknownFact, evidence, show
from graph.store import open_store
from graph.succession import AFTER, BEFORE
from graph.validate import check

if TYPE_CHECKING:
    from conftest import Desk

PROMISE = "Bob Finch will report back by the end of May."
READING = "Bob Finch: report back; due 2030-05-31 (“the end of May”)"


def test_a_rejected_fact_is_in_no_answer_and_its_reading_stays(desk: Desk, jo: By) -> None:
    promise, presence = desk.fact(PROMISE), desk.fact("Bob Finch was there.")
    commands.reject(desk.store, promise, jo)
    commands.reject(desk.store, presence, jo)
    graph = open_store(desk.store)
    assert promise not in {row.fact for row in due(graph, undated=True)}
    assert [row.date for row in attended(graph, "Bob Finch", excused=True)] == ["2030-06-05"]
    assert not [
        says for says in desk.shown("Bob Finch") if "report back" in says or ("present" in says and "05-01" in says)
    ]
    assert desk.ask('SELECT ?c { ?c a mg:Commitment ; mg:deliverable "report back" }') == []
    assert (
        desk.ask(f'SELECT ?p {{ ?c mg:factId "{promise}" ; ?p ?o FILTER (?p = mg:dueBy || ?p = mg:responsible) }}')
        == []
    )
    (row,) = evidence(graph, promise)
    assert (row.says, row.words) == ("", PROMISE)
    assert row.judged == f"rejected by jo on 2030-07-01: seen there; read as: {READING}"
    kept = f'?c mg:factId "{promise}" ; mg:original ?r . ?r rdf:predicate mg:dueBy ; rdf:object ?o'
    assert desk.ask(f"SELECT ?o {{ {kept} }}") == ["2030-05-31"]
    assert check(desk.store) == []


def test_a_direct_triple_goes_with_the_last_statement_that_gives_it(desk: Desk, jo: By) -> None:
    there = 'SELECT ?d { ?p mg:attended ?m . ?p rdfs:label "Bob Finch" . ?m mg:date ?d }'
    assert desk.ask(there) == ["2030-05-01", "2030-06-05"]
    commands.reject(desk.store, desk.fact("Bob Finch was there."), jo)
    assert desk.ask(there) == ["2030-06-05"]


def test_a_rejected_fact_is_not_counted(desk: Desk, jo: By) -> None:
    def count() -> int:
        return sum(row.facts for row in documents(open_store(desk.store), Filter()))

    before, total = count(), sum(o.facts or 0 for o in desk.build().outcomes)
    commands.reject(desk.store, desk.fact(PROMISE), jo)
    assert count() == before - 1
    assert sum(o.facts or 0 for o in desk.build().outcomes) == total - 1
    commands.correct(desk.store, desk.fact("The plan was approved."), "text", "the plan was noted", jo)
    assert count() == before - 1


CORRECTED = {
    "attendance status": ("Bob Finch was there.", "status", "part present", "attendanceStatus", ("partPresent",)),
    "attendee": ("Bob Finch was there.", "person", "Al Hart", "attendee", ("Al Hart",)),
    "attendee as a new post": ("Bob Finch was there.", "attendee", "Head Ranger", "attendee", ("Head Ranger",)),
    "capacity": ("Bob Finch was there.", "capacity", "officer", "capacity", ("officer",)),
    "chairship": ("Rosie Ashdown is the chair.", "body", "Harbour Board", "body", ("Harbour Board",)),
    "chair kind": ("Rosie Ashdown is the chair.", "kind", "vice-chair", "chairKind", ("vice-chair",)),
    "since": ("Rosie Ashdown is the chair.", "since", "2029-05", "since", ("2029-05",)),
    "presiding": ("Bob Finch took the chair.", "person", "Rosie Ashdown", "person", ("Rosie Ashdown",)),
    "post": ("Bob Finch is Head of Parks.", "post", "Head of Swings", "post", ("Head of Swings",)),
    "membership": ("Rosie Ashdown joined the Panel.", "person", "R Ashdown", "person", ("R Ashdown",)),
    "declaration": ("Rosie Ashdown owns a field.", "text", "owns two fields", "interest", ("owns two fields",)),
    "subject": ("Ofsted inspected the play areas.", "subject", "strategy:Play Strategy", "subject", ("Play Strategy",)),
    "outcome": ("Ofsted inspected the play areas.", "outcome", "good", "outcome", ("good",)),
    "leaders": ("Ofsted inspected the play areas.", "led-by", "Al Hart; Bob Finch", "ledBy", ("Al Hart", "Bob Finch")),
    "due": (PROMISE, "due", "2030-06", "dueBy", ("2030-06-30",)),
    "no due date": (PROMISE, "due", "none", "dueBy", ()),
    "owner": (PROMISE, "owner", "Head of Parks", "responsible", ("Head of Parks",)),
    "new owner": (PROMISE, "owner", "body:Friends of the Park", "responsible", ("Friends of the Park",)),
    "owners": (PROMISE, "owner", "PSP; Cy Hart", "responsible", ("Cy Hart", "Parks Scrutiny Panel")),
    "deliverable": (PROMISE, "deliverable", "report in writing", "deliverable", ("report in writing",)),
    "commitment kind": (PROMISE, "kind", "recurring", "commitmentKind", ("recurring",)),
    "decision": ("The plan was approved.", "text", "the plan was noted", "text", ("the plan was noted",)),
    "decider": ("The plan was approved.", "body", "Xshire County Council", "decidedBy", ("Xshire County Council",)),
    "strategy event": ("The Parks Plan was launched in May.", "date", "2030-06", "date", ("2030-06-30",)),
    "relation": ("The Panel is part of the Council.", "kind", "reports to", "relationKind", ("reportsTo",)),
    "relation to": ("The Panel is part of the Council.", "to", "Harbour Board", "to", ("Harbour Board",)),
    "naming": ("PSP stands for the Panel.", "text", "PP", "form", ("PP",)),
}  # fmt: skip
"""The words of a fact, the field and value of a correction, and the property that has the values then."""


@pytest.mark.parametrize("case", CORRECTED)
def test_a_corrected_fact_stands_as_corrected(desk: Desk, jo: By, case: str) -> None:
    quote, field, value, term, expected = CORRECTED[case]
    fact = desk.fact(quote)
    commands.correct(desk.store, fact, field, value, jo)
    about = f'?x mg:factId "{fact}" ; mg:{term} ?v . OPTIONAL {{ ?v rdfs:label ?l }}'
    said = desk.ask(f'SELECT ?s {{ {about} BIND (COALESCE(?l, REPLACE(STR(?v), ".*#", "")) AS ?s) }}')
    assert tuple(said) == expected
    row, *_ = evidence(open_store(desk.store), fact)  # behind it, the words of what was inferred
    assert row.words == quote
    assert row.judged.startswith(f"corrected by jo on 2030-07-01 ({field}: ")
    assert "; read as: " in row.judged
    assert check(desk.store) == []


def test_every_kind_of_fact_can_be_corrected() -> None:
    assert set(KINDS.values()) == set(FIELDS)
    assert {"attendance", "post holding", "strategy event", "naming"} <= set(FACTS)


def test_a_corrected_fact_is_shown_with_who_and_when(desk: Desk, jo: By) -> None:
    commands.correct(desk.store, desk.fact(PROMISE), "owner", "R Ashdown", jo)
    commands.correct(desk.store, desk.fact(PROMISE), "due", "2030-06-30", jo)
    says = "R Ashdown: report back; due 2030-06-30 (“the end of May”) (corrected by jo on 2030-07-01)"
    assert says in desk.shown("R Ashdown")
    assert not [says for says in desk.shown("Bob Finch") if "report back" in says]
    (row,) = (row for row in due(open_store(desk.store), who="R Ashdown"))
    assert (row.due, row.certainty) == ("2030-06-30", "")


def test_a_name_that_two_bear_is_the_one_in_the_paper_of_the_fact(desk: Desk, jo: By) -> None:
    commands.correct(desk.store, desk.fact(PROMISE), "owner", "Al Hart", jo)
    assert desk.lines()[0][5] == "owner: person Al Hart [in may.txt]"


def test_a_name_in_a_correction_is_the_one_that_the_graph_knows(desk: Desk, jo: By) -> None:
    sentence, notes = commands.correct(desk.store, desk.fact(PROMISE), "owner", "R Ashdown", jo)
    assert sentence == "Corrected: R Ashdown: report back; due 2030-05-31 (“the end of May”)"
    assert notes == ()
    assert len(desk.ask('SELECT ?x { ?x a mg:Person ; rdfs:label "R Ashdown" }')) == 1
    _, notes = commands.correct(desk.store, desk.fact(PROMISE), "owner", "Zed Moor", jo)
    assert notes == ("“Zed Moor” is new to the graph: it is taken as a person.",)


def test_monitoring_of_another_is_found_by_that_other(desk: Desk, jo: By) -> None:
    commands.correct(desk.store, desk.fact("Ofsted inspected the play areas."), "monitor", "Harbour Board", jo)
    graph = open_store(desk.store)
    assert [row.subject for row in monitored(graph, by="Harbour Board")] == ["play areas"]
    assert monitored(graph, by="Ofsted") == []


def test_what_was_accepted_is_not_hidden_for_being_unsure(desk: Desk, jo: By) -> None:
    unsure = desk.fact("Somebody may look at the swings.")

    def shown() -> bool:
        graph = open_store(desk.store)
        return unsure in {row.fact for row in surer(graph, due(graph, undated=True), 1.0)}

    assert not shown()
    commands.accept(desk.store, unsure, jo)
    assert shown()
    (row,) = evidence(open_store(desk.store), unsure)
    assert row.judged == "accepted by jo on 2030-07-01: seen there"


def test_what_was_corrected_is_not_hidden_for_being_unsure(desk: Desk, jo: By) -> None:
    unsure = desk.fact("Somebody may look at the swings.")
    commands.correct(desk.store, unsure, "owner", "Bob Finch", jo)
    graph = open_store(desk.store)
    assert unsure in {row.fact for row in surer(graph, due(graph, undated=True), 1.0)}


REFUSED = {
    ("due", "soon"): "due: “soon” is no date; write it as 2019-05-31",
    ("status", "present"): "a commitment has no field “status”; it has owner, deliverable, due, recipient, kind,",
    ("kind", "promise"): "kind: “promise” is none of action, deadline, scheduled, recurring",
    ("every", "month"): "every: “month” is no length of time; write three months as P3M",
    ("hedged", "maybe"): "hedged: “maybe” is neither yes nor no",
}


@pytest.mark.parametrize(("field", "value"), REFUSED)
def test_a_correction_that_cannot_be_says_what_can(desk: Desk, jo: By, field: str, value: str) -> None:
    with pytest.raises(BadField) as error:
        commands.correct(desk.store, desk.fact(PROMISE), field, value, jo)
    assert str(error.value).startswith(REFUSED[field, value])
    assert not desk.file.exists()


def test_a_fact_cannot_be_both_rejected_and_kept(desk: Desk, jo: By) -> None:
    fact = desk.fact(PROMISE)
    commands.reject(desk.store, fact, jo)
    for act in (
        lambda: commands.accept(desk.store, fact, jo),
        lambda: commands.correct(desk.store, fact, "due", "2030-06-30", jo),
    ):
        with pytest.raises(Contradiction, match=r"^line 2: it was rejected by jo on 2030-07-01; undo it first"):
            act()
    commands.undo(desk.store)
    commands.accept(desk.store, fact, jo)
    with pytest.raises(Contradiction, match=r"^line 2: it was accepted"):
        commands.reject(desk.store, fact, jo)
    with desk.file.open("a", encoding="utf-8") as file:
        file.write(f"2030-07-02\tal\treject\tcommitment\t{fact} in may.txt\t\t\t{PROMISE}\n")
    with pytest.raises(BadJudgements, match=r"line 3 \(reject .*\) contradicts line 2 \(accept"):
        desk.build()


def test_meetings_and_strategies_are_no_statements_to_reject(desk: Desk, jo: By) -> None:
    for kind in ("Meeting", "Strategy"):
        fact = desk.ask(f"SELECT ?f {{ ?x a mg:{kind} ; mg:factId ?f }}")[0]
        with pytest.raises(NotJudged, match=f"fact {fact} is a {kind.lower()}"):
            commands.reject(desk.store, fact, jo)
    with pytest.raises(UnknownFact):
        commands.reject(desk.store, "nothing", jo)


def test_a_fact_is_found_again_by_its_words_when_its_paper_has_changed(desk: Desk, jo: By) -> None:
    fact = desk.fact(PROMISE)
    commands.reject(desk.store, fact, jo)
    paper = desk.papers / "may.txt"
    paper.write_text(paper.read_text().replace("Item 5.", "Item five, so to say.\nItem 5."))
    assert desk.build().unplaced == ()
    assert fact not in desk.ask("SELECT ?f { ?x mg:factId ?f }")
    assert desk.ask('SELECT ?c { ?c a mg:Commitment ; mg:deliverable "report back" }') == []
    (moved,) = desk.ask("SELECT ?f { ?x a mg:SetAside ; mg:factId ?f }")
    assert evidence(open_store(desk.store), moved)[0].words == PROMISE


def test_a_fact_is_found_again_when_its_file_has_moved(desk: Desk, jo: By) -> None:
    commands.reject(desk.store, desk.fact(PROMISE), jo)
    (desk.papers / "may.txt").rename(desk.papers / "spring.txt")
    assert desk.build().unplaced == ()
    assert desk.ask('SELECT ?c { ?c a mg:Commitment ; mg:deliverable "report back" }') == []


def test_judgements_of_a_paper_that_is_lost_stay_as_they_are(desk: Desk, jo: By) -> None:
    commands.reject(desk.store, desk.fact(PROMISE), jo)
    commands.correct(desk.store, desk.fact("The plan was approved."), "text", "the plan was noted", jo)
    before = desk.ask("SELECT ?t { ?d a mg:Decision ; mg:text ?t }")
    (desk.papers / "may.txt").unlink()
    for kept in (desk.store / "cache").glob("*/*.json"):
        kept.unlink()
    report = desk.build()
    assert report.unplaced == ()
    commands.rename(desk.store, "R Ashdown", "Rita Ashdown", jo)
    assert desk.ask("SELECT ?t { ?d a mg:Decision ; mg:text ?t }") == before == ["the plan was noted"]
    assert desk.ask('SELECT ?c { ?c a mg:Commitment ; mg:deliverable "report back" }') == []


def test_the_same_line_twice_changes_nothing_more(desk: Desk, jo: By) -> None:
    commands.reject(desk.store, desk.fact(PROMISE), jo)
    before = desk.bytes()
    text = desk.file.read_text(encoding="utf-8")
    desk.file.write_text(text + text.splitlines()[1] + "\n", encoding="utf-8")
    desk.build()
    assert desk.bytes() == before


@pytest.mark.parametrize(("verb", "told"), [(commands.reject, "rejected"), (commands.accept, "accepted")])
def test_the_same_judgement_of_a_fact_again_says_so_and_writes_nothing(
    desk: Desk, jo: By, verb: Callable[[Path, str, By], str], told: str
) -> None:
    fact = desk.fact("Bob Finch was there.")
    verb(desk.store, fact, jo)
    assert verb(desk.store, fact, By("al", "2030-07-02")) == (
        f"Nothing to do: line 2: it was {told} by jo on 2030-07-01."
    )
    assert len(desk.lines()) == 1


def test_a_kind_of_fact_has_its_article(desk: Desk, jo: By) -> None:
    with pytest.raises(BadField, match=r"^an attendance has no field “due”"):
        commands.correct(desk.store, desk.fact("Bob Finch was there."), "due", "2030", jo)


def test_what_is_judged_one_with_its_successor_replaced_nothing(desk: Desk, jo: By) -> None:
    fact = desk.fact("The Panel is part of the Council.")
    commands.correct(desk.store, fact, "kind", "replacedBy", jo)
    commands.correct(desk.store, fact, "to", "Harbour Board", jo)
    assert chain(desk) == [("succeeded by", "Parks Scrutiny Panel replaced by Harbour Board")]
    commands.same(desk.store, "Parks Scrutiny Panel", "Harbour Board", jo)
    assert chain(desk) == []


def chain(desk: Desk) -> list[tuple[str, str]]:
    """What came before and after the panel."""
    rows = show(open_store(desk.store), "Parks Scrutiny Panel")
    return [(row.about, row.says) for row in rows if row.about in (AFTER, BEFORE)]
