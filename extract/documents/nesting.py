"""Markup nested deeper than any page needs is made flat, since a parser's time grows with the square of the depth."""

from __future__ import annotations

import re

_DEEPEST = 1500  # elements; browsers stop at some hundreds
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,20})(?=[\s/>])[^<>]*>")
_CLOSED_BY_OTHERS = frozenset([  # or empty: a start tag of these makes nothing deeper
    "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup", "colgroup", "caption",
    "html", "head", "body", "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr",
])  # fmt: skip


def flattened(markup: str) -> str:
    """The same markup where it is as deep as pages are; beyond that, line breaks instead of further elements."""
    out: list[str] = []
    depth = at = 0
    for tag in _TAG.finditer(markup):
        if tag["name"].lower() in _CLOSED_BY_OTHERS or tag.group().endswith("/>"):
            continue
        depth = max(0, depth - 1) if tag["end"] else depth + 1
        if depth > _DEEPEST or (tag["end"] and depth == _DEEPEST):
            out += markup[at : tag.start()], "<br>"
            at = tag.end()
    return "".join([*out, markup[at:]]) if out else markup
