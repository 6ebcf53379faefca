"""Disagreements: what is one, what only looks like one, and that both sides come with their words."""

from __future__ import annotations

import csv
import io
import json
import re
from importlib.resources import files

import pytest
from click.testing import CliRunner

from cli import DISAGREEMENTS, main
from graph.disagreements.disagreements import KINDS, Wanted, disagreements, rows_of
from graph.disagreements.sides import excused, listed

PANEL, MARCH, MAY = "Harbour Panel", "2021-03-18", "2021-05-20"
DATE, EDTF = "xsd:date", "edtf:EDTF"


def told(dataset, kind=None, **wanted):
    """What each side says, in pairs."""
    rows = rows_of(disagreements(dataset, Wanted(kind=kind, **wanted)))
    return [(one.says, two.says) for one, two in zip(rows[::2], rows[1::2], strict=True)]


def attend(papers, *notes, second=False):
    """One meeting in one paper, or each note after the first in a paper of its own."""
    minutes = papers.paper("minutes", MARCH)
    meeting = papers.meeting(minutes, PANEL, MARCH)
    for number, (who, status, more) in enumerate(notes):
        where = papers.paper("list", MARCH, "other") if second and number else minutes
        papers.attended(where, meeting, who, status, **more)


LANE = "Ann Lane"
ATTENDANCE = [
    ("present and apologies", [(LANE, "present", {}), (LANE, "apologies", {})], [("present", "apologies")]),
    ("present and absent", [(LANE, "present", {}), (LANE, "absent", {})], [("present", "absent")]),
    (
        "in attendance and apologies",
        [(LANE, "inAttendance", {}), (LANE, "apologies", {})],
        [("in attendance", "apologies")],
    ),
    (
        "present, and another stood in",
        [(LANE, "present", {}), ("Ben Reed", "substitute", {"stood_for": LANE})],
        [("present", "Ben Reed stood in for Ann Lane")],
    ),
    ("apologies, and another stood in", [(LANE, "apologies", {}), ("Ben Reed", "substitute", {"stood_for": LANE})], []),
    ("for part, with apologies", [(LANE, "partPresent", {}), (LANE, "apologies", {})], []),
    ("for one item, with apologies", [(LANE, "present", {"item": "Roads"}), (LANE, "apologies", {})], []),
    ("late", [(LANE, "present", {}), (LANE, "apologies", {"words": "Ann Lane (for lateness)"})], []),
    ("two people", [(LANE, "present", {}), ("Ben Reed", "apologies", {})], []),
    ("apologies and absent", [(LANE, "apologies", {}), (LANE, "absent", {})], []),
]


@pytest.mark.parametrize("second", [False, True], ids=["one paper", "two papers"])
@pytest.mark.parametrize(("notes", "answer"), [c[1:] for c in ATTENDANCE], ids=[c[0] for c in ATTENDANCE])
def test_there_and_not_there(papers, shelved, notes, answer, second):
    attend(papers, *notes, second=second)
    assert [set(pair) for pair in told(shelved(papers))] == [set(pair) for pair in answer]


def test_an_agendas_list_of_members_disagrees_with_no_apologies(papers, shelved):
    minutes, agenda = papers.paper("minutes", MARCH), papers.paper("agenda", MARCH, "agenda")
    papers.attended(minutes, papers.meeting(minutes, PANEL, MARCH), LANE, "apologies")
    papers.attended(agenda, papers.meeting(agenda, PANEL, MARCH, "announced"), LANE, "present")
    assert told(shelved(papers)) == []


def chair(papers, paper, who, kind="chair", words="in the Chair", **terms):
    stated = "".join(f' ; mg:{term} "{day}"^^{EDTF}' for term, day in terms.items())
    said = f'mg:person {papers.one(who)} ; mg:body {papers.one(PANEL, "Body")} ; mg:chairKind "{kind}"{stated}'
    return papers.fact(paper, "mg:Chairship", said, words)


