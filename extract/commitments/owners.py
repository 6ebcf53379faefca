"""Who must act: the party that the words of a promise make its agent, found in the ways that the rule names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from extract.commitments.implied_owners import implied
from extract.commitments.named_owners import all_owners_named
from extract.commitments.scene import Scene, doer
from extract.commitments.speakers import PRONOUNS, bound, meant_before, speaker
from extract.commitments.unnamed_owners import (
    AUXILIARY,
    PREPOSITIONS,
    body_written,
    goes_before,
    group_after,
    initialled_from,
    is_acronym,
    office_after,
    unnamed_owners,
)
from extract.patterns import columns, words
from extract.prose.parties import Party, party_at
from extract.prose.phrases import is_date
from extract.records import Kind, Ref

_PASSIVE = re.compile(r"(?:is|are|was|were) (?:\w+ )?to be\b.*")  # its subject does nothing itself
_MOVED = frozenset(["proposed", "seconded", "moved", "supported"])  # by those who do no more than that
_MARKED = re.compile(r"[^:–—-]{2,20}[:–—-]\s*(?P<who>\S[^:]{1,60}?)\s+to\s+(?=[a-z])")
_BRACKETED = re.compile(r"[(\[](?P<who>[^()\[\]]{2,60})[)\]]\W*\Z")
_PHRASE = 12  # words before an event in which whose it is may stand


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who must act; `inferred` where nobody is named and it follows from whose paper or meeting it is."""

    refs: tuple[Ref, ...] = ()
    inferred: bool = False


def responsible(scene: Scene) -> Responsible:
    """Who must act, found in the ways that the rule names, in order."""
    for way in scene.promise.rule.owner:
        if found := tuple(dict.fromkeys(WAYS[way](scene))):
            return Responsible(found, way in _NAMES_NOBODY)
    return Responsible()


def owners(scene: Scene) -> tuple[Ref, ...]:
    """Who must act by the words; empty where they do not say."""
    said = (WAYS[way](scene) for way in scene.promise.rule.owner if way != "implied")
    return tuple(dict.fromkeys(next(filter(None, said), ())))


def _refs(parties: tuple[Party, ...]) -> tuple[Ref, ...]:
    return tuple(p.ref for p in parties)


def _subject(scene: Scene) -> tuple[Ref, ...]:
    """The party before the words; who spoke, for "she would"; an office or group without a name of its own."""
    doc, first, at = scene.doc, scene.sentence.start, scene.promise.start
    begin = at
    while begin > first and doc[begin - 1].lower_ in AUXILIARY:
        begin -= 1
    if doc[at].lower_ in PRONOUNS or (begin > first and doc[begin - 1].lower_ in PRONOUNS):
        return speaker(scene) or meant_before(scene)
    if _PASSIVE.fullmatch(doc[at : scene.promise.end].text):
        return ()
    if at > first + 1 and doc[at - 1].lower_ == "it" and doc[at - 2].lower_ == "that":
        return _doer(scene, at - 3)  # "the Board agreed that it will"
    return _doer(scene, at) or _shared(scene)


def _doer(scene: Scene, at: int) -> tuple[Ref, ...]:
    """The party, office or group that stands right before the token `at`."""
    return doer(scene.paper, scene.passage, scene.sentence.start, at, scene.parties)


def _shared(scene: Scene) -> tuple[Ref, ...]:
    """The subject of the verb before "and", for words that have none of their own ("... and was due to report")."""
    doc, first, at = scene.doc, scene.sentence.start, scene.promise.start
    while at > first and doc[at - 1].lower_ in AUXILIARY:
        at -= 1
    if at <= first or doc[at - 1].lower_ not in ("and", "but"):
        return ()
    leading = [p for p in scene.parties if p.start - first <= 1 and p.end < at]
    if not leading and (group := group_after(doc, first, at)) and doc[first].lower_ in words("groups"):
        return (group,)
    if not leading or (doc[scene.promise.start - 1].lower_ == "are" and leading[0].ref.kind is not Kind.BODY):
        return ()  # "the Clerk advised that forms were out and are due to be returned"
    return (leading[0].ref,)


def _by(scene: Scene) -> tuple[Ref, ...]:
    """The party after "by" that follows the words."""
    doc, last = scene.doc, scene.promise.last
    for i in range(scene.promise.end - 1, last - 1):
        if doc[i].lower_ == "by" and doc[i - 1].lower_ not in _MOVED:
            if found := party_at(doc, i + 1, scene.parties):
                return _refs(found)
            if group := group_after(doc, i + 1, last):
                return (group,)
            if office := office_after(scene.paper, doc, i + 1, last):
                return (office,)
            if is_acronym(doc[i + 1].text):
                return (body_written(scene.paper, scene.passage, doc[i + 1 : i + 2]),)
            if doc[i + 1].lower_ in ("the", "a", "an") and not is_date(doc[i + 2 if i + 2 < last else i + 1]):
                return ()  # by somebody whom only the words name
    return ()


