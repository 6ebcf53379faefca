"""Erasing a person: nothing of them is left in any byte of the store, they stay out, and nobody else is touched."""

from __future__ import annotations

import io
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import graph.erasure.erase as erasing
from cli import main
from graph.build import BuildReport, build
from graph.cache import Cache
from graph.erasure.erase import NotErasable, erase, plan
from graph.erasure.erased import ERASED
from graph.export import export
from graph.forget import forget
from graph.lookup import attended, due
from graph.names import UnknownName
from graph.store import Generation, StoreDamaged, StoreMissing, open_store
from graph.validate import check

HEADING = "{council}\n\nMinutes of the meeting of the {body} held at Shire House, Quill on {day} at 2.00 pm\n\n"
PANEL = HEADING + (
    "Present: Cllr D W Osei (Chairman), Mrs R T Ashdown (Vice-Chairman), Mr C J Bell and Ms P S Vane\n\n"
    "In attendance: Tom Finch, Head of Early Help\n\n"
    "1. Declarations of Interest\n\nCouncillor Ashdown declared an interest in item 3 as trustee of Quay Trust.\n\n"
    "2. Work Programme\n\nThe Head of Early Help agreed to circulate the figures by 30 June 2021.\n\n"
    "Rosie Ashdown undertook to write to the Harbour Board by 31 May 2021.\n\n"
    "RESOLVED: That the report be noted and that Mrs Ashdown be thanked.\n\n"
    "RESOLVED: That the annual plan be approved.\n\n"
    "The meeting ended at 4.00 pm\n"
)
SECOND = HEADING + (
    "Present: Cllr D W Osei (Chairman), Mr C J Bell, Ms P S Vane and Mr A Quill\n\n"
    "Apologies for absence were received from Councillor Ashdown.\n\n"
    "2. Work Programme\n\nMr Quill was attending as substitute for Mrs Ashdown. ROSIE ASHDOWN had resigned.\n\n"
    "RESOLVED: That the budget be approved.\n"
)
OTHER = HEADING + (
    "Present: Cllr B Dray (Chairman), Mrs R T Ashdown and Mr T Lund\n\n"
    "2. Roads\n\nRosie Ashdown undertook to write to the bus company by 31 May 2021.\n"
)
XSHIRE, YSHIRE = "Xshire County Council", "Yshire District Council"
FORMS = (b"rosie", b"t ashdown", b"t. ashdown", b"rt ashdown", b"t-ashdown", b"ashdown")
PERSON = "Rosie Ashdown"


def left_in(folder: Path) -> set[str]:
    """The files that hold any form of the name, in any case."""
    return {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file() and any(
        form in p.read_bytes().lower() for form in FORMS)}  # fmt: skip


class Office:
    """Papers of two councils, and the store built from them."""

    def __init__(self, folder: Path) -> None:
        self.papers, self.store = folder / "papers", folder / "store"

    def write(self, name: str, text: str, council: str, body: str, day: str) -> Path:
        self.papers.mkdir(exist_ok=True)
        path = self.papers / name
        path.write_text(text.format(council=council, body=body, day=day))
        return path

    def build(self, *paths: Path, council: str | None = None) -> BuildReport:
        return build(paths or [self.papers], self.store, council=council)

    def exported(self, name: str = "all.nq") -> str:
        target = self.store.parent / name
        export(open_store(self.store), target)
        return target.read_text()

    def run(self, *words: str, answer: str | None = None) -> Result:
        return CliRunner().invoke(main, [*words, "--store", str(self.store)], input=answer)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    office = Office(tmp_path_factory.mktemp("office"))
    office.write("a.txt", PANEL, XSHIRE, "Parks Panel", "Tuesday 4 May 2021")
    office.write("b.txt", SECOND, XSHIRE, "Parks Panel", "Tuesday 1 June 2021")
    office.build()
    return office.papers.parent


@pytest.fixture
def office(built: Path, tmp_path: Path) -> Iterator[Office]:
    """The papers of Xshire, read."""
    shutil.copytree(built, tmp_path / "office")
    here = Office(tmp_path / "office")
    manifests = [*here.store.glob("generations/*/manifest.json")]
    for manifest in manifests:  # the papers stand elsewhere now
        manifest.write_text(manifest.read_text().replace(str(built), str(here.papers.parent)))
    yield here


