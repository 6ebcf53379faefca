"""How likely a fact is right: what its words and its paper show, weighed as papers with gold facts have shown.

A logistic model: log-odds = base + offset of the kind of fact + weight of each signal x its value. The numbers are in
`calibration.json`, fitted by `minutegraph score GOLD --calibrate` (`graph/score/calibrating.py`); none is set by hand.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extract.records import AnyFact, Attendance, Commitment, Kind, Minutes, Monitoring, StrategyEvent
from graph.identity.mentions import refs_of

_SURE = 0.99  # no fact is said to be surer than this, nor less sure than the rest of it
_LONG = 200  # characters of evidence; a long passage proves its fact less plainly


@dataclass(frozen=True, slots=True)
class Setting:
    """What of a paper bears on how far its facts are to be trusted: its kind, and who its lists name."""

    minutes: bool
    listed: frozenset[str]

    @classmethod
    def of(cls, reading: Minutes) -> Setting:
        """The setting of the facts of one reading."""
        names = (f.attendee.name for f in reading.facts if isinstance(f, Attendance))
        return cls(reading.document_kind == "minutes", frozenset(names))


def _log_odds(probability: float) -> float:
    kept = min(max(probability, 1 - _SURE), _SURE)
    return math.log(kept / (1 - kept))


def _strength(fact: AnyFact, setting: Setting) -> float:
    return _log_odds(fact.strength)


def _dated(fact: AnyFact, setting: Setting) -> float:
    match fact:
        case Commitment():
            return float(bool(fact.every or (fact.due and fact.due.last_day)))
        case Monitoring() | StrategyEvent():
            return float(fact.edtf is not None)
    return 0.0


def _owned(fact: AnyFact, setting: Setting) -> float:
    return float(isinstance(fact, Commitment) and bool(fact.responsible))


def _listed(fact: AnyFact, setting: Setting) -> float:
    people = [ref.name for ref in refs_of(fact) if ref.kind is Kind.PERSON]
    return sum(name in setting.listed for name in people) / len(people) if people else 0.0


def _minuted(fact: AnyFact, setting: Setting) -> float:
    return float(setting.minutes)


def _wordy(fact: AnyFact, setting: Setting) -> float:
    return float(fact.evidence.end - fact.evidence.start > _LONG)


SIGNALS: Mapping[str, Callable[[AnyFact, Setting], float]] = {
    "strength": _strength,
    "dated": _dated,
    "owned": _owned,
    "listed": _listed,
    "minuted": _minuted,
    "wordy": _wordy,
}
"""What is seen of a fact: how strongly its words say it (log-odds), and the rest from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The numbers of the model. A kind of fact that none was fitted for stands where all of them do together."""

    base: float
    kinds: Mapping[str, float]
    weights: Mapping[str, float]

    def probability(self, kind: str, signals: Mapping[str, float]) -> float:
        """How likely a fact of a kind with these signals is right."""
        log_odds = self.base + self.kinds.get(kind, 0.0) + sum(self.weights[name] * v for name, v in signals.items())
        return min(max(1 / (1 + math.exp(-log_odds)), 1 - _SURE), _SURE)


@cache
def calibration() -> Calibration:
    """The numbers that the project ships."""
    told = json.loads(files(__package__).joinpath("calibration.json").read_text(encoding="utf-8"))
    return Calibration(told["base"], told["kinds"], told["weights"])


def signals_of(fact: AnyFact, setting: Setting) -> dict[str, float]:
    """Each signal's value."""
    return {name: signal(fact, setting) for name, signal in SIGNALS.items()}


def confidence(fact: AnyFact, setting: Setting) -> float:
    """How likely a fact is right, from 0.01 to 0.99."""
    return calibration().probability(type(fact).__name__, signals_of(fact, setting))
