"""The real papers beside the checkout: every quote at its place, and as many people as careful readers found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract.documents import read
from extract.minutes import extract
from extract.records import Attendance, Kind

pytestmark = pytest.mark.shared
PAPERS = 5


def test_every_quote_stands_at_its_offsets(shared: Path) -> None:
    paths = sorted((shared / "corpus" / "seeds").glob("*.txt"))
    assert len(paths) == PAPERS
    for path in paths:
        document = read(path)
        facts = extract(document).facts
        assert len(facts) > 20, path.name
        wrong = [f for f in facts if document.text[f.evidence.start : f.evidence.end] != f.evidence.exact]
        assert wrong == [], path.name


def people(facts: tuple[object, ...], *statuses: str) -> set[str]:
    return {
        fact.attendee.name.split()[-1].lower()
        for fact in facts
        if isinstance(fact, Attendance) and fact.attendee.kind is Kind.PERSON and fact.status in statuses
    }


def test_who_was_there_and_who_was_not(shared: Path) -> None:
    read_ones = 0
    for path in sorted((shared / "gold" / "seeds").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        facts = extract(read(shared / "corpus" / "seeds" / gold["document"])).facts
        for kind, statuses in (
            ("attended", ("present", "partPresent", "substitute", "inAttendance")),
            ("apologies", ("apologies", "absent")),
        ):
            listed = {g["name"].split()[-1].lower(): g.get("optional", False) for g in gold[kind]}
            found = people(facts, *statuses)
            wanted = {name for name, optional in listed.items() if not optional}
            assert (len(wanted - found), len(found - set(listed))) == (0, 0), (path.name, kind)
            read_ones += len(wanted)
    assert read_ones > 40
