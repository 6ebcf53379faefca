"""Lists that print surnames in one column and first names in the next ("LANE | ANN"), several such pairs side by side.

A conversion to text may leave every cell on a line of its own, and shuffle those of a row: only what is surely one
name is put together, and a surname whose first name cannot be told stands alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise

from extract.naming.names import PersonName, given_names, role_words
from extract.naming.ordinary_capitals import ordinary
from extract.patterns import words

_CELL = re.compile(r"[^\n\f\t|]+")
_GAP = re.compile(r"\s{2,}")
_NOTE = re.compile(r"\([^()]{2,40}\)")
_PARTICLE = r"(?:[ÓÒO]|Ní|NÍ|Nic|NIC|Mac|MAC|Mc|MC|de|De|DE|van|Van|VAN|von|Von|VON|der|St\.?|ST)"
_WORD = re.compile(rf"(?:{_PARTICLE}\s+)*[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))+-?")
_WORDS = re.compile(rf"{_WORD.pattern}(?:\s+{_WORD.pattern}){{0,3}}")
_CAPITAL = re.compile(r"(?:de|van|von|der|\W)*[^\W\d_a-z]")
_LEAST = 3  # pairs; fewer are no column
_MOST_PARTED = 120  # characters; a longer stretch of cells is quoted by its surname alone
_WHOLE = 0.8  # of the cells
_SURE = 0.6  # of the words of a column that must be what such a column holds


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a list: its ordinary form, where it stands, and the numbers of the cell and line that hold it."""

    text: str
    start: int
    end: int
    cell: int
    line: int
    capitals: bool


def names_in_columns(text: str, start: int, end: int, councillors: dict[str, frozenset[str]]) -> list[PersonName]:
    """The people of the list `text[start:end]` in order; none if it is no such list.

    `councillors` are the surnames that the rest of the paper gives a title, with the initials it gives them.
    """
    found = _words(text, start, end)
    if found is None or len(found) < 2 * _LEAST or _whole_names(found):
        return []
    labels = _labelled(found, councillors)
    reversed_ = labels[0] is False  # "Ann LANE": the case alone tells that these are such columns
    if (reversed_ and len({word.capitals for word in found}) < 2) or not _convincing(found, labels):
        return []
    parts = _whole(found, labels)
    if reversed_:
        pairs = [(b.word, a.word) for a, b in pairwise(parts) if b.surname and a.surname is False and _one_cell(a, b)]
        return [_person(text, last, first) for last, first in pairs]
    people = [name for stretch in _stretches(parts) for name in _named(text, stretch, councillors)]
    return sorted(people, key=lambda name: name.start)


def _whole_names(found: Sequence[_Word]) -> bool:
    """Whether each cell holds a name as it is said: "Ann Pike" above "Bo Nair", whose first words are first names."""
    cells = [list(cell) for _, cell in groupby(found, key=lambda word: word.cell)]
    whole = [cell for cell in cells if len(cell) > 1]
    first = sum(_is_given(cell[0].text) for cell in whole)
    plain = len({word.capitals for word in found}) == 1
    return plain and len(whole) >= _WHOLE * len(cells) and first >= _SURE * len(whole)


def holds_names(words: str) -> bool:
    """Whether words may be the cells of such a list: nothing but names and bracketed notes."""
    return _words(words, 0, len(words)) is not None


def _words(text: str, start: int, end: int) -> list[_Word] | None:
    """The words of a list's cells; None where one of them is no name."""
    plain = _NOTE.sub(lambda note: " " * len(note.group()), text[start:end])
    found: list[_Word] = []
    count = 0
    for line in _CELL.finditer(plain):
        bounds = [0, *(at for gap in _GAP.finditer(line.group()) for at in gap.span()), len(line.group())]
        for a, b in zip(bounds[::2], bounds[1::2], strict=True):
            piece = line.group()[a:b]
            if not piece.strip():
                continue
            if not _WORDS.fullmatch(piece.strip()):
                return None
            count += 1
            cell = [word.group() for word in _WORD.finditer(piece)]
            if not all(map(_CAPITAL.match, cell)) or (len(cell) > 1 and role_words().issuperset(map(str.lower, cell))):
                return None
            for word in _WORD.finditer(piece):
                at = start + line.start() + a + word.start()
                _add(found, word.group(), at, (count, plain.count("\n", 0, line.start())))
    return found


def _add(found: list[_Word], word: str, at: int, place: tuple[int, int]) -> None:
    """Add a word, or what a hyphen at a line's end left of it ("BARBARA-", "ANNE")."""
    capitals = word.upper() == word
    if found and found[-1].text.endswith("-"):
        before = found.pop()
        whole = before.text + ordinary(word)
        capitals = before.capitals and capitals
        found.append(_Word(whole, before.start, at + len(word), before.cell, before.line, capitals))
    else:
        found.append(_Word(ordinary(word), at, at + len(word), *place, capitals))


