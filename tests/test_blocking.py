"""Which people and bodies are compared at all: those near each other, few of them, and hardly a true pair is lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from benchmarks.identifying import blocked, recall
from benchmarks.mentioned import written
from graph.identity.blocking import LARGE, WINDOW, deletions, named_keys, pairs, people_keys
from graph.identity.person_names import parse_name
from graph.identity.wording import normal


def compared(*names: tuple[str, str]) -> bool:
    """Whether two names, each in the papers of a council, are compared."""
    keys = {n: list(people_keys([parse_name(name)], [scope])) for n, (name, scope) in enumerate(names)}
    return pairs(keys) == {(0, 1)}


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (("Rosie Ashdown", "x"), ("R T Ashdown", "x"), True),
        (("Rosie Ashdown", "x"), ("Ashdown", "x"), True),
        (("Bob Ashdown", "x"), ("R Ashdown", "x"), True),
        (("Rosie Ashdown", "x"), ("Rosie Ashdwon", "x"), True),
        (("Rosie Ashdown", "x"), ("R Asdown", "x"), True),
        (("Rosie Ashdown", "x"), ("Rosie Ashdown", "y"), True),
        (("R Ashdown", "x"), ("R Ashdown", "y"), False),
        (("Rosie Ashdown", "x"), ("Mark Ashdown", "x"), False),
        (("Rosie Ashdown", "x"), ("Rosie Finch", "x"), False),
        (("Rosie Ashdown", "x"), ("Ashdown", "y"), False),
        (("Ashdown", "x"), ("Ashdown", "x"), True),
        (("Ashdown", "x"), ("Ashdown", "y"), False),
    ],
)
def test_people(one: tuple[str, str], other: tuple[str, str], together: bool) -> None:
    assert compared(one, other) is together


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("Safeguarding Board", "Safeguarding Children Board", True),
        ("Safeguarding Children Board", "Children Safeguarding Board", True),
        ("Safeguarding Board", "Safequarding Board", True),
        ("Adults Scrutiny Panel", "Schools Scrutiny Panel", False),
        ("Planning Committee", "Licensing Committee", False),
    ],
)
def test_bodies(one: str, other: str, together: bool) -> None:
    keys = {n: list(named_keys([normal(name)], ["x"])) for n, name in enumerate((one, other))}
    assert bool(pairs(keys)) is together


def test_words_one_letter_apart_share_a_deletion() -> None:
    for slip in ("ashdon", "ashdwon", "ashddown", "ashdawn"):
        assert set(deletions("ashdown")) & set(deletions(slip)), slip
    assert list(deletions("bell")) == ["bell"]


def of_one_name(count: int) -> Sequence[tuple[int, int]]:
    keys = {n: list(people_keys([parse_name("Rosie Ashdown")], [f"council {n}"])) for n in range(count)}
    return sorted(pairs(keys))


def test_a_name_that_all_councils_have_is_not_compared_with_itself_everywhere() -> None:
    assert len(of_one_name(LARGE)) == LARGE * (LARGE - 1) // 2
    assert len(of_one_name(10 * LARGE)) <= 10 * LARGE * WINDOW


def test_hardly_a_true_pair_is_lost_and_the_pairs_grow_with_the_mentions() -> None:
    few, many = (written(count, papers_each=20) for count in (600, 2400))
    found = {len(made.who): blocked(made) for made in (few, many)}
    assert all(recall(made.who, *found[len(made.who)]) >= 0.95 for made in (few, many))
    (fewer, (_, small)), (more, (_, large)) = sorted(found.items())
    assert len(large) / len(small) < 2 * more / fewer
