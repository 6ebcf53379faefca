"""Words that name a post or a body, told by their nouns; and a post told apart from its body."""

from __future__ import annotations

import re

from extract.patterns import words

_NOT_A_POST = re.compile(
    r"^(?:for|from|until|items?|part|left|arrived|virtual|online|via|by|remote|substitut"
    r"|apolog|not|to item|agenda|in part)\b",
    re.IGNORECASE,
)


def has_post(text: str) -> bool:
    """Whether a phrase names a post: it holds a head noun of one and does not begin like a remark."""
    if _NOT_A_POST.match(text):
        return False
    heads = {h.lower() for h in words("post_heads")}
    return any(part in heads for w in text.split() for part in _forms(w))


def _forms(word: str) -> tuple[str, str]:
    """A word as it may stand in a list of nouns: without marks, and without the "A/" of an acting post."""
    plain = word.strip("'’,.()").lower()
    return plain.removesuffix("'s").removesuffix("’s"), plain.rpartition("/")[2]


def has_body(text: str) -> bool:
    """Whether a phrase names a body: it holds a head noun of one."""
    heads = {h.lower() for h in words("body_heads")}
    known = {k.lower() for k in words("known_bodies")}
    return any(w.strip("'’,.()").lower() in heads for w in text.split()) or text.strip().lower() in known


def split_post(plain: str) -> tuple[str, str | None]:
    """A post with its body before, behind, or not: "Leys Board Business Manager" (post, body)."""
    behind = re.match(r"(?P<post>.+?)\s+(?:at|from)\s+(?:the\s+)?(?P<body>[A-Z].+)$", plain)
    if behind and has_post(behind.group("post")):
        return behind.group("post"), behind.group("body")
    heads = {h.lower() for h in words("body_heads")} - {
        "team",
        "office",
        "service",
        "group",
        "unit",
        "school",
        "centre",
        "church",
        "district",
    }
    parts = plain.split()
    for i in range(len(parts) - 2, 0, -1):
        rest = " ".join(parts[i + 1 :])
        if (
            parts[i].lower() in heads
            and i >= 1
            and has_post(rest)
            and rest[:1].isupper()
            and not rest.lower().startswith(("of", "for", "and"))
        ):
            return rest, " ".join(parts[: i + 1])
    return plain, None
