"""Lists of attendance in the layouts of many bodies: who came, in what capacity, with what post."""

from __future__ import annotations

from typing import Any

import pytest

from extract.documents.reading import read_bytes
from extract.minutes import extract
from extract.patterns import columns, rows
from extract.records import Attendance, Chairship, Membership, Minutes, PostHolding, Presiding
from extract.rolls.attendance_sentences import attendance_in_sentences
from extract.structure.blocks import blocks

HEAD = "Leys Harbour Trust\nMinutes of the meeting held on 4 March 2031\n\n"


def said(text: str, name: str = "minutes.md") -> Minutes:
    return extract(read_bytes(name, text.encode()))


def came(text: str) -> dict[str, str]:
    return {f.attendee.name: f.status for f in said(text).facts if isinstance(f, Attendance)}


def posts(text: str) -> set[tuple[str, str]]:
    return {(f.person.name, f.post.name) for f in said(text).facts if isinstance(f, PostHolding)}


def chairs(text: str) -> set[tuple[str, str]]:
    return {(f.person.name, f.chair_kind) for f in said(text).facts if isinstance(f, Chairship)}


def members(text: str) -> set[str]:
    return {f.person.name for f in said(text).facts if isinstance(f, Membership)}


@pytest.mark.parametrize("row", rows("attendance_sentences"), ids=lambda row: row["example"])
def test_sentence_of_attendance(row: dict[str, Any]) -> None:
    assert set(row) in (
        {"lead", "status", "capacity", "example", "counter"},
        {"tail", "status", "capacity", "example", "counter"},
    )

    def told(text: str) -> list[tuple[str, str]]:
        return [(e.status, e.capacity) for e in attendance_in_sentences(text, blocks(text), [])]

    assert set(told(row["example"])) == {(row["status"], row["capacity"])}
    assert told(row["counter"]) == []


@pytest.mark.parametrize(("post", "example"), columns("posts_before_names"), ids=lambda value: value)
def test_post_before_its_holder(post: str, example: str) -> None:
    assert posts(f"{HEAD}Staff present: {example}, Robert Nair.\n") == {("Ann Pike", example.removesuffix(" Ann Pike"))}
    assert post.removeprefix("... ") in example


def test_posts_in_small_letters_before_several_names() -> None:
    text = (
        f"{HEAD}Ann Pike opened the meeting. Board members present were supervisors Ann Pike, Robert Nair, and Cyril "
        "Dow, clerks Diane Eves and Jane Kerr, and treasurer Edward Fox. "
        "Also present were Gilbert Hay and Kevin Moss.\n"
    )
    assert posts(text) == {
        *((name, "supervisor") for name in ("Ann Pike", "Robert Nair", "Cyril Dow")),
        *((name, "clerk") for name in ("Diane Eves", "Jane Kerr")),
        ("Edward Fox", "treasurer"),
    }
    assert members(text) == {"Ann Pike", "Robert Nair", "Cyril Dow", "Edward Fox"}
    assert came(text)["Gilbert Hay"] == "inAttendance"


def test_groups_that_semicolons_part() -> None:
    text = f"{HEAD}In attendance were Supervisors Ann Pike and Robert Nair; Solicitor Cyril Dow; and Clerk Jane Kerr.\n"
    assert posts(text) == {
        ("Ann Pike", "Supervisor"),
        ("Robert Nair", "Supervisor"),
        ("Cyril Dow", "Solicitor"),
        ("Jane Kerr", "Clerk"),
    }


def test_a_list_under_a_label_with_its_owner() -> None:
    text = (
        f"{HEAD}**Harbour Attendees**  \nAnn Pike - Board President  \nRobert Nair - Board Member  \n"
        "Cyril Dow - Board Member  \nJane Kerr - Office Manager  \n"
    )
    assert chairs(text) == {("Ann Pike", "chair")}
    assert members(text) == {"Ann Pike", "Robert Nair", "Cyril Dow"}
    assert came(text).keys() == {"Ann Pike", "Robert Nair", "Cyril Dow", "Jane Kerr"}


def test_offices_before_names_and_owners_of_one_surname() -> None:
    text = (
        f"{HEAD}Board Attendance: President Ann Pike, Secretary Robert Nair\n\n"
        "HOA owners in attendance via Zoom: Jane & Kevin Moss, Mark, Edward Fox.\n"
    )
    assert chairs(text) == {("Ann Pike", "chair")}
    assert posts(text) == {("Robert Nair", "Secretary")}
    assert members(text) == {"Ann Pike", "Robert Nair"}
    assert came(text).keys() == {"Ann Pike", "Robert Nair", "Jane Moss", "Kevin Moss", "Mark", "Edward Fox"}


def test_first_names_alone() -> None:
    assert came(f"{HEAD}**Present**: Ann, Nomi, Robert, Yo, Cyril (remote)\n").keys() == {
        "Ann",
        "Nomi",
        "Robert",
        "Yo",
        "Cyril",
    }
    assert came(f"{HEAD}Present: Water, Bread, Salt\n") == {}
    assert came(f"{HEAD}Apologies: Ann, Pike and Robert Nair\n").keys() == {"Robert Nair"}


def test_a_first_name_is_completed_by_the_only_bearer() -> None:
    assert "Ann Pike" in came(f"{HEAD}Present: Ann, Robert, Cyril\n\n1. Roof\n\nAnn Pike spoke of the roof.\n")


def test_check_boxes() -> None:
    text = "# Harbour TSC Meeting 2031-03-04\n\n## Attendees\n\n- [x] Ann Pike (@annp)\n- [ ] Robert Nair (@bn)\n"
    assert came(text) == {"Ann Pike": "present", "Robert Nair": "absent"}


