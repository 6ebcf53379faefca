"""Who chaired, held and belonged to what on a day, by a store on disk; whom a post stands for; what replaced what."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import main
from graph.build import build
from graph.export import export
from graph.forget import forget
from graph.judging import commands
from graph.judging.commands import By
from graph.lookup import attended, chairs, due, members, posts, surer
from graph.portrait import evidence, show
from graph.record.record import counted, record
from graph.store import open_store
from graph.succession import Replacement, chain
from graph.validate import check
from ontology.vocabulary import MG

PAPER = """Northmarch County Council

Harbour Scrutiny Panel
{day}, 2.00 pm, County Hall

Minutes

Present: {chair} (Chairman), {members}

Also attended: {officers}

1. Apologies
{apologies}

2. Moorings

{said}
"""
PANEL, DIRECTOR = "Harbour Scrutiny Panel", "Director of Harbours"
POTTER, BROOK = "Mrs Jane Potter", "Mr Adam Brook"
BY_POST = "The Director of Harbours would bring a plan of the moorings to the Panel."
AWAY = "Apologies were received from Ms Ada Penn and the Director of Harbours."
MAP = "The Director would bring a map of the moorings by 30 June 2022."


def paper(
    folder: Path,
    day: str,
    *,
    chair: str = POTTER,
    others: str = "Ms Fern Holt, Mr Ben Marsh",
    officers: str = "Sam Reed (Scrutiny Officer)",
    said: str = "The quay was discussed.",
    apologies: str = "None.",
) -> Path:
    path = folder / f"{'-'.join(reversed(day.split()[1:]))}.txt"
    path.write_text(
        PAPER.format(day=day, chair=chair, members=others, officers=officers, said=said, apologies=apologies),
        encoding="utf-8",
    )
    return path


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two papers with one chair and director, then another of each; what is to be done in between names the post."""
    folder = tmp_path_factory.mktemp("harbour")
    holt, lowe = "Tina Finch (Director of Harbours)", "Omar Lowe (Director of Harbours)"
    papers = [
        paper(folder, "Friday 14 January 2022", officers=holt, said=BY_POST),
        paper(folder, "Friday 11 March 2022", said=BY_POST, apologies=AWAY),
        paper(folder, "Friday 13 May 2022", officers=holt),
        paper(folder, "Friday 14 October 2022", chair=BROOK, officers=lowe, others="Ms Fern Holt"),
    ]
    build(papers, folder / "store")
    return folder / "store"


CHAIRS = [
    ("2022-01-13", []),
    ("2022-01-14", [("Jane Potter", "seen that day")]),
    ("2022-02-01", [("Jane Potter", "seen before and after")]),
    ("2022-10-13", [("Jane Potter", "last seen 2022-05-13, over by 2022-10-14")]),
    ("2022-10-14", [("Adam Brook", "seen that day")]),
    ("2023-01-01", [("Adam Brook", "last seen 2022-10-14, not known to have ended")]),
    ("2024-01-01", []),
]


@pytest.mark.parametrize(("on", "expected"), CHAIRS)
def test_who_chaired_on_a_day_and_how_that_is_known(store: Path, on: str, expected: list[tuple[str, str]]) -> None:
    rows = [r for r in chairs(open_store(store), body=PANEL, on=on) if r.kind == "chair"]
    assert [(r.who, r.known) for r in rows] == expected
    assert all(r.fact and r.document for r in rows)


def test_who_presided_is_told_of_the_very_day_only(store: Path) -> None:
    data = open_store(store)
    assert "presided" not in {r.kind for r in chairs(data, body=PANEL, on="2022-02-01")}


HOLDERS = [
    ("2022-02-01", [("Tina Finch", "seen before and after")]),
    ("2022-12-01", [("Omar Lowe", "last seen 2022-10-14, not known to have ended")]),
    ("2026-01-01", []),
]


@pytest.mark.parametrize(("on", "expected"), HOLDERS)
def test_who_held_a_post_on_a_day(store: Path, on: str, expected: list[tuple[str, str]]) -> None:
    assert [(r.who, r.known) for r in posts(open_store(store), DIRECTOR, on=on)] == expected


