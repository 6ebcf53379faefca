"""What kind of paper it is: minutes, agenda, report or other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extract.patterns import words
from extract.rolls.roll import RollEntry
from extract.structure.joining import Joined

_HEAD = 6  # lines
_LISTED = re.compile(
    r"^\W*(?:\[!\w+\]\W*)?(?:present|in attendance|(?:meeting )?attendance(?! details$)|(?:additional )?attendees"
    r"|(?:\w+ )?members (?:present|attending))\b",
    re.IGNORECASE | re.MULTILINE,
)
_AGENDA = re.compile(
    r"^\W*agenda\b|\bitem no\b.*\bsubject\b|\ball (?:county )?councillors are invited\b", re.IGNORECASE
)
_CAME = ("present", "partPresent", "substitute", "inAttendance")
_COMPANY = 2  # people who came; a report may name one
_MOTIONS = 3  # one or two motions may be quoted in a report


def kind_of_paper(text: str, lines: list[Joined], *, of_meeting: bool) -> str:
    """The kind of a paper with this text and head; `of_meeting`: it names a body or a day."""
    head = " ".join(line.text for line in lines[:_HEAD])
    if re.search(r"\bminutes\b", head, re.IGNORECASE) or _LISTED.search(text):
        return "minutes"
    if any(_AGENDA.search(line.text) for line in lines):
        return "agenda"
    if not of_meeting:
        return "other"
    return "minutes" if len(_motions().findall(text)) >= _MOTIONS else "report"


def kind_with_roll(kind: str, roll: Iterable[RollEntry]) -> str:
    """The kind when it is known who came: a paper that lists them records the meeting, whatever it calls itself."""
    came = {entry.start for entry in roll if entry.status in _CAME}
    return "minutes" if kind == "report" and len(came) >= _COMPANY else kind


@cache
def _motions() -> re.Pattern[str]:
    """What a line of minutes begins with that records a motion."""
    return re.compile(rf"^\W*(?:{'|'.join(words('motion_lines'))})\b", re.IGNORECASE | re.MULTILINE)
