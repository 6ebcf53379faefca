"""Strategies, plans, policies, frameworks, protocols and guidance by name, and what happens to each and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from extract.naming.glossary import latin
from extract.paper import Paper, Passage
from extract.patterns import rows
from extract.prose.worded import Worded, fitting
from extract.records import Evidence, Kind, Ref, Rejected, StrategyEvent, StrategyNamed
from extract.strategies.events import Event, events_of
from extract.strategies.names import Name, names_another, names_in, qualified, same

_SURE = {"named": 0.9, "lower case": 0.75, "phrase": 0.65}


@dataclass(frozen=True, slots=True)
class Mention:
    """A strategy named at a place of a passage; `bare` where the words alone do not say which."""

    passage: Passage
    name: Name
    rule: str
    bare: bool = False

    @property
    def offset(self) -> int:
        """Where it stands in the document."""
        return self.passage.joined.offsets[self.name.start]

    @property
    def written(self) -> str:
        """The words as they stand."""
        return self.passage.text[self.name.start : self.name.end]


@dataclass(slots=True)
class Strategy:
    """One strategy of a document with every mention of it, in reading order."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def fullest(self) -> Mention:
        """The mention that says most: not in capitals only, most words, years."""
        return max(
            (m for m in self.mentions if not m.bare),
            key=lambda m: (
                not m.name.text.isupper(),
                len(m.name.key),
                len(m.name.years),
                m.name.text[:1].isupper(),
                -m.offset,
            ),
        )


def find_strategies(paper: Paper) -> Iterator[StrategyNamed | StrategyEvent | Rejected]:
    """Each strategy that a document names, once for each way in which it is written, and its dated events.

    The reference carries the fullest name. A plan without owner or subject ("an action plan") is rejected.
    """
    bodies = _bodies(paper)
    for strategy in strategies_of(paper):
        if all(m.bare for m in strategy.mentions):
            mention = strategy.mentions[0]
            yield Rejected(
                _evidence(paper, mention), f"strategy {mention.rule}", f"which one {mention.written!r} is, is not said"
            )
            continue
        fullest, owner = strategy.fullest, _owner(paper, strategy, bodies)
        written: set[str] = set()
        for mention in sorted(strategy.mentions, key=lambda m: (m is not fullest, m.offset)):
            if mention.written not in written:
                written.add(mention.written)
                ref = Ref(Kind.STRATEGY, fullest.name.text, mention.written)
                yield StrategyNamed(
                    _evidence(paper, mention), f"strategy {mention.rule}", _SURE[mention.rule], ref, owner
                )
        for mention, event in _events(paper, strategy):
            yield StrategyEvent(
                paper.evidence(mention.passage, event.start, event.end),
                f"strategy {event.kind}",
                0.8 if event.edtf else 0.7,
                Ref(Kind.STRATEGY, fullest.name.text, mention.written),
                event.kind,
                event.edtf,
                event.day,
            )


def _events(paper: Paper, strategy: Strategy) -> list[tuple[Mention, Event]]:
    """Its events, each told once: the first of a kind and date, and one without a date only where none has one."""
    found: dict[tuple[str, str | None], tuple[Mention, Event]] = {}
    for mention in strategy.mentions:
        if not mention.passage.said.records:
            continue  # "To approve the Harbour Strategy" names it, and approves nothing
        for event in events_of(mention.passage, mention.name, paper.anchor):
            found.setdefault((event.kind, event.edtf), (mention, event))
    dated = {kind for kind, edtf in found if edtf}
    return [told for (kind, edtf), told in found.items() if edtf or kind not in dated]


