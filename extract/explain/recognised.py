"""The spans of a sentence with the layer that found each: what the pipeline itself keeps, read off, nothing redone."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span

from extract.explain.explanation import Recognised
from extract.language.pipeline import MODEL, OWN, RECOGNISED, RULER
from extract.paper import Paper, Passage
from extract.patterns import words

_SUREST = (OWN, "people", "dates", RULER, MODEL)  # where several layers found a span, the first of these is told


def recognised(paper: Paper, passage: Passage, sentence: Span) -> Iterator[Recognised]:
    """The entities of a sentence in order, and behind them the spans of layers that gave way to another."""
    told = passage.doc.spans.keys() - {RECOGNISED}  # most of what the model alone found is not let in
    names = sorted(sorted(told), key=lambda name: _SUREST.index(name) if name in _SUREST else len(_SUREST))
    layers = {name: tuple(s for s in passage.doc.spans[name] if _within(s, sentence)) for name in names}
    entities = [entity for entity in passage.entities if _within(entity, sentence)]
    for entity in entities:
        layer, found = _source(entity, layers)
        yield Recognised(entity.text, entity.label_, layer, _pattern(layer, found), _means(paper, passage, entity))
    for name, group in layers.items():
        for span in group:
            if name != RULER and not any(_same(span, entity) for entity in entities):
                yield Recognised(span.text, span.label_, name, _pattern(name, span), kept=False)


def _source(entity: Span, layers: dict[str, tuple[Span, ...]]) -> tuple[str, Span]:
    """The layer of an entity and the span there; the ruler's is longer where it was cut to the name itself."""
    for name, group in layers.items():
        if name == RULER:
            fitting = [s for s in group if s.label_ == entity.label_ and _within(entity, s)]
        else:
            fitting = [s for s in group if _same(s, entity)]
        if fitting:
            return name, max(fitting, key=len)
    return RULER, entity


def _pattern(layer: str, span: Span) -> str | None:
    if layer == OWN:
        return "known_bodies.txt" if span.text in words("known_bodies") else None
    return span.id_ or None


def _means(paper: Paper, passage: Passage, entity: Span) -> str | None:
    """Whom or what an entity means, where its words alone do not say."""
    ref = paper.refer(entity, passage)
    return ref.name if ref and ref.name not in entity.text else None


def _within(span: Span, whole: Span) -> bool:
    return whole.start <= span.start and span.end <= whole.end


def _same(a: Span, b: Span) -> bool:
    return (a.start, a.end, a.label_) == (b.start, b.end, b.label_)
