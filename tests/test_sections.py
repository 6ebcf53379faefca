"""Agenda items: which numbered lines are items of business, where each one's text lies."""

from __future__ import annotations

import re

import pytest

from extract.records import Part
from extract.structure.blocks import blocks
from extract.structure.item_series import standard_title
from extract.structure.sections import Item, agenda_items, with_reports


def items(text: str) -> list[tuple[str, str]]:
    return [(item.number, item.title) for item in agenda_items(text, blocks(text))]


CASES = {
    "titles and sentences apart": (
        "1. Apologies\n\nNone.\n\n2. Roads\n\nNoted.\n",
        [("1", "Apologies"), ("2", "Roads")],
    ),
    "sentence right below": ("1. Apologies\nNone.\n2. Roads\nNoted.\n", [("1", "Apologies"), ("2", "Roads")]),
    "words without a full stop right below": (
        "1 Apologies\nNone\n\n2 Register of Huts\nNo huts declared\n\n"
        "3 Letters\nMarlport Herald about nets\n\n4 Piers\n",
        [("1", "Apologies"), ("2", "Register of Huts"), ("3", "Letters"), ("4", "Piers")],
    ),
    "title broken by a narrow column": (
        "1 Apologies\n\nNone.\n\n2 Support Services\nManager Update\n\nNoted.\n\n3 Harbour\nBoard Feedback\n",
        [("1", "Apologies"), ("2", "Support Services Manager Update"), ("3", "Harbour Board Feedback")],
    ),
    "title on the next line": ("1.\nApologies\n2.\nRoads\n", [("1", "Apologies"), ("2", "Roads")]),
    "title broken over lines": (
        "31 Apologies and\nWelcome\n\nNone.\n\n32 Roads\n\nNoted.\n",
        [("31", "Apologies and Welcome"), ("32", "Roads")],
    ),
    "capitals": ("57. APOLOGIES\n\nNone.\n\n58. ROADS\n\nNoted.\n", [("57", "APOLOGIES"), ("58", "ROADS")]),
    "title with a colon": (
        "1. Apologies: none\n2. Roads: the report was noted.\n",
        [("1", "Apologies"), ("2", "Roads")],
    ),
    "markdown": ("## 1. Apologies\n\nNone.\n\n## 2. Roads\n\nNoted.\n", [("1", "Apologies"), ("2", "Roads")]),
    "table": ("1\tApologies\n2\tRoads\t1 - 8\n", [("1", "Apologies"), ("2", "Roads")]),
    "number with parts": (
        "18/1 Apologies\n\nNone.\n\n18/2 Roads\n\nNoted.\n",
        [("18/1", "Apologies"), ("18/2", "Roads")],
    ),
    "letters behind numbers": (
        "5. Apologies\n\nNone.\n\n5a\n\nRoads\n\nNoted.\n\n5b. Piers\n\nNoted.\n\n6. Ferries\n\nLate.\n",
        [("5", "Apologies"), ("5a", "Roads"), ("5b", "Piers"), ("6", "Ferries")],
    ),
    "the page of one item": (
        "Agenda item\n\n# Roads\n\n- Meeting of Leys Panel, Friday, 4th May, 2018 10.00 am (Item 72.)\n\nNoted.\n",
        [("72", "Roads")],
    ),
    "what a page adds to titles": (
        "1. Apologies (Indicative timing: 10.05 - 10.15am)\n\nNone.\n\n2. Roads pdf icon PDF 1.5 MB\n\nNoted.\n",
        [("1", "Apologies"), ("2", "Roads")],
    ),
    "item below its title": (
        "Apologies (Item 1)\n\nNone.\n\nRoads (Item 2)\n\nNoted.\n",
        [("1", "Apologies"), ("2", "Roads")],
    ),
    "one number missing": ("1. Apologies\n\nNone.\n\n3. Roads\n\nNoted.\n", [("1", "Apologies"), ("3", "Roads")]),
    "numbered paragraphs of a report": ("1. The road was built in 1905.\n\n2. It was mended in 1950.\n", []),
    "sentences that end in no full stop": (
        "1. Ann Pike to write to the yard about the engine\n2. The Board went through each of the huts and chose two\n"
        "3. In the loft, mend the nets that hang by the door\n",
        [],
    ),
    "long titles of things to do": (
        "1. To consider whether the Board should join the Leys Trust\n\n2. To agree which of the huts are to be let\n\n"
        "3. Piers\n",
        [
            ("1", "To consider whether the Board should join the Leys Trust"),
            ("2", "To agree which of the huts are to be let"),
            ("3", "Piers"),
        ],
    ),
    "one number alone": ("4. Roads\n\nNoted.\n", []),
    "bold numbers alone on their lines": (
        "**1.**\n\n**Apologies**\n\nNone.\n\n***2.** Roads\n\n***Noted.***\n\n**3.**\n\n**A.O.B.**\n\nNone.\n",
        [("1", "Apologies"), ("2", "Roads"), ("3", "A.O.B.")],
    ),
    "a list of things among items": (
        "1. Apologies\n\nNone.\n\n2. Huts\n\n3 Pier Road in Leys\n\n4 Mill Lane in Leys\n\n3. Roads\n\nNoted.\n\n"
        "4. Ferries\n\nLate.\n",
        [("1", "Apologies"), ("2", "Huts"), ("3", "Roads"), ("4", "Ferries")],
    ),
    "items and their parts as headings": (
        "# 1. Apologies\n\n# 2. Consent\n\n## 2.1 Roads\n\n## 2.2 Piers\n\n# 3. Ferries\n\nLate.\n",
        [("1", "Apologies"), ("2", "Consent"), ("2.1", "Roads"), ("2.2", "Piers"), ("3", "Ferries")],
    ),
    "parts that are no headings": (
        "1. Apologies\n\nNone.\n\n2. Works\n\n2.1 Roads\n\n2.2 Piers\n\n3. Ferries\n\nLate.\n",
        [("1", "Apologies"), ("2", "Works"), ("3", "Ferries")],
    ),
    "items out of their turn": (
        "1. Apologies\n\nNone.\n\n2. Roads\n\n6) Huts\n\n5) Nets\n\n3. Piers\n\n4. Boats\n\n7. Quays\n\n8. Ropes\n",
        [*zip("12653478", ["Apologies", "Roads", "Huts", "Nets", "Piers", "Boats", "Quays", "Ropes"], strict=True)],
    ),
    "points and noughts": (
        "1.0 Apologies\n\nNone.\n\n2.0 Roads\n\n2.1 Mill Lane\n\n3.0 Ferries\n\nLate.\n",
        [("1.0", "Apologies"), ("2.0", "Roads"), ("3.0", "Ferries")],
    ),
    "first item below a title": (
        "ITEMS\n1 Police Report\n\nNone.\n\n2 Roads\n\nNoted.\n\n3 Piers\n\nNoted.\n",
        [("1", "Police Report"), ("2", "Roads"), ("3", "Piers")],
    ),
    "a number misprinted": (
        "19.04.1 Apologies\n\nNone.\n\n9.04.2 Roads\n\nNoted.\n\n19.04.3 Piers\n\nNoted.\n",
        [("19.04.1", "Apologies"), ("9.04.2", "Roads"), ("19.04.3", "Piers")],
    ),
    "no numbers": ("Leys Board\n\nThe Board met.\n", []),
    "nothing": ("", []),
}


