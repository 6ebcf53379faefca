"""Where the name of an erased person stands in a text, found by hashes: "Mrs R.T. Ashdown", "ASHDOWN, Rosie"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from extract.records import Kind, Ref
from graph.erasure.erased import ANY_INITIALS, ANY_NAME, Erasure, Scope
from graph.identity.person_names import PersonName, is_title, parse_name, title_tells
from graph.identity.wording import folded
from graph.word_files import word_set

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|['’‘`](?=[^\W\d_]))*")
_TIGHT = re.compile(r"\.?\s{0,40}|[-_.]")
"""What may stand between the parts of one name: "R.T. Ashdown", "rosie.ashdown", a line's end."""
_BROKEN = re.compile(r"\s{1,40}|-\s{0,40}")
"""What may stand within a surname: "van Dijk", "Smith-Jones", "Ash-" and "down" on the next line."""
_TURNED = re.compile(r"\s{0,3},\s{0,40}|\s{0,3}[|\t]\s{0,3}")
"""What stands between a surname and the given names after it: "Ashdown, Rosie"."""
_HYPHEN, _CUT_HYPHEN = re.compile(r"[-\u2010\u2011]"), re.compile(r"[-\u2010\u2011]\s{1,40}")
"""What makes two surnames one: "Smith-Jones"; and "Smith- Jones", as the end of a line leaves it."""
_LISTED = re.compile(r"[\s,:&.()'-]{0,40}")
"""What stands between the names of a list."""
MOST_GIVEN, MOST_SURNAME = 4, 3
"""How many words the given names and the surname have at most."""
CAPITAL_INITIALS = 3
"""How many capitals in one word are initials ("RT Ashdown"), in a text that is no heading in capitals."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: as it stands, its letters folded, where."""

    raw: str
    letters: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.raw[0].isupper()

    @property
    def initials(self) -> bool:
        """Whether it is an initial, or several."""
        return len(self.letters) == 1 or (self.raw.isupper() and len(self.letters) <= CAPITAL_INITIALS)


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds one erased person in the texts and references of one paper.

    `alone`: there the surname without given names is theirs. `others` are the names that the paper gives to other
    bearers of the surname: (given names written as one, surname).
    """

    erasure: Erasure
    scope: Scope
    alone: bool = False
    others: frozenset[tuple[str, str]] = field(default=frozenset())

    def is_them(self, ref: Ref) -> bool:
        """Whether a reference points at the person, or its words hold their name."""
        if ref.kind is Kind.PERSON:
            name, title = parse_name(ref.name), title_tells(ref.title)
            if self.erasure.is_surname(name.surname):
                if not name.given:
                    return self.alone and not self._other_sex(title)
                return self._is_given(_parts(name), name.surname, title) or bool(self._ends_spelt(name))
        return any(self.spans(text) for text in (ref.name, ref.written, ref.of or ""))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the name stands, in order: given names and surname; titles are left out."""
        words = words_of(text)
        found: list[tuple[int, int]] = []
        listed = False
        for at, word in enumerate(words):
            after = at > 0 and _LISTED.fullmatch(text, words[at - 1].end, word.start) is not None
            if self._is_mailbox(text, word):
                found.append((word.start, word.end))
            listed = _is_plural(word) or (listed and after and (word.capital or word.letters == "and"))
            for last in _surname_ends(text, words, at):
                surname = "".join(w.letters for w in words[at : last + 1])
                if not self.erasure.is_surname(surname) or _is_half(text, words, at, last):
                    continue
                if span := self._named(text, words, at, last, surname, listed):
                    found.append(span)
        return found

    def _is_mailbox(self, text: str, word: Word) -> bool:
        """Whether a word is an initial and the surname as one, before "@"."""
        return (
            text.startswith("@", word.end)
            and self.scope is Scope.FULL
            and self.erasure.is_name(word.letters[0], word.letters[1:])
        )

    def _named(
        self, text: str, words: Sequence[Word], at: int, last: int, surname: str, listed: bool
    ) -> tuple[int, int] | None:
        """The span of a name whose surname is the person's, where the rest of it is theirs too."""
        run = _run(text, words, at)
        titles = _titles(text, words, at - len(run))
        start, end = words[at].start, words[last].end
        for size in range(len(run), 0, -1):
            part = run[-size:]
            if ("".join(w.letters for w in part), surname) in self.others:
                return None
            follows = size < len(run) and run[-size - 1].initials
            one_line = "\n" not in text[part[0].end : part[-1].start]
            if self._is_given(part, surname, titles, extended=one_line) and not (follows and part[0].initials):
                return part[0].start, end
        turned = _after(text, words, last)
        if not run and turned:
            for size in range(len(turned), 0, -1):
                if self._is_given(turned[:size], surname, titles):
                    return start, turned[size - 1].end
            if turned[0].initials:
                return None
        if not self.alone or self._other_sex(titles) or (run and (run[-1].capital or run[-1].initials)):
            return None
        if listed or (not run and _is_titled(text, words, at)):
            return start, end
        return (start, end) if not self.erasure.word and _is_bare(text, words, at, last) else None

    def _is_given(self, part: Sequence[Word], surname: str, titles: frozenset[str], *, extended: bool = True) -> bool:
        """Whether these are the given names or initials of the person, all of them.

        `extended`: names that nobody saw yet may follow the first ("Rosie Margaret").
        """
        known, first = self.erasure.is_name, part[0]
        joined = "".join(w.letters for w in part)
        if all(w.initials for w in part) and not (len(first.letters) > 1 and self._is_spelt(first, surname)):
            if self.scope < Scope.FULL or self._other_sex(titles):
                return False
            more = extended and len(joined) > 1
            return known(joined, surname) or (more and known(joined[0] + ANY_INITIALS, surname))
        if known(joined, surname):
            return True
        if not (extended and all(w.capital for w in part[1:])):
            return False
        if self._is_spelt(first, surname):
            return True
        if self.scope < Scope.FULL or not first.capital:
            return False
        return known(first.letters[0] + (ANY_INITIALS if first.initials else ANY_NAME), surname)

    def _is_spelt(self, first: Word, surname: str) -> bool:
        """Whether a word is the person's first name, spelt out: two letters may be initials that are known too."""
        return len(first.letters) > 2 and self.erasure.is_name(first.letters, surname)

    def _ends_spelt(self, name: PersonName) -> bool:
        """Whether a name ends in theirs, spelt out, behind what was not known for a title ("Leader Rosie Ashdown")."""
        parts = _parts(name)
        return any(self._is_spelt(part, name.surname) for part in parts[1:])

    def _other_sex(self, titles: frozenset[str]) -> bool:
        """Whether titles say that it is somebody else."""
        told = titles & {"m", "f"}
        return bool(self.erasure.sex and told and self.erasure.sex not in told)


