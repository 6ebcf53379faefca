"""Only people in public roles become persons: every line of the data by its examples, then papers of both kinds."""

import hashlib
import json
import re
from dataclasses import fields

import pytest

from extract.minutes import extract
from extract.naming.private_people import private_mentions, rules
from extract.patterns import rows
from extract.people.public_roles import appearing
from extract.records import Commitment, Document, Kind, Membership, Monitoring, PostHolding, Ref

SIGNS = {"seat", "office", "presence", "speech"}
HEAD = """Thornmere County Council

Harbour Scrutiny Panel
Friday, 14 January 2022, 2.00 pm, County Hall

Minutes

Present: Cllr J Potter (Chairman), Cllr Adam Brook, Cllr Fay Green, Ben Marsh

Also attended: Ola Reed (Director of Harbours), Mrs Hannah Webb (Clerk)

1. Apologies
None.

2. Update on moorings

"""


def said(body):
    text = HEAD + body + "\n"
    return extract(Document("minutes.txt", "text/plain", hashlib.sha256(text.encode()).hexdigest(), text))


def persons(body):
    """The names, and the words, of all persons in the facts of a paper."""
    refs = []
    for fact in said(body).facts:
        values = [getattr(fact, f.name) for f in fields(fact)]
        refs += [r for v in values for r in (v if isinstance(v, tuple) else (v,)) if isinstance(r, Ref)]
    return {r.name for r in refs if r.kind is Kind.PERSON} | {r.written for r in refs if r.kind is Kind.PERSON}


def owned(body):
    return [(r.name, f.deliverable) for f in said(body).facts if isinstance(f, Commitment) for r in f.responsible]


def reasons(body):
    return [r.reason for r in said(body).rejected if "public role" in r.reason]


def test_each_line_of_private_people_says_its_signs():
    for row in rows("private_people"):
        assert set(row) <= {"who", "outweighed", "words", "before", "after", "set_off", "cased", "example", "counter"}
        assert ("before" in row) != ("after" in row)
        assert set(row["outweighed"]) <= SIGNS
        assert re.match(r"(?:an?|somebody) ", row["who"])
    assert {sign for row in rows("private_people") for sign in row["outweighed"]} == SIGNS


@pytest.mark.parametrize(("number", "row"), list(enumerate(rows("private_people"))), ids=lambda v: "")
def test_private_line_finds_the_person_of_its_example_alone(number, row):
    rule = rules()[number]
    assert [m.name.surname for m in rule.mentions(row["example"]) if m.name]
    assert {m.name.surname for m in private_mentions(row["example"]) if m.name} <= {"Holt", "Reed", "Pike"}
    assert not [m for m in private_mentions(row["counter"]) if m.name]


@pytest.mark.parametrize("row", rows("public_appearances"), ids=lambda row: row["example"])
def test_appearance_by_its_examples(row):
    assert row["sign"] in ("office", "presence", "speech")
    assert [n.surname for n in appearing(row["example"], row["sign"])]
    assert not list(appearing(row["counter"], row["sign"]))


PRIVATE = [
    "Child Jane Smith was seen. Jane Smith will send a drawing to the Director by 3 March 2022.",
    "Mrs Carla Hill, a parent, said that she would send her photographs to the Director.",
    "The patient, Mr Tom Finch, agreed to share his story with the Director.",
    "Mr Abe Lister, the applicant, is to send new drawings to the Clerk.",
    "Planning application by Mr Abe Lister, 3 High Street. Mr Lister will submit revised plans to the Clerk.",
    "Mr and Mrs Abe Lister, 14 Mill Lane, want a porch. Mr Lister will submit revised plans to the Clerk.",
    "A complaint from Mrs Una Kerr was upheld. Mrs Kerr will be sending photographs to the Clerk.",
    "Serious Case Review - Lena Orr\n\nLena Orr will be sending a report to the Panel.",
    "21/00123/FUL Mr Abe Lister, The Old Mill: a porch. Mr Lister will submit revised plans to the Clerk.",
    "Lena Orr, mother of Child K, will send a report to the Panel.",
    "Lena Orr, mother of the headteacher, will send a report to the Panel.",
    "Jane Smith will be reviewed by the Panel following the Jane Smith Serious Case Review.",
    "The late Mr Rolf Stone was a member of the Leys Board.",
    "The late Cllr Rolf Stone was a member of the Leys Board.",
    "Mr Rolf Stone, Chair of the Leys Board, who had sadly died, was remembered: the death of Mr Rolf Stone.",
]


@pytest.mark.parametrize("body", PRIVATE)
def test_no_private_person_is_one(body):
    found = persons(body)
    assert not [name for name in found if re.search(r"Smith|Hill|Finch|Lister|Kerr|Orr|Stone", name)]


@pytest.mark.parametrize("body", PRIVATE[:6] + PRIVATE[8:14])
def test_what_falls_is_told_and_names_nobody(body):
    told = reasons(body)
    assert told
    assert not [r for r in told if re.search(r"Smith|Hill|Finch|Lister|Kerr|Orr|Stone", r)]


