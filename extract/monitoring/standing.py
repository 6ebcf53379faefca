"""Whether a watching is an arrangement that goes on ("reports quarterly to the Board") or something that happened."""

from __future__ import annotations

import re
from functools import cache

from extract.monitoring.roles import Scene
from extract.patterns import words

_BEFORE, _AFTER = 40, 90  # characters around the words in which how often is looked for
_EVENTS = ("inspection", "monitoring visit", "audit")
_DONE = ("ed", "took", "saw")


def is_standing(scene: Scene, dated: bool) -> bool:
    """Whether the words tell of an arrangement: how often, "continues to", or what oversight without a day is."""
    rule = scene.watching.rule
    lasting = _lasting(scene)
    if rule.activity in _EVENTS:
        return (lasting or rule.standing) and not dated
    if dated:
        return lasting and _continues(scene)
    if rule.activity == "reporting":
        return rule.standing or _receives(scene)
    happened = scene.doc[scene.watching.start].lower_ == "reviewed"  # "the terms were reviewed at the Finance Board"
    return rule.standing or lasting or (rule.activity == "oversight" and not happened)


def _receives(scene: Scene) -> bool:
    """Whether reports come again and again: "receives a monthly report", "received quarterly reports"."""
    doc, watching = scene.doc, scene.watching
    first, last = doc[watching.start].lower_, doc[watching.end - 1].lower_
    often = _lasting(scene)
    return often and (not first.endswith(_DONE) or last.endswith("s"))


def _continues(scene: Scene) -> bool:
    return any(
        t.lower_.startswith("continu")
        for t in scene.doc[max(scene.sentence.start, scene.watching.start - 6) : scene.watching.end]
    )


def _lasting(scene: Scene) -> bool:
    doc, watching = scene.doc, scene.watching
    last = doc[watching.end - 1]
    start = max(scene.sentence.start_char, doc[watching.start].idx - _BEFORE)
    end = min(scene.sentence.end_char, last.idx + len(last) + _AFTER)
    return bool(standing_words().search(scene.passage.text, start, end))


@cache
def standing_words() -> re.Pattern[str]:
    """What says that something goes on."""
    return re.compile(rf"\b(?:{'|'.join(words('standing_words'))})\b", re.IGNORECASE)
