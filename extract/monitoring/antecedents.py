"""What is meant by words that name nothing by themselves: "this", "the 25", "the bridge", "the action plan"."""

from __future__ import annotations

import re

from spacy.tokens import Span

from extract.monitoring.roles import Scene
from extract.patterns import words
from extract.prose.phrases import phrase_after
from extract.prose.topics import thing_named, topic_of
from extract.records import Kind, Ref

_POINTERS = frozenset(["this", "it", "that", "these", "those", "them", "progress", "situation", "matter", "issue"])
_PLANS = frozenset(["plan", "plans", "strategy", "policy", "framework"])
_ABOUT = frozenset(["about", "regarding", "concerning", "around", "with"])
_THERE = re.compile(r"there (?:is|are|was|were|has been|have been|had been|remains?|continues? to be)\Z", re.IGNORECASE)
_VERBS = frozenset(
    ["is", "are", "was", "were", "has", "have", "had", "will", "would", "remains", "remain", "could", "should", "needs"]
)
_NO_NAMES = frozenset(
    ["since", "when", "while", "as", "following", "although", "members", "he", "she", "they", "we", "i"]
)
_IN_PLACE = re.compile(
    r" (?:in|put in|into) place\b.*| (?:in|during|for|since|over) (?:\d{4}|the year|the last|recent).*"
)
_FURTHEST = 4  # sentences back
_BACK = 6000  # characters in which the name of "the bridge" is looked for


def pointed_at(scene: Scene, span: Span | None) -> Ref | None:
    """What "this" stands for: what the sentence spoke of before, else the thing of the sentences before it."""
    first = span if span is not None else _next_words(scene)
    if first is None or first[-1].lower_ not in _POINTERS or len(first) > 2:
        return None
    sentence = scene.sentence
    if found := _spoken_of(scene, sentence.start, scene.watching.start):
        return found
    before = [s for s in scene.doc.sents if s.end <= sentence.start]
    for earlier in reversed(before[-_FURTHEST:]):
        if found := _thing_of_sentence(scene, earlier):
            return found
    return None


def _next_words(scene: Scene) -> Span | None:
    end = scene.watching.end
    return scene.doc[end : end + 1] if end < scene.sentence.end else None


def _spoken_of(scene: Scene, start: int, end: int) -> Ref | None:
    """What the clause before "and the Board will monitor this" speaks of."""
    joined = next((i for i in range(end - 1, start, -1) if scene.doc[i].lower_ in ("and", "but")), None)
    if joined is None or joined - start < 4:
        return None
    return _about(scene, start, joined) or _thing_of_sentence(scene, scene.doc[start:joined])


def _about(scene: Scene, start: int, end: int) -> Ref | None:
    for i in range(start, end - 1):
        if scene.doc[i].lower_ in _ABOUT and (found := _named(scene, phrase_after(scene.doc, i + 1, end))):
            return found
    return None


def _thing_of_sentence(scene: Scene, sentence: Span) -> Ref | None:
    """What a sentence is on: "there were X ...", or what stands before its verb, unless that is a party."""
    doc, start, end = scene.doc, sentence.start, sentence.end
    for i in range(start, min(start + 5, end)):
        if _THERE.match(doc[start : i + 1].text):
            return _named(scene, phrase_after(doc, i + 1, end))
    if doc[start].lower_ in _NO_NAMES:
        return None
    span = phrase_after(doc, start, end)
    if (
        span is None
        or span.end >= end
        or doc[span.end].lower_ not in _VERBS
        or any(e.label_ in ("PERSON", "POST", "BODY") for e in span.ents)
    ):
        return None
    return _named(scene, span)


def _named(scene: Scene, span: Span | None) -> Ref | None:
    found = thing_named(scene.paper, scene.passage, span, scene.parties)
    if found is None or found.kind not in (Kind.SERVICE, Kind.STRATEGY):
        return None
    name = _IN_PLACE.sub("", found.name)
    return Ref(found.kind, name, found.written) if name else None


def number_meant(scene: Scene, span: Span | None) -> Ref | None:
    """What is counted before in the sentence, where only the number is said again ("the 25 reviewed by the Panel")."""
    if span is None or len(span) != 1 or not span[0].like_num:
        return None
    doc = scene.doc
    for i in range(scene.sentence.start, span.start):
        if doc[i].text == span.text:
            return thing_named(scene.paper, scene.passage, phrase_after(doc, i, span.start), scene.parties)
    return None


def defined(scene: Scene) -> Ref | None:
    """What the paper says that such a watching is of: "the Section 9 audit is a self-assessment by parish councils"."""
    doc, watching = scene.doc, scene.watching
    start = watching.end - 1
    while start > watching.start and (doc[start - 1].text[:1].isupper() or doc[start - 1].like_num):
        start -= 1
    name = doc[start : watching.end].text
    if start == watching.end - 1:
        return None
    saying = re.compile(
        rf"\b{re.escape(name)}s? (?:is|are) (?:an? |the )?[\w-]+(?: [\w-]+){{0,3}}? (?P<link>by|of) ", re.IGNORECASE
    )
    for passage in scene.paper.passages:
        for found in saying.finditer(passage.text):
            span = passage.doc.char_span(*found.span("link"))
            if span is None:
                continue
            thing = phrase_after(passage.doc, span.end, len(passage.doc))
            if thing is not None and (
                cut := next((t.i for t in thing if t.lower_ == "of" and found["link"] == "by"), None)
            ):
                thing = passage.doc[thing.start : cut]
            if thing is not None and (named := thing_named(scene.paper, passage, thing, ())):
                return named
    return None


def plan_meant(scene: Scene, span: Span | None) -> Ref | None:
    """The strategy named before in the sentence that "the plan" points back at, else the plan of the item's topic."""
    if span is None or span[-1].lower_ not in _PLANS | {"this", "it"}:
        return None
    before = [e for e in scene.sentence.ents if e.label_ == "STRATEGY" and e.end <= span.start]
    if before:
        return scene.paper.refer(before[-1], scene.passage)
    topic = topic_of(scene.paper, scene.passage)
    kind = span.text.lower()
    if topic is None or span[-1].lower_ not in _PLANS or len(span) > 2 or topic.name.lower().endswith(kind):
        return None
    return Ref(Kind.SERVICE, f"{topic.name} {kind}", span.text)


def whole_name(scene: Scene, found: Ref) -> Ref:
    """A thing by its name where only its noun is said: "the bridge", after "Old Mill Bridge"."""
    noun = found.name
    if found.kind is not Kind.SERVICE or not noun.isalpha() or not noun.islower() or noun in words("phrase_ends"):
        return found
    text = scene.paper.document.text
    here = scene.passage.joined.offsets[scene.sentence.start_char]
    until = scene.passage.joined.offsets[scene.doc[scene.watching.start].idx]
    item = scene.passage.item
    begin = max(item.heading[0] if item else here - _BACK, here - _BACK, 0)
    names = re.findall(rf"\b(?:[A-Z][\w'’]+ ){{1,4}}{noun.capitalize()}\b(?! [A-Z])", text[begin:until])
    names = [re.sub(r"^(?:The|This|Our|At|On|In) ", "", name) for name in names]
    names = [name for name in names if " " in name]
    return Ref(Kind.SERVICE, names[-1], found.written) if names and len(set(names)) == 1 else found
