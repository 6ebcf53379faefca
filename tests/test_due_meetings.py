"""Promises due at "the next meeting": which later paper dates them, whatever the order in which papers come."""

from __future__ import annotations

from itertools import islice, permutations
from pathlib import Path

import pytest

from graph.build import build
from graph.export import export
from graph.forget import forget
from graph.lookup import due
from graph.portrait import evidence
from graph.store import open_store
from graph.validate import check
from ontology.vocabulary import MG

PAPER = """Northmarch County Council

{body}
{day}, 2.00 pm, County Hall

Minutes

Present: Mrs J Potter (Chairman), Mr Adam Brook, Ms Fern Holt, Mr Ben Marsh

1. Apologies
None.

2. Minutes
{before}

3. Moorings

{said}
"""
PANEL, BOARD = "Harbour Scrutiny Panel", "Ferry Management Board"
NEXT = "The Clerk would bring a plan of the moorings to the next meeting."
OTHER = "The quay was discussed."


def paper(folder: Path, day: str, *, said: str = OTHER, before: str = "They were agreed.", body: str = PANEL) -> Path:
    path = folder / f"{body.split(maxsplit=1)[0]}-{'-'.join(reversed(day.split()[1:]))}.txt"
    path.write_text(PAPER.format(body=body, day=day, before=before, said=said), encoding="utf-8")
    return path


def told(store: Path) -> list[tuple[str, str, str]]:
    """Day, certainty and words of everything that is due, the undated too."""
    return [(row.due, row.certainty, row.words) for row in due(open_store(store), undated=True)]


@pytest.fixture
def january(tmp_path: Path) -> Path:
    return paper(tmp_path, "Friday 14 January 2022", said=NEXT)


def test_without_a_later_paper_the_next_meeting_has_no_day(tmp_path: Path, january: Path) -> None:
    build([january], tmp_path / "store")
    assert told(tmp_path / "store") == [("", "", "the next meeting")]


def test_a_later_paper_dates_it_and_the_statement_stays_as_it_was(tmp_path: Path, january: Path) -> None:
    store = tmp_path / "store"
    march = paper(tmp_path, "Friday 11 March 2022")
    build([january, march], store)
    assert told(store) == [("2022-03-11", "inferred", "the next meeting")]
    data = open_store(store)
    (row,) = due(data)
    assert len(list(data.query(f"SELECT ?c WHERE {{ ?c <{MG.dueText}> ?words }}"))) == 1
    assert list(data.query(f"SELECT ?day WHERE {{ ?c <{MG.dueBy}> ?day }}")) == []
    own, other = evidence(data, row.fact)
    assert (own.document, own.words) == (january.name, NEXT)
    assert (other.document, other.about, other.rule) == (march.name, "due at", "inferred")
    assert "11 March 2022" in other.words
    assert other.says.startswith("Harbour Scrutiny Panel, 2022-03-11: the first later meeting")
    assert check(store) == []


def test_what_is_concluded_stands_in_the_graph_of_inferences_alone(tmp_path: Path, january: Path) -> None:
    build([january, paper(tmp_path, "Friday 11 March 2022")], tmp_path / "store")
    found = open_store(tmp_path / "store").query(f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?c <{MG.dueAt}> ?m }} }}")
    assert [str(row[0]).rpartition("/")[2] for row in found] == ["inferences"]


def test_any_order_of_papers_gives_the_same_bytes(tmp_path: Path, january: Path) -> None:
    papers = (january, paper(tmp_path, "Friday 11 March 2022", said=NEXT), paper(tmp_path, "Friday 13 May 2022"))
    exports = set()
    for number, order in enumerate(islice(permutations(papers), None, None, 2)):
        store = tmp_path / f"store{number}"
        for one in order:
            build([one], store)
        export(open_store(store), tmp_path / "out.trig")
        exports.add((tmp_path / "out.trig").read_bytes())
        assert [day for day, _, _ in told(store)] == ["2022-03-11", "2022-05-13"]
    assert len(exports) == 1


