"""B-cubed precision, recall and F1 of identity: whether the names that readers gave to one thing are so in the graph.

Bagga & Baldwin 1998: an item is a form in a paper; its precision is the share of the items in its entity that are of
its gold entity, its recall the share of its gold entity's items that are in its entity. Only forms that the graph knows
in that paper are items, and of those only names and acronyms: "the Director", "the Panel" are roles (`roles.tsv`).

One gold entity is what papers of one council call by the same fullest name, or by one that another of them gives as a
variant, unless one paper tells the two apart. The same name in papers of two councils is left open: gold facts do not
say whether it is one thing, so such pairs count neither for nor against.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rdflib import Dataset, URIRef

from graph.identity.wording import is_acronym
from graph.names import folded, key_of
from graph.questions.ask import ask
from graph.score.alike import content, flat, plain
from graph.score.gold import GoldPaper
from graph.word_files import rows


@dataclass(frozen=True, slots=True)
class Item:
    """A form in a paper: which gold entity it names, that entity's fullest name, and the graph's entity."""

    paper: str
    council: str
    form: str
    gold: int
    name: str
    entity: str


@dataclass(frozen=True, slots=True)
class Identity:
    """The figures; `known` of all `forms` that the gold facts give are items. Errors are one line each."""

    precision: float
    recall: float
    known: int
    forms: int
    merged: tuple[str, ...]
    split: tuple[str, ...]

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def identity(dataset: Dataset, papers: Sequence[GoldPaper]) -> Identity | None:
    """The figures of all papers that give aliases; None where the graph knows none of their forms."""
    entries = [(paper, forms) for paper in papers for names in _single(paper.aliases) if (forms := list(_names(names)))]
    gold = _gold_entities(entries)
    forms_of = _Forms(dataset)
    items = [
        Item(paper.document, paper.council, form, gold[i], forms[0], entity)
        for i, (paper, forms) in enumerate(entries)
        for form in forms
        if (entity := forms_of.entity(paper.document, form))
    ]
    if not items:
        return None
    return Identity(
        _mean(items, lambda i: i.entity, lambda a, b: a.gold == b.gold),
        _mean(items, lambda i: i.gold, lambda a, b: a.entity == b.entity),
        len(items),
        sum(len(forms) for _, forms in entries),
        tuple(_merged(items)),
        tuple(_split(items)),
    )


def _mean(items: Sequence[Item], group: Callable[[Item], object], right: Callable[[Item, Item], bool]) -> float:
    """The mean over all items of the share of right ones in their group."""
    groups: dict[object, list[Item]] = {}
    for item in items:
        groups.setdefault(group(item), []).append(item)
    shares = []
    for item in items:
        counted = [right(item, other) for other in groups[group(item)] if not _open(item, other)]
        shares.append(sum(counted) / len(counted))
    return sum(shares) / len(shares)


def _open(a: Item, b: Item) -> bool:
    """Whether nobody says that two are one or not: the same name in papers of two councils."""
    return a.council != b.council and content(a.name) == content(b.name)


def _merged(items: Iterable[Item]) -> Iterator[str]:
    """A line for each entity that holds more than one gold entity."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item.entity, []).append(item)
    for entity, together in sorted(groups.items()):
        if any(a.gold != b.gold and not _open(a, b) for a in together for b in together):
            yield f"{key_of(URIRef(entity))}: {_listed(together)}"


def _split(items: Iterable[Item]) -> Iterator[str]:
    """A line for each gold entity whose forms are in more than one entity."""
    groups: dict[int, list[Item]] = {}
    for item in items:
        groups.setdefault(item.gold, []).append(item)
    for _, apart in sorted(groups.items()):
        if len({i.entity for i in apart}) > 1:
            parts: dict[str, list[Item]] = {}
            for item in apart:
                parts.setdefault(item.entity, []).append(item)
            yield f"{apart[0].name}: {' | '.join(_listed(part) for _, part in sorted(parts.items()))}"


