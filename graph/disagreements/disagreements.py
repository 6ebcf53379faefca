"""Where papers say different things of one matter: both sides, with their words. Nothing is overwritten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rdflib import Dataset, Literal

from graph.days import within
from graph.disagreements.attendance import attendance
from graph.disagreements.due_dates import due_dates
from graph.disagreements.holders import chairs, posts
from graph.disagreements.meetings import meetings
from graph.disagreements.sides import Disagreement, Line, Side, excused
from graph.disagreements.visits import visits
from graph.names import BODY, Named, find, folded
from graph.questions.ask import ask, gathered
from graph.rows import DisagreementRow

KINDS = ("attendance", "chair", "due date", "visit", "meeting", "post")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to list: about a body, in papers of a council, said from a day to another, of a kind of KINDS."""

    body: str | Named | None = None
    council: str | None = None
    since: str | None = None
    until: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a paper, what follows them, and in which part of a pack they stand."""

    words: str = ""
    after: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A disagreement with the words of each side, its file name, and the part of the file where it is a pack."""

    said: Disagreement
    quotes: tuple[Quote, Quote]
    documents: tuple[str, str]


ALL = Wanted()


def disagreements(dataset: Dataset, wanted: Wanted = ALL, *, least: float = 0) -> list[Shown]:
    """The disagreements, by kind and date. Statements less likely right than `least` disagree with nothing.

    UnknownName and AmbiguousName are raised for a body that does not stand for one thing.
    """
    body = find(dataset, wanted.body, (BODY,)) if isinstance(wanted.body, str) else wanted.body
    papers = {line["id"][0]: line for line in gathered(ask(dataset, "papers"), "id")}
    found = [
        one
        for one in _found(dataset, papers, wanted.kind, least)
        if (body is None or str(body.id) in one.bodies)
        and within([day for day in (one.one.date, one.two.date) if day], wanted.since, wanted.until)
        and (wanted.council is None or any(_of(papers, s, wanted.council) for s in (one.one, one.two)))
    ]
    quotes = _quotes(dataset, found)
    shown = []
    for one in found:
        said = [quotes.get((side.fact, side.document), Quote()) for side in (one.one, one.two)]
        if not excused(one.kind, (f"{quote.words} {quote.after}" for quote in said)):
            names = [papers[side.document]["document"][0] for side in (one.one, one.two)]
            shown.append(Shown(one, (said[0], said[1]), (names[0], names[1])))
    return sorted(shown, key=lambda s: (KINDS.index(s.said.kind), s.said.one.order, s.said.two.order, s.said.about))


def rows_of(found: Sequence[Shown]) -> list[DisagreementRow]:
    """Two rows for each disagreement, one a side."""
    return [
        DisagreementRow(
            pair=shown.said.pair,
            kind=shown.said.kind,
            about=shown.said.about,
            why=shown.said.why,
            says=side.says,
            words=quote.words,
            part=quote.part,
            date=side.date,
            document=document,
            fact=side.fact,
        )
        for shown in found
        for side, quote, document in zip((shown.said.one, shown.said.two), shown.quotes, shown.documents, strict=True)
    ]


def _found(dataset: Dataset, papers: Mapping[str, Line], kind: str | None, least: float) -> Iterator[Disagreement]:
    """The disagreements of a kind, or of all, before their words are looked at."""
    unsure = {line["fact"] for line in ask(dataset, "unsure", {"least": Literal(Decimal(str(least)))})}

    def sure(question: str) -> list[Line]:
        return [line for line in gathered(ask(dataset, question), "fact") if line["fact"][0] not in unsure]

    if kind in (None, "attendance"):
        yield from attendance(sure("attendances"))
    if kind in (None, "chair"):
        changes = frozenset(answer["doc"] for answer in ask(dataset, "chair_changes"))
        yield from chairs(sure("chairships"), changes)
    if kind in (None, "due date"):
        yield from due_dates(sure("promises"))
    if kind in (None, "visit"):
        councils = {doc: line["council"][0] for doc, line in papers.items() if "council" in line}
        wholes: dict[str, set[str]] = {}
        for answer in ask(dataset, "parts_of_bodies"):
            wholes.setdefault(answer["part"], set()).add(answer["whole"])
        yield from visits(sure("visits"), councils, wholes)
    if kind in (None, "meeting"):
        told = [{**answer, "of": f"{answer['id']} {answer['doc']}"} for answer in ask(dataset, "meeting_hours")]
        yield from meetings(gathered(told, "of"))
    if kind in (None, "post"):
        yield from posts(sure("posts_held"))


def _of(papers: Mapping[str, Line], side: Side, council: str) -> bool:
    return any(folded(council) in folded(name) for name in papers[side.document].get("council", ()))


def _quotes(dataset: Dataset, found: Sequence[Disagreement]) -> dict[tuple[str, str], Quote]:
    """By fact and document the first words that prove it."""
    facts = sorted({side.fact for one in found for side in (one.one, one.two)})
    answers = ask(dataset, "words", {"fact": [Literal(fact) for fact in facts]}) if facts else []
    out: dict[tuple[str, str], Quote] = {}
    for answer in sorted(answers, key=lambda a: int(a["start"])):
        quote = Quote(answer["words"], answer.get("after", ""), answer.get("part", ""))
        out.setdefault((answer["fact"], answer["doc"]), quote)
    return out