def test_the_nearest_later_meeting_is_the_next(tmp_path: Path, january: Path) -> None:
    store = tmp_path / "store"
    build([january, paper(tmp_path, "Friday 13 May 2022")], store)
    assert told(store)[0][0] == "2022-05-13"
    build([paper(tmp_path, "Friday 11 March 2022")], store)
    assert told(store)[0][0] == "2022-03-11"


def test_a_meeting_long_after_is_not_taken_for_the_next(tmp_path: Path, january: Path) -> None:
    build([january, paper(tmp_path, "Friday 14 October 2022")], tmp_path / "store")
    assert told(tmp_path / "store") == [("", "", "the next meeting")]


def test_a_paper_that_goes_back_to_the_meeting_is_of_the_next(tmp_path: Path, january: Path) -> None:
    before = "The minutes of the meeting held on 14 January 2022 were agreed."
    build([january, paper(tmp_path, "Friday 14 October 2022", before=before)], tmp_path / "store")
    assert told(tmp_path / "store")[0][:2] == ("2022-10-14", "inferred")


def test_where_a_meeting_is_missing_the_one_behind_it_is_not_the_next(tmp_path: Path) -> None:
    days = ("Friday 8 October 2021", "Friday 12 November 2021", "Friday 10 December 2021")
    papers = [paper(tmp_path, day) for day in days]
    papers += [paper(tmp_path, "Friday 14 January 2022", said=NEXT), paper(tmp_path, "Friday 8 April 2022")]
    build(papers, tmp_path / "store")
    assert told(tmp_path / "store") == [("", "", "the next meeting")]


def test_a_meeting_of_another_body_is_not_the_next(tmp_path: Path, january: Path) -> None:
    build([january, paper(tmp_path, "Friday 11 March 2022", body=BOARD)], tmp_path / "store")
    assert told(tmp_path / "store") == [("", "", "the next meeting")]


def test_the_next_meeting_of_another_body_is_dated_by_its_papers(tmp_path: Path) -> None:
    said = f"The Clerk would bring a plan of the moorings to the next meeting of the {BOARD}."
    papers = [
        paper(tmp_path, "Friday 14 January 2022", said=said),
        paper(tmp_path, "Friday 21 January 2022"),
        paper(tmp_path, "Friday 4 February 2022", body=BOARD),
    ]
    build(papers, tmp_path / "store")
    assert told(tmp_path / "store") == [("2022-02-04", "inferred", "the next meeting")]


def test_the_march_meeting_is_the_one_of_march(tmp_path: Path) -> None:
    said = "The Clerk would bring a plan of the moorings to the March meeting."
    papers = [
        paper(tmp_path, "Friday 14 January 2022", said=said),
        paper(tmp_path, "Friday 11 February 2022"),
        paper(tmp_path, "Friday 11 March 2022"),
    ]
    build(papers[:2], tmp_path / "store")
    assert told(tmp_path / "store") == [("2022-03-31", "inferred", "the March meeting")]
    build(papers[2:], tmp_path / "store")
    assert told(tmp_path / "store") == [("2022-03-11", "inferred", "the March meeting")]


def test_a_month_of_two_meetings_keeps_it_open(tmp_path: Path) -> None:
    said = "The Clerk would bring a plan of the moorings to the March meeting."
    days = ("Friday 4 March 2022", "Friday 25 March 2022")
    papers = [paper(tmp_path, "Friday 14 January 2022", said=said), *(paper(tmp_path, day) for day in days)]
    build(papers, tmp_path / "store")
    assert told(tmp_path / "store") == [("2022-03-31", "inferred", "the March meeting")]


def test_forgetting_the_later_paper_takes_the_conclusion_back(tmp_path: Path, january: Path) -> None:
    store = tmp_path / "store"
    march = paper(tmp_path, "Friday 11 March 2022")
    build([january, march], store)
    forget(store, march.name)
    assert told(store) == [("", "", "the next meeting")]
