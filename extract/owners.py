"""Who must act: the party that the words of a promise make its agent, found in the ways that the rule names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span

from extract.paper import Paper, Passage
from extract.parties import Party, party_at, party_before
from extract.patterns import words
from extract.promise_words import Promise
from extract.records import Kind, Ref

_PREPOSITIONS = frozenset(
    [
        "to",
        "on",
        "with",
        "for",
        "in",
        "at",
        "from",
        "about",
        "into",
        "regarding",
        "under",
        "between",
        "through",
        "of",
        "against",
    ]
)
_SPEAKING = frozenset(
    [
        "said",
        "stated",
        "confirmed",
        "explained",
        "advised",
        "agreed",
        "undertook",
        "noted",
        "reported",
        "informed",
        "shared",
    ]
)
_PRONOUNS = frozenset(["she", "he", "they"])
_PHRASE = 12  # words before an event in which whose it is may stand


@dataclass(frozen=True, slots=True)
class Scene:
    """A promise in its sentence, with the parties that the sentence names."""

    paper: Paper
    passage: Passage
    sentence: Span
    promise: Promise
    parties: tuple[Party, ...]

    @property
    def doc(self) -> Doc:
        return self.passage.doc


def owners(scene: Scene) -> tuple[Ref, ...]:
    """Who must act; empty where the words do not say."""
    for way in scene.promise.rule.owner:
        if found := tuple(dict.fromkeys(WAYS[way](scene))):
            return found
    return ()


def _refs(parties: tuple[Party, ...]) -> tuple[Ref, ...]:
    return tuple(p.ref for p in parties)


def _subject(scene: Scene) -> tuple[Ref, ...]:
    """The party right before the words; for "she would" whoever spoke; a group ("Board members will")."""
    doc, promise, first = scene.doc, scene.promise, scene.sentence.start
    at = promise.start
    if found := party_before(doc, at, first, scene.parties):
        return _refs(found)
    if at > first and doc[at - 1].lower_ in _PRONOUNS:
        return _speaker(scene)
    group = _group(doc, at, first)
    return (group,) if group else ()


def _group(doc: Doc, at: int, first: int) -> Ref | None:
    """A group of people or bodies without a name of its own: "partner agencies", "Licensing Officers"."""
    if at <= first or doc[at - 1].lower_ not in words("groups"):
        return None
    start = at - 1
    while start > first and (doc[start - 1].text[:1].isupper() or doc[start - 1].lower_ in _of_groups()):
        if doc[start - 1].lower_ in ("the", "in", "that"):
            break
        start -= 1
    name = doc[start:at].text
    return Ref(Kind.BODY, name, name)


@cache
def _of_groups() -> frozenset[str]:
    return frozenset(["partner", "key", "safeguarding", "social", "senior", "ward", "local", "current", "other"])


def _speaker(scene: Scene) -> tuple[Ref, ...]:
    """Who says what the promise stands in: "the Director confirmed that it would be provided"."""
    doc, first = scene.doc, scene.sentence.start
    for i in range(first, scene.promise.start):
        if doc[i].lower_ in _SPEAKING:
            before = party_before(doc, i, first, scene.parties)
            people = tuple(r for r in _refs(before) if r.kind is not Kind.BODY)
            return people[:1]
    return ()


def _by(scene: Scene) -> tuple[Ref, ...]:
    """The party after "by" that follows the words."""
    doc = scene.doc
    for i in range(scene.promise.end - 1, scene.promise.last - 1):
        if doc[i].lower_ == "by" and (found := party_at(doc, i + 1, scene.parties)):
            return _refs(found)
        if doc[i].lower_ == "by" and (group := _group_after(doc, i + 1, scene.promise.last)):
            return (group,)
    return ()


def _group_after(doc: Doc, at: int, last: int) -> Ref | None:
    for end in range(at + 1, min(at + 6, last + 1)):
        if doc[end - 1].lower_ in words("groups"):
            return _group(doc, end, at)
    return None


def _event(scene: Scene) -> tuple[Ref, ...]:
    """Whose event it is: "the next Estyn visit", "a visit by Estyn", "the next meeting of the Board"."""
    doc, promise = scene.doc, scene.promise
    lowest = max(scene.sentence.start, promise.start - _PHRASE)
    for party in reversed([p for p in scene.parties if p.end <= promise.start and p.start >= lowest]):
        before = doc[party.start - 1].lower_ if party.start else ""
        if before == "the" and party.start > 1:
            before = doc[party.start - 2].lower_
        if before == "of" and "meeting" in doc[max(0, party.start - 4) : party.start].text.lower():
            return (party.ref,)
        if before == "by":
            return (party.ref,)
        if before not in _PREPOSITIONS and not any(
            t.is_punct or t.lower_ in _SPEAKING for t in doc[party.end : promise.start]
        ):
            return (party.ref,)
    return ()


def _met(scene: Scene) -> tuple[Ref, ...]:
    """The body that met, where "it was agreed to" do something."""
    met = scene.paper.meeting_body()
    doc, start = scene.doc, scene.promise.start
    impersonal = (
        start >= 2 and doc[start - 1].lower_ in ("was", "unanimously", "and")
    ) or start == scene.sentence.start
    return (met,) if met and impersonal else ()


def _inner(scene: Scene) -> tuple[Ref, ...]:
    """The first party inside or after the words: "asked the Clerk to write"."""
    promise = scene.promise
    for party in scene.parties:
        if promise.start < party.start < promise.end + 2:
            return _refs(party_at(scene.doc, party.start, scene.parties)) or (party.ref,)
    group = _group_after(scene.doc, promise.start + 1, min(promise.end + 3, promise.last))
    return (group,) if group else ()


def _within(scene: Scene) -> tuple[Ref, ...]:
    promise = scene.promise
    return tuple(p.ref for p in scene.parties if p.start < promise.end and promise.start < p.end)


def _object(scene: Scene) -> tuple[Ref, ...]:
    """Whom others commissioned or appointed."""
    inside = tuple(p for p in _within(scene))
    return inside[-1:] or _subject(scene)


WAYS: dict[str, Callable[[Scene], tuple[Ref, ...]]] = {
    "subject": _subject,
    "speaker": _speaker,
    "by": _by,
    "event": _event,
    "met": _met,
    "inner": _inner,
    "within": _within,
    "object": _object,
}
