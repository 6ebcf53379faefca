"""The graph of a store made anew from its kept extractions and its judgements: no paper is read again."""

from __future__ import annotations

from pathlib import Path

from graph.cache import CACHE, Cache
from graph.judgements.file import load
from graph.writing import load_state, write


def reproject(store_dir: Path) -> None:
    """Apply the judgements of a store that the caller holds for writing.

    BadJudgements where they contradict each other or their file is damaged: the store is then as it was.
    """
    old, cache = load_state(store_dir), Cache(store_dir / CACHE)
    kept = {sha256: cache.get(sha256, entry.extractor) for sha256, entry in old.manifest.entries.items()}
    extractions = {sha256: extraction for sha256, extraction in kept.items() if extraction is not None}
    write(store_dir, old.manifest, old, extractions, load(store_dir))