@lru_cache(maxsize=1 << 16)
def _letters(raw: str) -> str:
    """A word's letters as they are compared, without the end of the possessive."""
    return "".join(c for c in folded(raw).removesuffix("'s") if c.isalpha())


def words_of(text: str) -> list[Word]:
    """The words of a text that have letters."""
    found = (Word(m.group(), _letters(m.group()), m.start(), m.end()) for m in _WORD.finditer(text))
    return [word for word in found if word.letters]


def possible_surnames(text: str) -> set[str]:
    """Every word of a text, and every few words that may be one surname, as they are compared."""
    words = words_of(text)
    found = {word.letters[1:] for word in words if text.startswith("@", word.end)}
    for at in range(len(words)):
        letters = ""
        for last in _surname_ends(text, words, at):
            letters += words[last].letters
            found.add(letters)
    return found


def _parts(name: PersonName) -> list[Word]:
    """The given names of a parsed name as words."""
    shown = [g.upper() if len(g) == 1 else g.capitalize() for g in name.given]
    return [Word(raw, _letters(raw) or raw, 0, 0) for raw in shown]


def _surname_ends(text: str, words: Sequence[Word], at: int) -> list[int]:
    """The last words of what may be one surname from a word on."""
    ends = [at]
    while len(ends) < MOST_SURNAME and ends[-1] + 1 < len(words):
        if not _BROKEN.fullmatch(text, words[ends[-1]].end, words[ends[-1] + 1].start):
            break
        ends.append(ends[-1] + 1)
    return ends


