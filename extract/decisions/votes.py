"""Motions in plain sentences and the votes on them: "Holt moved to buy the pier. Marsh seconded. Carried 4-1"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span

from extract.decisions.tallies import tally
from extract.decisions.texts import decision_words
from extract.paper import Paper, Passage
from extract.patterns import rows
from extract.prose.worded import Worded, fitting

_FURTHEST = 14  # sentences behind a motion within which its vote is told
_NEAR = 4  # sentences within which words that name no motion are its vote
_SHORT = 8  # words
_COUNTS = re.compile(
    r"\W*(?:(?:\d+|none|no|zero)\s+)?(?:nays?|noes|against|opposed|abst\w+|absent)\b[^.]*\W*$", re.IGNORECASE
)
_RESOLVED = re.compile(r"^\W*(?:it was )?resolved\b|\bRESOLVED\b", re.IGNORECASE)
_SECONDED = re.compile(r"\b(?:second|seconded|seconds|2nd|seconder)\b", re.IGNORECASE)
_MOVER_BEHIND = re.compile(r"\s*[\[(][A-Z][^\])]{1,40}[\])]\s*$")
_TAIL = re.compile(
    r"(?:[\s,;:.–—-]+)(?:and |with |which |it |this |the |was |were |being |duly )*"
    r"(?:motion\b|(?:seconded|second|seconds|2nd|supported) (?:by|from)\b|(?:seconded|2nd|second)\b[:\s]*[\[(A-Z]"
    r"|(?:[A-Z][\w.'’]+ ){1,3}(?:seconded|seconds|proposed|moved)\b|[Aa]ll (?:in favou?r|agreed|ayes?|approved|voted)\b"
    r"|(?:unanimously )?(?:carried|passed|CARRIED|PASSED)\b(?! (?:out|on|over|forward|to)\b)"
    r"|[Vv]ot(?:e|es|ing)\b\s*:|[Aa]yes?\b|[Rr]oll[- ]call"
    r"|unanimous(?:ly)?\b|approved (?:\d|unanim)|\(?\d{1,2} ?[-–] ?\d{1,2}\)?\W*$)"
)
_CARRIED_IN = re.compile(
    r"\b(?:(?:carried|passed)(?! (?:out|on|over|forward|to)\b)|carries|passes|"
    r"approved|adopted|agreed|unanimous(?:ly)?|all in favou?r|all ayes?)\b|"
    r"\bayes?\b|\b\d{1,2} ?[-–] ?\d{1,2}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Vote:
    """A motion told in one sentence, and how it fared: `fate` is "carried", "lost" or "put off".

    `what` was moved, empty where it stands above; it reads from the character `start` of the passage `first` to the
    character `end` of the passage `last`; `told` are the sentences it takes, by passage and first character.
    """

    first: Passage
    sentence: Span
    last: Passage
    end: int
    what: str
    fate: str
    told: frozenset[tuple[int, int]]

    @property
    def place(self) -> tuple[int, int]:
        """The passage and the character at which the sentence begins that moves."""
        return self.first.index, self.sentence.start_char


@dataclass(frozen=True, slots=True)
class _Moved:
    what: str
    fate: str | None
    needs_second: bool


def votes(paper: Paper) -> tuple[Vote, ...]:
    """The motions of a paper that are told in a sentence with the vote on them in it or soon behind it, in order."""
    said = [(p, s, text) for p in paper.recorded() for s in p.sentences if (text := " ".join(p.text_of(s).split()))]
    opened = [_moved(text) for _, _, text in said]
    return tuple(_votes(said, opened))


_Said = tuple[Passage, Span, str]


def _votes(said: Sequence[_Said], opened: Sequence[_Moved | None]) -> Iterator[Vote]:
    for place, moved in enumerate(opened):
        if moved is None:
            continue
        fate, last = moved.fate, place
        if fate is None:
            fate, last = _fared(said, opened, place)
        between = " ".join(text for _, _, text in said[place : last + 1])
        if fate is None or (moved.needs_second and not _SECONDED.search(between)):
            continue
        if fate == "carried" and last + 1 < len(said) and _RESOLVED.search(said[last + 1][2]):
            continue  # the resolution tells it
        while last + 1 < len(said) and said[last + 1][0].item is said[place][0].item and _counts_on(said[last + 1][2]):
            last += 1
        passage, sentence, _ = said[place]
        told = frozenset((p.index, s.start_char) for p, s, _ in said[place : last + 1])
        yield Vote(passage, sentence, said[last][0], said[last][1].end_char, moved.what, fate, told)


def _fared(said: Sequence[_Said], opened: Sequence[_Moved | None], place: int) -> tuple[str | None, int]:
    """How a motion fared by the sentences behind it, and which of them tells."""
    item = said[place][0].item
    seconds = 0
    for at in range(place + 1, min(place + 1 + _FURTHEST, len(said))):
        passage, _, text = said[at]
        if passage.item is not item or opened[at] is not None or _RESOLVED.search(text):
            return None, place
        fate, named = verdict(text)
        if fate and (named or at - place - seconds <= _NEAR):
            return fate, at
        seconds += bool(_SECONDED.search(text))
    return None, place


def _counts_on(sentence: str) -> bool:
    """Whether a short sentence goes on with a vote that is told: "0 nays.", "Carried."."""
    return len(sentence.split()) <= _SHORT and (bool(_COUNTS.match(sentence)) or verdict(sentence)[0] is not None)


def verdict(sentence: str) -> tuple[str | None, bool]:
    """How a sentence says that a motion fared (None where it says nothing), and whether it names the motion or vote."""
    for worded in fitting(_rows("vote"), sentence):
        if worded.pattern.search(sentence):
            return worded.row["vote"], bool(worded.row.get("named"))
    counted = tally(sentence)
    return counted, counted is not None


def _moved(sentence: str) -> _Moved | None:
    """What a sentence moves, and its fate where it tells it too."""
    if sentence.rstrip().endswith(":"):
        return None
    for worded in fitting(_rows("moves"), sentence):
        row, found = worded.row, worded.pattern.search(sentence)
        if found is None:
            continue
        fate = "carried" if row.get("carried") else None
        groups = found.groupdict()
        if "what" not in groups:
            rest = sentence[found.end() :]
            return _Moved("", fate or _fate_in(rest), False)
        what = found["what"]
        tail = _TAIL.search(what)
        rest = what[tail.start() :] if tail else ""
        bare = _MOVER_BEHIND.sub("", what[: tail.start()] if tail else what)
        return _Moved(moved_words(bare), fate or _fate_in(rest), bool(row.get("seconded")))
    return None


def moved_words(what: str) -> str:
    """The words of a motion without "to" and "that"."""
    return re.sub(r"^(?:to|that|for)\s+(?=\S)", "", decision_words(what), flags=re.IGNORECASE)


def _fate_in(rest: str) -> str | None:
    """How the end of the sentence that moves says that it fared."""
    for part in re.split(r"[;.]\s*|,\s*", rest):
        fate, _ = verdict(part)
        if fate:
            return fate
    return "carried" if _CARRIED_IN.search(rest) else None


@cache
def _rows(kind: str) -> tuple[Worded, ...]:
    classes = {row["class"]: row["pattern"] for row in rows("votes") if "class" in row}
    column = "moves" if kind == "moves" else "pattern"
    flags = re.NOFLAG if kind == "moves" else re.IGNORECASE
    filled = ({**row, column: _filled(row[column], classes)} for row in rows("votes") if kind in row)
    return tuple(Worded.of(row, column, flags) for row in filled)


def _filled(pattern: str, classes: dict[str, str]) -> str:
    while (filled := re.sub(r"<([A-Z]+)>", lambda m: classes.get(m[1], m[0]), pattern)) != pattern:
        pattern = filled
    return pattern
