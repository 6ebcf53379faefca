"""Which names of a text are those of private people: a child of a case, a patient, an applicant, the dead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from extract.naming.names import PersonName, given_names, name_at, title_kind
from extract.patterns import rows

OFFICE_TITLES = ("councillor", "rank", "legislator")
_COUPLE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Miss)\.?\s*(?:and|&)\s*(?=(?:Mr|Mrs|Ms|Dr|Miss)\b)")
_COUPLE_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Miss)\.?\s*(?:and|&)\s*$")
_AND = re.compile(r"\s+(?:and|&)\s+(?=[^\W\d_a-z])")
_SET_OFF = re.compile(r"\s*(?:[,;.)(–-]|$)")
_PSEUDONYM = re.compile(r"(?P<initials>[A-Z]{1,3}\d?)(?![\w'’])|[A-Z][a-zà-ž]+\b(?! [A-Z])")  # "Child FG", "Child Lucy"
_WORD = re.compile(r"[a-z]+")
_LONGEST_NAME = 60  # characters


@dataclass(frozen=True, slots=True)
class PrivateMention:
    """A name that the words beside it tell to be a private person's; `name` is None for "FG" and "Lucy" (`written`).

    `who` says what sort of person, `outweighed` which signs of a public role count for more: "seat" (in an attendance
    list, or a councillor's, officer's or minister's title), "office" (a post, chair or membership that the paper gives
    them), "presence" (they came), "speech" (they spoke).
    """

    name: PersonName | None
    written: str
    start: int
    end: int
    who: str
    outweighed: frozenset[str]


def private_mentions(text: str) -> tuple[PrivateMention, ...]:
    """The private people whom a passage of text names, in order of the rules."""
    index = _rules_by_word()
    told = {n for word in {"", *_WORD.findall(text.lower())} & index.keys() for n in index[word]}
    return tuple(mention for n in sorted(told) for mention in rules()[n].mentions(text))


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of `private_people.jsonl`: words `before` or `after` a name, and who it then is."""

    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    set_off: bool
    who: str
    outweighed: frozenset[str]

    def mentions(self, text: str) -> Iterator[PrivateMention]:
        for name in self._behind(text) if self.before else self._ahead(text):
            if not (title_kind(name.title) in OFFICE_TITLES and "seat" in self.outweighed):
                yield self._mention(name, text[name.start : name.end], name.start, name.end)
        if self.before and "speech" not in self.outweighed:
            for cue in self.before.finditer(text):
                found = _PSEUDONYM.match(text, cue.end())
                if found and (found.group("initials") or found.group() in given_names()):
                    yield self._mention(None, found.group(), found.start(), found.end())

    def _mention(self, name: PersonName | None, written: str, start: int, end: int) -> PrivateMention:
        return PrivateMention(name, written, start, end, self.who, self.outweighed)

    def _behind(self, text: str) -> Iterator[PersonName]:
        """The names behind the cue, those joined to the first by "and" as well."""
        for cue in self.before.finditer(text) if self.before else ():
            at: int | None = cue.end()
            while at is not None:
                couple = _COUPLE.match(text, at)
                name = name_at(text, couple.end() if couple else at, in_list=True)
                if name is None or (self.set_off and not _SET_OFF.match(text, name.end)):
                    break
                yield replace(name, title=None) if couple else name
                more = _AND.match(text, name.end)
                at = more.end() if more else None

    def _ahead(self, text: str) -> Iterator[PersonName]:
        for cue in self.after.finditer(text) if self.after else ():
            if name := name_ending(text, cue.start()):
                yield replace(name, title=None) if _COUPLE_BEFORE.search(text[: name.start]) else name


def name_ending(text: str, end: int) -> PersonName | None:
    """The person's name that ends at `end` of a text, possessive or not; the longest that is surely one, if any is."""
    text, begin = text[:end], max(0, end - _LONGEST_NAME)
    found = [
        name
        for word in re.finditer(r"(?<![\w'’-])[^\W\d_a-z]", text[begin:])
        if (name := name_at(text, begin + word.start(), in_list=True)) and name.end == end
    ]
    return next((name for name in found if name.sure), found[0] if found else None)


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of the file, in its order."""
    return tuple(
        Rule(
            re.compile(rf"(?<![\w-])(?i:{row['before']})(?=[^\W\d_a-z])") if "before" in row else None,
            re.compile(rf"(?i:{row['after']})" if not row.get("cased") else row["after"]) if "after" in row else None,
            bool(row.get("set_off")),
            row["who"],
            frozenset(row["outweighed"]),
        )
        for row in rows("private_people")
    )


@cache
def _rules_by_word() -> dict[str, list[int]]:
    """The numbers of the rules by the words one of which must stand in a text; "" stands in all, most words in none."""
    index: dict[str, list[int]] = {}
    for number, row in enumerate(rows("private_people")):
        for word in row["words"] or [""]:
            index.setdefault(word, []).append(number)
    return index
