"""The attendance record of a person, or of the members of a body: counts with their denominator, or meeting by meeting.

The same questions serve both: `RecordRow` counts what `RecordMeetingRow` lists, so that every figure can be proved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from rdflib import Dataset, Literal, URIRef

from graph.days import within
from graph.names import BODY, PERSON, Named, find, key_of
from graph.questions.ask import Answer, ask, gathered
from graph.record import fairness as f
from graph.record.fairness import Held, Kept, Noted, Spell, keep
from graph.rows import RecordMeetingRow, RecordRow

COUNTS = (
    "present", "part", "apologies", "substituted", "absent", "disputed", "not_named", "not_recorded",
    "before_first_seen", "after_last_seen", "as_substitute", "in_attendance",
)  # fmt: skip
"""The columns of figures, which a table has in words under `otherwise`."""

_WORDS: Mapping[str, str] = {
    f.PART: "for part",
    f.APOLOGIES: "apologies",
    f.SUBSTITUTED: "substituted",
    f.ABSENT: "absent",
    f.DISPUTED: "disputed",
    f.NOT_NAMED: "not named",
    f.NOT_RECORDED: "not recorded",
    f.BEFORE: "before they were first seen",
    f.AFTER: "after they were last seen",
    f.AS_SUBSTITUTE: "as substitute",
    f.IN_ATTENDANCE: "in attendance",
}

_NOTES: Mapping[str, str] = {
    f.DISPUTED: "the papers disagree: see `disagreements`",
    f.NOT_NAMED: "the minutes list who came and do not name them",
    f.NOT_RECORDED: "the minutes do not say who came",
    f.BEFORE: "not known to have been a member yet",
    f.AFTER: "not known to have been a member still",
    f.AS_SUBSTITUTE: "in another's place: not expected",
    f.IN_ATTENDANCE: "not known to have been a member then: not expected",
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody's record at one body: the times of membership and what is kept of each meeting.

    `who` has a key beside the name where another in the same answer bears it.
    """

    who: str
    body: str
    spells: Sequence[Spell]
    kept: Sequence[Kept]


def record(
    dataset: Dataset,
    who: str | Named | None = None,
    *,
    body: str | Named | None = None,
    since: str | None = None,
    until: str | None = None,
    least: float = 0,
) -> list[Person]:
    """The records of a person at every body, of all members of a body, or of a person at one body.

    Meetings from `since` to `until` count, ends included. What is less likely right than `least` is not counted.
    UnknownName and AmbiguousName are raised where a name does not stand for one thing.
    """
    person = find(dataset, who, (PERSON,)) if isinstance(who, str) else who
    met = find(dataset, body, (BODY,)) if isinstance(body, str) else body
    bodies = [met.id] if met is not None else _bodies_of(dataset, person)
    if not bodies:
        return []
    unsure = {line["fact"] for line in ask(dataset, "unsure", {"least": Literal(Decimal(str(least)))})}
    said = [line for line in ask(dataset, "attendances", {"bodyId": bodies}) if line["fact"] not in unsure]
    notes: dict[str, list[Noted]] = {}
    for line in said:
        notes.setdefault(line["meeting"], []).append(_noted(line))
    spells, names = _spells(dataset, bodies)
    for line in said:
        if line["status"] == "substitute" or (person and line["whoId"] == str(person.id)):
            names.setdefault((line["bodyId"], line["whoId"]), (line["body"], line["who"]))
    meetings = _held(dataset, bodies, notes, since, until)
    out: list[tuple[str, Person]] = []
    for (body_id, who_id), (body_name, name) in names.items():
        if person is None or who_id == str(person.id):
            times = spells.get((body_id, who_id), [])
            found = (keep(who_id, times, one, notes.get(one.meeting, ())) for one in meetings.get(body_id, ()))
            kept = [one for one in found if one is not None]
            if kept or times:
                out.append((who_id, Person(name, body_name, times, kept)))
    return sorted(_told_apart(out), key=lambda p: (p.body.casefold(), not p.spells, p.who.casefold()))


def _told_apart(found: Sequence[tuple[str, Person]]) -> Iterator[Person]:
    """Each person, with the key by which to ask for them where two bear one name."""
    bearers = Counter(name for name, _ in {(one.who, who_id) for who_id, one in found})
    for who_id, one in found:
        yield one if bearers[one.who] == 1 else replace(one, who=f"{one.who} ({key_of(URIRef(who_id))})")


