"""Registers in a store: kept, replaced, forgotten, checked and shown like papers; a bad one changes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main
from extract.documents import read
from extract.records import Declaration, Document, Evidence, Kind, Meeting, Minutes, Ref
from graph.build import BuildReport, build
from graph.erasure.erase import erase
from graph.export import export
from graph.forget import forget
from graph.lookup import attended, members, posts
from graph.names import UnknownName, find
from graph.portrait import evidence, show
from graph.record.record import counted, record
from graph.registers import BadRegister
from graph.store import StoreMissing, open_store
from graph.validate import check

XSHIRE, YSHIRE = "Xshire County Council", "Yshire County Council"
PEOPLE = """name,id,party,ward,from,to,post
Rosie Ashdown,101,Independent,Oxmere,2017-05-04,,
Paul Ashdown,88,Union,Leys,2009,2017-05-04,
Jo Finch,o7,,,2019-03,,Head of Parks
,102,Independent,Leys,,,
"""


def papers(document: Document) -> Minutes:
    """Papers of the invented form "Xshire County Council, 2022-06-01: Ashdown declared a mooring"."""
    heading, _, said = document.text.partition(": ")
    council, _, day = heading.partition(", ")
    name = said.split()[0]
    start = document.text.index(said)
    words = Evidence(start, start + len(name), name)
    cllr = Ref(Kind.PERSON, name, name, "Cllr")
    meeting = Meeting(Evidence(0, len(council), council), "heading", 1.0, "Panel", day)
    return Minutes("minutes", heading, council, day, (meeting, Declaration(words, "r", 0.9, cllr, "a mooring")))


class Desk:
    """A folder of papers, a register beside it, a store, and the build over them."""

    def __init__(self, folder: Path) -> None:
        self.papers, self.store = folder / "papers", folder / "store"
        self.papers.mkdir()
        self.paper("a.txt", f"{XSHIRE}, 2022-06-01: Ashdown declared a mooring")
        self.register = folder / "people.csv"
        self.register.write_text(PEOPLE)

    def paper(self, name: str, text: str) -> Path:
        (self.papers / name).write_text(text)
        return self.papers / name

    def build(self, *paths: Path, registers: tuple[Path, ...] = (), council: str | None = None) -> BuildReport:
        return build(paths, self.store, registers=registers, council=council, read=read, extract=papers)

    def seed(self) -> BuildReport:
        return self.build(registers=(self.register,), council=XSHIRE)

    def bytes(self) -> bytes:
        export(open_store(self.store), self.store.parent / "out.nq")
        return (self.store.parent / "out.nq").read_bytes()

    def says(self, name: str) -> list[str]:
        return [row.says for row in show(open_store(self.store), name) if row.fact and "spell" not in row.about]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("graph.build.extractor_version", lambda: "invented")
    return Desk(tmp_path)


TERM = f"Rosie Ashdown: member of {XSHIRE} for Oxmere (Independent), since 2017-05-04 (id 101)"


def test_it_stays_for_later_builds_without_being_given_again(desk: Desk) -> None:
    report = desk.seed()
    assert [(o.name, o.status, o.kind, o.facts, o.warnings) for o in report.outcomes] == [
        ("people.csv", "new", "register", 3, ("line 5: no name",))
    ]
    desk.build(desk.papers)
    assert desk.says("Rosie Ashdown") == [TERM, "Rosie Ashdown declared: a mooring"]
    assert not desk.build(desk.papers).written


def test_the_order_of_papers_and_register_does_not_matter(desk: Desk) -> None:
    desk.build(desk.papers)
    assert desk.says("Ashdown") == ["Ashdown declared: a mooring"]
    desk.seed()
    assert desk.says("Rosie Ashdown") == [TERM, "Rosie Ashdown declared: a mooring"]


def test_who_is_in_a_register_only_is_known_and_nothing_is_made_up(desk: Desk) -> None:
    desk.seed()
    assert desk.says("Paul Ashdown") == [
        f"Paul Ashdown: member of {XSHIRE} for Leys (Union), since 2009, until 2017-05-04 (id 88)"
    ]
    dataset = open_store(desk.store)
    assert attended(dataset, "Paul Ashdown", excused=True) == []
    assert [row.who for row in members(dataset, XSHIRE)] == ["Paul Ashdown", "Rosie Ashdown"]
    assert [(row.who, row.post) for row in posts(dataset, XSHIRE)] == [("Jo Finch", "Head of Parks")]


def test_a_fact_opens_on_its_row_and_the_quotes_are_checked(desk: Desk) -> None:
    desk.seed()
    (fact,) = {row.fact for row in show(open_store(desk.store), "Jo Finch") if row.fact}
    (row,) = evidence(open_store(desk.store), fact)
    assert (row.words, row.document, row.rule) == ("Jo Finch,o7,,,2019-03,,Head of Parks", "people.csv", "register")
    assert check(desk.store) == []
    desk.register.write_text(PEOPLE.replace("Jo", "Joe"))
    assert [problem.kind for problem in check(desk.store)] == ["source"]


def test_forgotten_it_is_gone_with_all_that_it_joined(desk: Desk) -> None:
    desk.seed()
    desk.build(desk.papers)
    forget(desk.store, "people.csv")
    assert desk.says("Ashdown") == ["Ashdown declared: a mooring"]
    for name in ("Rosie Ashdown", "Jo Finch"):
        with pytest.raises(UnknownName):
            find(open_store(desk.store), name)


def test_a_changed_file_replaces_what_it_said_and_its_council_is_remembered(desk: Desk) -> None:
    desk.seed()
    desk.register.write_text(PEOPLE.replace("Oxmere", "Leys East"))
    assert [o.status for o in desk.build(registers=(desk.register,)).outcomes] == ["changed"]
    assert desk.says("Rosie Ashdown") == [TERM.replace("Oxmere", "Leys East")]


def test_what_was_given_as_a_register_once_is_one_among_papers_too(desk: Desk) -> None:
    among = Path(shutil.copy(desk.register, desk.papers))
    statuses = {o.name: (o.status, o.reason) for o in desk.build(desk.papers).outcomes}
    assert statuses["people.csv"] == ("failed", "a file of data, not a paper")
    desk.build(registers=(among,), council=XSHIRE)
    assert {o.name: o.status for o in desk.build(desk.papers).outcomes}["people.csv"] == "unchanged"
    among.write_text(PEOPLE.replace("Oxmere", "Leys East"))
    assert {o.name: o.status for o in desk.build(desk.papers).outcomes}["people.csv"] == "changed"
    assert TERM.replace("Oxmere", "Leys East") in desk.says("Rosie Ashdown")


def test_given_with_the_folder_it_lies_in_it_is_read_once(desk: Desk) -> None:
    among = Path(shutil.copy(desk.register, desk.papers))
    report = desk.build(desk.papers, registers=(among,), council=XSHIRE)
    assert [(o.name, o.status) for o in report.outcomes] == [("people.csv", "new"), ("a.txt", "new")]


def test_a_lost_cache_is_read_again_as_what_it_was(desk: Desk) -> None:
    desk.seed()
    desk.build(desk.papers)
    shutil.rmtree(desk.store / "cache")
    desk.paper("b.txt", f"{XSHIRE}, 2023-06-01: Ashdown declared a boat")
    assert not [o for o in desk.build(desk.papers / "b.txt").outcomes if o.status == "failed"]
    assert len(desk.says("Rosie Ashdown")) == 3


def test_each_council_has_its_register(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "others.csv"
    other.write_text(f"name;ward;council\nRalph Ashdown;Leys;{YSHIRE}\n")
    desk.register.write_text(PEOPLE.replace("post\n", "post,council\n").replace("04,,\n", f"04,,,{XSHIRE}\n"))
    desk.paper("b.txt", f"{YSHIRE}, 2022-06-01: Ashdown declared a mooring")
    desk.build(desk.papers, registers=(desk.register, other))
    assert desk.says("Rosie Ashdown") == [TERM, "Rosie Ashdown declared: a mooring"]
    assert "Ralph Ashdown declared: a mooring" in desk.says("Ralph Ashdown")


NONE = {
    "councillor\nRosie Ashdown\n": "people.csv is no register: no column “name” in its first line, “councillor”",
    "": "people.csv is no register: empty file",
    PEOPLE: "people.csv does not say of which council it is: give --council NAME, or a column “council”",
}


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_register_changes_nothing(desk: Desk, text: str) -> None:
    desk.register.write_text(text)
    with pytest.raises(BadRegister) as error:
        desk.build(desk.papers, registers=(desk.register,))
    assert str(error.value) == NONE[text]
    with pytest.raises(StoreMissing):
        open_store(desk.store)


def test_what_is_no_register_any_more_leaves_the_store_as_it_was(desk: Desk) -> None:
    desk.seed()
    before = desk.bytes()
    desk.register.write_text("councillor\nRosie Ashdown\n")
    with pytest.raises(BadRegister):
        desk.build(desk.papers, registers=(desk.register,))
    assert desk.bytes() == before


def test_the_same_papers_and_register_give_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    desk.build(desk.papers, registers=(desk.register,), council=XSHIRE)
    first = desk.bytes()
    shutil.rmtree(desk.store)
    desk.build(desk.papers, registers=(desk.register,), council=XSHIRE)
    assert desk.bytes() == first


MINUTES = """Xshire County Council

