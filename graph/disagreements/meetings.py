"""One meeting at two times or places: papers of one day that give it another start, end or venue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from graph.disagreements.sides import Disagreement, Line, disagreement, first, side, word_set
from graph.identity.wording import normal

LATE = 20  # minutes by which a meeting may begin later, or end otherwise, than another paper says, and be on time


def meetings(lines: Iterable[Line]) -> Iterator[Disagreement]:
    """An agenda and minutes, or two minutes, of one body and day that give other hours or another place.

    A body may meet twice in a day: where two papers record meetings with different starts, or one paper tells of both,
    these are two meetings. An agenda's end is a plan: it does not disagree with the minutes.
    """
    by_day: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        by_day.setdefault((first(line, "bodyId"), first(line, "date")), []).append(line)
    for _, said in sorted(by_day.items()):
        said.sort(key=lambda x: (first(x, "role"), first(x, "doc"), first(x, "id")))
        twice = _twice(said)
        found: set[str] = set()
        for one, two in combinations(said, 2):
            if first(one, "doc") == first(two, "doc") or (twice and first(one, "id") != first(two, "id")):
                continue
            for what, says in _differences(one, two):
                if what not in found:
                    found.add(what)
                    about = f"{first(one, 'body')}, {first(one, 'date')}"
                    sides = (side(one, says[0]), side(two, says[1]))
                    yield disagreement("meeting", about, f"one meeting, two {what}", sides, one["bodyId"])


def _twice(said: Sequence[Line]) -> bool:
    """Whether the body met twice that day: one paper tells of two meetings, or minutes record two."""
    of_paper: dict[str, set[str]] = {}
    for line in said:
        of_paper.setdefault(first(line, "doc"), set()).add(first(line, "id"))
    recorded = {first(line, "id") for line in said if first(line, "role") == "recorded"}
    return len(recorded) > 1 or any(len(ids) > 1 for ids in of_paper.values())


def _differences(one: Line, two: Line) -> Iterator[tuple[str, tuple[str, str]]]:
    begun = first(one, "start"), first(two, "start")
    if all(begun) and abs(_minutes(begun[0]) - _minutes(begun[1])) > LATE:
        yield "starts", (f"starts {begun[0][:5]}", f"starts {begun[1][:5]}")
    ended = first(one, "end"), first(two, "end")
    same_sort = first(one, "role") == first(two, "role")
    if same_sort and all(ended) and abs(_minutes(ended[0]) - _minutes(ended[1])) > LATE:
        yield "ends", (f"ends {ended[0][:5]}", f"ends {ended[1][:5]}")
    venues = first(one, "venue"), first(two, "venue")
    if all(venues) and _elsewhere(*venues):
        yield "venues", (f"at {venues[0]}", f"at {venues[1]}")


def _elsewhere(a: str, b: str) -> bool:
    """Whether two venues are two places: no telling word in common, and neither only a room of some building."""
    one, two = (set(normal(venue).split()) - word_set("rooms.txt") for venue in (a, b))
    telling = [words for words in (one, two) if any(len(word) > 2 and not word.isdigit() for word in words)]
    return len(telling) == 2 and not one & two


def _minutes(time: str) -> int:
    hours, minutes = time.split(":")[:2]
    return 60 * int(hours) + int(minutes)
