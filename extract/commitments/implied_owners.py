"""Who must act where nobody is named: the body whose report it is, the body that met, the council whose officer spoke.

These follow from the structure of a paper and not from words about who acts, so whoever asks must be told that they
are inferred. Where the structure leaves it open nobody is given.
"""

from __future__ import annotations

import re

from extract.commitments.organisations import about_another, house, reporting_body, spoken_for
from extract.commitments.scene import Scene
from extract.commitments.speakers import meant_before, speaker
from extract.commitments.unnamed_owners import PREPOSITIONS, goes_before, is_acronym
from extract.patterns import words
from extract.prose.parties import is_watchdog, parties_in
from extract.prose.phrases import phrase_before
from extract.records import Kind, Ref

_AGREED = re.compile(
    r"\b(?:it was|was|were|unanimously|also|further|then|and) (?:\w+ ){0,2}(?:agreed|resolved)\b"
    r"|\A\W*(?:agreed|resolved) that\b|\bRESOLVED\b",
    re.IGNORECASE,
)
_DELIVERS = re.compile(
    r"\b(?:provid|present|report|circulat|submit|sen[dt]|shar|giv|brought|updat|forward|suppli|deliver|highlight|"
    r"notif|advis|inform|raised|taken)\w*",
    re.IGNORECASE,
)
_VISITS = re.compile(r"\b(?:visits?|(?:re-?)?inspections?)\Z", re.IGNORECASE)
_BY_ANOTHER = re.compile(
    r"\b(?:by|through|via) (?:the |a |an )?(?:[A-Z]|[a-z]+ (?:and|group|team|companies|contractors)\b)"
)
_AT_MEETING = re.compile(r"\bmeetings?\b(?! with)")
_OWN_PAGES = re.compile(r"\Aon (?:the |its )?(?P<whose>.+?)(?:['’]s)? web ?(?:site|pages?)\b", re.IGNORECASE)


_TOLD_BY_OTHERS = re.compile(
    r"\Ato \b|\b(?:letter|e-?mail|correspondence|notification|notice|leaflet|invitation)s? (?:of|from|by|re)\b|"
    r"\brequests? for\b",
    re.IGNORECASE,
)
_NEAR = 3  # sentences, the promise's own included, in which no other body may be named whose doing it could be


def implied(scene: Scene) -> Ref | None:
    """Who must act by the structure of the paper; None where that is a guess."""
    for whose in (_inspector, _publisher, _reporting, _met_agreed, _meets_again, _speaks_for, _own_business):
        if (found := whose(scene)) is not None:
            return found
    return None


