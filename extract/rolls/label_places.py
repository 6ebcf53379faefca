"""Where the labels of attendance lists stand in the lines of a paper, and which stretch of a line each one rules."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.naming.names import name_at
from extract.naming.qualifiers import PLURAL_TITLE
from extract.rolls.entries import begins_with_name
from extract.rolls.first_names import of_first_names, spouse_at
from extract.rolls.roll import Label, label_pattern, meaning_of
from extract.structure.joining import Joined

_MARKED = re.compile(r"[:;]")
_SAYS = re.compile(r"\s+(?!(?:and|of|for|from|in|as|to|via|by|with|who|representing|on|at|the|acting)\b)[a-z]{3,}\b")
_STRETCH = re.compile(  # before a capital; before small letters ("; absent: Bo Nair") only where another status begins
    r"(?<=[.,;:)\w])\s+(?=[A-ZÀ-Þ])|(?<=[.;])\s+(?=(?:absent|apologies|excused|regrets|also present|not present)\s*:)"
)
ATTENDANCE = re.compile(r"\battend|\bpresent\b|\bapolog|\broll\b|\bsederunt\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: among the items of business, near the head of the paper, as a heading."""

    in_items: bool
    early: bool
    heading: bool


def opened(line: Joined, text: str, where: Place) -> tuple[Label, int] | None:
    """The label that opens a list on this line, and where the list begins behind it."""
    return _at_start(line, text, where) or _within(line, text, where)


def _at_start(joined: Joined, text: str, where: Place) -> tuple[Label, int] | None:
    line = joined.text
    found = label_pattern().match(line)
    if not found:
        return None
    label = meaning_of(found)
    if label.needs_colon and found["mark"] != ":":
        return None  # "Also Tarn Power came up"
    if found["owner"] and found["mark"] != ":" and not _alone_on_line(found, joined, text):
        return None
    if not _stands_for_a_list(label, found, line, where, text):
        return None
    titled = PLURAL_TITLE.fullmatch(found.group("label"))  # "Councillors: Lane, Reed": the label is their title too
    alone = found.end() >= len(line)
    return label, found.start("label") if titled and not alone else found.end()


def _within(line: Joined, text: str, where: Place) -> tuple[Label, int] | None:
    """The label that opens a list within a paragraph near the head of a paper, at a line's start or anywhere in it.

    Some papers come as one paragraph, so a label counts that says attendance, has a colon and stands before a name.
    """
    if where.heading or not where.early or not _MARKED.search(line.text):
        return None
    for found in re.finditer(r"(?<=\S)\s+(?:\d[\d/.]*\s+)?(?=[A-ZÀ-Þ])", line.text):
        at = found.end()
        label = label_pattern().match(line.text, at)
        if not label or label.start("label") != at or label.group("mark") not in (":", ";"):
            continue
        meant = meaning_of(label)
        own_line = "\n" in text[line.offsets[at - 1] : line.offsets[at]] or "\n" in text[line.offsets[at - 1] :][:1]
        if not (own_line or ATTENDANCE.search(meant.words)) or (where.in_items and meant.status != "apologies"):
            continue
        titled = PLURAL_TITLE.match(line.text, label.end())
        if titled or begins_with_name(line.text[label.end() :]) or _names_soon(line.text[label.end() :]):
            return meant, label.end()
    return None


def _names_soon(words: str) -> bool:
    """Whether a sentence is a list in which somebody stands, if not first: "Leys Ward Warden Nair, Ann Pike"."""
    parts = re.split(r",\s+(?:and\s+)?|\s+and\s+", re.split(r"(?<=[a-z]{4})\.(?:\s|$)", words)[0])
    named = [name for part in parts if (name := name_at(part, 0, in_list=True)) and name.sure]
    return len(parts) > 1 and bool(named) and all(part.strip()[:1].isupper() for part in parts)


def _stands_for_a_list(label: Label, found: re.Match[str], line: str, where: Place, text: str) -> bool:
    """A label in the head of a paper, or one that says "for this item" or "apologies" within the business."""
    if label.for_item:
        return True
    rest = line[found.end() :]
    name = name_at(rest, 0, in_list=True) or spouse_at(rest, 0)
    attendance = found.group("mark") == ":" and ATTENDANCE.search(label.words)
    named = name is not None or bool(attendance and of_first_names(rest.split(".")[0], text))
    if name and not found.group("mark") and _SAYS.match(rest, name.end):
        return False  # "Chair Ann Lane called the meeting to order"
    if where.in_items and (rest or not where.heading):
        return label.status == "apologies" and found.group("mark") == ":" and named
    return (where.early or where.heading) and not (rest and found.group("mark") != ":" and not named)


def stretches(line: Joined, text: str, start: int) -> list[tuple[int, int, Label | None]]:
    """The stretches of one line that further labels part, each with the label that it stands under, None for the
    first: "... Councillors: J Lane ... Members of the public – Mr Reed"."""
    out: list[tuple[int, int, Label | None]] = []
    own: Label | None = None
    begin = start
    places = [found.end() for found in _STRETCH.finditer(line.text)]
    for at in places:
        if at < begin or (at == begin and not out):
            continue
        label = label_pattern().match(line.text, at)
        if not label or label.start("label") != at or not _parts(label, line, text):
            continue
        meant = meaning_of(label)
        if meant.words != "Councillors":
            out.append((begin, max(begin, len(line.text[:at].rstrip(" ;"))), own))
            begin, own = label.end(), meant
    return [*out, (begin, len(line.text), own)]


def _alone_on_line(label: re.Match[str], line: Joined, text: str) -> bool:
    start = line.offsets[label.start("owner" if label["owner"] else "label")]
    end = line.source(*label.span("label"))[1]
    before, after = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
    return not before.strip(" *_#") and not after.strip(" *_:")


def _parts(label: re.Match[str], line: Joined, text: str) -> bool:
    """Whether a label within a line opens another list: by its colon, or alone on its line of the document."""
    if label.group("mark")[:1] == ";" and not ATTENDANCE.search(label.group("label")):
        return False  # "Bo Reed, Clerk; Cy Dow": what he is
    if not label.group("mark") or label.group("mark")[:1] not in ":;–-":
        return _alone_on_line(label, line, text)
    start = line.offsets[label.start("label")]
    if " " in label.group("label") or ATTENDANCE.search(label.group("label")):
        return True
    return (
        line.text[: label.start("label")].rstrip()[-1:] in ".,;:)"
        or "\n" in text[line.offsets[label.start("label") - 1] : start]
    )
