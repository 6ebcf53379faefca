"""A sentence as the patterns of terms read it: marks in place of its people, offices, bodies, dates and years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import count

from spacy.tokens import Span

from extract.dates import DateMention
from extract.dates.reading import Lean
from extract.naming.chair_words import chair_pattern
from extract.paper import Passage
from extract.patterns import rows
from extract.rolls.entries import posts_before_names

PERSON, OFFICE, BODY, DAY, YEAR = "P", "O", "B", "D", "Y"
_OF_ENTITIES = {"PERSON": PERSON, "POST": OFFICE, "BODY": BODY}
_MEMBER = (
    r"(?<![\w-])(?:(?:voting|non-voting|lay|co-opted) )?[Mm]ember"
    r"(?! (?:of|for) (?:the )?(?:staff|public))(?![\w-])"
)
_BODY_BEHIND = r"(?:,? (?:of|for|to|on|at|from) (?:the )?⟨B(?P<{name}>\d+)⟩|, (?:the )?⟨B(?P<{name}_in>\d+)⟩)?"
_NO_OTHER = (  # an office of something that is not recognised, or of an hour, is not one of the body that met
    r"(?!['’]|,? (?:of|for|to|on|at) (?:(?:this|that|the|a|its|their|our) )?(?:(?-i:[A-Z])|⟨[BPO]"
    r"|(?:working|task|sub|steering|friends|meeting|day|item|session|evening)\b))"
)
_PARTY = r"(?: \([^()⟨⟩]{1,30}\))?"
_SECOND_YEAR = re.compile(r"[-–/](?:\d\d)?\d\d(?!\d)")
_USE = re.compile(r"<(?P<part>[a-z]+)(?::(?P<name>[a-z]+))?>")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark stands for: the characters `start:end` of the passage, with the entity, date or meaning of a year."""

    start: int
    end: int
    kind: str
    entity: Span | None = None
    date: DateMention | None = None
    means: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with marks; `places` is where each character of it stands in the passage."""

    text: str
    marks: tuple[Mark, ...]
    places: tuple[int, ...]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters `start:end` stand in the passage."""
        last = self.places[end - 1]
        whole = next((mark.end for mark in self.marks if mark.start == last and self.text[end - 1] == "⟩"), last + 1)
        return self.places[start], whole


def marked(passage: Passage, sentence: Span, anchor: date | None, lean: Lean) -> Marked:
    """A sentence with marks: recognised names go first, then years without figures, dates, and words of chairs."""
    text, begin = passage.text_of(sentence), sentence.start_char
    found = [
        Mark(e.start_char, e.end_char, _OF_ENTITIES[e.label_], e)
        for e in sentence.ents
        if e.label_ in _OF_ENTITIES and not e.text.endswith("authority")  # "left the authority" is of any
    ]
    more: list[Mark] = [
        Mark(begin + m.start(), begin + m.end(), YEAR, means=means)
        for pattern, means in _years()
        for m in pattern.finditer(text)
    ]
    for day in (d for d in passage.dates(begin, sentence.end_char, anchor, lean) if d.edtf and not d.every):
        second = _SECOND_YEAR.match(text, day.end)  # "the municipal year 2018/19"
        more.append(Mark(begin + day.start, begin + (second.end() if second else day.end), DAY, date=day))
    more += (Mark(begin + m.start(), begin + m.end(), OFFICE) for m in _offices().finditer(text))
    for mark in more:
        if not any(mark.start < other.end and other.start < mark.end for other in found):
            found.append(mark)
    found.sort(key=lambda mark: mark.start)
    return _written(text, begin, tuple(found))


def _written(text: str, begin: int, marks: tuple[Mark, ...]) -> Marked:
    out, places, at = "", [], begin
    for number, mark in enumerate(marks):
        sign = f"⟨{mark.kind}{number}⟩"
        between = text[at - begin : mark.start - begin]
        out += between + sign
        places += [*range(at, mark.start), *[mark.start] * len(sign)]
        at = mark.end
    out += text[at - begin :]
    places += range(at, begin + len(text))
    return Marked(out, marks, tuple(places))


@cache
def _years() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["year"], re.IGNORECASE), row["means"]) for row in rows("terms") if "year" in row)


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(rf"{chair_pattern()}|{_MEMBER}|(?<![\w-])(?:{posts_before_names()}|Clerk)(?![\w-])")


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the data file; the second use of a part is a group whose name ends in `_2`, and so on."""
    uses = count(2)
    given: set[str] = set()

    def named(name: str) -> str:
        name = name if name not in given else f"{name}_{next(uses)}"
        given.add(name)
        return name

    def part(use: re.Match[str]) -> str:
        match use["part"]:
            case "who" | "other" as who:
                return rf"⟨P(?P<{named(who)}>\d+)⟩{_PARTY}"
            case "office":
                behind = _BODY_BEHIND.replace("{name}", named("of"))
                return rf"(?:(?:the|an?|its|our|their|his|her) )?⟨O(?P<{named('office')}>\d+)⟩{behind}{_NO_OTHER}"
            case "body":
                return rf"(?:the )?⟨B(?P<{named('body')}>\d+)⟩"
            case "date":
                return rf"⟨D(?P<{named(use['name'])}>\d+)⟩"
            case "year":
                return rf"⟨Y(?P<{named('year')}>\d+)⟩"
        return rf"(?:{_USE.sub(part, _fragments()[use['part']])})"

    return re.compile(_USE.sub(part, pattern), re.IGNORECASE)


@cache
def _fragments() -> dict[str, str]:
    return {row["fragment"]: row["pattern"] for row in rows("terms") if "fragment" in row}


def group(found: re.Match[str], name: str) -> int | None:
    """The number of the mark that a part of a match is; None where it has none."""
    return next((int(n) for key, n in found.groupdict().items() if n and _is_use(key, name)), None)


def _is_use(key: str, name: str) -> bool:
    return re.fullmatch(rf"{name}(?:_in)?(?:_\d+)?(?:_in)?", key) is not None