Minutes of the meeting of Parks scrutiny committee held at Leys Hall on Monday 4 July 2022 at 2.00 pm

Present: Councillor J Tull (Chairman) and Councillor AB Quill

Apologies were received from Councillor Ashdown.
"""


def test_from_the_command_line(tmp_path: Path) -> None:
    minutes, register, store = tmp_path / "july.txt", tmp_path / "people.csv", str(tmp_path / "store")
    minutes.write_text(MINUTES)
    register.write_text(PEOPLE)

    def run(*words: str) -> Result:
        return CliRunner().invoke(main, [*words, "--store", store])

    assert run("build").exit_code == 2
    asked = run("build", str(minutes), "--register", str(register))
    assert (asked.exit_code, asked.stdout) == (1, "")
    assert "give --council NAME" in asked.stderr
    assert run("build", str(minutes), "--register", str(tmp_path / "none.csv")).stderr.endswith("no such file\n")
    built = run("build", str(minutes), "--register", str(register), "--council", XSHIRE)
    assert (built.exit_code, "line 5: no name" in built.stdout) == (0, True)
    away = "Rosie Ashdown: apologies (member) at Parks scrutiny committee, 2022-07-04"
    assert away in run("show", "Councillor Ashdown").stdout
    assert "register" in run("documents", "--like", "people").stdout
    assert "No attendance of Paul Ashdown is recorded" in run("attended", "Paul Ashdown").stdout
    assert run("check").exit_code == 0


def test_a_changed_register_does_not_bring_an_erased_person_back(desk: Desk) -> None:
    desk.seed()
    erase(desk.store, "Rosie Ashdown", day="2030-01-01")
    desk.register.write_text(PEOPLE.replace("Rosie Ashdown", "R Ashdown"))
    desk.build(registers=(desk.register,))
    assert [row.who for row in members(open_store(desk.store), XSHIRE)] == ["Paul Ashdown"]
    assert b"R Ashdown" not in desk.bytes()


def test_who_is_registered_without_an_end_is_expected_from_the_first_day(desk: Desk) -> None:
    desk.register.write_text("name,from,to,body\nRosie Ashdown,2022-05-04,,Panel\nPaul Finch,2017,2021-05-06,Panel\n")
    desk.seed()
    desk.build(desk.paper("b.txt", f"{XSHIRE}, 2022-09-01: Ashdown declared a mooring"))
    (row,) = counted(record(open_store(desk.store), "Rosie Ashdown", body="Panel"))
    assert (row.expected, row.after_last_seen, row.not_recorded) == (1, 0, 1)
