"""What a store remembers of the people erased from it: enough to know their names again, and never the names.

The file `erased.json` stands beside the generations, so that it outlives them. It holds keyed hashes (BLAKE2b, a random
key for each erasure) of the forms of a name. The key has to stand beside them, and names are few: whoever has the file
can test a guess ("is it Rosie Ashdown?") in no time. It does not hide from a guess, it keeps the name from being read.
A slow hash (scrypt) would make guesses dearer, but one must be made for each distinct word of each paper at every
build, which nobody would wait for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from enum import IntEnum
from functools import lru_cache
from pathlib import Path

from graph.identity.mentions import Paper, meeting_of
from graph.identity.wording import normal
from graph.store import StoreDamaged, StoreTooNew, write_whole

ERASED = "erased.json"
VERSION = 1
ANY_INITIALS, ANY_NAME = "*", "~"
"""After a first initial: further initials that nobody ever saw; a spelt-out name where only initials were seen."""


class Scope(IntEnum):
    """How far an erasure holds in a paper: not at all, for names spelt out only, or in full."""

    NONE = 0
    SPELT = 1
    FULL = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands: the paper's content, its council, and the bodies whose meetings it records."""

    paper: str
    council: str = ""
    bodies: tuple[str, ...] = ()

    @classmethod
    def of(cls, paper: Paper) -> Place:
        """The place that a paper is."""
        met = {normal(meeting.body) for reading in paper.readings if (meeting := meeting_of(reading))}
        return cls(paper.id, normal(paper.authority or ""), tuple(sorted(met)))


@dataclass(frozen=True, slots=True)
class Erasure:
    """One person erased: hashes of the forms of their name, and where and how these hold.

    `surnames` and `names` are of letters only ("ashdown", "rt ashdown"). `papers` are those that named them, `alone`
    those of them in which a surname alone was theirs. `sole`: nobody else in these councils bore it. `word`: the papers
    have the surname as a common word too ("hill"). `sex` is that of their titles, which spares "Mr" beside "Mrs".
    """

    date: str
    key: str
    councils: tuple[str, ...]
    bodies: tuple[str, ...]
    surnames: tuple[str, ...]
    names: tuple[str, ...]
    papers: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    sole: bool = False
    word: bool = False
    sex: str = ""

    def is_surname(self, letters: str) -> bool:
        """Whether a word is the person's surname."""
        return _hashed(self.key, letters) in self.surnames

    def is_name(self, given: str, surname: str) -> bool:
        """Whether given names or initials, written as one, and a surname are a form of their name."""
        return _hashed(self.key, f"{given} {surname}") in self.names

    def is_alone_in(self, paper: str) -> bool:
        """Whether a surname alone was theirs in a paper."""
        return _hashed(self.key, paper) in self.alone

    def named_in(self, paper: str) -> bool:
        """Whether a paper named the person when they were erased."""
        return _hashed(self.key, paper) in self.papers

    def scope(self, place: Place) -> Scope:
        """How far the erasure holds in a paper: a namesake in another council is somebody else."""
        if self.named_in(place.paper) or (place.council and place.council in self.councils):
            return Scope.FULL
        if place.council:
            return Scope.NONE
        return Scope.FULL if set(place.bodies) & set(self.bodies) else Scope.SPELT


@dataclass(frozen=True, slots=True)
class Erased:
    """Everybody erased from a store, in the order in which that was done."""

    erasures: tuple[Erasure, ...] = ()

    @property
    def digest(self) -> str:
        """What a generation notes down to show that it was written after these erasures; "" where there are none."""
        return hashlib.sha256(_json(self).encode()).hexdigest()[:32] if self.erasures else ""

    def save(self, store_dir: Path) -> None:
        """Write the file, whole or not at all."""
        write_whole(store_dir / ERASED, _json(self))


NOBODY = Erased()


def load_erased(store_dir: Path) -> Erased:
    """Who was erased from a store; StoreDamaged where the file cannot be read: a build must not let anybody back."""
    path = store_dir / ERASED
    try:
        found = json.loads(path.read_text("utf-8"))
        if found["version"] > VERSION:
            raise StoreTooNew(f"{path} was written by a newer version of the program")
        return Erased(tuple(_erasure(line) for line in found["erasures"]))
    except FileNotFoundError:
        return NOBODY
    except (ValueError, KeyError, TypeError) as error:
        raise StoreDamaged(f"{path} does not say who was erased: {error}") from error


def hasher(key: str) -> Callable[[str], str]:
    """The hash of an erasure with this key."""
    return lambda text: _hashed(key, text)


@lru_cache(maxsize=1 << 18)
def _hashed(key: str, text: str) -> str:
    return hashlib.blake2b(text.encode(), key=bytes.fromhex(key), digest_size=16).hexdigest()


def _erasure(line: dict[str, object]) -> Erasure:
    values = {f.name: line[f.name] for f in fields(Erasure)}
    return Erasure(**{name: tuple(v) if isinstance(v, list) else v for name, v in values.items()})  # type: ignore[arg-type]


def _json(erased: Erased) -> str:
    whole = {"version": VERSION, "erasures": [asdict(erasure) for erasure in erased.erasures]}
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
