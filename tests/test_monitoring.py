"""Monitoring: every rule's example and counter-example, dates, judgements, leaders, each told once, real papers."""

import hashlib
import json
import re

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
FIELDS = {"rule", "activity", "pattern", "monitor", "subject", "confidence", "example", "reads", "counter"}
OPTIONAL = {"watchdog", "outcome", "dated", "near", "kinds"}


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
    assert fact.confidence < 0.7


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


@pytest.mark.shared
def test_real_papers_tell_what_careful_readers_list(shared):
    wanted = met = 0
    for path in sorted((shared / "gold" / "seeds").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = (shared / "corpus" / "text" / f"{gold['document']}.txt").read_text("utf-8")
        paper = read_paper(Document(gold["document"], "text/plain", hashlib.sha256(text.encode()).hexdigest(), text))
        told = [fact for fact in find_monitoring(paper) if isinstance(fact, Monitoring)]
        assert all(text[f.evidence.start : f.evidence.end] == f.evidence.exact for f in told)
        quotes = [letters(fact.evidence.exact) for fact in told]
        for fact in gold["monitored_by"]:
            if not fact.get("optional"):
                wanted += 1
                met += any(letters(fact["quote"])[:60] in quote or quote in letters(fact["quote"]) for quote in quotes)
    assert met / wanted > 0.6


def letters(text):
    return re.sub(r"[^a-z0-9]", "", text.lower())
