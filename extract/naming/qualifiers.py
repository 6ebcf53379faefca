"""What stands behind a name in a list: a post, a body, a chair, a note; in brackets, after commas, or just so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.naming.chair_words import chair_kind, chair_of
from extract.naming.names import PersonName, given_names, name_at
from extract.naming.post_names import has_body, has_post, split_post

IN_THE_CHAIR = "in the chair"
PLURAL_TITLE = re.compile(r"(?:Councillors|Cllrs|Councilors|Messrs|Members|Councillor['’]?s)\b", re.IGNORECASE)
PLURAL_TITLE_LEAD = re.compile(PLURAL_TITLE.pattern + r"\s*[:,–-]?\s*", re.IGNORECASE)
_REMARK = re.compile(r"(?:No|None|There|Also)[\s,]")  # of the meeting, below the last name: "No quorum"
_OF_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/–]\d\d(?:\d\d)?)?\s+(?=[A-Z])")
_CHAIRED = re.compile(r"(?:\A|,\s*)(?:AGM|EGM|SGM|Meeting|meeting) [Cc]hair(?:man|woman|person)?\Z")
_INSTEAD = re.compile(
    r"(?:for|in place of|deputi[sz]ing for|standing in for)\s+(?!(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\b)(?=[A-Z])"
)
_FROM = re.compile(r"^\s*(?:\(|,)?\s*(?:from|representing|on behalf of|for)\s+(?:the\s+)?(?P<body>[A-Z][^,;()]+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list; positions are those of the joined line. `person` or `post` is set."""

    person: PersonName | None
    start: int
    end: int
    post: str | None = None
    body: str | None = None
    chair: str | None = None
    chair_body: str | None = None
    note: str | None = None


def qualified(entry: Entry, qualifier: str) -> Entry:
    """The entry with what stands behind the name: bracketed roles, a post, a body, a note."""
    text = qualifier.strip(" ,;")
    brackets = list(_brackets(text))
    plain = text
    for found in reversed(brackets):
        plain = plain[: found[0]] + plain[found[1] :]
    plain = re.sub(r"\s+", " ", plain).strip(" ,;.-–:")
    if plain and not PLURAL_TITLE.fullmatch(plain):
        entry = _plain(entry, qualifier, plain)
    for start, stop in brackets:
        entry = _bracketed(entry, text[start + 1 : stop - 1].strip())
    return entry


def _plain(entry: Entry, qualifier: str, plain: str) -> Entry:
    """The entry with what stands behind the name outside brackets."""
    if _REMARK.match(plain):
        return entry
    if from_body := _FROM.match(qualifier):
        return replace(entry, body=from_body.group("body").strip(" ."))
    if kind := chair_kind(plain):
        return replace(entry, chair=kind)
    if of := chair_of(plain):
        return replace(entry, chair=of[0], chair_body=of[1], body=entry.body or of[1])
    first, slash, last = plain.rpartition("/")  # "Lay Member for Audit / Vice Chair", "Chair/GP"
    if slash and (kind := chair_kind(last) or chair_kind(first)):
        other = (first if chair_kind(last) else last).strip()
        return replace(_post_and_body(entry, other), chair=kind)
    return _post_and_body(entry, plain)


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    depth, start = 0, 0
    for i, char in enumerate(text):
        if char == "(":
            if depth == 0:
                start = i
            depth += 1
        elif char == ")" and depth:
            depth -= 1
            if depth == 0:
                yield start, i + 1


def _remarked(entry: Entry, inside: str) -> tuple[Entry, str]:
    """The entry with what a bracket says of year, chair or substitution, and what the bracket holds beside."""
    if dated := _OF_YEAR.match(inside):
        inside = inside[dated.end() :]
        if not has_post(inside) and chair_kind(inside) is None:
            return replace(entry, note=inside), ""  # "2030 OCM": what somebody was, in letters
    if chaired := _CHAIRED.search(inside):
        inside = inside[: chaired.start()]
        entry = replace(entry, note=IN_THE_CHAIR)
    if (instead := _INSTEAD.match(inside)) and (name := name_at(inside, instead.end(), in_list=True)) and name.sure:
        body = inside[name.end :].strip(" ,–-")
        note = f"substitute for {inside[instead.end() : name.end]}"
        return replace(entry, note=note, body=entry.body or body or None), ""
    return entry, inside