def _labelled(found: Sequence[_Word], councillors: dict[str, frozenset[str]]) -> list[bool | None]:
    """Of each word whether it is a surname, None where that cannot be told.

    The columns tell, where they stand whole. Else it is the likeliest way in which surnames and first names take turns,
    unless that goes against what is known of too many words: then the cells are shuffled, and each word is what it is
    known for.
    """
    mixed = len({word.capitals for word in found}) > 1
    costs = [_costs(word, councillors, mixed) for word in found]
    if (placed := _by_place(found)) and _against(placed, costs) <= _AGAINST_PLACE * len(found):
        return placed
    taken = _taking_turns(costs, _NO_TURN)
    return taken if _against(taken, costs) <= _AGAINST * len(found) else _taking_turns(costs, 0.0)


def _against(labels: Sequence[bool | None], costs: Sequence[dict[bool, float]]) -> int:
    """How many words have a label against what is known of them."""
    told = [(label, cost) for label, cost in zip(labels, costs, strict=True) if label is not None]
    return sum(cost[label] >= cost[not label] + _MARGIN for label, cost in told)


def _by_place(found: Sequence[_Word]) -> list[bool | None]:
    """The labels by the place of cells: whole rows on lines, or one column below the other; none where neither is."""
    lines: dict[int, list[int]] = {}
    for word in found:
        cells = lines.setdefault(word.line, [])
        if word.cell not in cells:
            cells.append(word.cell)
    if all(len(cells) % 2 == 0 for cells in lines.values()):
        return [not lines[word.line].index(word.cell) % 2 for word in found]
    if len(lines) == len(found) and len(found) % 2 == 0:
        return [index < len(found) // 2 for index in range(len(found))]
    return []


def _taking_turns(costs: Sequence[dict[bool, float]], no_turn: float) -> list[bool | None]:
    """The cheapest labels; None for a word whose other label would be next to as cheap."""
    before = _least(costs, no_turn)
    after = _least(costs[::-1], no_turn)[::-1]
    out: list[bool | None] = []
    for a, b, cost in zip(before, after, costs, strict=True):
        total = {label: a[label] + b[label] - cost[label] for label in (True, False)}
        out.append(total[True] < total[False] if abs(total[True] - total[False]) >= _MARGIN else None)
    return out


def _least(costs: Sequence[dict[bool, float]], no_turn: float) -> list[dict[bool, float]]:
    """For each word and label the least cost of all words up to it."""
    out = [costs[0]]
    for cost in costs[1:]:
        last = out[-1]
        out.append({x: cost[x] + min(last[not x], last[x] + no_turn) for x in (True, False)})
    return out


_NO_TURN = 0.55  # two surnames one after the other, or two first names
_STRANGE = 0.6  # a first name that no list knows
_GIVEN = 0.7  # a surname that is known as a first name
_EITHER = 0.25  # one that is a common surname too
_ELSEWHERE = 1.5  # a first name that stands elsewhere as a councillor's surname
_CASE = 3.0  # in a list of "LANE Ann", a surname not in capitals, a first name in them
_MARGIN = 0.3
_AGAINST = 0.06  # of the words
_AGAINST_PLACE = 0.15  # of the words


def _costs(word: _Word, councillors: dict[str, frozenset[str]], mixed: bool) -> dict[bool, float]:
    """What it costs to take a word for a surname (True), and for a first name (False)."""
    known, elsewhere = _is_given(word.text), word.text.lower() in councillors
    as_surname = 0.0 if elsewhere or not known else _EITHER if word.text in words("either_names") else _GIVEN
    as_first = (0.0 if known else _STRANGE) + (_ELSEWHERE if elsewhere else 0.0)
    return {
        True: as_surname + _CASE * (mixed and not word.capitals),
        False: as_first + _CASE * (mixed and word.capitals),
    }


@cache
def _given() -> frozenset[str]:
    return frozenset(_plain(name) for name in given_names())


def _plain(name: str) -> str:
    """A name without accents: "Br\u00edd" is "Brid"."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _is_given(word: str) -> bool:
    return all(_plain(part) in _given() for part in word.split("-"))


def _convincing(found: Sequence[_Word], surname: Sequence[bool | None]) -> bool:
    """Whether there are about as many first names as surnames, and most of both are what such columns hold."""
    firsts = [_is_given(word.text) for word, label in zip(found, surname, strict=True) if label is False]
    lasts = [not _is_given(word.text) for word, label in zip(found, surname, strict=True) if label]
    even = abs(len(firsts) - len(lasts)) <= max(1, len(found) // 8)
    enough = min(len(firsts), len(lasts)) >= _LEAST
    return even and enough and sum(firsts) >= _SURE * len(firsts) and sum(lasts) >= _SURE * len(lasts)


@dataclass(frozen=True, slots=True)
class _Part:
    """A whole surname or first name; `surname` is None where it cannot be told which."""

    word: _Word
    surname: bool | None


def _whole(found: Sequence[_Word], labels: Sequence[bool | None]) -> list[_Part]:
    """The words with those of one cell and column put together: a double surname, two first names."""
    parts: list[_Part] = []
    for word, label in zip(found, labels, strict=True):
        before = parts[-1] if parts else None
        if before and label is not None and label == before.surname and word.cell == before.word.cell:
            whole = f"{before.word.text} {word.text}"
            parts[-1] = _Part(replace(before.word, text=whole, end=word.end), label)
        else:
            parts.append(_Part(word, label))
    return parts


def _stretches(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """The shortest stretches of a list in which there may be as many first names as surnames."""
    stretch: list[_Part] = []
    for part in parts:
        stretch.append(part)
        balance = sum({True: 1, False: -1, None: 0}[p.surname] for p in stretch)
        untold = sum(p.surname is None for p in stretch)
        if abs(balance) <= untold and len(stretch) % 2 == 0:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _named(text: str, stretch: list[_Part], councillors: dict[str, frozenset[str]]) -> Iterator[PersonName]:
    """The people of a stretch: those whose two names are surely one, then those of whom only the surname is sure."""
    lasts, firsts = [p.word for p in stretch if p.surname], [p.word for p in stretch if p.surname is False]
    told = all(part.surname is not None for part in stretch)
    pairs = _columns(lasts, firsts, councillors) if told else {}
    pairs = pairs or _matched(stretch, lasts, firsts, councillors, told)
    for last in lasts:
        if last in pairs:
            yield _person(text, last, pairs[last])
        elif [word.text for word in lasts].count(last.text) == 1 and last.text.lower() in councillors:
            yield PersonName(None, last.text, last.start, last.end, True, written=text[last.start : last.end])


def _columns(lasts: list[_Word], firsts: list[_Word], councillors: dict[str, frozenset[str]]) -> dict[_Word, _Word]:
    """A column of surnames, then one of their first names, paired one by one; so is a single pair."""
    if not lasts or len(lasts) != len(firsts) or lasts[-1].start > firsts[0].start:
        return {}
    pairs = dict(zip(lasts, firsts, strict=True))
    sure = len(pairs) == 1 or not any(_contradicted(a, b, councillors) for a, b in pairs.items())
    return pairs if sure else {}


def _matched(
    stretch: list[_Part],
    lasts: list[_Word],
    firsts: list[_Word],
    councillors: dict[str, frozenset[str]],
    told: bool,
) -> dict[_Word, _Word]:
    """The pairs of a shuffled stretch: of one cell, or by initials; the last two left, if all its words are told."""
    out: dict[_Word, _Word] = {}
    for a, b in pairwise(stretch):
        beside = a.surname is True and b.surname is False
        if beside and (_one_cell(a, b) or _confirmed(a.word, b.word, councillors)):
            out[a.word] = b.word
    while True:
        left = [word for word in lasts if word not in out]
        free = [word for word in firsts if word not in out.values()]
        if told and len(left) == len(free) == 1 and not _contradicted(left[0], free[0], councillors):
            return out | {left[0]: free[0]}
        fitting = [(a, b) for a in left for b in free if _confirmed(a, b, councillors)]
        only = [(a, b) for a, b in fitting if sum(a == x or b == y for x, y in fitting) == 1]
        if not only:
            return out
        out |= dict(only)


def _one_cell(a: _Part, b: _Part) -> bool:
    return a.word.cell == b.word.cell


def _confirmed(last: _Word, first: _Word, councillors: dict[str, frozenset[str]]) -> bool:
    """Whether the paper elsewhere gives the surname, with this initial, a councillor's title."""
    return first.text[0] in councillors.get(last.text.lower(), frozenset())


def _contradicted(last: _Word, first: _Word, councillors: dict[str, frozenset[str]]) -> bool:
    return last.text.lower() in councillors and not _confirmed(last, first, councillors)


def _person(text: str, last: _Word, first: _Word) -> PersonName:
    start, end = min(last.start, first.start), max(last.end, first.end)
    written = f"{text[last.start : last.end]} {text[first.start : first.end]}"
    if end - start > _MOST_PARTED:
        start, end = last.start, last.end
    return PersonName(None, f"{first.text} {last.text}", start, end, True, written=" ".join(written.split()))


_TITLED = re.compile(
    r"\b(?:Cllrs?|Councillors?|Deputy|Ald|Alderman)\.?\s+(?P<given>[^\W\d_a-z][\w.]*)(?:\s+[^\W\d_a-z]\.)*\s+"
    r"(?P<surname>(?:[ÓO]\s|Ní\s|Mac\s|de\s)?[^\W\d_a-z][\w'’-]+)(?!\s[^\W\d_a-z][a-z])"
)


def councillors_named(text: str) -> dict[str, frozenset[str]]:
    """The surnames, in lower case, that a text gives a councillor's title, with the initials of their first names."""
    found: dict[str, set[str]] = {}
    for name in _TITLED.finditer(text):
        found.setdefault(name["surname"].lower(), set()).add(name["given"][0])
    return {surname: frozenset(initials) for surname, initials in found.items()}
