"""What the graph holds: its people, bodies, meetings, strategies and documents, filtered by name, time and council."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rdflib import Dataset

from graph.days import within
from graph.names import BODY, PERSON, folded, named
from graph.questions.ask import ask, gathered
from graph.rows import DocumentRow, MeetingRow, NamedRow, PartRow, StrategyRow
from graph.wording import as_words, clock
from ontology.vocabulary import MG


@dataclass(frozen=True, slots=True)
class Filter:
    """What to list: names that hold `like`, said from `since` to `until`, in papers of `council`. Case is ignored."""

    like: str | None = None
    since: str | None = None
    until: str | None = None
    council: str | None = None

    def passes(self, names: Iterable[str], days: Iterable[str], councils: Iterable[str]) -> bool:
        """Whether something with these names, said on these days in papers of these councils, is to be listed."""
        return (
            _holds(self.like, names)
            and within([day for day in days if day], self.since, self.until)
            and _holds(self.council, councils)
        )


EVERYTHING = Filter()
ROLES = ("recorded", "announced", "mentioned")
"""What papers make of a meeting, the most telling first."""


def persons(dataset: Dataset, wanted: Filter = EVERYTHING) -> list[NamedRow]:
    """The people, by name."""
    return _named(dataset, PERSON, wanted)


def bodies(dataset: Dataset, wanted: Filter = EVERYTHING) -> list[NamedRow]:
    """The councils, committees, boards, inspectorates and other bodies, by name."""
    return _named(dataset, BODY, wanted)


def meetings(dataset: Dataset, wanted: Filter = EVERYTHING) -> list[MeetingRow]:
    """The meetings, by date."""
    rows = [
        MeetingRow(
            date="; ".join(line.get("date", ())),
            body="; ".join(line.get("body", ())),
            start=clock(line.get("start", ())),
            end=clock(line.get("end", ())),
            venue="; ".join(line.get("venue", ())),
            role=min(line.get("role", ("",)), key=lambda role: ROLES.index(role) if role in ROLES else len(ROLES)),
            document="; ".join(sorted(line["document"])),
            fact="; ".join(line["fact"]),
        )
        for line in gathered(ask(dataset, "meetings"), "id")
        if wanted.passes(line.get("body", ()), line.get("date", ()), line.get("council", ()))
    ]
    return sorted(rows, key=lambda r: (r.date, r.body.casefold(), r.start, r.fact))


def strategies(dataset: Dataset, wanted: Filter = EVERYTHING) -> list[StrategyRow]:
    """The strategies, plans and policies that papers name, by name."""
    rows = [
        StrategyRow(
            name=line["name"][0],
            owner="; ".join(line.get("owner", ())),
            documents=len(line["document"]),
            document="; ".join(line["document"]),
            fact="; ".join(line.get("fact", ())),
        )
        for line in gathered(ask(dataset, "strategies"), "id")
        if wanted.passes(line["name"], line.get("date", ()), line.get("council", ()))
    ]
    return sorted(rows, key=lambda r: (r.name.casefold(), r.fact))


def documents(dataset: Dataset, wanted: Filter = EVERYTHING) -> list[DocumentRow]:
    """The papers that were read, by file name."""
    rows = [
        DocumentRow(
            document="; ".join(line["file"]),
            kind="; ".join(line.get("kind", ())),
            body="; ".join(line.get("body", ())),
            date="; ".join(line.get("date", ())),
            council="; ".join(line.get("council", ())),
            pages="; ".join(line.get("pages", ())),
            facts=int(line.get("facts", "0")[0]),
            attendance=attendance_of(line),
            warnings="; ".join(line.get("warning", ())),
        )
        for line in gathered(ask(dataset, "documents"), "id")
        if wanted.passes((*line["file"], *line.get("title", ())), line.get("date", ()), line.get("council", ()))
    ]
    return sorted(rows, key=lambda r: r.document)


def parts(dataset: Dataset, wanted: Filter = EVERYTHING) -> list[PartRow]:
    """The papers that packs bind, in the order in which they stand there."""
    lines = [
        line
        for line in gathered(ask(dataset, "parts"), "id")
        if wanted.passes((*line["document"], *line["title"]), line.get("date", ()), line.get("council", ()))
    ]
    return [
        PartRow(
            document="; ".join(line["document"]),
            kind="; ".join(line["kind"]),
            item="; ".join(line.get("number", ())),
            title="; ".join(line["title"]),
            pages="–".join(dict.fromkeys((*line.get("first", ()), *line.get("last", ())))),
            facts=int(line.get("facts", "0")[0]),
        )
        for line in sorted(lines, key=lambda line: (line["document"], int(line["start"][0])))
    ]


def attendance_of(line: Mapping[str, Sequence[str]]) -> str:
    """How many a paper says were there; of minutes that name nobody, whether nobody came or nothing was recorded."""
    said = {"nobody": "nobody came", "recorded": "absences only"}
    (record,) = line.get("record", ("",))
    there = "".join(line.get("there", ()))
    return f"{there} there" if there else said.get(record, record)


def _named(dataset: Dataset, kind: str, wanted: Filter) -> list[NamedRow]:
    said_of = {line["id"][0]: line for line in gathered(ask(dataset, "mentions", {"class": _CLASS[kind]}), "id")}
    sorts = {line["id"][0]: line["kind"] for line in gathered(ask(dataset, "body_kinds"), "id")}
    rows = []
    for one in named(dataset, [kind]):
        line = said_of.get(str(one.id), {})
        days, councils = line.get("date", ()), line.get("council", ())
        if wanted.passes((one.label, *one.other_names), days, councils):
            rows.append(
                NamedRow(
                    name=one.label,
                    kind=", ".join(as_words(k) for k in sorts.get(str(one.id), (kind,))),
                    other_names="; ".join(one.other_names),
                    documents=len(line.get("document", ())),
                    first_said=min(days, default=""),
                    last_said=max(days, default=""),
                    key=one.key,
                )
            )
    return rows


_CLASS = {PERSON: MG.Person, BODY: MG.Body}


def _holds(part: str | None, names: Iterable[str]) -> bool:
    return part is None or any(folded(part) in folded(name) for name in names)
