"""Who must act: named over initials, pronouns and headings, or inferred from whose paper or meeting it is."""

import hashlib
from dataclasses import replace

import pytest

from extract.commitments.action_lists import action_lists
from extract.commitments.commitments import find_commitments
from extract.commitments.organisations import house, reporting_body, spoken_for
from extract.minutes import extract
from extract.paper import read_paper
from extract.patterns import columns
from extract.prose.parties import parties_in
from extract.records import Commitment, Document, Kind, Ref
from extract.serial import from_json, to_json

PANEL = """Northmarch County Council

Harbour Scrutiny Panel
Friday, 14 January 2022, 2.00 pm, County Hall

Minutes

Present: Mrs J Potter (Chairman), Mr Adam Brook, Ms Fern Holt, Mr Ben Marsh

Officers in attendance: Ola Reed (Director of Harbours)

1. Apologies
None.

2. Update on moorings

"""
PARISH = """Leys Parish Council

Minutes of the meeting of Leys Parish Council held on Friday 14 January 2022 in the Village Hall

Present: Cllr Adam Brook (Chair), Cllr Fern Holt, Cllr Ben Marsh, Mary Lane (Clerk)

1. Apologies
None.

2. Matters arising

"""


def document(text):
    return Document("minutes.txt", "text/plain", hashlib.sha256(text.encode()).hexdigest(), text)


def commitments(body, head=PANEL):
    paper = read_paper(document(head + body + "\n"))
    return [fact for fact in find_commitments(paper) if isinstance(fact, Commitment)]


def owners(body, head=PANEL):
    return [([ref.name for ref in fact.responsible], fact.responsible_inferred) for fact in commitments(body, head)]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("FH/BM will write to the bank.", ["Fern Holt", "Ben Marsh"]),
        ("It was agreed that a working group (FH, BM and AB) should take charge of the fair.",
         ["Fern Holt", "Ben Marsh", "Adam Brook"]),
        ("Fern and Ben to write to the bank.", ["Fern Holt", "Ben Marsh"]),
        ("The chairman and vice-chairman will decide on the colour.", ["chairman", "vice-chairman"]),
        ("RESOLVED Clerk will ask the groundsman.", ["Clerk"]),
        ("Harbour schools in 2023 will provide a list of wrecks.", ["Harbour schools"]),
        ("Literacy Leads in all infant and upper schools will write to the bank.",
         ["Literacy Leads in all infant and upper schools"]),
        ("The pilots attached to Operation Lantern will write to the bank.", []),
        ("A storm drill is planned for May 2022, to be run by the independent chair.", ["independent chair"]),
        ("Assurance has been provided by Northmarch Police that the owners will be notified.", ["Northmarch Police"]),
        ("Adam Brook intimated that he would attend the fair.", ["Adam Brook"]),
        ("Notice of Events Public Speaking Members of the public should give notice no later than 4 March 2022.",
         ["Members of the public"]),
    ],
)  # fmt: skip
def test_named(sentence, names):
    assert [name for found, inferred in owners(sentence) if not inferred for name in found] == names


def test_whom_a_pronoun_means_stands_before_it():
    assert owners("Ola Reed thanked the pilots. She is to meet the ferry company.") == [(["Ola Reed"], False)]
    assert owners("The Northmarch Pilots Association was thanked. They are due to meet on 3 March 2022.") == [
        (["Northmarch Pilots Association"], False)
    ]
    assert owners("Ola Reed spoke. Fern Holt thanked him. He mentioned his intention to report in May 2022.") == [
        (["Fern Holt"], False)
    ]


def test_what_was_agreed_without_an_agent_is_inferred_for_the_body_that_met():
    assert owners("It was agreed that the moorings be painted.") == [(["Harbour Scrutiny Panel"], True)]
    assert owners("It was agreed to write to the ferry company.") == [(["Harbour Scrutiny Panel"], True)]
    assert owners("The lease would be discussed at the next meeting.") == [(["Harbour Scrutiny Panel"], True)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It was agreed that a list of wrecks would be provided to the Panel in May 2022.",
        "It was agreed that the Northmarch Pilots Association would be asked.",
        "A list of wrecks would be circulated in May 2022.",
        "The proposal was moved and seconded by Fern Holt and it was agreed that a list would be provided.",
    ],
)
def test_what_others_are_to_bring_is_left_open(sentence):
    assert [found for found, _ in owners(sentence) if "Harbour Scrutiny Panel" in found or "Fern Holt" in found] == []


