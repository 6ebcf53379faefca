"""A column of initials beside the names of a list ("Ann Pike (Chair)   AP"), as action notes use them: left out."""

from __future__ import annotations

import re

from extract.structure.joining import Joined

_CELL = re.compile(r"[A-Z][A-Za-z]{1,4}")
_LAST = re.compile(r"\s+(?P<initials>[A-Z][A-Za-z]{1,4})$")
_ONE = re.compile(r"[A-Z][a-z]*")


def without_initials(line: Joined, source: str) -> Joined:
    """The list without initials that end a line of the document and are those of the name that begins it."""
    out: list[int] = []
    before = ""
    for start, end in _lines(line, source):
        kept = end
        if _CELL.fullmatch(line.text[start:end]) and _have(before, line.text[start:end]):
            before = ""
            continue  # a cell of its own: "Ann Pike", "AP", "Bo Reed", "BR"
        before = line.text[start:end]
        if (found := _LAST.search(line.text[start:end])) and _have(line.text[start:end], found.group("initials")):
            kept = start + found.start()
        out += [*range(start, kept), *range(end, min(end + 1, len(line.text)))]
    if len(out) == len(line.text):
        return line
    while out and line.text[out[-1]] == " ":
        out.pop()  # what is left ends where its last name does
    return Joined("".join(line.text[i] for i in out), tuple(line.offsets[i] for i in out))


def _lines(line: Joined, source: str) -> list[tuple[int, int]]:
    """Where each of the document's lines stands in the joined text, the joining space left out."""
    breaks = [
        i
        for i in range(len(line.text) - 1)
        if line.text[i] == " " and re.search(r"[\n\t]", source[line.offsets[i] : line.offsets[i + 1]])
    ]
    return list(zip([0, *(i + 1 for i in breaks)], [*breaks, len(line.text)], strict=True))


def _have(text: str, written: str) -> bool:
    """Whether the words that begin a line have these initials: "Ann Pike" has "AP" and "APi", "Jo van Dam" "JD" too."""
    return any(_begin(text, _ONE.findall(form)) for form in (written, written.upper()))


def _begin(text: str, initials: list[str]) -> bool:
    words = [word for word in text.split()[: len(initials) + 1] if word[:1].isupper()][: len(initials)]
    both = zip(words, initials, strict=False)
    return 1 < len(initials) == len(words) and all(word.startswith(first) for word, first in both)
