"""The span ruler: token patterns from the data files, word classes merged so that a new word costs no new pattern."""

from __future__ import annotations

from typing import Any

from extract.patterns import rows, words

_NOT_IN_NAMES = "(?!(?:THE|BY|IN|ON|TO|AT|WITH|FROM|IS|HAS|WAS)$)"  # between the capitals of a heading
_CAP = rf"^{_NOT_IN_NAMES}[A-ZÀ-Þ][\w'’&/-]*$"
_NOT_STARTS = [
    "The",
    "In",
    "On",
    "At",
    "A",
    "An",
    "It",
    "This",
    "That",
    "From",
    "For",
    "During",
    "Following",
    "As",
    "Although",
]
_BODY_FIRST = [
    "Department", "Ministry", "Forum", "Office", "Institute", "Association", "Federation", "Inquiry", "Society",
    "Commission", "Council", "Board", "Friends", "Archives", "Commissioners",
]  # fmt: skip


def word_classes() -> dict[str, dict[str, Any]]:
    """The classes that a pattern may name by `$NAME`, each a spaCy token description."""
    heads = list(words("body_heads"))
    posts = list(words("post_heads"))
    return {
        "CAP": {"TEXT": {"REGEX": _CAP, "NOT_IN": _NOT_STARTS}},
        "RUN": {"TEXT": {"REGEX": rf"^(?:{_NOT_IN_NAMES}[A-ZÀ-Þ][\w'’&/-]*|and|of|for|being|&|'s|’s|'|’|-|–)$"}},
        "TAIL": {"TEXT": {"REGEX": rf"^(?:{_NOT_IN_NAMES}[A-ZÀ-Þ][\w'’&/-]*|and|of|for|with|&|,|'s|’s|'|’|-)$"}},
        "BODY": {"TEXT": {"IN": heads + [head.upper() for head in heads]}},
        "BODYOF": {"TEXT": {"IN": _BODY_FIRST}},
        "POST": {"TEXT": {"IN": posts + [post.upper() for post in posts]}},
        "POSTSTART": {"TEXT": {"IN": list(words("post_starts"))}},
    }


def ruler_patterns(*names: str) -> list[dict[str, Any]]:
    """The patterns of data files, `$NAME` filled in: what `span_ruler.add_patterns` takes; the id is its line."""
    classes = word_classes()
    return [
        {
            "label": row["label"],
            "pattern": [_token(token, classes) for token in row["pattern"]],
            "id": f"{name}.jsonl line {line}",
        }
        for name in names
        for line, row in enumerate(rows(name), 2)
    ]


def _token(token: str | dict[str, Any], classes: dict[str, dict[str, Any]]) -> dict[str, Any]:
    if isinstance(token, dict):
        return token
    name, operator = (token[1:-1], token[-1]) if token[-1] in "*+?!" else (token[1:], "")
    return {**classes[name], "OP": operator} if operator else dict(classes[name])
