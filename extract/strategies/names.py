"""The names of strategies: what the span ruler found cut to the name, refused where it names nothing, and joined.

"Implementation of the Council's Cycling Strategy 2018" names the Cycling Strategy 2018; "a clear plan", "her Care
Plan" and "the Strategy Group" name no strategy. A short form belongs to the long one it ends ("the Improvement Plan",
after the "Service Improvement Plan").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.tokens import Span

from extract.patterns import columns, words

HEADS = frozenset(words("strategy_heads"))
_PRACTICES = frozenset(row[0] for row in columns("strategy_heads") if row[-1] == "practice")
_SAME_HEAD = {"approach": "", "model": "", "initiative": "", "masterplan": "plan", "policies": "policy"}
_LOOSE_HEADS = frozenset({"policy", "framework", "protocol", "charter", "plan", "guidance", "pathway"})
_KIND = frozenset({"business", "improvement", "action", "corporate", "delivery", "development"})
_YEARS = re.compile(r"\(?\b(?:for )?((?:19|20)\d\d)(?:\s?[-–—/ ]\s?(\d{2,4}))?\)?\s*\Z")
_BRACKET = re.compile(r"\s*\([^)]*\)")
_WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)\w+)?|&")
_JOINT = re.compile(r"(?<=\w)(?:, | and | & | [–—-] |\s(?=(?:The|This|That|These|It)\s))(?=[A-Z])")
_SPEAKER = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*)? [–—-] (?=[a-z])")  # "Andrew – data policy"
_SMALL = frozenset({"the", "of", "and", "for", "a", "an", "in", "on", "to", "with", "&", "s", "or"})
_NOT_AFTER = re.compile(
    r"(?:\s*\([A-Z]+\)|\))?\s+(?:meetings?|discussions?|groups?|sub-?groups?|boards?|officers?|managers?|leads?|teams?|committees?|panels?|"
    r"units?|holders?|makers?|making|holder|briefings?|conference|days?|[A-ZÀ-Þ][a-z]\w*)\b"
)
_MOST_WORDS = 14
_MOST_CAPITALS = 5  # words; a longer line all in capitals is a heading


@dataclass(frozen=True, slots=True)
class Name:
    """A strategy's name at a place of a passage; `owner` as written before it ("the Council's"), when it is.

    `told_from`: where what is told of it begins, if that is not right after it.
    """

    start: int
    end: int
    text: str
    owner: str | None = None
    told_from: int | None = None

    @property
    def years(self) -> tuple[str, ...]:
        """The years at its end, as written."""
        found = _YEARS.search(self.text)
        return tuple(part for part in found.groups() if part) if found else ()

    @property
    def key(self) -> tuple[str, ...]:
        """The words that tell it from others, in order: without years, bracketed acronym and small words."""
        return _key(self.text)


@lru_cache(maxsize=4096)
def _key(text: str) -> tuple[str, ...]:
    plain = _BRACKET.sub("", _YEARS.sub("", text)) or text
    folded = [w.lower().replace("’", "'") for w in _WORD.findall(plain)]
    kept = [_SAME_HEAD.get(w, w) for w in folded if w not in _SMALL]
    return tuple(w.removesuffix("s") if len(w) > 3 else w for w in kept if w)


@cache
def _openings() -> re.Pattern[str]:
    phrases = sorted(words("strategy_openings"), key=len, reverse=True)
    return re.compile(rf"(?:\d+[ -]years?|{'|'.join(re.escape(p) for p in phrases)})\s+", re.IGNORECASE)


@cache
def _generic() -> tuple[frozenset[str], frozenset[str]]:
    """Words that name nothing in any case, and those that name nothing in lower case only."""
    rows = columns("strategy_generic")
    lower = frozenset(r[0] for r in rows if len(r) > 2 and r[2] == "lower")
    return frozenset(r[0] for r in rows) - lower, lower


@cache
def _personal() -> re.Pattern[str]:
    return re.compile(rf"(?:.*\s)?(?:{'|'.join(re.escape(w) for w in words('strategy_personal'))})\Z", re.IGNORECASE)


def names_in(span: Span, bodies: frozenset[str] = frozenset()) -> Iterator[Name]:
    """The names in a span that the ruler took for a strategy; none where it is no name.

    `bodies` are the forms in which the document names bodies: whose strategy it is, is no part of its name.
    """
    text, start = span.text, span.start_char
    if names_another(span.doc.text, span.end_char):
        return
    pieces = list(_parted(text))
    for piece_start, piece_end in pieces:
        name = _cut(text[piece_start:piece_end], start + piece_start, bodies)
        if name:
            yield name


def names_another(text: str, end: int) -> bool:
    """Whether what stands behind a name makes it another's: the meetings, group or manager of a strategy."""
    return _NOT_AFTER.match(text, end) is not None


