"""Lists of actions: the entries under "Further action 2022/23", "Next steps:" or "The Board agreed:"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.commitments.due_dates import due_at, when
from extract.commitments.named_owners import all_owners_named
from extract.commitments.organisations import reporting_body
from extract.commitments.unnamed_owners import office_after
from extract.paper import Paper, Passage
from extract.patterns import columns
from extract.prose.parties import parties_in, party_at
from extract.records import Commitment, Due, Ref
from extract.structure.blocks import Shape

_HEAD = re.compile(
    r"\b(?:(?:further|next|new|open|agreed|key|outstanding|future|planned|recommended|required|follow[- ]up) "
    r"actions?|actions? (?:points?|items?|lists?|log|summary|register|tracker|"
    r"required|agreed|arising|for|to be taken)|actions|next steps|"
    r"(?:summary|list|review) of (?:the )?(?:actions|tasks|duties)|to[- ]do(?:[- ]list)?(?=\W*\Z)|"
    r"(?:further )?work to be (?:completed|done|undertaken))\b",
    re.IGNORECASE,
)
_AGREED = re.compile(r"\b(?:agreed|resolved|RESOLVED|AGREED)\b(?: that| to)?\W*\Z")
_DONE = re.compile(r"\b(?:completed(?! by)|taken|to date|progress)\b(?!\W*\Z)|\b(?:previous|last)\b", re.IGNORECASE)
_LONGEST_HEAD = 14  # words
_LONGEST_TITLE = 5  # words of a numbered item that is the head of a list
_LABEL = re.compile(
    r"\W*?(?:\[(?P<initials>[A-Z]{2,4}(?:\s*[,/&]\s*[A-Z]{2,4}){0,4}|All|ALL)\]:?\s+"
    r"|(?P<who>(?=\w)[^:\n]{1,61}?)\s?(?::|\s[–—-])\s+|@(?P<handle>[\w.-]+):?\s+)(?P<verb>[A-Za-z/-]+)\s+\S"
)
_MARK = re.compile(r"\W*(?:ACTION|Action)\b\s*[:–-]?\s+(?=[A-Z])")  # before whose it is: "ACTION Ann - ring the bank"
_BEHIND = re.compile(r"(?:[(\[]|\s[–—-]\s)(?P<who>[^()\[\]–—]{2,60})[)\]]?\W*\Z")
_OPEN_BOX = re.compile(r"\s*\[ ?\]\s")
_DONE_BOX = re.compile(r"\s*\[[xX✓✔]\]")
_REPORTED_DONE = re.compile(r"(?:[–—-]|:|\()\s*(?:all )?(?:done|completed?|closed)\b[.!)]*\s*\Z", re.IGNORECASE)
_NO_VERB = re.compile(
    r"(?:the|an?|no|not|all|this|that|these|it|there|is|are|was|were|has|had|have|we|i|he|she|they|none|nil|done|"
    r"closed|complete|ongoing|\w{2,}(?<!ne)(?<!fe)ed)\Z",
    re.IGNORECASE,
)
_LISTED = (Shape.BULLET, Shape.NUMBERED)
_BULLET = re.compile(r"[-*•]\s")  # of an entry that a tab makes a row: "- [AP]\tring the bank"
_FIRST = re.compile(r"\W*(?P<to>[Tt]o )?(?P<verb>[A-Za-z-]+)\s+\S")


def action_lists(paper: Paper, following: str | None) -> Iterator[Commitment]:
    """Every entry of a list of actions that begins with what is to be done.

    `following` is the next meeting of the body that met, as EDTF.
    """
    head: Passage | None = None
    agreed = False
    for passage in paper.recorded():
        if passage.shape not in _LISTED and not _BULLET.match(passage.text):
            head, agreed = (passage if _heads(passage.text) else None), bool(_AGREED.search(passage.text))
            continue
        if head is not None and head.shape is Shape.NUMBERED and head.item is not passage.item:
            head = None  # "3. Next steps" ends with its item
        to_do = head is not None or _OPEN_BOX.match(passage.text)
        if (to_do or _MARK.match(passage.text)) and (labelled := _labelled(paper, passage, following)):
            yield labelled
            continue
        if _DONE_BOX.match(passage.text):
            continue
        found = _FIRST.match(passage.text)
        verb = found is not None and found["verb"].lower() in _verbs()
        if found and verb and (to_do or (agreed and found["to"])):
            yield _action(paper, passage, head, found.start("verb"), bool(agreed and found["to"]), following)
        title = passage.shape is Shape.NUMBERED and len(passage.text.split()) <= _LONGEST_TITLE
        if _heads(passage.text) and (title or passage.text.rstrip().endswith(":")):
            head = passage


@cache
def _verbs() -> frozenset[str]:
    return frozenset(row[0] for row in columns("doing_verbs")) | {"have", "continue"}


def _heads(text: str) -> bool:
    """Whether a line is the head of a list of actions to come."""
    short = len(text.split()) <= _LONGEST_HEAD or text.rstrip().endswith(":")
    last = text.rstrip(" :").rsplit(". ", 1)[-1]
    return short and bool(_HEAD.search(last)) and not _DONE.search(_HEAD.sub("", last))


def _labelled(paper: Paper, passage: Passage, following: str | None) -> Commitment | None:
    """An entry that begins with whose it is: "Ann: ring the bank", "@ann ring the bank", "All members: ..."."""
    mark = _MARK.match(passage.text)
    found = _LABEL.match(passage.text, mark.end() if mark else 0)
    if found is None or _NO_VERB.match(found["verb"]) or _DONE_BOX.match(passage.text):
        return None
    if _REPORTED_DONE.search(passage.text):
        return None
    who = found["initials"] or found["who"] or found["handle"].capitalize()
    owners = all_owners_named(paper, who, passage.joined.offsets[found.start()]) or _body(paper, passage, who)
    if not owners:
        return None
    text = passage.text
    due = when(paper, passage, 0, len(text), found.start("verb"), following).due
    return Commitment(
        paper.evidence(passage, 0, min(len(text), 300)),
        "commitment action-list",
        0.8,
        " ".join(text[found.start("verb") :].split()[:22]).strip(" ,;:.–-"),
        owners,
        None,
        due,
        "action",
        item=passage.item.number if passage.item else None,
    )


def _body(paper: Paper, passage: Passage, who: str) -> tuple[Ref, ...]:
    """A body that is named in full before the colon: "Harbour Foundation: ..."."""
    body = next((e for e in passage.entities if e.label_ == "BODY" and e.text == who), None)
    ref = paper.refer(body, passage) if body is not None else None
    return (ref,) if ref else ()


def _action(
    paper: Paper, passage: Passage, head: Passage | None, begin: int, agreed: bool, following: str | None
) -> Commitment:
    own = list(_dues(paper, passage, following))
    due = next(iter((*own, *(_dues(paper, head, following) if head else ()))), None)
    end = len(passage.text)
    behind = _BEHIND.search(passage.text)
    told = all_owners_named(paper, behind["who"], passage.joined.offsets[behind.start()]) if behind else ()
    named = _whose(paper, head) if head is not None else None
    owner = named or (paper.meeting_body() if agreed else reporting_body(paper, passage))
    return Commitment(
        paper.evidence(passage, 0, min(end, 300)),
        "commitment action-list",
        0.65,
        " ".join(passage.text[begin:].split()[:22]).strip(" ,;:.–-"),
        told or ((owner,) if owner else ()),
        None,
        due,
        "action",
        item=passage.item.number if passage.item else None,
        responsible_inferred=owner is not None and named is None and not told,
    )


def _whose(paper: Paper, head: Passage) -> Ref | None:
    """Whose actions a head says they are: "Actions for the Clerk:"."""
    last = next((i for i in range(len(head.doc) - 1, -1, -1) if head.doc[i].lower_ in ("for", "by")), None)
    if last is None:
        return None
    sentence = head.sentences[-1]
    found = party_at(head.doc, last + 1, paper.once(parties_in, head, sentence))
    return found[0].ref if found else office_after(paper, head.doc, last + 1, len(head.doc))


def _dues(paper: Paper, passage: Passage, following: str | None) -> Iterator[Due]:
    """The days to come that a passage gives, the next meeting among them."""
    for mention in passage.dates(0, len(passage.text), paper.anchor, "future"):
        due = due_at(paper, passage.text, mention, passage.joined.offsets[mention.start], following)
        if _to_come(paper, due.last_day) or due.meeting_of is not None:
            yield due


def _to_come(paper: Paper, last_day: str | None) -> bool:
    return last_day is not None and last_day > (paper.heading.date or "")
