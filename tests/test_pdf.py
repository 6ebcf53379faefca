"""PDF pages as councils set them, printed here: reading order, columns, tables, furniture, hidden text, pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.printed import BOLD, Sheet, pdf
from extract.documents import Unreadable, read, read_bytes

BODY = ("The Panel received a report on footpaths in the eastern", "wards. It was noted that three remained closed.")


def text_of(*sheets: Sheet) -> str:
    """The text that is read from these pages."""
    return read_bytes("minutes.pdf", pdf(*sheets)).text


def narrow_titles() -> Sheet:
    page = Sheet().lines(60, 80, "41 Footpaths in", "the Eastern", "Wards - Yearly", "Report", font=BOLD)
    page.lines(190, 80, *BODY, "Members asked when they would open again and who", "paid for the work.")
    page.lines(190, 145, "The Chair thanked the officers.")
    return page.lines(60, 190, "42 Public", "Questions", font=BOLD).lines(190, 190, "None.")


def owners() -> Sheet:
    page = Sheet().text(500, 60, "Action", font=BOLD).lines(60, 90, *BODY).text(505, 103, "QX")
    page.lines(60, 130, "Next, the clerk told of two letters about the old", "bandstand, now unsafe.")
    return page.text(505, 143, "VK/").text(505, 156, "OW").lines(60, 200, "Nothing else was raised.")


def key_value_table() -> Sheet:
    page = Sheet().table([50, 150, 540], [60, 80, 112])
    page.text(55, 74, "Place").text(155, 74, "Guildhall, Marlport")
    page.text(55, 94, "Attendees").text(155, 94, "Ada Quill (Chair), Bo Ferris, Cy Lund,")
    return page.text(155, 107, "Dee Orme and Eli Voss")


def action_table() -> Sheet:
    page = Sheet().table([50, 300, 420, 540], [60, 80, 112, 132])
    for x, words in ((55, "Action"), (305, "By whom"), (425, "By when")):
        page.text(x, 74, words, font=BOLD)
    page.lines(55, 93, "Write to the water company about", "the burst main").text(305, 93, "Ada Quill")
    page.text(425, 93, "3 May 2031").text(55, 126, "Order two benches")
    return page.text(305, 126, "Bo Ferris").text(425, 126, "June 2031")


def surnames() -> Sheet:
    page = Sheet().text(60, 60, "Members present:")
    for y, cells in ((90, ("QUILL", "ADA", "LUND", "CY")), (104, ("FERRIS", "BO", "ORME", "DEE"))):
        for x, words in zip((60, 170, 300, 420), cells, strict=True):
            page.text(x, y, words)
    return page


def initials_beside_names() -> Sheet:
    page = Sheet().text(60, 90, "Present", font=BOLD)
    for y, cells in ((90, ("Ada Quill", "AQ", "Cy Lund", "CL")), (104, ("Bo Ferris", "BF", "Dee Orme", "DO"))):
        for x, words in zip((130, 220, 300, 390), cells, strict=True):
            page.text(x, y, words)
    return page


def hidden() -> Sheet:
    page = (
        Sheet().text(60, 80, "The complaint was made by").text(200, 80, "Zeb Nettle").text(262, 80, "of this parish.")
    )
    return page.box(198, 68, 60, 16)


def shaded() -> Sheet:
    return Sheet().box(55, 66, 300, 20, grey=0.8).text(60, 80, "A heading on a shaded bar")


def superscript() -> Sheet:
    page = Sheet().text(60, 80, "It met on the 10").text(137, 75, "th", size=6).text(147, 80, "of May 2031.")
    return page.text(60, 93, "It rained.")


def sideways() -> Sheet:
    return Sheet(rotation=180).lines(60, 80, "Last line on a turned page.", "First line on a turned page.")


def prose_in_two_columns() -> Sheet:
    left = [f"The left column goes on to line {n} of it" for n in "abcdefgh"]
    right = [f"The right column has its line {n} too" for n in "abcdefgh"]
    return Sheet().lines(50, 80, *left).lines(320, 80, *right)


PAGES: dict[str, tuple[Callable[[], Sheet], str]] = {
    "a narrow title comes before its text, as a paragraph": (
        narrow_titles,
        "41 Footpaths in the Eastern Wards - Yearly Report\n\n"
        + "\n".join(BODY)
        + "\nMembers asked when they would open again and who\npaid for the work.\n\nThe Chair thanked the officers."
        "\n\n42 Public Questions\n\nNone.",
    ),
    "an owner stands below the paragraph beside it": (
        owners,
        "\n".join(BODY) + "\n\tQX\n\nNext, the clerk told of two letters about the old\nbandstand, now unsafe."
        "\n\tVK/OW\n\nNothing else was raised.",
    ),
    "a table of heads is a row a line": (
        key_value_table,
        "Place\tGuildhall, Marlport\nAttendees:\tAda Quill (Chair), Bo Ferris, Cy Lund, Dee Orme and Eli Voss",
    ),
    "an action table is a row a line, wrapped cells joined": (
        action_table,
        "Action\tBy whom\tBy when\nWrite to the water company about the burst main\tAda Quill\t3 May 2031\n"
        "Order two benches\tBo Ferris\tJune 2031",
    ),
    "surnames and first names stay side by side": (
        surnames,
        "Members present:\n\nQUILL\tADA\tLUND\tCY\nFERRIS\tBO\tORME\tDEE",
    ),
    "a label beside a table stands above it": (
        initials_beside_names,
        "Present\nAda Quill\tAQ\tCy Lund\tCL\nBo Ferris\tBF\tDee Orme\tDO",
    ),
    "what lies under an opaque box is not read": (hidden, "The complaint was made by of this parish."),
    "what stands on a shaded bar is read": (shaded, "A heading on a shaded bar"),
    "a superscript joins its number": (superscript, "It met on the 10th of May 2031.\nIt rained."),
    "a page turned round is read as it is seen": (
        sideways,
        "First line on a turned page.\nLast line on a turned page.",
    ),
    "two columns of prose are read one after the other": (
        prose_in_two_columns,
        "\n".join(f"The left column goes on to line {n} of it" for n in "abcdefgh")
        + "\n\n"
        + "\n".join(f"The right column has its line {n} too" for n in "abcdefgh"),
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str) -> None:
    page, expected = PAGES[name]
    assert text_of(page()) == expected


def test_paragraphs_are_parted_by_their_gaps() -> None:
    page = Sheet().lines(60, 80, *BODY).lines(60, 120, "A second paragraph.").text(60, 150, "• a point")
    assert text_of(page) == "\n".join(BODY) + "\n\nA second paragraph.\n\n- a point"


def test_a_bold_heading_is_parted_from_its_text_without_a_gap() -> None:
    page = Sheet().text(60, 80, "Apologies", font=BOLD).text(60, 93, "Ada Quill sent apologies.")
    assert text_of(page) == "Apologies\n\nAda Quill sent apologies."


def running(number: int, of: int) -> Sheet:
    page = Sheet().text(60, 40, "Marlport Town Council").text(60, 800, f"Page {number} of {of}")
    return page.text(60, 815, "Date of issue: 4 May 2031").lines(60, 100, f"Text number {number * number} stands here.")


def test_a_line_at_the_right_margin_is_parted_from_a_list() -> None:
    sheet = Sheet().lines(
        70, 100, "Councillors who voted for it: Mr Pike, Mr Hay, Mrs Fenn, Mr Marsh, Ms Bligh,", "Mr Crane"
    )
    text = read_bytes("a.pdf", pdf(sheet.text(362, 126, "Motion carried."))).text
    assert text.endswith("Mr Crane\n\nMotion carried.")


def test_a_title_set_in_the_middle_is_one_paragraph() -> None:
    sheet = Sheet().text(150, 100, "Minutes of the Leys Harbour Board held in the Net Loft on")
    assert (
        text_of(sheet.text(280, 113, "4 May 2026"))
        == "Minutes of the Leys Harbour Board held in the Net Loft on\n4 May 2026"
    )


def test_running_heads_and_footers_are_not_text() -> None:
    found = text_of(*(running(n, 4) for n in range(1, 5)))
    assert found == "Marlport Town Council\n\n" + "\n\n".join(f"Text number {n * n} stands here." for n in range(1, 5))


def test_a_cell_carried_over_from_the_page_before_ends_before_its_next_number() -> None:
    page = Sheet().table([50, 100, 540], [90, 250]).text(60, 160, "6.4")
    page.lines(110, 110, "contract had been read in full by the Board and", "signed.")
    text = text_of(page.lines(110, 160, "Huts", "The huts are let by the week and the keys kept", "in it."))
    assert text.startswith("contract had been read in full by the Board and\nsigned.\n\n6.4 Huts")


def test_a_number_in_the_middle_of_its_cell_is_of_the_whole_cell() -> None:
    page = Sheet().table([50, 100, 540], [90, 180]).text(60, 140, "8.").text(110, 110, "Huts")
    assert text_of(page.lines(110, 140, "The huts are let by the week and the keys kept in it.")).startswith("8. Huts")


def test_a_footer_above_other_footers_is_not_text() -> None:
    pages = [
        Sheet()
        .text(60, 100, f"The hut of pier {n * n} was")
        .text(180, 738, f"4 May 2026 draft minutes v1 {n}")
        .text(60, 750, "Registered Office: Net Loft, Marlport")
        .text(60, 762, "31542R")
        for n in range(1, 5)
    ]
    assert "draft" not in text_of(*pages)
    assert "Registered" not in text_of(*pages)


def test_the_head_of_the_first_page_stays_where_the_next_have_the_same() -> None:
    pages = [
        Sheet().text(250, 90, "LEYS COUNCIL").text(240, 104, "Thursday 4 May 2028").text(60, 200, f"Question {n * n}.")
        for n in range(1, 5)
    ]
    assert text_of(*pages).startswith("LEYS COUNCIL\nThursday 4 May 2028\n\nQuestion 1.\n\nQuestion 4.")


def test_items_at_the_top_of_pages_are_text_though_alike() -> None:
    pages = [Sheet().text(60, 60, f"(Item {n})").text(60, 90, f"Words {n}.") for n in (2, 5, 6)]
    assert text_of(*pages).count("(Item ") == 3


def test_a_page_number_alone_is_not_text() -> None:
    assert text_of(Sheet().text(60, 100, "Only words.").text(300, 810, "7")) == "Only words."


def test_every_page_knows_its_text() -> None:
    sheets = [Sheet().text(60, 100, f"Words of page {n}.") for n in ("one", "two", "three")]
    document = read_bytes("minutes.pdf", pdf(sheets[0], Sheet(), *sheets[1:]))
    assert [(p.number, document.text[p.start : p.end].strip()) for p in document.pages] == [
        (1, "Words of page one."),
        (2, ""),
        (3, "Words of page two."),
        (4, "Words of page three."),
    ]
    assert document.page_at(document.text.index("page two")) == 3


def test_a_file_of_pictures_needs_ocr() -> None:
    with pytest.raises(Unreadable, match="no text layer: needs OCR"):
        read_bytes("scan.pdf", pdf(Sheet().picture()))


def test_a_picture_among_pages_of_text_is_a_warning() -> None:
    document = read_bytes("pack.pdf", pdf(Sheet().text(60, 90, "Words."), Sheet().picture()))
    assert document.warnings == ("no text layer on page 2: needs OCR",)


def test_content_decides_not_the_name() -> None:
    assert read_bytes("minutes.txt", pdf(Sheet().text(60, 90, "Words."))).media_type == "application/pdf"


def test_the_column_of_owners_is_known_on_the_next_page() -> None:
    first = Sheet().text(480, 60, "Action").lines(60, 90, *BODY)
    second = Sheet().lines(60, 90, "The clerk told of two letters about", "the bandstand.").text(485, 103, "Clerk")
    assert text_of(first, second).endswith("the bandstand.\n\tClerk")


@pytest.mark.shared
def test_real_pages_have_the_words_of_their_plain_text(shared: Path) -> None:
    found = sorted((shared / "corpus" / "text").glob("*.pdf.txt"))
    assert len(found) >= 3
    for plain in found:
        document = read(shared / "corpus" / "more" / plain.name.removesuffix(".txt"))
        read_words, words = (Counter(re.findall(r"[a-z]{3,}", t.lower())) for t in (document.text, plain.read_text()))
        assert not read_words - words, plain.name
        assert (words - read_words).total() < 0.08 * words.total(), plain.name  # furniture
