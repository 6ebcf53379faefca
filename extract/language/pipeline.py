"""One spaCy `Language` for minutes: tokenizer with their abbreviations, sentences, span ruler, names, dates.

A trained NER has its place between the ruler and the names (`LAYERS`): it fills what surer layers left.
"""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

import extract.language.sentences  # noqa: F401  (registers its component)
from extract.dates import find_dates
from extract.language.ruler import ruler_patterns
from extract.language.trimming import trimmed
from extract.naming.names import find_names
from extract.patterns import columns

RULER = "ruler"
OWN = "document"
LAYERS = ("minutes_sentences", "span_ruler", "minutes_entities")
PATTERN_FILES = ("entities", "strategies")


@cache
def language() -> Language:
    """The pipeline, built once a process."""
    nlp = spacy.blank("en")
    for abbreviation in (
        "Cllr.",
        "Cllrs.",
        "Supt.",
        "Insp.",
        "Sgt.",
        "Revd.",
        "No.",
        "Nos.",
        "para.",
        "Cr.",
        "A/Director",
    ):
        nlp.tokenizer.add_special_case(abbreviation, [{"ORTH": abbreviation}])  # type: ignore[union-attr]
    nlp.add_pipe("minutes_sentences")
    ruler = nlp.add_pipe("span_ruler", config={"spans_key": RULER, "spans_filter": None})
    ruler.add_patterns(ruler_patterns(*PATTERN_FILES))  # type: ignore[attr-defined]
    nlp.add_pipe("minutes_entities")
    return nlp


@Language.component("minutes_entities")
def minutes_entities(doc: Doc) -> Doc:
    """Join the layers into `doc.ents`: people and dates are surest, then what the ruler found, trimmed."""
    sure = [span for span in (*_names(doc), *_dates(doc)) if span is not None]
    ruled = [t for span in doc.spans[RULER] for t in trimmed(span)]
    doc.spans["people"] = [span for span in sure if span.label_ == "PERSON"]
    doc.spans["dates"] = [span for span in sure if span.label_ == "DATE"]
    doc.ents = filter_spans(_layered(sure, ruled))
    return doc


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

    def __init__(self, entries: dict[str, str]):
        nlp = language()
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
        doc.ents = filter_spans([*own, *doc.ents])
        return doc


@cache
def _known_bodies() -> tuple[tuple[str, str], ...]:
    return tuple((row[0].strip(), "BODY") for row in columns("known_bodies"))
