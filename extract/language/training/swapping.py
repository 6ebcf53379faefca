"""Copies of a labelled text with other names in it, so that a model learns the place of names and not the names."""

from __future__ import annotations

import re
from random import Random

from extract.language.training.inventing import initials, invented, person, surname
from extract.language.training.lists import listed
from extract.language.training.markup import Labelled

_OTHERS = 0.6  # so often a body, post, strategy or inspection is swapped; a person always
_INITIALS = re.compile(r"(?:[A-Z]\.?\s?){1,4}$")


def swapped(labelled: Labelled, draw: Random) -> Labelled:
    """The text with other names at the same places."""
    whole, at = Labelled(""), 0
    for start, end, label in labelled.spans:
        words = labelled.text[start:end]
        other = _other(words, label, draw)
        whole += Labelled(labelled.text[at:start]) + Labelled(other, ((0, len(other), label),))
        at = end
    return whole + Labelled(labelled.text[at:])


def _other(words: str, label: str, draw: Random) -> str:
    if label == "PERSON":
        return _another_person(words, draw)
    if label == "DATE" or draw.random() > _OTHERS:
        return words
    return invented(label, draw, ["upper"] if words.isupper() else [])


def _another_person(words: str, draw: Random) -> str:
    """A name of the same form: title kept, initials for initials, a surname alone for one."""
    title: list[str] = []
    parts = words.split()
    while len(parts) > 1 and parts[0].rstrip(".") in listed("titles"):
        title.append(parts.pop(0))
    before = " ".join(parts[:-1])
    if not before:
        return " ".join([*title, surname(draw)])
    if _INITIALS.fullmatch(before):
        return " ".join([*title, initials(draw), surname(draw)])
    return " ".join([*title, person(draw, ["full"])])
