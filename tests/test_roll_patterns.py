"""The lines of the files by which attendance, apologies, substitutes and memberships are read, each run."""

from __future__ import annotations

import re
from typing import Any

import pytest

from extract.naming.names import name_at
from extract.patterns import rows
from extract.people.attendance import _STOOD_IN, _substitute_patterns
from extract.rolls.lists import read_roll
from extract.structure.blocks import blocks
from extract.structure.sections import agenda_items


@pytest.mark.parametrize("row", rows("attendance_labels"), ids=lambda row: row["label"])
def test_attendance_label_opens_its_list(row: dict[str, Any]) -> None:
    assert set(row) - {"chair", "post", "for_item", "needs_colon"} == {
        "label",
        "status",
        "capacity",
        "example",
        "counter",
    }
    assert row["status"] in ("present", "inAttendance", "substitute", "apologies", "absent", "listed")
    assert row["capacity"] in ("member", "co-opted", "officer", "cabinet-member", "invited", "public", "")
    text = f"Leys Panel\n\nMinutes\n\n{row['example']}\n"
    roll = read_roll(text, blocks(text), ())
    assert roll
    assert {(entry.label, entry.status, entry.capacity) for entry in roll} == {
        (row["label"], row["status"], row["capacity"])
    }
    assert {entry.chair_kind for entry in roll} >= ({row["chair"]} if "chair" in row else set())
    assert {entry.post for entry in roll} >= ({row["post"]} if "post" in row else set())


@pytest.mark.parametrize("row", rows("attendance_labels"), ids=lambda row: row["label"])
def test_words_of_an_attendance_label_open_no_list_in_a_sentence(row: dict[str, Any]) -> None:
    assert row["counter"].startswith(row["label"])
    for text in (f"Leys Panel\n\nMinutes\n\n{row['counter']}\n", f"Leys Panel\n\n1. Roads\n\n{row['counter']}\n"):
        divided = blocks(text)
        assert read_roll(text, divided, agenda_items(text, divided)) == ()


@pytest.mark.parametrize("row", rows("apologies"), ids=lambda row: row["example"])
def test_apologies_line(row: dict[str, Any]) -> None:
    assert set(row) in ({"lead", "example", "counter"}, {"tail", "example", "counter"})
    words = re.compile(row.get("lead") or row["tail"], re.IGNORECASE)
    assert words.search(row["example"])
    assert not words.search(row["counter"])
    assert {e.status for e in roll_of(row["example"])} == {"apologies"}
    assert roll_of(row["counter"]) == []


def roll_of(sentence: str) -> list[Any]:
    text = f"Leys Panel\n\nMinutes\n\n1. Apologies\n\n{sentence}\n\n2. Roads\n\nNone.\n"
    divided = blocks(text)
    return list(read_roll(text, divided, agenda_items(text, divided)))


@pytest.mark.parametrize(("number", "row"), list(enumerate(rows("substitutions"))), ids=str)
def test_substitution_line(number: int, row: dict[str, Any]) -> None:
    assert set(row) == {"pattern", "example", "counter"}
    pattern = _substitute_patterns()[number]
    found = pattern.search(row["example"])
    assert found
    assert _STOOD_IN.search(row["example"]), "passages without such words are not looked at"
    assert found.group("sub").split()[-1] != found.group("absent").split()[-1]
    assert {found.group("sub").split()[-1], found.group("absent").split()[-1]} == {"Lane", "Reed"}
    assert not pattern.search(row["counter"]) or not all(
        name_at(name, 0, in_list=True) for name in pattern.search(row["counter"]).group("sub", "absent")
    )


@pytest.mark.parametrize("row", rows("memberships"), ids=lambda row: row["example"])
def test_membership_line(row: dict[str, Any]) -> None:
    assert set(row) == {"pattern", "words", "example", "counter"}
    pattern = re.compile(row["pattern"])
    assert set(pattern.groupindex) <= {"names", "body", "same", "all"}
    assert len(pattern.groupindex.keys() - {"all"}) == 1
    behind_a_person = [re.split("Ann Lane|Bo Reed", row["example"], maxsplit=n)[-1] for n in (1, 2)]
    assert any(pattern.search(text) for text in (row["example"], *behind_a_person))
    assert not pattern.search(row["counter"])
