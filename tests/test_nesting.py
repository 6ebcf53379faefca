"""Markup that is too deep is made flat; what pages hold stays as it is."""

from __future__ import annotations

import pytest

from extract.documents.nesting import flattened


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<html><body><p>a<p>b<br><ul><li>c<li>d</ul></body></html>",
        "<p>a" * 5000,
        "<div>" * 1500 + "a" + "</div>" * 1500,
        "<div>a</div>" * 5000,
        "</div>" * 5000,
        "a < b and c > d",
    ],
    ids=lambda markup: markup[:20],
)
def test_pages_stay_as_they_are(markup: str) -> None:
    assert flattened(markup) == markup


def test_deeper_elements_become_line_breaks() -> None:
    flat = flattened("<div>" * 1502 + "a" + "</div>" * 1502 + "<p>b</p>")
    assert flat == "<div>" * 1500 + "<br><br>a<br><br>" + "</div>" * 1500 + "<p>b</p>"
