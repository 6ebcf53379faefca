"""Statements said as sentences, from templates kept as data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

PART = re.compile(r"\[([^\[\]]*)\]")
TERM = re.compile(r"\{(\w+)\}")


@cache
def templates() -> dict[str, str]:
    """The template of each kind of statement, in the order in which they are to be shown."""
    lines = files(__package__).joinpath("wording.jsonl").read_text(encoding="utf-8").splitlines()
    entries = (json.loads(line) for line in lines)
    return {entry["kind"]: entry["says"] for entry in entries if "kind" in entry}


def said(kind: str, values: Mapping[str, str]) -> str:
    """A statement as a sentence; KeyError for a kind without a template. A missing value is "(not said)"."""

    def part(found: re.Match[str]) -> str:
        terms = TERM.findall(found[1])
        return found[1] if all(values.get(term) for term in terms) else ""

    kept = PART.sub(part, templates()[kind])
    return TERM.sub(lambda found: values.get(found[1]) or "(not said)", kept)


def clock(times: Iterable[str]) -> str:
    """Times of day without their seconds: `14:00:00` is "14:00"."""
    return "; ".join(time[:5] for time in times)


def as_words(term: str) -> str:
    """A term of the vocabulary as words: `reportsTo` is "reports to"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", term).lower()
