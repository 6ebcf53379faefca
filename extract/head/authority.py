"""The council that a paper belongs to, when its text says."""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter

from extract.head.heading import Heading
from extract.head.meeting_body import name_of_body
from extract.patterns import words
from extract.structure.blocks import Block

_COUNCIL = re.compile(
    r"\b(?P<name>(?:[A-Z][\w'’-]+|and|of|upon|on|the|in)(?:\s+(?:[A-Z][\w'’-]+|and|of|upon|on|&))*?\s+"
    r"(?:(?:City\s+(?:and|&)\s+)?(?:County|City|Borough|District|Metropolitan|Town|Parish|Community|Unitary|Municipal)\s+)*"
    r"Council)\b"
)
_DOMAIN = re.compile(r"(?:@|www\.|//)(?:[\w-]+\.)*?(?P<name>[\w-]+)\.gov\.(?:uk|ie|wales|scot)\b")
_KINDS = frozenset(
    [
        "County",
        "City",
        "Borough",
        "District",
        "Metropolitan",
        "Town",
        "Parish",
        "Community",
        "Unitary",
        "Municipal",
        "Council",
        "Full",
        "and",
        "&",
    ]
)
_HEAD_BLOCKS = 8
_OF_A_PLACE_WITHIN = re.compile(r"\b(?:Parish|Community|Town) Council$")
_OFTEN = 3  # times that a paper names the council it speaks for, when only its prose names one
_NOT_NAMES = re.compile(
    r"^(?:the|of|and|in|on|upon|full|a|an|local|all|other|our|your|this|that|from|for|at|by|to"
    r")\b",
    re.IGNORECASE,
)


def council_of_heading(text: str, heading: Heading, blocks: tuple[Block, ...]) -> str | None:
    """The council that met, or that the heading names."""
    if heading.body and re.search(r"\bCouncil$", heading.body) and _clean(heading.body):
        return heading.body
    for block in blocks[:_HEAD_BLOCKS]:
        line = name_of_body(re.sub(r"\s+", " ", text[block.start : block.end]).strip(" *#"))
        if (found := _COUNCIL.match(line)) and len(line) - found.end() < 3 and (name := _clean(found.group("name"))):
            return name
    return None


def council_spoken_for(text: str) -> str | None:
    """The council that a text clearly speaks for, by its addresses or by how often it is named."""
    counts = Counter(_clean(found.group("name")) for found in _COUNCIL.finditer(_running(text)))
    named = Counter({name: n for name, n in counts.items() if name is not None})
    at_home = _by_domain(text, named)
    if at_home is not None:
        return at_home
    ranked = sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    name, times = ranked[0]
    return name if times >= _OFTEN or _at_home_in(text, name) else None


def _running(text: str) -> str:
    """The text with its broken lines joined; no name runs from one paragraph into the next."""
    return re.sub(r"\s+", " ", re.sub(r"\n[^\S\n]*\n", " | ", text))


def _at_home_in(text: str, council: str) -> bool:
    """Whether a paper that seldom names a council is about its place all the same. A parish, community or town council
    is named by its own papers' heads, and so is somebody else's here."""
    if _OF_A_PLACE_WITHIN.search(council):
        return False
    if council in text.lstrip().partition("\n")[0]:  # the title of a web page ends in the name of the site
        return True
    place = " ".join(part for part in council.split() if part not in _KINDS)
    return len(re.findall(rf"\b{re.escape(place)}\b(?! (?:\w+ )*?Council\b)", text)) > 1


def _by_domain(text: str, named: Counter[str]) -> str | None:
    """The one council named whose web or mail addresses the paper gives: "northmarch.gov.uk", Northmarch Council."""
    domains = Counter(found.group("name").replace("-", "") for found in _DOMAIN.finditer(text.lower()))
    if not domains:
        return None
    label = min(domains, key=lambda d: (-domains[d], d))
    fitting = [name for name in named if _place(name) == label]
    return fitting[0] if len(fitting) == 1 else None


def _place(council: str) -> str:
    """The place of a council's name as an address would write it."""
    return "".join(part.lower() for part in re.split(r"[\s'’-]", council) if part not in _KINDS)


def _is_month(parts: list[str]) -> bool:
    """Whether a name begins with the month of a date before it ("On 9 March County Council ..."); a town may be so
    called."""
    return parts[0] in month_name[1:] and (len(parts) < 2 or parts[1] not in ("Town", "Parish", "Community"))


def _clean(name: str) -> str | None:
    """A council's name as mentioned in prose, without leading small words; None for "the County Council"."""
    parts = name.split()
    while parts and (_NOT_NAMES.match(parts[0]) or _is_month(parts)):
        parts.pop(0)
    named = any(part not in _KINDS for part in parts) and parts[-2] not in words("other_councils")
    return " ".join(parts) if named and len(parts) < 7 else None
