"""Lines into blocks: shapes, numbers, furniture, and sentences that a page break cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.structure.blocks import Shape, blocks


def shapes(text: str) -> list[tuple[str, str | None, str]]:
    return [(b.shape.value, b.number, " ".join(text[b.start : b.end].split())) for b in blocks(text)]


CASES = {
    "paragraphs": (
        "One line\nof prose.\n\nAnother.\n",
        [("text", None, "One line of prose."), ("text", None, "Another.")],
    ),
    "markdown heading": ("# Leys Board\nMinutes\n", [("heading", None, "Leys Board"), ("text", None, "Minutes")]),
    "numbered markdown heading": ("## 3. Roads\n\nNoted.\n", [("heading", "3", "Roads"), ("text", None, "Noted.")]),
    "heading that is a number": ("## 2018\n", [("heading", None, "2018")]),
    "bullets": (
        "- one\n• two\n* three\n",
        [("bullet", None, "one"), ("bullet", None, "two"), ("bullet", None, "three")],
    ),
    "wrapped bullet": ("- one\n  and more\n", [("bullet", None, "one and more")]),
    "letters": ("(a) one\n(b) two\n", [("bullet", None, "one"), ("bullet", None, "two")]),
    "numbers in brackets": ("(1) One\n(12) Two\n", [("bullet", None, "One"), ("bullet", None, "Two")]),
    "the part of a section": ("under section 9\n(4) of the Act\n", [("text", None, "under section 9 (4) of the Act")]),
    "numbers": ("1. One\n2. Two\n", [("numbered", "1", "One"), ("numbered", "2", "Two")]),
    "number alone in bold": ("**1.**\n\n**Apologies**\n", [("numbered", "1", ""), ("text", None, "**Apologies**")]),
    "number alone": ("1.\nApologies\n", [("numbered", "1", ""), ("text", None, "Apologies")]),
    "number of three parts": ("19.09.01 Apologies\n", [("numbered", "19.09.01", "Apologies")]),
    "year that ends a sentence": (
        "The plan began in\n2018. It ends soon\n",
        [("text", None, "The plan began in"), ("numbered", "2018", "It ends soon")],
    ),
    "number that goes on with a sentence": ("There were\n18 children\n", [("text", None, "There were 18 children")]),
    "table rows": (
        "1\tApologies\t1 - 2\n2\tRoads\t3\n",
        [("numbered", "1", "Apologies 1 - 2"), ("numbered", "2", "Roads 3")],
    ),
    "row without number": ("Date\tPlace\n", [("row", None, "Date Place")]),
    "page furniture": ("One.\nPage 3 of 12\nTwo.\n", [("text", None, "One."), ("text", None, "Two.")]),
    "line to sign on": (
        "One.\n\nSigned ______ Dated 4 May 2026\n\nTwo.\n",
        [("text", None, "One."), ("text", None, "Two.")],
    ),
    "rule": ("One.\n-----\nTwo.\n", [("text", None, "One."), ("text", None, "Two.")]),
    "sentence over a page break": (
        "The Panel asked the Director of\n\nPage 2\n\nRoads to report.\n",
        [("text", None, "The Panel asked the Director of Page 2 Roads to report.")],
    ),
    "open bracket": ("Ann Pike (Director\n\nof Roads)\n", [("text", None, "Ann Pike (Director of Roads)")]),
    "name cut from its title": ("from Mr G Hay and Mrs\n\nPike.\n", [("text", None, "from Mr G Hay and Mrs Pike.")]),
    "closed sentence": ("It ended.\n\nand so on\n", [("text", None, "It ended."), ("text", None, "and so on")]),
    "label begins a block": (
        "Present: Ann Pike\nApologies: Bo Hay\n",
        [("text", None, "Present: Ann Pike"), ("text", None, "Apologies: Bo Hay")],
    ),
    "bare list head": ("Present\nAnn Pike\nBo Hay\n", [("text", None, "Present"), ("text", None, "Ann Pike Bo Hay")]),
    "front matter": (
        "---\ntitle: Leys Board\n---\nMinutes\n",
        [("heading", None, "Leys Board"), ("text", None, "Minutes")],
    ),
    "nothing": ("\n \n\t\n", []),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_blocks(case: str) -> None:
    text, expected = CASES[case]
    assert shapes(text) == expected


def test_lines_are_counted_and_blank_lines_remembered() -> None:
    first, second, third = blocks("One\nline\n\n- a\n- b\n")
    assert (first.lines, second.lines) == (2, 1)
    assert (first.after_blank, second.after_blank, third.after_blank) == (True, True, False)


pieces = st.lists(
    st.sampled_from(
        [
            "1. ",
            "2",
            "- ",
            "# ",
            "\t",
            "\n",
            "\n\n",
            "Ann Pike",
            "the",
            "of ",
            "(",
            ")",
            "Present",
            ":",
            ".",
            " ",
            "\f",
            "\u2028",
            "\x85",
            "Page 1",
        ]
    ),
    max_size=40,
).map("".join)


@given(pieces | st.text(max_size=60))
def test_blocks_stand_in_order_and_do_not_overlap(text: str) -> None:
    end = 0
    for block in blocks(text):
        assert end <= block.start <= block.end <= len(text)
        assert block.number is None or block.shape in (Shape.NUMBERED, Shape.HEADING)
        end = block.end


@given(pieces)
def test_every_letter_is_in_a_block_or_furniture(text: str) -> None:
    covered = {i for block in blocks(text) for i in range(block.start, block.end)}
    plain = text.replace("Page 1", "      ")
    assert [plain[i : i + 8] for i in range(len(text)) if plain[i : i + 3] in ("Ann", "Pre") and i not in covered] == []


def test_nothing_is_joined_over_the_edge_of_a_paper() -> None:
    text = "The Board met and the\n\nPanel did not.\n"
    cut = text.index("Panel")
    assert [text[b.start : b.end] for b in blocks(text)] == ["The Board met and the\n\nPanel did not."]
    assert [text[b.start : b.end] for b in blocks(text, (cut,))] == ["The Board met and the", "Panel did not."]


def test_a_day_is_not_a_number_with_a_title() -> None:
    (block,) = blocks("4 May 2026\n")
    assert (block.shape, block.number, block.start) == (Shape.TEXT, None, 0)
    (block,) = blocks("4 May Day parade\n")
    assert block.number == "4"


def test_a_text_without_blank_lines_is_cut_at_line_ends() -> None:
    text = "The Panel met in the hall and spoke of the roof.\n" * 1000
    found = blocks(text)
    assert len(found) > 1 and max(b.end - b.start for b in found) <= 10_000
    assert all(text[b.start : b.end].startswith("The Panel") and text[b.start : b.end].endswith("roof.") for b in found)
