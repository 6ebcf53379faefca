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
from extract.rolls.first_names import of_first_names
from extract.rolls.post_leads import one_of
from extract.rolls.roll import Label, RollEntry, listed_entries
from extract.structure.blocks import Block, Shape
from extract.structure.joining import Joined, join

_WHO = re.compile(r"(?P<who>trustees|supervisors|commissioners|directors|selectmen)\b", re.IGNORECASE)
_OFFICES = tuple(  # of one to three words
    re.compile(rf"(?:and\s+)?(?:the\s+)?(?P<post>[A-Z][a-z]+(?: [A-Z][a-z]+){{{more}}})\s+(?=[A-Z])")
    for more in range(3)
)
_LATEST = 30  # blocks
_POST = re.compile(  # "supervisors Ann Lane", "and the treasurer Bo Reed", in small letters
    r"(?:\A|[,;]\s+(?:and\s+)?|\band\s+)(?:the\s+)?(?P<post>(?:[a-z][a-z-]+ ){0,2}[a-z][a-z-]+)\s+(?=[A-Z])"
)


def attendance_in_sentences(text: str, blocks: tuple[Block, ...], listed: list[RollEntry]) -> Iterator[RollEntry]:
    """The entries that sentences near the head of a paper give; `listed` are those that its lists have."""
    for block in blocks[:_LATEST]:
        if block.shape is Shape.HEADING:
            continue
        line = join(text, block.start, block.end)
        for pattern, label, leads in _sentences():
            for found in pattern.finditer(line.text):
                own = (
                    replace(label, words=f"{told['who']} present")
                    if leads and (told := _WHO.match(found.group()))
                    else label
                )
                if leads:
                    start, end = found.end(), _end(line.text, found.end())
                else:
                    start, end = sentence_start(line.text, found.start()), found.start()
                if start < end and _names_somebody(line.text[start:end], own, text):
                    names = Joined(line.text[start:end], line.offsets[start:end])
                    if any(line.offsets[start] <= e.start <= line.offsets[end - 1] for e in listed):
                        continue
                    first, last = min(start, found.start()), max(end, found.end())
                    sentence = Block(block.shape, line.offsets[first], line.offsets[last - 1] + 1)
                    yield from _groups(text, sentence, names, own)


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


def _end(line: str, start: int) -> int:
    """Where the names of a sentence end; "; and" goes on with them."""
    end = sentence_end(line, start)
    while re.match(r";\s+and\s+[A-Z]", line[end:]):
        end = sentence_end(line, end + 1)
    return end


def _names_somebody(words: str, label: Label, source: str) -> bool:
    if label.words != "Present":
        return words[:1].isupper()
    lead = _POST.match(words)
    return name_at(words, lead.end() if lead else 0, in_list=True) is not None or bool(
        re.match(r"[A-Z]\w+ [A-Z]", words) or of_first_names(words, source)
    )


def _groups(text: str, block: Block, line: Joined, label: Label) -> Iterator[RollEntry]:
    """The people of a list, each under the post in small letters that its group begins with."""
    chunks = [chunk for chunk in re.finditer(r"[^;]+", line.text) if chunk.group().strip()]
    if len(chunks) > 1 and any(_office_before(chunk.group().strip()) for chunk in chunks):
        for chunk in chunks:  # "Supervisors Ann Pike and Bo Nair; Solicitor Cy Dow"
            yield from _chunk(text, block, Joined(chunk.group(), line.offsets[chunk.start() : chunk.end()]), label)
        return
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


def _chunk(text: str, block: Block, line: Joined, label: Label) -> Iterator[RollEntry]:
    lead = len(line.text) - len(line.text.lstrip())
    office = _office_before(line.text[lead:])
    begin = lead + (office.end() if office else 0)
    own = replace(label, post=one_of(office["post"])) if office else label
    yield from listed_entries(Joined(line.text[begin:], line.offsets[begin:]), text, block, own, label.status, None)


def _office_before(words: str) -> re.Match[str] | None:
    """The post with which a group begins ("Solicitor Cy Dow", "Road Supervisors Ann Pike and Bo Nair")."""
    for found in (office.match(words) for office in _OFFICES):
        if found and has_post(one_of(found["post"])) and name_at(words, found.end(), in_list=True):
            return found
    return None


def _is_office(post: str) -> bool:
    return has_post(one_of(post)) or chair_kind(one_of(post)) is not None
