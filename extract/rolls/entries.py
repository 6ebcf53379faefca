"""A list of names into its entries: who, with what post, for what body, however the list is punctuated and broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from extract.naming.chair_words import chair_kind, chair_pattern
from extract.naming.names import PersonName, given_names, name_at, role_words, title_kind
from extract.naming.post_names import has_post
from extract.naming.qualifiers import PLURAL_TITLE, PLURAL_TITLE_LEAD, Entry, qualified
from extract.patterns import words
from extract.rolls.first_names import first_name_at, of_first_names, spouse_at
from extract.structure.joining import Joined

_BREAK = re.compile(r"[\n\t]")  # of a line, or between the cells of a table
_SEPARATOR = re.compile(
    r"(?:[,;:•|]\s*(?:and\s+|&\s*)?(?:from\s+)?|\s(?:and|&)\s+(?:from\s+)?|\)\s*(?:and\s+|[&+]\s*)?|\.\s+(?:and\s+|&\s*)?|\s[-–+]\s+)"
)
_AND_OTHERS = re.compile(r"(?:,?\s+(?:and|plus)|\s[-–•])\s+(?:other|several|various|some|\d+)\b[^()]*$")
_ANY_KIND = "... "
_LONGEST = 28  # words behind a name that can be a post and body; more are what was said next
_SAYS = re.compile(r"\b(?:was|were|had|has|have|would|will|that)\b")
_BOUNDARY = re.compile(
    r"\s*(?:$|[,;:.()&•|–/]|-\s|and\b|from\b|for\b|of\b|representing\b|\(|acting\b|substituting\b|who\b|as\b|was\b|were\b|in\b|sent\b|had\b|has\b|have\b|gave\b)"
)
_BEYOND = re.compile(
    r"(?<=[a-z])\s+[A-Z]{4,}(?:\s+[A-Z]{4,})+|\.\s+(?=[A-Z][a-z]+ [a-z])"
    r"|\.\s+(?=(?:[A-Z][\w.]* ){2,4}(?:was|were|is|are|had|has|arrived|joined|called|opened|welcomed)\b)"
)  # a heading or a sentence
_NUMBER = re.compile(  # of a member or a lot, or a call sign, behind a name
    r"\s+(?:#?\d{1,4}(?:\s?[,/&-]\s?\d{1,4})*|(?=[A-Z\d]*[A-Z]\d)[A-Z\d]{1,3}\d[A-Z]{1,4})(?=\s*(?:[,;(\n]|and\b|$))"
)
_SURNAME = re.compile(
    r"(?:[OD]['’]|Mc|Mac|(?:Ó|Ní|Mac|de|van)\s)?[A-ZÀ-Þ][a-zà-ž]+(?:['’-][A-ZÀ-Þ][a-zà-ž]+)*(?=\s*(?:[,;.(&]|and\b|$))"
)


def entries(
    line: Joined,
    source: str,
    *,
    single: bool = False,
    sole: bool = False,
    first_names: bool = False,
    surnames: bool = False,
) -> list[Entry]:
    """The entries of one list. `source` is the document's text, which tells where its lines were broken.

    `single`: the line is one entry of a list of bullets, so a comma in it parts a name from its body. `sole`: it is
    known to name one person, so what looks like a second name in it belongs to the first one's post or body.
    `first_names`: it is surely a list of people, who may be called by their first names alone; `surnames`: its label
    is the office of all of them ("Trustees present"), who may be called by their surnames alone.
    """
    names = list(_names(line, source, single, first_names, surnames))[: 1 if sole else None]
    if not names:
        return []
    out: list[Entry] = []
    for index, (role, name) in enumerate(names):
        end = _begin(line.text, *names[index + 1]) if index + 1 < len(names) else len(line.text)
        out += _entry(line.text, role, name, end)
    return out


@cache
def posts_before_names() -> str:
    """A regular expression for the posts that stand before names; "... Manager" is one of any kind."""
    named = sorted((w for w in words("posts_before_names") if not w.startswith(_ANY_KIND)), key=len, reverse=True)
    nouns = [w.removeprefix(_ANY_KIND) for w in words("posts_before_names") if w.startswith(_ANY_KIND)]
    return rf"(?:{'|'.join(map(re.escape, named))}|(?:[A-Z][a-z]+ ){{1,2}}(?:{'|'.join(nouns)}))"


@cache
def _role_pattern() -> re.Pattern[str]:
    """A role that stands before the name: "Chairman Cllr Lane", "Clerk J Lane"."""
    return re.compile(
        rf"(?:the\s+)?(?:{chair_pattern()}|(?i:(?:Town |Parish )?Clerk(?: to the \w+)?)|Clerk/RFO|RFO)"
        r"[\s:,–-]+(?=[A-Z])"
    )


@cache
def _post_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:the\s+)?{posts_before_names()}\s+(?=[A-Z])")


def _role_at(text: str, at: int, *, broken: bool = False) -> re.Match[str] | None:
    """The role before a name at a place of a list; a post of any kind only where no line was broken before it."""
    if role := _role_pattern().match(text[at:]):
        return role
    post = None if broken else _post_pattern().match(text[at:])
    if post is None or post.group().split(maxsplit=1)[0] in given_names():
        return None
    name = name_at(text, at + post.end(), in_list=True)
    return post if name and name.sure and len(name.name.split()) > 1 else None


def begins_with_name(words_: str) -> bool:
    """Whether a list begins with somebody's name, or with the office that stands before it ("Town Clerk Ann Pike")."""
    role = _role_at(words_, 0)
    return name_at(words_, role.end() if role else 0, in_list=True) is not None


