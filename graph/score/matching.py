"""Which facts of a graph are those of a careful reader: paired inside one paper, each gold fact once.

People match on surname and compatible given names; bodies, posts and strategies on their words, by any of the names
that the gold file gives; commitments, decisions and monitoring where their quotes overlap by half.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from graph.score.alike import Names
from graph.score.gold import GoldPaper
from graph.score.quotes import Letters, Place, gap, shared
from graph.score.said import Told

_BESIDE = 120  # letters between a motion and the line that carries it
_MORE_MEETINGS = 5  # other meetings that a paper may mention beyond those of the gold file


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """A gold fact, and where its quote stands."""

    values: Mapping[str, Any]
    place: Place | None

    def __getitem__(self, key: str) -> str | None:
        return self.values.get(key)

    @property
    def optional(self) -> bool:
        """Whether it counts neither for nor against."""
        return bool(self.values.get("optional"))


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """A fact of the graph, and where its quotes stand."""

    told: Told
    places: tuple[Place | None, ...]

    def __getitem__(self, column: str) -> str | None:
        return self.told.one(column)

    def all(self, column: str) -> tuple[str, ...]:
        """Every value of a column."""
        return self.told.values.get(column, ())

    def shares(self, wanted: Wanted) -> float:
        """How much of the shorter of two quotes lies in the other, 0 for less than half."""
        share = max((shared(wanted.place, place) for place in self.places), default=0.0)
        return share if share >= 0.5 else 0.0


Alike = Callable[[Names, Wanted, Found], float]


@dataclass(frozen=True, slots=True)
class Relation:
    """How one relation is compared. Facts that agree in the columns `once` are counted once."""

    alike: Alike
    once: tuple[str, ...] = ()
    once_wanted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matched:
    """One relation of one paper: pairs, gold facts missed, and facts that no gold fact bears out.

    `restated` are facts that say again what another has said: one for each gold fact is no error.
    """

    document: str
    council: str
    relation: str
    pairs: tuple[tuple[Wanted, Found], ...]
    missed: tuple[Wanted, ...]
    false: tuple[Found, ...]
    restated: tuple[Found, ...] = field(default=())

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many were found, missed and false; optional facts are in neither of the first two."""
        found = sum(not wanted.optional for wanted, _ in self.pairs)
        return found, sum(not wanted.optional for wanted in self.missed), len(self.false)


def match(gold: GoldPaper, relation: str, told: Sequence[Told], letters: Letters) -> Matched:
    """Compare what a graph says of one paper with what its gold file says."""
    how, names = COMPARED[relation], Names(gold.aliases)
    listed = _once(gold.facts[relation], how.once_wanted, lambda one, key: one.get(key))
    wanted = [Wanted(one, letters.place(one.get("quote"))) for one in listed]
    once = _once(told, how.once, Told.one)
    found = [Found(one, tuple(letters.place(quote) for quote in one.quotes)) for one in once]
    allowed = 0
    if relation == "meetings":  # the one that the paper records; others that it mentions are welcome
        wanted, allowed = wanted[:1], len(wanted) + _MORE_MEETINGS
    if relation == "chairs":
        wanted = [one for one in wanted if one["kind"] != "presided"]

    def alike(one: Wanted, other: Found) -> float:
        return how.alike(names, one, other)

    pairs, missed, surplus = _paired(wanted, found, alike)
    if relation == "decisions":
        rest = [f for f in surplus if not any(alike(w, f) for w in wanted)]
        more, missed, left = _paired(missed, rest, _beside)
        pairs, surplus = pairs + more, left + [f for f in surplus if f not in rest]
    false, restated = _sorted_out(wanted, surplus, alike)
    if relation == "meetings":
        false, restated = surplus[allowed:], surplus[:allowed]
    return Matched(gold.document, gold.council, relation, tuple(pairs), tuple(missed), tuple(false), tuple(restated))


_One = TypeVar("_One")


def _once(facts: Sequence[_One], keys: tuple[str, ...], value: Callable[[_One, str], str | None]) -> list[_One]:
    """The first of the facts that agree in some columns; all where no columns are named."""
    first: dict[tuple[str, ...], _One] = {}
    for fact in facts:
        first.setdefault(tuple((value(fact, key) or "").lower() for key in keys), fact)
    return list(first.values()) if keys else list(facts)


