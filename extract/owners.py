"""Who must act: the party that the words of a promise make its agent, found in the ways that the rule names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from extract.paper import Paper, Passage
from extract.parties import Party, party_at, party_before
from extract.patterns import words
from extract.phrases import phrase_before
from extract.promise_words import Promise
from extract.records import Kind, Ref

_PREPOSITIONS = frozenset(
    ["to", "on", "with", "for", "in", "at", "from", "about", "into", "regarding", "under", "between", "through", "of"]
)
_SPEAKING = frozenset(
    ["said", "stated", "confirmed", "explained", "advised", "agreed", "undertook", "noted", "reported", "informed"]
    + ["shared", "added", "mentioned", "asked", "replied", "suggested", "highlighted"]
)
_PRONOUNS = frozenset(["she", "he", "they", "her", "his", "their"])
_AUXILIARY = frozenset(["is", "are", "was", "were", "has", "have", "had", "been", "also", "then", "will", "would"])
_ARTICLES = frozenset(["the", "a", "an", "that", "its", "their", "our", "this"])
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
    """The party before the words; who spoke, for "she would"; an office or group without a name of its own."""
    doc, first, at = scene.doc, scene.sentence.start, scene.promise.start
    if at > first and doc[at - 1].lower_ in _PRONOUNS:
        return _speaker(scene)
    return _doer(scene, at) or _shared(scene)


def _doer(scene: Scene, at: int) -> tuple[Ref, ...]:
    """The party, office or group that stands right before the token `at`."""
    doc, first = scene.doc, scene.sentence.start
    if found := party_before(doc, at, first, scene.parties):
        return _refs(found)
    unnamed = _unnamed(scene, at)
    return (unnamed,) if unnamed else ()


def _shared(scene: Scene) -> tuple[Ref, ...]:
    """The subject of the verb before "and", for words that have none of their own ("... and was due to report")."""
    doc, first, at = scene.doc, scene.sentence.start, scene.promise.start
    while at > first and doc[at - 1].lower_ in _AUXILIARY:
        at -= 1
    if at <= first or doc[at - 1].lower_ not in ("and", "but"):
        return ()
    leading = [p for p in scene.parties if p.start - first <= 1 and p.end < at]
    if leading:
        return (leading[0].ref,)
    heads = [i for i in range(first + 1, at - 1) if doc[i].lower_ in _AUXILIARY]
    unnamed = _unnamed(scene, heads[0]) if heads else None
    return (unnamed,) if unnamed else ()


def _unnamed(scene: Scene, at: int) -> Ref | None:
    """An office ("the risk owner"), a group ("Licensing Officers"), a name in capitals, right before the token `at`."""
    doc, first = scene.doc, scene.sentence.start
    while at > first and doc[at - 1].lower_ in _AUXILIARY:
        at -= 1
    if at <= first:
        return None
    if initialled := _initialled(scene, doc[at - 1].text):
        return initialled
    last = doc[at - 1]
    group, role = last.lower_ in words("groups"), last.lower_ in words("role_nouns")
    capitals = last.text.isupper() and last.is_alpha and 2 <= len(last) <= 6
    if not (group or role or capitals or _named_so(doc, at, first)):
        return None
    span = phrase_before(doc, at, first)
    if span is None or len(span) > 6 or _goes_before(doc, span.start, first) in _PREPOSITIONS:
        return None
    if role:
        return scene.paper.directory.post(span.text)
    name = span.text
    return scene.paper.directory.body(name, scene.passage.joined.offsets[span.start_char]) or Ref(Kind.BODY, name, name)


def _named_so(doc: Doc, at: int, first: int) -> bool:
    """Whether two words with capitals, not just the first of a sentence, stand before `at`: "Kite Prints would"."""
    names = [t for t in doc[max(first, at - 2) : at] if t.is_alpha and t.text[:1].isupper() and not t.is_stop]
    return len(names) == 2 and doc[at - 1].ent_type_ not in ("DATE", "STRATEGY", "INSPECTION")


def _goes_before(doc: Doc, start: int, first: int) -> str:
    """The word before a phrase, articles skipped."""
    start -= 1
    while start >= first and doc[start].lower_ in (*_ARTICLES, "all"):
        start -= 1
    return doc[start].lower_ if start >= first else ""


def _initialled(scene: Scene, initials: str) -> Ref | None:
    """The one person of the attendance list who has these initials, which minutes of small bodies use for names."""
    if not (initials.isupper() and 2 <= len(initials) <= 3) or initials in scene.paper.directory.short_forms:
        return None
    people = {e.person.name: e.person for e in scene.paper.roll if e.person}
    fitting = [p for name, p in sorted(people.items()) if "".join(w[0] for w in name.split()) == initials]
    return Ref(Kind.PERSON, fitting[0].name, initials, fitting[0].title) if len(fitting) == 1 else None


def _speaker(scene: Scene) -> tuple[Ref, ...]:
    """Who says what the promise stands in: "the Director confirmed that it would be provided"."""
    doc, first = scene.doc, scene.sentence.start
    for i in range(first + 1, scene.promise.start):
        if doc[i].lower_ in _SPEAKING:
            people = tuple(r for r in _doer(scene, i) if r.kind is not Kind.BODY)
            if people:
                return people[:1]
    return ()


def _by(scene: Scene) -> tuple[Ref, ...]:
    """The party after "by" that follows the words."""
    doc, last = scene.doc, scene.promise.last
    for i in range(scene.promise.end - 1, last - 1):
        if doc[i].lower_ == "by":
            if found := party_at(doc, i + 1, scene.parties):
                return _refs(found)
            if group := _group_after(doc, i + 1, last):
                return (group,)
    return ()


def _group_after(doc: Doc, at: int, last: int) -> Ref | None:
    """The group of people that begins at a token: "schools and colleges", "the parish clerks"."""
    while at < last and doc[at].lower_ in _ARTICLES:
        at += 1
    for end in range(at + 1, min(at + 5, last + 1)):
        token = doc[end - 1]
        if token.lower_ in words("groups"):
            if end + 1 < last and doc[end].lower_ == "and" and doc[end + 1].lower_ in words("groups"):
                end += 2
            return Ref(Kind.BODY, doc[at:end].text, doc[at:end].text)
        if not token.is_alpha or token.lower_ in words("phrase_ends"):
            return None
    return None


def _event(scene: Scene) -> tuple[Ref, ...]:
    """Whose event it is: "the next Estyn visit", "a visit by Estyn", "the next meeting of the Board"."""
    doc, promise = scene.doc, scene.promise
    lowest = max(promise.first, promise.start - _PHRASE)
    for party in reversed([p for p in scene.parties if p.end <= promise.start and p.start >= lowest]):
        before = _goes_before(doc, party.start, promise.first)
        behind = doc[party.end : promise.start]
        if before == "by" or (before == "of" and "meeting" in doc[max(0, party.start - 5) : party.start].text.lower()):
            return (party.ref,)
        if before not in _PREPOSITIONS and not any(t.text in ",;:" or t.lower_ in _SPEAKING for t in behind):
            return (party.ref,)
    return ()


def _met(scene: Scene) -> tuple[Ref, ...]:
    """The body that met, where "it was agreed to" do something, or where it resolves."""
    met = scene.paper.meeting_body()
    if met is None:
        return ()
    doc, start = scene.doc, scene.promise.start
    impersonal = start == scene.sentence.start or doc[start - 1].lower_ in ("was", "unanimously", "and", "that", "the")
    return (met,) if impersonal or scene.promise.rule.resolved else ()


def _inner(scene: Scene) -> tuple[Ref, ...]:
    """The first party inside or after the words: "asked the Clerk to write"."""
    doc, promise = scene.doc, scene.promise
    for party in scene.parties:
        if promise.start < party.start < promise.end + 2:
            return _refs(party_at(doc, party.start, scene.parties)) or (party.ref,)
    for i in range(promise.start + 2, min(promise.end + 2, promise.last)):
        if doc[i].lower_ in ("should", "be", "to") or i + 1 == promise.last:
            unnamed = _unnamed(scene, i)
            return (unnamed,) if unnamed else ()
    return ()


def _within(scene: Scene) -> tuple[Ref, ...]:
    """The parties that the words themselves name: "Ann Lane and Bo Reed to write"."""
    doc, promise = scene.doc, scene.promise
    named = tuple(p.ref for p in scene.parties if p.start < promise.end and promise.start < p.end)
    if named:
        return named
    for i in range(promise.start, promise.end):
        if doc[i].lower_ in words("role_nouns"):
            post = scene.paper.directory.post(doc[i].text)
            return (post,) if post else ()
        if found := _initialled(scene, doc[i].text):
            return (found,)
    return ()


def _object(scene: Scene) -> tuple[Ref, ...]:
    """Whom others commissioned or appointed: inside the words, else before "have been commissioned"."""
    doc, promise = scene.doc, scene.promise
    inside = tuple(p.ref for p in scene.parties if promise.start < p.start < promise.end)
    if inside:
        return inside[:1]
    passive = any(t.lower_ == "been" for t in doc[promise.start : promise.end])
    if passive:
        return _doer(scene, promise.start)
    names = [t for t in doc[promise.start + 1 : promise.end] if t.text[:1].isupper() and t.is_alpha]
    return (Ref(Kind.BODY, names[0].text, names[0].text),) if len(names) == 1 else ()


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
