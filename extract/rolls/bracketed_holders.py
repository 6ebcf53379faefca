"""Lists in which each post stands before its holder: "Director, Roads & Water (Mr. A. Pike), Clerk (Ms. B. Nair)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.naming.names import PersonName, name_at, title_kind
from extract.naming.post_names import has_post
from extract.naming.qualifiers import Entry

_BRACKET = re.compile(r"\(([^()]*)\)")
_BETWEEN = re.compile(r"\s*(?:,|&|\band\b)\s*(?:and\s+)?")
_LEAD = re.compile(r"[\s,;.:&–-]*(?:and\s+(?:the\s+)?|the\s+)?", re.IGNORECASE)
_PLURAL_TITLE = re.compile(r"(?P<title>Messrs|Mesdames|Cllrs|Councillors|Drs)\.?\s+")
_INITIAL_FIRST = re.compile(r"[A-Z](?:\.|\s|$)")
_NEXT_POST = re.compile(r",\s+(?:and\s+)?(?=[A-Z])|\s+and\s+(?=[A-Z])")
_PLURAL = re.compile(r"(?<=[a-z])s\b")
_LONGEST_POST = 12  # words


def bracketed_holders(text: str) -> list[Entry]:
    """The entries of a list all of whose names stand in brackets behind their posts; none if it is no such list.

    A post reaches back to the bracket before, so that commas and "&" may stand in it. A post before another that has
    no holder is an entry of its own, without a name.
    """
    out: list[Entry] = []
    start = 0
    for bracket in _BRACKET.finditer(text):
        begin = start + len(_lead(text[start : bracket.start()]))
        if begin >= bracket.start():
            start = bracket.end()
            continue  # a remark on who stands before it: "(Ms B Nair) (remotely)"
        names = _holders(text, *bracket.span(1))
        if not names:
            continue
        posts = list(_posts(text, begin, bracket.start()))
        if not posts:
            return []
        *bare, (post_start, post) = posts
        out += [Entry(None, at, at + len(words), post=words) for at, words in bare]
        for name in names:
            end = bracket.end() if name is names[-1] else name.end
            out.append(Entry(name, post_start, end, post=_of_one(post, len(names))))
        start = bracket.end()
    return out if out and not text[start:].strip(" ,.;") else []


def _lead(before: str) -> str:
    found = _LEAD.match(before)
    return found.group() if found else ""


def _holders(text: str, start: int, end: int) -> list[PersonName]:
    """The people in a bracket that holds nothing else: titled, with initials, or with a known given name."""
    out: list[PersonName] = []
    at, title = start, None
    if plural := _PLURAL_TITLE.match(text, start, end):
        at, title = plural.end(), plural.group("title").removesuffix("s")
    while at < end:
        name = name_at(text[:end], at, in_list=True)
        if name is None or not name.sure or not (name.title or _told(name.name)):
            return []
        out.append(replace(name, title=name.title or {"Messr": "Mr"}.get(title or "", title)))
        if name.end == end:
            return out
        between = _BETWEEN.match(text, name.end, end)
        if between is None or not between.group().strip():
            return []
        at = between.end()
    return []


def _told(name: str) -> bool:
    """Whether a name without title is surely one: "B. Nair", "Bea Nair"; but "HR Support" may be an office."""
    return bool(_INITIAL_FIRST.match(name)) or not name.split(maxsplit=1)[0].isupper()


def _posts(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The posts between two brackets with where they stand; only the last has the holder. None if these are no posts.

    "Senior Engineer, Clerical Officer" are two, "Staff Officer, Property Services" is one.
    """
    words = text[start:end]
    name = name_at(text[:end], start, in_list=True)
    if name and ((name.title and title_kind(name.title) != "rank") or not _is_post(name.name)):
        return  # "Ann Pike, Director (Mr B Nair)": a list of names after all
    parts: list[tuple[int, int]] = [(start, end)]
    for cut in _NEXT_POST.finditer(words):
        head = text[parts[-1][0] : start + cut.start()]
        rest = words[cut.end() :]
        if _whole_post(head) and _whole_post(_NEXT_POST.split(rest)[0].strip(" ,")):
            parts[-1] = (parts[-1][0], start + cut.start())
            parts.append((start + cut.end(), end))
    found = [(at, text[at:stop].strip(" ,")) for at, stop in parts]
    if all(_is_post(post) and len(post.split()) <= _LONGEST_POST for _, post in found):
        yield from found


def _is_post(words: str) -> bool:
    """Whether words name a post, or a post of several ("Senior Engineers")."""
    return has_post(words) or has_post(_PLURAL.sub("", words))


def _whole_post(words: str) -> bool:
    """Whether words end in the noun of a post, and so need nothing behind: "Clerical Officer", but not "Head of"."""
    return has_post(words.rsplit(maxsplit=1)[-1]) if len(words.split()) > 1 else False


def _of_one(post: str, holders: int) -> str:
    """The post of one of several holders: "Senior Engineers (Mr A Pike, Mr B Nair)"."""
    first, comma, rest = post.partition(",")
    one = first.removesuffix("s")
    return f"{one}{comma}{rest}" if holders > 1 and one != first and has_post(one.split()[-1]) else post
