"""What replaced what: the whole chain before and after a body, post or other thing, followed through all papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rdflib import Dataset

from graph.names import Named
from graph.questions.ask import ask, gathered
from graph.rows import ShowRow

AFTER, BEFORE = "succeeded by", "preceded by"


@dataclass(frozen=True, slots=True)
class Replacement:
    """That one thing was replaced by another, and who says so; `when` is EDTF."""

    old: str
    old_name: str
    new: str
    new_name: str
    when: str
    date: str
    document: str
    fact: str


def succession(dataset: Dataset, one: Named) -> list[ShowRow]:
    """What came after something and what before it, the nearest first, a row for each paper that says so."""
    told = replacements(dataset)
    turned = [replace(t, old=t.new, new=t.old) for t in told]
    after = [step.fact for step in chain(told, str(one.id))]
    before = [step.fact for step in chain(turned, str(one.id)) if step.fact not in after]
    by_fact = {step.fact: step for step in told}
    rows = [(AFTER, by_fact[fact]) for fact in after] + [(BEFORE, by_fact[fact]) for fact in before]
    return [ShowRow(about, _says(step), step.date, step.document, step.fact) for about, step in rows]


def replacements(dataset: Dataset) -> list[Replacement]:
    """Every replacement that papers tell of."""
    found = []
    for line in gathered(ask(dataset, "successions"), "fact"):
        cell = {name: "; ".join(value) for name, value in line.items()}
        names = ("old", "oldName", "new", "newName", "edtf", "date", "document", "fact")
        found.append(Replacement(*(cell.get(name, "") for name in names)))
    return found


def chain(told: Iterable[Replacement], start: str) -> Iterator[Replacement]:
    """The replacements that lead on from a thing, step by step; in a circle each is followed once."""
    following: dict[str, list[Replacement]] = {}
    for one in sorted(told, key=lambda t: (t.when or "~", t.date, t.new_name, t.fact)):
        following.setdefault(one.old, []).append(one)
    seen, pending = {start}, [start]
    while pending:
        for step in following.get(pending.pop(0), ()):
            yield step
            if step.new not in seen:
                seen.add(step.new)
                pending.append(step.new)


def _says(step: Replacement) -> str:
    return f"{step.old_name} was replaced by {step.new_name}{f', {step.when}' if step.when else ''}"
