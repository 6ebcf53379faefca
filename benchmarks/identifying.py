"""What it costs to tell who is who, beside comparing all names with each other: CPU seconds in one process.

Run `python -m benchmarks.identifying [--mentions 1000 10000 100000]`. The goals: finding which mentions to compare
takes at most 0.4 of the CPU of `rapidfuzz.process.cdist` over all names at 10,000 mentions, and at most 15 times more
at 100,000 than at 10,000, and no more than one true pair in twenty is lost. All pairs of more than 20,000 names are not
compared (100,000 make ten thousand million): that figure, marked "~", is the time of the largest number compared times
the square of the ratio. The names are invented, in papers of `mentioned.py`.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TypeVar

import numpy as np
from rapidfuzz import fuzz, process

from benchmarks.mentioned import Written, written
from graph.identity.blocking import pairs, people_keys
from graph.identity.mentions import Mention
from graph.identity.person_names import PersonName, initials, likeness, parse_name, sex_of, title_tells
from graph.identity.resolve import identify
from graph.identity.weights import part
from graph.identity.wording import folded, initials_of, is_acronym, normal, spaced

Made = TypeVar("Made")

_MOST_COMPARED = 20_000  # names; a matrix of more does not fit in the memory of a laptop
_ROWS = 2_000  # of the matrix at once
_PAPERS_EACH = 40  # papers of a council: some years of one
_REMEMBERED = (
    folded, initials, initials_of, is_acronym, likeness, normal, parse_name, part, sex_of, spaced, title_tells,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds for so many mentions; `all_pairs` is None where they were not compared. Shares of true pairs."""

    mentions: int
    all_pairs: float | None
    blocking: float
    identify: float
    pairs: int
    recall: float
    joined: float
    right: float


def cost(mentions: int, papers_each: int) -> Cost:
    """Measure so many mentions."""
    made = written(mentions, papers_each=papers_each)
    names = [m.name for m in made.who]
    gc.collect()
    gc.freeze()
    compared = _cpu(lambda: _all_pairs(names))[0] if len(names) <= _MOST_COMPARED else None
    took, (bearers, found) = _cpu(lambda: blocked(made))
    whole, who = _cpu(lambda: identify(made.papers))
    numbers = {m: who.numbers[m] for m in made.who}
    right, joined, true = _joined(made.who, numbers)
    return Cost(
        len(names),
        compared,
        took,
        whole,
        len(found),
        recall(made.who, bearers, found),
        right / true,
        right / joined if joined else 1.0,
    )


def blocked(made: Written) -> tuple[dict[Mention, int], set[tuple[int, int]]]:
    """The bearer of each mention, one for each name in a council's papers, and the pairs of bearers to compare."""
    councils = {paper.id: paper.authority or "" for paper in made.papers}
    numbers: dict[tuple[PersonName, str], int] = {}
    bearers = {m: numbers.setdefault((parse_name(m.name), councils[m.paper]), len(numbers)) for m in made.who}
    by_name = sorted(numbers, key=lambda b: (b[0].surname, b[0].given, b[1]))
    return bearers, pairs({numbers[one]: list(people_keys([one[0]], [one[1]])) for one in by_name})


def _all_pairs(names: list[str]) -> None:
    for start in range(0, len(names), _ROWS):
        process.cdist(names[start : start + _ROWS], names, scorer=fuzz.token_sort_ratio, dtype=np.uint8, workers=1)


def _cpu(work: Callable[[], Made]) -> tuple[float, Made]:
    """CPU seconds of some work with nothing remembered from before, and what came of it."""
    for remembered in _REMEMBERED:
        remembered.cache_clear()
    start = time.process_time()
    made = work()
    return time.process_time() - start, made


def recall(who: Mapping[Mention, int], bearers: Mapping[Mention, int], found: set[tuple[int, int]]) -> float:
    """The share of pairs of mentions of one person that are one bearer, or a pair of bearers to compare."""
    people: dict[int, Counter[int]] = {}
    for mention, person in who.items():
        people.setdefault(person, Counter())[bearers[mention]] += 1
    true = kept = 0
    for count in people.values():
        total = count.total()
        true += total * (total - 1) // 2
        kept += sum(n * (n - 1) // 2 for n in count.values())
        kept += sum(count[a] * count[b] for a, b in combinations(sorted(count), 2) if (a, b) in found)
    return kept / true


def _joined(who: Mapping[Mention, int], numbers: Mapping[Mention, int]) -> tuple[int, int, int]:
    """How many pairs of mentions are rightly joined, joined, and of one person."""

    def within(count: Counter[tuple[int, ...]]) -> int:
        return sum(n * (n - 1) // 2 for n in count.values())

    both = within(Counter((person, numbers[m]) for m, person in who.items()))
    return both, within(Counter((numbers[m],) for m in who)), within(Counter((person,) for person in who.values()))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--mentions", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--papers-each", type=int, default=_PAPERS_EACH, help="papers of one council")
    arguments = parser.parse_args()
    costs = [cost(mentions, arguments.papers_each) for mentions in arguments.mentions]
    compared = [c for c in costs if c.all_pairs is not None]
    print(f"{'mentions':>9}{'all pairs':>11}{'blocking':>10}{'ratio':>7}{'identify':>10}{'ratio':>7}{'pairs':>10}"
          f"{'pair recall':>13}{'joined':>8}{'rightly':>9}")  # fmt: skip
    for c in costs:
        known = c.all_pairs is not None
        last = compared[-1] if compared else c
        pairs_cpu = c.all_pairs or (last.all_pairs or 0) * (c.mentions / last.mentions) ** 2
        all_pairs = f"{'' if known else '~'}{pairs_cpu:.2f}"
        print(f"{c.mentions:>9}{all_pairs:>11}{c.blocking:>10.2f}{c.blocking / pairs_cpu:>7.3f}{c.identify:>10.2f}"
              f"{c.identify / pairs_cpu:>7.2f}{c.pairs:>10}{c.recall:>13.3f}{c.joined:>8.3f}"
              f"{c.right:>9.3f}")  # fmt: skip
    for before, after in pairwise(costs):
        print(f"{before.mentions} to {after.mentions}: blocking {after.blocking / before.blocking:.1f} times more, "
              f"identify {after.identify / before.identify:.1f} times")  # fmt: skip


if __name__ == "__main__":
    main()
