"""What is promised, in few words that stand by themselves, and who is to receive it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span

from extract.commitments.clause_subjects import PRONOUNS, subject_in
from extract.commitments.few_words import LONGEST, few_words
from extract.commitments.scene import Scene
from extract.patterns import columns
from extract.prose.parties import party_at
from extract.prose.phrases import phrase_before
from extract.prose.topics import topic_of
from extract.records import Ref

_TAKES_PLACE = frozenset(
    [
        "place",
        "held",
        "scheduled",
        "planned",
        "arranged",
        "timetabled",
        "booked",
        "programmed",
        "expected",
        "anticipated",
        "hoped",
        "due",
        "ahead",
        "planning",
        "set",
        "promised",
        "pledged",
        "is",
        "are",
        "was",
        "were",
    ]
)
_BEHIND = _TAKES_PLACE - {"is", "are", "was", "were"} | {"to", "about"}  # words that describe the thing before them
_BETWEEN = frozenset(["is", "are", "was", "were", "be", "been", "now", "also", "currently", "still", "then", "yet"])
_VERB = re.compile(r"\b(?:is|are|was|were|will|would|has|have|had|can|could|should)\b")
_SHORT = 6  # words
_OBLIGED = re.compile(
    r"\b(?:should|must|shall|ought to|(?:need|needs|needed|required|requires|has|have|had) to)\s+(?:also |now )?"
)
_SUBJUNCTIVE = re.compile(
    r"^(?P<who>.*?\S) (?:(?:should |must |shall |would |will |may )(?:now |also )?be|be|"
    r"(?:is|are)(?= \w+(?:ed|en|wn|nt)\b))\s+"
    r"(?P<rest>\S.*)$"
)
_WOULD = re.compile(r"^(?P<who>.*?\S) (?:should|must|would|will|shall)\s+(?P<rest>(?!be\b|not\b)\S.*)$")
_CONDITION = re.compile(r"^(?:if|when|whenever|where|as|once|should|in the event)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_WHO = r"[A-Z][\w.’'-]*(?:/[\w.’'-]+)*"
_NOTE = re.compile(
    r"^\W*(?:(?i:actions?(?: (?:items?|points?))?)\s*[:–-]\s*)?(?:The )?"
    rf"{_WHO}(?:\s*(?:,|&|and)?\s*{_WHO}){{0,4}}\s+to\s+(?=[a-z])"
)
_MARKED = re.compile(r"^\W*(?:(?i:actions?(?: (?:items?|points?|required|agreed|for))?)|AP|AI)\s*[\d.]*\s*[:–—-]\s*")
_NUMBERED = re.compile(r"^\W*\d[\d.]*\s?[a-z]{0,5}[.)]\s+")
_LABELLED = re.compile(r"\s[–—]\s")  # "Harbour sign – it was agreed ..."
_POINTS = re.compile(
    r"^(?:\S+(?: (?:on|up|in|into|out|back|to|at|with|for|of|through|over|it|forward|again|further|the))*"
    r"(?: (?:this|it|these|them|those|that|so|matter|issue|further|accordingly|same|here))?|"
    r"make enquiries|do (?:so|this)|take (?:this|it|the matter) (?:up|forward|further))$",
    re.IGNORECASE,
)  # "investigate", "look into this"
_VERBS_TOO = frozenset(["continue", "receive", "have", "requested", "requests"])
_SENDING = re.compile(
    r"\b(?:provid|present|report|circulat|submit|sen[dt]|shar|giv|brought|bring|highlight|taken?|forward|issu|"
    r"notif|advis|updat|come|go|writ|speak|rais|feed|pass|return|revert|draw|refer|distribut|email|deliver|announc)\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Deliverable:
    """The words; `from_before` where they take up what the sentence before says."""

    words: str
    from_before: bool = False


def deliverable(scene: Scene, owned: bool) -> Deliverable:
    """The thing to be done; `owned` tells whether it is known who is to do it, so that it need not be said again."""
    doc, promise = scene.doc, scene.promise
    said = few_words(_thing(scene, owned))
    if not said:
        said = few_words(doc[promise.first : promise.last].text)
    if promise.rule.name == "will-no-longer":
        return Deliverable(said if "no longer" in said or "cease" in said else f"no longer {said}")
    points = promise.rule.says != "whole" and _POINTS.match(said)
    return _with_matter(scene, said) if points else Deliverable(said)


def _with_matter(scene: Scene, said: str) -> Deliverable:
    """Words that only point ("look into this") with what they point at: the sentence before, else the item's topic."""
    before = sentence_before(scene.sentence)
    if scene.promise.rule.name == "bracketed-to":  # "the sign is broken (AB to follow up)"
        said_before = scene.doc[scene.promise.first : scene.promise.start].text
        return Deliverable(few_words(f"{said}: {said_before.rsplit(',', 1)[-1].strip()}"))
    matter = few_words(before.text, LONGEST - len(said.split())) if before is not None else ""
    if len(matter.split()) > 3:
        return Deliverable(f"{said}: {matter}", from_before=True)
    topic = topic_of(scene.paper, scene.passage)
    return Deliverable(f"{said} ({topic.name})" if topic else said)


