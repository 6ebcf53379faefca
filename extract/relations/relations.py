"""How parties stand to each other, where a sentence says so: part of, replaced by, reports to, responsible for ..."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span

from extract.paper import Paper
from extract.prose.cues import Cue, Cues
from extract.prose.parties import parties_in
from extract.records import Evidence, Kind, Ref, Rejected, Relation
from extract.relations.sides import SIDES, Statement

_PARTIES = (Kind.BODY, Kind.POST, Kind.PERSON)
_DATED = ("replacedBy", "appointed", "responsibleFor")
_THINGS = (
    "after-thing",
    "thing-before",
    "after-duty",
    "duty-before",
    "new-arrangements",
)  # their finds need be no party
_FROM = re.compile(r"\b(?:from|since|in|on|by|at|as of|until)\s+(?:the )?\Z", re.IGNORECASE)
_LONGEST_QUOTE = 300  # characters
_NEAR = 60  # characters after the words within which their date stands


@cache
def _cues() -> Cues:
    return Cues("relations")


def find_relations(paper: Paper) -> Iterator[Relation | Rejected]:
    """Each relation that a sentence states, once for each pair of parties and kind."""
    seen: set[tuple[str, str, str]] = set()
    for passage, sentence in paper.sentences():
        cues = relation_cues(passage.doc, sentence)
        if not cues:
            continue
        parties = paper.once(parties_in, passage, sentence)
        for cue in cues:
            said = Statement(paper, passage, sentence, cue.start, cue.end, parties)
            row = _cues().facts[cue.rule]
            pairs = _pairs(said, cue.rule)
            if not pairs and len(parties) > 1 and cue.rule != "own-group":
                yield Rejected(_quoted(said), f"relation {cue.rule}", "between whom is not said")
            for source, target in pairs:
                key = (source.name.lower(), row["relation"], target.name.lower())
                if key not in seen:
                    seen.add(key)
                    edtf = _date(said) if row["relation"] in _DATED else None
                    yield Relation(
                        _quoted(said), f"relation {cue.rule}", row["strength"], source, row["relation"], target, edtf
                    )


def relation_cues(doc: Doc, sentence: Span) -> list[Cue]:
    """The words of a sentence that relate two parties, those in a name left out."""
    return [
        cue
        for cue in _cues().find(doc, sentence.start, sentence.end)
        if (cue.rule == "own-group" or not _in_name(doc, cue)) and not _still_to_be(doc, sentence, cue)
    ]


def _still_to_be(doc: Doc, sentence: Span, cue: Cue) -> bool:
    """Whether what stands before the words says that it is not so (yet): "to develop a protocol between"."""
    pattern = _cues().facts[cue.rule].get("not_behind")
    return pattern is not None and re.search(pattern, doc[sentence.start : cue.start].text, re.IGNORECASE) is not None


def _in_name(doc: Doc, cue: Cue) -> bool:
    """Whether the words are but part of a name: "Cabinet Member with Responsibility for Roads"."""
    return any(e.start < cue.start and cue.end <= e.end for e in doc.ents if e.label_ in ("BODY", "POST", "STRATEGY"))


def _pairs(said: Statement, rule: str) -> list[tuple[Ref, Ref]]:
    row = _cues().facts[rule]
    kinds = (Kind.BODY,) if row.get("bodies") else _PARTIES
    sources, targets = SIDES[row["source"]](said), SIDES[row["target"]](said)
    things = row["target"] in _THINGS and not row.get("parties")
    return [
        (source, target)
        for source in sources
        for target in targets
        if source.kind in kinds and (things or target.kind in kinds) and source.name.lower() != target.name.lower()
        if not row.get("telling") or target.kind is not Kind.SERVICE or " " in target.name
    ]


def _date(said: Statement) -> str | None:
    """The date that opens the sentence or follows the words."""
    text, begin, close = said.passage.text, said.sentence.start_char, said.sentence.end_char
    end = said.doc[said.end - 1].idx + len(said.doc[said.end - 1])
    for mention in said.passage.dates(begin, close, said.paper.anchor):
        at = begin + mention.start
        if mention.edtf and _FROM.search(text, begin, at) and (at - begin < 12 or 0 <= at - end <= _NEAR):
            return mention.edtf
    return None


def _quoted(said: Statement) -> Evidence:
    """The sentence; of a long one the part around the words."""
    begin, close = said.sentence.start_char, said.sentence.end_char
    text = said.passage.text
    while close > begin and text[close - 1].isspace():
        close -= 1
    if close - begin > _LONGEST_QUOTE:
        middle = said.doc[said.start].idx
        begin, close = max(begin, middle - _LONGEST_QUOTE // 2), min(close, middle + _LONGEST_QUOTE // 2)
        while begin < middle and not text[begin - 1].isspace():
            begin += 1
        while close < said.sentence.end_char and not text[close].isspace():
            close -= 1
    return said.paper.evidence(said.passage, begin, close)
