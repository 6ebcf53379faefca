"""One promise with two dates: moved by a later paper, or given differently by papers of one day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise
from statistics import median

from rapidfuzz import fuzz

from extract.dates.edtf import first_day, last_day
from graph.days import days_between
from graph.disagreements.sides import Disagreement, Line, disagreement, excused, first, side, word_set
from graph.identity.wording import normal

ALIKE = 88  # of 100 in token_set_ratio: one deliverable in other words, or with more of them
COVER = 0.6  # of the words of the longer deliverable that the shorter has to have: "report" is not every report
FEWEST = 3  # telling words that both have
FEWER = 2  # or so many, while the first date has not passed and they are not what all promise ("provide an update")
ABOUT = 15  # days that an approximate date ("~") may be off
IN_STEP = 0.25  # of the usual time between dates, within which three or more of them are a series that recurs
PAST = 366  # days after its date within which a promise is still spoken of: later, it is another of the same sort
CROWD = 50  # promises of one party that share a word: a word more common than that leads to no candidates


def due_dates(lines: Iterable[Line]) -> Iterator[Disagreement]:
    """The same party promises the same thing for dates that cannot both hold."""
    by_owner: dict[str, list[Line]] = {}
    for line in lines:
        for owner in () if excused("due date", line["what"]) else line["whoId"]:
            by_owner.setdefault(owner, []).append(line)
    seen: set[frozenset[str]] = set()
    for _, promises in sorted(by_owner.items()):
        for group in _same(promises):
            dated = sorted(group, key=lambda x: (first(x, "date"), first(x, "due"), first(x, "fact")))
            if _recurs([first(x, "due") for x in dated]):
                continue
            for one, two in pairwise(dated):
                facts = frozenset((first(one, "fact"), first(two, "fact")))
                if facts not in seen and _differ(one, two):
                    seen.add(facts)
                    yield _between(one, two)


def _between(one: Line, two: Line) -> Disagreement:
    moved = first(one, "date") < first(two, "date")
    alike = round(fuzz.token_set_ratio(_deliverable(one), _deliverable(two)))
    reason = "one party, the same deliverable" if alike == 100 else f"one party, deliverables alike ({alike} of 100)"
    change = f"moved from {first(one, 'due')} to {first(two, 'due')}" if moved else "two dates on one day"
    sides = (side(one, _says(one)), side(two, _says(two)))
    about = f"{'; '.join(one['who'])}: {first(two, 'what')}"
    bodies = (*one["whoId"], *one.get("bodyId", ()), *two.get("bodyId", ()))
    return disagreement("due date", about, f"{change}; {reason}", sides, bodies)


def _says(line: Line) -> str:
    words = f" (“{first(line, 'words')}”)" if "words" in line else ""
    return f"due {first(line, 'due')}{words}"


def _same(promises: Sequence[Line]) -> Iterator[list[Line]]:
    """Groups of promises of one party that are one promise. Only those that share rare words are compared."""
    words = [_words(_deliverable(line)) for line in promises]
    holders: dict[str, list[int]] = {}
    for number, own in enumerate(words):
        for word in own:
            holders.setdefault(word, []).append(number)
    candidates = {pair for numbers in holders.values() if len(numbers) <= CROWD for pair in combinations(numbers, 2)}
    leader = list(range(len(promises)))

    def root(number: int) -> int:
        while leader[number] != number:
            number = leader[number]
        return number

    for a, b in sorted(candidates):
        if _enough(words[a] & words[b], promises[a], promises[b]) and _alike(
            _deliverable(promises[a]), _deliverable(promises[b])
        ):
            low, high = sorted((root(a), root(b)))
            leader[high] = low
    groups: dict[int, list[Line]] = {}
    for number, line in enumerate(promises):
        groups.setdefault(root(number), []).append(line)
    yield from (group for group in groups.values() if len(group) > 1)


def _deliverable(line: Line) -> str:
    """What is promised, without the words that say by when, folded for comparison."""
    what = first(line, "what")
    for words in line.get("words", ()):
        what = re.sub(
            rf"(?:\b(?:by|before|on|in|at|until|for)\s+)?(?:the\s+)?{re.escape(words)}", " ", what, flags=re.IGNORECASE
        )
    return normal(what)


def _words(text: str) -> frozenset[str]:
    """The telling words of a deliverable."""
    return frozenset(word for word in text.split() if len(word) > 2) - word_set("no_subject.txt")


def _enough(shared: frozenset[str], one: Line, two: Line) -> bool:
    """Whether two deliverables have enough words in common to be one."""
    if len(shared) >= FEWEST:
        return True
    earlier, later = sorted((one, two), key=lambda line: first(line, "date"))
    outstanding = first(later, "date") <= first(earlier, "due")
    return len(shared) >= FEWER and outstanding and not shared <= word_set("common_promises.txt")


def _alike(a: str, b: str) -> bool:
    """Whether two deliverables are one; numbers in them ("Phase 2", "2022/23") have to be the same."""
    if set(re.findall(r"\d+", a)) != set(re.findall(r"\d+", b)):
        return False
    one, two = set(a.split()), set(b.split())
    return len(one & two) >= COVER * max(len(one), len(two)) and fuzz.token_set_ratio(a, b) >= ALIKE


def _recurs(days: Sequence[str]) -> bool:
    """Whether three dates or more follow in step: each quarter's report has its own, and none is moved."""
    gaps = [days_between(a, b) for a, b in pairwise(sorted(set(days)))]
    usual = median(gaps) if len(gaps) > 1 else 0
    return bool(usual) and all(abs(gap - usual) <= IN_STEP * usual for gap in gaps)


def _differ(one: Line, two: Line) -> bool:
    """Whether no day suits both dates: "May 2021" and "12 May 2021" are one date, told more and less closely.

    Two statements of one paper have to differ in their day, and to be the same promise to the word.
    """
    if first(one, "doc") == first(two, "doc") and _deliverable(one) != _deliverable(two):
        return False
    (a, b), (c, d) = _span(one), _span(two)
    said = date.fromisoformat(first(two, "date")) if "date" in two else b
    return (b < c or d < a) and (said - b).days <= PAST


def _span(line: Line) -> tuple[date, date]:
    edtf = first(line, "edtf") or first(line, "due")
    begin, end = first_day(edtf) or first(line, "due"), last_day(edtf) or first(line, "due")
    slack = timedelta(days=ABOUT if "~" in edtf else 0)
    return date.fromisoformat(begin) - slack, date.fromisoformat(end) + slack
