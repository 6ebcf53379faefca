"""Where a name holds: the council whose papers use it, or everywhere, when the name says its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, combinations_with_replacement

from extract.records import Attendance, Kind, Membership
from graph.identity.mentions import Paper, meeting_of
from graph.identity.person_names import Likeness, PersonName, initials, likeness, parse_name
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
    """Papers that record meetings of one body with people in common, each family in order of paper.

    Papers are brought together by the pairs of people that they share, never all with all; two that name their councils
    are compared with none of their own.
    """
    parent = {p.id: p.id for p in papers}

    def root(key: str) -> str:
        while (above := parent[key]) != key:
            parent[key] = parent[above]
            key = above
        return key

    by_body: dict[str, list[Paper]] = {}
    for paper in papers:
        met = {normal(meeting.body) for reading in paper.readings if (meeting := meeting_of(reading))}
        for body in sorted(met):
            by_body.setdefault(body, []).append(paper)
    for same_name in by_body.values():
        if len(same_name) > 1 and not all(p.authority for p in same_name):
            for kin in _kin(same_name):
                first, *others = sorted({root(p.id) for p in kin})
                parent |= dict.fromkeys(others, first)
    found: dict[str, list[Paper]] = {}
    for paper in sorted(papers, key=lambda p: p.id):
        found.setdefault(root(paper.id), []).append(paper)
    return list(found.values())


def _kin(papers: Sequence[Paper]) -> Iterator[list[Paper]]:
    """Papers of one family: each of those yielded shares SHARED_PEOPLE people with one that names no council."""
    alike: dict[tuple[tuple[str, str], ...], dict[_Names, list[Paper]]] = {}
    for paper in papers:
        people = _attendees(paper)
        spelt_so = {s: (s, tuple(sorted(names, key=lambda n: n.given))) for s, names in people.items()}
        keys = sorted({(surname, i) for surname, names in people.items() for n in names for i in initials(n.given[0])})
        for several in combinations(keys, SHARED_PEOPLE):
            surnames = tuple(dict.fromkeys(surname for surname, _ in several))
            if len(surnames) == SHARED_PEOPLE:
                names = tuple(spelt_so[s] for s in surnames)
                alike.setdefault(several, {}).setdefault(names, []).append(paper)
    for spelt in alike.values():
        for (one, here), (other, there) in combinations_with_replacement(spelt.items(), 2):
            if _shared(dict(one), dict(other)) >= SHARED_PEOPLE:
                for left, right in ((here, there), (there, here)):
                    unplaced = [p for p in left if not p.authority]
                    if unplaced:
                        yield unplaced[:1] + right


_Names = tuple[tuple[str, tuple[PersonName, ...]], ...]
"""Surnames, each with the names of those who bear it."""


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


def _shared(a: Mapping[str, Sequence[PersonName]], b: Mapping[str, Sequence[PersonName]]) -> int:
    """How many surnames stand in both with agreeing given names."""
    return sum(
        any(likeness(x, y) >= Likeness.INITIALS for x in names for y in b[surname])
        for surname, names in a.items()
        if surname in b
    )
