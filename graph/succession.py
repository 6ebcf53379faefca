"""What replaced what: the whole chain before and after a body, post or other thing, followed through all papers.

Papers shorten the names of boards. Where a name is the end of one other body's only, in papers of the same council, the
chain goes on there, and says that the two are perhaps the same; not where somebody judged them different.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rdflib import Dataset

from graph.names import BODY, Named, folded, named
from graph.questions.ask import ask, gathered
from graph.rows import ShowRow
from ontology.vocabulary import MG

AFTER, BEFORE, PERHAPS = "succeeded by", "preceded by", "perhaps the same"
_LEAST_WORDS = 3  # of a name that may be short for another: fewer ("Improvement Board") are anyone's


@dataclass(frozen=True, slots=True)
class Replacement:
    """That one thing was replaced by another, and who says so; `when` is EDTF.

    `same` marks what is no replacement: that the one name is perhaps short for the other; nobody says so.
    """

    old: str
    old_name: str
    new: str
    new_name: str
    when: str = ""
    date: str = ""
    document: str = ""
    fact: str = ""
    same: bool = False


def succession(dataset: Dataset, one: Named) -> list[ShowRow]:
    """What came after something and what before it, the nearest first, a row for each fact that says so."""
    told = replacements(dataset)
    told += _short_names(dataset, told)
    after = list(chain(told, str(one.id)))
    turned = [step if step.same else replace(step, old=step.new, new=step.old) for step in told]
    facts = {step.fact for step in after}
    before = [step for step in chain(turned, str(one.id)) if step.same or step.fact not in facts]
    rows = [_row(AFTER, step) for step in after] + [_row(BEFORE, step) for step in before]
    return list(dict.fromkeys(rows))


def replacements(dataset: Dataset) -> list[Replacement]:
    """Every replacement that papers tell of."""
    found = []
    for line in gathered(ask(dataset, "successions"), "fact"):
        cell = {name: "; ".join(value) for name, value in line.items()}
        found.append(
            Replacement(
                old=cell["old"],
                old_name=cell["oldName"],
                new=cell["new"],
                new_name=cell["newName"],
                when=cell.get("edtf", ""),
                date=cell.get("date", ""),
                document=cell["document"],
                fact=cell["fact"],
            )
        )
    return found


def chain(told: Iterable[Replacement], start: str) -> Iterator[Replacement]:
    """The replacements that lead on from a thing, step by step; in a circle each is followed once."""
    following: dict[str, list[Replacement]] = {}
    for one in sorted(told, key=lambda t: (not t.same, t.when or "~", t.date, t.new_name, t.fact)):
        following.setdefault(one.old, []).append(one)
    seen, pending = {start}, [start]
    while pending:
        for step in following.get(pending.pop(0), ()):
            known = step.new in seen
            if not (step.same and known):
                yield step
            if not known:
                seen.add(step.new)
                pending.append(step.new)


def _short_names(dataset: Dataset, told: Iterable[Replacement]) -> list[Replacement]:
    """Which names in replacements are perhaps short for another, either way round."""
    ends = {end for step in told for end in ((step.old, step.old_name), (step.new, step.new_name))}
    bodies = {str(body.id): body.label for body in named(dataset, [BODY])} if ends else {}
    different = {(line["one"], line["other"]) for line in ask(dataset, "judged_different")} if ends else set()
    found = []
    for short, name in sorted(ends):
        longer = [i for i, label in bodies.items() if folded(label).endswith(f" {folded(name)}")]
        if short in bodies and len(name.split()) >= _LEAST_WORDS and len(longer) == 1:
            other = longer[0]
            if (short, other) in different:
                continue
            if (other, bodies[other]) in ends and _of_one_council(dataset, short, other):
                found.append(Replacement(short, name, other, bodies[other], same=True))
                found.append(Replacement(other, name, short, bodies[other], same=True))
    return found


def _of_one_council(dataset: Dataset, one: str, other: str) -> bool:
    councils: dict[str, set[str]] = {}
    for line in ask(dataset, "mentions", {"class": MG.Body}):
        if line["id"] in (one, other) and "council" in line:
            councils.setdefault(line["id"], set()).add(line["council"])
    return bool(councils.get(one, set()) & councils.get(other, set()))


def _row(about: str, step: Replacement) -> ShowRow:
    if step.same:
        says = f"{step.old_name} is perhaps short for {step.new_name}: no other body's name ends so"
        return ShowRow(PERHAPS, says, "", "", "")
    when = f", {step.when}" if step.when else ""
    says = f"{step.old_name} replaced by {step.new_name}{when}"
    return ShowRow(about, says, step.date, step.document, step.fact)
