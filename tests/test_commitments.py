"""Commitments: every rule and refusal by its examples, owners, due dates, lists, marks, real papers."""

import hashlib

import pytest
from spacy.matcher import Matcher

from extract.commitments.commitments import find_commitments
from extract.commitments.owners import WAYS
from extract.commitments.promise_words import Promise, PromiseRule, hedges, promises
from extract.language.pipeline import language
from extract.paper import read_paper
from extract.patterns import columns, rows
from extract.records import Commitment, Document, Rejected

HEAD = """Northmarch County Council

Harbour Scrutiny Panel
Friday, 14 January 2022, 2.00 pm, County Hall

Minutes

Present: Mrs J Potter (Chairman), Mr Adam Brook, Ms Fern Holt, Mr Ben Marsh

Also attended: Ola Reed (Director of Harbours)

1. Apologies
None.

2. Update on moorings

"""
KINDS = {"action", "deadline", "scheduled", "recurring"}
SAYS = {"active", "object", "passive", "event", "that", "whole"}
FIELDS = {"rule", "kind", "owner", "says", "strength", "example", "counter"}
OPTIONAL = {
    "pattern",
    "patterns",
    "then",
    "within",
    "stops",
    "hedged",
    "dated",
    "opens",
    "verbless",
    "resolved",
    "unlisted",
    "owned",
}
RULES = [row for row in rows("commitments") if "rule" in row]
PLAIN = PromiseRule("plain", "action", (), "active", 0.5, False, False, False, False, False, False, "")
CLASSES = [row for row in rows("commitments") if "class" in row]


def paper_of(body):
    text = HEAD + body + "\n"
    return read_paper(Document("minutes.txt", "text/plain", hashlib.sha256(text.encode()).hexdigest(), text))


def answers(body):
    paper = paper_of(body)
    found = tuple(find_commitments(paper))
    for fact in found:
        evidence = fact.evidence
        assert paper.document.text[evidence.start : evidence.end] == evidence.exact
    return found


def facts(body):
    return [fact for fact in answers(body) if isinstance(fact, Commitment)]


def fact(body):
    found = facts(body)
    assert len(found) == 1, found
    return found[0]


def with_lead(row, sentence):
    """The sentence as its rule expects to meet it: some are entries of a resolution."""
    return f"{row['lead']}\n\n- {sentence}" if "lead" in row else sentence


def test_there_are_rules_for_every_kind():
    assert {row["kind"] for row in RULES} == KINDS
    assert len({row["rule"] for row in RULES}) == len(RULES) > 40


@pytest.mark.parametrize("row", RULES, ids=lambda row: row["rule"])
def test_rule_reads_its_example_and_not_its_counter(row):
    assert FIELDS <= set(row) <= FIELDS | OPTIONAL | {"lead"}
    assert row["says"] in SAYS
    assert set(row["owner"]) <= set(WAYS)
    assert 0 < row["strength"] <= 1
    example = with_lead(row, row["example"])
    paper = paper_of(example)
    read = {p.rule.name for passage, s in paper.sentences() for p in promises(passage.doc, s, passage.lead)}
    assert row["rule"] in read
    assert facts(example)
    assert f"commitment {row['rule']}" not in {f.rule for f in facts(row["counter"])}


@pytest.mark.parametrize("row", CLASSES, ids=lambda row: row["class"])
def test_class_holds_a_word_of_its_example_and_none_of_its_counter(row):
    assert set(row) == {"class", "token", "example", "counter"}
    matcher = Matcher(language().vocab, validate=True)
    matcher.add(row["class"], [[row["token"]]])
    found = {
        key: [m for p in paper_of(row[key]).passages[-1:] for m in matcher(p.doc)] for key in ("example", "counter")
    }
    assert found["example"]
    assert not found["counter"]


@pytest.mark.parametrize("row", rows("commitment_refusals"), ids=lambda row: row["example"][:40])
def test_refusal_refuses_its_example_and_not_its_counter(row):
    assert {"reason", "example", "counter"} <= set(row)
    assert set(row) & {"before", "after", "anywhere"}
    assert set(row.get("rules", ())) <= {rule["rule"] for rule in RULES}
    assert facts(row["example"]) == []
    if row["reason"] not in ("a hope or a finding, not a promise", "already done"):
        assert not any(isinstance(f, Rejected) and f.reason == row["reason"] for f in answers(row["counter"]))


@pytest.mark.parametrize("name", ["doing_verbs", "groups", "role_nouns", "hedges", "names_of_things"])
def test_words_are_listed_once(name):
    listed = [row[0] for row in columns(name)]
    assert len(listed) == len(set(listed)) > 5


