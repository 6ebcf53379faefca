"""A graph against gold facts: every relation of every paper matched, and the figures that come of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rdflib import Dataset

from extract.documents import Unreadable
from extract.documents import read as read_document
from graph.manifest import load_manifest
from graph.reading import Reader, read_by_ocr, source_of
from graph.score.alike import Names
from graph.score.bcubed import Identity, identity
from graph.score.details import judged
from graph.score.figures import Figure, Share, figure, share
from graph.score.gold import RELATIONS, BadGold, GoldPaper
from graph.score.matching import Matched, match
from graph.score.quotes import Letters
from graph.score.said import told


@dataclass(frozen=True, slots=True)
class Scored:
    """What became of every relation of every paper, in the order of RELATIONS and of file name.

    `details` has, for each detail, how many are right, of how many, by paper; `absent` are the papers with gold facts
    that the store does not hold; `identity` is None where no gold form is known.
    """

    matched: tuple[Matched, ...]
    details: Mapping[str, Mapping[str, tuple[int, int]]]
    absent: tuple[str, ...]
    identity: Identity | None = None

    def figures(self) -> dict[str, Figure]:
        """The figure of each relation that some paper was looked through for."""
        papers: dict[str, dict[str, tuple[int, int, int]]] = {}
        for one in self.matched:
            papers.setdefault(one.relation, {})[one.document] = one.counts
        return {relation: figure(papers[relation]) for relation in RELATIONS if relation in papers}

    def shares(self) -> dict[str, Share]:
        """The share of each detail that is right."""
        return {label: share(papers) for label, papers in self.details.items()}


def score(store: Path, dataset: Dataset, gold: Sequence[GoldPaper], *, read: Reader = read_document) -> Scored:
    """Compare a store with gold facts. Quotes are placed in the papers read afresh.

    BadGold where the store holds none of the papers; Unreadable where the file of one is gone or cannot be read.
    """
    texts = dict(_texts(store, {paper.document for paper in gold}, read))
    papers = [paper for paper in gold if paper.document in texts]
    if not papers:
        raise BadGold(f"the store holds none of the {len(gold)} papers that there are gold facts of")
    matched: list[Matched] = []
    details: dict[str, dict[str, tuple[int, int]]] = {}
    for relation in RELATIONS:
        looked = [paper for paper in papers if relation in paper.facts]
        said = told(dataset, relation) if looked else {}
        for paper in looked:
            one = match(paper, relation, said.get(paper.document, ()), texts[paper.document])
            matched.append(one)
            for label, verdicts in {**judged(one, Names(paper.aliases)), **_proven(one)}.items():
                right, of = details.setdefault(label, {}).get(paper.document, (0, 0))
                details[label][paper.document] = right + verdicts[0], of + verdicts[1]
    absent = tuple(paper.document for paper in gold if paper.document not in texts)
    return Scored(tuple(matched), details, absent, identity(dataset, papers))


def _proven(one: Matched) -> dict[str, tuple[int, int]]:
    """How many facts of a relation have all their words in the paper."""
    every = [*(found for _, found in one.pairs), *one.false, *one.restated]
    return {"evidence": (sum(None not in found.places for found in every), len(every))}


def _texts(store: Path, wanted: set[str], read: Reader) -> Iterable[tuple[str, Letters]]:
    for entry in load_manifest(store).entries.values():
        for name in wanted & set(entry.file_names):
            source = source_of(entry)
            if source is None:
                raise Unreadable(f"{name} is gone or has changed since it was read: build again")
            yield name, Letters(read(source, ocr=read_by_ocr(entry)).text)
