"""Answers to what users ask, as rows: the same calls as the command line.

Each takes a dataset from `graph.store.open_store` and names as text (or what `graph.names.find` returned). UnknownName
and AmbiguousName are raised where a name does not stand for one thing. Dates are ISO 8601 text. An empty list means
that no paper read says so, not that it is not so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TypeVar

from rdflib import Dataset, Literal

from graph.days import Line, latest, within
from graph.names import BODY, PERSON, POST, SERVICE, STRATEGY, Named, find
from graph.questions.ask import ask, gathered
from graph.rows import AttendedRow, ChairRow, DecisionRow, DueRow, MemberRow, MonitoredRow, PanelRow, PostRow, Row
from graph.spells.answers import Held, held, on_day, span_words
from graph.spells.standing import Standing, standing

Who = str | Named
RowT = TypeVar("RowT", bound=Row)

AWAY = ("apologies", "absent")
GROUPS = ("present", "in attendance", "substitute", "apologies", "absent")
STATUS = {"partPresent": "present for part", "inAttendance": "in attendance"}
PAST_DUE = "past its date, no record of completion"


def attended(dataset: Dataset, who: Who, *, excused: bool = False) -> list[AttendedRow]:
    """The meetings that a person (or the holder of a post) was at, by date; with `excused`, apologies and absences too.

    Where the papers disagree about one meeting, the row's note says what else they say; where they name a post that a
    person held that day, and not the person, it says that this is inferred.
    """
    one = _one(dataset, who, (PERSON, POST))
    lines = gathered(ask(dataset, "attended", {"attendee": one.id}), "fact")
    met = {line["meeting"] for line in lines if "meeting" in line}
    as_post = gathered(ask(dataset, "attended_by_post", {"attendee": one.id}), "fact")
    lines += [line for line in as_post if line.get("meeting") not in met]
    rows = [
        AttendedRow(
            date=_cell(line, "date"),
            body=_cell(line, "body"),
            who=_cell(line, "who"),
            status=_status(line),
            capacity=_cell(line, "capacity"),
            post=_post(line),
            stood_in_for=_cell(line, "for"),
            item=_cell(line, "item"),
            note=_by_post(line) or _disagreement(line, lines),
            document=_cell(line, "document"),
            fact=_cell(line, "fact"),
        )
        for line in lines
        if excused or _status(line) not in AWAY
    ]
    return sorted(rows, key=lambda r: (r.date, r.body, r.status, r.fact))


def panel(dataset: Dataset, body: Who, *, on: str | None = None) -> list[PanelRow]:
    """Who was at a body's latest meeting on or before `on` (without it: the latest of all), grouped.

    Present first, then those in attendance, substitutes, apologies, absences.
    """
    one = _one(dataset, body, (BODY,))
    lines = gathered(ask(dataset, "panel", {"of": one.id}), "fact")
    last = latest(lines, on)
    rows = [
        PanelRow(
            group=_group(line),
            who=_cell(line, "who"),
            capacity=_cell(line, "capacity"),
            post=_post(line),
            stood_in_for=_cell(line, "for"),
            item=_cell(line, "item"),
            note=_disagreement(line, lines),
            date=_cell(line, "date"),
            body=_cell(line, "body"),
            document=_cell(line, "document"),
            fact=_cell(line, "fact"),
        )
        for line in last
    ]
    return sorted(rows, key=lambda r: (GROUPS.index(r.group), r.who.casefold(), r.fact))


def chairs(
    dataset: Dataset, who: Who | None = None, *, body: Who | None = None, on: str | None = None
) -> list[ChairRow]:
    """What a person chairs, who chairs a body, or all chairs, as each statement says.

    With `on`, whose spell in the chair covers that day, and who presided on the day itself.
    """
    person = who if who is None else _one(dataset, who, (PERSON,))
    chaired = body if body is None else _one(dataset, body, (BODY,))
    rows = [
        ChairRow(
            body=_cell(line, "body"),
            who=_cell(line, "who"),
            kind=_cell(line, "kind"),
            since=_cell(line, "since"),
            until=_cell(line, "until"),
            first_said="",
            last_said="",
            known="" if on is None else "presided that day",
            date=_cell(line, "date"),
            document=_cell(line, "document"),
            fact=_cell(line, "fact"),
        )
        for line in gathered(ask(dataset, "chairs"), "fact")
        if (person is None or str(person.id) in line["whoId"])
        and (chaired is None or str(chaired.id) in line.get("bodyId", ()))
        and (on is None or (line["kind"] == ("presided",) and line.get("date") == (on,)))
    ]
    for one in _there(dataset, "chair", on, (None, chaired, person)):
        said = one.cite(on)
        kind = one.kind or "chair"
        rows.append(ChairRow(one.of, one.who, kind, *_spell(one, on), said.date, said.document, said.fact))
    return sorted(rows, key=lambda r: (r.body.casefold(), r.date, r.kind, r.who, r.fact))


def monitored(dataset: Dataset, subject: Who | None = None, *, by: Who | None = None) -> list[MonitoredRow]:
    """Who watches a body, strategy, service or post, how, when, with what outcome; with `by`, what that one watches."""
    parameters = {}
    if subject is not None:
        parameters["subjectId"] = _one(dataset, subject, (BODY, STRATEGY, SERVICE, POST)).id
    if by is not None:
        parameters["monitorId"] = _one(dataset, by, (BODY, POST, PERSON)).id
    rows = [
        MonitoredRow(
            subject=_cell(line, "subject"),
            monitor=_cell(line, "monitor"),
            how=_how(line),
            name=_cell(line, "activity"),
            when=_cell(line, "edtf") or _span(line),
            outcome=_cell(line, "outcome"),
            led_by=_cell(line, "led"),
            said_on=_cell(line, "date"),
            document=_cell(line, "document"),
            fact=_cell(line, "fact"),
        )
        for line in gathered(ask(dataset, "monitored", parameters), "fact")
    ]
    return sorted(rows, key=lambda r: (r.subject.casefold(), r.when or r.said_on, r.monitor.casefold(), r.fact))


def due(
    dataset: Dataset,
    *,
    before: str | None = None,
    overdue_as_of: str | None = None,
    who: Who | None = None,
    undated: bool = False,
) -> list[DueRow]:
    """Commitments by due date: due before a day, past their date on a day, or those of one person, post or body.

    Of a person also what a post was to do that the person held that day: `who_is` says that this is inferred.
    What is due at "the next meeting" is due on the day of that meeting, where the papers of later meetings tell it.
    `undated` adds those without a date, at the end. "Overdue" says no more than that the date has passed and that no
    paper read records completion.
    """
    actor = who if who is None else _one(dataset, who, (PERSON, POST, BODY))
    limit = min((day for day in (before, overdue_as_of) if day is not None), default=None)
    rows = [
        DueRow(
            due=_cell(line, "due"),
            certainty=_certainty(line),
            words=_cell(line, "words"),
            who=_cell(line, "who"),
            who_is=_who_is(line, actor),
            what=_cell(line, "what"),
            to=_cell(line, "recipient"),
            kind=_cell(line, "kind"),
            every=_cell(line, "every"),
            state=PAST_DUE if overdue_as_of is not None and _cell(line, "due") else "",
            meeting=_cell(line, "date"),
            body=_cell(line, "body"),
            document=_cell(line, "document"),
            fact=_cell(line, "fact"),
        )
        for line in map(_held, gathered(ask(dataset, "due"), "fact"))
        if (actor is None or str(actor.id) in (*line.get("whoId", ()), *line.get("holderId", ())))
        and (undated if "due" not in line else limit is None or _cell(line, "due") < limit)
    ]
    return sorted(rows, key=lambda r: (not r.due, r.due, r.who.casefold(), r.what, r.fact))


def members(dataset: Dataset, body: Who, *, on: str | None = None) -> list[MemberRow]:
    """The members of a body that the papers name; with `on`, those whose spell of membership covers that day."""
    one = _one(dataset, body, (BODY,))
    if on is not None:
        return [_member_on(spell, on) for spell in _there(dataset, "membership", on, (None, one, None))]
    people: dict[str, list[Line]] = {}
    lines = gathered(ask(dataset, "members", {"bodyId": one.id}), "fact")
    for line in sorted(lines, key=lambda line: (_cell(line, "date"), _cell(line, "fact"))):
        people.setdefault(_cell(line, "whoId"), []).append(line)
    rows = [
        MemberRow(
            who=_cell(said[-1], "who"),
            body=_cell(said[-1], "body"),
            since=_last_of(said, "since"),
            until=_last_of(said, "until"),
            first_said=_cell(said[0], "date"),
            last_said=_cell(said[-1], "date"),
            statements=len(said),
            known="",
            document=_cell(said[-1], "document"),
            fact=_cell(said[-1], "fact"),
        )
        for said in people.values()
    ]
    return sorted(rows, key=lambda r: (r.who.casefold(), r.fact))


def posts(dataset: Dataset, name: Who, *, on: str | None = None) -> list[PostRow]:
    """The posts of a person, the holders of a post, or the posts in a body; with `on`, those held on that day."""
    one = _one(dataset, name, (PERSON, POST, BODY))
    if on is not None:
        return [_post_on(spell, on) for spell in _there(dataset, "post", on, (one, None, None))]
    columns = ("who", "post", "body", "since", "until", "first", "last", "known", "date", "document", "fact")
    rows = [
        PostRow(*(_cell(line, column) for column in columns))
        for line in gathered(ask(dataset, "posts", {"name": one.id}), "fact")
    ]
    return sorted(rows, key=lambda r: (r.date, r.who.casefold(), r.post.casefold(), r.fact))


def not_seen_since(dataset: Dataset, sort: str, on: str, name: Named | None = None, *, of: Named | None = None) -> int:
    """How many held an office (membership, chair, post) and were last seen in it too long before a day to be listed.

    `name` is the person, body or post asked about, `of` the body.
    """
    return len(on_day(_asked(held(dataset, sort), (name, of, None)), on).lapsed)


def ended(dataset: Dataset, sort: str, on: str, name: Named | None = None, *, of: Named | None = None) -> str:
    """Where nobody held an office on a day: who was the last to, with the day and reason of the end; "" otherwise."""
    asked = _asked(held(dataset, sort), (name, of, None))
    if on_day(asked, on).there:
        return ""
    over = [one for one in asked if one.reason and one.span.over_by and standing(one.span, on) is Standing.OVER]
    last = max(over, key=lambda one: (one.span.over_by or "", one.span.last_seen or "", one.who), default=None)
    return f"{last.who}: {span_words(last)}" if last else ""


def _asked(found: Iterable[Held], asked: tuple[Named | None, Named | None, Named | None]) -> list[Held]:
    """The spells of anything asked about, of a body or post, and of a person: what is None is not asked."""
    anything, office, person = (str(one.id) if one else None for one in asked)
    return [
        one
        for one in found
        if anything in (None, one.who_id, one.of_id, one.body_id)
        and office in (None, one.of_id)
        and person in (None, one.who_id)
    ]


def _there(
    dataset: Dataset, sort: str, on: str | None, asked: tuple[Named | None, Named | None, Named | None]
) -> list[Held]:
    """The spells that cover a day, by name; none where no day is asked."""
    found = [] if on is None else on_day(_asked(held(dataset, sort), asked), on).there
    return sorted(found, key=lambda one: (one.who.casefold(), one.of.casefold(), one.who_id, one.of_id))


def _spell(one: Held, on: str | None) -> tuple[str, str, str, str, str]:
    """Start, end, first and last day seen, and how it is known that the spell covers the day."""
    span = one.span
    return (
        span.since or "",
        span.until or "",
        span.first_seen or "",
        span.last_seen or "",
        one.known(on) if on else "",
    )


def _member_on(one: Held, on: str) -> MemberRow:
    said, (since, until, first, last, known) = one.cite(on), _spell(one, on)
    return MemberRow(one.who, one.of, since, until, first, last, len(one.said), known, said.document, said.fact)


def _post_on(one: Held, on: str) -> PostRow:
    said = one.cite(on)
    return PostRow(one.who, one.of, one.body, *_spell(one, on), said.date, said.document, said.fact)


def _last_of(said: list[Line], column: str) -> str:
    """What the last statement that says something of it says."""
    return next((_cell(line, column) for line in reversed(said) if column in line), "")


def decisions(
    dataset: Dataset, body: Who | None = None, *, since: str | None = None, until: str | None = None
) -> list[DecisionRow]:
    """What a body (without it: any body) decided, by date, from `since` to `until` inclusive."""
    parameters = {} if body is None else {"bodyId": _one(dataset, body, (BODY,)).id}
    rows = [
        DecisionRow(
            date=_cell(line, "date"),
            body=_cell(line, "body"),
            item=" ".join(part for part in (_cell(line, "item"), _cell(line, "title")) if part),
            text=_cell(line, "text"),
            document=_cell(line, "document"),
            fact=_cell(line, "fact"),
        )
        for line in gathered(ask(dataset, "decisions", parameters), "fact")
        if within(line.get("date", ()), since, until)
    ]
    return sorted(rows, key=lambda r: (r.date, r.body.casefold(), r.document, r.item, r.fact))


def surer(dataset: Dataset, rows: Sequence[RowT], least: float) -> list[RowT]:
    """The rows whose fact is at least so likely right (`mg:confidence`); rows that rest on no statement stay."""
    unsure = {line["fact"] for line in ask(dataset, "unsure", {"least": Literal(Decimal(str(least)))})}
    return [row for row in rows if getattr(row, "fact", "") not in unsure]


def _one(dataset: Dataset, name: Who, kinds: tuple[str, ...]) -> Named:
    return name if isinstance(name, Named) else find(dataset, name, kinds)


def _who_is(line: Line, actor: Named | None) -> str:
    """Whether it is inferred who is to act."""
    if actor is not None and str(actor.id) in line.get("holderId", ()) and str(actor.id) not in line["whoId"]:
        return f"inferred: holder of the post on {_cell(line, 'heldOn')}"
    return "inferred" if _true(line, "whoInferred") else ""


def _by_post(line: Line) -> str:
    """Of attendance by post that the holder was there is inferred."""
    if "holder" not in line:
        return ""
    return f"inferred: {_cell(line, 'holder')} held the post on {_cell(line, 'heldOn')} ({_cell(line, 'why')})"


def _cell(line: Line, column: str) -> str:
    return "; ".join(line.get(column, ()))


def _how(line: Line) -> str:
    """What a monitoring does, in words: "monitoring visit", "standing oversight"."""
    kind = _words(_cell(line, "type")) or "monitoring"
    return f"standing {kind}" if _cell(line, "standing") in ("true", "1") else kind


def _words(term: str) -> str:
    """A class name as words: `MonitoringVisit` is "monitoring visit"."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in term).strip()


