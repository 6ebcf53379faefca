"""Which identifier each thing was given, so that adding documents never renames what is there."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.identity.wording import folded

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def short_hash(text: str, length: int = 8) -> str:
    """A stable short name for a text, of digits and letters that are not taken for each other."""
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:16], "big")
    return "".join(_ALPHABET[(number >> (5 * i)) & 31] for i in range(length))


def slug(text: str, length: int = 60) -> str:
    """A readable part of an identifier: lower-case ASCII letters, digits and hyphens."""
    words = re.findall(r"[a-z0-9]+", folded(text).replace("'", ""))
    return "-".join(words)[:length].strip("-") or "unnamed"


@dataclass(frozen=True, slots=True)
class Thing:
    """What needs an identifier: its kind, its label, its natural keys, and keys that hold within one paper's bytes."""

    kind: str
    label: str
    keys: tuple[str, ...]
    local_keys: tuple[str, ...] = ()


@dataclass(slots=True)
class Ledger:
    """Identifiers in the order in which they were minted, the keys they are known by, and what replaced what."""

    ids: list[str] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    replaced: dict[str, str] = field(default_factory=dict)

    @classmethod
    def from_json(cls, text: str) -> Ledger:
        """The ledger that `to_json` wrote."""
        found = json.loads(text)
        return cls(list(found["ids"]), dict(found["keys"]), dict(found["replaced"]))

    def to_json(self) -> str:
        """The ledger as JSON, equal ledgers as equal bytes."""
        return json.dumps(
            {"ids": self.ids, "keys": self.keys, "replaced": self.replaced},
            ensure_ascii=False,
            indent=0,
            sort_keys=True,
        )

    def assign(self, things: Sequence[Thing]) -> list[str]:
        """An identifier for each thing: the oldest it was known by, else a new one.

        Where two identifiers turn out to be one thing, the younger is noted as replaced; where one turns out to be
        two things, the one with more of its keys keeps it.
        """
        given: dict[int, str] = {}
        lost: dict[str, str] = {}
        self._claim([(t.kind, t.local_keys) for t in things], given, lost)
        self._claim([(t.kind, t.keys) for t in things], given, lost)
        taken = set(self.ids)
        for number, thing in enumerate(things):
            if number not in given:
                given[number] = _new(thing, taken)
                self.ids.append(given[number])
                taken.add(given[number])
        live = set(given.values())
        for number, thing in enumerate(things):
            self.keys |= dict.fromkeys(thing.local_keys, given[number])
            for key in thing.keys:
                if self.keys.get(key) not in live:
                    self.keys[key] = given[number]
        self.replaced |= lost
        self.replaced = {old: self._newest(new) for old, new in self.replaced.items() if old not in live}
        return [given[n] for n in range(len(things))]

    def forget(self, things: Iterable[Thing]) -> None:
        """Drop everything that none of these things is known by."""
        keep = {k for t in things for k in (*t.keys, *t.local_keys)}
        self.keys = {k: i for k, i in self.keys.items() if k in keep}
        live = set(self.keys.values())
        self.replaced = {old: new for old, new in self.replaced.items() if new in live}
        self.ids = [i for i in self.ids if i in live or i in self.replaced]

    def _claim(
        self, wanted: Sequence[tuple[str, tuple[str, ...]]], given: dict[int, str], lost: dict[str, str]
    ) -> None:
        """Give each thing without an identifier the oldest one that most of whose keys it holds."""
        age = {identifier: n for n, identifier in enumerate(self.ids)}
        claims: dict[str, dict[int, int]] = {}
        taken = set(given.values()) | set(lost)
        for number, (_kind, keys) in enumerate(wanted):
            for key in keys:
                identifier = self.keys.get(key)
                if number not in given and identifier is not None and identifier not in taken:
                    counts = claims.setdefault(identifier, {})
                    counts[number] = counts.get(number, 0) + 1
        for identifier in sorted(claims, key=age.__getitem__):
            winner = min(claims[identifier], key=lambda n: (-claims[identifier][n], n))
            if winner in given:
                lost[identifier] = given[winner]
            else:
                given[winner] = identifier

    def _newest(self, identifier: str) -> str:
        """Where a chain of replacements ends."""
        seen = {identifier}
        while (following := self.replaced.get(identifier)) and following not in seen:
            seen.add(following)
            identifier = following
        return identifier


def _new(thing: Thing, taken: set[str]) -> str:
    """A new identifier from the label and the first natural key; from a local key where that one is taken."""
    for key in (*thing.keys[:1], *thing.local_keys):
        identifier = f"{thing.kind}/{slug(thing.label)}-{short_hash(key, 6)}"
        if identifier not in taken:
            return identifier
    raise ValueError(f"no identifier left for {thing.kind} {thing.label!r}: all its keys are taken")
