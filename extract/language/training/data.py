"""The sentences that a model is trained on, put together from templates, invented minutes and a user's own papers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from random import Random

from extract.language.training.inventing import filled
from extract.language.training.lists import papers, templates
from extract.language.training.markup import Labelled
from extract.language.training.swapping import swapped

FILLINGS = 26  # of each template
COPIES = 12  # of each invented paper, its own words apart
WEAK_COPIES = 2  # of each sentence of a user's own papers
_TOGETHER = (1, 1, 2, 3)  # sentences in one text, drawn: minutes come in paragraphs


def training_set(seed: int, weak: Iterable[Labelled] = (), *, fillings: int = FILLINGS) -> tuple[Labelled, ...]:
    """Every text to train on, shuffled; the same seed and data give the same texts."""
    draw = Random(seed)
    made = [filled(template.text, draw) for template in templates() for _ in range(fillings)]
    draw.shuffle(made)
    texts = [*_paragraphs(made, draw)]
    for paragraph in (line for paper in papers() for line in paper):
        texts += [paragraph, *(swapped(paragraph, draw) for _ in range(COPIES))]
    for labelled in weak:
        texts += [labelled, *(swapped(labelled, draw) for _ in range(WEAK_COPIES))]
    draw.shuffle(texts)
    return tuple(texts)


def _paragraphs(sentences: list[Labelled], draw: Random) -> Iterator[Labelled]:
    at = 0
    while at < len(sentences):
        count = draw.choice(_TOGETHER)
        first, *more = sentences[at : at + count]
        for other in more:
            first = first + Labelled(" ") + other
        yield Labelled(first.text.replace("\t", " "), first.spans)
        at += count


def digest_of(texts: Iterable[Labelled]) -> str:
    """SHA-256 of texts and their labels: it changes with every list, template, paper and rule that they are made by."""
    digest = hashlib.sha256()
    for labelled in texts:
        digest.update(f"{labelled.text}\0{labelled.spans}\0".encode())
    return digest.hexdigest()