def test_stand_ins_in_brackets() -> None:
    text = (
        f"{HEAD}Panel: Professor Ann Pike (Chair), Robert Nair (for Jane Kerr - Tarn Council), "
        "Cyril Dow (for Leys Trust)\n"
    )
    stood_in = {f.attendee.name: f.on_behalf_of for f in said(text).facts if isinstance(f, Attendance)}
    assert stood_in["Robert Nair"] is not None and stood_in["Robert Nair"].name == "Jane Kerr"
    assert stood_in["Cyril Dow"] is None
    assert chairs(text) == {("Ann Pike", "chair")}


def test_titles_below_a_list_are_nobody() -> None:
    text = (
        f"{HEAD}Other attendees: Ann Pike (Leys Trust)\n\n**Item 1: Minutes, Capital Works**\n\n"
        "**Large Buildings**\n\nThe roof.\n"
    )
    assert came(text).keys() == {"Ann Pike"}


def test_apologies_within_the_paragraph_of_a_list() -> None:
    text = (
        f"{HEAD}Committee: Ann Pike, Robert Nair\nApologies for absence were received from Jane Kerr and Edward Fox.\n"
    )
    assert came(text) == {
        "Ann Pike": "present",
        "Robert Nair": "present",
        "Jane Kerr": "apologies",
        "Edward Fox": "apologies",
    }


def test_apologies_of_one_who_came_late() -> None:
    text = f"{HEAD}Present: Ann Pike\n\nApologies:\n\n- Jane Kerr - arrived during the meeting.\n"
    status = [f.status for f in said(text).facts if isinstance(f, Attendance) and f.attendee.name == "Jane Kerr"]
    assert status == ["apologies", "partPresent"]


def test_those_in_attendance_with_their_chair_are_members() -> None:
    assert members(f"{HEAD}In attendance: Ann Pike (Chair), Robert Nair\n") == {"Ann Pike", "Robert Nair"}
    assert members(f"{HEAD}In attendance: Ann Pike, Robert Nair\n") == set()


ELECTION = (
    f"{HEAD}Present: Ann Pike, Robert Nair, Cyril Dow\n\n"
    "1. Minutes\n\nThe minutes were approved.\n\n2. Election of officers\n\n"
)


@pytest.mark.parametrize(
    ("words", "office"),
    [
        ("Robert Nair is elected as 2031 LHT President/Chairperson", {("Robert Nair", "chair")}),
        ("Robert Nair: elected on a show of hands as 2031 Vice President", {("Robert Nair", "vice-chair")}),
        ("Chair: Robert Nair: nom Ann Pike and sec Cyril Dow", {("Robert Nair", "chair")}),
        ("It was agreed that Robert Nair be elected as Secretary.", {("Robert Nair", "Secretary")}),
        ("Robert Nair and Cyril Dow were elected unopposed as Joint Secretaries.", set()),
        ("Treasurer: Robert Nair, Ann Pike", {("Robert Nair", "Treasurer")}),
        ("Wardens: Robert Nair, Cyril Dow", {("Robert Nair", "Warden"), ("Cyril Dow", "Warden")}),
        ("Secretary: Robert Nair declined to stand", set()),
        ("Ann Pike proposed that Robert Nair be elected as Secretary.", set()),
    ],
)  # fmt: skip
def test_elections(words: str, office: set[tuple[str, str]]) -> None:
    text = f"{ELECTION}{words}\n\n3. Roof\n\nThe roof leaks.\n"
    assert chairs(text) | posts(text) == office


def test_officers_elected_are_no_list_of_attendance() -> None:
    text = (
        f"{HEAD}Present: Ann Pike\nApologies: Jane Kerr\n\nThe following officers were elected:\n\n"
        "Chair: Robert Nair\n\nSecretary: Cyril Dow\n"
    )
    assert came(text) == {"Ann Pike": "present", "Jane Kerr": "apologies"}
    assert chairs(text) | posts(text) == {("Robert Nair", "chair"), ("Cyril Dow", "Secretary")}


def test_who_called_the_meeting_to_order() -> None:
    text = f"{HEAD}Present: Ann Pike, Robert Nair\n\nChair Ann Pike called the meeting to order.\n"
    assert chairs(text) == {("Ann Pike", "chair")}
    assert [f.person.name for f in said(text).facts if isinstance(f, Presiding)] == ["Ann Pike"]
    assert chairs(f"{HEAD}Present: Ann Pike\n\nPresident Robert Nair of Tarn wrote.\n") == set()


def test_rows_with_a_body_in_their_second_cell() -> None:
    rows_ = "Ann Pike\tChair\nRobert Nair\tLeys Council\nCyril Dow\tTarn Trust"
    text = f"{HEAD}Present\n{rows_}\n\nIn attendance\nJane Kerr\tClerk\n"
    assert members(text) == {"Ann Pike", "Robert Nair", "Cyril Dow"}
    assert came(text)["Jane Kerr"] == "inAttendance"


@pytest.mark.parametrize(
    ("sentence", "chair"),
    [
        ("The meeting was chaired by BR.", ["Bo Reed"]),
        ("AP chaired the meeting.", ["Ann Pike"]),
        ("The meeting was chaired by XY.", []),
        ("BR thanked the chair of the meeting.", []),
    ],
)
def test_who_presided_told_by_initials(sentence: str, chair: list[str]) -> None:
    text = (
        f"Leys Harbour Committee\n\nMinutes of the meeting on 4 May 2022\n\nPresent: Ann Pike, Bo Reed\n\n{sentence}\n"
    )
    assert [f.person.name for f in said(text).facts if isinstance(f, Presiding)] == chair