PUBLIC = [
    (
        "Mr Kofi Dray, a resident of Mill Lane, spoke about the path. Mr Dray will send photographs to the Clerk.",
        "Dray",
    ),
    ("The Panel heard from Mr Kofi Dray, 3 High Street. Mr Dray will send photographs to the Clerk.", "Dray"),
    ("Mrs Carla Hill, a parent, addressed the Panel. Mrs Hill will send photographs to the Clerk.", "Hill"),
    ("Mrs Carla Hill, a parent governor, will send photographs to the Clerk.", "Hill"),
    ("A letter from Mr Ian Foss, Head of Ports, was read. Mr Foss will write to the Clerk.", "Foss"),
    ("An application by Cllr Adam Brook was heard. Cllr Brook will send plans to the Clerk.", "Brook"),
    ("A complaint from Ben Marsh was read. Ben Marsh will write to the Clerk.", "Marsh"),
    ("The death of Mr Rolf Marsh was noted. Cllr Marsh will write to the Clerk.", "Marsh"),
    ("Condolences were sent to Ola Reed on the death of her father. Ola Reed will write to the Clerk.", "Reed"),
    ("Mrs Webb, mother of Cllr Green, was well. Mrs Webb will write to the Panel.", "Webb"),
    ("Footpath Officer: Mrs Jo Tapper, 4 High Street. Mrs Tapper will write to the Panel.", "Tapper"),
    ("Mr Ned Foyle (flood warden), 4 High Street, came late. Mr Foyle will write to the Panel.", "Foyle"),
    ("On 02/12/2021 Mr Lund was told of DM/2021/0034 by Cllr Green. Mr Lund will write to the Clerk.", "Lund"),
    ("Every child matters: Jo Lund will write to the Clerk.", "Lund"),
    ("Patient Safety Lead Jo Lund will write to the Clerk.", "Lund"),
    ("Mr Lund will ask residents to write to the Clerk.", "Lund"),
    ("Dr Lund (Leys Water) will report on the late running of trains to the Clerk.", "Lund"),
]


@pytest.mark.parametrize(("body", "surname"), PUBLIC)
def test_people_in_public_roles_stay(body, surname):
    assert surname in {name.split()[-1] for name, _ in owned(body)}
    assert not reasons(body)


def test_a_councillor_is_not_completed_by_an_applicant_of_the_surname():
    body = (
        "Application by Mr Jack Potter, for a porch. Mr Jack Potter will submit plans. Cllr Potter will visit the site."
    )
    assert owned(body) == [("J Potter", "visit the site")]


def test_the_dead_leave_a_councillor_of_the_surname_told():
    assert owned("The late Mr Peter Brook was remembered. Cllr Brook will write to the Clerk.")[0][0] == "Adam Brook"


def test_a_promise_stands_without_its_private_recipient():
    (promise,) = [
        f
        for f in said("Ola Reed agreed to write to Mrs Carla Hill by the end of March 2022.").facts
        if isinstance(f, Commitment)
    ]
    assert (promise.responsible[0].name, promise.recipient) == ("Ola Reed", None)
    assert promise.due.last_day == "2022-03-31"


def test_a_recipient_in_a_public_role_is_kept():
    (promise,) = [f for f in said("Ola Reed agreed to write to Cllr Brook.").facts if isinstance(f, Commitment)]
    assert promise.recipient.name == "Adam Brook"


def test_of_two_owners_the_public_one_stays():
    body = "Mr Abe Lister (applicant) was heard. Ola Reed and Mr Lister will meet the Clerk by 3 March 2022."
    assert [name for name, _ in owned(body)] == ["Ola Reed"]


def test_a_row_of_a_table_of_actions_falls_with_its_private_owner():
    table = (
        "\n\nAction | Owner | Due\nSend drawings | Mr Lister | 1 May 2022\nWrite to school | Hannah Webb | 1 May 2022"
    )
    assert owned("Mr Abe Lister, the applicant, was heard." + table) == [("Hannah Webb", "Write to school")]
    assert ("Abe Lister", "Send drawings") in owned("Mr Abe Lister was heard." + table)


def test_initials_of_a_child_are_no_officer():
    body = "Child FG was seen at home.\n\nThe Panel asked that FG should write to the Clerk.\n\nACTION: FG"
    assert "FG" not in persons(body)
    assert owned("Visit the mooring. ACTION: FG")[0][0] == "Fay Green"


def test_the_title_of_a_case_makes_no_person():
    body = "The Alan Webster Serious Case Review Action Plan was approved by the Leys Board."
    facts = said(body).facts
    assert "Alan Webster" not in persons(body)
    assert not [f for f in facts if isinstance(f, Monitoring | Membership) and "Webster" in str(f)]


def test_an_office_in_prose_makes_an_applicant_public():
    body = "The application from Mr Ian Foss, Head of Ports, was late."
    assert [f.person.name for f in said(body).facts if isinstance(f, PostHolding) and f.rule == "post-apposition"] == [
        "Ian Foss"
    ]


def test_private_words_are_found_though_few_texts_hold_them():
    assert private_mentions("Nobody here but us gulls, said Bo Reed.") == ()
    (mention,) = private_mentions("It was agreed that Child FG be seen.")
    assert (mention.name, mention.written) == (None, "FG")
    assert json.dumps(sorted(mention.outweighed)) == "[]"
