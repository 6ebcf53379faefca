"""One inspection or visit, told twice: on other days, or led by others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from extract.dates.edtf import first_day, last_day
from graph.disagreements.sides import Disagreement, Line, cell, disagreement, first, listed, side, word_set
from graph.identity.person_names import Likeness, likeness, parse_name
from graph.identity.wording import folded, normal

APART = 42  # days between two dates of what may be one visit: those of a series are months apart
LONGEST = 31  # days of a visit: a longer date ("2018") tells no day that another could differ from


@dataclass(frozen=True, slots=True)
class Visit:
    """A statement of a visit as it is compared. `council` are the councils whose papers tell it."""

    line: Line
    begin: date
    end: date
    leaders: frozenset[str]
    council: frozenset[str]

    @property
    def exact(self) -> bool:
        """Whether the days are given, and not only the month."""
        return all(len(point.strip("~?")) == 10 for point in first(self.line, "edtf").split("/"))


def visits(lines: Iterable[Line], councils: dict[str, str], wholes: dict[str, set[str]]) -> Iterator[Disagreement]:
    """Statements of one visit that give other days or other leaders.

    `councils` is what council each paper belongs to; `wholes` what each body is part of.
    """
    by_monitor: dict[tuple[str, str], list[Visit]] = {}
    for line in lines:
        if (visit := _visit(line, councils)) is not None:
            for monitor in line["monitorId"]:
                by_monitor.setdefault((monitor, first(line, "type")), []).append(visit)
    for _, told in sorted(by_monitor.items()):
        told.sort(key=lambda v: (v.begin, v.end, not v.leaders, first(v.line, "doc"), first(v.line, "fact")))
        yield from _of_monitor(told, wholes)


def _of_monitor(told: Sequence[Visit], wholes: dict[str, set[str]]) -> Iterator[Disagreement]:
    """What differs among the statements of one monitor; of statements that say the same only the fullest is shown."""
    shown: set[frozenset[tuple[str, frozenset[str]]]] = set()
    pairs = ((a, b) for a, b in _near(told) if _distinct(a, b) and (_when(a, b) or _who(a, b)) and _one(a, b, wholes))
    for one, two in sorted(pairs, key=lambda p: -len(p[0].leaders | p[1].leaders)):
        key = frozenset((first(v.line, "edtf"), v.leaders if _who(one, two) else frozenset()) for v in (one, two))
        days = frozenset((first(v.line, "edtf"), frozenset[str]()) for v in (one, two))
        if key in shown or (not _who(one, two) and days in shown):
            continue
        shown |= {key, days}
        what = " and ".join(word for word, differs in (("when", _when(one, two)), ("who", _who(one, two))) if differs)
        about = f"{first(one.line, 'monitor')}, {_kind(one.line)} of {first(one.line, 'subject')}"
        why = f"one visit, told differently: {what} ({_one(one, two, wholes)})"
        bodies = (*one.line["monitorId"], *one.line["subjectId"], *two.line["subjectId"])
        yield disagreement("visit", about, why, (side(one.line, _says(one)), side(two.line, _says(two))), bodies)


def _near(told: Sequence[Visit]) -> Iterator[tuple[Visit, Visit]]:
    """Pairs of statements whose days lie near each other; they are sorted by their beginning."""
    for number, one in enumerate(told):
        for two in told[number + 1 :]:
            if (two.begin - one.begin).days > APART + LONGEST:
                break
            yield one, two


def _distinct(a: Visit, b: Visit) -> bool:
    """Whether two statements rest on different words: one sentence that lists visits tells of several."""
    return first(a.line, "place") != first(b.line, "place")


def _when(a: Visit, b: Visit) -> bool:
    """Whether two statements give days that cannot both be right: a month goes well with a day in it."""
    if a.exact and b.exact:
        return (a.begin, a.end) != (b.begin, b.end)
    return a.end < b.begin or b.end < a.begin


def _who(a: Visit, b: Visit) -> bool:
    """Whether two statements name leaders, and each some whom the other does not."""
    if not a.leaders or not b.leaders:
        return False
    if _when(a, b):
        return a.leaders != b.leaders
    return all(any(not _named(name, other.leaders) for name in own.leaders) for own, other in ((a, b), (b, a)))


def _named(name: str, names: Iterable[str]) -> bool:
    return any(likeness(parse_name(name), parse_name(other)) is not Likeness.DIFFERENT for other in names)


def _one(a: Visit, b: Visit, wholes: dict[str, set[str]]) -> str:
    """Why two statements are of one visit; "" where they need not be."""
    numbers = _ordinal(a.line), _ordinal(b.line)
    if all(numbers) and numbers[0] != numbers[1]:
        return ""
    subject = _same_subject(a, b, wholes)
    if not subject:
        return ""
    if all(numbers):
        return f"both the {_ordinals()[numbers[0]]} of their kind"
    if a.begin <= b.end and b.begin <= a.end:
        return f"the same monitor on days that overlap, {subject}" if a.exact and b.exact else ""
    if max((b.begin - a.end).days, (a.begin - b.end).days) > APART:
        return ""
    name = _telling(a.line)
    if name and name == _telling(b.line):
        return f"the same name, {subject}"
    ahead = all("next" in folded(cell(v.line, "name")).split() for v in (a, b))
    said = max(first(a.line, "date"), first(b.line, "date"))
    if ahead and said and said <= min(a.begin, b.begin).isoformat():
        return f"both the next of their kind, {subject}"
    return ""


def _same_subject(a: Visit, b: Visit, wholes: dict[str, set[str]]) -> str:
    """Why two subjects are one, or one part of the other; "" where they are not known to be."""
    one, two = set(a.line["subjectId"]), set(b.line["subjectId"])
    if one & two:
        return "the same subject"
    if any(two & wholes.get(subject, set()) for subject in one) or any(
        one & wholes.get(subject, set()) for subject in two
    ):
        return "one subject part of the other"
    if not a.council & b.council:
        return ""
    council = set(normal(" ".join(sorted(a.council & b.council))).split()) | word_set("no_subject.txt")
    names = [set(normal(first(v.line, "subject")).split()) - council for v in (a, b)]
    alike = all(names) and (names[0] <= names[1] or names[1] <= names[0])
    return "subjects of like names in papers of one council" if alike else ""


def _visit(line: Line, councils: dict[str, str]) -> Visit | None:
    edtf = first(line, "edtf")
    begin, end = first_day(edtf), last_day(edtf)
    if begin is None or end is None or "~" in edtf:
        return None
    start, finish = date.fromisoformat(begin), date.fromisoformat(end)
    if (finish - start).days > LONGEST:
        return None
    council = frozenset(councils[doc] for doc in line["doc"] if doc in councils)
    return Visit(line, start, finish, frozenset(line.get("led", ())), council)


def _ordinal(line: Line) -> str:
    """The number of a visit in its series, from its name: "fifth monitoring visit", "Monitoring Visit No. 5"."""
    words = folded(cell(line, "name")).replace("no. ", "no.").split()
    return next((number for number, forms in listed("ordinals.txt") for form in forms.split() if form in words), "")


@cache
def _ordinals() -> dict[str, str]:
    return {number: forms.split()[0] for number, forms in listed("ordinals.txt")}


def _telling(line: Line) -> frozenset[str]:
    """The words of its name that tell a visit from others of its kind and monitor."""
    plain = word_set("plain_visits.txt") | set(normal(first(line, "monitor")).split())
    return frozenset(normal(cell(line, "name")).split()) - plain - {"s"}


def _kind(line: Line) -> str:
    return "".join(f" {c.lower()}" if c.isupper() else c for c in first(line, "type")).strip()


def _says(visit: Visit) -> str:
    name = cell(visit.line, "name")
    led = f"; led by {', '.join(sorted(visit.leaders))}" if visit.leaders else ""
    return f"{name + ', ' if name else ''}{first(visit.line, 'edtf')}{led}"