def test_officers_speak_for_their_council_and_members_do_not():
    assert owners("Ola Reed advised that the quay would be repaired.") == [(["Northmarch County Council"], True)]
    assert owners("Fern Holt advised that the quay would be repaired.") == [([], False)]
    paper = read_paper(document(PANEL + "None.\n"))
    assert spoken_for(paper, Ref(Kind.PERSON, "Fern Holt", "Fern Holt")) is None


def test_a_police_officer_speaks_for_the_one_force_named():
    told = "The work of Northmarch Police was welcomed. Superintendent Webb added that two boats will be hired."
    assert (["Northmarch Police"], True) in owners(told)
    assert (["Northmarch Police"], True) not in owners(f"Oldshire Constabulary was welcomed too. {told}")


def test_a_council_of_its_own_does_what_its_minutes_say_is_to_be_done():
    assert house(read_paper(document(PARISH + "None.\n"))).name == "Leys Parish Council"
    assert house(read_paper(document(PANEL + "None.\n"))) is None
    assert owners("The benches will be painted in May 2022.", PARISH) == [(["Leys Parish Council"], True)]
    assert owners("Highways Oldshire Council spoke. The road will be closed in May 2022.", PARISH) == [([], False)]
    assert owners("A letter from the bank was read: cards will be issued in May 2022.", PARISH) == [([], False)]


def test_initials_in_the_margin_are_surer_than_what_is_inferred():
    assert owners("The benches will be painted in May 2022. FH", PARISH) == [(["Fern Holt"], False)]


def test_an_inspectorate_makes_the_visits_that_follow():
    told = "Ofsted came in May 2021. Each visit would be followed by a letter."
    assert (["Ofsted"], True) in owners(told)
    assert (["Ofsted"], True) not in owners(told.replace("Each visit", "Each fair"))


def test_a_heading_names_whose_the_dates_are():
    listed = "Village Hall – A table sale was held. Spring fair 5 March 2022.\n\n"
    assert (["Village Hall"], False) in owners(listed, PARISH)
    assert owners("Parish Council Meeting 4 February 2022", PARISH) == [(["Leys Parish Council"], False)]


def test_the_head_of_a_list_names_whose_actions_they_are():
    paper = read_paper(document(PARISH + "Actions for the Clerk:\n\n- Write to the bank\n- Provide a list of wrecks\n"))
    assert [[ref.name for ref in fact.responsible] for fact in action_lists(paper, None)] == [["Clerk"], ["Clerk"]]


def test_a_report_is_of_the_body_in_its_title():
    paper = read_paper(document(PANEL + "The quay will be repaired in May 2022.\n"))
    passage = paper.passages[-1]
    assert reporting_body(paper, passage) is None
    start, end = passage.joined.offsets[0], passage.joined.offsets[-1] + 1
    reported = replace(paper.items[-1], title="Leys Flood Board Annual Report 2021-22", report=(start, end))
    assert reporting_body(paper, replace(passage, item=reported)).name == "Leys Flood Board"
    other = replace(reported, title="Flooding in the Leys")
    assert reporting_body(paper, replace(passage, item=other)).name == "Northmarch County Council"


def test_initials_and_a_verb_are_no_part_of_a_bodys_name():
    paper = read_paper(document(PANEL + "FH updated the Panel that the lease is to end.\n"))
    passage = paper.passages[-1]
    named = [p.ref.name for s in passage.doc.sents for p in parties_in(paper, passage, s) if p.ref.kind is Kind.BODY]
    assert named == ["Harbour Scrutiny Panel"]


def test_inferred_owners_outlive_the_cache():
    minutes = extract(document(PANEL + "It was agreed to write to the ferry company.\n"))
    kept = from_json(to_json(minutes))
    assert kept == minutes
    assert any(isinstance(f, Commitment) and f.responsible_inferred for f in kept.facts)


@pytest.mark.parametrize("name", ["meeting_verbs", "saying_verbs"])
def test_words_are_listed_once_with_an_example(name):
    listed = columns(name)
    assert len({row[0] for row in listed}) == len(listed) > 10
    assert all(row[0] in row[1] for row in listed)