def _begin(text: str, role: str, name: PersonName) -> int:
    """Where the entry of a name begins: at its role ("Clerk J Lane"), or the post it is bracketed behind."""
    if _depth(text, name.start) == 1:
        return name.start - 1 - len(_bare_post(text, name.start))
    return name.start - len(role)


def _bare_post(text: str, at: int) -> str:
    """The post before a bracket that holds its holder: "Chief Superintendent " before "(Mr. D. Smart)"."""
    before = re.split(r"[,;)]\s*", text[: at - 1])[-1]
    behind_name = re.match(r".*?\band\s+(?=(?:[A-Z][\w/]*\s+)+$)", before)
    return before[behind_name.end() :] if behind_name and name_at(before, 0, in_list=True) else before


def _names(
    line: Joined, source: str, single: bool, first_names: bool, surnames: bool
) -> Iterator[tuple[str, PersonName]]:
    """The people of a list in order, each with the role words that stand before the name ("Clerk J Brampton")."""
    text, at = line.text, 0
    plural = "Councillor" if re.match(r"(?:Councillors|Cllrs)\b", line.text, re.IGNORECASE) else None
    all_first = first_names and of_first_names(text, source, surnames=surnames)
    for start, broken in _starts(line, source, single):
        if start < at or _depth(text, start) > 1 or (_depth(text, start) == 1 and not _post_before(text, start)):
            continue
        if first := _first_name(text, start, first_names and not broken, all_first):
            yield "", first
            at = first.end
            continue
        role = _role_at(text, start, broken=broken)
        if role and "," in role.group() and text[:start].rstrip().endswith((",", ")", "-", "–")):
            continue  # "Ann Lane, Chair, Bo Reed", "Ann Lane (AL) Chair, Bo Reed": the role of who stands before it
        where = start + role.end() if role else start
        name = name_at(text, where, in_list=True) or name_at(
            text[: _line_end(line, source, where)], where, in_list=True
        )
        if (
            name is None
            and plural
            and (surname := _SURNAME.match(text, where))
            and surname.group().lower() not in role_words()
        ):
            name = PersonName(plural, surname.group(), where, surname.end(), True)
        name = _on_one_line(name, line, source) if name else None
        if name is None or not _acceptable(text, line, source, name, broken and not role, plural):
            continue
        if role and not chair_kind(role.group()):
            plural = None
        if name.title and PLURAL_TITLE.match(name.title):
            plural = "Councillor"
            name = replace(name, title=plural)
        elif name.title is None and plural and not broken:
            name = replace(name, title=plural)
        elif title_kind(name.title) not in (None, "councillor") and not re.match(
            r"\s*(?:,|and\b|&|$)", text[name.end :]
        ):
            plural = None  # who stands with a post or body is no councillor; "Mrs Lane, Reed, Shaw" are
        yield (text[start:where] if role else ""), name
        at = name.end
    return


def _first_name(text: str, start: int, first_names: bool, all_first: bool) -> PersonName | None:
    """Who is called by a first name alone at a place of a list: "Ann" of "Ann & Bo Pike", or in a list of such."""
    if _depth(text, start):
        return None
    return spouse_at(text, start) or (first_name_at(text, start, all_first=all_first) if first_names else None)


def _line_end(line: Joined, source: str, at: int) -> int:
    """Where the document's line ends that holds a position of the joined one."""
    stop = _BREAK.search(source, line.offsets[at]) if at < len(line.offsets) else None
    return line.position(stop.start()) if stop else len(line.text)


def _on_one_line(name: PersonName, line: Joined, source: str) -> PersonName:
    """A name cut where its line ends, if what stands before the break is a whole name already."""
    for gap in re.finditer(" ", line.text[name.start : name.end]):
        at = name.start + gap.start()
        first = name_at(line.text[:at], name.start, in_list=True)
        if _BREAK.search(source[line.offsets[at] : line.offsets[at + 1]]) and first and not first.only_surname:
            return first
    return name


