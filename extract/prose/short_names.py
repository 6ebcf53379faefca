"""People by their initials or given names alone, as notes call them: "JS to write", "Jan will ask"."""

from __future__ import annotations

import re
import unicodedata

from extract.naming.names import PersonName
from extract.paper import Paper
from extract.patterns import words
from extract.records import Kind, Ref

_WORDS_TOO = frozenset(["will", "may", "art", "can", "per", "her", "has", "all", "mar", "are"])  # no short names


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
