"""The example corpus: whole, honest about its own words, and read well by the program."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from rdflib.plugins.sparql import prepareQuery

from extract.documents import read
from extract.minutes import extract
from extract.records import Attendance, Chairship, Kind

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "examples"
PAPERS = sorted(FOLDER.iterdir())
GOLD = sorted((ROOT / "tests" / "cases" / "examples").glob("*.json"))
QUERIES = sorted((ROOT / "notebooks" / "queries").glob("*.rq"))

KINDS = {
    "meetings": {"body", "date", "start", "end", "venue", "quote"},
    "attended": {"name", "title", "as_written", "role", "body", "capacity", "item", "quote"},
    "attended_by_post": {"post", "body", "item", "quote"},
    "apologies": {"name", "title", "as_written", "role", "body", "quote"},
    "substitutions": {"substitute", "for", "quote"},
    "interests": {"person", "interest", "quote"},
    "chairs": {"person", "body", "kind", "when", "quote"},
    "posts": {"person", "post", "body", "quote"},
    "member_of": {"person", "body", "quote"},
    "monitored_by": {"subject", "monitor", "activity", "name", "when", "outcome", "people", "quote"},
    "strategies": {"name", "owner", "event", "when", "quote"},
    "commitments": {"who", "what", "to", "due", "due_text", "due_inferred", "kind", "every", "quote"},
    "decisions": {"body", "text", "quote"},
    "relations": {"subject", "predicate", "object", "when", "quote"},
    "aliases": {"name", "variants"},
}


def one_line(text: str) -> str:
    """Text with every run of white space made one space: quotes may run over line breaks."""
    return re.sub(r"\s+", " ", text).strip()


def gold(path: Path) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return facts


def test_counts() -> None:
    assert (len(PAPERS), len(GOLD), len(QUERIES)) == (8, 8, 2)


def test_each_paper_has_its_gold() -> None:
    assert [gold(path)["document"] for path in GOLD] == [path.name for path in PAPERS]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_gold_has_the_fields_of_its_kind(path: Path) -> None:
    facts = gold(path)
    assert set(facts) == {"document", "doc_type", "authority", *KINDS}
    wrong = [
        (kind, fact) for kind, fields in KINDS.items() for fact in facts[kind] if set(fact) - {"optional"} != fields
    ]
    assert wrong == []


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_every_quote_stands_in_its_paper(path: Path) -> None:
    facts = gold(path)
    text = one_line((FOLDER / facts["document"]).read_text("utf-8"))
    quotes = [fact["quote"] for kind in KINDS for fact in facts[kind] if "quote" in fact]
    assert len(quotes) > 30
    assert [quote for quote in quotes if quote not in text or len(quote) > 300] == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "aliases"])
def test_every_kind_of_fact_is_in_more_than_one_paper(kind: str) -> None:
    assert sum(bool(gold(path)[kind]) for path in GOLD) >= (1 if kind == "attended_by_post" else 2)


def test_commitments_are_of_every_kind() -> None:
    commitments = [fact for path in GOLD for fact in gold(path)["commitments"]]
    assert {fact["kind"] for fact in commitments} == {"action", "deadline", "scheduled", "recurring"}
    due = " ".join(fact["due"] or "none" for fact in commitments)
    shapes = [r"\b\d{4}-\d\d-\d\d\b", r"\b\d{4}-(0\d|1[0-2])\b", r"\b\d{4}-2[1-4]\b", "/", "~", "none"]
    assert [shape for shape in shapes if not re.search(shape, due)] == []
    assert {fact["due_inferred"] for fact in commitments} == {True, False}


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_example_query_parses(path: Path) -> None:
    prepareQuery(path.read_text("utf-8"))


AWAY = {"apologies", "absent"}


def said(path: Path, kind: str) -> set[tuple[str, ...]]:
    """What the program reads in a paper, in the shape of `known`: persons by their surnames, in lower case."""
    facts = extract(read(path)).facts
    there = [f for f in facts if isinstance(f, Attendance) and f.attendee.kind == Kind.PERSON]
    match kind:
        case "attended":
            return {(surname(f.attendee.name),) for f in there if f.status not in AWAY}
        case "apologies":
            return {(surname(f.attendee.name),) for f in there if f.status in AWAY}
        case "substitutions":
            return {(surname(f.attendee.name), surname(f.on_behalf_of.name)) for f in there if f.on_behalf_of}
        case _:
            return {(surname(f.person.name), f.chair_kind) for f in facts if isinstance(f, Chairship)}


def known(path: Path, kind: str, *, optional: bool) -> set[tuple[str, ...]]:
    """What a careful reader found in the paper; `optional` adds what need not be found."""
    fields = {"substitutions": ("substitute", "for"), "chairs": ("person", "kind")}.get(kind, ("name",))
    facts = [f for f in gold(path)[kind] if f.get("kind") != "presided" and (optional or not f.get("optional"))]
    names = ("name", "person", "substitute", "for")
    return {tuple(surname(f[field]) if field in names else f[field] for field in fields) for f in facts}


def surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].lower()


@pytest.mark.parametrize("kind", ["attended", "apologies", "substitutions", "chairs"])
def test_program_reads_what_a_careful_reader_does(kind: str) -> None:
    missed, false = [], []
    for facts in GOLD:
        paper = FOLDER / gold(facts)["document"]
        found = said(paper, kind)
        missed += [(paper.name, *fact) for fact in sorted(known(facts, kind, optional=False) - found)]
        false += [(paper.name, *fact) for fact in sorted(found - known(facts, kind, optional=True))]
    assert (missed, false) == ([], [])
