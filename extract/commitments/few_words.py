"""A promise or decision cut down to a line that stands by itself: whole phrases, no word left hanging at either end."""

from __future__ import annotations

import re

LONGEST = 20  # words
_SHORTEST = 7  # words that a cut leaves
_STOPS = re.compile(
    r"[;.](?=\s|$)|,? (?:but|although|as if|however|albeit|whereas)\b|"
    r"(?:,| (?:to|in|for|by|of|from|with|at|during|on|after|under))? which\b|\s[–—]\s|"
    r",? and (?=(?:the|it|this|these|they|he|she|we|a)\b[^,]{0,60}\b(?:would|will|is|are|was|were|has|have|had)\b)|"
    r",? and (?=(?:also |then )?(?:would|will|was|were|is|are|has|had)\b)"
)
_ABBREVIATED = re.compile(
    r"\b(?:No|Nos|Co|Cllr|Cllrs|Mr|Mrs|Ms|Dr|St|Rd|Ave|Rev|Prof|Sgt|Insp|etc|approx|incl|inc|Ltd|Ch|ref|para|"
    r"vs|v|e\.g|i\.e|[a-z]\.[a-z]|[A-Z])$"
)  # a stop behind one of these ends no sentence
_OPENING = re.compile(
    r"^(?:[\s,;:.–—•*(-]+|(?:and|but|that|to|would|will|also|then|x|so|therefore|or)\s+|(?:\(?(?:\d{1,2}|[a-z]|[ivx]+)[).]\s+))+",
    re.IGNORECASE,
)
_JOINING = r"and|or|but|the|an?|which|who|whom|whose|where|when|while|if|whether|and/or|than|so|as well"
_HANGING = (
    _JOINING + r"|of|to|by|in|on|at|for|from|with|within|into|onto|under|over|about|as|that|their|its|his|her|our|your|"
    r"be|been|being|is|are|was|were|has|have|had|will|would|should|can|could|might|must|regarding|including|between|"
    r"through|via|per|following|towards|against|after|before|during|until|re|so|because|due|both|any|each|every|more|"
    r"such|not|out by|with regard|in order|in relation|in respect"
)  # of words that were cut short
_ENDS = {
    cut: re.compile(rf"(?:[\s,;:.–—&(-]+(?:{words})|[\s,;:–—&(-]+|\s*\([A-Za-z]{{0,3}})+$", re.IGNORECASE)
    for cut, words in ((False, _JOINING), (True, _HANGING))
}
_BREAKS = re.compile(
    r"(?:^|\s)(?:and|or|but|to|by|in|on|at|for|from|with|within|into|under|about|as|than|that|which|who|where|when|"
    r"while|if|whether|regarding|including|between|through|following|so|because|of|after|before|during|until)$",
    re.IGNORECASE,
)  # a phrase may end before one of these
_DAY = re.compile(r"\d{1,2},")  # "March 4, 2025"
_WEAK = frozenset(["of"])


def few_words(text: str, longest: int = LONGEST) -> str:
    """The words up to the end of their clause, at most `longest`, cut where a phrase ends."""
    bare = _OPENING.sub("", " ".join(text.split()))
    clause = bare[: _clause_end(bare)]
    return _tidy(_shortened(clause.split(), longest), cut=len(clause.split()) > longest)


def _tidy(text: str, cut: bool) -> str:
    """Words without what hangs at their ends: a conjunction, a preposition, a bracket that is not closed."""
    said = _ENDS[cut].sub("", " ".join(text.split()).strip(" ,;:.–—-"))
    if said.count("(") > said.count(")"):
        said = said[: said.rindex("(")]
    if ("“" in said) != ("”" in said) or said.count('"') == 1:
        said = re.sub('[“”"]', "", said)
    return _ENDS[cut].sub("", said).strip(" ,;:.–—-")


def _clause_end(text: str) -> int:
    closed = text.find(")")
    if closed >= 0 and "(" not in text[:closed]:
        return closed  # the words stand in brackets
    for stop in _STOPS.finditer(text, 12):
        if stop.group() != "." or not _ABBREVIATED.search(text[: stop.start()]):
            return stop.start()
    return len(text)


def _shortened(words: list[str], longest: int) -> str:
    """At most so many words; of more, those up to the last comma, else to the last small word that opens a phrase."""
    if len(words) <= longest:
        return " ".join(words)
    kept = words[:longest]
    commas = [
        i + 1
        for i, word in enumerate(kept)
        if word.endswith(",") and not _DAY.fullmatch(word) and i + 1 >= longest * 0.45
    ]
    if commas:
        return " ".join(kept[: commas[-1]])
    breaks = [i for i, word in enumerate(words[: longest + 1]) if _BREAKS.search(f" {word}") and i >= _SHORTEST]
    strong = [i for i in breaks if words[i].lower() not in _WEAK]
    return " ".join(words[: (strong or breaks or [longest])[-1]])
