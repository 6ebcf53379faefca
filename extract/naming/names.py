"""Names of people as minutes write them: "Mrs J A Potter", "CA Gandy", "Councillor Hardwick", "DCI Jon Roberts"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.patterns import columns, words

_CAPITAL = "A-Z" + "".join(c for c in map(chr, range(0xC0, 0x180)) if c.isupper())  # "Á", "Ł", "Ŵ"
_INITIALS = rf"(?:[{_CAPITAL}]\.?(?:[\s.-]{{0,2}}(?=[{_CAPITAL}]))){{0,4}}[{_CAPITAL}]\.?(?![\w'’&/])"
_WORD = (
    r"(?:(?:de|van|der|von|du|da|di|le|la|al|ap|ab|bin|el|Ó|Ní|Mac|Mc|St\.?)\s+){0,2}(?:[OÓD]['’]\s?)?"
    rf"[{_CAPITAL}][\wÀ-ž]*[a-zà-ž](?:['’-][A-Za-zÀ-ž][\wÀ-ž]+)*"
)
_UPPER_WORD = rf"(?:[OD]['’]|MC|MAC)?[{_CAPITAL}]{{3,}}(?:['’-][{_CAPITAL}]{{2,}})*"


_NEXT_TITLES = {"mr", "mrs", "ms", "miss", "dr", "cllr", "cllrs", "councillor", "councillors"}  # begin another name
_PERSONAL = ("honorific", "clergy", "councillor")  # before these comes a name, before a rank also "Constable of Leys"
_ENDS_IN_INITIAL = re.compile(r"(?:^|[\s.])[A-Z]\.?$")
_RUN_ON = re.compile(r"(?: (?:[A-Z][\w'’-]*|and|of|for|&))+")
_ROLE_GOES_ON = re.compile(r"\s+(?:of|for)\b|\s+[A-Z][a-z]+")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name found in a text: `title` apart, `name` without it, and where it stands (title included).

    `sure` is false where only its shape says that it is a name (no title, no initials, no known given name). `written`
    is how it stands there, where that is not title and name ("LANE ANN").
    """

    title: str | None
    name: str
    start: int
    end: int
    sure: bool
    written: str | None = None

    @property
    def surname(self) -> str:
        return self.name.split()[-1]

    @property
    def only_surname(self) -> bool:
        return len(self.name.split()) == 1


@cache
def _titles() -> dict[str, str]:
    """Title in lower case without stop -> its kind (honorific, councillor, rank, clergy, legislator)."""
    return {row[0].lower(): row[1] for row in _title_rows()}


@cache
def _title_rows() -> tuple[tuple[str, ...], ...]:
    return columns("titles")


@cache
def _title_pattern() -> str:
    longest_first = sorted((title for title, *_ in _title_rows()), key=len, reverse=True)
    one = "(?:" + "|".join(re.escape(t).replace(r"\ ", r"\s+") for t in longest_first) + r")s?['’]?s?\.?"
    return rf"(?P<title>(?:\b{one}(?=[\s,.]))(?:\s*{one}(?=\s))*)"


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(
        rf"{_title_pattern()}\s*(?P<name>(?:{_INITIALS}\s*)?(?:{_WORD}|{_UPPER_WORD})(?:\s+(?:{_INITIALS}\s+)?{_WORD}){{0,3}})"
    )


_BY_INITIALS = re.compile(rf"(?P<name>{_INITIALS}\s*{_WORD}(?:\s{_WORD})?)")
_UNTITLED = re.compile(rf"(?P<name>{_WORD}(?:\s+(?:{_INITIALS}|{_WORD})){{1,3}})")


@cache
def given_names() -> frozenset[str]:
    """Known given names, as written."""
    return frozenset(words("given_names"))


@cache
def role_words() -> frozenset[str]:
    """Words that no person's name holds: heads and beginnings of posts and bodies, and common nouns of minutes."""
    heads = (*words("post_heads"), *words("post_starts"), *words("body_heads"), *words("no_names"))
    return frozenset(part.lower() for head in heads for part in head.split() if len(part) > 1)


@cache
def _post_nominals() -> re.Pattern[str]:
    """Letters behind a name, which belong to it and are no part of it: "Ann Pike OBE", "B. Mullen, T.D."."""
    return re.compile("(?:,?\\s+(?:" + "|".join(map(re.escape, words("post_nominals"))) + r")(?![\w.]))+")


@cache
def surnames_too() -> frozenset[str]:
    """Role words that are surnames as well ("Mrs Hall"), in lower case."""
    return frozenset(word.lower() for word in words("surnames_too"))


def title_kind(title: str | None) -> str | None:
    """honorific, councillor, rank, clergy or legislator; of a compound title ("Cllr Mrs") the weightier."""
    if not title:
        return None
    flat = re.sub(r"\s+", " ", title.replace(".", "").replace("’", "'")).strip().lower()
    kinds = _titles()
    for form in (flat, flat.removesuffix("'s"), flat.removesuffix("s")):
        if form in kinds:
            return kinds[form]
    parts = [kinds.get(word.removesuffix("s")) or kinds.get(word) for word in flat.split()]
    return next((k for k in parts if k and k != "honorific"), next((k for k in parts if k), None))


