"""Which body "the Board" means: the one in the title of the item, else the one that the text before speaks of most."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache

from spacy.tokens import Span

from extract.paper import Paper, Passage
from extract.records import Kind, Ref

_BEFORE = 6000  # characters before the words in which mentions are counted
_CLOSE = 1500  # characters in which a mention counts double
_FAR = 0.1  # what a mention further back counts


def body_meant(paper: Paper, passage: Passage, span: Span) -> Ref | None:
    """The body that "the Board" (or another bare head noun) means; None where the words are no such thing, or where
    the body that met, or one alone, can be meant: then the directory knows."""
    words = span.text.split() if span.label_ == "BODY" else []
    if not words or words[:-1] not in ([], ["the"], ["The"]):
        return None
    noun = words[-1].lower()
    met = paper.meeting_body()
    if met is not None and met.name.lower().endswith(noun):
        return None
    here = passage.joined.offsets[span.start_char]
    names = paper.directory.introduced(noun, here)
    names |= {long for kind, long in paper.directory.short_forms.values() if long.lower().split()[-1] == noun}
    weights = {name: _weight(paper, passage, name, here) for name in sorted(names)}
    best = max(weights.values(), default=0.0)
    likeliest = [name for name, weight in weights.items() if weight == best]
    return Ref(Kind.BODY, likeliest[0], span.text) if best and len(likeliest) == 1 else None


def _weight(paper: Paper, passage: Passage, name: str, here: int) -> float:
    """How much the text before speaks of a body, by name or acronym; one in the title of the item weighs most."""
    forms = [name, *sorted(s for s, (kind, long) in paper.directory.short_forms.items() if long == name and s != name)]
    item = passage.item
    title = item.title if item and item.span[1] - item.span[0] < 2 * _BEFORE else ""
    named = any(_whole(form.lower()).search(title.lower()) for form in forms)
    weight = 100.0 * named
    for form in forms:
        places = _places(paper.document.text, form)
        far, near, close = (bisect_left(places, here - back) for back in (_BEFORE, _CLOSE, len(form) - 1))
        weight += _FAR * far + (near - far) + 2 * (close - near)
    return weight


@lru_cache(maxsize=1024)
def _places(text: str, form: str) -> tuple[int, ...]:
    """Where a form stands in a document: found once, since a long one says "the Board" many times."""
    return tuple(found.start() for found in _whole(form).finditer(text))


@cache
def _whole(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(form)}(?!\w)")
