"""Votes told by their numbers or by the names of those who cast them: "Ayes: 4, Nays: 1", "Holt – aye, Marsh – nay"."""

from __future__ import annotations

import re

_FOR = r"(?:ayes?|yes|yeas?|for|in favou?r)"
_AGAINST = r"(?:nays?|noes|no|against|opposed)"
_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBERS = {word: number for number, word in enumerate(_WORDS)} | {"zero": 0, "nil": 0, "all": 99}
_NUMBER = rf"(\d{{1,3}}|{'|'.join(_NUMBERS)})"
_OPENS = re.compile(
    rf"^\W*(?:(?:vot(?:e|es|ing)|results?|roll[- ]call|call for votes|the vote|motion)\b|{_FOR}\W*(?:{_NUMBER}|[A-Z])"
    rf"|{_NUMBER} (?:votes?|ayes?|yes|yeas?|for|in favou?r|people|members)\b"
    rf"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,2}}\W{{1,3}}(?:aye|yea|yes|nay|no)\b)",
    re.IGNORECASE,
)
_PAIR = re.compile(r"\b(\d{1,2}) ?(?:[-–—]|to) ?(\d{1,2})(?: ?[-–—] ?\d{1,2})?\b(?![/:])")
_ONE = re.compile(r"(?:^|[\s–—,(-])(aye|yea|yes|nay|no)(?=[\s,.;)]|$)", re.IGNORECASE)
_LONGEST = 60  # words


def tally(sentence: str) -> str | None:
    """How a sentence that only counts votes says that they fell: "carried", "lost" or None."""
    if len(sentence.split()) > _LONGEST or not _OPENS.match(sentence):
        return None
    ayes, noes = _counted(sentence, _FOR), _counted(sentence, _AGAINST)
    if ayes is None:
        if pair := _PAIR.search(sentence):
            ayes, noes = int(pair[1]), int(pair[2])
        elif each := [m.lower() for m in _ONE.findall(sentence)]:
            ayes = sum(vote in ("aye", "yea", "yes") for vote in each)
            noes = len(each) - ayes
    if ayes is None or ayes == (noes or 0):
        return None
    return "carried" if ayes > (noes or 0) else "lost"


def _counted(sentence: str, side: str) -> int | None:
    """How many voted so: a number before or behind the word, or the names behind it."""
    if found := re.search(
        rf"\b{_NUMBER} (?:(?:votes?|people|members?)\s)?(?:said |voted |were )?{side}\b", sentence, re.I
    ):
        return _number(found[1])
    if found := re.search(rf"\b{side}\W{{1,4}}{_NUMBER}\b", sentence, re.I):
        return _number(found[1])
    if found := re.search(rf"\b(?i:{side})\s*[:–—-]\s*([A-Z][^:;.]*?)(?=\s*(?:\b[A-Z][a-z]+\s*:|[;.]|$))", sentence):
        return len(re.split(r",| and |&", found[1]))
    return None


def _number(word: str) -> int:
    return _NUMBERS[word.lower()] if word.lower() in _NUMBERS else int(word)
