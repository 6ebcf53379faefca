"""One person at one meeting: a paper says that they were there, another or the same that they were not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.disagreements.sides import Disagreement, Line, disagreement, first, side

_AWAY = ("apologies", "absent")
_PART = ("partPresent", "substitute")
_SAYS = {"inAttendance": "in attendance", "substitute": "stood in for another"}


def attendance(lines: Iterable[Line]) -> Iterator[Disagreement]:
    """Presence beside apologies, absence or a substitute. Being there for part of a meeting, or for an item of it,
    goes well with apologies for the rest."""
    by_person: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        by_person.setdefault((first(line, "meeting"), first(line, "whoId")), []).append(line)
        if "forId" in line and first(line, "status") == "substitute" and "item" not in line:
            by_person.setdefault((first(line, "meeting"), first(line, "forId")), []).append(line)
    for (_, who), said in sorted(by_person.items()):
        there = [s for s in said if _is(s, who) and first(s, "status") not in (*_AWAY, "substitute")]
        if not there or any(first(s, "status") in _PART or "item" in s for s in said if _is(s, who)):
            continue
        gone = [s for s in said if not _is(s, who) or first(s, "status") in _AWAY]
        for one, other in zip(sorted(there, key=_place)[:1], sorted(gone, key=_place)[:1], strict=False):
            name, when = first(one, "who"), f"{first(one, 'body')}, {first(one, 'date')}"
            why = "there and not there at one meeting"
            sides = (side(one, _says(one, who)), side(other, _says(other, who)))
            yield disagreement("attendance", f"{name} at {when}", why, sides, one.get("bodyId", ()))


def _is(line: Line, who: str) -> bool:
    """Whether a line is about somebody, and not about who stood in for them."""
    return first(line, "whoId") == who


def _says(line: Line, who: str) -> str:
    if not _is(line, who):
        return f"{first(line, 'who')} stood in for {first(line, 'for')}"
    status = first(line, "status")
    return _SAYS.get(status, status)


def _place(line: Line) -> tuple[str, str]:
    return first(line, "doc"), first(line, "fact")
