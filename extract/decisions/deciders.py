"""Who decided: the body that met, or the one that the words name."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.tokens import Span

from extract.paper import Paper, Passage
from extract.prose.cues import Cue
from extract.prose.parties import parties_in, party_at
from extract.records import Kind, Ref

_BY_VOTE = re.compile(
    r"by (?:an? |the )?(?:vote|show|majority|unanimous|consensus|roll|all|"
    r"acclamation|acclimation|membership|meeting|assembly|floor)\b",
    re.IGNORECASE,
)
_REACH = 14  # words in which "by" is looked for


def met_body(paper: Paper) -> Ref | None:
    """The body that met, in its own minutes; an agenda or report tells of decisions of others."""
    return paper.meeting_body() if paper.heading.kind != "agenda" else None


def _by_met(paper: Paper, passage: Passage, sentence: Span, cue: Cue) -> Ref | None:
    return met_body(paper)


def _unless_named(paper: Paper, passage: Passage, sentence: Span, cue: Cue) -> Ref | None:
    """The body that met, unless the words go on "by" somebody."""
    doc, last = passage.doc, min(cue.end + 1, sentence.end)
    by = [i for i in range(cue.start, last) if doc[i].lower_ == "by"]
    voted = by and _BY_VOTE.match(passage.text[doc[by[0]].idx : sentence.end_char])
    return None if by and not voted else met_body(paper)


def _before(paper: Paper, passage: Passage, sentence: Span, cue: Cue) -> Ref | None:
    """The last body named up to the words' end: "the Board agreed", "... the Council resolved"."""
    bodies = [p for p in paper.once(parties_in, passage, sentence) if p.end <= cue.end and p.ref.kind is Kind.BODY]
    near = [p for p in bodies if p.end >= cue.end - 6]
    return near[-1].ref if near else None


def _by(paper: Paper, passage: Passage, sentence: Span, cue: Cue) -> Ref | None:
    doc, parties = passage.doc, paper.once(parties_in, passage, sentence)
    for i in range(cue.start, min(cue.end + _REACH, sentence.end - 1)):
        if doc[i].lower_ == "by":
            return next((p.ref for p in party_at(doc, i + 1, parties) if p.ref.kind is Kind.BODY), None)
    return None


WAYS: dict[str, Callable[[Paper, Passage, Span, Cue], Ref | None]] = {
    "met": _by_met,
    "unless-named": _unless_named,
    "before": _before,
    "by": _by,
}