VICE = {"kind": "vice-chair"}
CHAIRS = [
    ("one paper", [("a", MARCH, LANE, {}), ("a", MARCH, "Ben Reed", {})], 1),
    ("two papers of one day", [("a", MARCH, LANE, {}), ("b", MARCH, "Ben Reed", {})], 1),
    ("chair and independent", [("a", MARCH, LANE, {}), ("a", MARCH, "Ben Reed", {"kind": "independent-chair"})], 1),
    ("papers of two days", [("a", MARCH, LANE, {}), ("b", MAY, "Ben Reed", {})], 0),
    ("two vice-chairs", [("a", MARCH, LANE, VICE), ("a", MARCH, "Ben Reed", VICE)], 0),
    ("chair and vice-chair", [("a", MARCH, LANE, {}), ("a", MARCH, "Ben Reed", VICE)], 0),
    ("one person of two names", [("a", MARCH, LANE, {}), ("a", MARCH, "A Lane", {})], 0),
    ("co-chairs", [("a", MARCH, LANE, {"words": "Co-Chair"}), ("a", MARCH, "Ben Reed", {"words": "Co-Chair"})], 0),
    ("elected", [("a", MARCH, LANE, {}), ("a", MARCH, "Ben Reed", {"words": "was elected Chair for the year"})], 0),
    ("outgoing", [("a", MARCH, LANE, {"words": "the outgoing Chair"}), ("a", MARCH, "Ben Reed", {})], 0),
    ("a term after", [("a", MARCH, LANE, {"until": "2021-03"}), ("a", MARCH, "Ben Reed", {"since": "2021-04"})], 0),
    ("from that day", [("a", MARCH, LANE, {}), ("a", MARCH, "Ben Reed", {"since": MARCH})], 0),
]  # fmt: skip


@pytest.mark.parametrize(("stated", "count"), [c[1:] for c in CHAIRS], ids=[c[0] for c in CHAIRS])
def test_two_chairs(papers, shelved, stated, count):
    for paper, day, *_ in stated:
        papers.paper(paper, day)
    for paper, _, who, more in stated:
        chair(papers, paper, who, **more)
    assert len(told(shelved(papers))) == count


def test_a_paper_in_which_the_chair_is_elected_names_two(papers, shelved):
    minutes = papers.paper("minutes", MAY)
    chair(papers, minutes, LANE)
    chair(papers, minutes, "Ben Reed")
    papers.fact(minutes, "mg:Decision", 'mg:text "that Councillor Reed be appointed Chair for the ensuing year"')
    assert told(shelved(papers)) == []


@pytest.mark.parametrize(
    ("words", "count"), [("Ben Reed in the Chair", 1), ("Ben Reed took the chair for this item", 0)]
)
def test_two_who_presided(papers, shelved, words, count):
    minutes, report = papers.paper("minutes", MARCH), papers.paper("report", MAY)
    meeting = papers.meeting(minutes, PANEL, MARCH)
    papers.fact(minutes, "mg:Presiding", f"mg:person {papers.one(LANE)} ; mg:meeting {meeting}", "Ann Lane (Chair)")
    papers.fact(report, "mg:Presiding", f"mg:person {papers.one('Ben Reed')} ; mg:meeting {meeting}", words)
    assert len(told(shelved(papers))) == count


def promise(papers, paper, what, due, *, edtf="", kind="action", who="Harbour Board", words="words"):
    said = (
        f'mg:responsible {papers.one(who, "Body")} ; mg:deliverable "{what}" ; mg:dueBy "{due}"^^{DATE} ;'
        f' mg:dueEdtf "{edtf or due}"^^{EDTF} ; mg:dueText "by {due}" ; mg:commitmentKind "{kind}"'
    )
    return papers.fact(paper, "mg:Commitment", said, words)


MAP = "publish the map of the sea walls"
FIRST = (MARCH, MAP, "2021-05-01", {})
DUE = [
    # a later promise beside FIRST, and the change that is told of it
    ("moved", (MAY, MAP, "2021-09-30", {}), "moved from 2021-05-01 to 2021-09-30"),
    ("in more words", (MAY, f"{MAP} online", "2021-09-30", {}), "moved from 2021-05-01 to 2021-09-30"),
    ("brought forward", ("2021-03-25", MAP, "2021-04-10", {}), "moved from 2021-05-01 to 2021-04-10"),
    ("two papers of one day", (MARCH, MAP, "2021-09-30", {}), "two dates on one day"),
    ("the same date", (MAY, MAP, "2021-05-01", {}), None),
    ("the same date, told less closely", (MAY, MAP, "2021-05-31", {"edtf": "2021-05"}), None),
    ("about the same date", (MAY, MAP, "2021-05-12", {"edtf": "2021-05-12~"}), None),
    ("another party", (MAY, MAP, "2021-09-30", {"who": "Ferry Board"}), None),
    ("another deliverable", (MAY, "publish the timetable of the ferries", "2021-09-30", {}), None),
    ("only a word in common", (MAY, "publish", "2021-09-30", {}), None),
    ("another number", (MAY, f"{MAP}, Phase 2", "2021-09-30", {}), None),
    ("recurring", (MAY, MAP, "2021-09-30", {"kind": "recurring"}), None),
    ("said to recur", (MAY, MAP, "2021-09-30", {"words": "a further map each quarter"}), None),
    ("years later", ("2023-05-20", MAP, "2023-09-30", {}), None),
]