def _obliged(scene: Scene) -> tuple[Ref, ...]:
    """Who should, must, or had so many days to keep a deadline."""
    doc, promise = scene.doc, scene.promise
    for i in range(promise.first + 1, promise.end):
        if doc[i].lower_ in ("should", "must", "shall", "had", "has", "have", "need", "needs"):
            if found := _doer(scene, i):
                return found
            told = next((at + 1 for at in range(i - 1, promise.first, -1) if doc[at].lower_ == "that"), promise.first)
            groups = (g for at in range(told, i) if (g := group_after(doc, at, i)) is not None)
            group = next(groups, None)
            return (group,) if group and i - promise.first < 14 else ()
    return ()


def _event(scene: Scene) -> tuple[Ref, ...]:
    """Whose event it is: "the next Estyn visit", "a visit by Estyn", "the next meeting of the Board"."""
    doc, promise = scene.doc, scene.promise
    lowest = max(promise.first, promise.start - _PHRASE)
    for party in reversed([p for p in scene.parties if p.end <= promise.start and p.start >= lowest]):
        before = goes_before(doc, _first_of(doc, party, scene.parties), promise.first)
        behind = doc[party.end : promise.start]
        if before == "by" or (before == "of" and "meeting" in doc[max(0, party.start - 5) : party.start].text.lower()):
            return (party.ref,)
        if before == "from" and doc[max(0, party.start - 2)].lower_ in ("representative", "representatives", "officer"):
            return (party.ref,)
        if before not in PREPOSITIONS and len(behind) < 8 and not any(_parts(t.text, t.lower_) for t in behind):
            return (party.ref,)
    for i in range(lowest + 1, promise.start):
        if is_acronym(doc[i].text) and doc[i - 1].lower_ == "from" and doc[i - 2].lower_.startswith("representative"):
            return (body_written(scene.paper, scene.passage, doc[i : i + 1]),)
    return ()


def _first_of(doc: Doc, party: Party, parties: tuple[Party, ...]) -> int:
    """Where the list begins that a party ends: "to both Leys Council and Wold Council"."""
    start = party.start
    for other in reversed([p for p in parties if p.end < start]):
        if start - other.end <= 2 and all(t.lower_ in ("and", ",", "&", "the") for t in doc[other.end : start]):
            start = other.start
    return start - 1 if start and doc[start - 1].lower_ == "both" else start


def _parts(text: str, lower: str) -> bool:
    """Whether a word between a party and an event shows that the event is not the party's."""
    return text in ",;:" or lower in words("saying_verbs") or lower in words("phrase_ends") or lower in _verbs()


@cache
def _verbs() -> frozenset[str]:
    return frozenset(row[0] for row in columns("doing_verbs")) - {"visit", "review", "audit", "meet", "survey", "work"}


def _met(scene: Scene) -> tuple[Ref, ...]:
    """The body that met, where "it was agreed to" do something."""
    doc, start = scene.doc, scene.promise.start
    impersonal = start == scene.sentence.start or doc[start - 1].lower_ in ("was", "unanimously", "and")
    return _here(scene) if impersonal else ()


def _here(scene: Scene) -> tuple[Ref, ...]:
    met = scene.paper.meeting_body()
    return (met,) if met else ()


def _inner(scene: Scene) -> tuple[Ref, ...]:
    """The first party inside or after the words: "asked the Clerk to write"."""
    doc, promise = scene.doc, scene.promise
    if marked := _marked(scene):
        return marked
    for party in scene.parties:
        if promise.start < party.start < promise.end + 2:
            return _refs(party_at(doc, party.start, scene.parties)) or (party.ref,)
    if doc[promise.start + 1].lower_ in words("groups") and (group := group_after(doc, promise.start + 1, promise.end)):
        return (group,)
    for i in range(promise.start + 2, min(promise.end + 2, promise.last)):
        if people := initialled_from(scene.paper, doc, i - 1, promise.last):
            return people
        if doc[i].lower_ in ("should", "be", "to"):
            return unnamed_owners(scene.paper, scene.passage, i, scene.sentence.start, frozenset(["on", "upon"]))
    return ()


