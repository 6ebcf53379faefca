"""Processes of their own: what one of them does to itself does nothing to the rest."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.apart import Apart, Lost, here

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")


def work(task: str) -> str:
    """Does to its process what the task says."""
    match task:
        case "sleep":
            subprocess.run(["sleep", "61"], check=True)
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "swell":
            return str(len(bytearray(8 << 30)))
        case "stumble":
            return {"a": "b"}[task]
    return task.upper()


def nothing() -> None:
    """Nothing to do meanwhile."""


def sleepers() -> int:
    """How many of the programs that `work` begins are running."""
    return sum(b"sleep\x0061" in path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists())


def test_each_task_gets_what_was_made_of_it() -> None:
    found = dict(Apart(2, 1)(work, ["a", "sleep", "b", "die", "swell", "c", "stumble", "d"], nothing))
    assert {task: made for task, made in found.items() if len(task) == 1} == {"a": "A", "b": "B", "c": "C", "d": "D"}
    assert found["sleep"] == Lost("took longer than 1 seconds: see --time-limit")
    assert found["die"] == Lost("the reader died on it (SIGKILL)")
    assert found["swell"] == Lost("needs more than 6 GB of memory")
    lost = found["stumble"]
    assert isinstance(lost, Lost) and lost.reason.startswith("a fault of this program (KeyError in test_apart.py:")


def test_what_a_lost_process_had_begun_ends_with_it() -> None:
    before = sleepers()
    assert list(Apart(1, 0.5)(work, ["sleep"], nothing)) == [
        ("sleep", Lost("took longer than 0.5 seconds: see --time-limit"))
    ]
    assert sleepers() == before


def test_closing_ends_all_processes() -> None:
    before = sleepers()
    running = Apart(2, 60)(work, ["a", "sleep", "sleep"], nothing)
    assert isinstance(running, Iterator) and next(running) == ("a", "A")
    running.close()  # type: ignore[attr-defined]
    assert sleepers() == before


def test_a_process_that_dies_while_it_waits_is_replaced() -> None:
    def tasks() -> Iterator[str]:
        yield "a"
        for child in multiprocessing.active_children():
            os.kill(child.pid or 0, signal.SIGKILL)
            child.join()
        yield "b"

    assert list(Apart(1, 60)(work, tasks(), nothing)) == [("a", "A"), ("b", "B")]


def test_tasks_are_asked_for_when_there_is_somebody_to_do_them() -> None:
    asked: list[str] = []

    def tasks() -> Iterator[str]:
        for name in "abcdef":
            asked.append(name)
            yield name

    for done, _ in enumerate(Apart(2, 60)(work, tasks(), nothing)):
        assert len(asked) <= done + 2
    assert len(asked) == 6


def test_somebody_is_told_that_time_passes() -> None:
    ticks: list[float] = []
    list(Apart(1, 1)(work, ["sleep"], lambda: ticks.append(time.monotonic())))
    assert len(ticks) >= 3


def test_here_is_the_same_without_limits() -> None:
    assert list(here(work, ["a", "b"], nothing)) == [("a", "A"), ("b", "B")]
    with pytest.raises(KeyError):
        list(here(work, ["stumble"], nothing))