def sentence_before(sentence: Span) -> Span | None:
    """The sentence before one of the same passage."""
    return next((s for s in sentence.doc.sents if s.end == sentence.start), None)


def _cue(scene: Scene) -> Span:
    return scene.doc[scene.promise.start : scene.promise.end]


def _thing(scene: Scene, owned: bool) -> str:
    """The verb and what follows it; for a passive its subject; for an event its name; for "agreed that" the clause."""
    doc, promise = scene.doc, scene.promise
    says = promise.rule.says
    stop = doc[promise.last - 1].idx + len(doc[promise.last - 1])
    if says == "object":
        asked = max(
            (i for i in range(promise.start, promise.end) if doc[i].lower_ in _VERBS_TOO), default=promise.start
        )
        return _ARTICLE.sub("", scene.passage.text[doc[asked + 1].idx : stop])
    passive = doc[promise.end - 1].lower_ in _participles() and any(t.lower_ == "be" for t in _cue(scene))
    if says == "that":
        return _agreed(scene, stop, owned)
    if says == "whole":
        return _whole(scene, stop, owned)
    if says == "event":
        return _event(scene, stop)
    if says == "passive" or passive:
        return _passive(scene.passage.text[doc[promise.end - 1].idx : stop], _subject(scene))
    return _active(scene, stop, owned)


def _subject(scene: Scene) -> str:
    """The thing before the words of promise, read back as far as the sentence goes where the clause has none."""
    doc, promise = scene.doc, scene.promise
    if doc[promise.start].lower_ in _BEHIND and doc[promise.start - 1].lower_ not in _BETWEEN:
        near = phrase_before(doc, promise.start, promise.first)
        if near is not None:
            return near.text.split(" - ")[-1]
    subject = subject_in(doc[promise.first : promise.start].text)
    if subject in ("it", "they") and promise.start - scene.sentence.start <= 2:
        return _taken_up(scene) or subject
    return subject or subject_in(doc[scene.sentence.start : promise.start].text)


def _taken_up(scene: Scene) -> str:
    """What "It" at the head of a sentence takes up: the subject of the sentence before."""
    before = sentence_before(scene.sentence)
    verb = _VERB.search(before.text) if before is not None else None
    subject = subject_in(before.text[: verb.start()]) if before is not None and verb else ""
    return subject if 0 < len(subject.split()) <= _SHORT and subject.lower() not in PRONOUNS else ""


def _passive(rest: str, subject: str) -> str:
    return f"{subject} to be {rest}" if subject else f"to be {rest}"


def _active(scene: Scene, stop: int, owned: bool) -> str:
    doc, verb = scene.doc, _verb(scene)
    if doc[verb].lower_ in ("that", "they"):
        return _turned(re.sub(r"^(?:that|they|we)\s+", "", scene.passage.text[doc[verb].idx : stop]).strip(), owned)
    rest = scene.passage.text[doc[verb].idx : stop]
    if plain := _base_of().get(doc[verb].lower_):
        rest = plain + rest[len(doc[verb]) :]
    goes_on = doc[verb].lower_ == "continue"
    timed = scene.promise.rule.kind != "action" or scene.promise.rule.name == "will-do" or goes_on
    subject = _subject(scene) if timed and not owned else ""
    return f"{subject} to {rest}" if subject and subject not in PRONOUNS else rest