def _bracketed(entry: Entry, inside: str) -> Entry:
    entry, inside = _remarked(entry, inside)
    if inside.lower().endswith(IN_THE_CHAIR):
        inside = inside[: -len(IN_THE_CHAIR)].strip(" ,–-")
        entry = replace(entry, note=IN_THE_CHAIR)
    if not inside:
        return entry
    if entry.person and _are_initials(inside, entry.person.name):
        return entry
    if entry.person and entry.person.only_surname and inside in given_names():
        return replace(entry, person=replace(entry.person, name=f"{inside} {entry.person.name}"))
    if kind := chair_kind(inside):
        return replace(entry, chair=kind)
    if of := chair_of(inside):
        return replace(entry, chair=of[0], chair_body=of[1])
    if re.search(
        r"\bsubstitut|^for (?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\b"
        r"|^(?:for )?(?:agenda )?items?\b"
        r"|^(?:in place of|part|from|until|left|arrived|virtual|online|via|remote|by (?:phone|telephone|video))\b"
        r"|\b(?:attended|attending|deputi[sz](?:ed|ing))\b",
        inside,
        re.IGNORECASE,
    ):
        return replace(entry, note=inside)
    if entry.post and _is_acronym(inside):
        return entry
    if entry.post and not has_post(entry.post):
        entry = replace(entry, post=None)
    if has_post(inside) and entry.post is None:
        return _post_and_body(entry, inside)
    return replace(entry, body=entry.body or inside) if inside[:1].isupper() else replace(entry, note=inside)


def _post_and_body(entry: Entry, plain: str) -> Entry:
    """A post and its body from what follows a name: "Director of People at Northmarch Council", "Clerk, Leys Board"."""
    if entry.post:
        return replace(entry, body=entry.body or plain) if has_body(plain) and not has_post(plain) else entry
    if not plain[:1].isupper():
        return replace(entry, note=plain)
    parts = [p.strip() for p in plain.split(",")]
    if not has_post(plain):
        if len(parts) == 2 and has_body(parts[1]) and not has_body(parts[0]):
            return replace(entry, post=parts[0], body=parts[1])
        return replace(entry, body=entry.body or plain)
    if len(parts) > 1 and has_body(parts[0]) and not has_post(parts[0]):
        return replace(entry, post=", ".join(parts[1:]), body=parts[0])
    if len(parts) > 1 and has_body(parts[-1]) and not has_post(parts[-1]) and not parts[-1].lower().startswith("and "):
        return replace(entry, post=", ".join(parts[:-1]), body=parts[-1])
    post, body = split_post(plain)
    return replace(entry, post=post, body=entry.body or body)


def _are_initials(inside: str, name: str) -> bool:
    """Whether a bracket holds the bearer's own initials: "Ann Lane (AL)", "Alan Holt (AHol)"."""
    parts = name.replace(".", " ").replace("-", " ").split()
    if len(parts) == 1:  # "Lane (BL)": of a given name that is not written
        return re.fullmatch(rf"[A-Z]{{1,2}}{parts[0][:1]}[a-z]?", inside) is not None
    first, rest = parts[0][:1], "".join(p[:1] for p in parts[1:])
    return (
        inside == first + rest
        or inside == first + parts[-1][:1]
        or (inside[:1] == first and len(inside) > 2 and inside[1:].lower() == parts[-1][: len(inside) - 1].lower())
    )


def _is_acronym(text: str) -> bool:
    return re.fullmatch(r"[A-Z][A-Za-z]?[A-Z&/-]*[A-Z]", text) is not None