def counted(people: Iterable[Person]) -> list[RecordRow]:
    """A row for each person at each body. `attended` is "5 of 7": of the meetings of which the papers tell."""
    rows = []
    for person in people:
        of = Counter(kept.status for kept in person.kept)
        told = sum(of[status] for status in f.TOLD)
        rows.append(
            RecordRow(
                who=person.who,
                body=person.body,
                attended=f"{of[f.PRESENT] + of[f.PART]} of {told}" if told else "",
                expected=told + of[f.DISPUTED] + of[f.NOT_NAMED] + of[f.NOT_RECORDED],
                otherwise=", ".join(f"{words}: {of[status]}" for status, words in _WORDS.items() if of[status]),
                present=of[f.PRESENT],
                part=of[f.PART],
                apologies=of[f.APOLOGIES],
                substituted=of[f.SUBSTITUTED],
                absent=of[f.ABSENT],
                disputed=of[f.DISPUTED],
                not_named=of[f.NOT_NAMED],
                not_recorded=of[f.NOT_RECORDED],
                before_first_seen=of[f.BEFORE],
                after_last_seen=of[f.AFTER],
                as_substitute=of[f.AS_SUBSTITUTE],
                in_attendance=of[f.IN_ATTENDANCE],
                member="; ".join(map(str, person.spells)),
            )
        )
    return rows


def by_meeting(people: Iterable[Person]) -> list[RecordMeetingRow]:
    """A row for each person and meeting, with the facts that prove it: of attendance, and of being expected there."""
    rows = [
        RecordMeetingRow(
            date=kept.meeting.date,
            body=person.body,
            who=person.who,
            status=kept.status,
            expected=kept.expected,
            note=_NOTES.get(kept.status, ""),
            document="; ".join(kept.documents),
            fact="; ".join(kept.facts),
            rests_on="; ".join(kept.spell.facts) if kept.spell else "",
        )
        for person in people
        for kept in person.kept
    ]
    return sorted(rows, key=lambda r: (r.date, r.body.casefold(), r.who.casefold(), r.fact))


def _bodies_of(dataset: Dataset, person: Named | None) -> list[URIRef]:
    """The bodies at which papers tell of somebody, as a member or at a meeting."""
    if person is None:
        raise ValueError("whose record: a person, a body or both")
    spells = ask(dataset, "membership_spells", {"whoId": person.id})
    attended = ask(dataset, "bodies_attended", {"whoId": person.id})
    return [URIRef(iri) for iri in sorted({line["bodyId"] for line in (*spells, *attended)})]


def _noted(line: Answer) -> Noted:
    return Noted(
        person=line["whoId"],
        status=line["status"],
        capacity=line.get("capacity", ""),
        for_item="item" in line,
        stood_for=line.get("forId", ""),
        fact=line["fact"],
        document=line["document"],
    )


def _spells(
    dataset: Dataset, bodies: Sequence[URIRef]
) -> tuple[dict[tuple[str, str], list[Spell]], dict[tuple[str, str], tuple[str, str]]]:
    """The times of membership by body and person, earliest first; and what body and person are called."""
    out: dict[tuple[str, str], list[Spell]] = {}
    names: dict[tuple[str, str], tuple[str, str]] = {}
    for line in gathered(ask(dataset, "membership_spells", {"bodyId": bodies}), "id"):
        (body,), (who,) = line["bodyId"], line["whoId"]
        names[body, who] = (line["body"][0], line["who"][0])
        spell = Spell(
            first=line.get("first", (None,))[0],
            last=line.get("last", (None,))[0],
            since=line.get("since", (None,))[0],
            until=line.get("until", (None,))[0],
            facts=tuple(sorted(line.get("fact", ()))),
            open=line["open"] == ("true",),
        )
        out.setdefault((body, who), []).append(spell)
    ordered = {
        key: sorted(spells, key=lambda spell: (spell.begin or "", spell.end or "")) for key, spells in out.items()
    }
    return ordered, names


def _held(
    dataset: Dataset,
    bodies: Sequence[URIRef],
    notes: Mapping[str, Sequence[Noted]],
    since: str | None,
    until: str | None,
) -> dict[str, list[Held]]:
    """The meetings of each body that took place in a time, by date."""
    out: dict[str, list[Held]] = {}
    for line in gathered(ask(dataset, "held_meetings", {"bodyId": bodies}), "id"):
        (meeting,), (date,) = line["id"], line["date"][:1]
        if within([date], since, until):
            named = any(note.status not in ("apologies", "absent") for note in notes.get(meeting, ()))
            held = Held(meeting, date, named, line["fact"][0], tuple(sorted(line["document"])))
            out.setdefault(line["bodyId"][0], []).append(held)
    return {body: sorted(meetings, key=lambda one: (one.date, one.meeting)) for body, meetings in out.items()}
