"""Whom words that stand alone name as those to act, in a cell, in a margin, before a colon: "All", "AB/CD", "Clerk"."""

from __future__ import annotations

import re
import unicodedata

from extract.naming.names import PersonName, name_at, title_kind
from extract.naming.post_names import has_post
from extract.paper import Paper
from extract.patterns import words
from extract.people.described import post_and_body
from extract.records import Kind, Ref

_PARTED = re.compile(r"\s*(?:[/;&,+]|\band\b)\s*")
_SMALL = frozenset(["and", "of", "the", "for", "members", "present"])
_ALL = re.compile(
    r"(?:all|all (?:members|present|attendees|participants)|members|everyone|"
    r"(?:the )?(?:board|committee|council|panel|group))\Z",
    re.IGNORECASE,
)
_WORDS_TOO = frozenset(["will", "may", "art", "can", "per", "her", "has", "all", "mar", "are"])  # no short names
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


def initialled(paper: Paper, initials: str) -> Ref | None:
    """The one person of the attendance list who has these initials, or, of those whom the paper names, this given
    name, whole or in short ("Jan" of Janet)."""
    if initials in paper.directory.short_forms:
        return None
    people = {e.person.name: e.person for e in paper.roll if e.person}
    if initials.isupper() and 2 <= len(initials) <= 3:
        fitting = _listed_by(paper, initials) or [
            p for name, p in sorted(people.items()) if "".join(w[0] for w in name.split()) == initials
        ]
    elif initials in people:
        fitting = [people[initials]]  # whom the list calls by a first name alone
    elif initials[:1].isupper() and len(initials) > 2:
        told = {p.name: p for p in paper.directory.people if len(p.name.split()) == 2}  # named in full anywhere
        fitting = _of_given_name(initials, people) or _of_given_name(initials, told)
    else:
        return None
    return Ref(Kind.PERSON, fitting[0].name, initials, fitting[0].title) if len(fitting) == 1 else None


def _listed_by(paper: Paper, initials: str) -> list[PersonName]:
    """The people before whose names a list gives these initials: "[AP] Ann Pike"."""
    text = paper.document.text
    before = re.compile(rf"[\[(]{initials}[\])]\s*\Z")
    return [e.person for e in paper.roll if e.person and before.search(text[max(0, e.start - 8) : e.start])]


def _of_given_name(given: str, people: dict[str, PersonName]) -> list[PersonName]:
    """The people of a given name, else those whose given name it shortens."""
    plain = _plain(given)
    named = [(_plain(name.split()[0]), person) for name, person in sorted(people.items()) if " " in name]
    whole = [person for name, person in named if name == plain]
    short = given in words("given_names") and plain not in _WORDS_TOO
    return whole or [person for name, person in named if short and name.startswith(plain)]


def _plain(name: str) -> str:
    """A name without its accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()


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
