"""What is promised, in few words, and who is to receive it."""

from __future__ import annotations

import re

from extract.commitments.scene import Scene
from extract.prose.parties import party_at
from extract.prose.phrases import phrase_before
from extract.records import Ref

_LONGEST = 22  # words
_STOPS = re.compile(
    r"[;.](?=\s|$)|,? (?:but|which|although|as if|however)\b|\s[–—]\s|"
    r",? and (?=(?:the|it|this|a)\b[^,]{0,60}\b(?:would|will)\b)"
)
_SMALL_END = re.compile(r"(?:\s+(?:and|or|the|a|of|to)|\s*\([A-Za-z]{0,3})+$")
_TAKES_PLACE = re.compile(
    r"\b(?:place|held|scheduled|planned|arranged|timetabled|booked|programmed|expected|anticipated|hoped|due|ahead|"
    r"planning|is|are)\b"
)
_TO = frozenset(["to", "with", "for"])
_SENDING = re.compile(
    r"\b(?:provid|present|report|circulat|submit|sen[dt]|shar|giv|brought|bring|highlight|taken?|forward|issu|"
    r"notif|advis|updat|come|go|writ|speak|rais|feed|pass|return|revert)\w*",
    re.IGNORECASE,
)


def deliverable(scene: Scene) -> str:
    """The thing to be done, with the "no longer" that turns it round; the whole clause where little else is said."""
    doc, promise = scene.doc, scene.promise
    said = _SMALL_END.sub("", _thing(scene))
    if len(said.split()) < 2 and "no longer" not in doc[promise.start : promise.end].text.lower():
        return _SMALL_END.sub("", _few(doc[promise.first : promise.last].text))
    turned = "no longer" in doc[promise.start : promise.end].text.lower() and "no longer" not in said.lower()
    return f"no longer {said}" if turned else said


def _thing(scene: Scene) -> str:
    """The verb and what follows it; for a passive its subject; for an event its name."""
    doc, promise = scene.doc, scene.promise
    last = doc[promise.last - 1]
    stop = last.idx + len(last)
    rest = doc.text[doc[promise.end - 1].idx : stop]
    says = promise.rule.says
    thing = phrase_before(doc, promise.start, promise.first) if says in ("passive", "event") else None
    if thing is not None and not _only_pronoun(thing.text):
        if says == "passive":
            return f"{thing.text} to be {_few(rest)}"
        if not _TAKES_PLACE.search(doc[promise.start : promise.end].text.lower()):
            begin = promise.start + (doc[promise.start].lower_ in ("will", "would", "shall"))
            return f"{thing.text} to {_few(doc.text[doc[begin].idx : stop])}"
        return (
            f"{thing.text} {_few(doc.text[doc[promise.end].idx : stop])}" if promise.end < promise.last else thing.text
        )
    if says in ("whole", "passive", "event"):
        return _few(doc.text[doc[promise.first].idx : stop])
    return _few(rest)


def recipient(scene: Scene) -> Ref | None:
    """The party that what is sent, told or shown goes to: after "to", or right after the verb."""
    doc, promise = scene.doc, scene.promise
    verb = next((i for i in range(promise.end - 1, promise.start - 1, -1) if _SENDING.match(doc[i].text)), None)
    if verb is None:
        return None
    for i in range(verb + 1, promise.last - 1):
        if (doc[i].lower_ == "to" or i == verb + 1) and (
            found := party_at(doc, i + (doc[i].lower_ == "to"), scene.parties)
        ):
            return found[0].ref
    return None


def _only_pronoun(text: str) -> bool:
    return text.lower() in ("it", "this", "that", "they", "these", "he", "she", "which", "there", "i", "we")


def _few(text: str) -> str:
    """The words up to the end of the clause, at most a line of them."""
    stop = _STOPS.search(text, 12)
    cut = text[: stop.start()] if stop else text
    return " ".join(cut.split()[:_LONGEST]).strip(" ,;:.–-")
