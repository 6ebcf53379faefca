"""Training of the recogniser: a small hashed CNN under spaCy's `ner`, the same bytes for the same texts and seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from random import Random

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed  # type: ignore[attr-defined]

from extract.language.sentences import minutes_sentences
from extract.language.tokenizing import with_abbreviations
from extract.language.training.markup import LABELS, Labelled

Progress = Callable[[str], None]

EPOCHS = 7
_DROPOUT = 0.15
_BATCH = 32  # texts
_TOK2VEC = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 48,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [2000, 200, 300, 300],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 48,
        "depth": 3,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
_NER = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 48,
    "maxout_pieces": 2,
    "use_upper": True,
    "tok2vec": _TOK2VEC,
}


def untrained() -> Language:
    """English with the recogniser alone, nothing learnt."""
    nlp = with_abbreviations(spacy.blank("en"))
    ner = nlp.add_pipe("ner", config={"model": _NER})
    for label in LABELS:
        ner.add_label(label)  # type: ignore[attr-defined]
    return nlp


def trained(
    texts: Sequence[Labelled], seed: int, *, epochs: int = EPOCHS, progress: Progress = lambda _: None
) -> Language:
    """A language whose `ner` learnt from the texts."""
    fix_random_seed(seed)
    nlp = untrained()
    examples = [example for text in texts if (example := _example(nlp, text)) is not None]
    optimizer = nlp.initialize(lambda: examples[:100])
    optimizer.learn_rate = 0.001
    draw = Random(seed)
    for epoch in range(epochs):
        draw.shuffle(examples)
        losses: dict[str, float] = {}
        for at in range(0, len(examples), _BATCH):
            nlp.update(examples[at : at + _BATCH], drop=_DROPOUT, sgd=optimizer, losses=losses)
        progress(f"epoch {epoch + 1} of {epochs}: loss {losses['ner']:.0f}")
    return without_strings(nlp)


def without_strings(nlp: Language) -> Language:
    """The same recogniser in a language that never saw the words of its training, whose list would be kept with it."""
    fresh = untrained()
    fresh.initialize(lambda: _labels_only(fresh))
    ours, theirs = fresh.get_pipe("ner"), nlp.get_pipe("ner")
    ours.from_bytes(theirs.to_bytes(exclude=["vocab"]), exclude=["vocab"])  # type: ignore[attr-defined]
    return fresh


def _labels_only(nlp: Language) -> Iterator[Example]:
    doc = nlp.make_doc("a")
    yield Example(doc, doc.copy())


def _example(nlp: Language, labelled: Labelled) -> Example | None:
    """A text as spaCy learns from it, sentences as they are when minutes are read; None where a span is no tokens."""
    predicted = minutes_sentences(nlp.make_doc(labelled.text))
    reference = nlp.make_doc(labelled.text)
    spans = [reference.char_span(a, b, label=label, alignment_mode="expand") for a, b, label in labelled.spans]
    if None in spans or not _apart(reference, labelled):
        return None
    reference.ents = tuple(span for span in spans if span is not None)
    for span in reference.ents:
        for token in span[1:]:
            predicted[token.i].is_sent_start = False
    return Example(predicted, reference)


def _apart(doc: Doc, labelled: Labelled) -> bool:
    """Whether no token belongs to two names ("Lane/Hall")."""
    spans = [doc.char_span(a, b, alignment_mode="expand") for a, b, _ in labelled.spans]
    return all(a is not None and b is not None and a.end <= b.start for a, b in pairwise(spans))
