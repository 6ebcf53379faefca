"""What reading facts costs beside its engines: text to facts against tokenizer, rules and NER alone on the same text.

Run `python -m benchmarks.extracting [PATH ...]`; without paths it reads `examples/`. Both are timed in turn in one run,
and the least CPU time of each counts. "Engines" are spaCy's pipeline over the joined lines (tokenizer, sentences, span
ruler, names, dates, NER), the matcher of each paper's own names, and those of commitments, monitoring, decisions and
relations over every sentence. What follows the engines adds up to text to facts: each finder is asked as in `extract`,
behind those before it, whose answers it may use.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from extract.commitments import promise_words
from extract.decisions import decisions
from extract.documents import read, sources_at
from extract.language.pipeline import Gazetteer, shipped_language
from extract.minutes import FINDERS, Finder, extract, put_together
from extract.monitoring import watch_words
from extract.packs.pack import divide
from extract.paper import Paper, read_paper
from extract.records import AnyFact, Document, Rejected
from extract.relations import relations
from extract.structure.blocks import blocks
from extract.structure.joining import join

_ROUNDS = 5
_EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
_CUES = (promise_words._cues, watch_words._cues, decisions._cues, relations._cues)


def _lines(document: Document) -> list[str]:
    joined = (join(document.text, block.start, block.end).text for block in blocks(document.text))
    return [line for line in joined if line]


def _pipeline(lines: list[list[str]]) -> None:
    for document in lines:
        for _ in shipped_language().pipe(document):
            pass


def _matchers(papers: list[Paper]) -> None:
    for paper in papers:
        for passage, sentence in paper.sentences():
            for cues in _CUES:
                cues().find(passage.doc, sentence.start, sentence.end)


def _own_names(papers: list[Paper]) -> None:
    for paper in papers:
        gazetteer = Gazetteer(paper.directory.entries(), shipped_language())
        for passage in paper.passages:
            gazetteer.mark(passage.doc)


def _all(documents: list[Document], step: Callable[[Document], object]) -> None:
    for document in documents:
        step(document)


def _as_now(papers: list[Paper]) -> list[Paper]:
    """The papers with what they have been asked by now; what is asked of them later does not stay."""
    return [replace(paper, _asked=dict(paper._asked)) for paper in papers]


def _finder(papers: list[Paper], finder: Finder) -> None:
    for paper in _as_now(papers):
        paper.once(finder)


def _finders(papers: list[Paper]) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each finder, asked of the papers as those before it leave them."""
    for finder in FINDERS:
        yield finder.__name__, partial(_finder, _as_now(papers), finder)
        for paper in papers:
            paper.once(finder)


def _put_together(papers: list[Paper], told: list[list[AnyFact | Rejected]]) -> None:
    for paper, answers in zip(_as_now(papers), told, strict=True):
        list(put_together(paper, answers))


def main(paths: list[str]) -> None:
    """Print the ratio, and where the time goes."""
    documents = [read(source) for path in paths or [str(_EXAMPLES)] for source in sources_at(path)]
    lines = [_lines(document) for document in documents]
    papers = [read_paper(document) for document in documents]
    finders = dict(_finders(papers))
    told = [[answer for finder in FINDERS for answer in paper.once(finder)] for paper in papers]
    gc.collect()
    gc.freeze()  # the papers kept for the matchers are none of the cost of reading one
    steps: dict[str, Callable[[], object]] = {
        "text to facts": partial(_all, documents, extract),
        "pipeline": partial(_pipeline, lines),
        "own names": partial(_own_names, papers),
        "matchers": partial(_matchers, papers),
        "dividing into papers": partial(_all, documents, divide),
        "reading a paper, pipeline in it": partial(_all, documents, read_paper),
        **finders,
        "terms, names, roles": partial(_put_together, papers, told),
    }
    least = dict.fromkeys(steps, float("inf"))
    for _ in range(_ROUNDS):
        for name, step in steps.items():
            start = time.process_time()
            step()
            least[name] = min(least[name], time.process_time() - start)
    words = sum(len(line.split()) for document in lines for line in document)
    engines = least["pipeline"] + least["own names"] + least["matchers"]
    print(f"{len(documents)} documents, {words} words")
    rate = words / least["text to facts"]
    print(f"text to facts / engines: {least['text to facts'] / engines:.2f} ({rate:.0f} words/s)")
    for name, took in least.items():
        print(f"{name:<34}{took:8.3f} s  {took / engines:5.2f} x engines")


if __name__ == "__main__":
    main(sys.argv[1:])
