"""Minutes as clubs, associations and township boards write them: front matter, titles, lists, actions, votes."""

from __future__ import annotations

from typing import TypeVar

import pytest

from extract.documents import read_bytes
from extract.head.heading import Heading, read_heading
from extract.minutes import extract
from extract.records import (
    Attendance,
    Chairship,
    Commitment,
    Decision,
    Meeting,
    Membership,
    Minutes,
    PostHolding,
)
from extract.structure.blocks import blocks

F = TypeVar("F")

HEAD = """# Tarn Sheds Committee

Committee meeting for Tarn Sheds 14 March 2031

"""


def head(text: str) -> Heading:
    return read_heading(text, blocks(text), None)


def minutes(text: str, name: str = "minutes.md") -> Minutes:
    return extract(read_bytes(name, text.encode()))


def of(kind: type[F], text: str) -> list[F]:
    return [fact for fact in minutes(text).facts if isinstance(fact, kind)]


def came(text: str) -> list[str]:
    return [a.attendee.name for a in of(Attendance, HEAD + text) if a.status in ("present", "inAttendance")]


@pytest.mark.parametrize(
    ("title", "body", "day"),
    [
        ("Committee meeting for Tarn Sheds 14 March 2031", "Tarn Sheds Committee", "2031-03-14"),
        ("Board Meeting of the Leys Rowers, 14 March 2031", "Leys Rowers Board", "2031-03-14"),
        ("TRSA Annual General Meeting 2031, Guildhall, March 14,\n2031", "TRSA", "2031-03-14"),
        ("Leys Sailors AGM, 14 March 2031", "Leys Sailors", "2031-03-14"),
        ("March 2031 General Meeting, 14 March 2031", None, "2031-03-14"),
    ],
)
def test_title_names_whose_meeting_it_is(title: str, body: str | None, day: str) -> None:
    found = head(f"{title}\n\nPresent: Ann Pike, Bo Nair\n")
    assert (found.body, found.date) == (body, day)


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter_dates_the_file_and_not_the_meeting(fence: str) -> None:
    sign = ":" if fence == "---" else " ="
    matter = f'{fence}\ntitle{sign} "Minutes"\ndate{sign} "2032-01-08 22:00:24 -0700"\n{fence}\n'
    found = head(matter + "TRSA Annual General Meeting 2031, Guildhall, March 14, 2031\n\nChair: Ann Pike\n")
    assert (found.date, found.start) == ("2031-03-14", None)


def test_moment_at_which_a_program_wrote_a_file_is_no_hour() -> None:
    matter = "---\ntitle: Leys Board\ndate: 2031-03-14T23:24:32.400Z\n---\n"
    assert head(matter + "Leys Board Meeting, 14 March 2031 at 7:00 pm\n").start == "19:00"


def test_hours_told_below_the_head() -> None:
    text = "Leys Board Meeting, 14 March 2031\n\nThe meeting was called to order at 13:08.\n\nIt rained.\n\n"
    found = head(text + "The meeting adjourned at 14:05.\n")
    assert (found.start, found.end) == ("13:08", "14:05")


def test_venue_ends_with_its_sentence() -> None:
    text = (
        "A Leys Owners Board Meeting was held on Friday March 14, 2031 at the Boat House. Attendees are listed below.\n"
    )
    assert head(text).venue == "Boat House"


def test_whole_names_on_lines_are_no_columns() -> None:
    listed = "Committee Members Present:\nAnn Pike\nBo Nair\nLori Daniels\nAlex Holt\nJane Marsh\nDave Strand\n"
    assert came(listed)[:3] == ["Ann Pike", "Bo Nair", "Lori Daniels"]
    assert len(came(listed)) == 6


def test_initials_in_brackets_before_names_are_those_of_actions() -> None:
    text = HEAD + (
        "## Attendees\n\n- [AP] Ann Pike (Chair)\n- [NL] Nora Poole-Lane\n- [BN] Bo Nair\n\n"
        "## Actions\n\n- [NL]\tRing the bank.\n- [AP, BN] Draft the lease.\n- [BN] Sell the oars - Done\n"
    )
    assert [a.attendee.name for a in of(Attendance, text)] == ["Ann Pike", "Nora Poole-Lane", "Bo Nair"]
    assert [c.person.name for c in of(Chairship, text)] == ["Ann Pike"]
    told = [([r.name for r in c.responsible], c.deliverable) for c in of(Commitment, text)]
    assert told == [(["Nora Poole-Lane"], "Ring the bank"), (["Ann Pike", "Bo Nair"], "Draft the lease")]


