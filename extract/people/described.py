"""References for the people and posts of attendance lists, in the fullest form that the document gives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.naming.names import PersonName, given_names, title_kind, titles_agree
from extract.naming.post_names import has_post
from extract.paper import Paper
from extract.records import Kind, Ref
from extract.rolls.roll import RollEntry

_ACRONYM = re.compile(r"\s*\(\s*[A-Z][A-Za-z]?[A-Z&/-]*[A-Z]s?\s*\)")
_PLURAL = re.compile(
    r"^(?P<head>(?:[A-Z][\w-]+\s+)*?)(?P<noun>Members|Directors|Officers|Managers|Heads|Leads)\b(?P<link>.*?\b(?:for|of)\s+)(?P<what>.+)$"
)


def person_ref(paper: Paper, name: PersonName) -> Ref:
    """The person, named as fully as the document ever does."""
    best = _by_first_name(paper, name) or paper.directory.fullest(name)
    if name.only_surname and not name.title and best.name in _guests(paper):
        best = name  # "Present: Pike, Nair. Also present: Ann Pike": two people
    written = name.written or (f"{name.title} {name.name}" if name.title else name.name)
    return Ref(Kind.PERSON, best.name, written, name.title or best.title)


def _by_first_name(paper: Paper, name: PersonName) -> PersonName | None:
    """The one bearer of a first name that stands alone in a list; nobody whom the lists name beside them."""
    if not name.only_surname or name.title or name.name not in given_names():
        return None
    whole = {p.name: p for p in paper.directory.people if p.name.startswith(f"{name.name} ")}
    listed = {entry.person.name for entry in paper.roll if entry.person}
    return next(iter(whole.values())) if len(whole) == 1 and not listed & whole.keys() else None


def _guests(paper: Paper) -> set[str]:
    """The people whom the lists name in full as those who came besides the members."""
    return {e.person.name for e in paper.roll if e.person and e.status == "inAttendance" and not e.person.only_surname}


class Told:
    """What has been said of people: `new` is true the first time, also of another bearer of the same name."""

    def __init__(self) -> None:
        self._said: dict[tuple[object, ...], list[Ref]] = {}

    def new(self, who: Ref, *what: object) -> bool:
        """Whether `what` was not said yet of this person; "Mr J Lane" is not "Ms J Lane"."""
        before = self._said.setdefault((who.name, *what), [])
        if any(titles_agree(who.title, other.title) for other in before):
            return False
        before.append(who)
        return True


def post_ref(paper: Paper, entry: RollEntry) -> Iterator[Ref]:
    """The post (or posts) of an entry: acronyms spelt out, a plural parted ("Cabinet Members for Roads and Waste").

    A rank before a name is a post too ("DCI Jon Lane, Leys Police").
    """
    body = paper.directory.body(entry.body, entry.start) if entry.body else None
    of = body.name if body else None
    if entry.post is None:
        if entry.person and entry.person.title and title_kind(entry.person.title) == "rank":
            yield Ref(Kind.POST, entry.person.title, entry.person.title, of=of)
        return
    for written in _singular(entry.post):
        name, stated = post_and_body(paper, written)
        yield Ref(Kind.POST, name, written, of=stated or of)


def _singular(post: str) -> Iterator[str]:
    found = _PLURAL.match(re.sub(r"^(?:The|the)\s+", "", post.strip()))
    if not found:
        yield post
        return
    noun = found.group("noun").removesuffix("s")
    parts = found.group("what").rpartition(" and ")
    for what in (parts[0], parts[2]) if parts[0] else (found.group("what"),):
        yield f"{found.group('head')}{noun}{found.group('link')}{what}".strip()


def post_and_body(paper: Paper, written: str) -> tuple[str, str | None]:
    """A post's name without article and bracketed acronym, and the body that it names before or behind.

    "Clerk, Leys Board" and "LB Business Manager" (the acronym defined in the paper) both have one.
    """
    name = re.sub(r"\s+", " ", _ACRONYM.sub("", re.sub(r"^(?:the|The)\s+", "", written.strip())))
    first, _, rest = name.partition(" ")
    body = paper.directory.short_forms.get(first)
    if body and body[0] is Kind.BODY and has_post(rest):
        return rest, body[1]
    name = " ".join(paper.directory.spelt(word) for word in name.split(" "))
    title, _, last = name.rpartition(", ")
    if title and " and " not in name and paper.directory.is_body(last):
        return title, last
    return name, None
