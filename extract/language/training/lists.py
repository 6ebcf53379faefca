"""The word lists and templates that training text is made of."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extract.language.training.markup import Labelled, unmarked


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with slots, and the style of minutes that it is written in."""

    style: str
    text: str


@cache
def listed(name: str) -> tuple[str, ...]:
    """The entries of a list, one a line; its first line says what it is. What stands twice is drawn twice as often."""
    lines = (files(__package__) / "lists" / f"{name}.txt").read_text("utf-8").splitlines()
    return tuple(line for line in lines[1:] if line)


@cache
def templates() -> tuple[Template, ...]:
    """Every template, in the order of the file."""
    lines = (files(__package__) / "templates.jsonl").read_text("utf-8").splitlines()
    return tuple(Template(row["style"], row["text"]) for row in map(json.loads, lines[1:]))


@cache
def papers() -> tuple[tuple[Labelled, ...], ...]:
    """The invented minutes, each as its labelled paragraphs."""
    folder = files(__package__) / "papers"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".txt"))
    return tuple(
        tuple(unmarked(line) for line in (folder / name).read_text("utf-8").splitlines() if line) for name in names
    )


def annotated() -> tuple[Labelled, ...]:
    """The sentences labelled by hand that a model is judged by; none of them is ever trained on."""
    lines = (files(__package__) / "annotated.jsonl").read_text("utf-8").splitlines()
    read = [json.loads(line) for line in lines if line.strip()]
    return tuple(
        Labelled(row["text"], tuple((a, b, label) for a, b, label in sorted(row["spans"])))
        for row in read
        if "text" in row
    )
