"""Sentences of minutes: full stops of titles, initials, times and numbers end none."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

_END = {".", "!", "?", "…"}
_ABBREVIATION = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|Rev|Revd|Cllr|Cllrs|Supt|Insp|Sgt|No|Nos|St|etc|eg|ie|e\.g|i\.e|approx|para|paras|p\.m|a\.m|Co|CO|Ch|Messrs|Ltd|Hon|inc|(?:[A-Z]\.)*[A-Z])\Z"
)
_CLOSING = {"'", '"', "’", "”", ")", "]"}


@Language.component("minutes_sentences")
def minutes_sentences(doc: Doc) -> Doc:
    """Set `is_sent_start`: a sentence begins after closing punctuation where a capital, a digit or a quote follows."""
    ended = True
    for token in doc:
        starts = ended and (token.text[:1].isupper() or token.text[:1].isdigit() or token.text[:1] in "'\"‘“(-•£")
        if ended and token.text in _CLOSING and token.i and not doc[token.i - 1].whitespace_:
            token.is_sent_start = False
            continue
        token.is_sent_start = starts or token.i == 0
        ended = token.text in _END or (ended and token.is_space)
        if token.text == "." and token.i and not doc[token.i - 1].whitespace_:
            before = doc[token.i - 1].text
            next_lower = token.i + 1 < len(doc) and doc[token.i + 1].text[:1].islower()
            ended = not (_ABBREVIATION.match(before) and before not in ("p.m", "a.m")) and not next_lower
        elif _ABBREVIATION.match(token.text.removesuffix(".")) and token.text.endswith("."):
            ended = token.text in ("p.m.", "a.m.", "etc.", "Ltd.", "inc.")
        elif len(token.text) > 2 and token.text[-1] == "." and token.text[-2].isalnum():
            ended = True  # the tokenizer kept a stop that ends the sentence ("2018.")
    return doc
