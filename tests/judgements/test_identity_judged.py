"""Judgements of who is who hold at once and on every build, can be taken back, and never contradict each other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from cli import main
from graph.forget import forget
from graph.judgements.file import BadJudgements
from graph.judgements.mentioned import AmbiguousMention
from graph.judging import commands
from graph.judging.commands import By, NotJudged
from graph.judging.contradictions import Contradiction
from graph.judging.known import UnknownPaper
from graph.lookup import attended
from graph.manifest import load_manifest
from graph.names import UnknownName
from graph.store import StoreBusy, StoreMissing, open_store, writing
from graph.validate import check

if TYPE_CHECKING:
    from conftest import Desk


def meetings(desk: Desk, name: str) -> list[str]:
    return [row.date for row in attended(open_store(desk.store), name)]


def test_two_judged_the_same_are_one_in_every_answer(desk: Desk, jo: By) -> None:
    assert meetings(desk, "R Ashdown") == ["2030-06-07"]
    assert commands.same(desk.store, "Rosie Ashdown", "R Ashdown", jo) == (
        "Rosie Ashdown and R Ashdown are one person now: Rosie Ashdown."
    )
    assert meetings(desk, "R Ashdown") == ["2030-05-01", "2030-06-05", "2030-06-07"]
    assert desk.ask('SELECT ?why { ?i a mg:Identification ; mg:reason ?why FILTER (CONTAINS(?why, "judged")) }') == [
        "judged same by jo on 2030-07-01"
    ]


def test_a_judgement_is_one_readable_line(desk: Desk, jo: By) -> None:
    commands.same(desk.store, "Rosie Ashdown", "R Ashdown", jo)
    commands.rename(desk.store, "Parks Scrutiny Panel", "Parks\tPanel", By("al", "2030-07-02"))
    assert desk.file.read_text(encoding="utf-8") == (
        "date\tby\tverdict\tkind\tone\tother\treason\twords\n"
        "2030-07-01\tjo\tsame\tperson\tRosie Ashdown in june.txt\tR Ashdown in harbour.txt\tseen there\t\n"
        "2030-07-02\tal\trename\tbody\tParks Scrutiny Panel in june.txt\tParks Panel\t\t\n"
    )


def test_a_store_built_anew_with_the_same_judgements_is_the_same_bytes(desk: Desk, jo: By) -> None:
    commands.same(desk.store, "Rosie Ashdown", "R Ashdown", jo)
    commands.different(desk.store, "Al Hart in may.txt", "Al Hart in harbour.txt", jo)
    commands.rename(desk.store, "PSP", "The Parks Panel of Xshire", jo)
    commands.reject(desk.store, desk.fact("Bob Finch was there."), jo)
    commands.correct(desk.store, desk.fact("Somebody may look at the swings."), "owner", "R Ashdown; Clerk", jo)
    elsewhere = desk.store.with_name("elsewhere")
    elsewhere.with_name("elsewhere.judgements.tsv").write_bytes(desk.file.read_bytes())
    report = desk.build(elsewhere)
    assert report.ok
    assert report.unplaced == ()
    assert desk.bytes(elsewhere) == desk.bytes()
    assert check(desk.store) == []


def test_judgements_survive_another_extraction(desk: Desk, jo: By, monkeypatch: pytest.MonkeyPatch) -> None:
    commands.same(desk.store, "Rosie Ashdown", "R Ashdown", jo)
    commands.reject(desk.store, desk.fact("Bob Finch was there."), jo)
    before = desk.bytes()
    monkeypatch.setattr("graph.build.extractor_version", lambda: "another")
    desk.build()
    assert desk.bytes() == before


UNDONE = {
    "same": lambda desk, jo: commands.same(desk.store, "Rosie Ashdown", "R Ashdown", jo),
    "different": lambda desk, jo: commands.different(
        desk.store, "Rosie Ashdown in may.txt", "Rosie Ashdown in june.txt", jo
    ),
    "unsure": lambda desk, jo: commands.unsure(desk.store, "Rosie Ashdown", "R Ashdown", jo),
    "rename": lambda desk, jo: commands.rename(desk.store, "Bob Finch", "Robert Finch", jo),
    "reject": lambda desk, jo: commands.reject(desk.store, desk.fact("Bob Finch was there."), jo),
    "accept": lambda desk, jo: commands.accept(desk.store, desk.fact("Bob Finch was there."), jo),
    "correct": lambda desk, jo: commands.correct(desk.store, desk.fact("Bob Finch was there."), "status", "absent", jo),
}


@pytest.mark.parametrize("verdict", UNDONE)
def test_what_is_taken_back_leaves_no_trace(desk: Desk, jo: By, verdict: str) -> None:
    before = desk.bytes()
    UNDONE[verdict](desk, jo)
    assert desk.bytes() != before
    assert check(desk.store) == []
    assert commands.undo(desk.store).startswith("Taken back, line 2: ")
    assert desk.bytes() == before
    assert desk.lines() == []


def test_undo_takes_back_the_last_judgement_or_that_of_a_line(desk: Desk, jo: By) -> None:
    commands.rename(desk.store, "Bob Finch", "Robert Finch", jo)
    commands.rename(desk.store, "Al Hart in may.txt", "Alan Hart", jo)
    commands.rename(desk.store, "Rosie Ashdown", "Rosemary Ashdown", jo)
    assert "Rosemary Ashdown, renamed by jo on 2030-07-01" in commands.undo(desk.store)
    assert "to Robert Finch" in commands.undo(desk.store, 2)
    assert [line[5] for line in desk.lines()] == ["Alan Hart"]
    assert desk.known_as("Bob Finch") == "Bob Finch"
    with pytest.raises(LookupError, match=r"no judgement on line 7"):
        commands.undo(desk.store, 7)


def test_a_renamed_one_is_found_by_both_names_and_keeps_its_address(desk: Desk, jo: By) -> None:
    (address,) = desk.ask('SELECT ?x { ?x a mg:Person ; rdfs:label "Bob Finch" }')
    commands.rename(desk.store, "Bob Finch", "Robert Finch", jo)
    commands.rename(desk.store, "Robert Finch", "Bobby Finch", jo)
    assert desk.ask('SELECT ?x { ?x a mg:Person ; rdfs:label "Bobby Finch" }') == [address]
    assert desk.known_as("Bob Finch") == "Bobby Finch"


def test_what_is_wrongly_joined_is_parted_by_mentions(desk: Desk, jo: By) -> None:
    with pytest.raises(NotJudged, match=r"“Rosie Ashdown in june\.txt”; “Rosie Ashdown in may\.txt”"):
        commands.different(desk.store, "Rosie Ashdown", "Rosie Ashdown", jo)
    told = commands.different(desk.store, "Rosie Ashdown in may.txt", "Rosie Ashdown in june.txt", jo)
    assert told.endswith("are two now: Rosie Ashdown and Rosie Ashdown.")
    assert len(desk.ask('SELECT ?x { ?x a mg:Person ; rdfs:label "Rosie Ashdown" }')) == 2
    desk.build()
    assert len(desk.ask('SELECT ?x { ?x a mg:Person ; rdfs:label "Rosie Ashdown" }')) == 2


def test_the_same_again_says_so_and_writes_nothing(desk: Desk, jo: By) -> None:
    commands.same(desk.store, "Rosie Ashdown", "R Ashdown", jo)
    assert "are one person already, Rosie Ashdown" in commands.same(desk.store, "R Ashdown", "Rosie Ashdown", jo)
    assert len(desk.lines()) == 1


def test_same_is_refused_of_what_was_judged_different(desk: Desk, jo: By) -> None:
    commands.different(desk.store, "Rosie Ashdown", "R Ashdown", jo)
    before = desk.bytes()
    with pytest.raises(Contradiction, match=r"^line 2: jo judged them different on 2030-07-01; undo it first"):
        commands.same(desk.store, "R Ashdown", "Rosie Ashdown", jo)
    assert len(desk.lines()) == 1
    assert desk.bytes() == before


def test_same_is_refused_by_way_of_others(desk: Desk, jo: By) -> None:
    commands.same(desk.store, "Rosie Ashdown", "R Ashdown", jo)
    commands.different(desk.store, "R Ashdown", "Bob Finch", jo)
    with pytest.raises(Contradiction, match=r"^line 3: jo judged them different"):
        commands.same(desk.store, "Rosie Ashdown", "Bob Finch", jo)


def test_different_is_refused_of_what_was_judged_the_same(desk: Desk, jo: By) -> None:
    commands.same(desk.store, "Rosie Ashdown", "R Ashdown", jo)
    for a, b in (("Rosie Ashdown", "R Ashdown"), ("Rosie Ashdown in june.txt", "R Ashdown in harbour.txt")):
        with pytest.raises((Contradiction, NotJudged), match=r"^line 2: jo judged .* the same"):
            commands.different(desk.store, a, b, jo)


def test_only_two_of_one_kind_can_be_the_same(desk: Desk, jo: By) -> None:
    with pytest.raises(NotJudged, match=r"Rosie Ashdown \(person\) and Ofsted \(body\): only two of one kind"):
        commands.same(desk.store, "Rosie Ashdown", "Ofsted", jo)
    with pytest.raises(UnknownName):
        commands.same(desk.store, "Rosie Ashdown", "Nobody Here", jo)
    assert not desk.file.exists()


def test_an_unsure_pair_stays_two(desk: Desk, jo: By) -> None:
    assert "stay two" in commands.unsure(desk.store, "Rosie Ashdown", "R Ashdown", jo)
    assert meetings(desk, "R Ashdown") == ["2030-06-07"]
    commands.same(desk.store, "Rosie Ashdown", "R Ashdown", jo)
    assert len(meetings(desk, "R Ashdown")) == 3


def edited(desk: Desk, *lines: str) -> None:
    head = "date\tby\tverdict\tkind\tone\tother\treason\twords"
    desk.file.write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")


SAME = "2030-07-01\tjo\tsame\tperson\tRosie Ashdown in may.txt\tR Ashdown in harbour.txt"


def test_a_file_edited_by_hand_is_applied_by_the_next_build(desk: Desk) -> None:
    edited(desk, SAME, "", SAME)
    assert desk.build().written
    assert len(meetings(desk, "R Ashdown")) == 3
    assert not desk.build().written
    desk.file.unlink()
    desk.build()
    assert len(meetings(desk, "R Ashdown")) == 1


def test_a_judgement_applies_what_was_edited_by_hand_first(desk: Desk, jo: By) -> None:
    edited(desk, SAME)
    assert "are one person already" in commands.same(desk.store, "Rosie Ashdown", "R Ashdown", jo)
    assert len(meetings(desk, "R Ashdown")) == 3


def test_lines_that_a_spreadsheet_saved_are_read(desk: Desk) -> None:
    head = "date\tby\tverdict\tkind\tone\tother\treason\twords"
    line = '2030-07-01\tjo\tsame\tperson\t"Rosie Ashdown in may.txt"\tR Ashdown in harbour.txt\t"so ""he"" said"\t'
    desk.file.write_bytes(f"\ufeff{head}\r\n{line}\r\n".encode())
    desk.build()
    assert len(meetings(desk, "R Ashdown")) == 3


def test_lines_that_no_paper_fits_any_more_are_told_and_kept(desk: Desk, jo: By) -> None:
    commands.same(desk.store, "Rosie Ashdown", "R Ashdown", jo)
    commands.reject(desk.store, desk.fact("Bob Finch was there."), jo)
    before = desk.file.read_bytes()
    (desk.papers / "may.txt").write_text("Parks Scrutiny Panel, 1 May 2030\nRosie Ashdown was there.\n")
    (desk.papers / "harbour.txt").write_text("Harbour Board, 7 June 2030\nAl Hart came.\n")
    assert desk.build().unplaced == (2, 3)
    assert desk.build().unplaced == (2, 3)
    assert desk.file.read_bytes() == before


DAMAGED = {
    "2030-07-01\tjo\tsame\tperson\tRosie Ashdown in may.txt": "line 2: its column “other” is empty",
    "1 July\tjo\tsame\tperson\ta in b\tc in d": "line 2: “1 July” is no day",
    "2030-07-01\tjo\tequal\tperson\ta in b\tc in d": "line 2: “equal” is no verdict",
    "2030-07-01\tjo\tsame\tpeople\ta in b\tc in d": "line 2: “people” is no kind",
    "2030-07-01\t\tsame\tperson\ta in b\tc in d": "line 2: its column “by” is empty",
    "2030-07-01\tjo\tcorrect\tcommitment\ta in b\tdoo: 2030": "line 2: a commitment has no field “doo”; it has owner,",
    "2030-07-01\tjo\tcorrect\tcommitment\ta in b\tdue: soon": "line 2: due: “soon” is no date",
    "<<<<<<< HEAD": "line 2: “<<<<<<< HEAD” is no day",
    '2030-07-01\tjo\tsame\tperson\t"a in b\tc in d': "line 2: its cells cannot be told apart",
    f"{SAME}\t\t\t\tmore": "line 2: it has 10 cells",
}


@pytest.mark.parametrize("line", DAMAGED)
def test_a_damaged_line_is_named_and_changes_nothing(desk: Desk, jo: By, line: str) -> None:
    before = desk.bytes()
    edited(desk, line)
    kept = desk.file.read_bytes()
    for act in (desk.build, lambda: commands.rename(desk.store, "Bob Finch", "Robert Finch", jo)):
        with pytest.raises(BadJudgements) as error:
            act()
        assert str(error.value).startswith(f"{desk.file}, {DAMAGED[line]}")
    assert (desk.bytes(), desk.file.read_bytes()) == (before, kept)


def test_a_file_without_its_head_is_refused(desk: Desk) -> None:
    desk.file.write_text(f"{SAME}\n")
    with pytest.raises(BadJudgements, match=r"line 1: the first line must name the columns: date, by, verdict"):
        desk.build()


def test_contradictions_that_came_by_hand_are_refused_by_the_build(desk: Desk) -> None:
    before = desk.bytes()
    edited(desk, SAME, SAME.replace("same", "different"))
    with pytest.raises(BadJudgements, match=r"line 3 .*contradicts line 2"):
        desk.build()
    assert desk.bytes() == before


def test_papers_that_share_a_file_name_are_told_by_their_content(desk: Desk, jo: By) -> None:
    (desk.papers / "old").mkdir()
    (desk.papers / "old" / "may.txt").write_text(
        "Parks Scrutiny Panel, 5 June 2030\nRosie Ashdown came.\nBob Finch came.\nToo early.\n"
    )
    desk.build()
    with pytest.raises(AmbiguousMention, match=r"may be any of these: “Rosie Ashdown in may\.txt \([0-9a-f]{8}\)”"):
        commands.rename(desk.store, "Rosie Ashdown in may.txt", "Rose Ashdown", jo)
    commands.reject(desk.store, desk.fact("Al Hart sent apologies."), jo)
    assert desk.lines()[0][4].partition(" in ")[2].startswith("may.txt (")
    assert desk.build().unplaced == ()


def test_the_file_stands_as_it_was_where_the_graph_cannot_be_made(
    desk: Desk, jo: By, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands.rename(desk.store, "Bob Finch", "Robert Finch", jo)
    before = (desk.file.read_bytes(), desk.bytes())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("graph.store.Generation.finish", full)
    with pytest.raises(OSError, match="No space"):
        commands.same(desk.store, "Rosie Ashdown", "R Ashdown", jo)
    assert (desk.file.read_bytes(), desk.bytes()) == before


def test_one_writer_at_a_time(desk: Desk, jo: By) -> None:
    with writing(desk.store), pytest.raises(StoreBusy):
        commands.same(desk.store, "Rosie Ashdown", "R Ashdown", jo)
    assert not desk.file.exists()


def test_there_is_nothing_to_judge_without_a_store(tmp_path: Path, jo: By) -> None:
    with pytest.raises(StoreMissing):
        commands.same(tmp_path / "none", "a", "b", jo)
    assert list(tmp_path.iterdir()) == []


def test_a_store_among_its_papers_does_not_read_its_judgements(desk: Desk, jo: By) -> None:
    store = desk.papers / "store"
    desk.build(store)
    commands.rename(store, "Bob Finch", "Robert Finch", jo)
    assert [o.name for o in desk.build(store).outcomes] == ["harbour.txt", "june.txt", "may.txt"]


def test_judgements_outlast_the_paper_they_name(desk: Desk, jo: By) -> None:
    commands.same(desk.store, "Rosie Ashdown", "R Ashdown", jo)
    forget(desk.store, "harbour.txt")
    assert len(desk.lines()) == 1
    assert load_manifest(desk.store).unplaced == (2,)
    assert desk.build().unplaced == ()
    assert len(meetings(desk, "R Ashdown")) == 3


def test_who_judged_is_in_the_graph(desk: Desk, jo: By) -> None:
    commands.same(desk.store, "Rosie Ashdown", "R Ashdown", jo)
    commands.different(desk.store, "Al Hart in may.txt", "Al Hart in harbour.txt", replace(jo, reason=""))
    about = 'SELECT ?v {{ ?j a mg:Judgement ; mg:verdict "{}" ; {} ?v }}'
    assert desk.ask(about.format("same", "mg:of/rdfs:label")) == ["Rosie Ashdown"]
    assert desk.ask(about.format("different", "mg:of/rdfs:label")) == ["Al Hart", "Al Hart"]
    assert desk.ask(about.format("same", "mg:reason")) == ["seen there"]
    assert desk.ask(about.format("different", "mg:judgedOn")) == ["2030-07-01"]


def test_the_name_of_another_is_not_given_unless_the_two_were_judged_different(desk: Desk, jo: By) -> None:
    with pytest.raises(NotJudged, match=r"same person/bob-finch\S* person/rosie-ashdown\S*; if they are not: "):
        commands.rename(desk.store, "Bob Finch", "Mrs ROSIE ASHDOWN", jo)
    assert not desk.file.exists()
    commands.different(desk.store, "Bob Finch", "Rosie Ashdown", jo)
    assert commands.rename(desk.store, "Bob Finch", "Rosie Ashdown", jo) == "Bob Finch is called Rosie Ashdown now."
    commands.rename(desk.store, "R Ashdown", "Harbour Board", jo)  # a body is no person


@pytest.mark.parametrize(
    ("file", "hint"),
    [("mai.txt", "“may.txt”"), ("may", "“may.txt”"), ("zzzz.pdf", None), ("may.txt (0123456789)", "may")],
)
def test_a_file_that_no_paper_has_is_named(desk: Desk, jo: By, file: str, hint: str | None) -> None:
    with pytest.raises(UnknownPaper) as error:
        commands.same(desk.store, f"Bob Finch in {file}", "Al Hart", jo)
    assert str(error.value).startswith(f"No paper in the store has the file name “{file}”.")
    assert ("Did you mean" in str(error.value)) is (hint is not None) and (hint or "") in str(error.value)


def test_a_name_with_in_that_names_no_file_is_an_unknown_name(desk: Desk, jo: By) -> None:
    with pytest.raises(UnknownName):
        commands.same(desk.store, "Harbour in Quill", "Al Hart", jo)


def test_judgements_of_a_store_that_is_not_there_are_an_error(desk: Desk, jo: By) -> None:
    assert commands.rows(desk.store) == []
    with pytest.raises(StoreMissing):
        commands.rows(desk.store.with_name("nostore"))
    commands.same(desk.store, "Rosie Ashdown", "R Ashdown", jo)
    desk.store.with_name("later.judgements.tsv").write_bytes(desk.file.read_bytes())
    assert [row.verdict for row in commands.rows(desk.store.with_name("later"))] == ["same"]


def test_an_error_tells_a_file_by_its_name_as_it_is_written(tmp_path: Path, desk: Desk) -> None:
    register = tmp_path / "nohead.csv"
    register.write_text("a,b\n1,2\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["build", "--register", str(register), "--store", str(desk.store)])
    assert done.stderr.startswith("Error: nohead.csv")
    gone = CliRunner().invoke(main, ["judgements", "--store", str(tmp_path / "nostore")])
    assert gone.stderr.startswith("Error: There is no store in")
