"""The queue of pairs that may be one: shown best first, judged by one key each, applied once at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from rdflib import URIRef

from graph.judgements.file import append, load, take_back
from graph.judgements.judgement import DIFFERENT, SAME, UNSURE, Judgement
from graph.judging.commands import By, held, of_pair
from graph.judging.contradictions import Contradiction, refuse_different, refuse_same, settled
from graph.judging.known import Known, NotInPapers, Referent
from graph.judging.reprojecting import reproject
from graph.questions.ask import ask, gathered
from graph.store import writing
from graph.who_is_who import by_strength

KEYS = {"s": SAME, "d": DIFFERENT, "u": UNSURE}
SKIP, BACK, QUIT = "k", "b", "q"
PROMPT = "s same   d different   u unsure   k skip   b back   q quit"
NAMES_SHOWN = 8  # other names of one, and its papers: enough to recognise it by


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that may be one, how strongly that is so, and the reasons for and against."""

    one: Referent
    other: Referent
    score: Decimal
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How many pairs there were, and how many were judged what."""

    pairs: int
    verdicts: Counter[str]

    def __str__(self) -> str:
        made = sum(self.verdicts.values())
        told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(self.verdicts.items()) if count)
        return f"Judged: {made} of {self.pairs}{f' ({told})' if told else ''}."


def review(
    store_dir: Path, by: By, key: Callable[[], str], say: Callable[[str], None], *, again: bool = False
) -> Reviewed:
    """Ask about every pair that nobody judged; with `again`, also about those that somebody was unsure of.

    `key` gives one key, "" when there are no more; `say` shows a text. Each judgement is written at once, and all
    take effect when the queue ends, is left or is interrupted.
    """
    with held(store_dir) as known:
        queue = _Queue(known, by, say, again=again)
    try:
        with suppress(KeyboardInterrupt):  # interrupting leaves the queue as q does
            queue.run(key)
    finally:
        if queue.made:
            with writing(store_dir):
                reproject(store_dir)
    return Reviewed(len(queue.pairs), Counter(judgement.verdict for _, judgement in queue.made))


class _Queue:
    """The pairs, and what was judged of which of them, by its place in the queue."""

    def __init__(self, known: Known, by: By, say: Callable[[str], None], *, again: bool) -> None:
        self._known = known
        self._by = by
        self._say = say
        self.pairs = list(_pairs(known, again=again))
        self.made: list[tuple[int, Judgement]] = []

    def run(self, key: Callable[[], str]) -> None:
        """Go through the queue until it ends, or until somebody leaves it."""
        at = 0
        while at < len(self.pairs):
            pair = self.pairs[at]
            if settled(self._known, pair.one, pair.other):
                at += 1
                continue
            self._say(f"{at + 1} of {len(self.pairs)}: {_shown(self._known, pair)}\n\n{PROMPT}")
            pressed = key().lower()
            while pressed not in (*KEYS, SKIP, BACK, QUIT, ""):
                self._say(PROMPT)
                pressed = key().lower()
            if pressed in ("", QUIT):
                return
            at = self._back(at) if pressed == BACK else at + 1 if pressed == SKIP else self._judged(at, KEYS[pressed])

    def _judged(self, at: int, verdict: str) -> int:
        """Write a judgement; the place to go on from, the same where it is refused."""
        pair = self.pairs[at]
        try:
            if verdict == SAME:
                refuse_same(self._known, pair.one, pair.other)
            elif verdict == DIFFERENT:
                refuse_different(self._known, pair.one, pair.other)
        except Contradiction as error:
            self._say(f"Refused: {error}\n")
            return at
        judgement = of_pair(verdict, pair.one, pair.other, self._by)
        with writing(self._known.store_dir):
            self.made.append((at, append(self._known.judgements.path, judgement)))
        self._known.judgements = load(self._known.store_dir)
        self._say(f"{judgement.told}\n")
        return at + 1

    def _back(self, at: int) -> int:
        """Take back what was judged last here; the place of its pair."""
        if not self.made:
            self._say("Nothing was judged yet.\n")
            return at
        place, judgement = self.made.pop()
        with writing(self._known.store_dir):
            now = load(self._known.store_dir)
            line = next((j.line for j in reversed(now.made) if j == judgement), None)  # others may judge meanwhile
            if line is not None:
                take_back(now, line)
        self._known.judgements = load(self._known.store_dir)
        told = f"Taken back: {judgement.verdict}" if line else f"Somebody took {judgement.verdict} back already."
        self._say(f"{told}\n")
        return place


def _pairs(known: Known, *, again: bool) -> Iterator[Pair]:
    """The pairs that nobody judged, best first."""
    found = gathered(ask(known.dataset, "candidates"), "id")
    unsure = {
        frozenset(known.entity(m) for m in pair)
        for judgement in known.judgements.made
        if judgement.verdict == UNSURE and not again and (pair := known.pair(judgement))
    }
    ranked = sorted(found, key=lambda line: (-Decimal(line.get("score", ("0",))[0]), line["one"]))
    for line in ranked:
        entities = [entity for e in sorted(line["one"]) if (entity := known.called(URIRef(e)))]
        if len(entities) == 2 and frozenset(entities) not in unsure:
            try:
                one, other = (known.of_entity(entity) for entity in entities)
            except NotInPapers:
                continue  # what only a register or a correction names is in no paper that a judgement could name
            candidate = Pair(one, other, Decimal(line.get("score", ("0",))[0]), line.get("reason", ()))
            if not settled(known, one, other):
                yield candidate


def _shown(known: Known, pair: Pair) -> str:
    """A pair as a reader judges it: what each is called, where and with whom it is seen, and what speaks for it."""
    lines = [f"the same {pair.one.entity.kind}? (score {pair.score:.2f})"]
    for referent in (pair.one, pair.other):
        company = ask(known.dataset, "company", {"id": referent.entity.id})
        told = {
            "also": referent.entity.other_names,
            "posts": {line["post"] for line in company if "post" in line},
            "bodies": {line["body"] for line in company if "body" in line},
            "papers": {line["document"] for line in ask(known.dataset, "seen", {"id": referent.entity.id})},
        }
        lines += [f"  {referent.entity.label}"]
        lines += [f"    {what}: {_some(sorted(values))}" for what, values in told.items() if values]
    lines += [f"  {reason}" for reason in by_strength(pair.reasons)]
    return "\n".join(lines)


def _some(values: list[str]) -> str:
    more = len(values) - NAMES_SHOWN
    return "; ".join(values[:NAMES_SHOWN]) + (f"; and {more} more" if more > 0 else "")
