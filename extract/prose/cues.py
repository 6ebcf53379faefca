"""Cues: words that announce a kind of fact ("agreed to provide", "RESOLVED that"), read from a file of token patterns.

A file under `patterns/` holds, one a line, `{"rule", "pattern" or "patterns", "example", "counter", ...}`; a pattern is
a spaCy token pattern in which a plain string is a word in any case, `"$NAME"` a class of tokens, and `?`, `*`, `+`
behind either its operator. A class is a line `{"class": NAME, "token": {...}}`, or one that the caller adds. Words that
stand apart are two patterns: `"then"` follows on the pattern within `"within"` tokens, no `"stops"` between them.
Wildcards with a wide range must not be used for that: the matcher tries all their lengths at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.matcher import Matcher
from spacy.tokens import Doc

from extract.language.pipeline import language
from extract.patterns import rows

Token = Mapping[str, Any]

_WITHIN = 20  # tokens between the two parts of a cue, where the file does not say
_STOPS = (";", ".")
_MOST_KEPT = 50_000  # words known not to be of a form


@dataclass(frozen=True, slots=True)
class Cue:
    """The words of a rule at the tokens `start:end` of a text."""

    rule: str
    start: int
    end: int


class _Words:
    """The words, in lower case, of which a token that a pattern cannot do without is one: listed, or of one form."""

    def __init__(self, listed: frozenset[str] = frozenset(), form: re.Pattern[str] | None = None) -> None:
        self.listed = listed
        self.form = form
        self._of_form: set[str] = set()
        self._others: set[str] = set()

    def among(self, said: frozenset[str]) -> bool:
        """Whether a text has one of them."""
        if self.form is None:
            return not said.isdisjoint(self.listed)
        for word in said - self._of_form - self._others:
            (self._of_form if self.form.search(word) else self._others).add(word)
        if len(self._others) > _MOST_KEPT:
            self._others.clear()
        return not said.isdisjoint(self._of_form)


_Needs = tuple[_Words, ...]
"""What a pattern needs, the rarest first."""


@dataclass(frozen=True, slots=True)
class _Part:
    """The patterns of a rule, or of its second part, with what each of them needs."""

    matcher: Matcher
    needs: tuple[_Needs, ...]

    def find(self, doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
        """Where it is found in the tokens `start:end`."""
        return [(first + start, last + start) for _, first, last in self.matcher(doc[start:end])]


class _Index:
    """Which rules a text may hold, by its words. A matcher tries all its patterns at every token, so that a sentence
    is best given only to the few whose words it has."""

    def __init__(self, parts: Mapping[str, _Part]) -> None:
        self._by_word: dict[str, list[tuple[str, _Needs]]] = {}
        self._by_form: list[tuple[str, _Needs]] = []
        for rule, part in parts.items():
            for needs in part.needs:
                for word in needs[0].listed if needs else ():
                    self._by_word.setdefault(word, []).append((rule, needs[1:]))
                if not needs or needs[0].form:
                    self._by_form.append((rule, needs))

    def rules(self, said: frozenset[str]) -> set[str]:
        """The rules one of whose patterns a text with these words may hold."""
        found: set[str] = set()
        for candidates in (self._by_form, *(self._by_word[word] for word in said if word in self._by_word)):
            for rule, needs in candidates:
                if rule not in found and all(words.among(said) for words in needs):
                    found.add(rule)
        return found


class Cues:
    """The cues of one pattern file; what else the file says of a rule is in `facts`."""

    def __init__(self, name: str, classes: Mapping[str, Token] | None = None) -> None:
        lines = rows(name)
        known = {**(classes or {}), **{line["class"]: line["token"] for line in lines if "class" in line}}
        self.facts: dict[str, dict[str, Any]] = {line["rule"]: line for line in lines if "rule" in line}
        self._heads = {rule: _part([_filled(p, known) for p in _patterns(line)]) for rule, line in self.facts.items()}
        self._seconds = {
            rule: _part([_filled(line["then"], known)]) for rule, line in self.facts.items() if "then" in line
        }

        self._index = _Index(self._heads)

    def find(self, doc: Doc, start: int = 0, end: int | None = None) -> tuple[Cue, ...]:
        """The cues that lie in the tokens `start:end`, in order; of one rule no two overlap."""
        end = len(doc) if end is None else end
        said = _said(doc, start, end)
        rules = self._index.rules(said)
        heads = [Cue(r, first, last) for r in rules for first, last in self._heads[r].find(doc, start, end)]
        whole = [answer for cue in heads if (answer := self._whole(doc, cue, end)) is not None]
        return tuple(sorted(whole, key=lambda cue: (cue.start, -cue.end, cue.rule)))

    def _whole(self, doc: Doc, head: Cue, end: int) -> Cue | None:
        """A cue with its second part, the nearest; None where it has to have one and has not."""
        line, part = self.facts[head.rule], self._seconds.get(head.rule)
        if part is None:
            return head
        limit, stops = head.end + line.get("within", _WITHIN), line.get("stops", _STOPS)
        found = [at for at in part.find(doc, head.end, end) if at[0] <= limit]
        second = min(found, default=None)
        if second is None or any(token.text in stops for token in doc[head.end : second[0]]):
            return None
        return Cue(head.rule, head.start, second[1])


def _said(doc: Doc, start: int, end: int) -> frozenset[str]:
    """The words of a sentence; kept with its text, for the cues of each kind of fact to ask for."""
    key = f"words of {start}:{end}"
    if key not in doc.user_data:
        doc.user_data[key] = frozenset(token.lower_ for token in doc[start:end])
    words: frozenset[str] = doc.user_data[key]
    return words


def _part(patterns: list[list[dict[str, Any]]]) -> _Part:
    matcher = Matcher(language().vocab, validate=True)
    matcher.add("part", patterns, greedy="LONGEST")
    return _Part(matcher, tuple(_needs(pattern) for pattern in patterns))


def _needs(pattern: list[dict[str, Any]]) -> _Needs:
    """What a pattern needs; forms last, and small words of the language behind others: they are hardly ever missing."""
    told = [words for token in pattern if (words := _words(token)) is not None]
    return tuple(sorted(told, key=lambda w: (w.form is not None, not w.listed.isdisjoint(STOP_WORDS), len(w.listed))))


def _words(token: Mapping[str, Any]) -> _Words | None:
    """The words that a token must be one of; None where it may be others, or absent."""
    operator = token.get("OP", "1")
    if operator in ("?", "*", "!") or operator.startswith(("{0", "{,")):
        return None
    for attribute in ("LOWER", "TEXT", "ORTH"):
        wanted = token.get(attribute)
        if isinstance(wanted, str):
            return _Words(frozenset([wanted.lower()]))
        if isinstance(wanted, Mapping) and "IN" in wanted:
            return _Words(frozenset(word.lower() for word in wanted["IN"]))
        if isinstance(wanted, Mapping) and "REGEX" in wanted and attribute == "LOWER":
            return _Words(form=re.compile(wanted["REGEX"]))
    return None


def _patterns(line: Mapping[str, Any]) -> Iterator[list[Any]]:
    """The pattern of a line, or each of its alternatives."""
    if "pattern" in line:
        yield line["pattern"]
    yield from line.get("patterns", ())


def _filled(pattern: list[Any], known: Mapping[str, Token]) -> list[dict[str, Any]]:
    return [_token(part, known) for part in pattern]


def _token(part: Any, known: Mapping[str, Token]) -> dict[str, Any]:
    """A token description; a plain string is a word in any case, `$NAME` a class."""
    if not isinstance(part, str):
        return dict(part)
    name, operator = (part[:-1], part[-1]) if len(part) > 1 and part[-1] in "?*+" else (part, "")
    token = dict(known[name[1:]]) if name.startswith("$") else {"LOWER": name.lower()}
    return {**token, "OP": operator} if operator else token