def _verb(scene: Scene) -> int:
    """Where the verb of doing stands in the words; some rules look at a word more."""
    doc, promise = scene.doc, scene.promise
    last = promise.end - 1
    if doc[last].lower_ in ("that", "they") or doc[last - 1].lower_ == "to" or doc[last].lower_ in _verbs():
        return last
    doing = [i for i in range(promise.start, last) if doc[i].lower_ in _verbs() or doc[i].lower_ in _VERBS_TOO]
    return doing[-1] if doing else last - (doc[last].lower_ == "out")


def _event(scene: Scene, stop: int) -> str:
    doc, promise = scene.doc, scene.promise
    name = _subject(scene)
    held = [i for i in range(promise.start, promise.end) if doc[i].lower_ in _TAKES_PLACE]
    if not name:
        return scene.passage.text[doc[promise.start].idx : stop]
    if not held:
        begin = promise.start + (doc[promise.start].lower_ in ("will", "would", "shall"))
        return f"{name} to {scene.passage.text[doc[begin].idx : stop]}"
    rest = scene.passage.text[doc[held[-1] + 1].idx : stop] if held[-1] + 1 < promise.last else ""
    if doc[held[-1]].lower_ == "planning":
        return rest
    return f"{name} {rest}" if rest[:1] not in ",;." else name


def _agreed(scene: Scene, stop: int, owned: bool) -> str:
    """What was agreed or asked: the clause behind "that"."""
    doc, promise = scene.doc, scene.promise
    if promise.rule.name == "agreed-that-do":  # "that the Clerk write"
        rest = scene.passage.text[doc[promise.end - 1].idx : stop]
        subject = "" if owned else subject_in(doc[promise.start : promise.end - 1].text)
        return f"{subject} to {rest}" if subject else rest
    begin = next((i + 1 for i in range(promise.start, promise.last) if doc[i].lower_ == "that"), promise.first)
    return _turned(scene.passage.text[doc[min(begin, promise.last - 1)].idx : stop], owned)


def _turned(clause: str, owned: bool) -> str:
    """ "the list be shared" as "the list to be shared"; "the Clerk should write" as "write" where the owner is told."""
    clause = " ".join(clause.split())
    if _CONDITION.match(clause):
        return clause
    found = [m for m in (_SUBJUNCTIVE.match(clause), _WOULD.match(clause)) if m is not None]
    first = min(found, key=lambda m: len(m["who"]), default=None)
    if first is None or len(first["who"].split()) > LONGEST:
        return clause
    subject = subject_in(first["who"]) or first["who"]
    if first.re is _SUBJUNCTIVE:
        return _passive(first["rest"], subject)
    return first["rest"] if owned or subject.lower() in ("we", "they", "he", "she") else f"{subject} to {first['rest']}"


def _whole(scene: Scene, stop: int, owned: bool) -> str:
    doc, promise = scene.doc, scene.promise
    clause = " ".join(scene.passage.text[doc[promise.first].idx : stop].split())
    if promise.rule.opens:
        return _NOTE.sub("", _MARKED.sub("", clause)) if owned else clause
    obliged = _OBLIGED.search(clause)
    if obliged is None:
        return re.sub(r"^(?:It is hoped that |There (?:will|would|shall) be )", "", clause)
    subject, rest = subject_in(clause[: obliged.start()]), clause[obliged.end() :]
    if owned and not rest.startswith("be "):
        return rest
    return f"{subject} to {rest}" if subject else rest


def noted(text: str) -> str:
    """What a note tells somebody to do ("AB to ring the bank" as "ring the bank"), else its words."""
    return few_words(_LABELLED.sub(": ", _NOTE.sub("", _NUMBERED.sub("", text)), count=1))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(form for row in columns("doing_verbs") for form in row)


@cache
def _participles() -> frozenset[str]:
    return frozenset(row[2] for row in columns("doing_verbs"))


@cache
def _base_of() -> dict[str, str]:
    return {row[3]: row[0] for row in columns("doing_verbs")}


def recipient(scene: Scene) -> Ref | None:
    """The party that what is sent, told or shown goes to: after "to", or right after the verb."""
    doc, promise = scene.doc, scene.promise
    verb = next((i for i in range(promise.end - 1, promise.start - 1, -1) if _SENDING.match(doc[i].text)), None)
    if verb is None:
        return None
    for i in range(verb + 1, promise.last - 1):
        if doc[i].lower_ == "to" or i == verb + 1:
            at = i + (doc[i].lower_ == "to")
            if doc[at : at + 3].text.lower() == "the attention of":
                at += 3
            if found := party_at(doc, at, scene.parties):
                return found[0].ref
    return None
