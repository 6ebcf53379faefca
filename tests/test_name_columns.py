"""Surnames in one column, first names in the next: put together where that is sure, and not where it is a guess."""

from __future__ import annotations

import pytest

from extract.naming.names import given_names
from extract.naming.ordinary_capitals import ordinary
from extract.patterns import words
from extract.rolls.lists import read_roll
from extract.rolls.name_columns import councillors_named, names_in_columns
from extract.structure.blocks import blocks

PAIRS = [
    ("LANE", "ANN"), ("REED", "TOM"), ("VOSS", "MARY"), ("MCDONALD", "LISA"), ("O'ROURKE", "JOHN"),
    ("CODD-PIKE", "KATHLEEN"), ("Ó BROIN", "FRANK"), ("HOLT", "ADAM"),
]  # fmt: skip
NAMES = [
    "Ann Lane", "Tom Reed", "Mary Voss", "Lisa McDonald", "John O'Rourke", "Kathleen Codd-Pike", "Frank Ó Broin",
    "Adam Holt",
]  # fmt: skip


def names(text: str, beside: str = "") -> list[str]:
    found = names_in_columns(text, 0, len(text), councillors_named(beside))
    assert all(text[n.start : n.end].split(maxsplit=1)[0] in (n.written or "").split() for n in found)
    return [n.name for n in found]


def rows_of_two_pairs(between: str) -> str:
    return "\n".join(between.join((*a, *b)) for a, b in zip(PAIRS[::2], PAIRS[1::2], strict=True))


@pytest.mark.parametrize(
    "text",
    [
        rows_of_two_pairs("\t"),
        rows_of_two_pairs("    "),
        "\n".join(f"| {a} | {b} |" for a, b in PAIRS),
        "\n".join(f"{a} {b}" for a, b in PAIRS),
        "\n\n".join(cell for pair in PAIRS for cell in pair),
        "\n\n".join([*(a for a, _ in PAIRS), *(b for _, b in PAIRS)]),
        "\n".join(f"{a} {b.title()}" for a, b in PAIRS),
        "\n".join(f"{b.title()} {a}" for a, b in PAIRS),
        "\n".join(f"{a}\t{b} (online)" for a, b in PAIRS),
    ],
    ids=["tabs", "spaces", "pipes", "lines", "a cell a paragraph", "columns", "capitals", "surname last", "notes"],
)
def test_pairs_are_names(text: str) -> None:
    assert names(text) == NAMES


def test_name_broken_at_its_hyphen_is_whole() -> None:
    text = "\n\n".join(["VOSS", "BARBARA-\nANNE", "REED", "TOM", "PIKE", "JOHN", "HOLT", "LISA"])
    assert names(text) == ["Barbara-Anne Voss", "Tom Reed", "John Pike", "Lisa Holt"]


SHUFFLED = ["PIKE", "LISA", "LARKIN", "TOM", "VOSS", "HOLT", "MARY", "ADAM", "PIKE", "CATHAL", "HARKER", "JOHN"]
CROSSED = ["PIKE", "LISA", "LARKIN", "TOM", "VOSS", "HOLT", "MARY", "CROFT", "ADAM", "JANE", "HARKER", "JOHN"]


def test_shuffled_cells_are_paired_by_initials_told_elsewhere() -> None:
    told = "Cllr. M. Voss asked. Cllr. J. Croft replied."
    found = names("\n\n".join(CROSSED), told)
    assert found == ["Lisa Pike", "Tom Larkin", "Mary Voss", "Adam Holt", "Jane Croft", "John Harker"]


def test_shuffled_cells_are_not_paired_by_guess() -> None:
    found = names("\n\n".join(CROSSED))
    assert found == ["Lisa Pike", "Tom Larkin", "John Harker"]


def test_initials_told_elsewhere_refuse_a_pair() -> None:
    found = names("\n\n".join(SHUFFLED), "Cllr. A. Voss asked and Cllr. M. Holt replied.")
    assert "Adam Voss" in found
    assert "Mary Holt" in found


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lane\nTom Reed\nMary Voss\nJohn Pike",
        "Leys Road\nFen Lane\nTarn View\nMill Hill",
        "Chief Executive\nTown Clerk\nHead of Roads\nParish Clerk",
        "LANE\tANN",
    ],
)
def test_other_lists_are_none_of_these(text: str) -> None:
    assert names(text) == []


def test_list_ends_where_the_next_label_stands() -> None:
    cells = "\n\n".join(cell for pair in PAIRS for cell in pair)
    text = f"Councillors:\n\n{cells}\n\nOfficials\n\nMr T. Grey, Clerk\n\nApologies\n\nCllr Bo Ash\n"
    roll = [(e.person.name, e.status) for e in read_roll(text, blocks(text), ()) if e.person]
    assert roll == [*((n, "present") for n in NAMES), ("T. Grey", "inAttendance"), ("Bo Ash", "apologies")]


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("MCDONALD", "McDonald"),
        ("O’ROURKE", "O’Rourke"),
        ("CODD-NOLAN", "Codd-Nolan"),
        ("Ó SÚILLEABHÁIN", "Ó Súilleabháin"),
        ("JA POTTER", "JA Potter"),
        ("JO LANE", "Jo Lane"),
        ("MCGEE", "McGee"),
        ("MCCOY Ann", "McCoy Ann"),
        ("Ann Lane", "Ann Lane"),
    ],
)
def test_capitals_become_ordinary(printed: str, plain: str) -> None:
    assert ordinary(printed) == plain


def test_names_that_may_be_either_are_given_names() -> None:
    assert set(words("either_names")) <= given_names()