def _status(line: Line) -> str:
    status = _cell(line, "status")
    return STATUS.get(status, status)


def _group(line: Line) -> str:
    status = _status(line)
    return "present" if status.startswith("present") else status


def _post(line: Line) -> str:
    post, represents = _cell(line, "post"), _cell(line, "represents")
    return ", ".join(
        part for part in (post, f"for {represents}" if represents and represents not in post else "") if part
    )


def _disagreement(line: Line, lines: list[Line]) -> str:
    """What else is said of the same one at the same meeting, when one says present and the other away."""
    others = {
        f"{_status(other)} ({_cell(other, 'fact')})"
        for other in lines
        if "meeting" in line
        and (other.get("meeting"), other["who"]) == (line["meeting"], line["who"])
        and (_status(other) in AWAY) != (_status(line) in AWAY)
    }
    part = "present for part; " if _cell(line, "status") == "partPresent" else ""
    return f"{part}also recorded: {', '.join(sorted(others))}" if others else part.removesuffix("; ")


def _span(line: Line) -> str:
    start, end = _cell(line, "start"), _cell(line, "end")
    return start if start == end or not end else f"{start}/{end}"


def _true(line: Line, column: str) -> bool:
    return _cell(line, column) in ("true", "1")


def _held(line: Line) -> Line:
    """A line of what is due at a meeting whose day other papers tell: it is due that day, by inference."""
    held = line.get("held")
    return {**line, "due": held, "edtf": held, "inferred": ("true",)} if held else line


def _certainty(line: Line) -> str:
    marks = (
        ("≈", "~" in _cell(line, "edtf") or "?" in _cell(line, "edtf")),
        ("inferred", _true(line, "inferred")),
        ("hoped", _true(line, "hedged")),
    )
    return " ".join(mark for mark, holds in marks if holds)
