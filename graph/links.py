"""Where the papers behind an answer can be opened: the files they were read from, at the page of the words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graph.manifest import load_manifest

Linker = Callable[[str, str], str]
"""From the SHA-256 of a document and a page ("" for none) to an address that opens it, "" where there is none."""


def links(store_dir: Path) -> Linker:
    """`file:` addresses of what a store was built from, with `#page=N` behind them where a page is known.

    What was read from a zip archive opens on the archive; what is gone has no address.
    """
    entries = load_manifest(store_dir).entries

    def link(sha256: str, page: str) -> str:
        places = entries[sha256].paths if sha256 in entries else ()
        return next((found for place in places if (found := _address(Path(place), page))), "")

    return link


def no_links(sha256: str, page: str) -> str:
    """No address for anything: where nothing is known but the graph."""
    return ""


def _address(place: Path, page: str) -> str:
    file = next((path for path in (place, *place.parents) if path.is_file()), None)
    if file is None:
        return ""
    return file.as_uri() + (f"#page={page}" if page and file == place else "")
