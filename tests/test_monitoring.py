"""Monitoring: every rule's example and counter-example, dates, judgements, leaders, each told once, real papers."""

import hashlib

import pytest

from extract.monitoring.monitoring import find_monitoring
from extract.monitoring.outcomes import outcomes_in
from extract.monitoring.roles import MONITOR_WAYS
from extract.monitoring.subjects import SUBJECT_WAYS
from extract.paper import read_paper
from extract.patterns import columns, rows
from extract.records import Document, Monitoring, Rejected

HEAD = """Northmarch County Council

Streets Scrutiny Panel
Friday, 14 September 2018, 2.00 pm, County Hall

Minutes

Present: Mrs J Potter (Chairman), Mr A Brook

1. Apologies
None.

2. {title}

"""
ACTIVITIES = {"inspection", "monitoring visit", "audit", "review", "oversight", "reporting"}
FIELDS = {"rule", "activity", "pattern", "monitor", "subject", "strength", "example", "reads", "counter"}
OPTIONAL = {"watchdog", "outcome", "dated", "near", "kinds", "standing", "verb", "named", "then", "within"}


def answers(body, title="Update"):
    text = HEAD.format(title=title) + body + "\n"
    paper = read_paper(Document("minutes.txt", "text/plain", hashlib.sha256(text.encode()).hexdigest(), text))
    found = tuple(find_monitoring(paper))
    for fact in found:
        assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.exact
    return found


def facts(body, title="Update"):
    return [fact for fact in answers(body, title) if isinstance(fact, Monitoring)]


def test_there_are_rules_for_every_activity():
    assert {row["activity"] for row in rows("monitoring")} == ACTIVITIES
    assert len({row["rule"] for row in rows("monitoring")}) == len(rows("monitoring")) > 40


@pytest.mark.parametrize("row", rows("monitoring"), ids=lambda row: row["rule"])
def test_rule_reads_its_example_and_not_its_counter(row):
    assert FIELDS <= set(row) <= FIELDS | OPTIONAL
    assert set(row["monitor"]) <= set(MONITOR_WAYS)
    assert set(row["subject"]) <= set(SUBJECT_WAYS)
    monitor, subject = row["reads"]
    monitor = "Streets Scrutiny Panel" if monitor == "MEETING" else monitor
    told = [f for f in facts(row["example"], "Winter Gritting Update") if f.rule == f"monitoring {row['rule']}"]
    assert told, [f.rule for f in facts(row["example"], "Winter Gritting Update")]
    assert monitor in {fact.monitor.name for fact in told}
    assert {fact.activity for fact in told} == {row["activity"]}
    if subject is not None:
        assert {fact.subject.name for fact in told} == {subject}
    assert row["rule"] not in {f.rule.removeprefix("monitoring ") for f in facts(row["counter"])}


DATES = [
    ("Estyn visited Hillside School on 3 May 2018.", ["2018-05-03"]),
    ("Ofsted's third monitoring visit took place on 6 and 7 June 2018.", ["2018-06-06/2018-06-07"]),
    ("Ofsted monitoring visits were made in March 2014 and June 2015.", ["2014-03", "2015-06"]),
    ("The next Estyn monitoring visit is planned for 8 and 9 November.", ["2018-11-08/2018-11-09"]),
    ("On 4 March 2015, Ofsted published its report on Hillside School.", ["2015-03-04"]),
    ("Hillside School was inspected by Estyn.", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "dates"), DATES, ids=lambda value: str(value)[:50])
def test_date_of_the_visit_itself(sentence, dates):
    assert [fact.edtf for fact in facts(sentence)] == dates


def test_dates_have_their_bounds():
    (fact,) = facts("Ofsted's third monitoring visit took place on 6 and 7 June 2018.")
    assert (fact.start, fact.end) == ("2018-06-06", "2018-06-07")


OUTCOMES = [
    ("Hillside School was judged inadequate by Ofsted in 2014.", "inadequate"),
    ("Ofsted rated Hillside School 'requires improvement'.", "requires improvement"),
    ("Hillside School was graded good by Estyn.", "good"),
    ("Hillside School was inspected by Estyn; good progress was made.", None),
]


@pytest.mark.parametrize(("sentence", "outcome"), OUTCOMES, ids=lambda value: str(value)[:50])
def test_judgement(sentence, outcome):
    assert {fact.outcome for fact in facts(sentence)} == {outcome}


@pytest.mark.parametrize("row", columns("outcomes"), ids=lambda row: row[0])
def test_judgement_word_is_found_in_its_example(row):
    words, where, example = row
    assert [o.text for o in outcomes_in(example, 0, len(example))] == [words]
    assert where in ("always", "judged")
    bare = f"there is {words} food"
    assert bool(outcomes_in(bare, 0, len(bare))) == (where == "always")


