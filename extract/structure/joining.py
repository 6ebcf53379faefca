"""Broken lines become one line, with an exact map back: what a reader sees as a sentence, wherever it was wrapped."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from extract.naming.names import role_words, surnames_too, title_kind

_NOT_TEXT = re.compile(
    r"(?<!\\)\*{1,3}|_{2,}(?=\S)|(?<=\S)_{2,}"
    r"|</?[a-zA-Z][^<>\n]{0,200}>|(?<=[(\w])\u00ad|\\(?=[-*_#])|(?:(?<=\n)|\A)>[ \t]?"
)
_GAP = re.compile(r"\s+")
_WORD_BEHIND = re.compile(r"[^\W\d_][\w'’]*")
_PLAIN = re.compile(  # words that hold nothing that a mark or gap begins with, single spaces between them
    r"[^\s*_<>\\\u00ad]+(?:(?<![-–]) [^\s*_<>\\\u00ad]+)*"
)


@dataclass(frozen=True, slots=True)
class Joined:
    """`text` on one line; `offsets[i]` is where its i-th character stands in the document."""

    text: str
    offsets: tuple[int, ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The span of the document that `text[start:end]` was made from."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def position(self, offset: int) -> int:
        """The first position in `text` that stands at or after an offset of the document."""
        return bisect_left(self.offsets, offset)


@lru_cache(maxsize=2048)  # the readers of a paper's head, lists and items each look at the same lines
def join(document: str, start: int, end: int) -> Joined:
    """`document[start:end]` with runs of white space made one space, and emphasis marks and tags left out.

    A line that ends in a hyphen is joined without a space ("Co-/ordinator", "2017-/18"): in minutes these are nearly
    always true hyphens, and a wrong one is kept rather than a word invented. So is one between two words of a name
    ("Mr Finch-/Hale").
    """
    chars: list[str] = []
    offsets: list[int] = []
    at = start
    while at < end:
        if words := _PLAIN.match(document, at, end):
            chars += words.group()
            offsets += range(at, words.end())
            at = words.end()
        elif mark := _NOT_TEXT.match(document, at, end):
            at = mark.end()
        elif gap := _GAP.match(document, at, end):
            if chars and not _broken_at_hyphen(chars, gap.group(), document, gap.end(), end) and chars[-1] != " ":
                chars.append(" ")
                offsets.append(at)
            at = gap.end()
        else:
            chars.append(document[at])
            offsets.append(at)
            at += 1
    if chars and chars[-1] == " ":
        chars.pop()
        offsets.pop()
    return Joined("".join(chars), tuple(offsets))


def _broken_at_hyphen(chars: list[str], gap: str, document: str, after: int, end: int) -> bool:
    if len(chars) < 2 or chars[-1] not in "-–" or not chars[-2].isalnum() or after >= end:
        return False
    following = document[after]
    if chars[-2].isdigit() and following.isdigit():
        return True  # "2017- 18", broken over a line or not
    if "\n" not in gap:
        return False
    return following.islower() or (chars[-1] == "-" and following.isupper() and _of_one_name(chars, document, after))


def _of_one_name(chars: list[str], document: str, after: int) -> bool:
    """Whether a hyphen at a line's end stands within a name: "Finch-/Hale", not "Overview-/Panel"."""
    before = len(chars) - 1
    while before and (chars[before - 1].isalpha() or chars[before - 1] in "'’"):
        before -= 1
    behind = _WORD_BEHIND.match(document, after)
    pair = ("".join(chars[before:-1]), behind.group() if behind else "")
    if not (all(_capitalised(word) for word in pair) or all(len(word) > 1 and word.isupper() for word in pair)):
        return False
    plain = [word.lower() for word in pair]
    return not any(title_kind(word) or (word in role_words() and word not in surnames_too()) for word in plain)


def _capitalised(word: str) -> bool:
    """Whether a word is written as names are: "Hale", "McHale", "O'Hale"."""
    return word[:1].isupper() and any(letter.islower() for letter in word)
