"""From word lists to a model in a folder: texts, training, scores, card."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from extract.language.models import find_model
from extract.language.pipeline import language
from extract.language.training.card import Training, counted
from extract.language.training.corpus import weakly_labelled
from extract.language.training.data import FILLINGS, digest_of, training_set
from extract.language.training.lists import annotated
from extract.language.training.markup import Labelled
from extract.language.training.scores import scores, spans_of
from extract.language.training.training import EPOCHS, trained

CARD = "MODEL_CARD.md"
NAME = "minutegraph"
VERSION = "1.0.0"


def make_model(
    output: Path,
    *,
    seed: int = 0,
    corpus: Path | None = None,
    progress: Callable[[str], None] = lambda _: None,
    fillings: int = FILLINGS,
    epochs: int = EPOCHS,
) -> Training:
    """Train a model and write it to a folder, its card beside it; the same arguments and data give the same bytes.

    `corpus` is a folder of papers to learn from too. OSError where the folder cannot be written.
    """
    weak = tuple(weakly_labelled(corpus)) if corpus else ()
    texts = training_set(seed, weak, fillings=fillings)
    spans = counted(texts)
    progress(f"{len(texts)} texts, {sum(spans.values())} names in them")
    nlp = trained(texts, seed, epochs=epochs, progress=progress)
    nlp.meta.update(name=NAME, version=VERSION, description="Names in minutes", license="MIT")
    nlp.to_disk(output)
    judged = annotated()
    alone = scores(judged, (spans_of(doc) for doc in nlp.pipe(s.text for s in judged)))
    layered = scores(judged, _layered(output, judged))
    training = Training(NAME, seed, len(texts), len(weak), digest_of(texts), spans, len(judged), alone, layered)
    _write(output, training)
    return training


def _layered(folder: Path, judged: Sequence[Labelled]) -> list[set[tuple[int, int, str]]]:
    nlp = language(find_model(str(folder)))
    return [spans_of(doc) for doc in nlp.pipe(sentence.text for sentence in judged)]


def _write(folder: Path, training: Training) -> None:
    """Add to the model what is known of it."""
    path = folder / "meta.json"
    meta = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**meta, "training": training.meta()}, indent=2, ensure_ascii=False) + "\n", "utf-8")
    (folder / CARD).write_text(training.card(), "utf-8")
