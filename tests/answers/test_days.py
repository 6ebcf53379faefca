"""The latest statement speaks for a day."""

import pytest

from graph.days import latest, within

LINES = [
    {"date": ("2021-01-01",), "of": ("a",)},
    {"date": ("2021-02-01",), "of": ("a",)},
    {"date": ("2021-02-01",), "of": ("b",)},
    {"of": ("a",)},
]


LATEST = [(None, [1, 2]), ("2021-01-31", [0]), ("2021-01-01", [0]), ("2020-12-31", [])]


@pytest.mark.parametrize(("on", "expected"), LATEST)
def test_latest(on, expected):
    assert latest(LINES, on) == [LINES[i] for i in expected]


WITHIN = [
    (["2021-01-01"], None, None, True),
    ([], None, None, True),
    ([], "2021-01-01", None, False),
    (["2021-01-01"], "2021-01-01", "2021-01-01", True),
    (["2021-01-02"], None, "2021-01-01", False),
    (["2020-01-01", "2021-01-02"], "2021-01-01", None, True),
]


@pytest.mark.parametrize(("days", "since", "until", "expected"), WITHIN)
def test_within(days, since, until, expected):
    assert within(days, since, until) is expected
