"""What a name stands for in the graph: found by any of its forms, or refused with help."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from rapidfuzz import fuzz, process
from rdflib import Dataset, URIRef

from graph.identity.person_names import parse_name
from graph.questions.ask import ask, gathered

PERSON, BODY, POST, STRATEGY, SERVICE = "person", "body", "post", "strategy", "service"
ANYTHING = (PERSON, BODY, POST, STRATEGY, SERVICE)
NEAREST = 3
NEAR_ENOUGH, NEAR_THE_BEST = 65, 15
"""How alike a suggestion is, of 100, and how much less alike than the best one it may be."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something that the graph knows by name: its address, kind (`person`, `body`, ...), label and other names.

    `taken_from` holds the words it was found by when they are only part of one of its names.
    """

    id: URIRef
    kind: str
    label: str
    other_names: tuple[str, ...] = ()
    taken_from: str | None = field(default=None, compare=False)

    @property
    def key(self) -> str:
        """The end of its address, by which it can be asked for when names do not tell it from another."""
        return key_of(self.id)

    def __str__(self) -> str:
        return f"{self.label} ({self.kind})"


class UnknownName(LookupError):
    """No such name in the graph; `nearest` are labels spelt like it."""

    def __init__(self, name: str, kinds: Iterable[str], nearest: tuple[str, ...]) -> None:
        self.nearest = nearest
        hint = f" Did you mean {listed(nearest)}?" if nearest else ""
        super().__init__(f"No {', '.join(kinds)} by the name “{name}” in the graph.{hint}")


class AmbiguousName(LookupError):
    """A name that several things bear; `candidates` are those, each with a key that stands for it alone."""

    def __init__(self, name: str, candidates: tuple[Named, ...], seen: Mapping[str, str]) -> None:
        self.candidates = candidates
        lines = "\n".join(f"  {c.key}  {c}{seen.get(str(c.id), '')}" for c in candidates)
        super().__init__(f"“{name}” may be any of these; ask by the full name, or by the key before it:\n{lines}")


def key_of(address: URIRef) -> str:
    """The last two steps of an address: `person/jo-bloggs`."""
    return "/".join(re.split(r"[/#]", address)[-2:])


def listed(names: Iterable[str]) -> str:
    """Names in a sentence: “A”, “B” or “C”."""
    quoted = [f"“{name}”" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


@cache
def honorifics() -> frozenset[str]:
    """The titles that a name is found without."""
    lines = files(__package__).joinpath("honorifics.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def folded(name: str) -> str:
    """A name as compared: lower case, no accents, punctuation or titles ("Mrs F.M. Odell" is "f m odell")."""
    decomposed = unicodedata.normalize("NFKD", name.replace("&", " and ").replace("’", "'").casefold())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = re.findall(r"\w+", letters.replace("'", ""))
    while len(words) > 1 and words[0] in honorifics():
        words = words[1:]
    if len(words) > 2 and " ".join(words[:2]) in honorifics():  # "Borough Cllr Odell"
        words = words[2:]
    return " ".join(words)


def named(dataset: Dataset, kinds: Iterable[str] = ANYTHING) -> list[Named]:
    """Everything of these kinds that has a name, by label."""
    wanted = frozenset(kinds)
    labels: dict[tuple[str, str], set[str]] = {}
    others: dict[tuple[str, str], set[str]] = {}
    for answer in ask(dataset, "names"):
        entity = (answer["id"], answer["class"].rpartition("#")[2].casefold())
        labels.setdefault(entity, set()).add(answer["label"])
        others.setdefault(entity, set()).add(answer["name"])
    known = (
        Named(URIRef(address), kind, label, tuple(sorted(others[address, kind] - {label})))
        for (address, kind), label in ((entity, min(labels[entity])) for entity in labels)
        if kind in wanted
    )
    return sorted(known, key=lambda n: (n.label.casefold(), n.kind, n.id))


def find(dataset: Dataset, name: str, kinds: Iterable[str] = ANYTHING) -> Named:
    """What a name stands for among these kinds.

    Case, accents, punctuation and titles do not matter, any label, other name, acronym, address or key will do. A label
    goes before another thing's other name, and whole names before words within a name, which do when they fit one
    thing only. A surname alone is one person's only where nobody else bears it. UnknownName and AmbiguousName say what
    to ask instead.
    """
    kinds = tuple(kinds)
    known = named(dataset, kinds)
    addressed = [n for n in known if name in (str(n.id), n.key)]
    if addressed:
        return addressed[0]
    wanted = folded(name)
    steps = (
        [n for n in known if folded(n.label) == wanted],
        [n for n in known if wanted in {folded(other) for other in n.other_names}],
    )
    for found in steps:
        if found:
            return _only(dataset, name, _bearers(name, known, found))
    parts = [n for n in known if wanted and any(f" {wanted} " in f" {folded(f)} " for f in (n.label, *n.other_names))]
    if parts:
        whole = _only(dataset, name, parts)
        return Named(whole.id, whole.kind, whole.label, whole.other_names, taken_from=name)
    raise UnknownName(name, kinds, _nearest(wanted, known))


def _bearers(name: str, known: Iterable[Named], found: list[Named]) -> list[Named]:
    """Those found by a name; where it is the surname of people, all who bear it.

    With a title it is that of one of them alone where only that one is called so ("Ms Odell").
    """
    surname = folded(name)
    if " " in surname or not all(one.kind == PERSON and _bears(one, surname) for one in found):
        return found
    all_bearers = found + [one for one in known if one.kind == PERSON and one not in found and _bears(one, surname)]
    written = _words(name)
    called = [one for one in all_bearers if " " in written and written in map(_words, (one.label, *one.other_names))]
    return called if len(called) == 1 else all_bearers


def _words(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))


def _bears(person: Named, surname: str) -> bool:
    """Whether a person has a folded surname; the last word of "Finch-Hale" is none."""
    return any(
        folded(name).endswith(surname) and parse_name(name).surname == surname
        for name in (person.label, *person.other_names)
    )


def _only(dataset: Dataset, name: str, found: list[Named]) -> Named:
    if len(found) == 1:
        return found[0]
    lines = gathered(ask(dataset, "seen", {"id": [n.id for n in found]}), "id")
    raise AmbiguousName(name, tuple(found), {line["id"][0]: _seen(line) for line in lines})


def _seen(line: Mapping[str, tuple[str, ...]]) -> str:
    """Where something stands, to tell it from its namesakes: ", in a.txt and 2 more papers"."""
    first, *more = sorted(line["document"])
    rest = f" and {len(more)} more paper{'s' if len(more) > 1 else ''}" if more else ""
    return f", in {first}{rest}"


def _nearest(wanted: str, known: list[Named]) -> tuple[str, ...]:
    forms = {(n.label, form): folded(form) for n in known for form in (n.label, *n.other_names)}
    ranked = process.extract(wanted, forms, scorer=fuzz.WRatio, limit=NEAREST * 4, score_cutoff=NEAR_ENOUGH)
    best = max((match[1] for match in ranked), default=0)
    near = [match for match in ranked if match[1] >= best - NEAR_THE_BEST]
    ordered = sorted(near, key=lambda match: (-match[1], match[2]))
    return tuple(dict.fromkeys(match[2][0] for match in ordered))[:NEAREST]