@cache
def _gendered() -> dict[str, str]:
    return {row[0].lower(): row[1] for row in columns("gendered_titles")}


def title_gender(title: str | None) -> str:
    """m or f where a title tells; "" for others ("Cllr", "Dr"), for none and for "Mr and Mrs"."""
    told = {_gendered()[word] for word in re.findall(r"\w+", (title or "").lower()) if word in _gendered()}
    return told.pop() if len(told) == 1 else ""


def titles_agree(first: str | None, second: str | None) -> bool:
    """Whether one person can bear both titles: not so "Mr" and "Mrs"."""
    return not first or not second or {title_gender(first), title_gender(second)} != {"m", "f"}


def name_at(text: str, start: int, *, in_list: bool = False) -> PersonName | None:
    """The person's name that begins at `start`.

    In running text only what is surely a name counts. Inside an attendance list (`in_list`) the place speaks for it,
    and two to four capitalised words that name no post or body are one too.
    """
    found = _titled().match(text, start)
    if found and (in_list or title_kind(found.group("title")) != "office"):
        name, end = _cut(text, *found.span("name"), surname_due=title_kind(found.group("title")) in _PERSONAL)
        if name and not _ENDS_IN_INITIAL.search(name):
            title = re.sub(r"[\s]+", " ", found.group("title")).strip(" .")
            return PersonName(title, name, start, end, True)
    if found := _BY_INITIALS.match(text, start):
        name, end = _cut(text, *found.span("name"), surname_due=in_list)
        if name and len(name.split()) > 1 and _plausible_initials(name, in_list):
            return PersonName(None, name, start, end, in_list)
    if found := _UNTITLED.match(text, start):
        name, end = _cut(text, *found.span("name"), surname_due=in_list)
        parts = name.split()
        known = bool(parts) and (parts[0] in given_names() or parts[0].split("-")[0] in given_names())
        titled = bool(parts) and title_kind(parts[0]) is not None  # "Mr C J", its surname lost to a line break
        surnamed = bool(parts) and len(parts[-1].replace(".", "")) > 1 and not parts[-1].isupper()
        if len(parts) > 1 and (known or in_list) and surnamed and not titled and not _begins_body(text, end):
            return PersonName(None, name, start, end, known)
    return None


def _begins_body(text: str, end: int) -> bool:
    """Whether a name is but the beginning of a body's: "Victoria Park Trust", but not "Ann Pike Council Leader"."""
    run = _RUN_ON.match(text, end)
    behind = run.group().split() if run else []
    return bool(behind) and behind[0] in words("body_heads") and not {*behind} & {*words("post_heads")}


def _plausible_initials(name: str, in_list: bool) -> bool:
    first = name.split(maxsplit=1)[0].replace(".", "")
    return in_list and len(first) <= 4


def _cut(text: str, start: int, stop: int, *, surname_due: bool) -> tuple[str, int]:
    """The name in `text[start:stop]` up to the first word of a post or body ("Lisa Fraser Assistant Director").

    `surname_due`: the place tells that a surname must come, so that a word that is one too ("Mrs Hall") is read so.
    """
    name, end = text[start:stop], 0
    for number, word in enumerate(re.finditer(r"\S+", name)):
        plain = word.group().rstrip(".,").lower().replace("’", "'").removesuffix("'s")
        before = name[: word.start()].strip()
        due = surname_due and plain in surnames_too() and _lacks_surname(before)
        if due and not before and _ROLE_GOES_ON.match(text, start + word.end()):
            due = False  # "Councillor Champion for Trees"
        if number > 4 or (plain in role_words() and not due) or (number and plain.rstrip(".") in _NEXT_TITLES):
            break
        end = word.end()
    kept = name[:end].rstrip(" -")
    kept = _post_nominals().split(kept, maxsplit=1)[0]
    if kept.endswith(("'s", "’s")):
        kept = kept[:-2]
    letters = _post_nominals().match(text, start + len(kept)) if kept else None
    return re.sub(r"\s+", " ", kept), letters.end() if letters else start + len(kept)


def _lacks_surname(before: str) -> bool:
    """Whether the words of a name before one of them lack a surname: none, initials, or one known given name."""
    given = [part for part in before.split() if len(part.replace(".", "")) > 1 and not part.isupper()]
    return not given or (len(given) == 1 and given[0] in given_names())


def find_names(text: str) -> tuple[PersonName, ...]:
    """All names of people in running text that are surely names: titled, or beginning with a known given name."""
    found: list[PersonName] = []
    at = 0
    for word in re.finditer(rf"(?<![\w'’-])[{_CAPITAL}]", text):
        if word.start() < at:
            continue
        name = name_at(text, word.start())
        if (
            name
            and title_kind(name.title) == "rank"
            and re.search(r"[A-Z][\w'’-]*\s+$", text[max(0, word.start() - 40) : word.start()])
        ):
            continue  # "Ofsted Inspector Ann Lane": a post's last word, not a rank
        if name is not None and name.sure:
            found.append(name)
            at = name.end
    return tuple(found)
