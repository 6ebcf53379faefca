"""Why mentions were taken for one person, body, post, strategy or service, and what near them was left apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rdflib import Dataset, URIRef

from graph.names import Named, find, key_of
from graph.questions.ask import Answer, ask, gathered
from graph.rows import ApartRow, IdentityRow

JOINED, APART = "joined", "left apart"


def identity(dataset: Dataset, name: str | Named) -> list[IdentityRow]:
    """The mentions that were joined, with the rule and the evidence; then what stayed apart, the nearest first."""
    one = name if isinstance(name, Named) else find(dataset, name)
    mentions = [
        IdentityRow(
            group=JOINED,
            name="; ".join(line["form"]),
            score=_score(line),
            why="; ".join(line["reason"]),
            evidence="; ".join(line.get("weighed", ())),
            document="; ".join(line["document"]),
            key="",
        )
        for line in gathered(ask(dataset, "identifications", {"about": one.id}), "id")
    ]
    apart = [
        IdentityRow(APART, other, score, "", evidence, _papers(dataset, address), key_of(address))
        for score, evidence, ((other, address),) in _pairs(ask(dataset, "candidates", {"about": one.id}), one.id)
    ]
    mentions.sort(key=lambda r: (r.document, r.name, r.evidence))
    return mentions + apart


def left_apart(dataset: Dataset) -> list[ApartRow]:
    """All pairs that stayed apart and may be one, best first."""
    answers = ask(dataset, "candidates")
    kinds = {answer["one"]: answer["class"].rpartition("#")[2].casefold() for answer in answers}
    return [
        ApartRow(score, kinds[str(first)], one, key_of(first), other, key_of(second), evidence)
        for score, evidence, ((one, first), (other, second)) in _pairs(answers)
    ]


def _pairs(answers: Iterable[Answer], about: URIRef | None = None) -> list[tuple[str, str, list[tuple[str, URIRef]]]]:
    """Score, reasons and the things (label, address) of each candidate, best first; without the one asked about."""
    things: dict[str, dict[str, str]] = {}
    for answer in answers:
        if about is None or answer["one"] != str(about):
            things.setdefault(answer["id"], {})[answer["one"]] = answer["label"]
    found = [
        (
            _score(line),
            "; ".join(by_strength(line["reason"])),
            [(label, URIRef(address)) for address, label in sorted(things[line["id"][0]].items())],
        )
        for line in gathered(list(answers), "id")
    ]
    return sorted(found, key=lambda pair: (-float(pair[0]), pair[2], pair[1]))


def _score(line: Mapping[str, tuple[str, ...]]) -> str:
    return f"{float(line['score'][0]):.2f}" if "score" in line else ""


def told(row: IdentityRow | ApartRow) -> tuple[str, str]:
    """A row for reading: what was joined or left apart, and the evidence under it."""
    score = row.score or "-"
    if isinstance(row, ApartRow):
        return f"{score}  {row.kind}: {row.name} ({row.key}) and {row.other} ({row.other_key})", row.evidence
    key, why = f" ({row.key})" if row.key else "", f": {row.why}" if row.why else ""
    return f"{score}  {row.group}: {row.name}{key}, in {row.document}{why}", row.evidence


def by_strength(reasons: Iterable[str]) -> list[str]:
    """The reasons of a pair left apart: what speaks for its being one first, the strongest first."""
    return sorted(reasons, key=_strength)


def _strength(reason: str) -> tuple[bool, float, str]:
    """Orders a reason by its points, which stand in brackets at its end."""
    points = float(reason.rpartition("(")[2].rstrip(")"))
    return points < 0, -abs(points), reason


def _papers(dataset: Dataset, address: URIRef) -> str:
    first, *more = sorted(answer["document"] for answer in ask(dataset, "seen", {"id": address}))
    return f"{first} and {len(more)} more" if more else first