def test_nothing_of_the_name_is_left_in_any_byte(office: Office) -> None:
    office.build()  # a generation before the last one
    assert any(name.startswith("cache") for name in left_in(office.store))
    done = erase(office.store, "Mrs R.T. Ashdown", day="2030-01-01")
    assert left_in(office.store) == set()
    assert (done.who.label, done.papers, done.councils) == (PERSON, ("a.txt", "b.txt"), (XSHIRE,))
    assert done.statements >= 8
    assert "ashdown" not in office.exported().lower()
    assert len(list((office.store / "generations").iterdir())) == 1
    assert check(office.store) == []


def test_what_is_said_of_others_stays(office: Office) -> None:
    before = {row.fact: row for row in attended(open_store(office.store), "C J Bell")}
    erase(office.store, PERSON, day="2030-01-01")
    dataset = open_store(office.store)
    assert {row.fact: row for row in attended(dataset, "C J Bell")} == before
    said = office.exported()
    assert "That the annual plan be approved" in said and "be thanked" not in said
    assert {row.what for row in due(dataset, undated=True)} == {"circulate the figures by 30 June 2021"}


def test_the_person_is_not_found_nor_suggested_nor_erased_twice(office: Office) -> None:
    erase(office.store, PERSON, day="2030-01-01")
    shown = office.run("show", PERSON)
    assert shown.exit_code == 1
    assert shown.stderr == "Error: No person, body, post, strategy, service by the name “Rosie Ashdown” in the graph.\n"
    with pytest.raises(UnknownName) as error:
        erase(office.store, PERSON, day="2030-01-01")
    assert error.value.nearest == ()


def test_a_build_of_the_same_papers_changes_nothing(office: Office) -> None:
    erase(office.store, PERSON, day="2030-01-01")
    before = office.exported()
    assert not office.build().written
    assert office.exported() == before


def test_the_name_stays_out_when_the_readings_are_lost(office: Office) -> None:
    erase(office.store, PERSON, day="2030-01-01")
    before = office.exported()
    shutil.rmtree(office.store / "cache")
    shutil.rmtree(office.store / "generations")
    (office.store / "current.json").unlink()
    office.build()
    assert left_in(office.store) == set()
    assert office.exported() == before


@pytest.mark.parametrize(
    ("text", "name"), [(PANEL, "a full name"), (SECOND.replace("ROSIE ASHDOWN", "She"), "a surname alone")]
)
def test_a_new_paper_of_the_council_does_not_bring_the_name_back(office: Office, text: str, name: str) -> None:
    erase(office.store, PERSON, day="2030-01-01")
    office.write("c.txt", text, XSHIRE, "Harbour Committee", "Tuesday 7 September 2021")
    assert office.build().written
    assert left_in(office.store) == set(), name
    assert "Harbour Committee" in office.exported()
    assert check(office.store) == []


def test_a_namesake_of_another_council_is_somebody_else(office: Office) -> None:
    office.write("y.txt", OTHER, YSHIRE, "Roads Committee", "Tuesday 4 May 2021")
    office.build()
    asked = office.run("erase", PERSON, "--yes")
    assert asked.exit_code == 1 and "may be any of these" in asked.stderr and not (office.store / ERASED).exists()
    (key,) = (line.split()[0] for line in asked.stderr.splitlines() if "a.txt" in line)
    erase(office.store, key, day="2030-01-01")
    kept = office.run("show", PERSON, "--format", "csv").stdout
    assert "y.txt" in kept and "a.txt" not in kept and "bus company" in kept
    office.write("z.txt", OTHER, YSHIRE, "Roads Committee", "Tuesday 7 September 2021")
    shutil.rmtree(office.store / "cache")
    office.build()
    again = office.run("show", PERSON, "--format", "csv").stdout
    stated = {line for line in kept.splitlines() if " spell," not in line}  # a spell grows with each paper
    assert stated < set(again.splitlines()) and "z.txt" in again and "a.txt" not in again


