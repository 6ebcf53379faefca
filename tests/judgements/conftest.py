"""Three invented papers with a fact of every kind, in a store whose judgements the tests make."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extract.records import (
    AgendaItem,
    Alias,
    AnyFact,
    Attendance,
    Chairship,
    Commitment,
    Decision,
    Declaration,
    Document,
    Due,
    Evidence,
    Kind,
    Meeting,
    Membership,
    Minutes,
    Monitoring,
    PostHolding,
    Presiding,
    Ref,
    Relation,
    StrategyEvent,
    StrategyNamed,
)
from graph.build import BuildReport, build
from graph.export import export
from graph.judging.commands import By
from graph.names import find
from graph.portrait import show
from graph.store import open_store

COUNCIL, PANEL = "Xshire County Council", "Parks Scrutiny Panel"
ROSIE, BOB, AL, R = (Ref(Kind.PERSON, n, n) for n in ("Rosie Ashdown", "Bob Finch", "Al Hart", "R Ashdown"))
THE_PANEL, THE_COUNCIL = (Ref(Kind.BODY, n, n) for n in (PANEL, COUNCIL))
BOARD, OFSTED = Ref(Kind.BODY, "Harbour Board", "Harbour Board"), Ref(Kind.BODY, "Ofsted", "Ofsted")
HEAD = Ref(Kind.POST, "Head of Parks", "Head of Parks", of=COUNCIL)
PLAN, PLAY = Ref(Kind.STRATEGY, "Parks Plan", "Parks Plan"), Ref(Kind.SERVICE, "play areas", "play areas")
JO = By("jo", "2030-07-01", "seen there")

MAY = """Parks Scrutiny Panel, 1 May 2030
Item 5. Play areas
Rosie Ashdown was there.
Bob Finch was there.
Al Hart sent apologies.
Rosie Ashdown is the chair.
Bob Finch took the chair.
Bob Finch is Head of Parks.
Rosie Ashdown joined the Panel.
Rosie Ashdown owns a field.
Ofsted inspected the play areas.
Bob Finch will report back by the end of May.
Somebody may look at the swings.
The plan was approved.
The Parks Plan is named.
The Parks Plan was launched in May.
The Panel is part of the Council.
PSP stands for the Panel.
"""
JUNE = "Parks Scrutiny Panel, 5 June 2030\nRosie Ashdown came.\nBob Finch came.\n"
HARBOUR = "Harbour Board, 7 June 2030\nR Ashdown came.\nAl Hart came.\n"
TEXTS = {"may.txt": MAY, "june.txt": JUNE, "harbour.txt": HARBOUR}


def there(quote: str, who: Ref, status: str = "present") -> tuple[str, AnyFact]:
    return quote, Attendance(Evidence(0, 0, ""), "list", 0.9, who, status, "member")


def facts(text: str) -> tuple[str, str, tuple[tuple[str, AnyFact], ...]]:
    """The body and day of a paper, and its facts by the words that prove them."""
    e = Evidence(0, 0, "")
    if text.startswith("Harbour"):
        return "Harbour Board", "2030-06-07", (there("R Ashdown came.", R), there("Al Hart came.", AL))
    if "June" in text:
        return PANEL, "2030-06-05", (there("Rosie Ashdown came.", ROSIE), there("Bob Finch came.", BOB))
    due = Due("the end of May", "2030-05-31", "2030-05-31", inferred=True)
    return PANEL, "2030-05-01", (
        ("Item 5. Play areas", AgendaItem(e, "item", 1.0, "5", "Play areas", 0, len(text))),
        there("Rosie Ashdown was there.", ROSIE),
        there("Bob Finch was there.", BOB),
        there("Al Hart sent apologies.", AL, "apologies"),
        ("Rosie Ashdown is the chair.", Chairship(e, "chair", 0.8, ROSIE, THE_PANEL, "chair")),
        ("Bob Finch took the chair.", Presiding(e, "chair", 0.8, BOB)),
        ("Bob Finch is Head of Parks.", PostHolding(e, "post", 0.8, BOB, HEAD)),
        ("Rosie Ashdown joined the Panel.", Membership(e, "list", 0.8, ROSIE, THE_PANEL)),
        ("Rosie Ashdown owns a field.", Declaration(e, "interest", 0.8, ROSIE, "owns a field")),
        ("Ofsted inspected the play areas.", Monitoring(e, "watch", 0.7, PLAY, OFSTED, "inspection")),
        ("Bob Finch will report back by the end of May.", Commitment(e, "will", 0.9, "report back", (BOB,), None, due)),
        ("Somebody may look at the swings.", Commitment(e, "may", 0.0, "look at the swings", hedged=True)),
        ("The plan was approved.", Decision(e, "resolved", 0.9, "the plan was approved")),
        ("The Parks Plan is named.", StrategyNamed(e, "plan", 0.9, PLAN)),
        ("The Parks Plan was launched in May.", StrategyEvent(e, "plan", 0.9, PLAN, "launched", "2030-05")),
        ("The Panel is part of the Council.", Relation(e, "part", 0.9, THE_PANEL, "partOf", THE_COUNCIL)),
        ("PSP stands for the Panel.", Alias(e, "glossary", 0.9, THE_PANEL, "PSP")),
    )  # fmt: skip


def extract(document: Document) -> Minutes:
    """What an invented paper says, each fact with its words."""
    body, day, said = facts(document.text)
    heading = document.text.splitlines()[0]
    found: list[AnyFact] = [Meeting(Evidence(0, len(heading), heading), "heading", 1.0, body, day)]
    for quote, fact in said:
        start = document.text.find(quote)
        if start >= 0:
            found.append(replace(fact, evidence=Evidence(start, start + len(quote), quote)))
    council = None if body == "Harbour Board" else COUNCIL
    return Minutes("minutes", heading, council, day, tuple(found))


PREFIXES = """
PREFIX mg: <https://w3id.org/minutegraph/ontology#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""