@pytest.mark.parametrize(("later", "change"), [c[1:] for c in DUE], ids=[c[0] for c in DUE])
def test_a_due_date_moved(papers, shelved, later, change):
    for name, (day, what, due, more) in (("march", FIRST), ("later", later)):
        promise(papers, papers.paper(name, day), what, due, **more)
    rows = rows_of(disagreements(shelved(papers)))
    assert [row.why.partition(";")[0] for row in rows[::2]] == ([change] if change else [])


def test_a_report_of_each_quarter_is_not_moved(papers, shelved):
    for number, month in enumerate(("03", "06", "09", "12")):
        promise(
            papers,
            papers.paper(f"paper{number}", f"2021-{month}-01"),
            "report on the tolls and dues",
            f"2021-{month}-28",
        )
    assert told(shelved(papers)) == []


def test_a_date_moved_twice_is_two_moves(papers, shelved):
    for number, (day, due) in enumerate(((MARCH, "2021-05-01"), (MAY, "2021-06-01"), ("2021-06-10", "2021-12-31"))):
        promise(papers, papers.paper(f"paper{number}", day), MAP, due)
    assert [pair[0][:14] for pair in told(shelved(papers))] == ["due 2021-05-01", "due 2021-06-01"]


def test_the_next_meeting_is_no_promise_that_moved(papers, shelved):
    for name, day, due in (("a", MARCH, MAY), ("b", MAY, "2021-07-15")):
        promise(papers, papers.paper(name, day), "meeting in the Custom House hall", due, kind="scheduled")
    assert told(shelved(papers)) == []


def visit(papers, paper, subject, edtf, name="", led=(), kind="MonitoringVisit", more=""):
    points = edtf.split("/")
    days = [p if len(p) == 10 else f"{p}-01" for p in (points[0], points[-1])]
    leaders = "".join(f" ; mg:ledBy {papers.one(who)}" for who in led)
    said = (
        f"mg:subject {papers.one(subject, 'Service')} ; mg:monitor {papers.one('Care Inspectorate', 'Body')} ;"
        f' mg:edtf "{edtf}"^^{EDTF} ; mg:startDate "{days[0]}"^^{DATE} ; mg:endDate "{days[1]}"^^{DATE}{leaders}{more}'
        + (f' ; mg:activityName "{name}"' if name else "")
    )
    return papers.fact(paper, f"mg:Monitoring, mg:{kind}", said, f"the visit of {edtf}")


