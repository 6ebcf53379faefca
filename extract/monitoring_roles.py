"""Who watches and what is watched, by the ways that a rule names: "before" the words, after "by", the "topic" ..."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from extract.paper import Paper, Passage
from extract.parties import Party, is_watchdog, party_at, party_before, watchdog_names
from extract.patterns import words
from extract.phrases import is_date, phrase_after, phrase_before
from extract.records import Kind, Ref
from extract.topics import thing_named, topic_of
from extract.watch_words import Watching

_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])
_REACH = 14  # words in which "by" or "of" is looked for
_BACK = 4000  # characters in which the watchdog of "the inspection" is looked for where there are no items
_OF = frozenset(["of", "on", "into", "at", "to", "regarding", "concerning", "against", "for", "in", "across"])
_LINKING = frozenset(["relation", "respect", "regard", "terms", "order", "place", "response", "addition"])
_BY = frozenset(["by", "from"])
_THROUGH = frozenset(["by", "through", "via", "at"])
_VERBS = frozenset(["is", "are", "was", "were", "has", "have", "had", "will", "would", "which", "who", "that", "and"])
_AUXILIARY = frozenset(["is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would", "to"])


@dataclass(frozen=True, slots=True)
class Scene:
    """A rule's words in their sentence, with the parties that the sentence names."""

    paper: Paper
    passage: Passage
    sentence: Span
    watching: Watching
    parties: tuple[Party, ...]

    @property
    def doc(self) -> Doc:
        return self.passage.doc


def monitors(scene: Scene) -> tuple[str, tuple[Ref, ...]]:
    """The way that found somebody, and whom; an empty tuple where the words do not tell."""
    for way in scene.watching.rule.monitor:
        found = tuple(r for r in MONITOR_WAYS[way](scene) if _fits(scene, r))
        if found:
            return way, found
    return "", ()


def _fits(scene: Scene, ref: Ref) -> bool:
    rule = scene.watching.rule
    return ref.kind in rule.kinds and (not rule.watchdog or is_watchdog(ref))


def _refs(parties: tuple[Party, ...]) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(p.ref for p in parties))


def _before(scene: Scene) -> tuple[Ref, ...]:
    return _refs(party_before(scene.doc, scene.watching.start, scene.sentence.start, scene.parties))


def _after(scene: Scene) -> tuple[Ref, ...]:
    return _party_from(scene, scene.watching.end)


def _by(scene: Scene) -> tuple[Ref, ...]:
    return _following(scene, _BY)


def _through(scene: Scene) -> tuple[Ref, ...]:
    return _following(scene, _THROUGH)


def _following(scene: Scene, prepositions: frozenset[str]) -> tuple[Ref, ...]:
    """The party after the first such preposition that follows the words ("inspection of schools by Estyn")."""
    doc, end = scene.doc, min(scene.watching.end + _REACH, scene.sentence.end)
    for i in range(scene.watching.end, end - 1):
        if doc[i].text in (";", "."):
            break
        if doc[i].lower_ in prepositions and doc[i + 1].lower_ != "which":
            at = i + 1
            while at < end and doc[at].ent_type_ == "DATE":
                at += 1
            if found := _party_from(scene, at):
                return found
            if doc[i].lower_ == "by":
                break
    return ()


def _party_from(scene: Scene, index: int) -> tuple[Ref, ...]:
    """The parties named from a token on: those recognised, else what is written like a name."""
    if found := party_at(scene.doc, index, scene.parties):
        return _refs(found)
    doc, end = scene.doc, index
    if end < len(doc) and doc[end].lower_ == "the":
        index = end = end + 1
    while end < scene.sentence.end and _of_a_name(doc, end) and end - index < 6:
        end += 1
    name = doc[index:end].text if end > index + 1 else ""
    return (Ref(Kind.BODY, name, name),) if name else ()


def _of_a_name(doc: Doc, index: int) -> bool:
    token = doc[index]
    return token.text in _POSSESSIVE or (token.text[:1].isupper() and token.ent_type_ in ("", "BODY"))


def _led(scene: Scene) -> tuple[Ref, ...]:
    doc = scene.doc
    for i in range(scene.watching.end, scene.sentence.end - 1):
        if doc[i].lower_ in ("led", "undertaken", "conducted") and doc[i + 1].lower_ == "by":
            return _refs(party_at(doc, i + 2, scene.parties)[:1])
    return ()


