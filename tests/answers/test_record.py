"""Attendance records are fair: who is expected when, what silence means, and that every figure can be proved."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from cli import main
from graph.record.fairness import Held, Noted, Spell, expected, keep
from graph.record.record import by_meeting, counted, record

PANEL = "Harbour Panel"
DAYS = ("2021-01-14", "2021-03-18", "2021-05-20", "2021-07-15", "2021-09-16")

EXPECTED = [
    # first, last, since, until, and whether expected on each of DAYS
    (("2021-03-18", "2021-07-15", None, None), ("not known", "yes", "yes", "yes", "not known")),
    (("2021-05-20", "2021-05-20", None, None), ("not known", "not known", "yes", "not known", "not known")),
    (("2021-05-20", "2021-07-15", "2021-03-01", None), ("no", "yes", "yes", "yes", "not known")),
    (("2021-05-20", "2021-07-15", "2021-03", None), ("no", "not known", "yes", "yes", "not known")),
    (("2021-03-18", "2021-07-15", "2021-05-01", None), ("no", "no", "yes", "yes", "not known")),
    (("2021-01-14", "2021-03-18", None, "2021-06-30"), ("yes", "yes", "yes", "no", "no")),
    (("2021-01-14", "2021-03-18", None, "2021-07"), ("yes", "yes", "yes", "not known", "no")),
    (("2021-01-14", "2021-09-16", None, "2021-06-30"), ("yes", "yes", "yes", "no", "no")),
    (("2021-01-14", "2021-07-15", None, "../2021-06-30"), ("yes", "yes", "yes", "no", "no")),
    (("2021-01-14", "2021-03-18", None, "../2021-06-30"), ("yes", "yes", "not known", "no", "no")),
    ((None, None, "2021-03-01", "2021-06-30"), ("no", "yes", "yes", "no", "no")),
    ((None, None, "2021-03-18", None), ("no", "yes", "not known", "not known", "not known")),
    ((None, None, None, "2021-06-30"), ("no", "no", "no", "no", "no")),
]


@pytest.mark.parametrize(("spell", "answer"), EXPECTED)
def test_nobody_is_expected_before_a_stated_start_or_known_to_be_outside_the_time_they_were_seen(spell, answer):
    first, last, since, until = spell
    assert tuple(expected(day, [Spell(first, last, since, until)])[0] for day in DAYS) == answer


def test_between_two_times_of_membership_nothing_is_known():
    spells = [Spell(DAYS[0], DAYS[0]), Spell(DAYS[2], DAYS[3])]
    assert [expected(day, spells)[0] for day in DAYS] == ["yes", "not known", "yes", "yes", "not known"]


def noted(status, **more):
    return Noted("lane", status, more.pop("capacity", "member"), fact=more.pop("fact", status), **more)


STOOD_IN = Noted("reed", "substitute", "member", stood_for="lane", fact="stood in")
STATUSES = [
    # how the papers note Ann Lane at a meeting that names others, and what her record keeps
    ("present", [noted("present")], "present", ("present",)),
    ("present for part", [noted("partPresent")], "present for part", ("partPresent",)),
    ("there for an item", [noted("present", for_item=True)], "present for part", ("present",)),
    ("late, with apologies for it", [noted("partPresent"), noted("apologies")], "present for part", None),
    ("apologies", [noted("apologies")], "apologies", ("apologies",)),
    ("absent", [noted("absent")], "absent", ("absent",)),
    ("absent in one paper, excused in another", [noted("absent"), noted("apologies")], "apologies", None),
    ("somebody stood in", [STOOD_IN], "substituted", ("stood in",)),
    ("apologies, and somebody stood in", [noted("apologies"), STOOD_IN], "substituted", ("stood in", "apologies")),
    ("present and apologies", [noted("present"), noted("apologies")], "disputed", ("present", "apologies")),
    ("present, and somebody stood in", [noted("present"), STOOD_IN], "disputed", ("present", "stood in")),
    ("a member among those in attendance", [noted("inAttendance")], "present", ("inAttendance",)),
    ("not named", [], "not named", ("the meeting",)),
    ("only others noted", [Noted("reed", "present", "member")], "not named", ("the meeting",)),
]


@pytest.mark.parametrize(("notes", "status", "facts"), [case[1:] for case in STATUSES], ids=[c[0] for c in STATUSES])
def test_what_the_papers_say_of_a_member_and_the_facts_that_prove_it(notes, status, facts):
    kept = keep("lane", [Spell(DAYS[0], DAYS[4])], Held("m", DAYS[1], True, "the meeting"), notes)
    assert kept is not None
    assert (kept.status, kept.expected) == (status, "yes")
    assert facts is None or set(kept.facts) == set(facts)


OTHERS = [
    # how the papers note somebody outside the time of membership: their meetings are nobody's absence
    ("a substitute", [], [noted("substitute")], ("as substitute", "no")),
    ("a member of before who stands in", [Spell(DAYS[0], DAYS[0])], [noted("substitute")], ("as substitute", "no")),
    ("an officer", [], [noted("inAttendance", capacity="officer")], ("in attendance", "no")),
    ("an officer's apologies", [], [noted("apologies", capacity="officer")], None),
    ("apologies of somebody of unknown capacity", [], [noted("apologies")], None),
    ("nobody's member, among the members", [], [noted("present")], ("in attendance", "no")),
    ("nothing", [], [], None),
    ("last seen before", [Spell(DAYS[0], DAYS[0])], [], ("after last seen", "not known")),
    (
        "last seen before, noted as a member again",
        [Spell(DAYS[0], DAYS[0])],
        [noted("apologies")],
        ("apologies", "yes"),
    ),
    ("first seen later", [Spell(DAYS[2], DAYS[3])], [], ("before first seen", "not known")),
    ("joined later, as stated", [Spell(DAYS[2], DAYS[3], DAYS[2])], [], None),
    (
        "last seen before, there as a member for an item",
        [Spell(DAYS[0], DAYS[0])],
        [noted("present", for_item=True)],
        ("in attendance", "not known"),
    ),
    ("left", [Spell(DAYS[0], DAYS[0], None, "2021-02-28")], [], None),
]


@pytest.mark.parametrize(("spells", "notes", "answer"), [case[1:] for case in OTHERS], ids=[c[0] for c in OTHERS])
def test_who_was_not_expected_is_never_absent(spells, notes, answer):
    kept = keep("lane", spells, Held("m", DAYS[1], True, "the meeting"), notes)
    assert answer == (kept and (kept.status, kept.expected))


def test_minutes_that_name_nobody_leave_everybody_not_recorded():
    kept = keep("lane", [Spell(DAYS[0], DAYS[4])], Held("m", DAYS[1], False, "the meeting"), [])
    assert kept is not None
    assert kept.status == "not recorded"


@pytest.fixture
def year(papers, shelved):
    """Five meetings of a panel: lists, a gap, a stand-in, a dispute; an agenda lists the members."""
    minutes = [papers.paper(f"minutes{number}", day) for number, day in enumerate(DAYS)]
    held = [papers.meeting(paper, PANEL, day) for paper, day in zip(minutes, DAYS, strict=True)]
    joined = papers.attended(minutes[0], held[0], "Ann Lane")
    papers.attended(minutes[1], held[1], "Ann Lane", "partPresent")
    papers.attended(minutes[1], held[1], "Ben Reed")
    papers.attended(minutes[2], held[2], "Ann Lane", "apologies")
    papers.attended(minutes[2], held[2], "Cy Dunn", "substitute", stood_for="Ann Lane")
    papers.attended(minutes[2], held[2], "Dee Marsh", "inAttendance", capacity="officer")
    papers.attended(minutes[2], held[2], "Ben Reed", "absent", sure="0.3")
    last = papers.attended(minutes[4], held[4], "Ann Lane")
    papers.attended(minutes[4], held[4], "Ann Lane", "apologies")
    agenda = papers.paper("agenda", DAYS[3], "agenda")
    papers.attended(agenda, papers.meeting(agenda, PANEL, DAYS[3], "announced"), "Ann Lane")
    papers.meeting(agenda, PANEL, "2021-11-18", "announced")
    papers.spell("Ann Lane", PANEL, DAYS[0], DAYS[4], joined, last)
    papers.spell("Ben Reed", PANEL, DAYS[1], DAYS[2])
    return shelved(papers)


def test_a_record_shows_its_denominator(year):
    (row,) = counted(record(year, "Ann Lane"))
    assert (row.attended, row.expected) == ("2 of 3", 5)
    assert row.otherwise == "for part: 1, substituted: 1, disputed: 1, not recorded: 1"
    told = row.present + row.part + row.apologies + row.substituted + row.absent
    assert told + row.disputed + row.not_named + row.not_recorded == row.expected
    assert row.member == f"seen {DAYS[0]} to {DAYS[4]}"


def test_an_agendas_list_of_members_is_no_attendance_and_an_announced_meeting_none_held(year):
    rows = by_meeting(record(year, "Ann Lane"))
    assert [(row.date, row.status) for row in rows] == [
        (DAYS[0], "present"),
        (DAYS[1], "present for part"),
        (DAYS[2], "substituted"),
        (DAYS[3], "not recorded"),
        (DAYS[4], "disputed"),
    ]


def test_each_meeting_of_a_record_is_proved_by_its_facts(year):
    rows = by_meeting(record(year, "Ann Lane"))
    assert [row.fact for row in rows] == [
        "f001", "f002", "f005; f004", f"meeting-HarbourPanel-{DAYS[3]}", "f008; f009",
    ]  # fmt: skip
    assert {row.rests_on for row in rows} == {"f001; f008"}
    assert rows[4].note == "the papers disagree: see `disagreements`"


def test_the_record_of_a_body_has_its_members_and_who_stood_in(year):
    rows = counted(record(year, body=PANEL))
    assert [(r.who, r.attended, r.expected, r.after_last_seen, r.as_substitute) for r in rows] == [
        ("Ann Lane", "2 of 3", 5, 0, 0),
        ("Ben Reed", "1 of 2", 2, 2, 0),
        ("Cy Dunn", "", 0, 0, 1),
    ]


def test_a_meeting_before_a_member_was_first_seen_is_shown_apart(year):
    (row,) = counted(record(year, "Ben Reed"))
    assert (row.before_first_seen, row.after_last_seen) == (1, 2)
    first = by_meeting(record(year, "Ben Reed"))[0]
    assert (first.date, first.status, first.expected) == (DAYS[0], "before first seen", "not known")
    assert first.note == "not known to have been a member yet"


def test_two_of_one_name_are_told_apart_by_their_keys(papers, shelved):
    minutes = papers.paper("minutes", DAYS[0])
    held = papers.meeting(minutes, PANEL, DAYS[0])
    papers.alike("AnnLane2", "Ann Lane")
    for who in ("Ann Lane", "AnnLane2", "Ben Reed"):
        papers.attended(minutes, held, who)
        papers.spell(who, PANEL, DAYS[0], DAYS[0])
    names = [row.who for row in counted(record(shelved(papers), body=PANEL))]
    assert names[2] == "Ben Reed"
    assert [name.partition(" (")[0] for name in names[:2]] == ["Ann Lane"] * 2
    assert names[0] != names[1]


def test_an_officer_has_no_expectation(year):
    (row,) = counted(record(year, "Dee Marsh"))
    assert (row.attended, row.expected, row.in_attendance) == ("", 0, 1)


def test_only_meetings_of_the_time_asked_for_count(year):
    (row,) = counted(record(year, "Ann Lane", since=DAYS[1], until=DAYS[2]))
    assert (row.attended, row.expected) == ("1 of 2", 2)


def test_an_unsure_absence_is_no_absence(year):
    assert [row.attended for row in counted(record(year, "Ben Reed", least=0.5))] == ["1 of 1"]
    assert [row.otherwise for row in counted(record(year, "Ben Reed", least=0.5))] == [
        "not named: 1, before they were first seen: 1, after they were last seen: 2"
    ]


def test_without_a_time_of_membership_nobody_is_expected(papers, shelved):
    minutes = papers.paper("minutes", DAYS[0])
    papers.attended(minutes, papers.meeting(minutes, PANEL, DAYS[0]), "Ann Lane")
    (row,) = counted(record(shelved(papers), "Ann Lane"))
    assert (row.attended, row.expected, row.in_attendance) == ("", 0, 1)


@pytest.mark.parametrize("more", [(), ("--meetings",)])
def test_table_csv_and_json_agree(harbour_store, more):
    def run(form):
        return CliRunner().invoke(
            main, ["record", "Fran Odell", *more, "--format", form, "--store", str(harbour_store)]
        )

    rows = json.loads(run("json").stdout)
    assert rows
    assert run("csv").stdout.splitlines()[0].split(",") == list(rows[0])
    assert all(row["who"] in run("table").stdout for row in rows)
    assert run("table").stderr == ""


def test_a_record_of_nobody_is_refused_in_one_line(harbour_store):
    result = CliRunner().invoke(main, ["record", "--store", str(harbour_store)])
    assert result.exit_code == 2
    assert "Give a PERSON, --body BODY or both." in result.stderr
