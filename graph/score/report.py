"""Figures for reading: tables of what was found, missed and false, how far confidence holds, and each error's words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graph.score.bcubed import Identity
from graph.score.calibrating import Reliability
from graph.score.gold import BadGold
from graph.score.matching import Found, Matched, Wanted
from graph.score.scoring import Scored
from graph.tables import Cell, as_table

_LONGEST = 300  # characters of an error's words


def as_text(scored: Scored, held: Reliability | None, *, errors: int, width: int | None) -> str:
    """All of a score; at most `errors` misses and false facts of each relation, none for 0."""
    parts = [as_table(_relations(scored), [*_relations(scored)[0]], width=width)]
    if scored.details:
        parts.append("Of those found:\n\n" + as_table(_details(scored), [*_details(scored)[0]], width=width))
    if scored.identity is not None:
        parts.append(_identity(scored.identity))
    if held is not None:
        parts.append(_reliability(held, width))
    parts += [line for one in (_errors(scored, errors) if errors else ()) for line in one]
    if errors and scored.identity is not None:
        parts += _wrongly(scored.identity, errors)
    return "\n\n".join(parts)


def as_dict(scored: Scored, held: Reliability | None) -> dict[str, Any]:
    """The figures for programs: numbers as they are, not rounded."""
    told: dict[str, Any] = {
        relation: {
            "precision": f.precision,
            "recall": f.recall,
            "f1": f.f1,
            "interval": f.interval,
            "mean": f.mean,
            "found": f.found,
            "missed": f.missed,
            "false": f.false,
        }
        for relation, f in scored.figures().items()
    }
    told |= {
        label: {"accuracy": s.accuracy, "interval": s.interval, "right": s.right, "of": s.of}
        for label, s in scored.shares().items()
    }
    if (who := scored.identity) is not None:
        told["identity"] = {
            "precision": who.precision,
            "recall": who.recall,
            "f1": who.f1,
            "known": who.known,
            "forms": who.forms,
            "merged": list(who.merged),
            "split": list(who.split),
        }
    if held is not None:
        bins = [{"from": b.low, "facts": b.facts, "confidence": b.said, "right": b.right} for b in held.bins]
        told["confidence"] = {"brier": held.brier, "error": held.error, "councils": held.councils, "bins": bins}
    return told


def load_floor(path: Path) -> dict[str, float]:
    """The least of figures, by relation or "identity" (F1), "mean RELATION" or detail; BadGold for any other file."""
    try:
        return {str(label): float(least) for label, least in json.loads(path.read_text("utf-8")).items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise BadGold(f"{path} is no floor: a JSON object with a number for each figure ({error})") from error


def fallen(scored: Scored, floor: Mapping[str, float]) -> list[str]:
    """A line for each figure that is below its floor, or that the papers scored do not give."""
    figures = {relation: f.f1 for relation, f in scored.figures().items()}
    figures |= {f"mean {relation}": f.mean for relation, f in scored.figures().items()}
    figures |= {label: s.accuracy for label, s in scored.shares().items()}
    if (who := scored.identity) is not None:
        figures |= {"identity": who.f1, "identity precision": who.precision, "identity recall": who.recall}
    return [
        f"{label} is {figures[label]:.3f}, its floor {least:g}" if label in figures else f"no figure for {label}"
        for label, least in floor.items()
        if figures.get(label, -1.0) < least
    ]


def _relations(scored: Scored) -> list[dict[str, Cell]]:
    return [
        {
            "relation": relation,
            "precision": f"{f.precision:.2f}",
            "recall": f"{f.recall:.2f}",
            "F1": f"{f.f1:.2f}",
            "95 %": f"{f.interval[0]:.2f}–{f.interval[1]:.2f}",
            "mean": f"{f.mean:.2f}",
            "found": f.found,
            "missed": f.missed,
            "false": f.false,
        }
        for relation, f in scored.figures().items()
    ]


def _details(scored: Scored) -> list[dict[str, Cell]]:
    return [
        {
            "detail": label,
            "right": f"{s.accuracy:.2f}",
            "95 %": f"{s.interval[0]:.2f}–{s.interval[1]:.2f}",
            "facts": f"{s.right} of {s.of}",
        }
        for label, s in scored.shares().items()
    ]


def _identity(who: Identity) -> str:
    """The figures of identity in a sentence, and what they are of."""
    return (
        f"Identity (B-cubed, {who.known} of {who.forms} names and acronyms known, roles left out): "
        f"precision {who.precision:.2f}, recall {who.recall:.2f}, F1 {who.f1:.2f}."
    )


def _wrongly(who: Identity, most: int) -> Iterator[str]:
    """What was taken for one and is not, and what is one and was left apart."""
    for heading, lines in (("merged wrongly", who.merged), ("split wrongly", who.split)):
        if lines:
            left = [f"  ... and {len(lines) - most} more"] if len(lines) > most else []
            yield "\n".join([f"{heading}:", *(f"  {line}" for line in lines[:most]), *left])


def _reliability(held: Reliability, width: int | None) -> str:
    rows: list[dict[str, Cell]] = [
        {
            "confidence": f"{b.low:.2f}–{min(b.high, 1):.2f}",
            "facts": b.facts,
            "mean": f"{b.said:.2f}",
            "right": f"{b.right:.2f}",
        }
        for b in held.bins
    ]
    about = f"Confidence, each of {held.councils} councils judged by a model fitted to the others:"
    sums = f"Brier score {held.brier:.3f}, expected calibration error {held.error:.3f}."
    return f"{about}\n\n{as_table(rows, [*rows[0]], width=width)}\n\n{sums}"


def _errors(scored: Scored, most: int) -> Iterator[list[str]]:
    by_relation: dict[str, list[str]] = {}
    for one in scored.matched:
        by_relation.setdefault(one.relation, []).extend(_lines(one))
    for relation, lines in by_relation.items():
        if lines:
            left = [f"  ... and {len(lines) - most} more"] if len(lines) > most else []
            yield ["\n".join([f"{relation}:", *lines[:most], *left])]


def _lines(one: Matched) -> Iterator[str]:
    for wanted in one.missed:
        if not wanted.optional:
            yield f"  missed  {one.document}: {_told(wanted)}"
    for found in one.false:
        yield f"  false   {one.document}: {_told(found)}"


def _told(fact: Wanted | Found) -> str:
    """What a fact says, and its words."""
    if isinstance(fact, Found):
        hidden = {"x", "e", "document", "quote", "status", "held"}
        values = {k: "; ".join(v) for k, v in fact.told.values.items() if k not in hidden and "://" not in v[0]}
        quote = fact.told.quotes[0]
    else:
        values = {k: str(v) for k, v in fact.values.items() if v and k != "quote"}
        quote = str(fact.values.get("quote", ""))
    words = " ".join(quote.split())
    return f"{', '.join(f'{k} {v}' for k, v in values.items())} “{words[:_LONGEST]}”".strip()