def _owner(scene: Scene) -> tuple[Ref, ...]:
    """Whose it is: "Estyn's second visit", "Estyn inspection"; without the 's only a watchdog is an owner."""
    doc, start = scene.doc, scene.watching.start
    for party in reversed([p for p in scene.parties if p.end <= start and p.start >= scene.sentence.start]):
        gap = doc[party.end : start]
        last = doc[party.end - 1].text
        owned = (len(gap) > 0 and gap[0].text in _POSSESSIVE) or last.endswith(("'s", "’s", "s'", "s’"))
        if len(gap) > 6 or not all(_describes(t.lower_, t.text) for t in gap):
            return ()
        rule = scene.watching.rule
        named = rule.activity == "audit" and len(party.ref.name.split()) > 2
        named = named or (not gap.text and rule.name.endswith("-of"))
        return (party.ref,) if owned or named or is_watchdog(party.ref) else ()
    return ()


def _describes(lower: str, text: str) -> bool:
    return (
        text in _POSSESSIVE
        or text in ("-", "/", "(", ")")
        or (text[:1].isalpha() and lower not in words("phrase_ends") and lower not in ("and", "of", "for", "in", "the"))
    )


def _inside(scene: Scene) -> tuple[Ref, ...]:
    watching = scene.watching
    return _refs(tuple(p for p in scene.parties if p.start < watching.end and watching.start < p.end)[:1])


def _clause(scene: Scene) -> tuple[Ref, ...]:
    """The last body named before the words in their sentence."""
    before = [p for p in scene.parties if p.end <= scene.watching.start and p.ref.kind is Kind.BODY]
    return (before[-1].ref,) if before else ()


def _meeting(scene: Scene) -> tuple[Ref, ...]:
    met = scene.paper.meeting_body()
    return (met,) if met else ()


def _lead(scene: Scene) -> tuple[Ref, ...]:
    """The body that met, where it is the one that the head of the list makes do things ("that the committee:")."""
    met, lead = scene.paper.meeting_body(), scene.passage.lead
    opens = scene.watching.start - scene.sentence.start <= 2 or scene.doc[scene.watching.start].lower_ == "to"
    if met and lead and opens and re.search(rf"\b{re.escape(met.name.split()[-1])}\b", lead, re.IGNORECASE):
        return (met,)
    return ()


def _context(scene: Scene) -> tuple[Ref, ...]:
    """The watchdog last named in the item: in its title, or before."""
    text, here = scene.paper.document.text, scene.passage.joined.offsets[scene.doc[scene.watching.start].idx]
    item = scene.passage.item
    begin = max(item.heading[0] if item else 0, here - _BACK)
    found = None
    for found in watchdog_names().finditer(text, begin, here):  # noqa: B007  (the last one is wanted)
        pass
    if found is None:
        return ()
    ref = scene.paper.directory.body(found.group(), found.start())
    return (ref,) if ref else ()


MONITOR_WAYS: dict[str, Callable[[Scene], tuple[Ref, ...]]] = {
    "before": _before,
    "after": _after,
    "by": _by,
    "through": _through,
    "led": _led,
    "owner": _owner,
    "inside": _inside,
    "clause": _clause,
    "meeting": _meeting,
    "lead": _lead,
    "context": _context,
}


def subject(scene: Scene, monitor: Ref) -> tuple[str, Ref | None]:
    """The way that found what is watched, and what; None where only the paper as a whole could tell."""
    for way in scene.watching.rule.subject:
        found = SUBJECT_WAYS[way](scene)
        if found and found.name.lower() != monitor.name.lower():
            return way, found
    return "", None


def _thing(scene: Scene, span: Span | None) -> Ref | None:
    return thing_named(scene.paper, scene.passage, span, scene.parties)


def _thing_after(scene: Scene) -> Ref | None:
    span = phrase_after(scene.doc, scene.watching.end, scene.sentence.end)
    return _thing(scene, span) or _plan_meant(scene, span)


def _plan_meant(scene: Scene, span: Span | None) -> Ref | None:
    """The strategy named before in the sentence, where "the plan" points back at it."""
    if span is None or span[-1].lower_ not in ("plan", "strategy", "policy", "this", "it", "framework"):
        return None
    before = [e for e in scene.sentence.ents if e.label_ == "STRATEGY" and e.end <= span.start]
    return scene.paper.refer(before[-1], scene.passage) if before else None