def test_who_was_a_member_on_a_day(store: Path) -> None:
    data = open_store(store)
    assert [r.who for r in members(data, PANEL, on="2022-02-01")] == ["Ben Marsh", "Fern Holt", "Jane Potter"]
    (_, marsh, *_) = members(data, PANEL, on="2022-12-01")
    assert (marsh.who, marsh.first_said, marsh.last_said, marsh.statements) == (
        "Ben Marsh", "2022-01-14", "2022-05-13", 3
    )  # fmt: skip


def test_rows_have_the_same_columns_whether_a_day_is_asked_or_not(store: Path) -> None:
    for command in (["chairs", "--body", PANEL], ["posts", DIRECTOR], ["members", PANEL]):
        heads = set()
        for more in ([], ["--on", "2022-02-01"]):
            result = CliRunner().invoke(main, [*command, *more, "--format", "csv", "--store", str(store)])
            assert result.exit_code == 0, result.stderr
            heads.add(result.stdout.splitlines()[0])
        assert len(heads) == 1


def test_whom_nobody_has_seen_for_long_is_counted_on_standard_error(store: Path) -> None:
    result = CliRunner().invoke(main, ["members", PANEL, "--on", "2023-07-01", "--store", str(store)])
    assert "Ben Marsh" not in result.stdout and "Fern Holt" in result.stdout
    assert result.stderr.startswith("Not seen since: 2 more")


def test_the_portrait_of_a_day_says_nothing_of_later_papers(store: Path) -> None:
    rows = show(open_store(store), PANEL, on="2022-03-11")
    assert max(r.date for r in rows if not r.about.endswith("spell")) == "2022-03-11"
    spells = [r.says for r in rows if r.about == "chair spell"]
    assert spells == [f"Jane Potter: chair of {PANEL}, on 2022-03-11: seen that day"]


def test_a_portrait_lists_each_spell(store: Path) -> None:
    rows = [r for r in show(open_store(store), DIRECTOR) if r.about == "post spell"]
    assert [r.says for r in rows][1] == ("Omar Lowe: Director of Harbours, seen 2022-10-14, not known to have ended")
    assert rows[0].says.startswith(
        "Tina Finch: Director of Harbours, seen 2022-01-14 to 2022-05-13; over by 2022-10-14"
    )


def test_a_spell_is_hidden_only_where_all_it_rests_on_is(store: Path) -> None:
    data = open_store(store)
    rows = members(data, PANEL, on="2022-02-01")
    assert surer(data, rows, 0.5) == rows
    assert surer(data, rows, 1.0) == []


# Posts and their holders


def test_what_a_post_was_to_do_is_found_by_its_holder_and_marked(store: Path) -> None:
    rows = due(open_store(store), who="Tina Finch", undated=True)
    assert sorted((r.meeting, r.who, r.who_is) for r in rows) == [
        ("2022-01-14", DIRECTOR, "inferred: holder of the post on 2022-01-14"),
        ("2022-03-11", DIRECTOR, "inferred: holder of the post on 2022-03-11"),
    ]
    assert due(open_store(store), who="Omar Lowe", undated=True) == []
    assert {r.who_is for r in due(open_store(store), undated=True)} == {""}


def test_attendance_by_post_is_found_by_its_holder_and_marked(store: Path) -> None:
    rows = attended(open_store(store), "Tina Finch", excused=True)
    assert [(r.date, r.who, r.note) for r in rows] == [
        ("2022-01-14", "Tina Finch", ""),
        ("2022-03-11", DIRECTOR, "inferred: Tina Finch held the post on 2022-03-11 (seen before and after)"),
        ("2022-05-13", "Tina Finch", ""),
    ]


def test_the_words_of_the_holding_stand_behind_what_is_inferred(store: Path) -> None:
    data = open_store(store)
    (row,) = [r for r in attended(data, "Tina Finch", excused=True) if r.note]
    own, *others = evidence(data, row.fact)
    assert own.rule != "inferred"
    assert [(r.about, r.document) for r in others] == [
        ("holder of the post", "2022-January-14.txt"),
        ("holder of the post", "2022-May-13.txt"),
    ]
    assert all("Tina Finch" in r.words and r.rule == "inferred" for r in others)
    assert any(r.about == "attendance, inferred" and r.fact == row.fact for r in show(data, "Tina Finch"))