def test_who_led_an_inspection():
    (fact,) = facts(
        "Hillside School was inspected by Estyn in May 2018. Jane Harris, Senior Inspector, led the inspection."
    )
    assert [leader.name for leader in fact.led_by] == ["Jane Harris"]


def test_who_led_a_visit_is_told_of_the_visit_and_not_of_a_judgement_named_in_between():
    told = facts(
        "This letter tells the findings of the monitoring visit by Estyn to Hillside School on 11 May 2018. "
        "The visit was the second monitoring visit since the school was judged inadequate by Estyn in March 2017. "
        "The visit was carried out by Jane Harris and Tom Pike, inspectors."
    )
    led = {fact.activity: [leader.name for leader in fact.led_by] for fact in told}
    assert led["monitoring visit"] == ["Jane Harris", "Tom Pike"]
    assert led["inspection"] == []


def test_each_of_two_monitors_is_told():
    told = facts(
        "Ofsted and the Care Quality Commission undertook a joint inspection of Hillside Hospital in May 2018."
    )
    assert {(f.monitor.name, f.subject.name) for f in told} == {
        ("Ofsted", "Hillside Hospital"),
        ("Care Quality Commission", "Hillside Hospital"),
    }


def test_a_watching_is_told_once():
    told = facts(
        "Ofsted inspected Hillside School in May 2018. Members read the Ofsted inspection. "
        "The findings of the Ofsted inspection of Hillside School in May 2018 were noted."
    )
    assert [(fact.subject.name, fact.edtf) for fact in told] == [("Hillside School", "2018-05")]


def test_the_item_tells_what_was_inspected():
    (fact,) = facts(
        "Ofsted's third monitoring visit was in May 2018.", "Adult Learning Service - Ofsted Visit Feedback"
    )
    assert fact.subject.name == "Adult Learning Service"


def test_a_watchdog_inspects_what_it_is_elsewhere_said_to():
    told = facts("Ofsted inspected Hillside School in May 2016. A further visit by Ofsted was expected in May 2019.")
    assert {fact.subject.name for fact in told} == {"Hillside School"}


def test_the_authority_where_nothing_else_is_named():
    (fact,) = facts("A further visit by Ofsted was expected in May 2019.")
    assert fact.subject.name == "Northmarch County Council"
    assert fact.strength < 0.7


def test_unknown_monitor_is_rejected_with_its_words():
    (rejected,) = answers("The inspectors had inspected the kitchens.")
    assert isinstance(rejected, Rejected)
    assert "kitchens" in rejected.evidence.exact


