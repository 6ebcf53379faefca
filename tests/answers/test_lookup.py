"""Each lookup gives the right rows of the invented papers."""

import pytest

from graph.lookup import PAST_DUE, attended, chairs, decisions, due, members, monitored, not_seen_since, panel, posts
from graph.names import UnknownName, find


def facts(rows):
    return [row.fact for row in rows]


def test_attended_leaves_apologies_out(harbour):
    rows = attended(harbour, "Mrs F M Odell")
    assert [(r.date, r.status, r.fact) for r in rows] == [
        ("2021-03-04", "present", "a0001"),
        ("2021-09-09", "present", "a0007"),
    ]


def test_attended_with_excused(harbour):
    assert facts(attended(harbour, "José Quill", excused=True)) == ["a0002", "a0006"]


def test_papers_that_disagree_are_shown_side_by_side(harbour):
    assert attended(harbour, "Fran Odell")[1].note == "also recorded: apologies (a0008)"


def test_attended_by_post_finds_its_holder_and_the_post_itself(harbour):
    assert [r.who for r in attended(harbour, "Director of Harbours")] == ["Dana Penhale"]
    assert [r.who for r in attended(harbour, "the Harbour Warden")] == ["Harbour Warden"]


def test_panel_groups_and_names_whom_a_substitute_stood_in_for(harbour):
    rows = panel(harbour, "CSSP", on="2021-08-31")
    assert [(r.group, r.who) for r in rows] == [
        ("present", "Fran Odell"),
        ("in attendance", "Dana Penhale"),
        ("in attendance", "Harbour Warden"),
        ("substitute", "Marek Tull"),
        ("apologies", "José Quill"),
    ]
    assert rows[3].stood_in_for == "José Quill"
    assert {r.date for r in rows} == {"2021-03-04"}
    assert rows[1].item == "5"


@pytest.mark.parametrize(
    ("on", "date"), [(None, "2021-09-09"), ("2021-09-09", "2021-09-09"), ("2021-09-08", "2021-03-04")]
)
def test_panel_answers_from_the_latest_meeting(harbour, on, date):
    assert {r.date for r in panel(harbour, "CSSP", on=on)} == {date}


def test_panel_before_the_first_meeting_is_empty(harbour):
    assert panel(harbour, "CSSP", on="2021-03-03") == []


CHAIRS = [
    ({"who": "Fran Odell"}, ["g0001", "h0001", "h0003"]),
    ({"who": "Fran Odell", "on": "2021-03-04"}, ["h0001", "g0001"]),
    ({"who": "Fran Odell", "on": "2021-04-01"}, ["h0001"]),
    ({"who": "Fran Odell", "on": "2021-10-01"}, ["h0003"]),
    ({"body": "CSSP", "on": "2021-10-01"}, ["h0002"]),
    ({"body": "CSSP", "on": "2022-12-01"}, []),
    ({"body": "HFB"}, ["h0003"]),
    ({"on": "2020-01-01"}, []),
]


@pytest.mark.parametrize(("question", "answer"), CHAIRS)
def test_chairs(harbour, question, answer):
    assert sorted(facts(chairs(harbour, **question))) == sorted(answer)


def test_monitored_says_how_when_and_with_what_outcome(harbour):
    (row,) = monitored(harbour, "lifeguard service")
    assert (row.monitor, row.how, row.name, row.when, row.outcome, row.led_by) == (
        "Ports Inspectorate", "inspection", "short inspection", "2021-01-18/2021-01-20", "good", "Ines Tull"
    )  # fmt: skip


def test_monitored_the_other_way_round(harbour):
    assert facts(monitored(harbour, by="Ports Inspectorate")) == ["o0001"]
    assert facts(monitored(harbour, "TDP")) == ["o0002"]
    assert [row.how for row in monitored(harbour)] == ["inspection", "standing oversight"]
    assert facts(monitored(harbour)) == ["o0001", "o0002"]


def test_due_is_sorted_and_flags_what_is_not_outright(harbour):
    rows = due(harbour)
    assert [(r.due, r.certainty, r.fact) for r in rows] == [
        ("2021-05-01", "", "c0001"),
        ("2021-10-31", "≈ inferred hoped", "c0004"),
        ("2021-12-31", "inferred", "c0002"),
    ]
    assert rows[0].who == "Dana Penhale; Director of Harbours"
    assert rows[1].every == "P3M"


DUE = [
    ({"before": "2021-05-01"}, []),
    ({"before": "2021-05-02"}, ["c0001"]),
    ({"overdue_as_of": "2021-12-31"}, ["c0001", "c0004"]),
    ({"overdue_as_of": "2022-01-01", "before": "2021-06-01"}, ["c0001"]),
    ({"who": "Dana Penhale"}, ["c0001"]),
    ({"who": "Dana Penhale", "undated": True}, ["c0001", "c0003"]),
    ({"undated": True}, ["c0001", "c0004", "c0002", "c0003"]),
]


@pytest.mark.parametrize(("question", "answer"), DUE)
def test_due(harbour, question, answer):
    assert facts(due(harbour, **question)) == answer


def test_overdue_claims_no_more_than_is_known(harbour):
    assert {r.state for r in due(harbour, overdue_as_of="2022-01-01")} == {PAST_DUE}
    assert {r.state for r in due(harbour)} == {""}


def test_members(harbour):
    rows = members(harbour, "CSSP")
    assert [(r.who, r.first_said, r.last_said, r.statements, r.fact) for r in rows] == [
        ("Fran Odell", "2021-03-04", "2021-03-04", 1, "b0001"),
        ("José Quill", "2021-03-04", "2021-09-09", 2, "b0003"),
    ]
    on_day = members(harbour, "CSSP", on="2021-12-01")
    assert [(r.who, r.known, r.fact) for r in on_day] == [
        ("Fran Odell", "last seen 2021-03-04, not known to have ended", "b0001"),
        ("José Quill", "last seen 2021-09-09, not known to have ended", "b0003"),
    ]
    assert [r.known for r in members(harbour, "CSSP", on="2021-06-01")][1:] == ["seen before and after"]


def test_who_was_last_seen_too_long_ago_is_counted_and_not_listed(harbour):
    one = find(harbour, "CSSP")
    assert [r.who for r in members(harbour, "CSSP", on="2022-06-01")] == ["José Quill"]
    assert not_seen_since(harbour, "membership", "2022-06-01", of=one) == 1
    assert not_seen_since(harbour, "membership", "2021-06-01", of=one) == 0


POSTS = [
    ("Dana Penhale", None, ["p0001"]),
    ("Director of Harbours", None, ["p0001", "p0002"]),
    ("Director of Harbours", "2021-12-01", ["p0002"]),
    ("Harbourshire Council", None, ["p0001", "p0002"]),
]


@pytest.mark.parametrize(("name", "on", "answer"), POSTS)
def test_posts(harbour, name, on, answer):
    assert facts(posts(harbour, name, on=on)) == answer


def test_decisions(harbour):
    (row,) = decisions(harbour, "CSSP")
    assert (row.item, row.text, row.date) == ("5 Tidal defences", "The plan was endorsed", "2021-03-04")
    assert decisions(harbour, "HFB") == []
    assert decisions(harbour, since="2021-03-05") == []
    assert facts(decisions(harbour, until="2021-03-04")) == ["d0001"]


def test_unknown_name_is_refused_not_answered_with_nothing(harbour):
    with pytest.raises(UnknownName):
        attended(harbour, "Nobody Known")