class Desk:
    """A folder of papers and a store over them."""

    def __init__(self, home: Path) -> None:
        self.papers, self.store = home / "papers", home / "store"
        self.file = home / "store.judgements.tsv"

    def build(self, store: Path | None = None) -> BuildReport:
        return build([self.papers], store or self.store, extract=extract)

    def bytes(self, store: Path | None = None) -> bytes:
        out = self.store.parent / "out.nq"
        export(open_store(store or self.store), out)
        return out.read_bytes()

    def ask(self, query: str) -> list[str]:
        """The answers to a query of one variable, over all graphs."""
        prefixes = (
            "PREFIX mg: <https://w3id.org/minutegraph/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
        )
        return sorted(str(row[0]) for row in open_store(self.store).query(f"{prefixes} {query}"))

    def fact(self, quote: str) -> str:
        """The short id of the fact that some words prove."""
        oa = "<http://www.w3.org/ns/oa#{}>"
        path = f"mg:evidence/{oa.format('hasSelector')}/{oa.format('exact')}"
        (found,) = self.ask(f'SELECT ?f {{ ?x {path} "{quote}" ; mg:factId ?f ; mg:recordedIn ?d . }}')
        return found

    def known_as(self, name: str) -> str:
        return find(open_store(self.store), name).label

    def shown(self, name: str) -> list[str]:
        return [row.says for row in show(open_store(self.store), name)]

    def lines(self) -> list[list[str]]:
        return [line.split("\t") for line in self.file.read_text(encoding="utf-8").splitlines()[1:]]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The papers in a store, before any judgement."""
    desk = Desk(tmp_path)
    desk.papers.mkdir()
    for name, text in TEXTS.items():
        (desk.papers / name).write_text(text, encoding="utf-8")
    assert desk.build().ok
    return desk


@pytest.fixture
def jo() -> By:
    return JO
