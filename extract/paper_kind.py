"""What kind of paper it is: minutes, agenda, report or other."""

from __future__ import annotations

import re

from extract.joining import Joined

_AGENDA = re.compile(
    r"^\W*agenda\b|\bitem no\b.*\bsubject\b|\ball (?:county )?councillors are invited\b", re.IGNORECASE
)


def kind_of_paper(text: str, lines: list[Joined], *, of_meeting: bool) -> str:
    """The kind of a paper with this text and head; `of_meeting`: it names a body or a day."""
    head = " ".join(line.text for line in lines[:6])
    if re.search(r"\bminutes\b", head, re.IGNORECASE) or re.search(
        r"^\W*(?:present|in attendance|(?:meeting )?attendance(?! details$)|attendees)\b",
        text,
        re.IGNORECASE | re.MULTILINE,
    ):
        return "minutes"
    if any(_AGENDA.search(line.text) for line in lines):
        return "agenda"
    return "report" if of_meeting else "other"
