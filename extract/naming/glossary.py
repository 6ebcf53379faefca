"""Acronyms that a document defines: "Safeguarding Children Board (SCB)", glossary tables; Schwartz & Hearst (2003).

The algorithm matches an acronym's letters to the words before its bracket from right to left; here every letter must
begin a word (or follow a hyphen), "&" may stand for "and", and small words may be skipped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BRACKET = re.compile(r"\(\s*(?P<short>[A-Z][A-Za-z]?[A-Z&/-]*[A-Z](?:&[A-Z]{1,4})?s?)\s*\)")
_SMALL = {"and", "of", "for", "the", "in", "on", "to", "with", "a", "an", "&", "at", "by", "or"}
_CYRILLIC = re.compile("[АВЕКМНОРСТХІЅЈ]")
_LOOKALIKES = str.maketrans("АВЕКМНОРСТХІЅЈ", "ABEKMHOPCTXISJ")
_CELLS = re.compile(r"^\s*(?P<short>[A-Z][A-Z&/-]{1,8}s?)\s*\t+\s*(?P<long>[A-Z][^\t\n]{4,90}?)\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short form, the long form it stands for, and where the definition stands in the text given."""

    short: str
    long: str
    start: int
    end: int


def latin(text: str) -> str:
    """Cyrillic capitals that look like Latin ones replaced: some sources write acronyms with them."""
    return text.translate(_LOOKALIKES) if _CYRILLIC.search(text) else text


def acronyms(text: str) -> tuple[Acronym, ...]:
    """The definitions in a text on one line, in order."""
    plain = latin(text)
    found = []
    for bracket in _BRACKET.finditer(plain):
        short = bracket.group("short")
        start = _long_form(plain, bracket.start(), short)
        if start is not None:
            found.append(Acronym(short, text[start : bracket.start()].strip(), start, bracket.end()))
    return tuple(found)


def glossary_rows(text: str) -> tuple[Acronym, ...]:
    """The definitions of a glossary table: short form, tab, long form whose initials it has."""
    plain = latin(text)
    return tuple(
        Acronym(row.group("short"), text[row.start("long") : row.end("long")], row.start("short"), row.end("long"))
        for row in _CELLS.finditer(plain)
        if _long_form(row.group("long") + " ", len(row.group("long")) + 1, row.group("short")) == 0
    )


def _long_form(text: str, before: int, short: str) -> int | None:
    """Where the long form begins whose words' initials spell the acronym, read backwards from its bracket."""
    letters = [c for c in short.rstrip("s") if c.isalpha()]
    words = list(re.finditer(r"[A-Za-z0-9][\w'’]*|&", text[max(0, before - 160) : before]))
    base, at = max(0, before - 160), len(words) - 1
    start: int | None = None
    for letter in reversed(letters):
        while at >= 0 and words[at].group()[0].upper() != letter.upper() and words[at].group().lower() in _SMALL:
            at -= 1
        if at < 0 or words[at].group()[0].upper() != letter.upper():
            return None
        start = base + words[at].start()
        at -= 1
    return start if start is not None and text[start].isupper() else None
