"""Whom words that stand alone name as those to act, in a cell, in a margin, before a colon: "All", "AB/CD", "Clerk"."""

from __future__ import annotations

import re

from extract.naming.names import name_at, title_kind
from extract.naming.post_names import has_post
from extract.paper import Paper
from extract.patterns import words
from extract.people.described import post_and_body
from extract.prose.short_names import initialled
from extract.records import Kind, Ref

_PARTED = re.compile(r"\s*(?:[/;&,+]|\band\b)\s*")
_SMALL = frozenset(["and", "of", "the", "for", "members", "present"])
_ALL = re.compile(
    r"(?:all|all (?:members|present|attendees|participants)|members|everyone|"
    r"(?:the )?(?:board|committee|council|panel|group))\Z",
    re.IGNORECASE,
)
_TITLES = re.compile(r"(?P<title>Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)s\b\.?", re.IGNORECASE)


def owners_named(paper: Paper, written: str, offset: int) -> tuple[Ref, ...]:
    """Whoever words that stand alone at an offset of the document name: people, by name or initials, posts, bodies."""
    if _ALL.match(written):
        met = paper.meeting_body()
        return (met,) if met else ()
    whole = _party(paper, written, offset)
    parts = _parts(written)
    joined = len(parts) > 1 and all(has_post(part) and part[:1].isupper() for part in parts)  # "Chair and Clerk"
    if whole is not None and whole.kind is not Kind.PERSON and not joined:
        return (whole,)
    return tuple(dict.fromkeys(ref for part in parts if (ref := _party(paper, part, offset)) is not None))


def all_owners_named(paper: Paper, written: str, offset: int) -> tuple[Ref, ...]:
    """The same, but none where a part of the words names nobody."""
    if any(word.islower() and word not in _SMALL for word in re.findall(r"[^\W\d_]+", written)):
        return ()
    found = owners_named(paper, written, offset)
    if len(found) == 1 and (found[0].kind is not Kind.PERSON or _ALL.match(written)):
        return found
    return found if all(_party(paper, part, offset) is not None for part in _parts(written)) else ()


def _parts(written: str) -> list[str]:
    """ "Cllrs. A Holt and B Marsh" as two names, each with its title."""
    titles = _TITLES.match(written)
    parts = [part for part in _PARTED.split(written[titles.end() :] if titles else written) if part.strip(" .")]
    return [f"{titles['title']} {part.strip()}" for part in parts] if titles else parts


def _party(paper: Paper, written: str, offset: int) -> Ref | None:
    """The one that words alone name."""
    plain = written.strip(" .:–-@*[]")
    if person := initialled(paper, plain):
        return person
    name = name_at(plain, 0, in_list=True)
    if name and (name.sure or name.end >= len(plain)) and (title_kind(name.title) or not has_post(plain)):
        return paper.directory.person(plain[: name.end])
    if " " in plain and plain.split()[-1].lower() in words("groups") and plain.endswith("s"):
        return Ref(Kind.BODY, plain, plain)
    if has_post(plain) or plain.lower().removeprefix("the ") in words("role_nouns"):
        listed = paper.directory.post(plain)
        if listed and listed.name != plain:
            return listed
        title, of = post_and_body(paper, plain)
        return Ref(Kind.POST, title, plain, of=of)
    if paper.directory.is_body(plain) or plain in paper.directory.short_forms:
        return paper.directory.body(plain, offset)
    known = [p for p in paper.directory.people if p.surname == plain]
    return paper.directory.person(known[0].name) if len({p.name for p in known}) == 1 else None
