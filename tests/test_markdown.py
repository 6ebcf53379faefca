"""Markdown files as their reader sees them."""

from __future__ import annotations

import pytest

from extract.documents.markdown import as_read
from extract.documents.text import decode

CASES = {
    "link": ("See the [plan of Leys](https://leys.example/plan_(new).pdf) by May.", "See the plan of Leys by May."),
    "link in angle brackets": ("See [the plan](<https://leys.example/a b>).", "See the plan."),
    "link with a title": ('See [the plan](/plan "Plan") now.', "See the plan now."),
    "bare link": ("Write to <mailto:clerk@leys.example> today.", "Write to mailto:clerk@leys.example today."),
    "entities": ("# 1.&nbsp;&nbsp;Roads &amp; Piers", "# 1.  Roads & Piers"),
    "call-out": ("> [!abstract]- Present:\n> A. Pike", "> Present:\n> A. Pike"),
    "brackets that are no link": ("The rate [as above] (see 4) stands.", "The rate [as above] (see 4) stands."),
}


@pytest.mark.parametrize("case", CASES)
def test_what_only_a_renderer_needs_is_left_out(case: str) -> None:
    written, expected = CASES[case]
    assert as_read(f"# Leys Board\n\n{written}\n") == f"# Leys Board\n\n{expected}\n"


def test_it_is_left_out_when_a_file_is_read() -> None:
    assert decode(b"# 1.&nbsp;Roads\n") == "# 1. Roads\n"


@pytest.mark.parametrize("text", ["Fish &amp; chips [a](b)\n", '<p># <a href="x">a</a> &lt;b&gt; [a](/b)</p>\n'])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert as_read(text) == text


def test_a_hard_break_parts_lines() -> None:
    assert as_read("# Actions\n\nBuoys painted.\\\nAnn Lane\n") == "# Actions\n\nBuoys painted.\n\nAnn Lane\n"
