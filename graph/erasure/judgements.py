"""The file of judgements beside a store without lines that name a person who was erased."""

from __future__ import annotations

from pathlib import Path

from graph.erasure.erased import Erased, Scope
from graph.erasure.finding import Finder
from graph.judgements.file import judgements_file
from graph.store import write_whole


def drop_judgements(store_dir: Path, erased: Erased) -> int:
    """Remove the lines that name somebody erased, in whatever column; how many these were.

    A judgement does not say of whose papers it is, so one that names a namesake goes too.
    """
    path = judgements_file(store_dir)
    if not path.is_file():
        return 0
    finders = [Finder(erasure, Scope.FULL, alone=True) for erasure in erased.erasures]
    lines = path.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not any(f.spans(part) for f in finders for part in line.split("\t"))]
    if len(kept) < len(lines):
        write_whole(path, "".join(kept))
    return len(lines) - len(kept)
