"""People whom a list of attendance calls by their first names alone: "Ann, Bo and Cy", "Ann & Bo Pike"."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.naming.names import PersonName, given_names, name_at, role_words

_WORD = r"[A-ZÀ-Þ][a-zà-ž]+(?:-[A-ZÀ-Þ][a-zà-ž]+)?"
_ALONE = re.compile(rf"(?P<name>{_WORD})(?=\s*(?:$|[,;(&]|and\b|[-–]\s))")
_COUPLE = re.compile(rf"(?P<name>{_WORD})\s+(?:&|and)\s+(?=[A-ZÀ-Þ])")
_PART = re.compile(rf"(?P<words>{_WORD}(?: {_WORD}){{0,2}})(?: ?\([^()]{{1,40}}\))?")
_BETWEEN = re.compile(r"\s*(?:[,;&]|\band\b)\s*(?:and\s+)?")
_NEXT = re.compile(rf",\s+(?P<word>{_WORD})(?=\s*(?:[,;.(&]|$|and\b))")
_LEAST = 3  # entries of a list in which names that nobody knows are first names


def spouse_at(text: str, at: int) -> PersonName | None:
    """Who shares the surname that follows: "Ann" in "Ann & Bo Pike" is Ann Pike; None for anybody else."""
    found = _COUPLE.match(text, at)
    if found is None or found["name"] not in given_names():
        return None
    second = name_at(text, found.end(), in_list=True)
    if second is None or second.title or len(second.name.split()) != 2 or second.name.split()[0] not in given_names():
        return None
    return PersonName(None, f"{found['name']} {second.surname}", at, found.end("name"), True, written=found["name"])


def first_name_at(text: str, at: int, *, all_first: bool) -> PersonName | None:
    """The first name that stands alone at a place of a list; `all_first`: the list holds little else."""
    found = _ALONE.match(text, at)
    if found is None or found["name"].lower() in role_words():
        return None
    known = found["name"] in given_names() and not _parted_surname(text, found.end())
    if not (known or all_first):
        return None
    return replace(PersonName(None, found["name"], at, found.end(), False), written=found["name"])


def _acts(word: str, source: str) -> bool:
    """Whether a paper says that a bearer of a name did something: "Pike called ...", "seconded by Pike"."""
    return re.search(rf"\bby {word}\b|\b{word} (?:[a-z]+ed|said|asked|will|was|is|left|made)\b", source) is not None


def _parted_surname(text: str, at: int) -> bool:
    """Whether a lone word behind a comma may be the surname that belongs to a first name: "Ann, Pike and Bo Reed"."""
    word = _NEXT.match(text, at)
    return word is not None and word["word"] not in given_names()


def of_first_names(text: str, source: str, *, surnames: bool = False) -> bool:
    """Whether a list is of first names: nothing else parts it, most are single words, some known as first names.

    Names that are not known are told by `source`, the paper, which speaks of most of them again; `surnames`: they may
    be surnames, and none of them known.
    """
    parts = [part for part in _BETWEEN.split(text.strip(" .")) if part]
    found = [_PART.fullmatch(part) for part in parts]
    if len(parts) < _LEAST or not all(found):
        return False
    single = [m["words"] for m in found if m and " " not in m["words"]]
    known = sum(word in given_names() for word in single)
    told = surnames or known * 3 >= len(single) or sum(_acts(word, source) for word in single) * 2 >= len(single)
    return (
        len(single) >= _LEAST
        and len(single) * 2 > len(parts)
        and told
        and not role_words() & {s.lower() for s in single}
    )
