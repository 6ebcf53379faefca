"""Actions however a paper lays them out: marks, margins, labels, boxes, brackets; and what only looks like one."""

import hashlib

import pytest

from extract.commitments.commitments import find_commitments
from extract.paper import read_paper
from extract.records import Commitment, Document

HEAD = """Northmarch Harbour Board

Monday, 10 August 2026, 7.00 pm, Pier Hall

Minutes

Present: Cllr Fern Holt (Chair), Cllr Ben Marsh, Cllr Janet Pike

In attendance: Otto Lane (Clerk)

1. Moorings

"""


def facts(body, head=HEAD, name="minutes.txt"):
    text = head + body + "\n"
    document = Document(name, "text/plain", hashlib.sha256(text.encode()).hexdigest(), text)
    return [f for f in find_commitments(read_paper(document)) if isinstance(f, Commitment)]


def told(body):
    return [([ref.name for ref in f.responsible], f.deliverable) for f in facts(body)]


@pytest.mark.parametrize(
    ("line", "owners", "deliverable"),
    [
        ("Action item: Fern Holt to ring the bank.", ["Fern Holt"], "ring the bank"),
        ("Action point 3: Fern Holt to ring the bank.", ["Fern Holt"], "ring the bank"),
        ("AP2: Fern Holt to ring the bank.", ["Fern Holt"], "ring the bank"),
        ("ACTION – Board to ring the bank.", ["Northmarch Harbour Board"], "ring the bank"),
        ("Action: list the wrecks (Fern Holt/Ben Marsh).", ["Fern Holt", "Ben Marsh"], "list the wrecks (Fern"),
        ("Cllr Holt and the Clerk to review the lease.", ["Fern Holt", "Clerk"], "review the lease"),
        ("The oar is lost – the Treasurer to obtain a quote.", ["Treasurer"], "obtain a quote"),
        ("The oar is lost, Clerk to write to the crew.", ["Clerk"], "write to the crew"),
        ("Jan will get the crews together.", ["Janet Pike"], "get the crews together"),
        ("Cllr Holt also asked Ben to check on the oars.", ["Ben Marsh"], "check on the oars"),
        ("The Board directed staff to place the lease on the list.", ["staff"], "place the lease on the list"),
        ("It was agreed to have Otto repair the gate.", ["Otto Lane"], "repair the gate"),
        ("FH to ring the bank.", ["Fern Holt"], "ring the bank"),
        ("FH and BM to ring the bank.", ["Fern Holt", "Ben Marsh"], "ring the bank"),
        ("Staff to prepare a lease.", ["Staff"], "prepare a lease"),
        ("Consensus was to have staff prepare a lease.", ["staff"], "prepare a lease"),
        ("Janet took the action item of writing to the crew.", ["Janet Pike"], "write to the crew"),
        ("Cllr Marsh was tasked with finding a hall.", ["Ben Marsh"], "finding a hall"),
        ("The lamp is broken. ACTION: Clerk", ["Clerk"], "The lamp is broken"),
        ("The lamp is broken. Action: Cllr Holt", ["Fern Holt"], "The lamp is broken"),
        ("The lamp is broken. (Action: FH)", ["Fern Holt"], "The lamp is broken"),
        ("The lamp is broken. [Action – Clerk/Cllr Marsh]", ["Clerk", "Ben Marsh"], "The lamp is broken"),
        ("The lamp is broken. Action by: Otto Lane", ["Otto Lane"], "The lamp is broken"),
        ("Cllr Pike was enquiring about oars.", ["Janet Pike"], "enquire about oars"),
        ("The Chair would be taking up the sale as a breach of a deed that was given to it in 1903.", ["Chair"], None),
    ],
)
def test_a_sentence_that_says_whose_action_it_is(line, owners, deliverable):
    ((who, what),) = told(line)
    assert who == owners
    assert deliverable is None or what.startswith(deliverable)


@pytest.mark.parametrize("head", ["Action points", "Next steps:", "To do", "Summary of actions", "New actions"])
def test_entries_of_a_list_of_actions_begin_with_whose_they_are(head):
    body = (
        f"{head}\n\n- Harbour Foundation: Explore the moorings\n- Ben: Share the list\n- All members: Add the address\n"
        "- Interested members: Register for the fair on August 26.\n- @jan paint the shed\n- Fern – ring the bank\n"
    )
    assert told(body) == [
        (["Harbour Foundation"], "Explore the moorings"),
        (["Ben Marsh"], "Share the list"),
        (["Northmarch Harbour Board"], "Add the address"),
        (["Interested members"], "Register for the fair on August 26"),
        (["Janet Pike"], "paint the shed"),
        (["Fern Holt"], "ring the bank"),
    ]
    assert [f.due.edtf for f in facts(body) if f.due] == ["2026-08-26"]


def test_a_given_name_is_that_of_somebody_named_in_full_elsewhere():
    assert told("Mrs Ada Crane spoke. Ada will repair the net.") == [(["Ada Crane"], "repair the net")]
    assert told("Mrs Ada Crane met Ms Ada Pole. Ada will repair the net.") == []


def test_the_group_will_go_on():
    assert told("The Board will continue discussing the lease.") == [
        (["Northmarch Harbour Board"], "discuss the lease")
    ]


