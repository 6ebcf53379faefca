"""What the columns of a table hold, told by the words that head them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extract.patterns import rows

_BRACKETS = re.compile(r"\([^()]*\)")
_MARKS = re.compile(r"[^\w\s/&-]|_")


@cache
def _headings(file: str) -> dict[str, str]:
    return {_plain(row["heading"]): row["column"] for row in rows(file)}


def _plain(heading: str) -> str:
    words = _MARKS.sub(" ", _BRACKETS.sub(" ", heading)).lower()
    return re.sub(r"\s*([/&])\s*", r"\1", " ".join(words.split()))


@lru_cache(maxsize=4096)
def column(heading: str, file: str) -> str | None:
    """What stands below a heading, by the pattern file; None for one that is not known.

    Of a heading that names several things ("Present/Apologies") all must be known; it then is what they all are, or
    else of the kind "status" where each tells of attendance.
    """
    known, plain = _headings(file), _plain(heading)
    if plain in known:
        return known[plain]
    parts = [known.get(part) for part in re.split(r"/|&| or | and ", plain) if part]
    if len(parts) < 2 or None in parts:
        return None
    if len({*parts}) == 1:
        return parts[0]
    return "status" if {*parts} <= {"present", "apologies", "absent", "substitute"} else None
