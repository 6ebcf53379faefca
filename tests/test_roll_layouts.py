"""Lists of attendance as boards, panels and town councils lay them out: by the line, by labels, in one paragraph."""

from __future__ import annotations

from extract.documents import read_bytes
from extract.minutes import extract
from extract.records import Attendance, Chairship, Presiding

HEAD = """Leys Town Council

Minutes of a meeting of Leys Town Council held in Leys Hall on 25 July 2017

"""
BUSINESS = """

1. Minutes

Agreed.

2. Roads

The road was noted.
"""


def there(lists: str, business: str = BUSINESS) -> list[str]:
    """Each attendance as "status: name, post"."""
    minutes = extract(read_bytes("minutes.txt", (HEAD + lists + business).encode()))
    return [
        f"{a.status}: {a.attendee.name}" + (f", {a.as_post.name}" if a.as_post else "")
        for a in minutes.facts
        if isinstance(a, Attendance)
    ]


BY_LINE = """Present:
Dr Ann Pike AP Clinical Chair
Dr Bo Nair BN Secondary Care Consultant
Cy Dow CDw Chief Finance Officer
Ina Marsh IM Lay Member for Strategy and
Innovation / Vice Chair
Una Voss UV Executive Director of Estates and Delivery
Priya Kaur PK Practice Nurse (part meeting)
Welcome and Quoracy
The meeting was quorate.
"""


def test_each_line_is_an_entry_with_initials_and_post() -> None:
    assert there(BY_LINE) == [
        "present: Ann Pike",
        "present: Bo Nair, Secondary Care Consultant",
        "present: Cy Dow, Chief Finance Officer",
        "present: Ina Marsh, Lay Member for Strategy and Innovation",
        "present: Una Voss, Executive Director of Estates and Delivery",
        "partPresent: Priya Kaur, Practice Nurse",
    ]


def test_chair_that_shares_its_line_with_a_post() -> None:
    minutes = extract(read_bytes("minutes.txt", (HEAD + BY_LINE + BUSINESS).encode()))
    chairs = [(c.person.name, c.chair_kind) for c in minutes.facts if isinstance(c, Chairship)]
    assert chairs == [("Ann Pike", "chair"), ("Ina Marsh", "vice-chair")]


def test_list_that_wraps_is_none_by_the_line() -> None:
    lists = "Present: Ann Pike, Bo Nair,\nCy Dow, Ina Marsh, Una\nVoss, Priya Kaur and\nTom Reed.\n"
    names = ["Ann Pike", "Bo Nair", "Cy Dow", "Ina Marsh", "Una Voss", "Priya Kaur", "Tom Reed"]
    assert there(lists) == [f"present: {name}" for name in names]


def test_posts_of_a_column_below_the_names_are_nobody() -> None:
    lists = "In attendance:\nAnn Pike\nBo Nair\nCy Dow\nLeys Valley Integrated\nProgramme Director\nPractice Manager\n"
    assert there(lists) == [f"inAttendance: {name}" for name in ("Ann Pike", "Bo Nair", "Cy Dow")]


def test_post_before_its_holders_under_a_label_alone_on_its_line() -> None:
    lists = """Members Present
Councillors Ann Pike, Bo Nair, Cy Dow.
Officials in Attendance
County Manager: Tom Reed
Directors: Ina Marsh, Una Voss
Apologies
Councillor Ed Hay
"""
    assert there(lists) == [
        "present: Ann Pike",
        "present: Bo Nair",
        "present: Cy Dow",
        "inAttendance: Tom Reed, County Manager",
        "inAttendance: Ina Marsh, Director",
        "inAttendance: Una Voss, Director",
        "apologies: Ed Hay",
    ]


def test_paper_in_one_paragraph() -> None:
    said = "It was noted that the meeting was the first to be held in the new hall and that all were welcome. " * 6
    lists = (
        "Minutes of the Council Members Present: Councillor A Pike (Chair), Councillors B Nair, Í Dow and C Ó'Hay. "
        "Apologies: Councillors E Marsh and T Voss. Also Present: Mr P Reed, Chief Executive and other officials. "
        f"01/1220 Remote meeting {said}\n"
    )
    assert there(lists, "") == [
        "present: A Pike",
        "present: B Nair",
        "present: Í Dow",
        "present: C Ó'Hay",
        "apologies: E Marsh",
        "apologies: T Voss",
        "inAttendance: P Reed, Chief Executive",
    ]


def test_apologies_that_a_verb_tells() -> None:
    lists = "Present: Cllr A Pike\n"
    business = "\n1. Apologies\n\nCllr B Nair & Cllr C Dow sent apologies. The Chair began.\n\n2. Roads\n\nNone.\n"
    assert there(lists, business)[1:] == ["apologies: B Nair", "apologies: C Dow"]


def test_line_that_names_nobody_does_not_end_a_list() -> None:
    lists = "Present: Cllr A Pike\n\nIn Attendance:\n\nOne member of the public\n\nMr T Reed, Clerk\n"
    assert there(lists) == ["present: A Pike", "inAttendance: T Reed, Clerk"]


