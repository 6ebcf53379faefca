"""A body that a head calls only "Board": the name that its paper gives it elsewhere."""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter

from extract.naming.post_names import has_body
from extract.patterns import words
from extract.structure.joining import Joined

_NOUN = re.compile(
    r"(?:Board|Committee|Panel|Trustees|Governors|Directors)"
    r"(?: of (?:Directors|Trustees|Governors|Supervisors|Commissioners|Management|Selectmen))?",
    re.IGNORECASE,
)
_LOGO = re.compile(r"!\[(?P<name>[A-Z][^\]\n]{4,60})\]")
_LEAD = re.compile(r"\A(?:Meeting )?(?:Minutes|Agenda|Notes)\s*[-–:|]\s*(?=[A-Z])", re.IGNORECASE)
_TAIL = re.compile(
    rf"(?:\s+(?:{'|'.join(words('meeting_kinds'))}))*(?:\s+(?:Meetings?|Minutes|Agenda))+\Z", re.IGNORECASE
)
_TITLE = re.compile(
    r"(?!.*\b(?:Meeting|Minutes|Agenda|Notes|Draft|Page)\b)[A-Z][\w'’-]*(?: (?:of|the|and|for|&|[A-Z][\w'’-]*)){1,6}"
)
_COMMENT = re.compile(r"<!--.*?-->")
_HEAD = 500  # characters in which a logo stands
_OFTEN = 2  # times that a paper gives its body its whole name
_YEAR = re.compile(r"(?:19|20)\d\d[-–]?")


def without_kind(name: str) -> str:
    """A body's name without what says what sort of meeting it was; before it, if nothing but its noun is left then.

    "Leys Board Regular Meeting" is the Leys Board, "Special Board" is the Board; the "Special Projects Board" has a
    name of its own.
    """
    kinds = {*words("meeting_kinds"), *month_name[1:]}
    name = _LEAD.sub("", name)
    short = _TAIL.sub("", name)
    name = short if has_body(short) else name
    rest = re.sub(r"\s+(?:Meetings?|Minutes)$", "", name, flags=re.IGNORECASE).split()
    while len(rest) > 1 and (rest[0].capitalize() in kinds or _YEAR.fullmatch(rest[0])):
        rest.pop(0)
    return " ".join(rest) if _NOUN.fullmatch(" ".join(rest)) else name


def whole_name(name: str, text: str, lines: list[Joined]) -> str:
    """The whole name of a body that the head calls by its noun: "Leys Water Trust Board" for "Board".

    It is the one that the text gives ("the LWT board") more than once and oftener than any other, or that of the
    organisation whose name the head gives; the noun alone where neither is told.
    """
    name = without_kind(name)
    if not _NOUN.fullmatch(name):
        return name
    noun = name.split()[0]
    named = Counter(
        found["owner"]
        for found in re.finditer(
            rf"\b[Tt]he (?P<owner>[A-Z][\w&'’-]+(?: [A-Z][\w&'’-]+){{0,4}}) (?i:{noun})\b(?! [A-Z])", text
        )
        if found["owner"] not in words("meeting_kinds")
    )
    ranked = named.most_common(2)
    if ranked and ranked[0][1] >= _OFTEN and (len(ranked) == 1 or ranked[0][1] > 2 * ranked[1][1]):
        return f"{ranked[0][0]} {noun}"
    if owner := _organisation(text, lines):
        return f"{owner} {noun}"
    return name


def _organisation(text: str, lines: list[Joined]) -> str | None:
    """The organisation that the head of a paper names: beside its logo, or on its first line alone."""
    names = [found["name"].strip() for found in _LOGO.finditer(text[:_HEAD])]
    names += [_COMMENT.sub("", line.text).strip(" *#!") for line in lines[:1]]
    return next(
        (
            n
            for n in names
            if (has_body(n) or _TITLE.fullmatch(n)) and n[:1].isupper() and not _NOUN.search(n) and len(n) < 60
        ),
        None,
    )
