"""What one paper mentions: every person, body, post, strategy and service in its facts, and how they are connected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import NamedTuple, get_args

from extract.records import (
    Alias,
    AnyFact,
    Attendance,
    Chairship,
    Commitment,
    Kind,
    Meeting,
    Membership,
    Minutes,
    PostHolding,
    Ref,
)
from extract.register.entries import COUNCIL
from graph.identity.person_names import sex_of, title_tells
from graph.identity.wording import spaced


@dataclass(frozen=True, slots=True)
class Paper:
    """A document's extraction with what the build knows of it: file name, and the council if the user said."""

    id: str
    name: str
    minutes: Minutes = field(repr=False)
    council: str | None = None
    also: tuple[Ref, ...] = field(default=(), repr=False)
    """What it names besides, where somebody corrected a fact of it."""

    @property
    def authority(self) -> str | None:
        """The council it belongs to: the user's word counts before the text's."""
        return self.council or self.minutes.authority

    @property
    def is_register(self) -> bool:
        """Whether it is a council's register of its people."""
        return self.minutes.document_kind == "register"

    @property
    def readings(self) -> tuple[Minutes, ...]:
        """What the paper says itself, then the minutes of other meetings bound into it."""
        return (self.minutes, *self.minutes.bound)

    @property
    def facts(self) -> Iterator[AnyFact]:
        """The facts of all its readings."""
        return (fact for reading in self.readings for fact in reading.facts)

    @property
    def meeting(self) -> Meeting | None:
        """The meeting that the paper records, else the one that it announces."""
        return meeting_of(self.minutes)


def meeting_of(reading: Minutes) -> Meeting | None:
    """The meeting that is recorded, else the one that is announced."""
    meetings = [f for f in reading.facts if isinstance(f, Meeting)]
    for role in ("recorded", "announced"):
        for meeting in meetings:
            if meeting.role == role:
                return meeting
    return None


class Mention(NamedTuple):
    """A name in a paper. `sex` ("m", "f" or "") is that of a person's title: "Mr R Bell" is not "Mrs R Bell".

    `id` is what the register of a council calls a person by: two of one name are two people there. A tuple, because
    identity looks up and orders hundreds of thousands of them.
    """

    paper: str
    kind: Kind
    name: str
    of: str = ""
    sex: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class KnownRef(Ref):
    """A reference to what a paper, perhaps another one, mentions: a correction made it, so no words of its own do."""

    known: Mention | None = None


@dataclass(slots=True)
class Seen:
    """What a paper shows of a mention: its forms, the bodies and posts it is tied to, the lists that it stands in.

    `days` are those of the meetings at which it stands. What a register shows is `registered`, with the `terms` of a
    councillor: since when and until when, in EDTF.
    """

    forms: set[str] = field(default_factory=set)
    bodies: set[Mention] = field(default_factory=set)
    posts: set[Mention] = field(default_factory=set)
    lists: set[tuple[str, str]] = field(default_factory=set)
    apart_from: set[Mention] = field(default_factory=set)
    elected: bool = False
    days: set[str] = field(default_factory=set)
    registered: bool = False
    terms: set[tuple[str | None, str | None]] = field(default_factory=set)


def body_ref(name: str) -> Ref:
    """A reference to a body known by its name only."""
    return Ref(Kind.BODY, name, name)


def mention_of(paper: str, ref: Ref) -> Mention:
    """The mention that a reference makes."""
    if isinstance(ref, KnownRef) and ref.known is not None:
        return ref.known
    if ref.kind is Kind.PERSON:
        return Mention(paper, ref.kind, spaced(ref.name), "", sex_of(ref.title), spaced(ref.id or ""))
    return Mention(paper, ref.kind, spaced(ref.name), spaced(ref.of) if ref.of else "")


_PARTS = {kind: tuple(part.name for part in fields(kind)) for kind in get_args(AnyFact)}
"""The names of the fields of each sort of fact."""


def refs_of(fact: AnyFact) -> Iterator[Ref]:
    """Every reference that a fact makes, in the order of its fields."""
    for part in _PARTS[type(fact)]:
        value = getattr(fact, part)
        if isinstance(value, Ref):
            yield value
        elif isinstance(value, tuple):
            yield from (v for v in value if isinstance(v, Ref))
    if isinstance(fact, Meeting):
        yield body_ref(fact.body)
    if isinstance(fact, Commitment) and fact.due is not None and fact.due.meeting_of is not None:
        yield body_ref(fact.due.meeting_of)


def mentions(paper: Paper) -> dict[Mention, Seen]:
    """All mentions of a paper with what it shows of each."""
    found: dict[Mention, Seen] = {}

    def see(ref: Ref) -> Seen:
        seen = found.setdefault(mention_of(paper.id, ref), Seen())
        seen.forms |= _forms(ref)
        seen.elected |= "elected" in title_tells(ref.title)
        if ref.of and ref.kind is not Kind.PERSON:
            see(body_ref(ref.of))
        return seen

    if paper.authority:
        see(body_ref(paper.authority))
    for ref in paper.also:
        see(ref)
    for fact, met, day in _with_meeting(paper):
        for ref in refs_of(fact):
            see(ref).days |= {day} if day else set()
        match fact:
            case Membership() | PostHolding() if paper.is_register:
                _register(paper, see(fact.person), fact)
            case Attendance():
                attendee = see(fact.attendee)
                attendee.lists.add((fact.rule, fact.status))
                attendee.elected |= fact.capacity in ("member", "cabinet-member")
                _tie(paper.id, attendee, fact.as_post, fact.represents)
                if met:
                    attendee.bodies.add(met)
                if fact.on_behalf_of:
                    other = see(fact.on_behalf_of)
                    other.bodies |= {met} if met else set()
                    attendee.apart_from.add(mention_of(paper.id, fact.on_behalf_of))
            case Chairship() | Membership():
                _tie(paper.id, see(fact.person), None, fact.body)
            case PostHolding():
                _tie(paper.id, see(fact.person), fact.post, None)
            case Alias():
                see(fact.ref).forms.add(spaced(fact.variant))
            case _:
                pass
    return found


def _with_meeting(paper: Paper) -> Iterator[tuple[AnyFact, Mention | None, str | None]]:
    """Each fact with the body whose meeting it belongs to, and the day."""
    for reading in paper.readings:
        meeting = meeting_of(reading)
        met = mention_of(paper.id, body_ref(meeting.body)) if meeting else None
        yield from ((fact, met, reading.as_of) for fact in reading.facts)


def _register(paper: Paper, person: Seen, fact: Membership | PostHolding) -> None:
    """Note what a register says of a person. It ties nobody to the council: all who are in it would be tied alike."""
    person.registered = True
    if isinstance(fact, PostHolding):
        person.posts.add(mention_of(paper.id, fact.post))
    elif fact.body.name == COUNCIL:
        person.terms.add((fact.since, fact.until))


def _tie(paper: str, person: Seen, post: Ref | None, body: Ref | None) -> None:
    """Note the post and the body that a person is tied to."""
    if post:
        person.posts.add(mention_of(paper, post))
        if post.of:
            person.bodies.add(mention_of(paper, body_ref(post.of)))
    if body and body.kind is Kind.BODY:
        person.bodies.add(mention_of(paper, body))


def _forms(ref: Ref) -> set[str]:
    """The forms under which a reference may be looked for: name, as written, and with its title."""
    forms = {spaced(ref.name), spaced(ref.written)}
    if ref.title:
        title = spaced(ref.title)
        forms |= {form if form.startswith(title) else f"{title} {form}" for form in (spaced(ref.name),)}
    return forms
