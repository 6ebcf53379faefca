"""The tokenizer of minutes: abbreviations whose full stop belongs to them."""

from __future__ import annotations

from spacy.language import Language

_ABBREVIATIONS = (
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
)


def with_abbreviations(nlp: Language) -> Language:
    """The language, its tokenizer taught the abbreviations of minutes."""
    for abbreviation in _ABBREVIATIONS:
        nlp.tokenizer.add_special_case(abbreviation, [{"ORTH": abbreviation}])  # type: ignore[union-attr]
    return nlp
