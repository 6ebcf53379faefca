"""Which body "the Board" means: the one in the title of the item, else the one that the text before speaks of most."""

from __future__ import annotations

from spacy.tokens import Span

from extract.paper import Paper, Passage
from extract.records import Kind, Ref

_BEFORE = 6000  # characters before the words in which mentions are counted
_CLOSE = 1500  # characters in which a mention counts double


def body_meant(paper: Paper, passage: Passage, span: Span) -> Ref | None:
    """The body that "the Board" (or another bare head noun) means; None where the words are no such thing, or where
    the body that met, or one alone, can be meant: then the directory knows."""
    words = span.text.split()
    noun = words[-1].lower()
    if span.label_ != "BODY" or len(words) != 2 or words[0].lower() != "the":
        return None
    met = paper.meeting_body()
    if met is not None and met.name.lower().endswith(noun):
        return None
    here = passage.joined.offsets[span.start_char]
    names = {name for at, name in paper.directory.bodies if at < here and name.lower().split()[-1] == noun}
    names |= {long for kind, long in paper.directory.short_forms.values() if long.lower().split()[-1] == noun}
    weights = {name: _weight(paper, passage, name, here) for name in sorted(names)}
    best = max(weights.values(), default=0.0)
    likeliest = [name for name, weight in weights.items() if weight == best]
    return Ref(Kind.BODY, likeliest[0], span.text) if best and len(likeliest) == 1 else None


def _weight(paper: Paper, passage: Passage, name: str, here: int) -> float:
    """How much the text before speaks of a body, by name or acronym; one in the title of the item weighs most."""
    forms = [name, *sorted(s for s, (kind, long) in paper.directory.short_forms.items() if long == name and s != name)]
    text = paper.document.text
    far, close = text[max(0, here - _BEFORE) : here], text[max(0, here - _CLOSE) : here]
    title = passage.item.title if passage.item and passage.item.end - passage.item.start < 2 * _BEFORE else ""
    return sum(text.count(form, 0, here) / 50 + far.count(form) + close.count(form) + 100 * (form.lower() in title.lower()) for form in forms)