def _marked(scene: Scene) -> tuple[Ref, ...]:
    """Who is named between "Action:" and "to", or in a bracket at the end: "Action: list the wrecks (AB/CD)"."""
    if scene.promise.rule.name != "clerk-action":
        return ()
    text = scene.doc[scene.promise.start : scene.promise.last].text
    for found in filter(None, (_BRACKETED.search(text), _MARKED.match(text))):
        if named := all_owners_named(scene.paper, found["who"], scene.offset):
            return named
    return ()


def _within(scene: Scene) -> tuple[Ref, ...]:
    """The first party or office that the words name, with those joined to it: "Ann Lane and Bo Reed to write"."""
    doc, promise = scene.doc, scene.promise
    for i in range(promise.start, promise.end):
        if found := next((p for p in scene.parties if p.start <= i < p.end), None):
            listed = party_at(doc, found.start, scene.parties)
            return _refs(listed) + _office_joined(scene, listed[-1].end if listed else found.end)
        if doc[i].lower_ in words("role_nouns"):
            post = scene.paper.directory.post(doc[i].text)
            return ((post,) if post else ()) + _office_joined(scene, i + 1)
        if people := initialled_from(scene.paper, doc, i, promise.last):
            return people
        group = group_after(doc, i, promise.end) if doc[i].lower_ in words("groups") else None
        if group is not None and doc[max(0, i - 1)].lower_ != "this":  # "this Council" is the body that met
            return (group,)
        if is_acronym(doc[i].text):
            return (body_written(scene.paper, scene.passage, doc[i : i + 1]),)
    return ()


def _office_joined(scene: Scene, at: int) -> tuple[Ref, ...]:
    """The office or party that "and" joins to whoever ends before the token `at`: "Ann Lane and the Clerk to write"."""
    doc, last = scene.doc, scene.promise.end
    if at >= last or doc[at].lower_ not in ("and", "&", "/"):
        return ()
    at += 1 + (at + 1 < last and doc[at + 1].lower_ == "the")
    if party := next((p for p in scene.parties if p.start == at), None):
        return (party.ref,)
    post = scene.paper.directory.post(doc[at].text) if doc[at].lower_ in words("role_nouns") else None
    return (post,) if post else ()


def _willing(scene: Scene) -> tuple[Ref, ...]:
    """The subject of words that are passive only in form: "he would be prepared to attend"."""
    doc, end = scene.doc, scene.promise.end
    ready = doc[end - 1].lower_ == "prepared" and end < scene.promise.last and doc[end].lower_ == "to"
    if not ready:
        return ()
    pronoun = doc[scene.promise.start - 1].lower_ in PRONOUNS
    return speaker(scene) or meant_before(scene) if pronoun else _doer(scene, scene.promise.start)


def _pronoun(scene: Scene) -> tuple[Ref, ...]:
    """Whom "he" or "she" right before the words means."""
    at, first = scene.promise.start, scene.sentence.start
    while at > first and scene.doc[at - 1].lower_ in AUXILIARY:
        at -= 1
    if at == first or scene.doc[at - 1].lower_ not in ("he", "she"):
        return ()
    return speaker(scene) or meant_before(scene)


def _implied(scene: Scene) -> tuple[Ref, ...]:
    """Whose it is by the structure of the paper, where nobody is named."""
    owner = implied(scene)
    return (owner,) if owner else ()


def _object(scene: Scene) -> tuple[Ref, ...]:
    """Whom others commissioned or appointed: inside the words, else before "have been commissioned"."""
    doc, promise = scene.doc, scene.promise
    inside = tuple(p.ref for p in scene.parties if promise.start < p.start < promise.end)
    if inside:
        return inside[:1]
    passive = any(t.lower_ == "been" for t in doc[promise.start : promise.end])
    if passive:
        return _doer(scene, promise.start)
    names = [t.i for t in doc[promise.start + 1 : promise.end] if t.text[:1].isupper() and t.is_alpha]
    return (body_written(scene.paper, scene.passage, doc[names[0] : names[0] + 1]),) if names else ()


_NAMES_NOBODY = frozenset(["met", "implied"])

WAYS: dict[str, Callable[[Scene], tuple[Ref, ...]]] = {
    "subject": _subject,
    "speaker": speaker,
    "binding": bound,
    "by": _by,
    "event": _event,
    "met": _met,
    "here": _here,
    "obliged": _obliged,
    "inner": _inner,
    "within": _within,
    "object": _object,
    "willing": _willing,
    "pronoun": _pronoun,
    "shared": _shared,
    "implied": _implied,
}
