"""Who must act where nobody is named: the body whose report it is, the body that met, the council whose officer spoke.

These follow from the structure of a paper and not from words about who acts, so whoever asks must be told that they
are inferred. Where the structure leaves it open nobody is given.
"""

from __future__ import annotations

import re
from functools import cache

from extract.commitments.scene import Scene
from extract.commitments.speakers import meant_before, speaker
from extract.naming.names import title_kind
from extract.paper import Paper, Passage
from extract.patterns import words
from extract.prose.parties import is_watchdog, parties_in
from extract.prose.phrases import phrase_before
from extract.records import Kind, Ref

_REPORT_OF = re.compile(
    r"(?:\A|\breports? (?:of|from) )(?:the )?(?P<body>[A-Z][\w'’&,() -]*?)(?:['’]s)?(?: \([A-Z&]{2,9}\))?"
    r"(?:\W+(?:draft |final |interim )?(?:annual|business|biennial|end of year|progress) (?:report|review|plan)\b|\Z)",
    re.IGNORECASE,
)
_AGREED = re.compile(r"\b(?:it was|was|were|(?:unanimously|also|further|then|and)) (?:\w+ ){0,2}(?:agreed|resolved)\b|\A(?:\W*(?:agreed|resolved)) that\b|\bRESOLVED\b", re.IGNORECASE)
_DELIVERS = re.compile(
    r"\b(?:provid|present|report|circulat|submit|sen[dt]|shar|giv|brought|updat|forward|suppli|deliver)\w*", re.IGNORECASE
)
_VISITS = re.compile(r"\b(?:visits?|(?:re-?)?inspections?)\Z", re.IGNORECASE)
_PARTY = re.compile(r"\b(?:through|via|from|between) (?:the )?[A-Z]")
_ORGANISATIONS = ("council", "board", "trust", "trustees", "association", "society", "company", "charity", "governors")


def implied(scene: Scene) -> Ref | None:
    """Who must act by the structure of the paper; None where that is a guess."""
    if scene.promise.rule.says not in ("passive", "event"):
        return None
    for whose in (_inspector, _reporting, _met_agreed, _meets_again, _speaks_for, _own_business):
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
        for p in parties_in(scene.paper, scene.passage, sentence)
        if is_watchdog(p.ref)
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _reporting(scene: Scene) -> Ref | None:
    """The body whose report the words stand in."""
    return None if _another_named(scene) else reporting_body(scene.paper, scene.passage)


def reporting_body(paper: Paper, passage: Passage) -> Ref | None:
    """The body whose report a passage stands in: the one that the title of its item says, else the council that the
    reports of an agenda pack are made for; None outside of reports."""
    item = passage.item
    offset = passage.joined.offsets[0]
    if item is None or item.report is None or not item.report[0] <= offset < item.report[1]:
        return None
    if (found := _REPORT_OF.search(item.title)) and paper.directory.is_body(found["body"].strip()):
        return paper.directory.body(found["body"].strip(), offset)
    return Ref(Kind.BODY, paper.authority, paper.authority) if paper.authority else None


def _met_agreed(scene: Scene) -> Ref | None:
    """The body that met, for what "it was agreed" to have done; not what others are to bring to it."""
    before = scene.doc[scene.sentence.start : scene.promise.end].text
    met = scene.paper.meeting_body()
    if met is None or not scene.paper.heading.kind == "minutes" or not _decided(scene, before, met):
        return None
    done = scene.doc[scene.promise.start : scene.promise.last].text
    return None if _DELIVERS.search(done) or _another_named(scene) else met


def _decided(scene: Scene, before: str, met: Ref) -> bool:
    if _AGREED.search(before):
        return True
    agreed = next(
        (i for i in range(scene.sentence.start + 1, scene.promise.start) if scene.doc[i].lower_ in ("agreed", "resolved")),
        None,
    )
    return agreed is not None and any(p.end == agreed and p.ref.name == met.name for p in scene.parties)