def _is_half(text: str, words: Sequence[Word], at: int, last: int) -> bool:
    """Whether a surname is one half of a longer one: "Smith" in "Smith-Jones", "Jones" in "Mr Smith- Jones"."""
    if not words[at].capital:
        return False
    behind = last + 1 < len(words) and _HYPHEN.fullmatch(text, words[last].end, words[last + 1].start)
    if behind and words[last + 1].capital:
        return True
    if at == 0 or not words[at - 1].capital:
        return False
    gap = (words[at - 1].end, words[at].start)
    return bool(
        _HYPHEN.fullmatch(text, *gap) or (_CUT_HYPHEN.fullmatch(text, *gap) and _is_surname(text, words, at - 1))
    )


def _is_surname(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a title or an initial before a word shows that it is a surname, no heading ("Apologies- Ashdown")."""
    run = _run(text, words, at)
    return any(w.initials for w in run) or _is_titled(text, words, at - len(run))


def _run(text: str, words: Sequence[Word], at: int) -> list[Word]:
    """What stands right before a surname and may be given names."""
    first = at
    while first > 0 and at - first < MOST_GIVEN:
        word, gap = words[first - 1], text[words[first - 1].end : words[first].start]
        if len(word.raw) == 1 and not word.capital and (not gap or gap.isspace()):
            break  # "a", no initial
        if is_title(word.raw) or _is_plural(word) or not _TIGHT.fullmatch(gap):
            break
        first -= 1
    return list(words[first:at])


def _after(text: str, words: Sequence[Word], last: int) -> list[Word]:
    """The given names that stand behind a surname and a comma, titles between left out."""
    found: list[Word] = []
    gap = _TURNED
    for before, word in zip(words[last:], words[last + 1 :], strict=False):
        if not gap.fullmatch(text, before.end, word.start) or len(found) == MOST_GIVEN:
            break
        gap = _TIGHT
        if is_title(word.raw) and not found:
            continue
        if not word.capital:
            break
        found.append(word)
    return found


def _titles(text: str, words: Sequence[Word], first: int) -> frozenset[str]:
    """What the titles right before a word say."""
    told: frozenset[str] = frozenset()
    while first > 0 and is_title(words[first - 1].raw) and _TIGHT.fullmatch(
        text, words[first - 1].end, words[first].start
    ):  # fmt: skip
        first -= 1
        told |= title_tells(words[first].raw)
    return told


def _is_titled(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a title stands right before a word; "the" alone is none."""
    before = words[at - 1] if at else None
    tight = before is not None and _TIGHT.fullmatch(text, before.end, words[at].start)
    return bool(before and tight and is_title(before.raw) and before.letters != "the")


def _is_bare(text: str, words: Sequence[Word], at: int, last: int) -> bool:
    """Whether a surname without title or given name is a person's, not part of another name ("Ashdown Road")."""
    if not words[at].capital:
        return False
    spaced = at > 0 and text[words[at - 1].end : words[at].start].isspace()
    if spaced and words[at - 1].letters in word_set(__package__, "before_places.tsv"):
        return False
    follows = last + 1 < len(words) and words[last + 1].capital
    possessive = words[last].raw.endswith(("'s", "’s"))
    return possessive or not (follows and text[words[last].end : words[last + 1].start] == " ")


def _is_plural(word: Word) -> bool:
    """Whether a word is a title of several people."""
    return word.letters in word_set(__package__, "plural_titles.tsv")
