"""What introduces each entry of a list."""

from __future__ import annotations

import pytest

from extract.language.pipeline import language
from extract.structure.blocks import blocks
from extract.structure.joining import join
from extract.structure.leads import leads


def introduced(text: str) -> list[tuple[str, str | None]]:
    joined = [(b, join(text, b.start, b.end)) for b in blocks(text)]
    docs = [language()(line.text) for _, line in joined]
    return [(line.text, lead) for (_, line), lead in zip(joined, leads(text, joined, docs), strict=True)]


RESOLVED = "(7) RESOLVED that:"
ASKED = "The Board, having read the report, is asked to agree the following:"
CASES = {
    "list right below": (f"{RESOLVED}\n\n- huts be let\n", [None, "RESOLVED that:"]),
    "numbers in brackets": (f"{RESOLVED}\n(1) Notes it\n(2) Lets huts\n", [None, "RESOLVED that:", "RESOLVED that:"]),
    "a paragraph between": (f"{RESOLVED}\n\n{ASKED}\n\n- huts\n", [None, None, f"RESOLVED that: {ASKED}"]),
    "subheads among letters": (
        "Resolved to agree:\n\nHuts\n\n(a) The huts be let.\n\nPiers\n\n(b) The piers be swept.\n\n"
        "In addition:\n\n(c) Nets be dried.\n",
        [None, None, "Resolved to agree:", None, "Resolved to agree:", None, "Resolved to agree:"],
    ),
    "another list below a subhead": (
        "Resolved to agree:\n\n(a) The huts be let.\n\nPiers\n\n(a) The piers were swept.\n",
        [None, "Resolved to agree:", None, None],
    ),
    "bullets below a subhead": (
        "Resolved to agree:\n\n- The huts be let.\n\nPiers\n\n- The piers were swept.\n",
        [None, "Resolved to agree:", None, None],
    ),
    "another list with its own words": (
        "Members asked:\n\n- about huts\n\nOutcomes\n\nThe Board agreed:\n\n1. To let them.\n",
        [None, "Members asked:", None, None, "The Board agreed:"],
    ),
    "a sentence ends a list": (
        "Resolved that:\n\n(a) Huts.\n\nIt rained.\n\n(b) Sun.\n",
        [None, "Resolved that:", None, None],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_leads(case: str) -> None:
    text, expected = CASES[case]
    assert [lead for _, lead in introduced(text)] == expected