def test_verbs_have_their_four_forms():
    for row in columns("doing_verbs"):
        assert len(row) == 4 and row[1].endswith("s") and row[3].endswith("ing"), row


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The Director of Harbours agreed to look into the matter.", ["Director of Harbours"]),
        ("Ola Reed said that she would meet the ferry company.", ["Ola Reed"]),
        ("The Northmarch Pilots Association would discuss the moorings.", ["Northmarch Pilots Association"]),
        ("A list of wrecks would be circulated by the Chief Executive.", ["Chief Executive"]),
        ("Licensing Officers were asked to look into this.", ["Licensing Officers"]),
        ("The risk owner will review the register.", ["risk owner"]),
        ("FH would write to the bank.", ["Fern Holt"]),
        ("Fern Holt and Ben Marsh to write to the bank.", ["Fern Holt", "Ben Marsh"]),
        ("It was agreed to write to the ferry company.", ["Harbour Scrutiny Panel"]),
        ("A list of wrecks would be circulated in May 2022.", []),
        ("The Panel requested the Director of Harbours to come back with a plan.", ["Director of Harbours"]),
        ("Members of the public should give notice no later than 4 March 2022.", ["Members of the public"]),
    ],
)
def test_owner(sentence, names):
    assert [ref.name for ref in fact(sentence).responsible] == names


@pytest.mark.parametrize(
    ("sentence", "edtf", "last_day", "inferred"),
    [
        ("The Clerk agreed to report by 3 May 2022.", "2022-05-03", "2022-05-03", False),
        ("The report would be published in December 2022.", "2022-12", "2022-12-31", False),
        ("From September 2022 the Trust would no longer run the ferry.", "2022-09", "2022-09-30", False),
        ("The Clerk would report at the end of the year.", "2022-12-31", "2022-12-31", True),
        ("The survey would be carried out during 2022/23.", "2022-04-01/2023-03-31", "2023-03-31", False),
        ("The Clerk would circulate the list shortly.", None, None, False),
        ("The Budget Strategy 2022/23 would be circulated by the Clerk in May 2022.", "2022-05", "2022-05-31", False),
    ],
)
def test_due(sentence, edtf, last_day, inferred):
    due = fact(sentence).due
    assert due is not None
    assert (due.edtf, due.last_day, due.inferred) == (edtf, last_day, inferred)


def test_the_next_meeting_is_dated_where_the_paper_dates_it():
    found = facts(
        "The Clerk would bring a plan to the next meeting.\n\n"
        "3. Next meeting\nThe next meeting would be held on 11 March 2022."
    )
    assert [f.due.last_day for f in found if f.due] == ["2022-03-11", "2022-03-11"]
    assert all(f.due.inferred == (f.rule == "commitment will-do") for f in found)


def test_two_clauses_make_two_commitments_and_one_clause_one():
    two = facts("The Clerk would write to the bank and the Director of Harbours would meet the pilots.")
    assert [f.evidence.exact for f in two] == [
        "The Clerk would write to the bank and",
        "the Director of Harbours would meet the pilots.",
    ]
    one = facts("The Clerk would write to the bank and would circulate the answer.")
    assert len(one) == 1


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The Clerk would report by 3 May 2021.", "its date has passed"),
        ("The ferry would be repaired by the Clerk?", "a question"),
        ("A new quay will offer visitors a place to rest.", "neither who is to act nor a date is said"),
    ],
)
def test_what_looked_like_a_promise_is_told_with_the_reason(sentence, reason):
    assert [f.reason for f in answers(sentence) if isinstance(f, Rejected)] == [reason]
    assert facts(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The Clerk would not write to the bank.",
        "The ferry had been repaired in 2019.",
        "A new quay would require a large grant.",
        "Members may wish to visit the quay.",
        "The Trust provides moorings for visitors.",
    ],
)
def test_no_promise(sentence):
    assert facts(sentence) == []


def test_how_often():
    found = fact("Quarterly reports would be provided to the Panel by the Clerk.")
    assert (found.every, found.commitment_kind) == ("P3M", "recurring")


def test_hedged():
    sure = fact("The Clerk would report in May 2022.")
    unsure = fact("It was hoped that the Clerk would report in May 2022.")
    assert (sure.hedged, unsure.hedged) == (False, True)
    assert unsure.strength < sure.strength