def _thing_of(scene: Scene) -> Ref | None:
    doc, watching = scene.doc, scene.watching
    first = watching.end - 1 if doc[watching.end - 1].lower_ in _OF else watching.end
    for i in range(first, min(watching.end + 16, scene.sentence.end - 1)):
        if i > watching.end and (
            doc[i].text in ";.," or (doc[i].lower_ in _VERBS and not (doc[i].lower_ == "and" and doc[i - 1].ent_type_))
        ):
            break
        if doc[i].lower_ == "to" and not (doc[i + 1].text[:1].isupper() or doc[i + 1].lower_ in ("the", "its", "our")):
            continue
        if doc[i].lower_ not in _OF or is_date(doc[i + 1]) or doc[i + 1].lower_ in _LINKING:
            continue
        if found := _thing(scene, phrase_after(doc, i + 1, scene.sentence.end)):
            return found
    return None


def _thing_for(scene: Scene) -> Ref | None:
    return _after_word(scene, "for", 3)


def _thing_from(scene: Scene) -> Ref | None:
    return _after_word(scene, "from", 5)


def _after_word(scene: Scene, word: str, reach: int) -> Ref | None:
    doc, end = scene.doc, scene.watching.end
    at = next((i for i in range(end, min(end + reach, scene.sentence.end - 1)) if doc[i].lower_ == word), None)
    return None if at is None else _thing(scene, phrase_after(doc, at + 1, scene.sentence.end))


def _thing_before(scene: Scene) -> Ref | None:
    """What stands before "was inspected by": auxiliaries, adverbs and a bracket between are skipped."""
    doc, at = scene.doc, scene.watching.start
    between = words("between_party_and_verb")
    while at > scene.sentence.start and (doc[at - 1].lower_ in between or doc[at - 1].lower_.endswith("ly")):
        at -= 1
    if doc[at - 1].text == ")":
        at = next((i for i in range(at - 1, max(scene.sentence.start, at - 12), -1) if doc[i].text == "("), at)
    span = phrase_before(doc, at, scene.sentence.start)
    return _thing(scene, span) or _plan_meant(scene, span)


def _thing_inside(scene: Scene) -> Ref | None:
    """What stands within the words: "undertook multi-agency audits", "hold the Commissioner to account"."""
    doc, start, end = scene.doc, scene.watching.start + 1, scene.watching.end - 1
    if scene.watching.end - scene.watching.start == 2:
        start -= 1
    while start < end and (
        doc[start].lower_ in ("out", "a", "an", "the", "its", "their") or doc[start].lower_ in _AUXILIARY
    ):
        start += 1
    while end > start and doc[end - 1].lower_ in ("to", "the"):
        end -= 1
    joined = [i for i in range(start, end) if doc[i].lower_ == "and"]
    if joined and scene.watching.rule.name.startswith("conducted"):
        start = joined[-1] + 1  # "surveys and case audits": the cases are audited, not the surveys
    return _thing(scene, doc[start:end]) if end > start else None


def _described(scene: Scene) -> Ref | None:
    """What the words before the noun say is looked at: "case file audits"."""
    return _thing(scene, scene.doc[scene.watching.start : scene.watching.end - 1])


def _topic(scene: Scene) -> Ref | None:
    return topic_of(scene.paper, scene.passage)


def _doer(scene: Scene) -> Ref | None:
    """The party that does what the words say."""
    return next(iter(_before(scene)), None)


def _reported(scene: Scene) -> Ref | None:
    """What a report in the same sentence is on: "its report on the Trust, following the inspection"."""
    doc = scene.doc
    for i in range(scene.sentence.start, scene.sentence.end - 1):
        if doc[i].lower_ in ("report", "reports", "findings", "letter") and doc[i + 1].lower_ in (
            "on",
            "into",
            "about",
        ):
            return _thing(scene, phrase_after(doc, i + 2, scene.sentence.end))
    return None


def _last(scene: Scene) -> Ref | None:
    """The last body before the words that is not the one that met: what "them" stands for."""
    met = scene.paper.meeting_body()
    before = [
        p.ref
        for p in scene.parties
        if p.end <= scene.watching.start and p.ref.kind is Kind.BODY and not is_watchdog(p.ref)
    ]
    return next((ref for ref in reversed(before) if met is None or ref.name != met.name), None)


SUBJECT_WAYS: dict[str, Callable[[Scene], Ref | None]] = {
    "after": _thing_after,
    "of": _thing_of,
    "for": _thing_for,
    "from": _thing_from,
    "before": _thing_before,
    "modifier": _thing_inside,
    "topic": _topic,
    "last": _last,
    "party": _doer,
    "described": _described,
    "report": _reported,
}
