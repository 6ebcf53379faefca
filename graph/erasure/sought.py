"""A person of the graph as the papers call them, with the councils they belong to and who else bears the surname."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from extract.records import Kind
from graph.directory import Directory
from graph.identity.mentions import Mention, Paper, body_ref
from graph.identity.person_names import Likeness, PersonName, likeness, parse_name
from graph.identity.wording import normal
from graph.names import Named, key_of


@dataclass(frozen=True, slots=True)
class Bearer:
    """Another bearer of the surname: label with key, names, and what their titles tell."""

    label: str
    names: frozenset[PersonName]
    sexes: frozenset[str]


class Sought:
    """Every mention of one person, their names, surnames and councils; nothing where no paper at hand names them."""

    def __init__(self, who: Named, named: Directory, papers: Iterable[Paper]) -> None:
        identities = named.who
        self._labels = {
            e.number: f"{e.label} ({key_of(named.entity_iris[e.number])})"
            for e in identities.entities
            if e.kind is Kind.PERSON
        }
        self._number = next((n for n, iri in enumerate(named.entity_iris) if iri == who.id), -1)
        self._called: dict[int, list[Mention]] = {}
        for mention, number in identities.numbers.items():
            self._called.setdefault(number, []).append(mention)
        self.mentions = frozenset(self._called.get(self._number, ()))
        called = {m.name for m in self.mentions} or {who.label}
        self.surnames = {surname for name in called if (surname := parse_name(name).surname)}
        seen = {parse_name(form) for form in (*called, who.label, *who.other_names)}
        self.names = {name for name in seen if name.surname in self.surnames}
        sexes = {m.sex for m in self.mentions if m.sex}
        self.sex = sexes.pop() if len(sexes) == 1 else ""
        own = [paper for paper in papers if any(m.paper == paper.id for m in self.mentions)]
        given = {identities.entity(p.id, body_ref(p.authority)).number for p in own if p.authority}
        taken = {identities.councils[p.id] for p in own if not p.authority and p.id in identities.councils}
        councils = [identities.entities[number] for number in sorted(given | taken)]
        self.council_labels = tuple(sorted({council.label for council in councils}))
        written = {normal(p.authority) for p in own if p.authority}
        self.councils = tuple(sorted(written | {normal(n) for c in councils for n in (c.label, *c.alt_labels)}))

    def others(self, papers: Collection[str]) -> list[Bearer]:
        """Other bearers of the surname whose given names some papers tell."""
        found: list[Bearer] = []
        for number, label in self._labels.items():
            near = [m for m in self._called.get(number, ()) if m.paper in papers]
            names = {n for m in near if (n := parse_name(m.name)).surname in self.surnames and n.given}
            if number != self._number and names:
                found.append(Bearer(label, frozenset(names), frozenset(m.sex for m in near if m.sex)))
        return sorted(found, key=lambda b: b.label)

    def likeness(self, other: Bearer) -> Likeness:
        """How closely the names of another bearer agree with the person's; initials do not, when titles part the two.

        Names spelt out agree all the same: a form without a title may be either's.
        """
        closest = max(likeness(a, b) for b in other.names for a in self.names)
        parted = self.sex and other.sexes and self.sex not in other.sexes
        return Likeness.DIFFERENT if parted and closest < Likeness.FORM else closest