def _paired(
    wanted: Sequence[Wanted], found: Sequence[Found], alike: Callable[[Wanted, Found], float]
) -> tuple[list[tuple[Wanted, Found]], list[Wanted], list[Found]]:
    """Pairs, the most alike first; what is left of either side."""
    scores = [(alike(w, f), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found)]
    taken: dict[int, int] = {}
    for score, i, j in sorted(scores, key=lambda s: (-s[0], s[1], s[2])):
        if score > 0 and i not in taken and j not in taken.values():
            taken[i] = j
    return (
        [(wanted[i], found[j]) for i, j in taken.items()],
        [w for i, w in enumerate(wanted) if i not in taken],
        [f for j, f in enumerate(found) if j not in taken.values()],
    )


def _sorted_out(
    wanted: Sequence[Wanted], surplus: Sequence[Found], alike: Callable[[Wanted, Found], float]
) -> tuple[list[Found], list[Found]]:
    """What is false, and what is said again: once for each gold fact; a flood of restatements is an error."""
    false: list[Found] = []
    restated: dict[int, Found] = {}
    for one in surplus:
        twin = next((i for i, w in enumerate(wanted) if alike(w, one)), None)
        if twin is None or twin in restated:
            false.append(one)
        else:
            restated[twin] = one
    return false, list(restated.values())


def _named(gold: str, column: str, at_least: float) -> Alike:
    return lambda names, w, f: float(names.same(w[gold], f[column], at_least))


def _person(column: str) -> Alike:
    return lambda names, w, f: names.person(w[column], f[column])


def _substitution(names: Names, w: Wanted, f: Found) -> float:
    return min(names.person(w["substitute"], f["substitute"]), names.person(w["for"], f["for"]))


def _chair(names: Names, w: Wanted, f: Found) -> float:
    vice = ["vice" in (one["kind"] or "").lower() for one in (w, f)]
    same = vice[0] == vice[1] and names.same(w["body"], f["body"])
    return names.person(w["person"], f["person"]) if same else 0.0


def _post(names: Names, w: Wanted, f: Found) -> float:
    wanted, found = (" ".join(filter(None, (one["post"], one["body"]))) for one in (w, f))
    same = names.same(w["post"], f["post"], 0.6) or names.same(wanted, found, 0.7)
    return names.person(w["person"], f["person"]) if same else 0.0


def _member(names: Names, w: Wanted, f: Found) -> float:
    return names.person(w["person"], f["person"]) if names.same(w["body"], f["body"]) else 0.0


def _interest(names: Names, w: Wanted, f: Found) -> float:
    return names.person(w["person"], f["person"]) * names.same(w["interest"], f["interest"], 0.4)


def _meeting(names: Names, w: Wanted, f: Found) -> float:
    day = not w["date"] or (f["date"] or "")[:10] == str(w["date"])[:10]
    return float(day and (not w["body"] or names.same(w["body"], f["body"])))


def _watching(names: Names, w: Wanted, f: Found) -> float:
    return f.shares(w) * any(names.same(w["monitor"], monitor, 0.6) for monitor in f.all("monitor"))


def _relation(names: Names, w: Wanted, f: Found) -> float:
    kind = str(w["predicate"]).replace("_", "").lower() == (f["kind"] or "").rpartition("#")[2].lower()
    return float(kind and names.same(w["subject"], f["subject"], 0.5) and names.same(w["object"], f["object"], 0.5))


def _words(names: Names, w: Wanted, f: Found) -> float:
    return f.shares(w)


def _beside(w: Wanted, f: Found) -> float:
    """A motion quoted instead of the line that carries it."""
    near = (gap(w.place, place) for place in f.places)
    return 0.1 if any(letters is not None and letters <= _BESIDE for letters in near) else 0.0


COMPARED: Mapping[str, Relation] = {
    "meetings": Relation(_meeting, ("body", "date")),
    "attended": Relation(_person("name"), ("name",)),
    "attended_by_post": Relation(_named("post", "post", 0.75), ("post",), ("post",)),
    "apologies": Relation(_person("name"), ("name",)),
    "substitutions": Relation(_substitution, ("substitute", "for")),
    "chairs": Relation(_chair, ("person", "body", "kind")),
    "posts": Relation(_post, ("person", "post")),
    "member_of": Relation(_member, ("person", "body")),
    "interests": Relation(_interest),
    "monitored_by": Relation(_watching),
    "relations": Relation(_relation, ("subject", "kind", "object")),
    "strategies": Relation(_named("name", "name", 0.75), ("name",), ("name",)),
    "commitments": Relation(_words),
    "decisions": Relation(_words),
}
