"""What makes words of decision none: asked, supposed, told of others, or a note on the minutes themselves."""

from __future__ import annotations

from spacy.tokens import Span

from extract.paper import Passage
from extract.prose.cues import Cue
from extract.prose.refusals import refusals
from extract.records import Ref


def refused(passage: Passage, sentence: Span, cue: Cue, named: Ref | None, met: Ref | None) -> str | None:
    """Why words of decision are none here; None where they stand. All that a row asks for has to be there.

    `named` is the body that the words themselves say decided.
    """
    by_whom = {"nobody"} if named is None else set()
    if named is None or named != met:
        by_whom.add("others")
    if named is not None and (met is None or named.name != met.name):
        by_whom.add("another")
    at = passage.doc[cue.start].idx
    texts = {
        "before": passage.text[sentence.start_char : at],
        "after": passage.text[at : sentence.end_char],
        "anywhere": sentence.text,
    }
    for refusal in refusals("decision_refusals"):
        told_of = refusal.row.get("by")
        if refusal.of_rule(cue.rule) and (told_of is None or told_of in by_whom) and refusal.holds(texts):
            return refusal.reason
    return None
