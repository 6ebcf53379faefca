"""Names reduced to what makes them the same name: case, accents, "&", "the" and apostrophes do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from graph.identity.words import word_set

_LOOKALIKES = str.maketrans("АВЕКМНОРСТХІЅЈаеорсухіѕј", "ABEKMHOPCTXISJaeopcyxisj")
"""Cyrillic letters that look Latin: some papers write their acronyms with them."""

_DASHES = str.maketrans({"–": "-", "—": "-", "‑": "-", "’": "'", "‘": "'", "`": "'"})


@lru_cache(maxsize=65536)
def spaced(text: str) -> str:
    """The text on one line, single spaces."""
    return " ".join(text.split())


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Lower case without accents, straight quotes and hyphens, one line."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LOOKALIKES).translate(_DASHES))
    return spaced("".join(c for c in decomposed if not unicodedata.combining(c)).casefold())


_WITHOUT_S = {"childrens": "children", "womens": "women", "mens": "men", "peoples": "people"}
"""Plurals whose possessive s comes and goes: "Children's Board", "Childrens Board", "Children Board"."""


@lru_cache(maxsize=65536)
def normal(name: str) -> str:
    """A name of a body, post or strategy for comparison: words only, "and" for "&", without "the"."""
    text = folded(name).replace("&", " and ").replace("'", "")
    words = re.findall(r"[^\W_]+", text)
    return " ".join(_WITHOUT_S.get(w, w) for w in words if w != "the")


@lru_cache(maxsize=65536)
def is_acronym(name: str) -> bool:
    """Whether a form is made of capitals, such as "XSCB" or "ADS&FS"."""
    letters = [c for c in name.translate(_LOOKALIKES) if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return capitals >= 2 and len(name.split()) <= 2 and len(name) <= 12 and capitals * 2 > len(letters)


@lru_cache(maxsize=65536)
def initials_of(name: str) -> frozenset[str]:
    """The acronyms that a normalised name of several words may have: of all its words, and without "of" and "and"."""
    words = name.split()
    if len(words) < 2:
        return frozenset()
    large = [w for w in words if w not in word_set("small_words.txt")]
    return frozenset("".join(w[0] for w in some) for some in (words, large))
