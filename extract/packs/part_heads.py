"""The heads of the papers in a pack: where a report, the minutes of a meeting, or an appendix begins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from extract.dates import find_dates
from extract.head.heading import read_heading
from extract.packs.printed_lines import PrintedLine
from extract.patterns import words
from extract.rolls.lists import read_roll
from extract.structure.blocks import blocks
from extract.structure.item_series import standard_title
from extract.structure.sections import Item

_REACH = 14  # lines of a head in which its cues are looked for
_ABOVE = 6  # lines of a head above its first cue
_ROLL = 25  # lines in which those present are named
_NUMBERED = re.compile(r"(?P<number>\d{1,4}[A-Za-z]?)[.)]?\s+(?=\S)")
_BEFORE_DAY = 20  # characters: "Held on Friday, "
_DAY_WORDS = 16
_NO_LETTERS = re.compile(r"[\W_]+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ALIKE = 0.8  # share of words that a report's title and the agenda's words for it have in common
_TITLED = re.compile(r"(?:report title|title|subject)\s*:\s*(?P<title>\S.*)", re.IGNORECASE)
_APPENDIX_TITLE = re.compile(r"\W*\w+(?:\s+[A-Z]{0,2}\d{0,2}[a-z]?)?\s*[-–:.]?\s*(?:[A-Z0-9(“\"'].*)?\Z")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a paper in a pack: the lines `first` to `last`, its kind and title, and its item's number if told."""

    kind: str
    title: str
    number: str | None
    first: int
    last: int


def minutes_head(text: str, lines: Sequence[PrintedLine], at: int) -> Head | None:
    """The head of minutes whose first telling line is `at`: a day, and close below a list of those who were there."""
    line = lines[at]
    reach = _REACH if "minutes" in line.cues else _REACH // 2
    present = next((i for i in range(at + 1, min(at + reach, len(lines))) if "present" in lines[i].cues), None)
    if present is None or _NUMBERED.match(line.words):
        return None  # most lines, told without a closer look
    if "minutes" not in line.cues and not _body_and_day(lines, at):
        return None
    if any("agenda" in found.cues for found in lines[at:present]):
        return None
    first = _first(lines, at, present)
    end = lines[present + _ROLL].start if present + _ROLL < len(lines) else len(text)
    excerpt = text[lines[first].start : end]
    found = blocks(excerpt)
    heading = read_heading(excerpt, found, None)
    if heading.date is None or not any(entry.person for entry in read_roll(excerpt, found, ())):
        return None
    title = f"{heading.body}, {heading.date}" if heading.body else heading.date
    stamp = next((found.cues["item"]["number"] for found in lines[first:present] if "item" in found.cues), None)
    return Head("minutes", title, stamp, first, present)


def report_head(lines: Sequence[PrintedLine], at: int, listed: Titles, *, within_minutes: bool) -> Head | None:
    """The head of a report whose first telling line is `at`. It takes two different cues, or one at a page's top; in
    minutes, whose items have titles and reports too, it takes more."""
    told = _told(lines, at, listed)
    if not told.leads:
        return None
    first = _first(lines, at, at)
    page_top = any(line.page_top for line in lines[first : at + 1])
    score = len(told.leads) + told.labelled + (told.opening or told.section)
    if told.leads == {"day"}:
        return None  # the running head of a page
    enough = score > 1 or (page_top and told.leads & {"item", "title"})
    if within_minutes:
        enough = (score > 1 and page_top) or (score > 2 and told.opening)
    if not enough:
        return None
    return Head("report", told.title or _title(lines[first : told.last + 1]), told.number, first, told.last)