@pytest.mark.parametrize("case", CASES)
def test_items(case: str) -> None:
    text, expected = CASES[case]
    assert items(text) == expected


def test_an_item_ends_where_the_next_begins() -> None:
    text = "Leys Board\n\n1. Apologies\n\nNone.\n\n2. Roads\n\nNoted.\nAll agreed.\n"
    first, second = agenda_items(text, blocks(text))
    assert isinstance(first, Item)
    assert text[slice(*first.heading)] == "Apologies"
    assert text[first.start : first.end].strip() == "None."
    assert text[second.start : second.end].strip() == "Noted.\nAll agreed."
    assert second.end == len(text)


def test_standing_items_outweigh_a_reports_headings() -> None:
    report = "".join(f"{n}. Part {n}\n\nText.\n\n" for n in range(1, 4))
    agenda = "1. Apologies\n\nNone.\n\n2. Roads\n\nNoted.\n\n"
    assert items(report + agenda) == [("1", "Apologies"), ("2", "Roads")]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Apologies for Absence None were made", "Apologies for Absence"),
        ("APOLOGIES", "APOLOGIES"),
        ("Chairman’s Announcements: none", "Chairman’s Announcements"),
        ("Apologies", "Apologies"),
        ("Apologiesfor", None),
        ("Roads", None),
        ("", None),
    ],
)
def test_standard_title(line: str, title: str | None) -> None:
    assert standard_title(line) == title


def test_item_holds_its_heading_and_its_report() -> None:
    text = "1. Apologies\n2. Roads\n\nROADS\nThe road.\nMap of it.\n"
    report, appendix = text.index("ROADS"), text.index("Map")
    parts = [Part("report", "ROADS", "2", report, appendix), Part("appendix", "Map", "2", appendix, len(text))]
    first, second = with_reports(text, agenda_items(text[:report], blocks(text[:report])), parts)
    assert (first.report, second.report) == (None, (report, len(text)))
    assert [item.number for item in (first, second) if item.holds(text.index("Map"))] == ["2"]
    assert second.holds(text.index("Roads"))
    assert second.span == (report, len(text))


def test_items_where_no_agenda_lists_them_are_those_of_the_reports() -> None:
    text = "Agenda Item 4\n\nROADS AND\nBRIDGES\n\nThe road.\n"
    (item,) = with_reports(text, (), [Part("report", "ROADS AND BRIDGES", "4", 0, len(text))])
    assert (item.number, item.title, item.report) == ("4", "ROADS AND BRIDGES", (0, len(text)))
    assert text[slice(*item.heading)] == "ROADS AND\nBRIDGES"


def test_a_later_paper_with_the_same_number_is_not_the_report() -> None:
    text = "1. Apologies\n2. Roads\n\nROADS\nLAKES\nROADS\n"
    a, b, c = (m.start() for m in re.finditer("ROADS|LAKES", text))
    parts = [Part("report", "ROADS", "2", a, b), Part("report", "LAKES", "3", b, c), Part("report", "x", "2", c, c + 6)]
    assert with_reports(text, agenda_items(text[:a], blocks(text[:a])), parts)[1].report == (a, b)
