"""Whether two names that two readers wrote down are of one person, body, post or strategy."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

from graph.identity.person_names import Likeness, likeness, parse_name

_SMALL = frozenset(["the", "of", "and", "for", "a", "an", "to", "in", "on", "with", "at", "by"])
_LOOKALIKES = str.maketrans("АВЕКМНОРСТХІЅЈаеорсухіѕј", "ABEKMHOPCTXISJaeopcyxisj")  # Cyrillic letters in acronyms
_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_SLIP = 0.88  # how alike two spellings of one long word are
_KEPT = 1 << 16  # names compared again and again: each of a paper's with all of its gold file
_BOTH_SAY_MORE = 0.85  # agreement asked of two names that each have a word of their own


@lru_cache(maxsize=_KEPT)
def flat(text: str | None) -> str:
    """Text on one line, quotes and dashes plain, Markdown emphasis gone."""
    plain = unicodedata.normalize("NFKC", text or "").translate(_LOOKALIKES).translate(_MARKS)
    plain = re.sub(r"[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}", "", plain)
    return " ".join(plain.split())


def plain(text: str | None) -> str:
    """Flat text in lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", flat(text).lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@lru_cache(maxsize=_KEPT)
def content(text: str | None) -> frozenset[str]:
    """The words that tell names apart, in the singular."""
    words = re.findall(r"[a-z0-9]+", plain(text).replace("'s", "").replace("s'", "s").replace("&", " and "))
    return frozenset(w.rstrip("s") if len(w) > 3 else w for w in words if w not in _SMALL)


@lru_cache(maxsize=_KEPT)
def agree(a: frozenset[str], b: frozenset[str], at_least: float) -> bool:
    """Whether two sets of words name one thing: one may say more than the other, but not each something else."""
    if not a or not b:
        return False
    for word in sorted(a - b):
        twin = next((o for o in sorted(b - a) if len(word) > 5 and _spelt_alike(word, o)), None)
        if twin:
            a = a - {word} | {twin}
    score = 2 * len(a & b) / (len(a) + len(b))
    return score >= (max(at_least, _BOTH_SAY_MORE) if a - b and b - a else at_least)


def _spelt_alike(a: str, b: str) -> bool:
    matcher = SequenceMatcher(None, a, b)
    return matcher.real_quick_ratio() >= _SLIP and matcher.quick_ratio() >= _SLIP and matcher.ratio() >= _SLIP


class Names:
    """The names of one paper, each with the others that its gold file gives for the same one."""

    def __init__(self, aliases: Iterable[tuple[str, ...]]) -> None:
        self._forms: dict[str, set[str]] = {}
        for names in aliases:
            group = {flat(name) for name in names if name}
            for form in group:
                self._forms.setdefault(form.lower(), set()).update(group)

    def same(self, a: str | None, b: str | None, at_least: float = 0.66) -> bool:
        """Whether two names of bodies, posts or strategies are of one; two that are not told are."""
        if not a or not b:
            return not a and not b
        return any(agree(content(x), content(y), at_least) for x in self._all(a) for y in self._all(b))

    def person(self, a: str | None, b: str | None) -> float:
        """How surely two names are one person's: 1 the same name, less for initials or a surname alone, 0 not."""
        if not a or not b:
            return 0.0
        return max(
            _LIKENESS[likeness(parse_name(flat(x)), parse_name(flat(y)))] for x in self._all(a) for y in self._all(b)
        )

    def _all(self, name: str) -> set[str]:
        return {flat(name)} | self._forms.get(flat(name).lower(), set())


_LIKENESS: Mapping[Likeness, float] = {
    Likeness.DIFFERENT: 0.0,
    Likeness.SURNAME: 0.3,
    Likeness.INITIALS: 0.4,
    Likeness.FORM: 0.7,
    Likeness.SAME: 1.0,
}