def appendix_head(lines: Sequence[PrintedLine], at: int) -> Head | None:
    """The head of an appendix: a line of its own, not one of a list of them."""
    line = lines[at]
    found = line.cues.get("appendix")
    if found is None or line.cells or not line.heads or not _APPENDIX_TITLE.match(line.words):
        return None
    around = [*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]]
    listed = any("appendix" in other.cues for other in around)
    attached = any("closing" in other.cues for other in lines[max(0, at - 4) : at])
    if not line.page_top and (listed or attached or not line.blank):
        return None
    below = lines[at + 1] if at + 1 < len(lines) else None
    named = found.groupdict().get("title")
    title = line.words if named or below is None or not below.heads else f"{line.words}: {below.words}"
    return Head("appendix", title, None, at, at)


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles of an agenda's items, as reports may bear them."""

    by_letters: Mapping[str, Item]
    by_words: Sequence[tuple[frozenset[str], Item]]

    @classmethod
    def of(cls, items: Sequence[Item]) -> Titles:
        """The titles of some items; standing ones such as "Apologies" have no report."""
        own = [item for item in items if not standard_title(item.title)]
        return cls({_letters(i.title): i for i in own}, [(_words(i.title), i) for i in own])

    def item(self, lines: Sequence[PrintedLine], at: int) -> tuple[Item, int] | None:
        """The item whose title stands alone on the line `at`, or on it and one or two more; and how many lines."""
        line = lines[at]
        if not line.heads or not self.by_words:
            return None
        number = _NUMBERED.match(line.words)
        said = line.words[number.end() :] if number else line.words
        for count in (1, 2, 3):
            if count > 1:
                if at + count > len(lines) or lines[at + count - 1].page_top or lines[at + count - 1].blank > 1:
                    break
                said = f"{said} {lines[at + count - 1].words}"
            item = self.named(said)
            if item and (number is None or number["number"] == item.number):
                return item, count
        return None

    def named(self, title: str) -> Item | None:
        """The item of a title: the same letters, or nearly the same words of three or more."""
        said = _words(title)
        alike = (i for own, i in self.by_words if len(own & said) >= _ALIKE * len(own | said))
        return self.by_letters.get(_letters(title)) or (next(alike, None) if len(said) > 2 else None)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a head tells: its leading cues ("item", "report", "day", "title"), and what goes with them."""

    leads: frozenset[str]
    labelled: bool
    opening: bool
    section: bool
    number: str | None
    title: str | None
    last: int


def _told(lines: Sequence[PrintedLine], at: int, listed: Titles) -> _Told:
    leads: set[str] = set()
    labelled = opening = section = False
    number: str | None = None
    title: str | None = None
    last, i = at, at
    while i < min(at + _REACH, len(lines)):
        line, step = lines[i], 1
        here: set[str] = {"item", "report"} & line.cues.keys() if line.heads else set()
        if _body_and_day(lines, i):
            here.add("day")
        if "item" in here:
            number = number or line.cues["item"]["number"]
        if found := listed.item(lines, i):
            item, step = found
            here.add("title")
            if number is None or number == item.number:
                number = item.number
                title = title or " ".join(x.words for x in lines[i : i + step])
        if i == at and not here:
            break
        again = here & leads - ({"report"} if "label" in line.cues else set())  # "Report to:", then "Report by:"
        if again or (i > at and line.page_top):
            break
        leads |= here
        labelled = labelled or "label" in line.cues
        if subject := _TITLED.match(line.words):
            title = title or subject["title"]
            if named := listed.named(subject["title"]):
                number = number or named.number
        if "opening" in line.cues or "section" in line.cues:
            opening, section = "opening" in line.cues, "section" in line.cues
            break
        if here:
            last = i + step - 1
        i += step
    return _Told(frozenset(leads), labelled, opening, section, number, title, last)


def _first(lines: Sequence[PrintedLine], at: int, last: int) -> int:
    """The first line of a head, with the names, days and titles in capitals that stand above its first cue."""
    first = at
    while first > max(0, at - _ABOVE) and not lines[first].page_top:
        above = lines[first - 1]
        telling = above.words.isupper() or _names_body(above.words) or _is_day(above.words) or "item" in above.cues
        if not above.heads or not telling or above.cues.keys() & {"report", "appendix", "closing", "agenda"}:
            break
        first -= 1
    return first


def _body_and_day(lines: Sequence[PrintedLine], at: int) -> bool:
    """Whether a line is but a body's name with a day behind or below it."""
    line = lines[at]
    if not line.heads:
        return False
    if _names_body(line.words):
        return at + 1 < len(lines) and _is_day(lines[at + 1].words)
    day = _day_at(line.words)
    return day is not None and _names_body(line.words[:day])


def _names_body(words_: str) -> bool:
    parts = [part.strip(",:–-").lower() for part in words_.split()]
    parts = [part for part in parts if part and not part.endswith("day")]
    return len(parts) > 1 and parts[-1] in _heads() and words_[:1].isupper()


@cache
def _heads() -> frozenset[str]:
    return frozenset(word.lower() for word in words("body_heads"))


def _is_day(words_: str) -> bool:
    """Whether a line gives a day and next to nothing else but the hour and the place."""
    day = _day_at(words_)
    return day is not None and day < _BEFORE_DAY and len(words_.split()) <= _DAY_WORDS


def _day_at(words_: str) -> int | None:
    """Where a line gives its first day, in full with the year."""
    days = find_dates(words_, None) if _YEAR.search(words_) else ()
    return days[0].start if days and days[0].edtf and _DAY.fullmatch(days[0].edtf) else None


def _title(head: Sequence[PrintedLine]) -> str:
    """The title of a report that no item of the agenda gives: the first line in capitals that is nothing else."""
    for i, line in enumerate(head):
        other = line.cues or _names_body(line.words) or _body_and_day(head, i) or _is_day(line.words)
        if line.words.isupper() and not other:
            return line.words
    return next((line.words for line in head if "report" in line.cues), head[0].words)


def _letters(title: str) -> str:
    return _NO_LETTERS.sub("", title.lower())


def _words(title: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", title.lower()))
