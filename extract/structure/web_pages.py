"""What a page of a council's website is: an agenda with its minutes, or a page that holds no meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.patterns import columns
from extract.structure.blocks import Block
from extract.structure.joining import join

_LONGEST = 200  # characters of a title
_HEAD = 3  # blocks: the page's title, the site's name, the main heading
_HEAD_WITH_MEETING = 6  # blocks within which a page of a meeting says so
_WITH_MINUTES = re.compile(
    r"\bagenda(?:,? decisions)?,? (?:and|&) (?:draft |printed )?(?:minutes|decisions)\b|^agenda item\b", re.IGNORECASE
)
_MINUTED = re.compile(
    r"^\W*(?:present|members present|in attendance)\s*:|^\W*(?:it was )?resolved\b", re.IGNORECASE | re.MULTILINE
)
_OF_A_MEETING = re.compile(r"^(?:printed |draft )?(?:agenda|minutes)\b", re.IGNORECASE)
_AFTER = (" - ", ": ", " | ", " – ")  # what parts a page's kind from its subject


@dataclass(frozen=True, slots=True)
class PageKind:
    """What a page is ("a page about a committee"), and whether it is about one body."""

    what: str
    of_body: bool


def tells_agenda_and_minutes(text: str, blocks: tuple[Block, ...]) -> bool:
    """Whether a page says that it holds an agenda with the minutes or decisions of its items."""
    lines = (join(text, b.start, b.end).text for b in blocks[:_HEAD_WITH_MEETING])
    return any(_WITH_MINUTES.search(line) for line in lines)


def page_without_meeting(text: str, blocks: tuple[Block, ...]) -> PageKind | None:
    """The kind of a page whose head says that it is no record of a meeting; None for every other paper."""
    head = [join(text, b.start, min(b.end, b.start + _LONGEST)).text for b in blocks[:_HEAD_WITH_MEETING]]
    if any(_WITH_MINUTES.search(line) or _OF_A_MEETING.match(line) for line in head) or _MINUTED.search(text):
        return None
    for title in head[:_HEAD]:
        line = title.lower().replace("’", "'")
        for name, body, what in columns("pages_without_meeting"):
            kind = name.lower()
            if line == kind or line.startswith(tuple(kind + after for after in _AFTER)):
                return PageKind(what, body == "body")
    return None
