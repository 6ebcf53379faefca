"""Cues: words that announce a kind of fact ("agreed to provide", "RESOLVED that"), read from a file of token patterns.

A file under `patterns/` holds, one a line, `{"rule", "pattern" or "patterns", "example", "counter", ...}`; a pattern is
a spaCy token pattern in which a plain string is a word in any case, `"$NAME"` a class of tokens, and `?`, `*`, `+`
behind either its operator. A class is a line `{"class": NAME, "token": {...}}`, or one that the caller adds. Words that
stand apart are two patterns: `"then"` follows on the pattern within `"within"` tokens, no `"stops"` between them.
Wildcards with a wide range must not be used for that: the matcher tries all their lengths at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from spacy.matcher import Matcher
from spacy.tokens import Doc

from extract.language.pipeline import language
from extract.patterns import rows

Token = Mapping[str, Any]

_WITHIN = 20  # tokens between the two parts of a cue, where the file does not say
_STOPS = (";", ".")
_THEN = "\x00then"  # behind the rule's name, the key of its second part


@dataclass(frozen=True, slots=True)
class Cue:
    """The words of a rule at the tokens `start:end` of a text."""

    rule: str
    start: int
    end: int


class Cues:
    """The cues of one pattern file; what else the file says of a rule is in `facts`."""

    def __init__(self, name: str, classes: Mapping[str, Token] | None = None) -> None:
        lines = rows(name)
        known = {**(classes or {}), **{line["class"]: line["token"] for line in lines if "class" in line}}
        self.facts: dict[str, dict[str, Any]] = {}
        self._vocab = language().vocab  # its own: a text may come from the pipeline of another model
        self._matcher = Matcher(self._vocab, validate=True)
        for line in lines:
            if "rule" in line:
                self.facts[line["rule"]] = line
                self._matcher.add(line["rule"], [_filled(p, known) for p in _patterns(line)], greedy="LONGEST")
            if "then" in line:
                self._matcher.add(line["rule"] + _THEN, [_filled(line["then"], known)], greedy="LONGEST")

    def find(self, doc: Doc, start: int = 0, end: int | None = None) -> tuple[Cue, ...]:
        """The cues that lie in the tokens `start:end`, in order; of one rule no two overlap."""
        span = doc[start : len(doc) if end is None else end]
        names = self._vocab.strings
        found = [Cue(names[key], first + span.start, last + span.start) for key, first, last in self._matcher(span)]
        heads = [cue for cue in found if not cue.rule.endswith(_THEN)]
        whole = [answer for cue in heads if (answer := self._whole(doc, cue, found)) is not None]
        return tuple(sorted(whole, key=lambda cue: (cue.start, -cue.end, cue.rule)))

    def _whole(self, doc: Doc, head: Cue, found: list[Cue]) -> Cue | None:
        """A cue with its second part, the nearest; None where it has to have one and has not."""
        line = self.facts[head.rule]
        if "then" not in line:
            return head
        limit = head.end + line.get("within", _WITHIN)
        key, stops = head.rule + _THEN, line.get("stops", _STOPS)
        seconds = [c for c in found if c.rule == key and head.end <= c.start <= limit]
        second = min(seconds, key=lambda c: c.start, default=None)
        if second is None or any(token.text in stops for token in doc[head.end : second.start]):
            return None
        return Cue(head.rule, head.start, second.end)


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
