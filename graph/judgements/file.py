"""The file of judgements beside a store: one line each, in the order in which they were made.

A judgement is taken back by removing its line, so the file always says what holds: in git that is a deletion of one
line, with who and when. A line that said "undo line 4" would point elsewhere after two histories are merged.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from graph.judgements.judgement import COLUMNS, BadLine, Judgement, as_line, cells_of, from_line, written
from graph.store import write_whole

SUFFIX = ".judgements.tsv"


class BadJudgements(Exception):
    """The file of judgements cannot be read as one: it says which line, and what is wrong with it."""


class NoJudgement(LookupError):
    """There is no judgement to take back."""


@dataclass(frozen=True, slots=True)
class Judgements:
    """All judgements of a file, and a digest of its text: "" where there is no file."""

    path: Path
    made: tuple[Judgement, ...] = ()
    digest: str = ""


def judgements_file(store_dir: Path | str) -> Path:
    """Where the judgements of a store stand: beside its folder, under its name."""
    store = Path(store_dir).resolve()
    return store.with_name(f"{store.name}{SUFFIX}")


def load(store_dir: Path | str) -> Judgements:
    """The judgements of a store, none where there is no file; BadJudgements for a damaged line."""
    path = judgements_file(store_dir)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Judgements(path)
    lines = text_of(path, content).removeprefix("\ufeff").split("\n")
    made = []
    for number, line in enumerate(lines, 1):
        try:
            if number == 1:
                _check_head(line.rstrip("\r"))
            elif line.strip():
                made.append(from_line(line.rstrip("\r"), number))
        except BadLine as error:
            raise BadJudgements(f"{path}, line {number}: {error}") from error
    return Judgements(path, tuple(made), hashlib.sha256(content).hexdigest()[:32])


def text_of(path: Path, content: bytes) -> str:
    """The text of a file of judgements, every byte of it; BadJudgements where it is no UTF-8."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadJudgements(f"{path}: this is no UTF-8 text (byte {error.start})") from error


def append(path: Path, judgement: Judgement) -> Judgement:
    """Write a judgement behind the others, whole or not at all; the judgement with its line."""
    text = path.read_bytes().decode("utf-8") if path.exists() else written(COLUMNS) + "\n"
    text += "" if text.endswith("\n") else "\n"
    write_whole(path, f"{text}{as_line(judgement)}\n")
    return replace(judgement, line=text.count("\n") + 1)


def take_back(judgements: Judgements, line: int | None = None) -> Judgement:
    """Remove the last judgement, or that of a line, and return it; NoJudgement where there is none."""
    wanted = [j for j in judgements.made if line is None or j.line == line]
    if not wanted:
        where = f"on line {line} of" if line else "in"
        raise NoJudgement(f"there is no judgement {where} {judgements.path}")
    gone = wanted[-1]
    lines = judgements.path.read_bytes().decode("utf-8").split("\n")
    write_whole(judgements.path, "\n".join(lines[: gone.line - 1] + lines[gone.line :]))
    return gone


def _check_head(line: str) -> None:
    if tuple(cells_of(line)) != COLUMNS:
        raise BadLine(f"the first line must name the columns: {', '.join(COLUMNS)}, with tabs between")