def test_inferences_stand_in_their_own_graph_and_the_shapes_hold(store: Path) -> None:
    for term in (MG.Spell, MG.HolderResolution):
        found = open_store(store).query(f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s a <{term}> }} }}")
        assert [str(row[0]).rpartition("/")[2] for row in found] == ["inferences"]
    assert check(store) == []


RESOLVED = {
    "held in the same paper": (["Tina Finch (Director of Harbours)"], BY_POST, "Tina Finch"),
    "two on that day": (["Tina Finch (Director of Harbours), Omar Lowe (Director of Harbours)"], BY_POST, None),
    "nobody known": (["Sam Reed (Scrutiny Officer)"], BY_POST, None),
    "a bare title of the only one there": (["Tina Finch (Director of Harbours)"], MAP, "Tina Finch"),
    "a bare title of two there": (["Tina Finch (Director of Harbours), Omar Lowe (Director of Roads)"], MAP, None),
    "an assistant is no director": (["Tina Finch (Assistant Director of Harbours)"], MAP, None),
}


@pytest.mark.parametrize("case", RESOLVED)
def test_whom_a_post_stands_for(tmp_path: Path, case: str) -> None:
    (officers,), said, holder = RESOLVED[case]
    build([paper(tmp_path, "Friday 14 January 2022", officers=officers, said=said)], tmp_path / "store")
    assert resolved(tmp_path / "store") == ([holder] if holder else [])


OTHER_DAYS = {
    "soon before the holder is first seen": ("Friday 11 March 2022", True),
    "long before": ("Friday 12 November 2021", False),
    "after the holder was last seen": ("Friday 10 June 2022", True),
    "within a year after": ("Friday 12 May 2023", True),
    "too long after": ("Friday 10 January 2025", False),
}


@pytest.mark.parametrize("case", OTHER_DAYS)
def test_the_nearest_evidence_tells_the_holder_within_reason(tmp_path: Path, case: str) -> None:
    day, known = OTHER_DAYS[case]
    papers = [
        paper(tmp_path, "Friday 13 May 2022", officers="Tina Finch (Director of Harbours)"),
        paper(tmp_path, day, said=BY_POST),
    ]
    build(papers, tmp_path / "store")
    assert resolved(tmp_path / "store") == (["Tina Finch"] if known else [])


def test_forgetting_the_paper_of_the_holder_takes_the_inference_back(tmp_path: Path) -> None:
    first = paper(tmp_path, "Friday 13 May 2022", officers="Tina Finch (Director of Harbours)")
    build([first, paper(tmp_path, "Friday 10 June 2022", said=BY_POST)], tmp_path / "store")
    assert resolved(tmp_path / "store") == ["Tina Finch"]
    forget(tmp_path / "store", first.name)
    assert resolved(tmp_path / "store") == []


def resolved(store: Path) -> list[str]:
    """The people for whom a post stands in a commitment."""
    query = f"""SELECT ?name WHERE {{ ?r a <{MG.HolderResolution}> ; <{MG.statement}> ?c ;
        <{MG.person}>/<http://www.w3.org/2000/01/rdf-schema#label> ?name . ?c a <{MG.Commitment}> }}"""
    return sorted(str(row[0]) for row in open_store(store).query(query))


def test_any_order_of_papers_gives_the_same_bytes(tmp_path: Path) -> None:
    papers = [
        paper(tmp_path, "Friday 14 January 2022", officers="Tina Finch (Director of Harbours)", said=BY_POST),
        paper(tmp_path, "Friday 11 March 2022", officers="Director of Harbours"),
        paper(tmp_path, "Friday 10 June 2022", chair=BROOK, officers="Omar Lowe (Director of Harbours)"),
    ]
    exports = set()
    for number, order in enumerate(list(permutations(papers))[::2]):
        for one in order:
            build([one], tmp_path / f"store{number}")
        export(open_store(tmp_path / f"store{number}"), tmp_path / "out.trig")
        exports.add((tmp_path / "out.trig").read_bytes())
    assert len(exports) == 1


# What replaced what

