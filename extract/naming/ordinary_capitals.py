"""Names printed in capitals, in ordinary ones: "MCDONALD" is McDonald, "O'ROURKE" O'Rourke, "CODD-NOLAN" Codd-Nolan."""

from __future__ import annotations

import re

from extract.patterns import words

_PART = re.compile(r"[^\W\d_]+")
_SCOTS = re.compile(r"MC(?=[^\W\d_]{3})")
_INITIALS = 2  # letters; a shorter run of capitals is initials unless it is a known name ("Jo")


def ordinary(name: str) -> str:
    """The name with its words in ordinary capitals, letter for letter; words in mixed ones stay as they are."""
    return " ".join(_word(word) for word in name.split(" "))


def _word(word: str) -> str:
    letters = word.replace("'", "").replace("’", "").replace("-", "")
    if not letters.isupper() or len(letters) == 1 or len(word.lower()) != len(word):
        return word
    if len(letters) <= _INITIALS and letters.capitalize() not in words("short_names"):
        return word
    return _PART.sub(lambda part: _capital(part.group()), word)


def _capital(part: str) -> str:
    if _SCOTS.match(part):
        return "Mc" + part[2] + part[3:].lower()
    return part[:1] + part[1:].lower()
