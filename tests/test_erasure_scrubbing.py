"""A reading without an erased person: what goes, what stays, and quotes that still stand in their source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.records import (
    Attendance,
    Commitment,
    Decision,
    Evidence,
    Kind,
    Meeting,
    Minutes,
    Monitoring,
    Part,
    Ref,
    Rejected,
)
from graph.erasure.erased import Erased, Erasure, Place, hasher
from graph.erasure.forms import forms
from graph.erasure.scrubbing import scrubbed
from graph.identity.person_names import parse_name

KEY = "00" * 16
HASHED = hasher(KEY)
KNOWN = forms([parse_name("Rosie Ashdown"), parse_name("R T Ashdown")], [])
ROSIE = Erasure(
    "2030-01-01", KEY, ("xshire council",), (), (HASHED("ashdown"),), tuple(HASHED(f"{g} {s}") for g, s in KNOWN)
)
HERE = Place("paper", "xshire council")
NAMED = Ref(Kind.PERSON, "Rosie Ashdown", "She")
BELL = Ref(Kind.PERSON, "C J Bell", "Mr Bell")
BOARD = Ref(Kind.BODY, "Parks Board", "the Board")


def words(exact: str, prefix: str = "", suffix: str = "") -> Evidence:
    return Evidence(40, 40 + len(exact), exact, prefix, suffix)


def after(*facts: object, **parts: object) -> Minutes:
    """What is left of a reading that names the person in its title too."""
    minutes = Minutes("minutes", "Rosie Ashdown's report", "Xshire Council", None, tuple(facts))  # type: ignore[arg-type]
    return scrubbed(replace(minutes, **parts), Erased((ROSIE,)), HERE)  # type: ignore[arg-type]


def decision(exact: str = "the plan be approved", prefix: str = "", suffix: str = "") -> Decision:
    return Decision(words(exact, prefix, suffix), "resolved", 0.9, "approve the plan")


@pytest.mark.parametrize(
    ("prefix", "suffix", "left"),
    [
        ("and Rosie Ashdown then said that ", "", ("said that ", "")),
        ("", " was thanked by Mrs R T Ashdown and", ("", " was thanked by")),
        ("osie Ashdown and Mr Bell hoped that ", "", ("hoped that ", "")),
        ("hdown (Chair), C Bell hoped that ", "", ("hoped that ", "")),
        ("", " and seconded, Mrs Rosie Ashd", ("", " and seconded")),
        ("", " and seconded, Rosi", ("", " and seconded")),
        ("Rosie ", " of it", ("", " of")),
    ],
)
def test_the_words_around_a_quote_are_cut_at_the_name_and_at_half_a_name(
    prefix: str, suffix: str, left: tuple[str, str]
) -> None:
    (fact,) = after(decision(prefix=prefix, suffix=suffix)).facts
    assert (fact.evidence.prefix, fact.evidence.suffix) == left
    assert prefix.endswith(left[0]) and suffix.startswith(left[1])
    assert (fact.evidence.start, fact.evidence.exact) == (40, "the plan be approved")


def test_a_quote_that_holds_the_name_goes_with_its_fact() -> None:
    kept = decision()
    assert after(kept, decision("Mrs Ashdown moved the plan"), decision("Rosie Ashdown moved it")).facts == (kept,)


def test_half_the_name_in_the_quote_and_half_around_it() -> None:
    assert after(decision("Ashdown moved the plan", prefix="and Mrs Rosie ")).facts == ()


def commitment(*owners: Ref, exact: str = "to write", recipient: Ref | None = None) -> Commitment:
    return Commitment(words(exact), "owner", 0.9, "write", owners, recipient)


def test_one_of_several_owners_is_left_out() -> None:
    (fact,) = after(commitment(NAMED, BELL)).facts
    assert isinstance(fact, Commitment) and fact.responsible == (BELL,)


def test_the_only_owner_takes_the_commitment_along() -> None:
    assert after(commitment(NAMED)).facts == ()
    assert after(commitment(NAMED, BELL, exact="Rosie Ashdown and Mr Bell to write")).facts == ()


def test_a_recipient_a_leader_and_one_stood_in_for_are_left_out_of_what_others_did() -> None:
    visit = Monitoring(words("was visited"), "visit", 0.9, BOARD, BOARD, "monitoring visit", led_by=(NAMED,))
    stood_in = Attendance(words("Mr Bell"), "roll", 0.9, BELL, "substitute", "member", on_behalf_of=NAMED)
    promised = commitment(BELL, recipient=NAMED)
    assert after(visit, stood_in, promised).facts == (
        replace(visit, led_by=()),
        replace(stood_in, on_behalf_of=None),
        replace(promised, recipient=None),
    )


def test_a_meeting_is_not_lost_because_its_heading_names_the_person() -> None:
    heading = Meeting(
        words("Parks Board, 4 May 2021, Mrs R T Ashdown in the chair"), "heading", 1.0, "Parks Board", None
    )
    (meeting,) = after(replace(heading, venue="the Rosie Ashdown Room")).facts
    assert meeting.evidence == replace(words("Parks Board, 4 May 2021, Mrs"), page=None)
    assert isinstance(meeting, Meeting) and meeting.venue is None


def test_titles_warnings_rejected_candidates_parts_and_bound_minutes() -> None:
    rejected = Rejected(words("Rosie Ashdown and others"), "roll", "no status")
    fine = Rejected(words("and others"), "roll", "no status")
    bound = Minutes("minutes", "Minutes of Mrs Ashdown's group", None, None, (decision("Cllr Ashdown agreed"),))
    left = after(
        decision(),
        rejected=(rejected, fine, replace(fine, reason="R T Ashdown stands in two lists")),
        warnings=("no text on page 3", "Rosie Ashdown's page is empty"),
        parts=(Part("report", "Report of Rosie Ashdown", "4", 0, 9), Part("agenda", "Agenda", None, 9, 12)),
        bound=(bound,),
    )
    assert (left.title, left.rejected, left.warnings) == ("", (fine,), ("no text on page 3",))
    assert [part.title for part in left.parts] == ["", "Agenda"]
    assert left.bound == (replace(bound, title="", facts=()),)


def test_what_was_scrubbed_is_left_as_it_is() -> None:
    once = after(decision(prefix="Rosie Ashdown said that "), commitment(NAMED, BELL))
    assert scrubbed(once, Erased((ROSIE,)), HERE) is once


def test_a_paper_of_another_council_is_left_as_it_is() -> None:
    minutes = Minutes("minutes", "Rosie Ashdown", "Yshire", None, (commitment(NAMED),))
    assert scrubbed(minutes, Erased((ROSIE,)), Place("paper", "yshire")) is minutes