OLD = "The Harbour Board was replaced by the Northmarch Ports Partnership."
NEW = "In May 2023 the Northmarch Ports Partnership was replaced by the Estuary Joint Committee."
BACK = "The Estuary Joint Committee was replaced by the Harbour Board."


def succession(store: Path, name: str) -> list[tuple[str, str]]:
    rows = show(open_store(store), name)
    assert all(r.fact and r.document for r in rows if r.about in ("succeeded by", "preceded by"))
    return [(r.about, r.says) for r in rows if r.about in ("succeeded by", "preceded by")]


FIRST = "Harbour Board replaced by Northmarch Ports Partnership"
SECOND = "Northmarch Ports Partnership replaced by Estuary Joint Committee, 2023-05"
CHAIN = {
    "Harbour Board": [("succeeded by", FIRST), ("succeeded by", SECOND)],
    "Northmarch Ports Partnership": [("succeeded by", SECOND), ("preceded by", FIRST)],
    "Estuary Joint Committee": [("preceded by", SECOND), ("preceded by", FIRST)],
}


def test_the_whole_chain_is_followed_both_ways(tmp_path: Path) -> None:
    papers = [
        paper(tmp_path, "Friday 14 January 2022", said=OLD),
        paper(tmp_path, "Friday 9 June 2023", said=NEW),
    ]
    build(papers, tmp_path / "store")
    for name, expected in CHAIN.items():
        assert succession(tmp_path / "store", name) == expected


def test_a_circle_ends(tmp_path: Path) -> None:
    build([paper(tmp_path, "Friday 9 June 2023", said=f"{OLD} {NEW} {BACK}")], tmp_path / "store")
    assert len(succession(tmp_path / "store", "Harbour Board")) == 3


SHORT = "The Service Improvement Board was replaced by the Ports Partnership."
FULL = "The Safe Harbour Board was replaced by the Harbour Works Service Improvement Board."


def test_a_chain_goes_on_over_a_short_name_and_says_that_it_may_be_another(tmp_path: Path) -> None:
    papers = [
        paper(tmp_path, "Friday 14 January 2022", said=FULL),
        paper(tmp_path, "Friday 9 June 2023", said=SHORT),
    ]
    build(papers, tmp_path / "store")
    rows = show(open_store(tmp_path / "store"), "Safe Harbour Board")
    found = [(r.about, r.says, bool(r.fact)) for r in rows if r.about in ("succeeded by", "perhaps the same")]
    assert found == [
        ("succeeded by", "Safe Harbour Board replaced by Harbour Works Service Improvement Board", True),
        (
            "perhaps the same",
            "Service Improvement Board is perhaps short for Harbour Works Service Improvement Board: "
            "no other body's name ends so",
            False,
        ),
        ("succeeded by", "Service Improvement Board replaced by Ports Partnership", True),
    ]
    back = [r.about for r in show(open_store(tmp_path / "store"), "Ports Partnership")]
    assert [about for about in back if about in ("preceded by", "perhaps the same")] == [
        "preceded by", "perhaps the same", "preceded by",
    ]  # fmt: skip


def test_what_was_judged_different_is_not_perhaps_the_same(tmp_path: Path) -> None:
    papers = [
        paper(tmp_path, "Friday 14 January 2022", said=FULL),
        paper(tmp_path, "Friday 9 June 2023", said=SHORT),
    ]
    build(papers, tmp_path / "store")
    one, other = "Service Improvement Board", "Harbour Works Service Improvement Board"
    commands.different(tmp_path / "store", other, one, By("jo", "2030-07-01"))
    for name in (one, other, "Safe Harbour Board", "Ports Partnership"):
        rows = show(open_store(tmp_path / "store"), name)
        assert "perhaps the same" not in {r.about for r in rows}
    assert succession(tmp_path / "store", "Safe Harbour Board") == [
        ("succeeded by", "Safe Harbour Board replaced by Harbour Works Service Improvement Board")
    ]


WOUND_UP = f"In May 2022 the {PANEL} was replaced by the Ports Partnership."