def test_labels_outside_a_list_of_actions_and_labels_of_what_was_done_are_none():
    assert told("Reports\n\n- Ben: Share the list\n- Fern: paint and oars\n") == []
    assert told("Action points\n\n- Ben: closed in May\n- Cost: none\n- Fern: the list is done\n") == []


def test_open_boxes_are_actions_and_ticked_ones_are_not():
    body = "- [ ] Paint the shed\n- [ ] Ben: mend the oar\n- [x] Ben: mend the net\n- [x] Repair the quay\n"
    assert told(body) == [([], "Paint the shed"), (["Ben Marsh"], "mend the oar")]


def test_entries_end_with_whose_they_are():
    body = "Next steps\n\n- Repair the quay (Ben Marsh)\n- Draft a lease – Fern\n- Send the list to crews (in May)\n"
    assert [who for who, _ in told(body)] == [["Ben Marsh"], ["Fern Holt"], []]


def test_a_numbered_head_ends_with_its_item():
    body = "2. Next steps\n\n- Repair the quay\n\n3. Boats\n\n- Paint was bought\n- Repair of boats\n"
    assert [what for _, what in told(body)] == ["Repair the quay"]


@pytest.mark.parametrize("margin", ["Clerk", "Cllr. F. Holt", "Cllrs. F. Holt and B. Marsh"])
def test_the_margin_tells_whose_action_a_paragraph_is(margin):
    (fact,) = facts(f"The list of moorings was still open.\t\t\t{margin}\n")
    assert fact.responsible and fact.evidence.exact.endswith(margin)
    assert fact.deliverable == "The list of moorings was still open"


@pytest.mark.parametrize(
    "body",
    [
        "Cllr Marsh reported on the fair.\t\t\tCllr. B. Marsh",  # told, not to be done
        "The list was still open.\t\t\tNoted",
        "The list was still open. Clerk",
        "The lease was still open.\t\t\tOars for the Clerk to count",
        "Minutes of the fair were read.\nFern Holt",  # may be a signature
    ],
)
def test_what_the_margin_does_not_tell(body):
    assert facts(body) == []


def test_a_mark_makes_no_second_commitment_in_its_paragraph():
    (fact,) = facts("The lease to be signed by the Chair. The Clerk was thanked for it.\t\t\tCllr. F. Holt/Clerk")
    assert fact.rule == "commitment to-be-done"


@pytest.mark.parametrize(
    ("body", "edtf"),
    [
        ("An open day is scheduled for August 26; crews may come.", "2026-08-26"),
        ("The Clerk would place it on the November 18, 2026 Regular Board Meeting agenda.", "2026-11-18"),
        ("Applications are due October 30.", "2026-10-30"),
        ("Applications are due in October 27.", "2027-10"),
        ("The Clerk would report at the November meeting on 4 November.", "2026-11-04"),
        ("The Clerk would report later this year (2026-11).", "2026-11"),
        ("The Clerk would ask about moving the September 7 meeting.", None),
        ("Cllr Marsh told of plans for a harbour fair on Saturday 12 September.", "2026-09-12"),
        ("It was agreed to defer this to the next meeting.\n\nThe 7 September meeting may be moved.", "2026-09-07"),
    ],
)
def test_due(body, edtf):
    fact = facts(body)[0]
    assert (fact.due.edtf if fact.due else None) == edtf


def test_the_date_below_a_signature_is_no_entry_of_a_diary():
    assert facts("14 September 2026\nCHAIRPERSON") == []
    assert [f.deliverable for f in facts("Harbour fair, 14 September 2026")] == ["Harbour fair"]


def test_of_an_action_told_in_two_tables_the_later_counts():
    table = "| No. | Detail | Resp. |{0}\n| --- | --- | --- |{1}\n| 1 | Paint the shed | {2} |{3}\n"
    body = table.format(" Status |", " --- |", "Ben Marsh", " Not done |") + "\nNew actions\n\n"
    body += table.format("", "", "Ben Marsh and Fern Holt", "")
    assert told(body) == [(["Ben Marsh", "Fern Holt"], "Paint the shed")]


def test_the_words_of_a_table_of_actions_are_no_sentences():
    body = "| No. | Detail | Resp. | Status |\n| --- | --- | --- | --- |\n"
    body += "| 1 | Paint it | FH | Otto has left. BM to discuss it with OL |"
    assert [who for who, _ in told(body)] == [["Fern Holt"]]


def test_who_is_meant_by_he_at_the_head_of_the_next_sentence():
    body = "Ben Marsh reports that the pier is sound. He will start work on the list."
    assert [who for who, _ in told(body)] == [["Ben Marsh"]]


def test_paragraphs_of_html_in_a_markdown_file_stand_apart():
    body = (
        "<p><strong>Moorings</strong></p>\n<p>They are old.</p>\n<p><strong>Action: Ben Marsh to count them</strong>"
        "</p>\n<p>Boats came.</p>\n<ul><li>Some sank</li>\n<li>Some did not</li>\n</ul><p><strong>Action: Fern Holt "
        "to raise them</strong></p>"
    )
    assert told(body) == [(["Ben Marsh"], "count them"), (["Fern Holt"], "raise them")]
