"""What reading in processes of their own costs beside reading in one: CPU and wall seconds of both in one run.

Run `python -m benchmarks.building [PATH ...]`; without paths it reads copies of the example papers. The goal is 1.25
times the CPU.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from extract.language.pipeline import language
from graph.apart import Apart, here
from graph.build import build
from graph.reading import Runner

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
_COPIES = 3


def copies(folder: Path) -> Path:
    """The example papers several times over, each copy with content of its own."""
    for number in range(_COPIES):
        for paper in sorted(EXAMPLES.iterdir()):
            shutil.copy(paper, folder / f"{number}-{paper.name}")
            with (folder / f"{number}-{paper.name}").open("a") as file:
                file.write(f"\n\nCopy {number}\n")
    return folder


def cost(paths: Iterable[Path], run: Runner) -> tuple[float, float]:
    """CPU seconds, those of finished child processes too, and wall seconds of one build into a new store."""
    with tempfile.TemporaryDirectory() as store:
        wall, before = time.perf_counter(), os.times()
        build(paths, store, run=run)
        after = os.times()
        cpu = sum(after[:4]) - sum(before[:4])
        return cpu, time.perf_counter() - wall


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(name) for name in sys.argv[1:]] or [copies(Path(folder))]
        language()
        alone = cost(paths, here)
        print(f"{'':24} {'CPU s':>7} {'wall s':>7} {'CPU ratio':>10}")
        print(f"{'in this process':24} {alone[0]:7.1f} {alone[1]:7.1f}")
        for processes in (1, os.cpu_count() or 1):
            apart = cost(paths, Apart(processes, 600))
            print(f"{f'{processes} of their own':24} {apart[0]:7.1f} {apart[1]:7.1f} {apart[0] / alone[0]:10.2f}")


if __name__ == "__main__":
    main()
