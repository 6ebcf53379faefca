"""The name of a thing where no entity is recognised: the words up to the next verb, preposition of time or stop."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc, Span, Token

from extract.patterns import words

_OPENING = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "their",
        "our",
        "this",
        "these",
        "that",
        "those",
        "any",
        "all",
        "each",
        "such",
        "some",
        "new",
        "own",
        "of",
        "in",
        "on",
        "to",
        "for",
        "and",
        "how",
    ]
)
_LONGEST = 17  # words
_SMALL = frozenset(["of", "for", "in", "across", "within", "and", "&", "the", "a", "its", "their", "or", ",", "'", "’"])
_LIST = re.compile(r", (?:\w+, ){0,2}\w+,? and \w+ of ")  # "the quality, cost and length of visits"
_LINKS = frozenset(["to", "with", "at", "into", "under", "towards"])  # they link the parts of one name backwards
_PERIODS = frozenset(
    ["spring", "summer", "autumn", "winter", "annual", "daily", "weekly", "monthly", "quarterly", "yearly", "termly"]
)
_QUOTES = frozenset("'\"‘’“”")
_JOINED_VERB = ("ed", "ing")
_DETERMINERS = frozenset(["the", "a", "an", "its", "their", "our", "this", "these", "any", "all"])
_OFTEN = frozenset(["daily", "weekly", "monthly", "quarterly", "annually", "regularly", "yearly", "closely"])
_WHICH = frozenset(["who", "where", "whose", "which", "that", "with", "subject"])
_TOLD_APART = 16  # words of a clause that tells which cases or people are meant


def phrase_after(doc: Doc, index: int, stop: int) -> Span | None:
    """The thing named from the token `index` on, before `stop`: opening articles and quotation marks left off."""
    while index < stop and (doc[index].lower_ in _OPENING or doc[index].text in _QUOTES):
        index += 1
    end = index
    while end < stop and end - index < _LONGEST and (not _ends(doc, end, index) or _goes_on(doc, end, index)):
        end += 1
    while end > index and (doc[end - 1].lower_ in _SMALL or doc[end - 1].text in _QUOTES):
        end -= 1
    return doc[index:end] if end > index else None


def phrase_before(doc: Doc, index: int, first: int) -> Span | None:
    """The thing named right before the token `index`, not before `first`."""
    start = index
    while start > first and index - start < _LONGEST and (_links(doc, start - 1) or not _ends(doc, start - 1, index)):
        start -= 1
    if start > first and start + 1 < index and doc[start - 1].lower_ == "to" and doc[start + 1].lower_ in _DETERMINERS:
        start += 1  # "asked to accept the terms"
    while start < index and (doc[start].lower_ in _OPENING or doc[start].lower_ in _SMALL):
        start += 1
    return doc[start:index] if index > start else None


def _links(doc: Doc, index: int) -> bool:
    """Whether a word links the parts of one name: the "to" of "visits to schools", not that of "asked to accept"."""
    token, following = doc[index], doc[index + 1]
    beyond = doc[index + 2].lower_ if index + 2 < len(doc) else ""
    if token.lower_ == "to" and index and beyond in _DETERMINERS and following.lower_ not in _DETERMINERS:
        told = doc[index - 1]  # "asked the Board to accept the terms"
        return told.ent_type_ not in ("BODY", "PERSON", "POST") and not told.lower_.endswith("ed")
    return token.lower_ in _LINKS


def told_apart(span: Span, stop: int) -> Span:
    """A plain group ("cases", "12 children") with the clause behind it that tells which of them are meant."""
    doc, end = span.doc, span.end
    if span[-1].lower_ not in words("plain_groups") or end >= stop or doc[end].lower_ not in _WHICH:
        return span
    while end < stop and end - span.end < _TOLD_APART and doc[end].text not in ",;:.()–":
        end += 1
    return doc[span.start : end]


def _goes_on(doc: Doc, index: int, begun: int) -> bool:
    """Whether a name goes on where others end: "visits received at the Day Centre", "impact of lorries on lanes"."""
    token = doc[index]
    if index <= begun or index + 1 >= len(doc) or is_date(doc[index + 1]):
        return False
    if token.lower_ == "at":
        return doc[index - 1].lower_.endswith("ed")
    return token.lower_ == "on" and any(t.lower_ in words("nouns_with_on") for t in doc[begun:index])


def _ends(doc: Doc, index: int, begun: int) -> bool:
    """Whether the thing named has ended before this token."""
    token = doc[index]
    after = doc[index + 1].lower_ if index + 1 < len(doc) else ""
    if (
        index > begun
        and token.is_lower
        and token.lower_.endswith("ed")
        and not token.ent_type_
        and after in _DETERMINERS
    ):
        return True
    if index > begun and token.lower_ in _OFTEN and after in ("and", "to", "at", "in", "by", ".", ",", ";", ""):
        return True
    if token.lower_ == "received" and index > begun and after not in ("at", "by", "from", "in", "during", ""):
        return True
    if token.ent_type_ in ("STRATEGY", "BODY", "POST", "INSPECTION"):
        return False
    if token.text in "–—-" and index > 0 and doc[index - 1].whitespace_ and token.whitespace_:
        return True
    if token.text == "," and index > begun and _LIST.match(doc[index : index + 8].text):
        return False
    if is_date(token) or (token.is_punct and token.text not in "-–/&'’()") or token.text in "()":
        return True
    if token.lower_ == "as" and index > 0 and doc[index - 1].lower_ == "such":
        return False
    if token.lower_ in ("in", "of", "for") and index + 1 < len(doc) and is_date(doc[index + 1]):
        return True
    if token.lower_ == "and" and index + 1 < len(doc):
        following = doc[index + 1]
        if index < begun and following.ent_iob_ == "B" and not doc[index - 1].ent_type_:
            return True
        return (
            following.lower_ in _ends_at()
            or following.lower_ in ("in", "of", "for", "the", "its", "these", "this", "those")
            or (following.lower_.endswith(_JOINED_VERB) and not following.text[:1].isupper())
        )
    return token.lower_ in _ends_at()


def is_date(token: Token) -> bool:
    """Whether a token dates what is said, and does not describe the thing ("winter gritting", "annual returns")."""
    return token.ent_type_ == "DATE" and token.lower_ not in _PERIODS


@cache
def _ends_at() -> frozenset[str]:
    return frozenset(words("phrase_ends"))