def test_another_bearer_of_the_surname_in_the_same_council_stays(office: Office) -> None:
    office.write(
        "t.txt", PANEL.replace("Mrs R T", "Mr Tom").replace("Rosie", "Tom"), XSHIRE, "Roads Board", "4 May 2022"
    )
    office.build()
    erase(office.store, PERSON, day="2030-01-01")
    assert "Tom Ashdown" in office.exported()
    assert b"rosie" not in b"".join(p.read_bytes() for p in office.store.rglob("*") if p.is_file()).lower()


def test_a_husband_is_told_by_his_title(office: Office) -> None:
    couple = PANEL.replace("Mr C J Bell", "Mr R T Ashdown").replace("Rosie", "Mrs R T").replace("Councillor A", "Mrs A")
    (office.papers / "b.txt").unlink()
    office.write("a.txt", couple, XSHIRE, "Parks Panel", "4 May 2021")
    shutil.rmtree(office.store)
    office.build()
    asked = office.run("erase", "R T Ashdown", "--yes")
    keys = [word for word in asked.stderr.split() if word.startswith("person/")]
    (wife,) = (key for key in keys if "Mrs R T Ashdown" in office.run("show", key).stdout)
    done = office.run("erase", wife, "--yes")
    assert done.exit_code == 0 and "same person" not in done.stderr
    assert {row.status for row in attended(open_store(office.store), "R T Ashdown")} == {"present"}
    assert "Mrs R" not in office.exported() and "Mrs Ashdown" not in office.exported()


def test_what_may_be_the_person_stays_and_is_told(office: Office) -> None:
    early, late = "Mr Robert Ashdown, officer, attended.", "R Ashdown (Officer) attended."
    for name, words in (("r.txt", early), ("s.txt", late)):
        text = HEADING + f"Present: Cllr B Dray (Chairman)\n\nIn attendance: {words.removesuffix(' attended.')}\n"
        office.write(name, text, XSHIRE, f"Board {name[0]}", "4 May 2022")
    office.build()
    told = office.run("erase", PERSON, answer="n").stderr
    assert "May be the same person, and stays: R Ashdown (person/r-ashdown-" in told
    erase(office.store, PERSON, day="2030-01-01")
    assert "R Ashdown" in office.exported() and "Robert Ashdown" in office.exported()


