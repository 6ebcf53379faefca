"""The meetings that a paper names beside its own: the last and the next, and none of somebody else."""

from __future__ import annotations

import pytest

from extract.minutes import extract
from extract.records import Document, Meeting, Minutes

HEAD = "Leys Roads Panel\nFriday, 14 September 2018, Mill House\n\nMinutes\n\nPresent: Mr T Hay, Mrs A Pike\n\n"


def minutes(text: str) -> Minutes:
    return extract(Document("a.txt", "text/plain", "0", text))


def others(said: str) -> list[Meeting]:
    text = f"{HEAD}1. Apologies\n\nNone.\n\n2. Roads\n\nThe report was noted.\n\n{said}\n"
    found = [f for f in minutes(text).facts if isinstance(f, Meeting) and f.role == "mentioned"]
    assert all(text[f.evidence.start : f.evidence.end] == f.evidence.exact for f in found)
    return found


@pytest.mark.parametrize(
    "said",
    [
        "3. Date of next meeting:\n\n12th October 2018",
        "3. Next Meeting\n\nThanks were given.\n\nFriday 12th October",
        "3. Date of Next Meeting & Forward agenda\n\nPanel Meeting 12 October 2018.",
        "Next Meeting Friday, 12th October 2018",
        "3. Date and Time of Next Meeting - Friday 12 October 2018",
        'It was agreed to hold the next Monthly Meeting on 12" October, 2018.',
        "The next meeting of the Leys Roads Panel would be held on Friday 12 October.",
    ],
)
def test_next_meeting(said: str) -> None:
    assert [(found.body, found.date) for found in others(said)] == [("Leys Roads Panel", "2018-10-12")]


@pytest.mark.parametrize(
    "said",
    [
        "The next SAG meeting is 12th October 2018.",
        "It was reported at the TARN meeting that ten cars were taken. The next meeting will be 12th October, 2018.",
        "3. Date of next meeting\n\nTo be fixed.\n\n4. Site visit\n\n12 October 2018",
    ],
)
def test_a_meeting_of_somebody_else_or_none(said: str) -> None:
    assert others(said) == []


def test_where_and_when_the_next_meeting_is() -> None:
    (found,) = others("3. Next Meeting\n\nFriday 12th October at 7.00pm in Tarn Village Hall.")
    assert (found.start, found.venue) == ("19:00", "Tarn Village Hall")
    (found,) = others("Date of next meeting - Friday 12 October 2018 at 7.30pm The meeting closed at 8.35pm.")
    assert (found.start, found.venue) == ("19:30", None)


def test_a_day_of_another_name_is_doubted() -> None:
    read = minutes(HEAD.replace("Friday", "Monday"))
    assert read.as_of == "2018-09-14"
    assert [fact.strength for fact in read.facts if isinstance(fact, Meeting)] == [0.6]
    assert any("day of the week" in warning for warning in read.warnings)
    assert not any("day of the week" in warning for warning in minutes(HEAD).warnings)
