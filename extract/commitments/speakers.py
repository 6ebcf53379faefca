"""Who speaks: whoever the words of saying in a sentence are of, and whom "he", "she" or "they" at its start mean."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span

from extract.commitments.scene import Scene, doer
from extract.naming.names import name_at
from extract.paper import Paper, Passage
from extract.patterns import words
from extract.prose.parties import parties_in, party_at
from extract.records import Kind, Ref

PRONOUNS = frozenset(["she", "he", "they", "her", "his", "their"])
_BINDING = frozenset(["confirmed", "agreed", "undertook", "promised", "assured", "offered", "pledged", "volunteered"])
_ASSURANCES = frozenset(["assurance", "assurances", "undertaking", "confirmation", "commitment", "promise"])
_FURTHEST = 8  # sentences back in which whom "he" means is looked for


def speaker(scene: Scene) -> tuple[Ref, ...]:
    """Who says what the promise stands in: "the Director confirmed that it would be provided"."""
    return _speaker(scene.paper, scene.passage, scene.sentence, scene.promise.start)


def _speaker(paper: Paper, passage: Passage, sentence: Span, before: int) -> tuple[Ref, ...]:
    parties = paper.once(parties_in, passage, sentence)
    for i in range(before - 1, sentence.start, -1):
        if passage.doc[i].lower_ in words("saying_verbs"):
            said_by = doer(paper, passage, sentence.start, i, parties)
            if people := tuple(r for r in said_by if r.kind is not Kind.BODY):
                return people[:1]
    return ()


def meant_before(scene: Scene) -> tuple[Ref, ...]:
    """Whom "She", "He" or "They" at the beginning of the sentence mean: whom the sentences before begin with."""
    pronoun = scene.doc[scene.sentence.start].lower_
    if pronoun not in ("she", "he", "they"):
        return ()
    for back, (passage, sentence) in enumerate(_before(scene)):
        opening = passage.doc[sentence.start].lower_
        if opening in ("she", "he") and pronoun != "they":
            if opening != pronoun:
                return ()
            continue
        parties = scene.paper.once(parties_in, passage, sentence)
        leading = [p.ref for p in parties if p.start - sentence.start <= 1]
        if pronoun == "they":
            bodies = {p.ref.name: p.ref for p in parties if p.ref.kind is Kind.BODY}
            return tuple(bodies.values()) if len(bodies) == 1 else ()
        found = tuple(r for r in leading if r.kind is not Kind.BODY) or _speaker(
            scene.paper, passage, sentence, sentence.end
        )
        if found or (found := _named_first(scene.paper, sentence, sure=back > 0)):
            return found[:1]
        if any(p.ref.kind is not Kind.BODY for p in parties):
            return ()
    return ()


def _named_first(paper: Paper, sentence: Span, sure: bool) -> tuple[Ref, ...]:
    """The person with whose whole name a sentence begins, where it is not known for one otherwise.

    `sure` asks for more than the shape of a name.
    """
    name = name_at(sentence.text, 0, in_list=not sure)
    rest = sentence.text[name.end :].split() if name else []
    if name is None or name.only_surname or not rest or not rest[0].islower():
        return ()
    person = paper.directory.person(sentence.text[: name.end])
    return (person,) if person else ()


def _before(scene: Scene) -> Iterator[tuple[Passage, Span]]:
    """The sentences before one, the nearest first: those of its paragraph, then those above it in the same item."""
    left = _FURTHEST
    for index in range(scene.passage.index, max(-1, scene.passage.index - 3), -1):
        passage = scene.paper.passages[index]
        if passage.item is not scene.passage.item:
            return
        for sentence in reversed(passage.sentences):
            if passage is scene.passage and sentence.start >= scene.sentence.start:
                continue
            if (left := left - 1) < 0:
                return
            yield passage, sentence


def bound(scene: Scene) -> tuple[Ref, ...]:
    """Who confirmed or undertook that something would be done, or gave assurance of it."""
    doc, first, start = scene.doc, scene.sentence.start, scene.promise.start
    for i in range(first, start):
        if doc[i].lower_ in _ASSURANCES:
            by = next((j for j in range(i + 1, start - 1) if doc[j].lower_ == "by"), None)
            if by is not None and (found := party_at(doc, by + 1, scene.parties)):
                return tuple(p.ref for p in found)
    said = next((i for i in range(first + 1, start) if doc[i].lower_ in _BINDING), None)
    if said is None:
        return ()
    who = doer(scene.paper, scene.passage, first, said, scene.parties) or (
        meant_before(scene) if said == first + 1 else ()
    )
    return tuple(r for r in who if r.kind is not Kind.BODY)[:1]
