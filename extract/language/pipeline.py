"""One spaCy `Language` for minutes: their abbreviations, sentences, a trained recogniser, span ruler, names, dates.

Layers by how sure they are: names of people and dates by grammar, what the span ruler finds, then what of the trained
recogniser's names is let in (`extract/language/admission.py`) and overlaps none of those. `doc.spans["model"]` holds
what came in so, `doc.spans["recognised"]` all that the recogniser found.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

import extract.language.sentences  # noqa: F401  (registers its component)
from extract.dates import find_dates
from extract.language.admission import admitted
from extract.language.models import Model, shipped_model
from extract.language.ruler import ruler_patterns
from extract.language.tokenizing import with_abbreviations
from extract.language.trimming import trimmed
from extract.naming.names import find_names
from extract.patterns import columns

RULER = "ruler"
RECOGNISED = "recognised"
MODEL = "model"
OWN = "document"
PATTERN_FILES = ("entities", "strategies")


def language(model: Model | None = None) -> Language:
    """The pipeline, built once a process: with a trained recogniser, or by patterns alone."""
    return _built(model)


@cache
def _built(model: Model | None) -> Language:
    nlp = with_abbreviations(spacy.load(model.folder, exclude=list(model.others)) if model else spacy.blank("en"))
    nlp.add_pipe("minutes_sentences", first=True)
    nlp.add_pipe("minutes_recognised")
    ruler = nlp.add_pipe("span_ruler", config={"spans_key": RULER, "spans_filter": None})
    ruler.add_patterns(ruler_patterns(*PATTERN_FILES))  # type: ignore[attr-defined]
    nlp.add_pipe("minutes_entities")
    return nlp


def shipped_language() -> Language:
    """The pipeline with the recogniser that comes with the program."""
    return language(shipped_model())


@Language.component("minutes_recognised")
def minutes_recognised(doc: Doc) -> Doc:
    """Put what the trained recogniser found aside, for surer layers to go first."""
    doc.spans[RECOGNISED] = list(doc.ents)
    doc.ents = ()
    return doc


@Language.component("minutes_entities")
def minutes_entities(doc: Doc) -> Doc:
    """Join the layers into `doc.ents`: people and dates first, then what the ruler found, trimmed, then the model's."""
    sure = [span for span in (*_names(doc), *_dates(doc)) if span is not None]
    ruled = [t for span in doc.spans[RULER] for t in trimmed(span)]
    doc.spans["people"] = [span for span in sure if span.label_ == "PERSON"]
    doc.spans["dates"] = [span for span in sure if span.label_ == "DATE"]
    known = filter_spans(_layered(sure, ruled))
    more = _beside(admitted(tuple(doc.spans[RECOGNISED])), known)
    doc.spans[MODEL] = more
    doc.ents = (*known, *more)
    return doc


def _beside(spans: Iterable[Span], known: Iterable[Span]) -> list[Span]:
    """The spans that share no token with those that are surer."""
    taken = {token.i for span in known for token in span}
    return [span for span in spans if not any(token.i in taken for token in span)]


def _layered(sure: list[Span], ruled: list[Span]) -> list[Span]:
    taken = {token.i for span in sure for token in span}
    people_inside = [s for s in ruled if s.label_ == "STRATEGY" or not any(token.i in taken for token in s)]
    inside = {token.i for s in people_inside if s.label_ == "STRATEGY" for token in s}
    return people_inside + [s for s in sure if s.label_ != "DATE" or not any(token.i in inside for token in s)]


def _names(doc: Doc) -> list[Span | None]:
    return [doc.char_span(n.start, n.end, label="PERSON", alignment_mode="expand") for n in find_names(doc.text)]


def _dates(doc: Doc) -> list[Span | None]:
    return [doc.char_span(d.start, d.end, label="DATE", alignment_mode="expand") for d in find_dates(doc.text, None)]


class Gazetteer:
    """The names that one document itself gives: people of its attendance list, its bodies, acronyms and posts.

    Long forms are found in any case, acronyms and single words only as written.
    """

    def __init__(self, entries: dict[str, str], nlp: Language):
        self._any_case = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._exact = PhraseMatcher(nlp.vocab, attr="ORTH")
        for phrase, label in sorted((*_known_bodies(), *entries.items())):
            matcher = self._any_case if " " in phrase else self._exact
            matcher.add(label, [nlp.make_doc(phrase)])

    def mark(self, doc: Doc) -> Doc:
        """Add the document's own names to `doc.ents`; where spans overlap the longer wins, then the document's own."""
        own = [
            Span(doc, start, end, label=doc.vocab.strings[key])
            for matcher in (self._any_case, self._exact)
            for key, start, end in matcher(doc)
            if doc[start].text[:1].isupper() or end - start > 1
        ]
        doc.spans[OWN] = own
        less_sure = {(span.start, span.end) for span in doc.spans[MODEL]}
        sure = [entity for entity in doc.ents if (entity.start, entity.end) not in less_sure]
        known = filter_spans([*own, *sure])
        doc.spans[MODEL] = _beside((e for e in doc.ents if (e.start, e.end) in less_sure), known)
        doc.ents = (*known, *doc.spans[MODEL])
        return doc


@cache
def _known_bodies() -> tuple[tuple[str, str], ...]:
    return tuple((row[0].strip(), "BODY") for row in columns("known_bodies"))
