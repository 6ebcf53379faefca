"""Weakly labelled sentences: a user's own papers, labelled by the patterns and by each paper's own lists of names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extract.documents import Unreadable, read, sources_at
from extract.language.pipeline import language
from extract.language.training.markup import LABELS, Labelled
from extract.paper import read_paper


def weakly_labelled(folder: Path) -> Iterator[Labelled]:
    """The passages of the papers in a folder that hold a name, in order; what cannot be read is left out."""
    by_patterns = language()
    for source in sources_at(folder):
        try:
            document = read(source)
        except Unreadable:
            continue
        for passage in read_paper(document, nlp=by_patterns).passages:
            spans = tuple((e.start_char, e.end_char, e.label_) for e in passage.doc.ents if e.label_ in LABELS)
            if spans:
                yield Labelled(passage.text, spans)