def test_deliverable_and_recipient():
    found = fact("The Clerk would circulate a list of wrecks to the Panel, but the map was lost.")
    assert found.deliverable == "circulate a list of wrecks to the Panel"
    assert found.recipient is not None and found.recipient.name == "Harbour Scrutiny Panel"
    assert found.item == "2"
    assert (
        fact("A list of wrecks would be published in May 2022.").deliverable
        == "list of wrecks to be published in May 2022"
    )


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Members heard that the list of wrecks would be published in May 2022.",
         "list of wrecks to be published in May 2022"),
        ("The harbour fair, which was new, would take place on 4 May 2022.", "harbour fair on 4 May 2022"),
        ("Following the storm, the Clerk would be writing to the bank and would ring the insurer.",
         "write to the bank"),
        ("It was agreed that the quay should be painted by the Clerk.", "quay to be painted by the Clerk"),
        ("It was agreed that the Clerk write to the bank.", "write to the bank"),
        ("The Panel requested that a plan of the quay be shared with members.",
         "plan of the quay to be shared with members"),
        ("The Clerk was asked to send all of the plans, maps and lists of moorings which the yard had kept since the "
         "war to the Trust, with a letter that told of the many wrecks.",
         "send all of the plans, maps and lists of moorings"),
        ("The Treasurer of the Trust, Northmarch, is to meet Gale Yards Ltd. on Mill Rd. in May 2022.",
         "meet Gale Yards Ltd. on Mill Rd. in May 2022"),
        ("A copy of the lease has been requested; the Panel have requested a copy of the map.", "copy of the map"),
        ("Dredging of the inner harbour would continue until May 2022.",
         "Dredging of the inner harbour to continue until May 2022"),
        ("The visit was scheduled for May 2022.", "visit for May 2022"),
    ],
)  # fmt: skip
def test_a_deliverable_stands_by_itself(sentence, words):
    assert fact(sentence).deliverable == words


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Two buoys were adrift off the point. The Clerk would look into this.",
         "look into this: Two buoys were adrift off the point"),
        ("Two buoys were adrift off the point. Clerk report.", "report: Two buoys were adrift off the point"),
        ("The Clerk would look into this.", "look into this (Moorings)"),
    ],
)  # fmt: skip
def test_words_that_only_point_are_told_with_what_they_point_at(body, words):
    found = fact(body)
    assert found.deliverable.lower() == words.lower()
    assert ("buoys" in found.evidence.exact) == ("buoys" in body)


@pytest.mark.parametrize("row", columns("hedges"), ids=lambda row: row[0])
def test_hedge(row):
    word, where, example = row
    assert where in ("before", "anywhere")
    assert word in example
    doc = paper_of(example).passages[-1].doc
    at = len(doc) - 1 if where == "before" else 1
    assert hedges(doc, Promise(PLAIN, at, at + 1, 0, len(doc)))
    plain = paper_of("it would open as expected").passages[-1].doc
    assert not hedges(plain, Promise(PLAIN, 1, 2, 0, len(plain)))


def test_a_report_recommends_and_only_minutes_resolve():
    sentence = "It is recommended that a plan of the quay be shared with the Trust.\n"
    head = "Northmarch County Council\n\nAgenda\n\nHarbour Scrutiny Panel\n\nFriday, 14 January 2022, 2.00 pm\n\n"
    agenda = f"{head}1. Moorings\n\n{sentence}"
    paper = read_paper(Document("agenda.txt", "text/plain", hashlib.sha256(agenda.encode()).hexdigest(), agenda))
    assert paper.heading.kind == "agenda"
    found = list(find_commitments(paper))
    assert not [f for f in found if isinstance(f, Commitment) and "plan" in f.deliverable]
    assert "recommended in a report, not resolved" in {f.reason for f in found if isinstance(f, Rejected)}
    assert fact("The Panel recommended that a plan of the quay be shared with the Trust.")


def test_what_was_lost_binds_nobody_and_what_was_carried_is_told_once():
    moved = (
        "Mrs Potter proposed and Mr Brook seconded the motion that “the Clerk will write to the bank by May 2022”.\n\n"
    )
    assert len(facts(moved + "Motion carried.")) == 1
    assert facts(moved + "Motion lost.") == []
    (told,) = facts(moved + "Motion carried.\n\nRESOLVED that the Clerk will write to the bank by May 2022.")
    assert told.evidence.exact.startswith("RESOLVED")


def test_action_lists():
    found = facts("Further action 2022/23\n\n- Repair the quay\n- Write to the pilots\n- The pilots were content")
    assert [(f.deliverable, f.due.last_day if f.due else None) for f in found] == [
        ("Repair the quay", "2023-03-31"),
        ("Write to the pilots", "2023-03-31"),
    ]
    assert facts("Work completed to date:\n\n- Repair the quay") == []


def test_marks_name_the_owner_of_the_sentence_before():
    found = facts("It was agreed that the quay be painted. ACTION: FH/BM")
    assert [[ref.name for ref in f.responsible] for f in found] == [["Fern Holt", "Ben Marsh"]]
    found = facts("The old buoy was passed on. AB\n\nThe weather was poor.")
    assert [([ref.name for ref in f.responsible], f.rule) for f in found] == [
        (["Adam Brook"], "commitment action-mark")
    ]
    assert facts("The old buoy was passed on. ZQ") == []


def test_diary():
    found = facts("Dates of meetings\n\nFriday, 11 March 2022\n\nFriday, 14 January 2022\n\nHarbour fair 5 May 2022")
    assert [(f.deliverable, f.due.last_day if f.due else None) for f in found] == [
        ("meeting", "2022-03-11"),
        ("meeting Harbour fair", "2022-05-05"),
    ]


def test_what_is_said_twice_is_told_once():
    assert len(facts("The Clerk would write to the bank.\n\nThe Clerk would write to the bank.")) == 1


def test_same_paper_same_facts():
    body = "The Clerk would write to the bank. It was agreed to paint the quay by May 2022."
    assert answers(body) == answers(body)