def _inspector(scene: Scene) -> Ref | None:
    """Whose visit "each visit" is: the one inspectorate that the paragraph has named."""
    thing = phrase_before(scene.doc, scene.promise.start, scene.promise.first)
    if thing is None or not _VISITS.search(thing.text):
        return None
    named = {
        p.ref.name: p.ref
        for sentence in scene.doc.sents
        if sentence.start <= scene.sentence.start
        for p in scene.paper.once(parties_in, scene.passage, sentence)
        if is_watchdog(p.ref)
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _publisher(scene: Scene) -> Ref | None:
    """On whose own website something is to be put."""
    doc, promise = scene.doc, scene.promise
    for party in scene.parties:
        if party.start >= promise.end and party.ref.kind is Kind.BODY:
            begin = next((i for i in range(party.start - 1, promise.end - 2, -1) if doc[i].lower_ == "on"), None)
            if begin is not None and party.start - begin <= 2:
                found = _OWN_PAGES.match(doc[begin : promise.last].text)
                return party.ref if found and party.end - begin >= len(found["whose"].split()) else None
    return None


def _reporting(scene: Scene) -> Ref | None:
    """The body whose report the words stand in."""
    owner = reporting_body(scene.paper, scene.passage)
    return None if owner is None or _another_acts(scene, owner) else owner


def _met_agreed(scene: Scene) -> Ref | None:
    """The body that met, for what "it was agreed" to have done; not what others are to bring to it."""
    met = scene.paper.meeting_body()
    if met is None or scene.paper.heading.kind != "minutes" or not _decided(scene, met):
        return None
    done = scene.doc[scene.promise.start : scene.promise.last].text
    return None if _DELIVERS.search(done) or _another_acts(scene, met) else met


def _decided(scene: Scene, met: Ref) -> bool:
    doc, first = scene.doc, scene.sentence.start
    if _AGREED.search(doc[first : scene.promise.end].text):
        return True
    agreed = (i for i in range(first + 1, scene.promise.end) if doc[i].lower_ in ("agreed", "resolved"))
    at = next(agreed, None)
    return at is not None and any(p.end == at and p.ref.name == met.name for p in scene.parties)


def _meets_again(scene: Scene) -> Ref | None:
    """The body that met, for what it is itself to discuss or decide, at a meeting to come."""
    met, doc, promise = scene.paper.meeting_body(), scene.doc, scene.promise
    does = any(t.lower_ in words("meeting_verbs") for t in doc[promise.start : promise.end + 3])
    others = (p for p in scene.parties if p.start < promise.start and _other_body(scene, p.ref, met or p.ref))
    if met is None or not does or any(others) or _another_acts(scene, met):
        return None
    own = house(scene.paper) is not None and scene.paper.heading.kind == "minutes"
    return met if own or _AT_MEETING.search(doc[promise.start : promise.last].text) else None


def _speaks_for(scene: Scene) -> Ref | None:
    """The organisation of the officer who says what will be done: the body they are listed for, else the council."""
    who = speaker(scene) or meant_before(scene)
    owner = spoken_for(scene.paper, who[0]) if who else None
    return None if owner is None or _another_acts(scene, owner) else owner


def _own_business(scene: Scene) -> Ref | None:
    """A council, board or trust of its own, in whose minutes what is to be done is its own to do."""
    owner, sentence = house(scene.paper), scene.sentence
    if owner is None or scene.paper.heading.kind != "minutes" or _another_acts(scene, owner):
        return None
    if _TOLD_BY_OTHERS.search(sentence.text) or _comes_to(scene, owner) or _outsider(scene):
        return None
    if scene.passage.item and about_another(scene.paper, scene.passage.item.title, owner):
        return None
    near = [s for s in scene.doc.sents if s.start <= sentence.start][-_NEAR:]
    others = (p for s in near for p in scene.paper.once(parties_in, scene.passage, s) if p.start < scene.promise.start)
    if any(_other_body(scene, p.ref, owner) for p in others):
        return None
    return None if any(_is_other_acronym(scene, t.text) for s in near for t in s) else owner


def _comes_to(scene: Scene, owner: Ref) -> bool:
    """Whether it is to come to the body itself, so that another is to bring it."""
    at = scene.promise.start
    mine = (p for p in scene.parties if p.start > at and p.ref.name == owner.name)
    return any(goes_before(scene.doc, p.start, at) in ("to", "with") for p in mine)


def _outsider(scene: Scene) -> bool:
    """Whether somebody speaks who is no member or officer of the body."""
    who = speaker(scene)
    if not who or who[0].name.lower() in words("role_nouns"):
        return False  # the Chair, the Clerk
    directory = scene.paper.directory
    for entry in scene.paper.roll:
        if (entry.person and directory.fullest(entry.person).name == who[0].name) or entry.post == who[0].name:
            return entry.capacity not in ("member", "co-opted", "officer", "cabinet-member") or entry.body is not None
    return True


def _another_acts(scene: Scene, owner: Ref) -> bool:
    """Whether the sentence names another body that may be the one to act: as its subject, or behind "by"."""
    doc, promise, first = scene.doc, scene.promise, scene.sentence.start
    subjects = [p for p in scene.parties if p.start < promise.start and _other_body(scene, p.ref, owner)]
    if any(goes_before(doc, p.start, first) not in (*PREPOSITIONS, "by") for p in subjects):
        return True
    behind = doc[promise.end - 1 : promise.last]
    found = _BY_ANOTHER.search(behind.text)
    own = {doc[p.start].idx for p in scene.parties if not _other_body(scene, p.ref, owner)}
    return found is not None and not any(behind.start_char + i in own for i in range(found.start(), found.end()))


def _other_body(scene: Scene, ref: Ref, owner: Ref) -> bool:
    met = scene.paper.meeting_body()
    own = (owner.name, scene.paper.authority, met.name if met else None)
    return ref.kind is Kind.BODY and ref.name not in own


def _is_other_acronym(scene: Scene, text: str) -> bool:
    """Whether an acronym stands for who knows whom: for nobody of the lists, and not for the body that met."""
    if not is_acronym(text) or len(text) < 3:
        return False
    known = scene.paper.directory.short_forms.get(text)
    met = scene.paper.meeting_body()
    return known is None or met is None or known[1] not in (met.name, scene.paper.authority)
