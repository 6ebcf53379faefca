"""The graph of a store made anew from its kept extractions and its judgements: no paper is read again."""

from __future__ import annotations

from pathlib import Path

from graph.cache import CACHE, Cache
from graph.erasure.applying import finish, kept_without
from graph.erasure.erased import load_erased
from graph.judgements.file import load
from graph.writing import load_state, write


def reproject(store_dir: Path) -> None:
    """Apply the judgements of a store that the caller holds for writing.

    BadJudgements where they contradict each other or their file is damaged: the store is then as it was.
    """
    old, erased = load_state(store_dir), load_erased(store_dir)
    finish(store_dir, erased)
    extractions = kept_without(Cache(store_dir / CACHE), old.manifest, erased)
    write(store_dir, old.manifest, old, extractions, load(store_dir), erased=erased)
