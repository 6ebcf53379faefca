"""The body that met, as the head of a paper names it."""

from __future__ import annotations

import re
from calendar import month_name
from functools import cache

from extract.dates import find_dates
from extract.head.front_matter import front_matter
from extract.head.generic_names import whole_name
from extract.language.pipeline import language
from extract.patterns import columns, words
from extract.structure.joining import Joined

_MINUTES_OF = re.compile(
    r"\b(?:minutes|proceedings|meeting|agenda)\s+(?:of|for|at)\s+(?:(?:the|a|an|of|at)\s+"
    r"|(?:proceedings|special|ordinary|monthly|"
    r"annual|general|statutory|quarterly|remote|extraordinary|joint|virtual|public|adjourned|minutes|meetings?|(?:19|20)\d\d)\s+"
    r"(?=[a-z ]*(?:meetings?|of)\b)"
    r"|meetings?\s+of\s+)*"
    r"(?P<body>[A-Z“'][^.;:|\n]{3,110}?)(?=\s+(?:held|which|that|on\s+(?:\w+day|\d)|at\s+\d|will\b|to\s+be\s+held|took\b|meeting\b)"
    r"|\s*[-–,]\s*(?:\w+day,?)?\s*\w*\s*\d|\s+\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[a-z]{3,9},?\s+\d{4}|\s*$|\s*\()",
    re.IGNORECASE,
)
_NAME_ENDS = r"(?=(?:\s+Meeting)?\s*$|\s+[-–]\s*(?:\w+day\b,?\s*)?\d|,?\s+(?:on\s+)?(?:\w+day\b,?\s*)?\d)"
_ON_DAY = r"(?:\w+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?,?\s+[a-z]{3,9},?\s+\d{4}"
_PAGE = re.compile(  # how web pages are headed: "Cabinet - Friday, 7th March, 2031 10.00 am", or the other way round
    r"(?:(?:agenda|minutes|decisions|meeting attendance|attendance details|,|and|&| )+(?:for|[-–:])\s*)?"
    rf"(?P<body>[A-Z][\w'’&, -]{{2,90}}?)(?:\s+[-–]|,|\s+on)\s+{_ON_DAY}\b"
    rf"|{_ON_DAY}\s+\d{{1,2}}[.:]\d\d\s*[ap]m,\s+(?P<behind>[A-Z][\w'’&, -]{{2,90}})$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"(?:above|said|following|previous|last|same)\b", re.IGNORECASE)
_GENERIC = re.compile(
    r"\bthe (Panel|Committee|Board|Council|Cabinet|Partnership|Forum|Sub-Committee|Group)\b", re.IGNORECASE
)
_MODE = re.compile(r"\s+(?:was|is|virtual|remote|online)$", re.IGNORECASE)
_NOUN_MEETS = re.compile(r"\W*(?:[A-Z]\w+ )?(?P<noun>Board|Committee|Panel)(?: Meeting| Minutes)\b")
_OWNED = re.compile(  # "Committee meeting for Leys Sheds 4 May 2031"
    r"\W*(?P<noun>Board|Committee|Panel) [Mm]eeting (?:for|of) (?:the )?"
    rf"(?P<owner>[A-Z][\w&'’-]*(?: (?:of|the|and|for|&|[A-Z][\w&'’-]*)){{0,5}})(?=\s*$|,?\s+(?:on\s+)?(?i:{_ON_DAY})\b)"
)
_TITLED = re.compile(  # "Leys Sheds Annual General Meeting 2031, Guildhall, May 4, 2031", "LS AGM 2031"
    r"\W*(?P<body>[A-Z][\w&'’-]*(?: (?:of|the|and|for|&|[A-Z][\w&'’-]*)){0,6}?)(?:['’]s?)? (?:\d{4} )?"
    r"(?:(?:(?:Annual|Extraordinary|Special|General|Ordinary) )*(?:General|Annual|Ordinary) Meeting|AGM|EGM)\b"
)
_PLACE = ("centre", "hall")  # where a body meets, and none itself
_PAGE_HEAD = 6  # blocks
_LONGEST_TITLE = 120  # characters


Span = tuple[int, int]


def body_met(text: str, lines: list[Joined]) -> tuple[str | None, Span | None]:
    """The name of the body and where it stands; a name that is but a noun ("Board") as the paper completes it."""
    name, span = _named(text, lines)
    return (whole_name(name, text, lines) if name else None), span


def _named(text: str, lines: list[Joined]) -> tuple[str | None, Span | None]:
    """The body of the front matter, labelled, in a sentence, as web pages have it, or a body's name."""
    for field in front_matter(text).get("body", ()):
        if field.text[:1].isupper():
            return name_of_body(field.text), field.source(0, len(field.text))
    if labelled := _labelled(lines):
        return labelled
    for line in lines[:_PAGE_HEAD]:
        if found := _OWNED.match(line.text):
            return f"{found['owner']} {found['noun']}", line.source(*found.span("owner"))
    for line in lines:
        if found := _MINUTES_OF.search(line.text):
            end = _name_end(text, line, *found.span("body"))
            name = name_of_body(line.text[found.start("body") : end])
            if name and not _NO_NAME.match(name) and (_has_head(name) or len(re.findall(r"\b[A-Z]", name)) > 2):
                return name, line.source(found.start("body"), end)
    for line in lines[:_PAGE_HEAD]:
        if (found := _PAGE.match(line.text)) and _ends_in_head(found.group("body") or found.group("behind")):
            part = "body" if found.group("body") else "behind"
            return name_of_body(found.group(part)), line.source(*found.span(part))
    return _best_named(lines)


def _best_named(lines: list[Joined]) -> tuple[str | None, Span | None]:
    """The body whose name stands in the first lines: best beside the day, alone on its line, and no department."""
    candidates = []
    for order, line in enumerate(lines[:12]):
        for entity in language()(line.text[:300]).ents:
            if entity.label_ == "BODY" and entity.start_char <= 40 and len(entity.text.split()) > 1:
                if entity.text.split()[-1].lower() in _PLACE:
                    continue
                dated = any(d.last_day for d in find_dates(line.text, None))
                alone = len(line.text) - len(entity.text) < 12
                council = entity.text.split()[-1].lower() == "council"
                within = _is_part(entity.text)
                rank = -(2 * dated + alone) + council * (len(lines) > 1) * 0.5 + within * 1.5
                candidates.append((rank, order, entity.text, line.source(entity.start_char, entity.end_char)))
        if municipality := _municipality().fullmatch(line.text.strip(" #*")):
            candidates.append((-0.5, order, municipality.group(), line.source(0, len(line.text))))
    if not candidates:
        return _titled(lines) or _by_noun(lines)
    _, _, named, span = min(candidates, key=lambda c: (c[0], c[1]))
    return name_of_body(named), span


def _titled(lines: list[Joined]) -> tuple[str, Span] | None:
    """The body whose general meeting a title of the first lines names: "Leys Sheds Annual General Meeting 2031"."""
    no_name = {*words("meeting_kinds"), *month_name[1:], "Minutes", "Agenda", "Notes", "General", "The", "Our", "This"}
    for line in lines[:_PAGE_HEAD]:
        found = _TITLED.match(line.text)
        if found and len(line.text) < _LONGEST_TITLE and not no_name.intersection(found["body"].split()):
            return found["body"], line.source(*found.span("body"))
    return None


def _by_noun(lines: list[Joined]) -> tuple[str | None, Span | None]:
    """The noun that a title of the first lines calls the body by: "Committee Meeting - 4 March 2031"."""
    for line in lines[:_PAGE_HEAD]:
        if found := _NOUN_MEETS.match(line.text):
            return found["noun"], line.source(*found.span("noun"))
    return None, None


@cache
def _municipality() -> re.Pattern[str]:
    """A line that only names a municipality: "Town of Leys Ferry", "Village of Tarn, Northmarch"."""
    return re.compile(
        rf"(?i:{'|'.join(words('body_openings'))}) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,3}}(?:, [A-Z][\\w. ]+)?"
    )


def _is_part(name: str) -> bool:
    """Whether a name is that of a part of some body, under which business stands: "Fire Department"."""
    return name.rsplit(maxsplit=1)[-1].lower() in ("department", "directorate", "office", "service", "services", "unit")


def _labelled(lines: list[Joined]) -> tuple[str, Span] | None:
    """The body that a label gives: "Title of Meeting: ...", in reports "To: Cabinet - 4 March 2031"."""
    for line in lines:
        for label, names, _ in columns("body_labels"):
            found = re.match(
                rf"\W*{label}\b(?P<colon>\s*:)?\s+(?P<body>[A-Z].{{3,100}}?){_NAME_ENDS}", line.text, re.IGNORECASE
            )
            if found is None or (names == "body" and not (found["colon"] and _ends_in_head(found["body"]))):
                continue
            return name_of_body(found["body"]), line.source(*found.span("body"))
    return None


def _name_end(text: str, line: Joined, start: int, end: int) -> int:
    """Where a body's name ends: with its line, if that ends in what bodies are called ("... Panel / County Hall")."""
    heads = {h.lower() for h in words("body_heads")}
    for gap in re.finditer(r"(?P<last>[\w-]+) (?!of\b|for\b|and\b|&|on\b)", line.text[start:end]):
        at = start + gap.end() - 1
        if gap.group("last").lower() in heads and "\n" in text[line.offsets[at] : line.offsets[at + 1]]:
            return at
    return end


def _has_head(name: str) -> bool:
    heads = {h.lower() for h in words("body_heads")}
    return any(word.strip(",").lower() in heads for word in name.split())


def _ends_in_head(name: str) -> bool:
    return name.rsplit(maxsplit=1)[-1].lower() in {h.lower() for h in words("body_heads")}


def name_of_body(written: str) -> str:
    """A body's name without article or what is said of the meeting; capitals throughout become ordinary ones."""
    name = re.sub(r"^(?:the|a|an)\s+", "", written.strip(" -–,*'\"“”"), flags=re.IGNORECASE)
    name = re.sub(r"^(?:DRAFT\s+)?(?:MINUTES|AGENDA)\s+(?=[A-Z][a-z])", "", name)
    if name.isupper():
        small = {"AND", "OF", "FOR", "THE", "IN", "ON", "TO", "WITH"}
        name = " ".join(w.lower() if i and w in small else _capital(w) for i, w in enumerate(name.split()))
    name = _MODE.sub("", re.sub(r"\s+", " ", name))
    return re.sub(r"\b([A-Z][\w-]+) \1$", r"\1", name)  # "Leys Health Board / Board Meeting"


def _capital(word: str) -> str:
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))


def generic_body(text: str) -> str | None:
    """The body that a paper only calls "the Panel": the noun it uses most."""
    counts: dict[str, int] = {}
    for found in _GENERIC.finditer(text):
        noun = found.group(1).capitalize()
        counts[noun] = counts.get(noun, 0) + 1
    best = max(counts, key=lambda noun: (counts[noun], noun), default=None)
    return best if best and counts[best] > 2 else None
