"""Spans of the ruler cut to the name itself: leading small words off, two names that run together parted."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span

from extract.patterns import words

_LEADING = frozenset(words("leading_words"))
_NO_BODIES = frozenset(words("no_bodies"))
_SMALL = frozenset(["and", "of", "for", "with", "&", ",", "-", "–", "'", "’", "'s", "’s", "the", "in", "to"])


def trimmed(span: Span) -> Iterator[Span]:
    """The names in a ruler span: none, one, or two where "and" joined them ("X Board and Y Committee").

    None of what only ends as a body's name does ("Leys Notice Board").
    """
    start, end = span.start, span.end
    doc = span.doc
    while start < end and doc[start].lower_ in _LEADING and doc[min(start + 1, end - 1)].text != "Majesty":
        start += 1
    if span.label_ == "BODY":
        start = _after_owner(span, _after_acronym(span, _after_post(span, start)))
    while end > start and doc[end - 1].lower_ in _SMALL:
        end -= 1
    cut = _parting(span, start, end)
    if cut is not None:
        yield from trimmed(Span(doc, start, cut, label=span.label_))
        yield from trimmed(Span(doc, cut + 1, end, label=span.label_))
        return
    if span.label_ == "BODY" and doc[max(start, end - 2) : end].text.lower() in _NO_BODIES:
        return
    if start < end and (span.label_ != "BODY" or end - start > 1 or doc[start].text in ("Cabinet",)):
        yield Span(doc, start, end, label=span.label_)


def _after_post(span: Span, start: int) -> int:
    """Where the body begins in "Chair of Northmarch Council": after the post and its "of"."""
    doc, heads = (
        span.doc,
        {
            *words("post_heads"),
            "Chair",
            "Chairman",
            "Vice-Chair",
            "Member",
            "Members",
            "Meeting",
            "Inspection",
            "Review",
            "Audit",
        },
    )
    for i in range(start, span.end - 1):
        if (doc[i].text in heads or doc[i].text.capitalize() in heads) and doc[i + 1].lower_ in ("of", "for", "to"):
            return i + 2
    return start


def _after_acronym(span: Span, start: int) -> int:
    """Past a glossary's short form: "LRB" of "LRB Leys Roads Board"."""
    short = span.doc[start].text
    initials = "".join(t.text[0] for t in span.doc[start + 1 : span.end] if t.text[:1].isupper())
    return start + 1 if len(short) > 2 and short.isupper() and initials.startswith(short) else start


def _after_owner(span: Span, start: int) -> int:
    """Past another body that it belongs to: "Leys Council's" of "Leys Council's Roads Panel"."""
    doc, heads = span.doc, set(words("body_heads"))
    for i in range(span.end - 2, start, -1):
        if doc[i].lower_ in ("'s", "’s") and doc[i - 1].text in heads and doc[i + 1].text[:1].isupper():
            return i + 1
    return start


def _parting(span: Span, start: int, end: int) -> int | None:
    """The "and" (or comma) at which one name has ended and another begins."""
    doc = span.doc
    heads = set(words("body_heads")) if span.label_ == "BODY" else set()
    begins = {"Assistant", "Director", "Head", "Chief", "Cabinet", "Lead", "Deputy", "Interim", "Senior", "Leader"}
    for i in range(start + 2, end - 1):
        if doc[i].lower_ not in ("and", ",", "&"):
            continue
        if span.label_ == "BODY" and doc[i - 1].text in heads and i - start > 1 and end - i > 2:
            return i
        if span.label_ == "POST" and doc[i + 1].text in begins | {"the"}:
            return i
    return None
