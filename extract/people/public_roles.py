"""Only people in public roles become persons: facts about a child of a case, a patient or an applicant fall.

Who is private is told by the words beside the name (`extract/patterns/private_people.jsonl`); a seat in the attendance
list, an office, or having come or spoken (`public_appearances.jsonl`) counts for more where the rule says so. Whom no
words tell to be private counts as public, save for those to whom something is sent, who may be anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from extract.naming.names import PersonName, name_at, title_kind, titles_agree
from extract.naming.private_people import OFFICE_TITLES, PrivateMention, name_ending
from extract.paper import Paper
from extract.patterns import rows
from extract.records import (
    Alias,
    AnyFact,
    Attendance,
    Chairship,
    Commitment,
    Declaration,
    Evidence,
    Kind,
    Membership,
    Monitoring,
    PostHolding,
    Presiding,
    Ref,
    Rejected,
    Relation,
    StrategyNamed,
)
from extract.reference import compatible


def only_public(paper: Paper, answers: Iterable[AnyFact | Rejected]) -> Iterator[AnyFact | Rejected]:
    """The same answers without private people: a fact stands without them where it can, else it is rejected."""
    found = list(answers)
    roles = PublicRoles(paper, found)
    for answer in found:
        yield answer if isinstance(answer, Rejected) else _public(roles, answer)


def _public(roles: PublicRoles, fact: AnyFact) -> AnyFact | Rejected:
    for ref in _needed(fact):
        if who := roles.private(ref, fact.evidence):
            return _refused(fact, who)
    match fact:
        case Commitment():
            owners = tuple(ref for ref in fact.responsible if not roles.private(ref, fact.evidence))
            if fact.responsible and not owners:
                return _refused(fact, roles.private(fact.responsible[0], fact.evidence) or "")
            known = fact.recipient if fact.recipient and roles.known(fact.recipient, fact.evidence) else None
            return replace(fact, responsible=owners, recipient=known)
        case Monitoring():
            return replace(fact, led_by=tuple(r for r in fact.led_by if not roles.private(r, fact.evidence)))
        case StrategyNamed(owner=Ref() as owner) if roles.private(owner, fact.evidence):
            return replace(fact, owner=None)
        case Attendance(on_behalf_of=Ref() as absent) if roles.private(absent, fact.evidence):
            return replace(fact, on_behalf_of=None)
    return fact


def _needed(fact: AnyFact) -> tuple[Ref, ...]:
    """Those without whom a fact says nothing. Who attended did so in public."""
    match fact:
        case Chairship() | Presiding() | PostHolding() | Membership() | Declaration():
            return (fact.person,)
        case Monitoring():
            return (fact.subject, fact.monitor)
        case Relation():
            return (fact.source, fact.target)
        case Alias():
            return (fact.ref,)
    return ()


def _refused(fact: AnyFact, who: str) -> Rejected:
    return Rejected(fact.evidence, fact.rule, f"about {who}, not a person in a public role")


class PublicRoles:
    """Who is in a public role in one paper, by its words and the facts found in it."""

    def __init__(self, paper: Paper, found: Iterable[AnyFact | Rejected]) -> None:
        self._paper = paper
        self._seats = tuple(entry.person for entry in paper.roll if entry.person)
        self._private = _by_name(paper.directory.private)
        self._offices = {
            (f.person.name, f.person.title)
            for f in found
            if isinstance(f, Chairship | Presiding | PostHolding | Membership)
        }

    def private(self, ref: Ref, evidence: Evidence) -> str | None:
        """What sort of private person a reference of a fact points at ("an applicant"); None for public ones."""
        if ref.kind is not Kind.PERSON:
            return None
        name = name_at(ref.written, 0, in_list=True)
        if name is None:
            return next((m.who for m, _ in self._private.get(ref.written, ())), None)
        for mention, at in self._private.get(name.surname.lower(), ()):
            here = evidence.start <= at < evidence.end
            if mention.name and _one(name, mention.name, here) and not self._outweighed(ref, name, mention, here):
                return mention.who
        return None

    def known(self, ref: Ref, evidence: Evidence) -> bool:
        """Whether a person is known to be in a public role; true of what is no person."""
        if ref.kind is not Kind.PERSON:
            return True
        name = name_at(ref.written, 0, in_list=True)
        if name is None:
            return self.private(ref, evidence) is None  # initials and given names of the attendance list
        signs = ("seat", "office", "presence", "speech")
        return self.private(ref, evidence) is None and any(self._sign(s, ref, name, False) for s in signs)

    def _outweighed(self, ref: Ref, name: PersonName, mention: PrivateMention, here: bool) -> bool:
        """Whether a sign of a public role counts for more than the words that tell a private person.

        One who has died or is the child of a case is so where the words stand; elsewhere a seat tells a namesake.
        """
        signs = mention.outweighed or (() if here else ("seat",))
        return any(self._sign(sign, ref, name, here) for sign in signs)

    def _sign(self, sign: str, ref: Ref, name: PersonName, here: bool) -> bool:
        if sign == "seat":
            return title_kind(name.title) in OFFICE_TITLES or any(_seated(name, p, here) for p in self._seats)
        if sign == "office" and (ref.name, ref.title) in self._offices:
            return True
        return any(_appears(passage.text, sign, name) for passage in self._paper.passages)


def _by_name(told: Iterable[tuple[PrivateMention, int]]) -> dict[str, list[tuple[PrivateMention, int]]]:
    """Private mentions by surname in small letters, those without one as they are written."""
    found: dict[str, list[tuple[PrivateMention, int]]] = {}
    for mention, at in told:
        found.setdefault(mention.name.surname.lower() if mention.name else mention.written, []).append((mention, at))
    return found


def _one(name: PersonName, private: PersonName, here: bool) -> bool:
    """Whether a name can be a private person's: "Mr Reed" after "Mr Bo Reed", but not "Bo Reed" after "Mr Reed"."""
    if private.only_surname and not name.only_surname and not here:
        return False
    return compatible(name.name, private.name) and titles_agree(name.title, private.title)


def _seated(name: PersonName, listed: PersonName, here: bool) -> bool:
    """Whether a name is that of somebody in the attendance list, written alike where the words tell a private one."""
    return _alike(name, listed) and (listed.name == name.name or not here)


def _alike(name: PersonName, other: PersonName) -> bool:
    """Whether two names can be one person's; where one is private, "Mr Reed" is not "Cllr Reed"."""
    return (
        other.surname.lower() == name.surname.lower()
        and compatible(name.name, other.name)
        and titles_agree(name.title, other.title)
        and {title_kind(name.title), title_kind(other.title)} != {"councillor", "honorific"}
    )


@cache
def _appearances(sign: str) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """The patterns of a sign, each with whether it stands behind the name."""
    return tuple(
        (re.compile(rf"(?i:{row.get('before') or row['after']})"), "after" in row)
        for row in rows("public_appearances")
        if row["sign"] == sign
    )


def _appears(text: str, sign: str, name: PersonName) -> bool:
    """Whether a passage says that somebody of a name came ("presence") or spoke ("speech")."""
    return name.surname in text and any(_alike(name, other) for other in appearing(text, sign))


def appearing(text: str, sign: str) -> Iterator[PersonName]:
    """Who has an office, who came, or who spoke, as a passage of text says it."""
    for pattern, behind in _appearances(sign):
        for found in pattern.finditer(text):
            name = name_ending(text, found.start()) if behind else name_at(text, found.end(), in_list=True)
            if name:
                yield name
