"""How judgements name papers: by file name, with the beginning of the SHA-256 where several share it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rapidfuzz import process

_SHARED = re.compile(r"(?P<name>.+) \((?P<sha>[0-9a-f]{8,64})\)")
_SUFFIX = re.compile(r"\.[A-Za-z]\w{1,4}$")
_IN = " in "
_NEAREST, _NEAR_ENOUGH = 3, 65  # how many file names are suggested, and how alike, of 100, these have to be
_SHOWN = 8  # hexadecimal digits of a SHA-256, as `forget` asks for


class Papers:
    """Papers by what judgements call them: `names` are the file names of each, by its SHA-256."""

    def __init__(self, names: Mapping[str, tuple[str, ...]]) -> None:
        self.names = names
        self._by_name: dict[str, list[str]] = {}
        for sha256 in sorted(names):
            for name in names[sha256]:
                self._by_name.setdefault(name, []).append(sha256)

    def called(self, text: str) -> tuple[str, ...]:
        """The papers of a file name, or of "NAME (SHA-256)"; none where there is no such paper."""
        if shared := _SHARED.fullmatch(text):
            return tuple(s for s in self._by_name.get(shared["name"], ()) if s.startswith(shared["sha"]))
        return tuple(self._by_name.get(text, ()))

    def call(self, sha256: str) -> str:
        """What a paper is called: its first file name, with its SHA-256 where another has the same."""
        name = min(self.names[sha256])
        return name if len(self._by_name[name]) == 1 else f"{name} ({sha256[:_SHOWN]})"

    def missing(self, text: str) -> str | None:
        """The file that "SOMETHING in FILE" names and no paper has; None where the last words are no file's name."""
        tail = next((tail for _, tail in divided(text)), "")
        name = shared["name"] if (shared := _SHARED.fullmatch(tail)) else tail
        known = {part.casefold() for file in self._by_name for part in (file, file.rpartition(".")[0])}
        is_file = _SUFFIX.search(name) is not None or name.casefold() in known - {""}
        return tail if is_file and not self.called(tail) else None

    def nearest(self, text: str) -> tuple[str, ...]:
        """The file names spelt most like one, the most alike first."""
        names = sorted(self._by_name)
        ranked = process.extract(text, names, processor=str.casefold, limit=_NEAREST, score_cutoff=_NEAR_ENOUGH)
        return tuple(match[0] for match in ranked)

    def split(self, text: str) -> tuple[str, tuple[str, ...]] | None:
        """ "SOMETHING in FILE" as the something and the papers; None where it names no paper that is here."""
        for head, tail in divided(text):
            if papers := self.called(tail):
                return head, papers
        return None


def divided(text: str) -> Iterator[tuple[str, str]]:
    """What stands before and after each " in " of a text, the last one first."""
    at = text.rfind(_IN)
    while at > 0:
        yield text[:at], text[at + len(_IN) :]
        at = text.rfind(_IN, 0, at)
