"""The spells of a graph, and those that cover a day, each with the surest statement that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from rdflib import Dataset

from graph.days import days_between
from graph.questions.ask import ask, gathered
from graph.spells.standing import HOLDS, Span, Standing, known, left_out, standing
from ontology.vocabulary import MG

_CLASSES = {"membership": MG.MembershipSpell, "chair": MG.ChairSpell, "post": MG.PostSpell}
SORTS = tuple(_CLASSES)
_BEST = (Standing.OPEN, Standing.STATED, Standing.SEEN)


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement that a spell rests on: how likely it is right, its day ("" without one), short id and paper."""

    confidence: float
    date: str
    fact: str
    document: str


@dataclass(frozen=True, slots=True)
class Held:
    """A spell as it is asked about: `of` is the body or post, `body` that of a post."""

    sort: str
    who: str
    who_id: str
    of: str
    of_id: str
    body: str
    body_id: str
    kind: str
    span: Span
    reason: str
    said: tuple[Saying, ...] = field(repr=False)

    def cite(self, day: str | None = None) -> Saying:
        """The statement to show for it: the surest; of those the nearest to a day, without one the latest."""

        def rank(one: Saying) -> tuple[float, int, str, str]:
            near = -abs(days_between(day, one.date)) if day and one.date else 0
            return one.confidence, near, one.date, one.fact

        return max(self.said, key=rank)

    def known(self, day: str) -> str:
        """On what evidence it covers a day."""
        return known(self.span, day, frozenset(one.date for one in self.said))


def held(dataset: Dataset, sort: str) -> list[Held]:
    """All spells of a sort: membership, chair or post; by office and time."""
    parameters = {"class": _CLASSES[sort]}
    said: dict[str, list[Saying]] = {}
    for fact in gathered(ask(dataset, "spell_facts", parameters), "fact"):
        sure, day = fact.get("confidence", ("0",))[0], fact.get("date", ("",))[0]
        one = Saying(float(sure), day, fact["fact"][0], "; ".join(fact["document"]))
        for spell in fact["spell"]:
            said.setdefault(spell, []).append(one)
    found = []
    for values in gathered(ask(dataset, "spells", parameters), "spell"):
        cell = {name: "; ".join(value) for name, value in values.items()}
        found.append(
            Held(
                sort=sort,
                who=cell["who"],
                who_id=cell["whoId"],
                of=cell["of"],
                of_id=cell["ofId"],
                body=cell.get("body", ""),
                body_id=cell.get("bodyId", ""),
                kind=cell.get("kind", ""),
                span=Span(
                    *(cell.get(name) for name in ("first", "last", "since", "until", "over", "presumed", "missing"))
                ),
                reason=cell.get("reason", ""),
                said=tuple(said[cell["spell"]]),
            )
        )
    return sorted(found, key=lambda h: (h.of.casefold(), h.of_id, h.span.begins or "", h.who.casefold(), h.who_id))


@dataclass(frozen=True, slots=True)
class OnDay:
    """Those who held an office on a day, and those last seen in it longer ago than it may be taken to have gone on."""

    there: tuple[Held, ...]
    lapsed: tuple[Held, ...]


def on_day(found: Iterable[Held], day: str) -> OnDay:
    """Of some spells those that cover a day, one for each person and office: the best known, then the latest."""
    best: dict[tuple[str, str, bool], Held] = {}
    lapsed: dict[tuple[str, str, bool], Held] = {}
    for one in found:
        how, key = standing(one.span, day), (one.who_id, one.of_id, one.kind == "vice-chair")
        if how in HOLDS and (key not in best or _BEST.index(how) >= _BEST.index(standing(best[key].span, day))):
            best[key] = one
        elif how is Standing.LAPSED:
            lapsed[key] = one
    return OnDay(tuple(best.values()), tuple(one for key, one in lapsed.items() if key not in best))


def span_words(one: Held) -> str:
    """From when to when a spell is known to last, in words."""
    span = one.span
    start = f"since {span.since}" if span.since else ""
    seen = ""
    if span.first_seen and span.last_seen:
        seen = f"seen {span.first_seen}"
        seen += f" to {span.last_seen}" if span.last_seen != span.first_seen else ""
    end = f"until {span.until}" if span.until else "" if span.over_by else "not known to have ended"
    after = filter(None, (left_out(span), one.reason))
    return "; ".join((", ".join(filter(None, (start, seen, end))), *after))
