"""What reading facts costs beside its engines: text to facts against tokenizer, rules and NER alone on the same text.

Run `python -m benchmarks.extracting [PATH ...]`; without paths it reads `examples/`. Both are timed in turn, document
by document, and the least CPU time of each counts: a busy machine seldom leaves a long step alone. "Engines" are
spaCy's pipeline over the joined lines (tokenizer, sentences, span ruler, names, dates, NER), the matcher of each
paper's own names, and those of commitments, monitoring, decisions and relations over every sentence. The lines behind
them add up to text to facts: each finder is asked as in `extract`, after those before it, whose answers it may use.
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


def _pipeline(lines: list[str]) -> None:
    for _ in shipped_language().pipe(lines):
        pass


def _matchers(paper: Paper) -> None:
    for passage, sentence in paper.sentences():
        for cues in _CUES:
            cues().find(passage.doc, sentence.start, sentence.end)


def _own_names(paper: Paper) -> None:
    gazetteer = Gazetteer(paper.directory.entries(), shipped_language())
    for passage in paper.passages:
        gazetteer.mark(passage.doc)


def _as_now(paper: Paper) -> Paper:
    """The paper with what it has been asked by now; what is asked of it later does not stay."""
    return replace(paper, _asked=dict(paper._asked))


def _finders(paper: Paper) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each finder, asked of the paper as those before it leave it."""
    for finder in FINDERS:
        yield finder.__name__, partial(_answers, _as_now(paper), finder)
        paper.once(finder)


def _answers(paper: Paper, finder: Finder) -> None:
    _as_now(paper).once(finder)


def _put_together(paper: Paper, told: list[AnyFact | Rejected]) -> None:
    for _ in put_together(_as_now(paper), told):
        pass


def _steps(document: Document, lines: list[str]) -> dict[str, Callable[[], object]]:
    """What is timed of one document."""
    paper = read_paper(document)
    finders = dict(_finders(paper))
    told = [answer for finder in FINDERS for answer in paper.once(finder)]
    return {
        "text to facts": partial(extract, document),
        "pipeline": partial(_pipeline, lines),
        "own names": partial(_own_names, paper),
        "matchers": partial(_matchers, paper),
        "dividing into papers": partial(divide, document),
        "reading a paper, pipeline in it": partial(read_paper, document),
        **finders,
        "terms, names, roles": partial(_put_together, paper, told),
    }


def _least(steps: list[dict[str, Callable[[], object]]]) -> dict[str, float]:
    """The CPU time of each step, the least of several rounds for each document, over all of them."""
    least = [dict.fromkeys(own, float("inf")) for own in steps]
    for _ in range(_ROUNDS):
        for own, took in zip(steps, least, strict=True):
            for name, step in own.items():
                start = time.process_time()
                step()
                took[name] = min(took[name], time.process_time() - start)
    return {name: sum(took[name] for took in least) for name in least[0]}


def main(paths: list[str]) -> None:
    """Print the ratio, and where the time goes."""
    documents = [read(source) for path in paths or [str(_EXAMPLES)] for source in sources_at(path)]
    lines = [_lines(document) for document in documents]
    steps = [_steps(document, own) for document, own in zip(documents, lines, strict=True)]
    gc.collect()
    gc.freeze()  # the papers kept for the matchers are none of the cost of reading one
    least = _least(steps)
    words = sum(len(line.split()) for document in lines for line in document)
    engines = least["pipeline"] + least["own names"] + least["matchers"]
    print(f"{len(documents)} documents, {words} words")
    rate = words / least["text to facts"]
    print(f"text to facts / engines: {least['text to facts'] / engines:.2f} ({rate:.0f} words/s)")
    for name, took in least.items():
        print(f"{name:<34}{took:8.3f} s  {took / engines:5.2f} x engines")


if __name__ == "__main__":
    main(sys.argv[1:])
