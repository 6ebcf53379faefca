"""The council that a paper belongs to, when its text says."""

from __future__ import annotations

import re
from collections import Counter

from extract.blocks import Block
from extract.heading import Heading

_COUNCIL = re.compile(
    r"\b(?P<name>(?:[A-Z][\w'’-]+|and|of|upon|on|the|in)(?:\s+(?:[A-Z][\w'’-]+|and|of|upon|on|&))*?\s+"
    r"(?:(?:City\s+(?:and|&)\s+)?(?:County|City|Borough|District|Metropolitan|Town|Parish|Community|Unitary)\s+)*Council)\b"
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
        "Council",
        "Full",
        "and",
        "&",
    ]
)
_HEAD_BLOCKS = 8
_NOT_NAMES = re.compile(
    r"^(?:the|of|and|in|on|upon|full|a|an|local|all|other|our|your|this|that|from|for|at|by|to)\b", re.IGNORECASE
)


def authority_of(text: str, heading: Heading, blocks: tuple[Block, ...]) -> str | None:
    """The council: the body itself if it is one, one named in the heading, or the one the text clearly speaks for."""
    return council_of_heading(text, heading, blocks) or council_spoken_for(text)


def council_of_heading(text: str, heading: Heading, blocks: tuple[Block, ...]) -> str | None:
    """The council that met, or that the heading names."""
    if heading.body and re.search(r"\bCouncil$", heading.body) and _clean(heading.body):
        return heading.body
    for block in blocks[:_HEAD_BLOCKS]:
        line = re.sub(r"\s+", " ", text[block.start : block.end]).strip(" *#")
        if (found := _COUNCIL.match(line)) and len(line) - found.end() < 3 and _clean(found.group("name")):
            return found.group("name")
    return None


def council_spoken_for(text: str) -> str | None:
    """The council that a text clearly speaks for, by its addresses or by how often it is named."""
    counts = Counter(_clean(found.group("name")) for found in _COUNCIL.finditer(re.sub(r"\s+", " ", text)))
    named = Counter({name: n for name, n in counts.items() if name is not None})
    at_home = _by_domain(text, named)
    if at_home is not None:
        return at_home
    ranked = sorted(named.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked:
        return None
    if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]:
        return ranked[0][0]
    return None


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


def _clean(name: str) -> str | None:
    """A council's name as mentioned in prose, without leading small words; None for "the County Council"."""
    parts = name.split()
    while parts and _NOT_NAMES.match(parts[0]):
        parts.pop(0)
    return " ".join(parts) if any(part not in _KINDS for part in parts) and len(parts) < 7 else None