def test_owners_with_their_lots_came_and_are_no_members_of_the_board() -> None:
    text = (
        "A Leys Owners Association Board Meeting was held on March 14, 2031.\n\nIt rained.\n\n## Attachment I\n\n"
        "### Attendees\n\n**Name          Lots**\n\nAnn Pike        56,58\n\nMay Holt        63\n\nBo Nair        7\n"
    )
    assert [a.attendee.name for a in of(Attendance, text)] == ["Ann Pike", "Bo Nair"]
    assert of(Membership, text) == []


def test_call_signs_behind_names_are_left_out() -> None:
    assert came("Present: Ann Pike K1ABC, Bo Nair W2XYZ and Cy Dow N0QRP\n") == ["Ann Pike", "Bo Nair", "Cy Dow"]


def test_surnames_that_a_roll_call_tells() -> None:
    text = (
        "**Roll Call:** Present were Pike, Nair, Holt and Bridges. **Also present:** Tarn Township Supervisor Moss and "
        "Ann Bridges.\n\nMotion by Pike to pay the bills, second by Nair, motion carried.\n\n"
        "Motion by Holt to adjourn, second by Bridges, motion carried.\n"
    )
    assert came(text) == ["Pike", "Nair", "Holt", "Bridges", "Ann Bridges"]


def test_absent_in_small_letters_opens_a_list_of_its_own() -> None:
    assert came("Board Members in attendance: Ann Pike, Bo Nair; absent: Cy Dow\n") == ["Ann Pike", "Bo Nair"]


def test_outgoing_members_belong_no_more() -> None:
    text = HEAD + "Board Members Present:\nAnn Pike\nBo Nair\n\nOutgoing Board Members Present:\nCy Dow\n"
    assert {m.person.name for m in of(Membership, text)} == {"Ann Pike", "Bo Nair"}


def test_also_is_a_label_only_before_a_colon() -> None:
    assert came("Present: Ann Pike, Bo Nair\n\n- Also Smart Power (cheaper at night)\n") == ["Ann Pike", "Bo Nair"]


def test_whose_an_action_is_by_the_first_name_of_the_list() -> None:
    text = HEAD + (
        "- Present: Nick, Brett, Jenna, Anton\n\n#### Keys\n\n- ACTION Nick - remind members of the keys.\n"
        "- Did they pay? Not yet: ACTION: Brett\n- ACTION: FIXME: list the new members here\n"
    )
    told = [([r.name for r in c.responsible], c.deliverable) for c in of(Commitment, text)]
    assert told == [(["Nick"], "remind members of the keys")]


def test_officers_by_the_office_behind_their_names() -> None:
    text = HEAD + "Present: Ann Pike, Bo Nair\n\nCy Dow (Treasurer) spoke of the bank.\n\nAnn Pike, Club Secretary\n"
    assert {(p.person.name, p.post.name) for p in of(PostHolding, text)} == {
        ("Cy Dow", "Treasurer"),
        ("Ann Pike", "Club Secretary"),
    }


@pytest.mark.parametrize(
    ("line", "decided"),
    [
        ("4/4 votes for Bo Nair as secretary", ["Bo Nair as secretary"]),
        ("Fees to be raised to £40? – 5/5 yes", ["Fees to be raised to £40"]),
        ("Insurance for the board – 0/5 yes", []),
        ("The treasurer's report was accepted as presented.", ["The treasurer's report was accepted as presented"]),
        (
            "Ann Pike moved for $300 to mend the trailer. Bo Nair seconded. Motion carried.",
            ["$300 to mend the trailer"],
        ),
        ("The new fee was approved by the membership.", ["The new fee was approved by the membership"]),
        ("On May 4, Ann and Bo met with the Postmaster, Cy Dow, and agreed to the following to mend the boxes.", []),
    ],
)
def test_votes_of_clubs(line: str, decided: list[str]) -> None:
    assert [d.text for d in of(Decision, HEAD + f"Present: Ann Pike, Bo Nair\n\n{line}\n")] == decided


def test_own_day_in_the_other_order_is_no_entry_of_a_diary() -> None:
    text = (
        "**TRSA 5-6-31 Annual Evening**\n\nA Leys Owners Board Meeting was held on Tuesday May 6, 2031.\n\nIt rained.\n"
    )
    assert [m.date for m in of(Meeting, text)] == ["2031-05-06"]
    assert of(Commitment, text) == []


def test_members_of_a_body_in_small_letters_that_a_colon_ends() -> None:
    text = HEAD + (
        "Present: Ann Pike, Bo Nair\n\n#### Boats Committee\n\n"
        "Ann Pike thanked the members of the boats committee: Cy Dow, Jane Marsh, and Dave Holt.\n"
    )
    told = {m.person.name for m in of(Membership, text) if m.body.name == "Boats Committee"}
    assert told == {"Cy Dow", "Jane Marsh", "Dave Holt"}
