"""A build stopped in the middle, by its user or by the machine: what was read is kept, and the next build goes on."""

from __future__ import annotations

import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals and limits as Linux has them")


def program(*words: str) -> list[str]:
    return [sys.executable, "-c", "from cli import main; main()", *words]


def run(*words: str, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(program(*words), cwd=ROOT, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


def exported(store: Path) -> bytes:
    """All that a store holds."""
    target = store.parent / "all.nq"
    assert run("export", str(target), "--store", str(store)).returncode == 0
    return target.read_bytes()


def kept(store: Path) -> int:
    """How many extractions a store has kept."""
    return len(list((store / "cache").glob("*/*.json")))


@pytest.fixture(scope="module")
def whole(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What the example papers give in a build that nobody stops."""
    store = tmp_path_factory.mktemp("whole") / "store"
    assert run("build", str(examples), "--store", str(store)).returncode == 0
    return exported(store)


def stopped(papers: Path, store: Path, by: signal.Signals) -> subprocess.CompletedProcess[str]:
    """A build that a signal reaches when some of its papers are read."""
    build = subprocess.Popen(
        program("build", str(papers), "--store", str(store), "--jobs", "1"),
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    while kept(store) < 3 and build.poll() is None:
        time.sleep(0.01)
    build.send_signal(by)
    out, err = build.communicate(timeout=60)
    return subprocess.CompletedProcess(build.args, build.returncode, out, err)


def test_the_user_interrupts(examples: Path, tmp_path: Path, whole: bytes) -> None:
    store = tmp_path / "store"
    done = stopped(examples, store, signal.SIGINT)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr.startswith("Interrupted. What was read (") and "of 8 files) is kept" in done.stderr
    assert 3 <= kept(store) < 8
    assert "There is no store" in run("list", "persons", "--store", str(store)).stderr
    again = run("build", str(examples), "--store", str(store))
    assert again.stderr.strip() == "8 new."
    assert exported(store) == whole


def test_the_machine_dies(examples: Path, tmp_path: Path, whole: bytes) -> None:
    store = tmp_path / "store"
    assert stopped(examples, store, signal.SIGKILL).returncode == -signal.SIGKILL
    assert 3 <= kept(store) < 8
    assert run("build", str(examples), "--store", str(store)).returncode == 0
    assert exported(store) == whole


def test_the_disk_is_full(examples: Path, tmp_path: Path, whole: bytes) -> None:
    papers, store = tmp_path / "papers", tmp_path / "store"
    shutil.copytree(examples, papers)
    assert run("build", str(papers), "--store", str(store)).returncode == 0
    (papers / "more.txt").write_text(
        "Minutes of the Quay Panel held on 4 May 2021\n\nPresent: Cllr Ada Quill (Chair)\n"
    )

    def little() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))

    done = run("build", str(papers), "--store", str(store), preexec_fn=little)
    assert done.returncode == 1
    assert "File too large" in done.stderr and "Traceback" not in done.stderr
    assert exported(store) == whole
    assert run("build", str(papers), "--store", str(store)).returncode == 0
    assert b"Ada Quill" in exported(store)


def test_a_document_that_takes_too_long(examples: Path, tmp_path: Path) -> None:
    done = run("build", str(examples), "--store", str(tmp_path / "store"), "--time-limit", "0.01", "--jobs", "2")
    assert done.returncode == 1
    assert done.stdout.count("took longer than 0.01 seconds") == 8
    assert done.stderr.strip() == "8 failed."