NOTHING = [
    "The Panel reviewed the minutes of the last meeting.",
    "The Board reviewed its work programme.",
    "It was suggested that the Highways Board should review the culverts.",
    "The Highways Board was reviewed.",
    "The clerk was asked to monitor the noticeboard.",
    "Members thanked the Monitoring Officer.",
    "The plans are available for inspection at the library.",
    "Cllr Lane reported to the police that a sign was missing.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_watching(sentence):
    assert facts(sentence) == []


def test_the_board_is_the_one_the_text_speaks_of():
    told = facts(
        "The Safeguarding Adults Board (SAB) gave its report. The SAB had met. The SAB had a new chair, as had the "
        "Highways Board. The Board oversees the care of older people."
    )
    assert [fact.monitor.name for fact in told] == ["Safeguarding Adults Board"]


STANDING = [
    ("The Transport Board receives quarterly reports from firms such as Leys Coaches.", True),
    ("The Transport Board received the annual report from Leys Coaches.", False),
    ("The Road Safety Officers are line managed by the Head of Transport.", True),
    ("The Highways Board reviews the gritting contract monthly.", True),
    ("The Highways Board reviewed the gritting contract in May 2018.", False),
    ("The gritting contract was reviewed at the Highways Board.", False),
    ("The Highways Board will continue to monitor the gritting contract during 2018/19.", True),
    ("Estyn visited Hillside School on 4 and 5 June 2018.", False),
    ("The three-monthly Estyn monitoring visits of Hillside School, made every three months, were agreed.", True),
    ("Estyn's regular inspection of Hillside School took place on 4 June 2018.", False),
]


@pytest.mark.parametrize(("sentence", "standing"), STANDING, ids=lambda value: str(value)[:60])
def test_an_arrangement_that_goes_on_is_told_from_what_happened(sentence, standing):
    told = facts(sentence)
    assert [fact.standing for fact in told] == [standing] * len(told) != []


def test_reports_that_come_again_have_no_day():
    (fact,) = facts("The Panel receives quarterly performance reports from firms such as Leys Coaches.")
    assert fact.standing
    assert fact.edtf is None


SUBJECTS = [
    (
        "There were 15 complaints about late gritting. The Panel will continue to monitor "
        "this.",
        "complaints about late gritting",
    ),
    (
        "Questions remain about the gritting of side roads and the Panel will continue to monitor "
        "this.",
        "gritting of side roads",
    ),
    ("The 25 flood reports were not the same as the 25 reviewed by the Flood Panel.", "flood reports"),
    ("The Flood Panel reviewed 40 cases where nobody had replied.", "cases where nobody had replied"),
    ("The Flood Panel inspected 4 Mill Street.", "4 Mill Street"),
    ("The Flood Panel reviewed one of the twelve work-streams.", "work-streams"),
    ("The Flood Panel reviewed and agreed the gritting programme.", "gritting programme"),
    ("The Chair asked the Board to accept the updated terms which were reviewed by the Flood Panel.", "updated terms"),
    ("Work on Old Mill Bridge has begun. The Flood Panel will monitor the bridge.", "Old Mill Bridge"),
    (
        "Audits were completed by the Flood Panel on the length of calls received at the Day "
        "Centre.",
        "length of calls received at the Day Centre",
    ),
    ("The judgement by Estyn for the effect of leaders on music was inadequate.", "effect of leaders on music"),
    (
        "The Estyn inspection of services for older people took place in May "
        "2018.",
        "Northmarch County Council's services for older people",
    ),
    ("Estyn came. The judgement for Northmarch was 'inadequate'.", "Northmarch County Council"),
    (
        "Estyn undertook a joint Local Area Music inspection in Northmarch in May "
        "2018.",
        "Local Area Music in Northmarch",
    ),
    (
        "The Section 9 Audit is a self-assessment by parish councils of their work. The Flood Panel "
        "conducted its Section 9 Audit in May 2018.",
        "parish councils",
    ),
    ("Hillside School's Estyn inspection took place on 4 June 2018.", "Hillside School"),
    ("The annual RoSPA play area inspection was received.", "play area"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "subject"), SUBJECTS, ids=lambda value: str(value)[:70])
def test_what_is_watched(sentence, subject):
    assert {fact.subject.name for fact in facts(sentence, "Any Other Matter")} == {subject}


def test_the_plan_of_the_item_is_the_one_that_the_title_names():
    (fact,) = facts("The action plan is overseen by the Improvement Board.", "Adult Learning")
    assert fact.subject.name == "Adult Learning action plan"


MONITORS = [
    (
        "The contract for gritting is overseen by the local authority's Roads with Bridges Improvement "
        "Board.",
        "Improvement Board",
    ),
    ("The Council has commissioned Jacobson to draw up monthly monitoring of Old Mill Bridge.", "Jacobson"),
    ("Mr T Lane was re-appointed as Internal Auditor for 2018/19.", "T Lane"),
    ("The internal audit of Creditors received substantial assurance.", "Internal Audit"),
    ("HM Inspectorate of Probation inspected the Youth Justice Service in May 2018.", "HM Inspectorate of Probation"),
    ("The NCC review of polling stations was read.", "Northmarch County Council"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "monitor"), MONITORS, ids=lambda value: str(value)[:70])
def test_who_watches(sentence, monitor):
    (fact,) = facts(sentence, "Any Other Matter")
    assert fact.monitor.name.endswith(monitor)


UNTOLD = [
    ("I will move that the Highways Board carry out a full review of street lighting.", "who watches is not said"),
    ("Had it been so, Hillside School would have been judged good by Estyn.", "who watches is not said"),
    ("This year the Flood Panel conducted its Section 9 Audit.", "what is watched is not said"),
    ("HMICFRS published its findings in May 2018.", "what is watched is not said"),
    ("Recent inspection reports by Estyn were noted.", "what is watched is not said"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "reason"), UNTOLD, ids=lambda value: str(value)[:70])
def test_a_watching_that_is_not_clear_is_rejected_with_the_reason(sentence, reason):
    (rejected,) = answers(sentence)
    assert isinstance(rejected, Rejected)
    assert rejected.reason == reason


def test_a_judgement_and_a_date_of_one_sentence_are_of_one_inspection():
    (fact,) = facts("Following its Estyn inspection in May 2018, Hillside School was rated Good.")
    assert (fact.subject.name, fact.edtf, fact.outcome) == ("Hillside School", "2018-05", "good")


def test_an_ambiguous_acronym_of_an_inspectorate_stays_as_it_is_written():
    (fact,) = facts("The Youth Trust's approach to mentoring was found by HMIP to be requiring improvement.")
    assert fact.monitor.name == "HMIP"
    assert fact.subject.name == "Youth Trust's approach to mentoring"