def strategies_of(paper: Paper) -> list[Strategy]:
    """The strategies of a document in the order in which they are introduced, short forms joined to the long."""
    mentions = _settled(sorted(_mentions(paper), key=lambda m: (m.offset, -m.name.end)))
    strategies: list[Strategy] = []
    for mention in sorted(mentions, key=lambda m: (m.bare, -len(m.name.key), m.offset)):
        short_form = not mention.bare or len(mention.name.key) > 1
        fitting = [
            s for s in strategies if short_form and any(same(mention.name, m.name) for m in s.mentions if not m.bare)
        ]
        if fitting:
            before = [s for s in fitting if s.mentions[0].offset < mention.offset]
            chosen = (
                max(before, key=lambda s: max(m.offset for m in s.mentions if m.offset < mention.offset))
                if before
                else fitting[0]
            )
        else:
            chosen = (
                next((s for s in strategies if mention.bare and s.mentions[0].name.key == mention.name.key), None)
                or Strategy()
            )
            if not chosen.mentions:
                strategies.append(chosen)
        chosen.mentions = sorted([*chosen.mentions, mention], key=lambda m: m.offset)
    return sorted(strategies, key=lambda s: s.mentions[0].offset)


def _evidence(paper: Paper, mention: Mention) -> Evidence:
    return paper.evidence(mention.passage, mention.name.start, mention.name.end)


def _owner(paper: Paper, strategy: Strategy, bodies: frozenset[str]) -> Ref | None:
    """The body that owns it: "the Council's ...", "NSCB ...", "... of the Board"."""
    for mention in strategy.mentions:
        beginnings = [form for form in bodies if mention.name.text.startswith(f"{form} ")]
        named = mention.name.owner or max(beginnings, key=len, default=None)
        if named and (ref := paper.directory.body(named, mention.offset)):
            return ref
    return None


def _bodies(paper: Paper) -> frozenset[str]:
    """How the bodies of the document are written."""
    directory = paper.directory
    forms = {short for short, (kind, _) in directory.short_forms.items() if kind is Kind.BODY}
    forms |= {long for kind, long in directory.short_forms.values() if kind is Kind.BODY}
    forms |= {name for _, name in directory.bodies}
    return frozenset(forms)


def _mentions(paper: Paper) -> Iterator[Mention]:
    bodies = _bodies(paper)
    for passage in paper.passages:
        if passage.listed:
            continue
        taken: list[tuple[int, int]] = []
        for name in _phrases(passage):
            taken.append((name.start, name.end))
            yield Mention(passage, name, "phrase")
        for span in passage.entities:
            if span.label_ != "STRATEGY" or any(a < span.end_char and span.start_char < b for a, b in taken):
                continue
            short = paper.directory.short_forms.get(latin(span.text))
            if short and short[0] is Kind.STRATEGY:
                if names_another(passage.text, span.end_char):
                    continue
                yield Mention(passage, Name(span.start_char, span.end_char, short[1]), "named")
                continue
            for name in names_in(span, bodies):
                rule = "named" if any(w[:1].isupper() for w in name.text.split()) else "lower case"
                yield Mention(passage, name, rule, bare=not qualified(name, bodies))


@cache
def _phrase_patterns() -> tuple[Worded, ...]:
    return tuple(Worded.of(row) for row in rows("strategy_phrases"))


def _phrases(passage: Passage) -> Iterator[Name]:
    """Names that only the words around them show: in quotation marks, or a plan by what it answers."""
    for worded in fitting(_phrase_patterns(), passage.text):
        for found in worded.pattern.finditer(passage.text):
            parts = found.groupdict()
            if parts.get("kind"):
                years = (parts.get("years") or "").strip()
                yield Name(*found.span(), f"{parts['kind']} {years or parts['of']}", told_from=found.end("kind"))
            else:
                yield Name(*found.span("name"), parts["name"])


def _settled(mentions: list[Mention]) -> list[Mention]:
    """Names that "and" joins to something before them, cut to the part that the document names by itself elsewhere."""
    alone = {m.name.key for m in mentions if " and " not in m.name.text and not m.bare}
    settled = []
    for mention in mentions:
        _, joined, tail = mention.name.text.rpartition(" and ")
        start = mention.name.end - len(tail)
        shorter = Name(start, mention.name.end, tail, mention.name.owner)
        if joined and mention.rule != "phrase" and shorter.key in alone and shorter.key != mention.name.key:
            settled.append(Mention(mention.passage, shorter, mention.rule))
        else:
            settled.append(mention)
    return settled
