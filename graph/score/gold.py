"""Facts that careful readers found in papers, one JSON file a paper: what a graph is scored against.

A file holds `document` (the paper's file name), `authority`, a list of facts under each relation of RELATIONS, and
`aliases`: `{"name": ..., "variants": [...]}` for whatever the paper calls by several names. Facts with
`"optional": true` count neither for nor against.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RELATIONS = (
    "meetings",
    "attended",
    "attended_by_post",
    "apologies",
    "substitutions",
    "chairs",
    "posts",
    "member_of",
    "interests",
    "monitored_by",
    "relations",
    "strategies",
    "commitments",
    "decisions",
)


class BadGold(ValueError):
    """A file that holds no gold facts; the message names it and says why."""


@dataclass(frozen=True, slots=True)
class GoldPaper:
    """What one paper says. `facts` has a list for each relation that was looked for in it, and no other relation."""

    document: str
    council: str
    facts: Mapping[str, tuple[Mapping[str, Any], ...]]
    aliases: tuple[tuple[str, ...], ...]


def load_gold(folders: Iterable[Path]) -> list[GoldPaper]:
    """The papers of the JSON files in some folders, by file name; BadGold for a file that is none, or for no file."""
    folders = list(folders)
    found = [_paper(path) for path in sorted(p for folder in folders for p in folder.glob("*.json"))]
    if not found:
        raise BadGold(f"no gold facts (*.json) in {', '.join(map(str, folders))}")
    return sorted(found, key=lambda paper: paper.document)


def _paper(path: Path) -> GoldPaper:
    try:
        raw = json.loads(path.read_text("utf-8"))
        facts = {relation: tuple(raw[relation]) for relation in RELATIONS if relation in raw}
        aliases = tuple((one["name"], *one.get("variants", ())) for one in raw.get("aliases", ()))
        return GoldPaper(raw["document"], _council(raw), facts, aliases)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadGold(f"{path} holds no gold facts: {type(error).__name__} {error}") from error


def _council(raw: Mapping[str, Any]) -> str:
    """Whose paper it is: the council, else the body that met, else the paper itself."""
    met = next((meeting["body"] for meeting in raw.get("meetings", ()) if meeting.get("body")), None)
    return str(raw.get("authority") or met or raw["document"])
