"""Attendance that sentences tell: "Board members present were supervisors Ann Lane and Bo Reed, and clerk Cy Dow."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extract.naming.chair_words import chair_kind
from extract.naming.names import name_at
from extract.naming.post_names import has_post
from extract.patterns import rows
from extract.rolls.apologies import sentence_end, sentence_start
from extract.rolls.post_leads import one_of
from extract.rolls.roll import Label, RollEntry, listed_entries
from extract.structure.blocks import Block, Shape
from extract.structure.joining import Joined, join

_LATEST = 30  # blocks
_POST = re.compile(  # "supervisors Ann Lane", "and the treasurer Bo Reed", in small letters
    r"(?:\A|[,;]\s+(?:and\s+)?|\band\s+)(?:the\s+)?(?P<post>(?:[a-z][a-z-]+ ){0,2}[a-z][a-z-]+)\s+(?=[A-Z])"
)


def attendance_in_sentences(text: str, blocks: tuple[Block, ...], listed: list[RollEntry]) -> Iterator[RollEntry]:
    """The entries that sentences near the head of a paper give; `listed` are those that its lists have."""
    for block in blocks[:_LATEST]:
        if block.shape is Shape.HEADING or any(block.start <= e.start < block.end for e in listed):
            continue
        line = join(text, block.start, block.end)
        for pattern, label, leads in _sentences():
            for found in pattern.finditer(line.text):
                if leads:
                    start, end = found.end(), sentence_end(line.text, found.end())
                else:
                    start, end = sentence_start(line.text, found.start()), found.start()
                if start < end and _names_somebody(line.text[start:end]):
                    names = Joined(line.text[start:end], line.offsets[start:end])
                    first, last = min(start, found.start()), max(end, found.end())
                    sentence = Block(block.shape, line.offsets[first], line.offsets[last - 1] + 1)
                    yield from _groups(text, sentence, names, label)


@cache
def _sentences() -> tuple[tuple[re.Pattern[str], Label, bool], ...]:
    return tuple(
        (
            re.compile(row.get("lead") or row["tail"], re.IGNORECASE),
            Label("Present", row["status"], row["capacity"], None, None, False),
            "lead" in row,
        )
        for row in rows("attendance_sentences")
    )


def _names_somebody(words: str) -> bool:
    lead = _POST.match(words)
    return name_at(words, lead.end() if lead else 0, in_list=True) is not None or bool(re.match(r"[A-Z]\w+ [A-Z]", words))


def _groups(text: str, block: Block, line: Joined, label: Label) -> Iterator[RollEntry]:
    """The people of a list, each under the post in small letters that its group begins with."""
    leads = [found for found in _POST.finditer(line.text) if _is_office(found["post"])]
    bounds = [0, *(found.start() for found in leads), len(line.text)]
    for lead, start, end in zip([None, *leads], bounds, bounds[1:], strict=False):
        begin = lead.end() if lead else start
        part = Joined(line.text[begin:end], line.offsets[begin:end])
        if not part.text.strip(" ,.;"):
            continue
        post = one_of(lead["post"]) if lead else None
        chair = chair_kind(post) if post else None
        own = replace(label, post=None if chair else post, chair=chair)
        yield from listed_entries(part, text, block, own, label.status, None)


def _is_office(post: str) -> bool:
    return has_post(one_of(post)) or chair_kind(one_of(post)) is not None
