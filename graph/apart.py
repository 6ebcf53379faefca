"""Work done in processes of its own: what takes too long, dies or wants too much memory is lost alone."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Generic, TypeVar

Task = TypeVar("Task")
Made = TypeVar("Made")

MOST_MEMORY = 6 << 30  # bytes of address space that one process may have
_TICK = 0.25  # seconds between two looks at the clock


@dataclass(frozen=True, slots=True)
class Lost:
    """A piece of work that came to nothing, and why."""

    reason: str


def here(
    work: Callable[[Task], Made], tasks: Iterable[Task], waiting: Callable[[], None]
) -> Iterator[tuple[Task, Made | Lost]]:
    """One task after another in this process, without limits; what goes wrong is raised."""
    for task in tasks:
        waiting()
        yield task, work(task)


@dataclass(frozen=True, slots=True)
class Apart:
    """Tasks in so many processes at once; each task may take so many seconds.

    A process that is lost is begun anew, and all end when the iterator is closed. Where processes cannot be forked
    (elsewhere than on Linux), work and tasks must be picklable.
    """

    processes: int
    seconds: float
    memory: int = MOST_MEMORY

    def __call__(
        self, work: Callable[[Task], Made], tasks: Iterable[Task], waiting: Callable[[], None]
    ) -> Iterator[tuple[Task, Made | Lost]]:
        """Each task with what was made of it, as they end; `waiting` is called several times a second."""
        left = iter(tasks)
        idle: list[_Process[Task, Made]] = []
        busy: list[_Process[Task, Made]] = []
        try:
            while True:
                for task in islice(left, self.processes - len(busy)):
                    process = idle.pop() if idle else _Process(work, self.memory)
                    if not process.begin(task):  # it died while it had nothing to do
                        process = _Process(work, self.memory)
                        process.begin(task)
                    busy.append(process)
                if not busy:
                    return
                wait([process.connection for process in busy], timeout=_TICK)
                waiting()
                for process in list(busy):
                    made = process.made(self.seconds)
                    if made is None:
                        continue
                    busy.remove(process)
                    if process.alive:
                        idle.append(process)
                    yield process.task, made
        finally:
            for process in busy + idle:
                process.end()


class _Process(Generic[Task, Made]):
    """One process, and the task it is at."""

    task: Task

    def __init__(self, work: Callable[[Task], Made], memory: int) -> None:
        forks = sys.platform == "linux"  # elsewhere a process that has run a while may not be forked safely
        context = multiprocessing.get_context("fork") if forks else multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(self.connection, theirs, work, memory), daemon=True)
        self._process.start()
        theirs.close()
        self._since = 0.0
        self.alive = True

    def begin(self, task: Task) -> bool:
        """Hand over a task; False where there is nobody to take it."""
        self.task, self._since = task, time.monotonic()
        try:
            self.connection.send(task)
        except ConnectionError:
            self.end()
            return False
        return True

    def made(self, seconds: float) -> Made | Lost | None:
        """What was made of the task; None while there is time left and nothing is finished."""
        try:
            if self.connection.poll():
                found: Made | Lost = self.connection.recv()
                return found
        except (EOFError, ConnectionError):
            self.end()
            return Lost(f"the reader died on it{_signal(self._process.exitcode)}")
        if time.monotonic() - self._since < seconds:
            return None
        self.end()
        return Lost(f"took longer than {seconds:g} seconds: see --time-limit")

    def end(self) -> None:
        """Stop the process and all that it began."""
        self.alive = False
        if sys.platform == "linux" and self._process.pid:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()
        self.connection.close()


def _signal(code: int | None) -> str:
    return f" ({signal.Signals(-code).name})" if code is not None and code < 0 else ""


def _serve(other: Connection, connection: Connection, work: Callable[[Task], Made], memory: int) -> None:
    """Do what comes in until the other side is gone. Whoever sits at the keyboard interrupts the parent only."""
    other.close()  # a copy here would hide that the parent has died
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - there is none on Windows

        os.setpgid(0, 0)
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    with suppress(EOFError, ConnectionError):  # the parent is gone
        while True:
            connection.send(_made(work, connection.recv(), memory))


def _made(work: Callable[[Task], Made], task: Task, memory: int) -> Made | Lost:
    try:
        return work(task)
    except MemoryError:
        return Lost(f"needs more than {memory >> 30} GB of memory")
    except Exception as error:  # noqa: BLE001 - at the border of a process every fault becomes a reason
        last = traceback.extract_tb(error.__traceback__)[-1]
        return Lost(f"a fault of this program ({type(error).__name__} in {Path(last.filename).name}:{last.lineno})")