def _starts(line: Joined, source: str, single: bool) -> list[tuple[int, bool]]:
    """Where an entry may begin, and whether only a line break says so."""
    text = line.text
    found = {0: False}
    parted = list(_SEPARATOR.finditer(text))
    if single or re.search(
        r"(?<!&amp);", text
    ):  # "Ann Lane, Leys Trust; Bo Reed, Tarn Board": commas part a name from its body, not two names
        parted = [m for m in parted if not m.group().startswith(",")]
    found |= {m.end(): False for m in parted}
    found |= {m.end(): False for m in re.finditer(r"\(", text)}
    found |= {m.start(): False for m in re.finditer(r"\b(?=(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Mx|Rev)\b)", text)}
    found |= {
        m.start(): False
        for m in re.finditer(r"\b(?=(?:[Tt]he\s+)?(?:Town |Parish )?[Cc]lerk,?\s+[A-Z][\w.]*\s+[A-Z])", text)
    }
    for i in range(1, len(text)):
        if text[i - 1] == " " and _BREAK.search(source[line.offsets[i - 1] : line.offsets[i]]):
            found.setdefault(i, True)
    if plural := PLURAL_TITLE_LEAD.match(text):
        found.setdefault(plural.end(), False)
    return sorted(found.items())


def _depth(text: str, at: int) -> int:
    return text.count("(", 0, at) - text.count(")", 0, at)


def _post_before(text: str, at: int) -> bool:
    """Whether a bracket at `at` follows a bare post: "Chief Superintendent (Mr. D. Smart)"."""
    before = _bare_post(text, at).strip()
    return bool(before) and has_post(before) and len(before.split()) < 8 and name_at(before, 0, in_list=True) is None


def _acceptable(text: str, line: Joined, source: str, name: PersonName, broken: bool, plural: str | None) -> bool:
    if len(name.name.split()) > 3 and not name.sure:
        return False
    after = _NUMBER.sub("", text[name.end :], count=1) if _NUMBER.match(text, name.end) else text[name.end :]
    starts_post = re.match(r"\s+([A-Z][\w-]*)", after)
    if not _BOUNDARY.match(after) and not (
        starts_post
        and starts_post.group(1)
        in (
            *words("post_starts"),
            *words("post_heads"),
            "Chair",
            "Chairman",
            "Vice-Chair",
            "Vice",
            "Vice-Chairman",
            *words("chair_words"),
        )
    ):
        next_line = name.end < len(text) and _BREAK.search(
            source[line.offsets[name.end] : line.offsets[min(name.end + 1, len(text) - 1)]]
        )
        titled_next = re.match(r"\s+(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Dr)\b", after)
        if not next_line and not titled_next:
            return False
    if name.only_surname and name.title is None and plural is None:
        return False
    if broken and not name.sure:
        before = text[: name.start].rstrip()
        ends_line = (
            name.end >= len(text)
            or _BREAK.search(source[line.offsets[name.end - 1] : line.offsets[min(name.end + 1, len(text) - 1)]])
            or after[:1] in ",(;"
        )
        return ends_line and not re.search(r"(?:\b(?:and|of|for|the|with|to|&)|[&(-])$", before)
    return True


def _entry(text: str, role: str, name: PersonName, end: int) -> Iterator[Entry]:
    """The entry of one person, and any bare posts named after it ("Cobb, Ashman & the Clerk")."""
    qualifier = _AND_OTHERS.sub("", _BEYOND.split(text[name.end : end])[0])
    qualifier = qualifier[number.end() :] if (number := _NUMBER.match(qualifier)) else qualifier
    entry = Entry(name, name.start, name.end)
    if _depth(text, name.start) == 1:
        before = _bare_post(text, name.start)
        start = name.start - 1 - len(before.lstrip())
        yield Entry(name, start, min(name.end + 1, len(text)), post=before.strip().removeprefix("and "))
        return
    if role:
        kind = chair_kind(role)
        entry = replace(entry, chair=kind, post=None if kind else role.strip(" :,–-"), start=name.start - len(role))
    extra: list[Entry] = []
    trailing = re.search(r"(?:\s*[,&]|\s+and)\s+(?:the\s+)(?P<post>[A-Z][\w' ]+?)\s*\.?\s*(?:$|(?=\.))", qualifier)
    if trailing and has_post(trailing.group("post")):
        at = name.end + trailing.start("post")
        extra.append(Entry(None, at, at + len(trailing.group("post")), post=trailing.group("post").strip()))
        qualifier = qualifier[: trailing.start()]
    kept = re.sub(r"(?:[\s,;&.:•|–-]|\band\b|\b(?:Councillors|Cllrs)\b)+$", "", qualifier)
    if len(kept.split()) > _LONGEST or (kept.lstrip(" ,")[:1].isupper() and _SAYS.search(kept)):
        kept = ""
    yield qualified(replace(entry, end=name.end + len(kept) if kept else name.end), kept)
    yield from extra
