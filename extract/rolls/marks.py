"""What the marks of an attendance table say of a member: a tick, a cross, "P", "Apologies", under which heading."""

from __future__ import annotations

import re
from functools import cache

from extract.patterns import rows

_STATED = ("present", "apologies", "absent", "inAttendance", "substitute", "listed")  # the last: only a member
_LEGEND = re.compile(
    r"(?<![\w/])(?P<mark>\w{1,3}|[✓✔√×✗✘])['\"’”)]?\s*(?:[=:–-]|denotes|means)\s*"
    r"(?P<status>present|attended|apolog|absent|not present|substitute|in attendance)",
    re.IGNORECASE,
)
_SPELT = {"attended": "present", "apolog": "apologies", "not present": "absent", "in attendance": "inAttendance"}


@cache
def _meanings() -> dict[str, str]:
    return {row["mark"].lower(): row["means"] for row in rows("attendance_marks")}


def meaning(cell: str) -> str | None:
    """What a cell says that holds nothing but a mark: yes, no, cross, initial, or a status; None for other words."""
    plain = cell.strip().lower()
    return _meanings().get(plain) or _meanings().get(plain.strip(" .()[]"))


def legend(text: str) -> dict[str, str]:
    """The marks that a text explains: "P = present, A = apologies" gives {"p": "present", "a": "apologies"}."""
    found = {}
    for match in _LEGEND.finditer(text):
        said = match["status"].lower()
        found[match["mark"].lower()] = _SPELT.get(said, said)
    return found


def status(heading: str, cell: str, explained: dict[str, str], *, denies: bool) -> str | None:
    """The status that a cell gives under a heading of that kind (present, apologies, absent, substitute, status).

    None where the cell says nothing, or cannot be told. `explained` are the marks that a legend explains; `denies`
    says whether a cross means no, as it does among ticks.
    """
    if told := explained.get(cell.strip(" .()[]").lower()):
        return told
    said = meaning(cell)
    if said in _STATED:
        return said
    if said == "cross":
        said = "no" if denies else "yes" if heading != "status" else None
    if said == "initial":
        return "absent" if heading in ("status", "present") else heading
    if said == "yes":
        return "present" if heading == "status" else heading
    if said == "no":
        return "absent" if heading in ("present", "status") else None
    return None