def _parted(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a span, parted where one name has ended with its head word and "and" joins another."""
    at = 0
    for joint in _JOINT.finditer(text):
        before = text[at : joint.start()].split()
        ended = len(before) > 1 and before[-1].lower() in HEADS
        if joint.group()[1:2] in ("", "–", "—", "-") or (ended and joint.group() != " & "):
            if ended:
                yield at, joint.start()
            at = joint.end()
    yield at, len(text)


def _cut(text: str, start: int, bodies: frozenset[str]) -> Name | None:
    owner: str | None = None
    while True:
        if opening := _openings().match(text):
            text, start = text[opening.end() :], start + opening.end()
        elif possessive := _possessor(text, bodies):
            owner = text[: possessive[0]]
            text, start = text[possessive[1] :], start + possessive[1]
        else:
            break
    if said_by := _SPEAKER.match(text):
        text, start = text[said_by.end() :], start + said_by.end()
    if len(text.split()) > _MOST_WORDS:
        return None
    name = Name(start, start + len(text), text, owner)
    return name if text else None


def _possessor(text: str, bodies: frozenset[str]) -> tuple[int, int] | None:
    """Where the body that owns the strategy ends in "Northmarch Council's Cycling Strategy" and its name begins."""
    for mark in re.finditer(r"['’]s?\s+", text):
        holder = text[: mark.start()]
        if holder in bodies or holder.rpartition(" ")[2] in words("body_heads"):
            return mark.start(), mark.end()
    return None


def qualified(name: Name, bodies: frozenset[str] = frozenset()) -> bool:
    """Whether the words say which strategy it is, rather than only what sort of thing ("a business plan")."""
    plain = _YEARS.sub("", _BRACKET.sub("", name.text)).strip() or name.text
    parts = plain.split()
    at = next((i for i in range(len(parts) - 1, -1, -1) if parts[i].lower().strip("'’") in HEADS), None)
    if at is None:
        return True
    before, head = parts[:at], parts[at]
    if head == "Code":
        last = next((w for w in reversed(parts) if w[:1].isupper()), head)
        return bool(before or name.owner) or last != "Practice"  # of these there are many
    if _no_name(name, parts, before, head):
        return False
    tail = [w for w in parts[at + 1 :] if w[:1].isupper()] if head[:1].isupper() else []
    telling = [w for w in (*before, *tail) if not _tells_nothing(w)]
    if head.lower() in _PRACTICES:
        parts_of_bodies = {word for form in bodies for word in form.split()}
        posts = head.islower() and any(w in words("post_heads") or w in words("body_heads") for w in before)
        return len(telling) > 1 and not parts_of_bodies.issuperset(telling) and not posts and telling[0][:1].isupper()
    if all(w in bodies or w in words("body_heads") for w in telling):
        return bool((telling or name.owner) and _KIND & {w.lower() for w in before})
    if head.islower() and not any(w[:1].isupper() for w in telling if w.isupper() or len(before) > 1):
        return len(telling) > (1 if head in _LOOSE_HEADS and not _compound_plan(before, head) else 0)
    return True


def _no_name(name: Name, parts: list[str], before: list[str], head: str) -> bool:
    """Headings in capitals, plans of one person, "advice and guidance", "key policies", "Northmarch's plan"."""
    joined = len(before) > 1 and before[-1] in ("and", "&", "AND") and before[-2].lower() not in HEADS
    policies = bool({"policies", "policy"} & {w.lower() for w in before})
    return bool(
        (name.text.isupper() and (len(parts) > _MOST_CAPITALS or "AND" in parts or "(" in name.text))
        or (joined and not policies)
        or (head == "procedures" and not policies)
        or (head.lower() == "policies" and len(parts) == len(before) + 1)
        or _personal().match(" ".join((*before, head)))
        or (head.islower() and before and before[-1].endswith(("'s", "’s")))
        or (len(before) == 1 and before[0].isupper() and (head.lower() == "policy" or head in _LOOSE_HEADS))
    )


def _compound_plan(before: list[str], head: str) -> bool:
    return head == "plan" and len(before) > 1 and before[-1] in ("action", "improvement", "delivery", "business")


def _tells_nothing(word: str) -> bool:
    always, lower = _generic()
    plain = word.lower().strip("'’,")
    return plain in _SMALL or plain in HEADS or plain in always or (plain in lower and word.islower()) or not plain


def same(short: Name, long: Name) -> bool:
    """Whether one name is a shorter form of the other: it ends the longer one, and no year speaks against it."""
    a, b = short.key, long.key
    if not a or len(a) > len(b) or (short.years and long.years and short.years[0] != long.years[0]):
        return False
    if (
        len(a) > 1
        and b[: len(a)] == a
        and {*_PRACTICES} & {w.lower() for w in (*long.text.split()[-1:], *short.text.split()[-1:])}
    ):
        return True
    return b[-len(a) :] == a
