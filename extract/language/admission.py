"""Which names of a trained recogniser are sure enough to be let in beside those of patterns.

A label that is let in too freely costs wrong facts: `patterns/model_labels.txt` says for each which of its spans count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from spacy.tokens import Span

from extract.language.training.lists import listed
from extract.naming.names import given_names, name_at, role_words
from extract.patterns import columns


def admitted(found: tuple[Span, ...]) -> Iterator[Span]:
    """The recognised spans that count, under our labels; those with a label that is none of ours never do."""
    for span in found:
        label, which = _labels().get(span.label_, ("", "never"))
        inner = _without_article(span)
        if inner is not None and _TESTS[which](inner):
            yield Span(inner.doc, inner.start, inner.end, label=label)


def ours(span: Span) -> str | None:
    """Our label for a span of any model; None where we have none."""
    return _labels().get(span.label_, (None, ""))[0]


@cache
def _labels() -> dict[str, tuple[str, str]]:
    return {theirs: (label, which) for theirs, label, which, *_ in columns("model_labels")}


def _without_article(span: Span) -> Span | None:
    start = span.start + (span[0].lower_ in ("the", "a", "an"))
    return span.doc[start : span.end] if start < span.end else None


def _is_name(span: Span) -> bool:
    """Whether a span can be a person's name: initials and a surname, or words of which one is a known name and none an
    ordinary word, a post's or a body's ("Keeping Roads", "Leys Enterprise")."""
    name = name_at(span.text, 0, in_list=True)
    if name is None or name.end != len(span.text) or name.only_surname:
        return False
    words = [word for word in name.name.split() if len(word.replace(".", "")) > 1]
    if any(not word[:1].isupper() or word.lower() in role_words() or _is_ordinary(word) for word in words):
        return False
    return len(words) == 1 or any(word in given_names() or word in _surnames() for word in words)


def _is_ordinary(word: str) -> bool:
    """Whether a word has another meaning, and is not known as a name as well ("Rose", "Hall")."""
    flat = word.lower()
    ordinary = any(form in _ordinary() for form in (flat, flat.removesuffix("s"), flat.removesuffix("es")))
    return ordinary and word not in _surnames()


@cache
def _surnames() -> frozenset[str]:
    return frozenset(part for name in listed("surnames") for part in name.split())


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(listed("ordinary"))


_TESTS: dict[str, Callable[[Span], bool]] = {"name": _is_name, "never": lambda span: False}
