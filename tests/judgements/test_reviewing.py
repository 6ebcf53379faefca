"""The queue of pairs: one key each, written at once, applied at the end, driven through a pipe and a terminal."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import RDF, XSD, Literal, URIRef

from graph.judging import commands
from graph.judging.commands import By
from graph.judging.reviewing import review
from graph.names import find
from graph.quads import to_quads
from graph.statements import Triple
from graph.store import GRAPH, current, open_store
from ontology.vocabulary import MG

if TYPE_CHECKING:
    from conftest import Desk

PAIRS = (("Rosie Ashdown", "R Ashdown", "0.90"), ("R Ashdown", "Bob Finch", "0.40"), ("Ofsted", "PSP", "0.30"))
REASONS = ("the names agree (+0.60)", "two councils (-0.20)")
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds for the program to say the next thing


@pytest.fixture
def queue(desk: Desk) -> Desk:
    """A store whose graph of inferences has three pairs that were left apart; its own pair was judged before, by al."""
    commands.different(desk.store, "Al Hart in may.txt", "Al Hart in harbour.txt", By("al", "2030-06-30"))
    dataset = open_store(desk.store)
    triples: set[Triple] = set()
    for number, (*names, score) in enumerate(PAIRS):
        node = URIRef(f"https://w3id.org/minutegraph/id/inference/pair-{number}")
        triples |= {(node, RDF.type, MG.Candidate), (node, MG.score, Literal(score, datatype=XSD.decimal))}
        triples |= {(node, MG.reason, Literal(reason)) for reason in REASONS}
        triples |= {(node, MG.entity, find(dataset, name).id) for name in names}
    del dataset
    store = ox.Store(str(current(desk.store) / GRAPH))
    store.extend(to_quads(triples, URIRef("https://w3id.org/minutegraph/id/graph/inferences")))
    store.flush()
    del store
    return desk


def command(desk: Desk, *options: str) -> list[str]:
    return [sys.executable, "-m", "cli", "review", "--store", str(desk.store), "--by", "jo", *options]


def piped(desk: Desk, keys: str, *options: str) -> str:
    """What a review prints that is given these keys by a pipe."""
    done = subprocess.run(
        command(desk, *options), input=keys, capture_output=True, text=True, cwd=ROOT, env=environment(), check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}


def verdicts(desk: Desk) -> list[tuple[str, str, str]]:
    return [(line[2], line[4], line[5]) for line in desk.lines() if line[1] != "al"]


def test_each_pair_is_shown_with_what_is_known_of_both(queue: Desk) -> None:
    shown = piped(queue, "q")
    assert shown.startswith(
        "1 of 3: the same person? (score 0.90)\n"
        "  R Ashdown\n    bodies: Harbour Board\n    papers: harbour.txt\n"
        "  Rosie Ashdown\n    bodies: Parks Scrutiny Panel\n    papers: june.txt; may.txt\n"
        "  the names agree (+0.60)\n  two councils (-0.20)\n"
    )
    assert shown.endswith("Judged: 0 of 3.\n")
    assert verdicts(queue) == []


def test_keys_judge_and_all_takes_effect_at_the_end(queue: Desk) -> None:
    assert piped(queue, "sdu").endswith("Judged: 3 of 3 (1 different, 1 same, 1 unsure).\n")
    assert verdicts(queue) == [
        ("same", "R Ashdown in harbour.txt", "Rosie Ashdown in june.txt"),
        ("different", "Bob Finch in june.txt", "R Ashdown in harbour.txt"),
        ("unsure", "Ofsted in may.txt", "Parks Scrutiny Panel in june.txt"),
    ]
    assert queue.known_as("R Ashdown") == "Rosie Ashdown"


def test_what_was_judged_is_not_asked_again(queue: Desk) -> None:
    piped(queue, "kdu")
    assert piped(queue, "q").startswith("1 of 1: the same person? (score 0.90)")
    assert piped(queue, "q", "--unsure").count("1 of 2: ") == 1
    piped(queue, "s")
    assert piped(queue, "") == "Nothing to review: no two names that may be one are left unjudged.\n"


def test_back_takes_the_last_judgement_of_the_queue_back(queue: Desk) -> None:
    shown = piped(queue, "bsbdq")
    assert "Nothing was judged yet." in shown
    assert [verdict for verdict, *_ in verdicts(queue)] == ["different"]
    assert queue.known_as("R Ashdown") == "R Ashdown"


def test_back_takes_nobody_elses_judgement_back(queue: Desk, jo: By) -> None:
    keys = iter("db")

    def key() -> str:
        pressed = next(keys, "q")
        if pressed == "b":  # somebody else at another terminal
            commands.undo(queue.store)
            commands.different(queue.store, "Ofsted", "Parks Scrutiny Panel", jo)
        return pressed

    said: list[str] = []
    review(queue.store, By("al", "2030-07-02"), key, said.append)
    assert "Somebody took different back already.\n" in said
    assert [(line[1], line[4]) for line in queue.lines()][1:] == [("jo", "Ofsted in may.txt")]


def test_other_keys_and_line_ends_are_passed_over(queue: Desk) -> None:
    piped(queue, "x\n s\nq\n")
    assert [verdict for verdict, *_ in verdicts(queue)] == ["same"]


def test_a_pair_that_follows_from_others_is_not_asked(queue: Desk, jo: By) -> None:
    commands.different(queue.store, "Rosie Ashdown", "Bob Finch", jo)
    shown = piped(queue, "sq")  # with the first two one, the second pair is two
    assert "1 of 3" in shown
    assert "2 of 3" not in shown
    assert "3 of 3" in shown


def test_an_empty_queue_says_so(desk: Desk) -> None:
    assert piped(desk, "d").endswith("Judged: 1 of 1 (1 different).\n")
    assert piped(desk, "s") == "Nothing to review: no two names that may be one are left unjudged.\n"


@pytest.mark.parametrize(("keys", "expected"), [("s", ["same"]), ("dk", ["different"])])
def test_in_a_terminal_a_key_needs_no_enter_and_interrupting_keeps_what_was_judged(
    queue: Desk, keys: str, expected: list[str]
) -> None:
    leader, follower = pty.openpty()
    run = subprocess.Popen(
        command(queue), stdin=follower, stdout=follower, stderr=follower, cwd=ROOT, env=environment(), close_fds=True
    )
    os.close(follower)
    told = ""
    for number, key in enumerate((*keys, "\x03"), 1):
        told += read_until(leader, f"{number} of 3: ", "q quit")
        while termios.tcgetattr(leader)[3] & termios.ICANON:  # it does not listen for single keys yet
            time.sleep(0.01)
        os.write(leader, key.encode())
    told += read_until(leader, "Judged: ", "\n")
    assert run.wait(timeout=PATIENCE) == 0
    os.close(leader)
    assert "Judged: 1 of 3" in told
    assert [verdict for verdict, *_ in verdicts(queue)] == expected
    assert queue.known_as("R Ashdown") == ("Rosie Ashdown" if expected == ["same"] else "R Ashdown")


def read_until(leader: int, *texts: str) -> str:
    """What a terminal shows until these texts stand in it, one after the other."""
    told = ""
    while select.select([leader], [], [], PATIENCE)[0]:
        told += os.read(leader, 4096).decode("utf-8", "replace")
        at = 0
        for text in texts:
            at = told.find(text, at) if at >= 0 else -1
        if at >= 0:
            return told
    raise AssertionError(f"never shown: {texts} in {told!r}")


def commanded(desk: Desk, *words: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "cli", *words, "--store", str(desk.store)],
        capture_output=True, text=True, cwd=ROOT, env=environment(), check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def test_a_build_notes_the_lines_that_no_paper_fits(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nothing was said.\n", encoding="utf-8")
    lines = [f"2030-07-01\tjo\trename\tperson\t{name} in a.txt\tSomebody\t\t" for name in ("Ann Bell", "Cy Hart")]
    head = "date\tby\tverdict\tkind\tone\tother\treason\twords"
    (tmp_path / "store.judgements.tsv").write_text("\n".join((head, *lines, "")), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "cli", "build", str(tmp_path / "a.txt"), "--store", str(tmp_path / "store")],
        capture_output=True, text=True, cwd=ROOT, env=environment(), check=True,
    )  # fmt: skip
    assert "2 judgements name what no paper holds: line 2, line 3 of " in done.stderr


def test_the_commands_answer_in_one_line(desk: Desk) -> None:
    fact = desk.fact("Bob Finch was there.")
    by = ("--by", "jo", "--on", "2030-07-02", "--reason", "he was away")
    assert commanded(desk, "reject", fact, *by)[:2] == (
        0,
        "Rejected: Bob Finch: present (member) at Parks Scrutiny Panel, 2030-05-01\n",
    )
    code, _, error = commanded(desk, "correct", fact, "status", "apologies", *by)
    assert code == 1
    assert error.startswith("Error: Line 2: it was rejected by jo on 2030-07-02; undo it first")
    assert commanded(desk, "undo")[1] == f"Taken back, line 2: {fact} in may.txt, rejected by jo on 2030-07-02.\n"
    assert commanded(desk, "correct", fact, "status", "apologies", *by)[1] == (
        "Corrected: Bob Finch: apologies (member) at Parks Scrutiny Panel, 2030-05-01\n"
    )
    assert "he was away" in commanded(desk, "judgements", "--format", "csv")[1]
    assert "read as: Bob Finch: present (member)" in commanded(desk, "evidence", fact)[1]
    assert commanded(desk, "same", "Rosie Ashdown", "Ofsted")[0] == 1
    assert commanded(desk, "judgements", "--format", "csv")[1].count("\n") == 2
