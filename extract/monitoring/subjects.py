"""What is watched, by the ways in which a rule says that it stands: "after" the words, in the item's "topic" ..."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Span

from extract.monitoring.antecedents import defined, number_meant, plan_meant, pointed_at, whole_name
from extract.monitoring.roles import Scene
from extract.patterns import words
from extract.prose.parties import is_watchdog, party_before
from extract.prose.phrases import is_date, phrase_after, phrase_before, told_apart
from extract.prose.topics import thing_in, thing_named, topic_of, vagueness, without_how
from extract.records import Kind, Ref

_OF = frozenset(["of", "on", "into", "at", "to", "regarding", "concerning", "against", "for", "in", "across"])
_LINKING = frozenset(["relation", "respect", "regard", "terms", "order", "place", "response", "addition"])
_VERBS = frozenset(["is", "are", "was", "were", "has", "have", "had", "will", "would", "which", "who", "that", "and"])
_ARTICLES = frozenset(["the", "a", "an", "its", "their", "our", "this", "all"])
_AUXILIARY = frozenset(["is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would", "to"])


def subject(scene: Scene, monitor: Ref) -> tuple[str, Ref | None]:
    """The way that found what is watched, and what; None where only the paper as a whole could tell."""
    for way in scene.watching.rule.subject:
        found = SUBJECT_WAYS[way](scene)
        if found and found.name.lower() != monitor.name.lower():
            return way, found
    return "", None


def _thing(scene: Scene, span: Span | None) -> Ref | None:
    if span is None:
        return None
    longer = told_apart(span, scene.sentence.end)
    if longer.end > span.end and (name := thing_in(longer.text)):
        return Ref(Kind.SERVICE, name, longer.text)
    found = thing_named(scene.paper, scene.passage, span, scene.parties)
    return found and whole_name(scene, found)


def _thing_after(scene: Scene) -> Ref | None:
    doc, at = scene.doc, scene.watching.end
    if at + 2 < scene.sentence.end and doc[at].lower_ == "and" and doc[at + 2].lower_ in _ARTICLES:
        at += 2  # "reviewed and agreed the programme"
    span = phrase_after(doc, at, scene.sentence.end)
    return _thing(scene, span) or pointed_at(scene, span) or plan_meant(scene, span)


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
        if i >= watching.end and any(p.start < i < p.end for p in scene.parties):
            continue  # the "of" of "Inspectors of Education"
        if doc[i].lower_ not in _OF or is_date(doc[i + 1]) or doc[i + 1].lower_ in _LINKING:
            continue
        span = phrase_after(doc, i + 1, scene.sentence.end)
        found = _thing(scene, span) or plan_meant(scene, span)
        if found and doc[i].lower_ in ("in", "across") and (described := _describing(scene)) and _is_place(found):
            return Ref(Kind.SERVICE, f"{described} {doc[i].lower_} {found.name}", found.written)
        if found:
            return found
    return None


def _is_place(found: Ref) -> bool:
    parts = found.name.split()
    return found.kind is Kind.SERVICE and len(parts) <= 2 and all(p[:1].isupper() for p in parts)


def _describing(scene: Scene) -> str:
    """The words between verb and noun that say what is looked at: the "play area" of "made a play area inspection"."""
    doc, end = scene.doc, scene.watching.end - 1
    start = scene.watching.start + 1
    while start < end and doc[start].lower_ in _ARTICLES | {"out"}:
        start += 1
    return without_how(doc[start:end].text) if start < end else ""


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
    return _thing(scene, span) or number_meant(scene, span) or plan_meant(scene, span) or pointed_at(scene, span)


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


def _compound(scene: Scene) -> Ref | None:
    """What the words right before the noun say is looked at, two at least: "the RoSPA play area inspection"."""
    doc, end = scene.doc, scene.watching.start
    start = end
    while (
        start > scene.sentence.start
        and doc[start - 1].ent_type_ == ""
        and doc[start - 1].is_alpha
        and doc[start - 1].is_lower
    ):
        if doc[start - 1].lower_ in words("phrase_ends") or doc[start - 1].lower_ in _ARTICLES | _OF | _VERBS:
            break
        start -= 1
    name = without_how(doc[start:end].text)
    if " " not in name or vagueness(name) or name.split()[0].endswith(("ed", "ing")):
        return None
    return Ref(Kind.SERVICE, name, name)


def _owned(scene: Scene) -> Ref | None:
    """Whose inspection it is, where that is not the watchdog: "Hillside School's Estyn inspection"."""
    doc = scene.doc
    for party in reversed([p for p in scene.parties if p.end <= scene.watching.start]):
        if is_watchdog(party.ref):
            at = party.start
            if at > scene.sentence.start and doc[at - 1].text in ("'s", "’s", "'", "’"):
                return _thing(scene, phrase_before(doc, at - 1, scene.sentence.start))
    return None


def _met(scene: Scene) -> Ref | None:
    """The council, else the body that met: whose accounts the auditor that it appoints will read."""
    return _authority(scene) or scene.paper.meeting_body()


def _authority(scene: Scene) -> Ref | None:
    authority = scene.paper.authority
    return Ref(Kind.BODY, authority, authority) if authority else None


def _topic(scene: Scene) -> Ref | None:
    return topic_of(scene.paper, scene.passage)


def _doer(scene: Scene) -> Ref | None:
    """The party that does what the words say."""
    parties = party_before(scene.doc, scene.watching.start, scene.sentence.start, scene.parties)
    return parties[0].ref if parties else None


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
    "compound": _compound,
    "owned": _owned,
    "met": _met,
    "defined": defined,
    "authority": _authority,
}
