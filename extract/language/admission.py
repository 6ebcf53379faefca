"""Which names of a trained recogniser are sure enough to be let in beside those of patterns.

A label that is let in too freely costs wrong facts: `patterns/model_labels.txt` says for each which of its spans count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from spacy.tokens import Span

from extract.naming.names import name_at, role_words, title_kind
from extract.naming.post_names import has_body, has_post
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
    """Whether a span of two words or more can be a person's name, and nothing of it belongs to a post or body."""
    name = name_at(span.text, 0, in_list=True)
    words = [word for word in span.text.split() if title_kind(word) is None]
    return (
        name is not None
        and name.end == len(span.text)
        and len(words) > 1
        and all(word[:1].isupper() for word in words)
        and not any(word.lower() in role_words() for word in words)
    )


_TESTS: dict[str, Callable[[Span], bool]] = {
    "name": _is_name,
    "body": lambda span: has_body(span.text) and len(span) > 1,
    "post": lambda span: has_post(span.text) and len(span) > 1,
    "any": lambda span: len(span) > 1,
    "never": lambda span: False,
}
