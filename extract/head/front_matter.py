"""What the front matter of a Markdown file says of its meeting: "date: 2031-03-04", "SIG: Harbour SIG".

It is YAML between lines of "---", or TOML between lines of "+++".
"""

from __future__ import annotations

import re

from extract.patterns import columns
from extract.structure.joining import Joined, join

_MATTER = re.compile(r"\A\s*(?P<fence>---|\+\+\+)[ \t]*\n(?P<fields>(?:.*\n){1,40}?)(?P=fence)[ \t]*(?:\n|\Z)")
_FIELD = re.compile(
    r"^(?P<name>[A-Za-z][\w ()-]{1,30}?)[ \t]*(?::[ \t]+|[ \t]=[ \t]*)(?P<value>\S.*?)[ \t]*$", re.MULTILINE
)
_MOMENT = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)[T ](?P<hour>\d\d:\d\d)(?::\d\d)?\b(?!\.\d|:|Z)")


def hour_stated(stated: list[Joined], day: str | None) -> str | None:
    """The hour ("HH:MM") of a date of the front matter, "2031-03-04 19:00:00 -0800"; None for midnight, or no hour.

    "2031-03-04T22:17:42.518Z" is the moment when a program wrote the file, and no hour of a meeting, nor is that of
    another day than the meeting's, `day`.
    """
    told = (found["hour"] for line in stated if (found := _MOMENT.match(line.text)) and found["day"] == day)
    return next((hour for hour in told if hour != "00:00"), None)


def end_of_matter(text: str) -> int:
    """Where the front matter of a paper ends; 0 where it has none."""
    matter = _MATTER.match(text)
    return matter.end() if matter else 0


def front_matter(text: str) -> dict[str, list[Joined]]:
    """The fields of a paper's front matter by what they tell (title, body, day, venue, kind); others are left out."""
    matter = _MATTER.match(text)
    if matter is None:
        return {}
    tells = {row[0]: row[1] for row in columns("front_matter")}
    out: dict[str, list[Joined]] = {}
    for field in _FIELD.finditer(text, *matter.span("fields")):
        if kind := tells.get(field["name"].lower()):
            start, end = field.span("value")
            quoted = text[start] in "\"'" and end - start > 1 and text[end - 1] == text[start]
            out.setdefault(kind, []).append(join(text, start + quoted, end - quoted))
    return out
