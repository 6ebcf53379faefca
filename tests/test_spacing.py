"""Texts with a blank line behind every line: which lines make a paragraph."""

from __future__ import annotations

from extract.documents.spacing import single_spaced
from extract.documents.text import decode

PARAGRAPHS = (
    "**MINUTES OF THE MONTHLY MEETING OF THE LEYS HARBOUR BOARD HELD IN THE NET LOFT,**\n"
    "**MARLPORT, CO. LEYS ON 4 MAY 2026**",
    "**PRESENT:**",
    "Councillors Pike, Hay, Fenn, Marsh, Bligh, Crane, Tarrant, Quill, Voss, Drake, Lowe,\nAshby and Pell.",
    "**1.**",
    "**Ferries**",
    "The Harbour Master told Members that the ferry had been late on most days since the\n"
    "storm and that a new engine was on its way from the yard. He would report to the Mr.\n"
    "Fenn of the yard (who has the drawings) and to the Board in the autumn. A spare was\nkept in the loft.",
    "Proposed by Councillor Pike;",
    "Seconded by Councillor Hay;",
    "• The crew asked that the timetable be printed and put up on the quay where they and\nthe passengers can see it.",
    "• The quay was to be swept.",
    "**Reply:**",
    "The timetable is printed each spring and it would be put up on the quay as soon as the\nboard there was mended.",
    "(a) the huts be let by the week and their keys be kept in the loft by the man who has\nalways kept them.",
)
DOUBLE = "\n\n".join(line for paragraph in PARAGRAPHS for line in paragraph.split("\n")) + "\n\n"


def test_lines_of_a_paragraph_are_together_again() -> None:
    assert single_spaced(DOUBLE) == "\n\n".join(PARAGRAPHS) + "\n\n"


def test_text_is_so_when_it_is_read() -> None:
    assert decode(DOUBLE.encode()) == single_spaced(DOUBLE)


def test_a_page_number_below_a_rule_does_not_part_a_sentence() -> None:
    cut = DOUBLE.replace("on its way\n\nfrom", "on its way from").replace(
        "since the\n\nstorm", "since the\n---\n2\n\nstorm"
    )
    assert "since the\nstorm" in single_spaced(cut)


def test_a_list_broken_in_brackets_or_at_a_comma_goes_on() -> None:
    listed = DOUBLE + "Clerk (Mr. A.\n\nPike), Piermaster (Ms. B. Hay),\n\nDiver (Mr. C. Fenn)\n"
    assert single_spaced(listed).endswith("Clerk (Mr. A.\nPike), Piermaster (Ms. B. Hay),\nDiver (Mr. C. Fenn)\n")


def test_paragraphs_on_lines_of_their_own_stay_as_they_are() -> None:
    text = "\n\n".join(f"Item {n}. The Board agreed that hut {n} be let. It would be swept first." for n in range(40))
    assert single_spaced(text) == text


def test_lists_of_small_letters_are_no_broken_sentences() -> None:
    text = "\n\n".join(f"{letter}) the hut of Pier {letter.upper()} be let;" for letter in "abcdefghijklmnopqrstuvwxyz")
    assert single_spaced(text) == text


def test_a_text_with_its_paragraphs_stays_as_it_is() -> None:
    text = "\n\n".join(PARAGRAPHS)
    assert single_spaced(text) == text