def test_nobody_holds_an_office_of_a_body_that_was_replaced(tmp_path: Path) -> None:
    papers = [paper(tmp_path, "Friday 14 January 2022"), paper(tmp_path, "Friday 11 March 2022", said=WOUND_UP)]
    build(papers, tmp_path / "store")
    data = open_store(tmp_path / "store")
    before = "last seen 2022-03-11, over by 2022-05-31"
    assert [(r.who, r.known) for r in chairs(data, body=PANEL, on="2022-05-30")] == [("Jane Potter", before)]
    assert {r.known for r in members(data, PANEL, on="2022-05-30")} == {before}
    assert chairs(data, body=PANEL, on="2022-05-31") == members(data, PANEL, on="2022-05-31") == []
    result = CliRunner().invoke(
        main, ["chairs", "--body", PANEL, "--on", "2022-06-01", "--store", str(tmp_path / "store")]
    )
    assert "Ended: Jane Potter: seen 2022-01-14 to 2022-03-11; over by 2022-05-31: the body was" in result.stderr
    ends = [r.says for r in show(data, PANEL) if r.about == "chair spell"]
    assert len(ends) == 1 and "over by 2022-05-31: the body was replaced (fact " in ends[0]
    assert check(tmp_path / "store") == []


def test_a_replacement_without_a_date_ends_nothing(tmp_path: Path) -> None:
    gone = f"The {PANEL} was replaced by the Ports Partnership."
    build([paper(tmp_path, "Friday 14 January 2022", said=gone)], tmp_path / "store")
    assert len(chairs(open_store(tmp_path / "store"), body=PANEL, on="2022-06-01")) == 1


EXCUSED = "Apologies were received from Mr Ben Marsh."


def test_a_known_member_noted_as_one_was_a_member_that_day(tmp_path: Path) -> None:
    papers = [
        paper(tmp_path, "Friday 14 January 2022"),
        paper(tmp_path, "Friday 11 March 2022", others="Ms Fern Holt", apologies=EXCUSED),
    ]
    build(papers, tmp_path / "store")
    (row,) = [r for r in members(open_store(tmp_path / "store"), PANEL, on="2022-03-11") if r.who == "Ben Marsh"]
    assert (row.first_said, row.last_said, row.known) == ("2022-01-14", "2022-03-11", "seen that day")
    (told,) = counted(record(open_store(tmp_path / "store"), "Ben Marsh"))
    assert (told.attended, told.member) == ("1 of 2", "seen 2022-01-14 to 2022-03-11")


def step(old: str, new: str, when: str = "") -> Replacement:
    return Replacement(old, old, new, new, when, "", "", f"{old}{new}")


CHAINS: list[tuple[Sequence[Replacement], list[str]]] = [
    ([step("a", "b"), step("b", "c"), step("x", "a")], ["ab", "bc"]),
    ([step("a", "b"), step("b", "a")], ["ab", "ba"]),
    ([step("a", "c", "2020"), step("a", "b", "2019"), step("b", "d")], ["ab", "ac", "bd"]),
    ([step("a", "a")], ["aa"]),
    ([step("b", "c")], []),
]


@pytest.mark.parametrize(("told", "expected"), CHAINS)
def test_chains(told: Sequence[Replacement], expected: list[str]) -> None:
    assert [one.fact for one in chain(told, "a")] == expected


REGISTER = """name,from,to,post,body,council
Tina Finch,2019-06-01,2022-12-31,Director of Harbours,Northmarch County Council,Northmarch County Council
Fern Holt,2017-05-04,,,,Northmarch County Council
"""
LISTED = [
    ("2020-01-01", [("Tina Finch", "stated")], ["Fern Holt"]),
    ("2023-01-01", [], ["Fern Holt"]),
    ("2017-05-03", [], []),
]


@pytest.mark.parametrize(("on", "directors", "councillors"), LISTED)
def test_a_register_tells_terms_and_who_is_in_office_until_told_otherwise(
    tmp_path: Path, on: str, directors: list[tuple[str, str]], councillors: list[str]
) -> None:
    register = tmp_path / "people.csv"
    register.write_text(REGISTER, encoding="utf-8")
    build([paper(tmp_path, "Friday 14 January 2022")], tmp_path / "store", registers=[register])
    data = open_store(tmp_path / "store")
    assert [(r.who, r.known) for r in posts(data, DIRECTOR, on=on)] == directors
    assert [r.who for r in members(data, "Northmarch County Council", on=on)] == councillors
