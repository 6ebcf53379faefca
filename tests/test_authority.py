"""The council that a paper belongs to: by its head, by its addresses, by what it speaks of."""

from __future__ import annotations

import pytest

from extract.documents import read_bytes
from extract.paper import read_paper
from extract.patterns import columns


def authority(text: str) -> str | None:
    return read_paper(read_bytes("minutes.txt", text.encode())).authority


HEAD = "LEYS COUNTY COUNCIL\n\nCABINET\n\nMINUTES of a meeting of the Cabinet held at Mill House on 9 May 2031.\n\n"


def test_a_council_in_capitals_at_the_head_outweighs_one_named_in_prose() -> None:
    text = HEAD + "Present: Mr T Hay\n\n" + "Marlport Council had answered. " * 5
    assert authority(text) == "Leys County Council"


@pytest.mark.parametrize(
    "said",
    [
        "The Panel met in March. On 9 March County Council officers answered.",
        "The Municipal Council of the day was consulted.",
        "Full Council would decide in May. Municipal Council staff were thanked.",
        "A letter of Tarn Community Council was read. The bus to Tarn was late, and Tarn had no shop.",
        "Differing accounts of talks with Marlport Borough Council were heard.",
    ],
)
def test_what_is_no_council_of_the_paper(said: str) -> None:
    assert authority(f"Roads Panel\n\nMinutes, 9 May 2031\n\nPresent: Mr T Hay\n\n{said}\n") is None


@pytest.mark.parametrize(("word", "example"), columns("other_councils"), ids=lambda value: value)
def test_a_council_that_is_no_local_authority(word: str, example: str) -> None:
    assert word in example
    said = f"The Marlport {example} was thanked. " * 5
    assert authority(f"Roads Panel\n\nMinutes, 9 May 2031\n\n{said}\n") is None


@pytest.mark.parametrize(
    "said",
    [
        "The roads of Marlport were discussed. Marlport County Council would answer. Buses in Marlport were late.",
        "Marlport Council was thanked. Marlport Council would answer. It was for Marlport Council to decide.",
        "Write to roads@marlport.gov.uk. Marlport Council and Leys Council would answer.",
    ],
)
def test_the_council_that_a_paper_speaks_for(said: str) -> None:
    name = authority(f"Roads Panel\n\nMinutes, 9 May 2031\n\nPresent: Mr T Hay\n\n{said}\n")
    assert name in ("Marlport County Council", "Marlport Council")


@pytest.mark.parametrize("council", ["March Town Council", "Works Hill Parish Council"])
def test_a_place_called_like_a_month_or_another_council(council: str) -> None:
    assert (
        authority(f"{council.upper()}\n\nMinutes of the meeting held on 9 May 2031\n\nPresent: Mr T Hay\n") == council
    )


def test_the_council_in_a_web_pages_title() -> None:
    text = "Agenda for Harbour Panel on Tuesday 4 February 2031 - Leys Council\n\nVenue: Guildhall\n\nItems\n"
    assert authority(text) == "Leys Council"