def test_honorific_does_not_end_a_list_of_councillors() -> None:
    lists = "Present: Councillors Pike (Chairman), Mrs Nair, Dow and T Marsh\n"
    assert there(lists) == ["present: Pike", "present: Nair", "present: Dow", "present: T Marsh"]


def test_initials_behind_a_surname_are_no_body() -> None:
    lists = "Present A Pike (AP) Chair, Councillors Nair (BN) Dow (CD) Marsh (EM)\n"
    minutes = extract(read_bytes("minutes.txt", (HEAD + lists + BUSINESS).encode()))
    assert [a.represents for a in minutes.facts if isinstance(a, Attendance)] == [None] * 4
    assert [c.person.name for c in minutes.facts if isinstance(c, Chairship)] == ["A Pike"]


def test_two_names_without_comma_and_a_clerk_in_small_letters() -> None:
    lists = "Present: Mr A Pike, Mr B Nair Mr C Dow and the clerk, Tom Reed.\n"
    assert there(lists) == ["present: A Pike", "present: B Nair", "present: C Dow", "present: Tom Reed, clerk"]


def test_bilingual_labels() -> None:
    lists = "I láthair / Members Present: Cllr A Pike, Cllr B Nair\n\nLeithscéalta / Apologies: Cllr C Dow\n"
    assert there(lists) == ["present: A Pike", "present: B Nair", "apologies: C Dow"]


def test_officials_and_trustees_of_a_village() -> None:
    lists = "The following officials were present:\n\nMayor Pike\nTrustee Nair\nTrustee Dow\n"
    assert there(lists) == ["present: Pike", "present: Nair", "present: Dow"]


def test_who_presides_stands_before_the_members() -> None:
    lists = "PRESIDING: Councillor Ann Pike, Mayor.\n\nMEMBERS PRESENT: Councillors - Bo Nair and Cy Dow.\n"
    minutes = extract(read_bytes("minutes.txt", (HEAD + lists + BUSINESS).encode()))
    assert [p.person.name for p in minutes.facts if isinstance(p, Presiding)] == ["Ann Pike"]


def test_member_and_officer_of_one_surname_are_two() -> None:
    lists = (
        "MEMBERS PRESENT: Councillor Pike, Councillor Nair\n\nOFFICIALS IN ATTENDANCE: Ms D. Pike, Head of Finance\n"
    )
    assert there(lists) == ["present: Pike", "present: Nair", "inAttendance: D. Pike, Head of Finance"]


def test_substitutes_whom_only_a_sentence_names() -> None:
    business = """
1. Apologies

Apologies were received from Mr A Pike (Ms B Nair attended as substitute) and Una Voss. Cy Dow attended in her absence.

2. Roads

None.
"""
    minutes = extract(read_bytes("minutes.txt", (HEAD + "Present: Cllr T Reed\n" + business).encode()))
    stood_in = {
        a.attendee.name: a.on_behalf_of.name for a in minutes.facts if isinstance(a, Attendance) and a.on_behalf_of
    }
    assert stood_in == {"B Nair": "A Pike", "Cy Dow": "Una Voss"}


def test_double_surname_cut_at_the_end_of_a_line() -> None:
    lists = "Present: Ann Pike, Jo Barton-\nHay, Cy Dow\n"
    assert there(lists) == ["present: Ann Pike", "present: Jo Barton-Hay", "present: Cy Dow"]


def test_double_surname_cut_at_the_end_of_a_line_of_apologies() -> None:
    """The evidence is the document's own words, the line's end in them."""
    business = "1. Apologies\n\nThe Clerk reported apologies from Mr Al Pike, Mr Cy Barton-\nHay and Ms Una Voss.\n"
    minutes = extract(read_bytes("minutes.txt", (HEAD + "Present: Cllr T Reed\n\n" + business).encode()))
    away = {a.attendee.name: a for a in minutes.facts if isinstance(a, Attendance) and a.status == "apologies"}
    assert [*away] == ["Al Pike", "Cy Barton-Hay", "Una Voss"]
    evidence = away["Cy Barton-Hay"].evidence
    assert "Cy Barton-\nHay" in (HEAD + "Present: Cllr T Reed\n\n" + business)[evidence.start : evidence.end]
    assert not [a for a in minutes.facts if isinstance(a, Attendance) and a.represents]


def test_who_sent_apologies_but_came_by_video_is_present() -> None:
    business = "1. Apologies\n\nMs Una Voss had given her formal apologies but was attending the meeting virtually.\n"
    minutes = extract(read_bytes("minutes.txt", (HEAD + "Present: Cllr T Reed\n\n" + business).encode()))
    told = [(a.attendee.name, a.status) for a in minutes.facts if isinstance(a, Attendance)]
    assert told == [("T Reed", "present"), ("Una Voss", "present")]
