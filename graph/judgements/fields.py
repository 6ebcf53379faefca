"""What of each kind of fact can be corrected: the fields, and how the value of each is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from extract.dates.edtf import first_day, last_day
from extract.records import (
    Alias,
    AnyFact,
    Attendance,
    Chairship,
    Commitment,
    Decision,
    Declaration,
    Due,
    Kind,
    Membership,
    Monitoring,
    PostHolding,
    Presiding,
    Relation,
    StrategyEvent,
)
from graph.identity.wording import spaced

NOTHING = "none"
"""The value that takes away what a fact need not have: `correct FACT recipient none`."""
BETWEEN = ";"
"""What stands between several values of one field."""

_IN_PAPER = re.compile(r"(.+?) \[in (.+)\]")

ANYONE = (Kind.PERSON, Kind.POST, Kind.BODY)
ANYTHING = tuple(Kind)


class BadField(ValueError):
    """A field that a kind of fact does not have, or a value that the field cannot take."""


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something as a correction names it: "person Rosie Ashdown [in may.txt]", or a name new to all papers:
    "person Rosie Ashdown"."""

    kind: Kind
    name: str
    paper: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.name}{f' [in {self.paper}]' if self.paper else ''}"


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a fact: the attribute that holds it, and how its value is read.

    A field that names somebody or something has `kinds`, those it may be of; `many` when it may name several.
    """

    attribute: str
    read: Callable[[str], object]
    optional: bool = False
    kinds: tuple[Kind, ...] = ()
    many: bool = False


def _text(value: str) -> str:
    return spaced(value)


def _one_of(*choices: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        wanted = re.sub(r"[\s_-]", "", value).casefold()
        found = next((c for c in choices if c.replace(" ", "").replace("-", "").casefold() == wanted), None)
        if found is None:
            raise BadField(f"“{value}” is none of {', '.join(choices)}")
        return found

    return read


def _edtf(value: str) -> str:
    first, last = first_day(value), last_day(value)
    if last is None or (first is None and not value.startswith("..")) or (first or last) > last:
        raise BadField(f"“{value}” is no date; write it as 2019-05-31, 2019-05 or 2019")
    return value


def _day(value: str) -> str:
    if last_day(value) != value:
        raise BadField(f"“{value}” is no day; write it as 2019-05-31")
    return value


def _due(value: str) -> Due:
    return Due(value, _edtf(value), last_day(value))


def _truth(value: str) -> bool:
    if value.casefold() not in ("yes", "no"):
        raise BadField(f"“{value}” is neither yes nor no")
    return value.casefold() == "yes"


def _duration(value: str) -> str:
    if not re.fullmatch(r"P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?", value):
        raise BadField(f"“{value}” is no length of time; write three months as P3M")
    return value


def _named(kinds: tuple[Kind, ...]) -> Callable[[str], Named]:
    def read(value: str) -> Named:
        kind, _, text = value.partition(" ")
        if kind not in kinds or not text.strip():
            raise BadField(f"“{value}” is no {' or '.join(kinds)} and a name")
        known = _IN_PAPER.fullmatch(text)
        return Named(Kind(kind), *known.groups()) if known else Named(Kind(kind), spaced(text))

    return read


def _who(attribute: str, *kinds: Kind, optional: bool = False, many: bool = False) -> Field:
    return Field(attribute, _named(kinds), optional, kinds, many)


_SINCE, _UNTIL = Field("since", _edtf, optional=True), Field("until", _edtf, optional=True)
_PERSON, _BODY = _who("person", Kind.PERSON), _who("body", Kind.BODY)

FIELDS: Mapping[type[AnyFact], Mapping[str, Field]] = {
    Attendance: {
        "attendee": _who("attendee", Kind.PERSON, Kind.POST),
        "person": _who("attendee", Kind.PERSON, Kind.POST),
        "status": Field(
            "status", _one_of("present", "partPresent", "substitute", "inAttendance", "apologies", "absent")
        ),
        "capacity": Field("capacity", _one_of("member", "co-opted", "officer", "cabinet-member", "invited", "public")),
        "post": _who("as_post", Kind.POST, optional=True),
        "for": _who("on_behalf_of", *ANYONE, optional=True),
        "represents": _who("represents", *ANYONE, optional=True),
    },
    Chairship: {
        "person": _PERSON,
        "body": _BODY,
        "kind": Field("chair_kind", _one_of("chair", "vice-chair", "independent-chair")),
        "since": _SINCE,
        "until": _UNTIL,
    },
    Presiding: {"person": _PERSON},
    PostHolding: {"person": _PERSON, "post": _who("post", Kind.POST), "since": _SINCE, "until": _UNTIL},
    Membership: {"person": _PERSON, "body": _BODY, "since": _SINCE, "until": _UNTIL},
    Declaration: {"person": _PERSON, "text": Field("interest", _text)},
    Monitoring: {
        "subject": _who("subject", *ANYTHING),
        "monitor": _who("monitor", *ANYONE),
        "kind": Field(
            "activity", _one_of("inspection", "monitoring visit", "audit", "review", "oversight", "reporting")
        ),
        "name": Field("activity_name", _text, optional=True),
        "start": Field("start", _day, optional=True),
        "end": Field("end", _day, optional=True),
        "date": Field("edtf", _edtf, optional=True),
        "outcome": Field("outcome", _text, optional=True),
        "led-by": _who("led_by", Kind.PERSON, optional=True, many=True),
        "standing": Field("standing", _truth),
    },
    Commitment: {
        "owner": _who("responsible", *ANYONE, optional=True, many=True),
        "deliverable": Field("deliverable", _text),
        "due": Field("due", _due, optional=True),
        "recipient": _who("recipient", *ANYONE, optional=True),
        "kind": Field("commitment_kind", _one_of("action", "deadline", "scheduled", "recurring")),
        "every": Field("every", _duration, optional=True),
        "hedged": Field("hedged", _truth),
    },
    Decision: {"text": Field("text", _text), "body": _who("body", Kind.BODY, optional=True)},
    StrategyEvent: {
        "strategy": _who("strategy", Kind.STRATEGY),
        "kind": Field(
            "event_kind",
            _one_of("drafted", "approved", "launched", "implemented", "refreshed", "reviewed", "submitted", "due"),
        ),
        "date": Field("edtf", _edtf, optional=True),
    },
    Relation: {
        "from": _who("source", *ANYTHING),
        "kind": Field(
            "relation_kind",
            _one_of("partOf", "replacedBy", "reportsTo", "responsibleFor", "oversees", "partnerOf", "appointed"),
        ),
        "to": _who("target", *ANYTHING),
        "date": Field("edtf", _edtf, optional=True),
    },
    Alias: {"text": Field("variant", _text), "entity": _who("ref", *ANYTHING)},
}
"""The fields by the names that users give them."""


def kind_name(kind: type[AnyFact]) -> str:
    """What users call a kind of fact: "post holding", "strategy event"; an alias is a "naming"."""
    name = "Naming" if kind is Alias else kind.__name__
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


KINDS: Mapping[str, type[AnyFact]] = {kind_name(kind): kind for kind in FIELDS}
FACTS = tuple(KINDS)


@dataclass(frozen=True, slots=True)
class Correction:
    """A field of a fact, and the values that it is to have: several only where it may name several, none for none."""

    name: str
    field: Field
    values: tuple[object, ...]


def field_of(kind: str, name: str) -> Field:
    """A field of a kind of fact; BadField that lists those there are."""
    fields = FIELDS[KINDS[kind]]
    if name not in fields:
        raise BadField(f"a {kind} has no field “{name}”; it has {', '.join(fields)}")
    return fields[name]


def read_correction(kind: str, text: str) -> Correction:
    """A correction as it is written in the file, "FIELD: VALUE"; BadField where it cannot be one."""
    name, _, value = (part.strip() for part in text.partition(":"))
    field = field_of(kind, name)
    if not value:
        raise BadField(f"the correction of “{name}” has no value")
    return Correction(name, field, read_values(name, field, value))


def read_values(name: str, field: Field, value: str) -> tuple[object, ...]:
    """The values of a field; BadField where it cannot take them."""
    if value == NOTHING and field.optional:
        return ()
    parts = [part.strip() for part in value.split(BETWEEN)] if field.many else [value]
    try:
        return tuple(field.read(part) for part in parts if part)
    except BadField as error:
        raise BadField(f"{name}: {error}") from None


def corrected(fact: AnyFact, correction: Correction, values: tuple[object, ...]) -> AnyFact:
    """A fact with a field corrected: names among the correction's values given as references."""
    field = correction.field
    value: object = values if field.many else values[0] if values else None
    if isinstance(fact, Commitment) and isinstance(value, Due) and fact.due is not None:
        value = replace(value, text=fact.due.text)  # the words stay those of the paper
    changes: dict[str, object] = {field.attribute: value}
    if isinstance(fact, Commitment) and field.attribute == "responsible":
        changes["responsible_inferred"] = False
    if isinstance(fact, StrategyEvent) and field.attribute == "edtf":
        changes["date"] = last_day(str(value)) if value else None
    if isinstance(fact, Monitoring) and field.attribute == "edtf":
        changes |= {"start": None, "end": None}
    if isinstance(fact, Monitoring) and field.attribute in ("start", "end"):
        days = {"start": fact.start, "end": fact.end, **changes}
        changes["edtf"] = "/".join(dict.fromkeys(str(day) for day in days.values() if day)) or None
    if any(first and last and str(first) > str(last) for first, last in _spans(fact, changes)):
        raise BadField(f"{correction.name}: it would end before it begins")
    return replace(fact, **changes)  # type: ignore[arg-type]


def _spans(fact: AnyFact, changes: Mapping[str, object]) -> Iterator[tuple[object, object]]:
    """The first and the last day of a fact with some changes, None where it has none."""
    for begins, ends in (("start", "end"), ("since", "until")):
        first, last = (changes.get(name, getattr(fact, name, None)) for name in (begins, ends))
        yield first and first_day(str(first)), last and last_day(str(last))
