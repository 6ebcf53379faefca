"""Whose paper it is and whom people speak for: the body that reports, a body that is a house of its own, an officer's
council."""

from __future__ import annotations

import re

from extract.naming.names import title_kind
from extract.paper import Paper, Passage
from extract.records import Kind, Ref

_OWN_REPORT = re.compile(
    r"\A(?:the )?(?P<body>[A-Z][\w'’&,() -]*?)(?:['’]s)?(?: \([A-Z&]{2,9}\))?"
    r"\W+(?:draft |final |interim )?(?:annual|business|biennial|half[- ]year|end of year|progress) "
    r"(?:report|review|plan)\b",
    re.IGNORECASE,
)
_REPORT_OF = re.compile(r"\breports? (?:of|from|by) (?:the )?(?P<body>[A-Z][\w'’&,() -]*)\Z", re.IGNORECASE)
_OWN_HOUSES = frozenset(["board", "trust", "trustees", "association", "society", "company", "charity", "governors"])
_SMALL_COUNCILS = frozenset(["parish", "town", "community", "village"])
_FORCE = re.compile(r"(?:\bPolice(?: Force| Service)?|\bConstabulary|\bGarda Síochána|\bPolice Service of .*)\Z")


def reporting_body(paper: Paper, passage: Passage) -> Ref | None:
    """The body whose report a passage stands in: the one that the title of its item says, else the council that the
    reports of an agenda pack are made for; None outside of reports."""
    item = passage.item
    offset = passage.joined.offsets[0]
    if item is None or item.report is None or not item.report[0] <= offset < item.report[1]:
        return None
    for pattern in (_OWN_REPORT, _REPORT_OF):
        found = pattern.search(item.title)
        if found and paper.directory.is_body(found["body"].strip()):
            return paper.directory.body(found["body"].strip(), offset)
    return _authority(paper)


def _authority(paper: Paper) -> Ref | None:
    return Ref(Kind.BODY, paper.authority, paper.authority) if paper.authority else None


def house(paper: Paper) -> Ref | None:
    """The body that met, where it is an organisation of its own and no part of another: a parish council, a trust."""
    met = paper.meeting_body()
    if met is None:
        return None
    named = {word.strip("-").lower() for word in met.name.split()}
    small = named & _SMALL_COUNCILS and met.name.endswith("Council")
    if small or met.name == paper.authority:
        return met
    return met if paper.authority is None and named & _OWN_HOUSES and "committee" not in named else None


def about_another(paper: Paper, title: str, owner: Ref) -> bool:
    """Whether the title of an item names another body, so that what stands below may be its doing."""
    own = (owner.name, paper.authority)
    return any(name in title and name not in own and name not in owner.name for _, name in paper.directory.bodies)


def spoken_for(paper: Paper, who: Ref) -> Ref | None:
    """The body that an officer speaks for, by the lists of those present; None for members and strangers."""
    for entry in paper.roll:
        named = entry.person is not None and paper.directory.fullest(entry.person).name == who.name
        if not named and not (who.kind is Kind.POST and entry.post == who.name):
            continue
        if entry.body and entry.capacity != "member":
            return paper.directory.body(entry.body, entry.start)
        if entry.capacity == "officer" or (entry.post and not entry.capacity):
            return _authority(paper)
    ranked = title_kind(who.title) == "rank" or title_kind(who.name) == "rank"
    return _police(paper) if ranked else None


def _police(paper: Paper) -> Ref | None:
    """The one police force that a paper names."""
    known = paper.directory.short_forms.values()
    forces = {name for _, name in paper.directory.bodies if _FORCE.search(name)}
    forces |= {
        name for kind, name in known if kind is Kind.BODY and _FORCE.search(name) and name in paper.document.text
    }
    return Ref(Kind.BODY, *forces, *forces) if len(forces) == 1 else None
