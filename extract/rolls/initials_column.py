"""A column of initials beside the names of a list ("Ann Pike (Chair)   AP", "Ann Pike AP Chair"): left out."""

from __future__ import annotations

import re

from extract.naming.names import name_at, title_kind
from extract.structure.joining import Joined

_CELL = re.compile(r"[A-Z][A-Za-z]{1,4}")
_LAST = re.compile(r"\s+(?P<initials>[A-Z][A-Za-z]{1,4})$")
_ONE = re.compile(r"[A-Z][a-z]*")
_BETWEEN = re.compile(
    r"\S+(?:\s+\S+){1,3}?\s+(?P<initials>[A-Z][A-Za-z]{0,3}[A-Z][a-z]{0,2})\s+(?=[A-Z(])"
)  # "Ann Pike AP Chair"


def without_initials(line: Joined, source: str) -> Joined:
    """The list without initials that end a line of the document and are those of the name that begins it.

    Where they part the name from its post ("Ann Pike AP Chair"), a comma does so in their place.
    """
    out: list[int] = []
    commas: set[int] = set()
    before = ""
    for begin, end in line_spans(line, source):
        start, kept = begin, end
        if _CELL.fullmatch(line.text[start:end]) and _have(before, line.text[start:end]):
            before = ""
            continue  # a cell of its own: "Ann Pike", "AP", "Bo Reed", "BR"
        before = line.text[start:end]
        if (found := _LAST.search(line.text[start:end])) and _have(line.text[start:end], found.group("initials")):
            kept = start + found.start()
        elif between := _after_name(line.text[start:end]):
            out += range(start, start + between[0])
            commas.add(start + between[0] - 1)
            start += between[1] - 1
        out += [*range(start, kept), *range(end, min(end + 1, len(line.text)))]
    if len(out) == len(line.text) and not commas:
        return line
    while out and line.text[out[-1]] == " ":
        out.pop()  # what is left ends where its last name does
    return Joined("".join("," if i in commas else line.text[i] for i in out), tuple(line.offsets[i] for i in out))


def _after_name(words: str) -> tuple[int, int] | None:
    """Where initials stand between the name that begins a line and what follows: "Dr Ann Pike AP Chair"."""
    title = re.match(r"\S+\s+", words)
    begin = title.end() if title and title_kind(title.group().strip()) else 0
    found = _BETWEEN.match(words, begin)
    if not found or not _have(words[begin : found.start("initials")], found.group("initials")):
        return None
    if name_at(words[: found.start("initials")], 0, in_list=True) is None:
        return None
    return found.span("initials")[0], found.end()


def line_spans(line: Joined, source: str) -> list[tuple[int, int]]:
    """Where each of the document's lines stands in the joined text, the joining space left out."""
    breaks = [
        i
        for i in range(len(line.text) - 1)
        if line.text[i] == " " and re.search(r"[\n\t]", source[line.offsets[i] : line.offsets[i + 1]])
    ]
    return list(zip([0, *(i + 1 for i in breaks)], [*breaks, len(line.text)], strict=True))


def _have(text: str, written: str) -> bool:
    """Whether the words that begin a line have these initials: "Ann Pike" has "AP" and "APi", "Jo van Dam" "JD" too."""
    capitals = re.sub(r"[a-z]+\Z", "", written)  # of "RCp", which tells one R. C. from another
    return any(_begin(text, _ONE.findall(form)) for form in (written, written.upper(), capitals))


def _begin(text: str, initials: list[str]) -> bool:
    words = [word for word in text.split()[: len(initials) + 1] if word[:1].isupper()][: len(initials)]
    both = zip(words, initials, strict=False)
    return 1 < len(initials) == len(words) and all(word.startswith(first) for word, first in both)