@pytest.mark.parametrize("where", ["put", "replace", "finish"])
def test_an_erasure_interrupted_is_completed_by_the_next_build(
    office: Office, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stopped(Exception):
        pass

    def stop(*_: object, **__: object) -> None:
        raise Stopped

    with monkeypatch.context() as patch:
        patch.setattr(Cache if where == "put" else Generation if where == "replace" else erasing, where, stop)
        with pytest.raises(Stopped):
            erase(office.store, PERSON, day="2030-01-01")
    if where != "finish":
        assert left_in(office.store) != set()
    office.build()
    assert left_in(office.store) == set()
    assert check(office.store) == []
    with pytest.raises(UnknownName):
        plan(office.store, PERSON)


def test_an_erasure_interrupted_is_completed_for_a_lost_paper_by_a_judgement_too(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    (office.papers / "b.txt").unlink()
    for kept in office.store.glob("cache/*/*.json"):
        if json.loads(kept.read_text())["minutes"]["as_of"] == "2021-06-01":
            kept.unlink()
    with monkeypatch.context() as patch:
        patch.setattr(erasing, "write", lambda *_, **__: None)  # as if stopped once the erasure was noted
        erase(office.store, PERSON, day="2030-01-01")
    assert left_in(office.store) != set()
    office.run("rename", "Parks Panel", "Panel of Parks", "--by", "jo")
    office.build()
    assert left_in(office.store) == set()


def test_an_older_generation_that_was_left_behind_goes(office: Office) -> None:
    saved = office.store.parent / "saved"
    shutil.copytree(office.store / "generations", saved)
    erase(office.store, PERSON, day="2030-01-01")
    shutil.copytree(saved, office.store / "generations", dirs_exist_ok=True)
    assert left_in(office.store) != set()
    assert not office.build().written
    assert left_in(office.store) == set()


def test_forgetting_completes_an_erasure_too(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Cache, "put", lambda *_: (_ for _ in ()).throw(OSError("full")))
        with pytest.raises(OSError, match="full"):
            erase(office.store, PERSON, day="2030-01-01")
    forget(office.store, "b.txt")
    assert left_in(office.store) == set()


def test_what_is_remembered_is_no_name(office: Office) -> None:
    erase(office.store, PERSON, day="2030-01-01")
    told = json.loads((office.store / ERASED).read_text())
    (one,) = told["erasures"]
    assert one["date"] == "2030-01-01" and one["councils"] == ["xshire county council"]
    assert all(len(h) == 32 and int(h, 16) >= 0 for part in ("names", "surnames", "papers") for h in one[part])
    assert Path(office.store / ERASED).parent == office.store


def test_two_erasures(office: Office) -> None:
    erase(office.store, PERSON, day="2030-01-01")
    erase(office.store, "C J Bell", day="2030-01-02")
    assert left_in(office.store) == set()
    assert b"bell" not in b"".join(p.read_bytes() for p in office.store.rglob("*") if p.is_file()).lower()
    assert not office.build().written


def test_a_damaged_memory_stops_a_build(office: Office) -> None:
    erase(office.store, PERSON, day="2030-01-01")
    (office.store / ERASED).write_text("{")
    with pytest.raises(StoreDamaged, match="does not say who was erased"):
        office.build()


def test_a_reading_that_is_lost_is_read_again_first(office: Office) -> None:
    shutil.rmtree(office.store / "cache")
    with pytest.raises(NotErasable, match="build again first"):
        erase(office.store, PERSON, day="2030-01-01")
    assert not (office.store / ERASED).exists()


def test_a_lost_paper_that_does_not_name_the_person_keeps_what_it_says(office: Office) -> None:
    lost = office.write("lost.txt", OTHER.replace("Ashdown", "Oakley"), YSHIRE, "Roads Committee", "Tuesday 4 May 2021")
    office.build()
    lost.unlink()
    for kept in office.store.glob("cache/*/*.json"):
        if "Roads Committee" in kept.read_text():
            kept.unlink()
    before = office.run("attended", "Rosie Oakley", "--format", "csv").stdout
    assert "lost.txt" in before
    erase(office.store, PERSON, day="2030-01-01")
    assert office.run("attended", "Rosie Oakley", "--format", "csv").stdout == before
    assert [problem.kind for problem in check(office.store)] == ["source"]  # its file is gone, and that is told


def test_a_document_of_which_only_the_graph_is_left_goes_whole(office: Office) -> None:
    (office.papers / "a.txt").unlink()
    for path in (office.store / "cache").glob("*/*.json"):
        if "annual plan" in path.read_text():
            path.unlink()
    assert plan(office.store, PERSON).forgotten == ("a.txt",)
    assert erase(office.store, PERSON, day="2030-01-01").forgotten == ("a.txt",)
    assert left_in(office.store) == set()
    assert "b.txt" in office.exported()


def test_a_store_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        erase(tmp_path / "none", PERSON, day="2030-01-01")
    assert not (tmp_path / "none").exists()


def test_the_command_asks_and_says_what_goes(office: Office) -> None:
    asked = office.run("erase", PERSON, answer="n\n")
    assert asked.exit_code == 1 and not (office.store / ERASED).exists()
    first, question = asked.stderr.splitlines()[:2]
    assert first.startswith("Rosie Ashdown (person/") and " statements in 2 papers of Xshire County Council" in first
    assert question.startswith("This cannot be undone. Erase? [y/N]")
    assert asked.stdout == ""
    done = office.run("erase", PERSON, answer="y\n")
    assert done.exit_code == 0 and left_in(office.store) == set()
    assert "Later builds of this store keep them out. The papers themselves, earlier exports" in done.stderr


def test_yes_does_not_ask(office: Office) -> None:
    done = office.run("erase", PERSON, "--yes")
    assert done.exit_code == 0 and "undone" not in done.stderr
    assert left_in(office.store) == set()


def test_files_named_after_the_person_are_told(office: Office) -> None:
    named = office.papers / "letter-to-rosie-ashdown.txt"
    (office.papers / "a.txt").rename(named)
    office.build()
    done = office.run("erase", PERSON, "--yes")
    assert f"The name stands in the name of 1 file, which the graph shows: {named}." in done.stderr


def test_papers_from_standard_input_are_the_users(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    text = PANEL.format(council=XSHIRE, body="Harbour Board", day="Tuesday 7 September 2021")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    office.build(Path("-"))
    done = office.run("erase", PERSON, "--yes")
    assert "1 paper from standard input that named them stands in the store as it came" in done.stderr
    (received,) = (office.store / "received").iterdir()
    assert left_in(office.store) == {f"received/{received.name}"}


def test_judgements_that_name_the_person_go(office: Office) -> None:
    judged = office.store.with_name("store.judgements.tsv")
    head, other = (
        "date\tby\tverdict\tkind\tone\tother\treason\twords\n",
        "2029-01-01\tme\tsame\tperson\tC J Bell in a.txt\tMr Bell in b.txt\t\t\n",
    )
    judged.write_text(
        f"{head}2029-01-01\tme\tsame\tperson\tR T Ashdown in a.txt\tRosie Ashdown in b.txt\tone woman\t\n{other}"
    )
    refused = office.run("erase", PERSON, "--yes")
    assert "have changed since: build again first" in refused.stderr
    office.build()
    done = office.run("erase", PERSON, "--yes")
    assert judged.read_text() == head + other
    assert "Judgements that named them, removed: 1." in done.stderr


HERS = (
    "unsure\tperson\tMr Bell in a.txt\tCllr Ashdown in b.txt",
    "rename\tperson\tMrs Ashdown in a.txt\tRosemary Vale",
    "rename\tperson\tMr Bell in a.txt\tRosie Ashdown",
    "different\tperson\tMrs R T Ashdown in other.txt\tRosie Ashdown in b.txt",
    "same\tperson\tRosie Ashdown in gone.txt\tR Ashdown in gone.txt",
    "unsure\tperson\tC J Bell in a.txt\tMr Bell in b.txt\tCllr Ashdown says so",
    "reject\tdecision\tk3p0x7ab in a.txt\t\t\tthat Mrs Ashdown be thanked.",
    "correct\tattendance\tk3p0x7ab in other.txt\tperson: person Rosie Ashdown [in b.txt]",
)
OTHERS = (
    "same\tperson\tMrs R T Ashdown in other.txt\tRosie Ashdown in other.txt\tMrs Ashdown of Yshire",
    "different\tperson\tMr Crow- Ashdown in other.txt\tC J Bell in a.txt",
    "rename\tperson\tCrow-Ashdown in a.txt\tAda Crow-Ashdown",
    "rename\tperson\tRosie Ashdown in other.txt\tRosemary Ashdown",
    "unsure\tperson\tMrs Ashdown in gone.txt\tMr Bell in b.txt",
    "rename\tbody\tParks Panel in a.txt\tAshdown Road Panel\tnear Ashdown Road",
    "accept\tcommitment\tk3p0x7ab in other.txt\t\t\tRosie Ashdown undertook to write to the bus company",
    "correct\tattendance\tk3p0x7ab in a.txt\tperson: person Rosie Ashdown [in other.txt]",
)


def test_judgements_go_where_the_erasure_holds_in_their_papers(office: Office) -> None:
    office.write("other.txt", OTHER, YSHIRE, "Roads Committee", "Tuesday 4 May 2021")
    office.build()
    asked = office.run("erase", PERSON, "--yes").stderr  # two bear the name: each is asked for by a key
    (key,) = (line.split()[0] for line in asked.splitlines() if "a.txt" in line)
    judged = office.store.with_name("store.judgements.tsv")
    head = "date\tby\tverdict\tkind\tone\tother\treason\twords"
    lines = [f"2029-01-01\tme\t{line}" for pair in zip(HERS, OTHERS, strict=True) for line in pair]
    judged.write_bytes("\r\n".join([head, *lines, ""]).encode())
    office.build()
    done = erase(office.store, key, day="2030-01-01")
    kept = [f"2029-01-01\tme\t{line}" for line in OTHERS]
    assert judged.read_bytes().decode() == "\r\n".join([head, *kept, ""])
    assert done.judgements == len(HERS)
    office.build()
    assert judged.read_bytes().decode() == "\r\n".join([head, *kept, ""])
