"""Identifiers stay what they were: when documents come, change, join, part and go."""

from __future__ import annotations

import pytest

from graph.ledger import Ledger, Thing, short_hash, slug


def thing(label: str, *keys: str, local: tuple[str, ...] = ()) -> Thing:
    return Thing("person", label, keys or (label,), local)


def test_an_identifier_is_readable_and_the_same_in_another_ledger() -> None:
    first, second = (Ledger().assign([thing("Rosie Ashdown", "k")]) for _ in range(2))
    assert first == second
    assert first[0].startswith("person/rosie-ashdown-")


def test_a_later_label_does_not_rename() -> None:
    ledger = Ledger()
    before = ledger.assign([thing("R T Ashdown", "k")])
    assert ledger.assign([thing("Rosie Ashdown", "k", "another")]) == before


def test_a_merge_keeps_the_older_and_notes_the_other() -> None:
    ledger = Ledger()
    (old,) = ledger.assign([thing("R T Ashdown", "a")])
    _, young = ledger.assign([thing("R T Ashdown", "a"), thing("Rosie Ashdown", "b")])
    assert ledger.assign([thing("Rosie Ashdown", "a", "b")]) == [old]
    assert ledger.replaced == {young: old}


def test_a_merge_of_things_known_by_local_keys() -> None:
    ledger = Ledger()
    old, young = ledger.assign([thing("A", "x", local=("1",)), thing("B", "y", local=("2",))])
    assert ledger.assign([thing("A", "x", "y", local=("1", "2"))]) == [old]
    assert ledger.replaced == {young: old}


def test_after_a_split_the_larger_part_keeps_the_identifier_and_the_other_gets_its_own() -> None:
    ledger = Ledger()
    (whole,) = ledger.assign([thing("R Ashdown", "a", "b", "c")])
    small, large = ledger.assign([thing("Ralph Ashdown", "a"), thing("Rosie Ashdown", "b", "c")])
    assert large == whole != small


def test_a_split_after_a_merge_takes_back_the_note() -> None:
    ledger = Ledger()
    before = ledger.assign([thing("A", "x", local=("1",)), thing("B", "y", local=("2",))])
    ledger.assign([thing("A", "x", "y", local=("1", "2"))])
    after = ledger.assign([thing("A", "x", local=("1",)), thing("B", "y", local=("2",))])
    assert after[0] == before[0] and after[1] != after[0]
    assert after[1] not in ledger.replaced


def test_two_things_of_one_natural_key_get_two_identifiers_and_keep_them() -> None:
    ledger = Ledger()
    things = [thing("J Smith", "k", local=("1",)), thing("J Smith", "k", local=("2",))]
    given = ledger.assign(things)
    assert len(set(given)) == 2
    assert ledger.assign(list(reversed(things))) == given[::-1]


def test_changed_bytes_keep_the_identifier_through_the_natural_key() -> None:
    ledger = Ledger()
    before = ledger.assign([thing("Rosie Ashdown", "k", local=("old bytes",))])
    assert ledger.assign([thing("Rosie Ashdown", "k", local=("new bytes",))]) == before


def test_what_is_forgotten_leaves_nothing() -> None:
    ledger = Ledger()
    kept = thing("Bob Finch", "f")
    ledger.assign([thing("Rosie Ashdown", "a"), kept])
    ledger.forget([kept])
    assert "ashdown" not in ledger.to_json()
    assert len(ledger.ids) == 1


def test_as_json_and_back() -> None:
    ledger = Ledger()
    ledger.assign([thing("Siân O’Dell", "a"), thing("B", "b")])
    ledger.assign([thing("Siân O’Dell", "a", "b")])
    assert Ledger.from_json(ledger.to_json()) == ledger


def test_without_any_key_left_it_says_so() -> None:
    with pytest.raises(ValueError, match="no identifier left"):
        Ledger().assign([thing("A", "k"), thing("A", "k")])


@pytest.mark.parametrize(
    ("text", "expected"), [("Siân O’Dell", "sian-odell"), ("Parks & Paths!", "parks-paths"), ("—", "unnamed")]
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_short_hash_has_the_length_asked_for() -> None:
    assert len(short_hash("x")) == 8 and len(short_hash("x", 12)) == 12
    assert short_hash("x") != short_hash("y")