def _meets_again(scene: Scene) -> Ref | None:
    """The body that met, for what it is itself to discuss or decide, at a meeting to come."""
    met = scene.paper.meeting_body()
    rest = scene.doc[scene.promise.start : scene.promise.last].text
    does = any(t.lower_ in words("meeting_verbs") for t in scene.doc[scene.promise.start : scene.promise.end + 3])
    at_meeting = re.search(r"\bmeetings?\b(?! with)", rest)
    if met is None or not does or not (at_meeting or _is_house(scene.paper)) or _another_named(scene):
        return None
    return met


def _speaks_for(scene: Scene) -> Ref | None:
    """The organisation of the officer who says what will be done: the body they are listed for, else the council."""
    who = speaker(scene) or meant_before(scene)
    if not who or _another_named(scene):
        return None
    return organisation(scene.paper, who[0])


def organisation(paper: Paper, who: Ref) -> Ref | None:
    """The body that an officer speaks for, by the lists of those present; None for members and strangers."""
    for entry in paper.roll:
        named = entry.person is not None and paper.directory.fullest(entry.person).name == who.name
        if not named and not (who.kind is Kind.POST and entry.post == who.name):
            continue
        if entry.body:
            return paper.directory.body(entry.body, entry.start)
        if entry.capacity == "officer" and paper.authority:
            return Ref(Kind.BODY, paper.authority, paper.authority)
        if title_kind(who.title) == "rank" or title_kind(entry.post) == "rank":
            return _police(paper)
    return _police(paper) if title_kind(who.title) == "rank" or title_kind(who.name) == "rank" else None


def _police(paper: Paper) -> Ref | None:
    """The one police force that a paper names."""
    forces = {name for _, name in paper.directory.bodies if _force().search(name)}
    forces |= {long for kind, long in paper.directory.short_forms.values() if kind is Kind.BODY and _force().search(long)}
    return Ref(Kind.BODY, *forces, *forces) if len(forces) == 1 else None


@cache
def _force() -> re.Pattern[str]:
    return re.compile(r"(?:\bPolice(?: Force| Service)?|\bConstabulary|\bGarda Síochána|\bPolice Service of .*)\Z")


def _own_business(scene: Scene) -> Ref | None:
    """A council, board or trust of its own, in whose minutes what is to be done is its own to do."""
    met = scene.paper.meeting_body()
    if met is None or not _is_house(scene.paper) or _another_named(scene) or _another_before(scene):
        return None
    return met if scene.promise.rule.says == "passive" else None


def _is_house(paper: Paper) -> bool:
    """Whether the body that met is an organisation of its own and no part of another."""
    met = paper.meeting_body()
    if met is None or paper.heading.kind != "minutes":
        return False
    last = met.name.lower().split()[-1]
    return met.name == paper.authority or (last in _ORGANISATIONS and last != "council") or met.name.lower().startswith("trustees")


def _another_named(scene: Scene) -> bool:
    """Whether the sentence names a body or post, other than the one that met, that may be the one to act."""
    met = scene.paper.meeting_body()
    own = {met.name if met else None, scene.paper.authority}
    end = scene.promise.last
    for party in scene.parties:
        before = scene.doc[max(0, party.start - 2) : party.start].text.lower()
        told = party.start > scene.promise.start and re.search(r"\b(?:to|with|for|of|at|from|the)\b", before)
        if party.ref.kind is Kind.BODY and party.ref.name not in own and party.start < end and not told:
            return True
    return bool(_PARTY.search(scene.doc[scene.promise.end - 1 : end].text))


def _another_before(scene: Scene) -> bool:
    """Whether the sentence before names another body, of whose doings this one may still speak."""
    met = scene.paper.meeting_body()
    own = {met.name if met else None, scene.paper.authority}
    before = next((s for s in scene.doc.sents if s.end == scene.sentence.start), None)
    if before is None:
        return False
    return any(
        p.ref.kind is Kind.BODY and p.ref.name not in own for p in parties_in(scene.paper, scene.passage, before)
    )