def _listed(items: Iterable[Item]) -> str:
    return ", ".join(sorted({f"“{i.form}” ({i.name}, {i.paper})" for i in items}))


def _single(aliases: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The entries of one thing each: not "Jo Bloggs and Al Hart", who have entries of their own."""
    names = {flat(entry[0]) for entry in aliases}
    for entry in aliases:
        parts = flat(entry[0]).split(" and ")
        if not (len(parts) > 1 and all(part in names for part in parts)):
            yield entry


def _names(entry: Sequence[str]) -> Iterator[str]:
    """The forms of an entry that are names or acronyms, the fullest name first; none where that is a role."""
    fullest = entry[0]
    if _is_role(fullest, frozenset()):
        return
    own = frozenset(_words(fullest))
    for form in dict.fromkeys(map(flat, entry)):
        if not _is_role(form, own) and _short_for(form, fullest):
            yield form


def _short_for(form: str, fullest: str) -> bool:
    """Whether a form is no acronym, or its letters stand in the name in that order: "DCF" is a post of Jo Bloggs's."""
    short = re.sub(r"(?<=[A-Z])s$", "", form.removeprefix("The ").removeprefix("the "))
    if not is_acronym(short) or " " in short:
        return True
    letters = iter("".join(_words(fullest)))
    return all(letter in letters for letter in "".join(_words(short)))


def _is_role(form: str, own: frozenset[str]) -> bool:
    """Whether a form tells what somebody does or what sort of body it is, and has no word of the thing's own name."""
    words = _words(form)
    heads, kinds = _roles("head"), _roles("kind")
    if not [w for w in words if w not in kinds and w not in heads]:
        return True
    return any(w in heads for w in words) and not any(w in own for w in words if w not in kinds)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", plain(text).replace("'s", ""))


@cache
def _roles(sort: str) -> frozenset[str]:
    return frozenset(word for word, what, _example in rows(__package__, "roles.tsv") if what == sort)


def _gold_entities(entries: Sequence[tuple[GoldPaper, list[str]]]) -> list[int]:
    """For each entry of each paper the number of its gold entity: that of the first entry of the same one."""
    root = list(range(len(entries)))
    papers = [{paper.document} for paper, _ in entries]

    def link(i: int, j: int) -> None:
        one, other = sorted((root[i], root[j]))
        if one != other and papers[one].isdisjoint(papers[other]):
            papers[one] |= papers[other]
            root[:] = [one if r == other else r for r in root]

    fullest: dict[tuple[str, str], int] = {}
    for i, (paper, forms) in enumerate(entries):
        link(i, fullest.setdefault((paper.council, _same(forms[0])), i))
    for i, (paper, forms) in enumerate(entries):
        for form in forms[1:]:
            if (j := fullest.get((paper.council, _same(form)))) is not None:
                link(i, j)
    return root


def _same(name: str) -> str:
    """A name as it is compared: "D W Bell", "D.W. Bell" and "DW Bell" are one."""
    return re.sub(r"\b(\w) (?=\w\b)", r"\1", " ".join(_words(name)))


class _Forms:
    """The key of the entity that a form is of in a paper, as it is written, else without title; None where it is not
    known, or could be of two."""

    def __init__(self, dataset: Dataset) -> None:
        self._written: dict[tuple[str, str], set[str]] = {}
        self._known: dict[tuple[str, str], set[str]] = {}
        for answer in ask(dataset, "forms"):
            paper, form, key = answer["document"], answer["form"], answer["key"]
            if answer["how"] == "form":
                self._written.setdefault((paper, plain(form)), set()).add(key)
            self._known.setdefault((paper, folded(form)), set()).add(key)

    def entity(self, paper: str, form: str) -> str | None:
        """The only entity that bears the form in the paper."""
        for found in (self._written.get((paper, plain(form))), self._known.get((paper, folded(form)))):
            if found:
                return next(iter(found)) if len(found) == 1 else None
        return None