CARE, JULY = "Northmarch children's services", "2021-07-11/2021-07-12"
VISITS = [
    # what the pack says, what the letter says, and what differs
    ("a day less", ("Council's children's services", JULY, {}), (CARE, "2021-07-11", {}), "when"),
    ("other leaders", (CARE, JULY, {"led": ["Jo Pike"]}), (CARE, JULY, {"led": ["Kay Moss"]}), "who"),
    ("both", (CARE, JULY, {"led": ["Jo Pike"]}), (CARE, "2021-07-11", {"led": ["Kay Moss"]}), "when and who"),
    (
        "the fifth, weeks apart",
        (CARE, "2021-07-11", {"name": "fifth visit"}),
        (CARE, "2021-07-25", {"name": "Visit No. 5"}),
        "when",
    ),
    ("the same", (CARE, JULY, {}), (CARE, JULY, {}), None),
    ("the month only", (CARE, JULY, {}), (CARE, "2021-07", {}), None),
    ("fewer who came", (CARE, JULY, {"led": ["Jo Pike"]}), (CARE, JULY, {"led": ["J Pike", "Kay Moss"]}), None),
    ("the next one", (CARE, JULY, {}), (CARE, "2021-07-25", {}), None),
    ("fifth and sixth", (CARE, JULY, {"name": "fifth visit"}), (CARE, "2021-07-12", {"name": "sixth visit"}), None),
    ("another kind", (CARE, JULY, {}), (CARE, "2021-07-11", {"kind": "Audit"}), None),
    ("two schools", ("Oak School", JULY, {}), ("Elm School", "2021-07-11", {}), None),
    ("a standing arrangement", (CARE, JULY, {}), (CARE, "2021-07-11", {"more": " ; mg:standing true"}), None),
    (
        "named alike, weeks apart",
        (CARE, "2021-07-11", {"name": "Joint Local Area visit"}),
        (CARE, "2021-07-20", {"name": "joint local area visit"}),
        "when",
    ),
    (
        "the next visit of both",
        (CARE, "2021-07-11", {"name": "next visit"}),
        (CARE, "2021-07-20", {"name": "next visit"}),
        "when",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("pack", "letter", "differs"), [c[1:] for c in VISITS], ids=[c[0] for c in VISITS])
def test_one_visit_told_differently(papers, shelved, pack, letter, differs):
    for name, (subject, edtf, more) in (("pack", pack), ("letter", letter)):
        visit(papers, papers.paper(name, MAY), subject, edtf, **more)
    rows = rows_of(disagreements(shelved(papers)))
    assert [re.search(r": ([\w ]+) \(", row.why)[1] for row in rows[::2]] == ([differs] if differs else [])


def test_services_of_two_councils_are_not_one_subject(papers, shelved):
    visit(papers, papers.paper("one", MAY), "children's services", JULY)
    visit(
        papers,
        papers.paper("two", MAY, council="Southmarch Council"),
        "the council's children's services",
        "2021-07-11",
    )
    assert told(shelved(papers)) == []


def test_one_visit_that_three_papers_tell_is_listed_once(papers, shelved):
    for name, edtf in (("minutes", JULY), ("pack", JULY), ("letter", "2021-07-11")):
        visit(papers, papers.paper(name, MAY), CARE, edtf)
    assert len(told(shelved(papers))) == 1


def agenda(**more):
    return "agenda", "announced", more


def minutes(**more):
    return "minutes", "recorded", more


PLACE = agenda(venue="Custom House")
MEETINGS = [
    # how two papers tell of one meeting, and what differs
    ("start", agenda(start="14:00:00"), minutes(start="10:00:00", of="x"), "starts"),
    ("venue", PLACE, minutes(venue="Town Hall"), "venues"),
    ("end", minutes(end="16:00:00"), minutes(end="17:00:00"), "ends"),
    ("begun late", agenda(start="14:00:00"), minutes(start="14:05:00"), None),
    ("planned end", agenda(end="16:00:00"), minutes(end="17:00:00"), None),
    ("met twice", minutes(start="10:00:00"), minutes(start="14:00:00", of="x"), None),
    ("a room of it", PLACE, minutes(venue="Committee Room 2"), None),
    ("more of the address", PLACE, minutes(venue="Hall, Custom House, Quay"), None),
    ("mentioned elsewhere", ("minutes", "mentioned", {"venue": "Custom House"}), minutes(venue="Town Hall"), None),
]


@pytest.mark.parametrize(("first", "second", "differs"), [c[1:] for c in MEETINGS], ids=[c[0] for c in MEETINGS])
def test_one_meeting_at_two_times_or_places(papers, shelved, first, second, differs):
    for name, (kind, role, more) in (("first", first), ("second", second)):
        papers.meeting(papers.paper(name, MARCH, kind), PANEL, MARCH, role, **more)
    rows = rows_of(disagreements(shelved(papers)))
    assert [row.why for row in rows[::2]] == ([f"one meeting, two {differs}"] if differs else [])


def post(papers, paper, who, title, words="words"):
    said = f"mg:person {papers.one(who)} ; mg:post {papers.one(title, 'Post')}"
    return papers.fact(paper, "mg:PostHolding", said, words)


POSTS = [
    ("papers of one day", "Director of Harbours", MARCH, {}, 1),
    ("papers of two days", "Director of Harbours", MAY, {}, 0),
    ("a post for many", "Harbour Officer", MARCH, {}, 0),
    ("a title of no body", "Clerk", MARCH, {}, 0),
    ("the former one", "Director of Harbours", MARCH, {"words": "the former Director of Harbours"}, 0),
    ("an interim one", "Director of Harbours", MARCH, {"words": "Interim Director of Harbours"}, 0),
]


@pytest.mark.parametrize(("title", "day", "more", "count"), [c[1:] for c in POSTS], ids=[c[0] for c in POSTS])
def test_two_holders_of_a_post_for_one(papers, shelved, title, day, more, count):
    post(papers, papers.paper("first", MARCH), LANE, title)
    post(papers, papers.paper("second", day), "Ben Reed", title, **more)
    assert len(told(shelved(papers))) == count


def test_a_post_that_one_paper_gives_to_two_is_not_for_one(papers, shelved):
    first, second = papers.paper("first", MARCH), papers.paper("second", MARCH)
    for who in (LANE, "Ben Reed"):
        post(papers, first, who, "Director of Services")
    post(papers, second, "Cy Dunn", "Director of Services")
    assert told(shelved(papers)) == []


@pytest.fixture
def two(papers, shelved):
    """A dispute about attendance in March, and a date that moved in May."""
    attend(
        papers, (LANE, "present", {"words": "Ann Lane (Chair)"}), (LANE, "apologies", {"words": "Apologies: Ann Lane"})
    )
    promise(papers, papers.paper("first", "2020-12-01"), MAP, "2021-05-01")
    promise(papers, papers.paper("later", MAY), MAP, "2021-09-30")
    return shelved(papers)


def test_both_sides_come_with_their_words_paper_and_fact(two):
    one, other = rows_of(disagreements(two, Wanted(kind="attendance")))
    assert one.pair == other.pair
    assert one.about == f"Ann Lane at Harbour Panel, {MARCH}"
    assert [(r.says, r.words, r.document, r.date, r.fact) for r in (one, other)] == [
        ("present", "Ann Lane (Chair)", "minutes.txt", MARCH, "f001"),
        ("apologies", "Apologies: Ann Lane", "minutes.txt", MARCH, "f002"),
    ]


FILTERS = [
    ({}, ["attendance", "due date"]),
    ({"kind": "due date"}, ["due date"]),
    ({"body": PANEL}, ["attendance"]),
    ({"body": "Harbour Board"}, ["due date"]),
    ({"council": "northmarch"}, ["attendance", "due date"]),
    ({"council": "Southmarch"}, []),
    ({"since": "2021-05-01"}, ["due date"]),
    ({"until": "2021-01-01"}, ["due date"]),
    ({"since": MARCH, "until": MARCH}, ["attendance"]),
]


@pytest.mark.parametrize(("wanted", "kinds"), FILTERS, ids=str)
def test_disagreements_are_filtered(two, wanted, kinds):
    assert [shown.said.kind for shown in disagreements(two, Wanted(**wanted))] == kinds


def test_a_statement_too_unsure_disagrees_with_nothing(two):
    assert disagreements(two, least=0.95) == []


def test_the_command_shows_pairs_and_gives_them_one_id(harbour_store):
    def run(form):
        return CliRunner().invoke(main, ["disagreements", "--format", form, "--store", str(harbour_store)]).stdout

    rows = json.loads(run("json"))
    assert [(row["says"], row["fact"]) for row in rows] == [("present", "a0007"), ("apologies", "a0008")]
    assert list(csv.DictReader(io.StringIO(run("csv")))) == [{k: str(v) for k, v in row.items()} for row in rows]
    assert run("table").startswith(f"{rows[0]['pair']}  attendance: Fran Odell at")


def test_without_disagreements_a_sentence_claims_no_more_than_what_was_read(harbour_store):
    result = CliRunner().invoke(main, ["disagreements", "--body", "HFB", "--store", str(harbour_store)])
    assert result.stdout == "No disagreement about Harbourshire Flood Board is recorded in the 3 documents read.\n"


def test_the_command_offers_every_kind():
    assert DISAGREEMENTS == KINDS


EXCUSES = [
    json.loads(line)
    for line in files("graph.disagreements").joinpath("excuses.jsonl").read_text("utf-8").splitlines()[1:]
]


@pytest.mark.parametrize("row", EXCUSES, ids=lambda row: row["example"])
def test_an_excuse_holds_for_its_example_and_not_for_its_counter_example(row):
    assert row["kind"] in KINDS
    assert re.search(row["pattern"], row["example"], re.IGNORECASE)
    assert not excused(row["kind"], [row["counter"]])


@pytest.mark.parametrize("row", listed("sole_posts.txt"), ids=lambda row: row[-1])
def test_a_post_for_one_matches_its_example(row):
    pattern, example = row
    assert re.fullmatch(pattern, example, re.IGNORECASE)


def test_many_promises_of_one_party_are_compared_only_where_they_share_rare_words(papers, shelved):
    first, later = papers.paper("first", MARCH), papers.paper("later", MAY)
    for number in range(400):
        promise(papers, first, f"publish the yearly map of quay {number}", "2021-05-01")
    promise(papers, first, "dredge northern channel", "2021-05-01")
    promise(papers, later, "dredge northern channel", "2021-09-30")
    assert len(told(shelved(papers))) == 1
