"""Words that say who chairs, and what body: "(Vice Chairman)", "Independent Chair of the Safeguarding Board"."""

from __future__ import annotations

import re
from functools import cache

from extract.patterns import columns


@cache
def _kinds() -> dict[str, str]:
    return {row[0].lower(): row[1] for row in columns("chair_words")}


@cache
def chair_pattern() -> str:
    """A regular expression that matches any of the chair words, in any case but not inside a word."""
    longest = sorted(_kinds(), key=len, reverse=True)
    return r"(?<![\w-])(?i:" + "|".join(re.escape(w).replace(r"\ ", r"[\s-]+") for w in longest) + r")(?![\w-])"


def chair_kind(words: str) -> str | None:
    """chair, vice-chair or independent-chair when the words are just that; None otherwise."""
    flat = re.sub(r"\s+", " ", words.strip(" ().,-–")).lower().removeprefix("the ").removeprefix("an ")
    return _kinds().get(flat) or _kinds().get(flat.replace("-", " ")) or _kinds().get(flat.replace("vice ", "vice-"))


def chair_of(words: str) -> tuple[str, str] | None:
    """("independent-chair", "Leys Board") from "Independent Chair of the Leys Board"; None otherwise."""
    found = re.match(
        rf"\s*(?i:the\s+)?(?P<kind>{chair_pattern()})\s*(?:,|(?i:of\s+the|of|for\s+the|for|to\s+the)|[-–])\s*(?P<body>[A-Z].+)",
        words,
        re.DOTALL,
    )
    if not found or (kind := chair_kind(found.group("kind"))) is None:
        return None
    return kind, found.group("body").strip(" .,;")
