"""Where a name holds: the council whose papers use it, or everywhere, when the name says its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from extract.records import Attendance, Kind, Membership
from graph.identity.mentions import Paper, meeting_of
from graph.identity.person_names import Likeness, PersonName, likeness, parse_name
from graph.identity.wording import normal
from graph.identity.words import rows, word_set

SHARED_PEOPLE = 2
"""How many attendees two papers must share before bodies of one name, without a council named, are one."""


@dataclass(frozen=True, slots=True)
class Scopes:
    """The scope of each paper ("council:..." or one shared by a family of papers), and the words that are places."""

    of_paper: Mapping[str, str]
    inferred: Mapping[str, tuple[str, str]]
    """Paper without a council -> a paper of its family with one, and that council's name."""
    places: frozenset[str]
    nationals: Mapping[str, str]

    def placed(self, name: str) -> bool:
        """Whether a normalised name says where it belongs, so that it means the same in any paper."""
        return any(w in self.places or (w.endswith("shire") and len(w) > 6) for w in name.split()) or _serves_area(name)


def scopes(papers: Sequence[Paper]) -> Scopes:
    """The scopes of all papers. One without a council shares that of a paper of the same body and people."""
    own = {p.id: normal(p.authority) for p in papers if p.authority}
    family = _families(papers)
    of_paper: dict[str, str] = {}
    inferred: dict[str, tuple[str, str]] = {}
    for members in family:
        councils = {own[p.id]: (p.id, p.authority) for p in members if p.authority}
        for paper in members:
            if paper.id in own:
                of_paper[paper.id] = f"council:{own[paper.id]}"
            elif len(councils) == 1:
                ((key, known),) = councils.items()
                of_paper[paper.id] = f"council:{key}"
                inferred[paper.id] = known
            else:
                of_paper[paper.id] = f"papers:{members[0].id}"
    return Scopes(of_paper, inferred, _places(own.values()), _nationals())


def _serves_area(name: str) -> bool:
    """Whether a normalised name is that of a police force, health trust or the like with a proper name before it."""
    for (head,) in rows("area_heads.txt"):
        if name.endswith(f" {head}"):
            return any(w not in word_set("common_words.txt") for w in name.removesuffix(head).split())
    return False


def _places(councils: Iterable[str]) -> frozenset[str]:
    """The words of councils' names that are not "county", "council" and the like."""
    return frozenset(w for c in councils for w in c.split() if w not in word_set("generic_words.txt") and len(w) > 2)


def _nationals() -> dict[str, str]:
    """Every normalised name of a national body -> its full name."""
    return {
        normal(form): name
        for name, _class, others, _example in rows("nationals.tsv")
        for form in (name, *filter(None, others.split("|")))
    }


def _families(papers: Sequence[Paper]) -> list[list[Paper]]:
    """Papers that record meetings of one body with people in common, each family in order of paper."""
    parent = {p.id: p.id for p in papers}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    by_body: dict[str, list[Paper]] = {}
    for paper in papers:
        met = {normal(meeting.body) for reading in paper.readings if (meeting := meeting_of(reading))}
        for body in sorted(met):
            by_body.setdefault(body, []).append(paper)
    people = {p.id: _attendees(p) for p in papers}
    for same_name in by_body.values():
        for a, b in combinations(same_name, 2):
            if a.authority and b.authority:
                continue
            if root(a.id) != root(b.id) and _shared(people[a.id], people[b.id]) >= SHARED_PEOPLE:
                first, second = sorted((root(a.id), root(b.id)))
                parent[second] = first
    found: dict[str, list[Paper]] = {}
    for paper in sorted(papers, key=lambda p: p.id):
        found.setdefault(root(paper.id), []).append(paper)
    return list(found.values())


def _attendees(paper: Paper) -> dict[str, list[PersonName]]:
    """Surname -> names, of those listed as members or at the meeting with more than a surname."""
    found: dict[str, list[PersonName]] = {}
    for fact in paper.facts:
        if isinstance(fact, Attendance | Membership):
            ref = fact.attendee if isinstance(fact, Attendance) else fact.person
            name = parse_name(ref.name)
            if ref.kind is Kind.PERSON and name.given:
                found.setdefault(name.surname, []).append(name)
    return found


def _shared(a: Mapping[str, list[PersonName]], b: Mapping[str, list[PersonName]]) -> int:
    """How many surnames stand in both with agreeing given names."""
    return sum(
        any(likeness(x, y) >= Likeness.INITIALS for x in names for y in b[surname])
        for surname, names in a.items()
        if surname in b
    )
