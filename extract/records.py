"""What a document says, as values: every fact that extraction can find, each with the words that prove it.

These records are the border between reading (`extract`) and the graph (`graph`): frozen, comparable, and
JSON-able through `extract.minutes`. Offsets are code points in `Document.text`. Dates are ISO 8601 strings
(`2018-09-14`), imprecise ones EDTF; times are `HH:MM`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a document: its number counted from 1, and where its text lies."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its text normalised once (no carriage returns, no NUL), all offsets count in that text.

    `warnings` say what of the file could not be read ("no text layer on page 3").
    """

    name: str
    media_type: str
    sha256: str
    text: str = field(repr=False)
    pages: tuple[Page, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """A document is its content: the SHA-256 of the file's bytes."""
        return self.sha256

    def page_at(self, offset: int) -> int | None:
        """The number of the page on which an offset lies; None where the format has no pages."""
        return next((p.number for p in self.pages if p.start <= offset < p.end), None)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that prove a fact: `document.text[start:end] == exact`, with a little of what stands around them."""

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    page: int | None = None


class Kind(StrEnum):
    """What sort of thing a reference points at."""

    PERSON = "person"
    BODY = "body"
    POST = "post"
    STRATEGY = "strategy"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Ref:
    """Something named in a document.

    `name` is the fullest form that this document gives (a person's without title, a body's with its acronym spelt
    out); `written` is as it stands at this place. `of` is the body that a post belongs to, when stated; `id` is what
    the register of a council calls a person by.
    """

    kind: Kind
    name: str
    written: str
    title: str | None = None
    of: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """What all statements share: the words, the rule that read them, and how strongly its words say so (0 to 1).

    Strength is one signal of how likely the fact is right (`graph/confidence.py`), and no probability.
    """

    evidence: Evidence
    rule: str
    strength: float


@dataclass(frozen=True, slots=True)
class Meeting(Fact):
    """A meeting that the document records, announces or refers to.

    `role` is "recorded" for the one whose minutes these are, "announced" for the one an agenda or report is for, else
    "mentioned". `start` and `end` are `HH:MM`.
    """

    body: str
    date: str | None
    start: str | None = None
    end: str | None = None
    venue: str | None = None
    role: str = "recorded"


@dataclass(frozen=True, slots=True)
class AgendaItem(Fact):
    """An item of business of the recorded meeting; `start:end` is where its text lies in the document."""

    number: str
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attendance(Fact):
    """That somebody was at the recorded meeting, or not.

    `status`: present, partPresent, substitute, inAttendance, apologies, absent.
    `capacity`: member, co-opted, officer, cabinet-member, invited, public.
    `attendee` is a person, or a post where only the post is named. `item` is an agenda item's number.
    """

    attendee: Ref
    status: str
    capacity: str
    as_post: Ref | None = None
    on_behalf_of: Ref | None = None
    item: str | None = None
    represents: Ref | None = None


@dataclass(frozen=True, slots=True)
class Chairship(Fact):
    """That a person chairs a body; `chair_kind`: chair, vice-chair, independent-chair.

    `since` and `until` are EDTF, the first and the last day of it, where the words give them; `../2018-09-14` is a day
    that they do not tell, up to that one ("had resigned").
    """

    person: Ref
    body: Ref
    chair_kind: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Presiding(Fact):
    """Who took the chair at the recorded meeting."""

    person: Ref


@dataclass(frozen=True, slots=True)
class PostHolding(Fact):
    """That a person holds a post (`post.of` is its body, when stated), `since` and `until` as for a chair."""

    person: Ref
    post: Ref
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Membership(Fact):
    """That a person is a member of a body, `since` and `until` as for a chair; `party` and `ward` of a councillor."""

    person: Ref
    body: Ref
    since: str | None = None
    until: str | None = None
    party: str | None = None
    ward: str | None = None


@dataclass(frozen=True, slots=True)
class Declaration(Fact):
    """An interest that a person declared."""

    person: Ref
    interest: str


@dataclass(frozen=True, slots=True)
class Monitoring(Fact):
    """That one party watches another.

    `activity`: inspection, monitoring visit, audit, review, oversight, reporting.
    `subject` may be a body, strategy, service or post. Dates are ISO, `edtf` as precise as the words. `standing`: an
    arrangement that goes on ("reports quarterly to the Board"), not something that happened on a day.
    """

    subject: Ref
    monitor: Ref
    activity: str
    activity_name: str | None = None
    start: str | None = None
    end: str | None = None
    edtf: str | None = None
    outcome: str | None = None
    led_by: tuple[Ref, ...] = ()
    standing: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: the words, the EDTF they mean, the last day they allow, and how that was found.

    `inferred` is true where the words alone do not give the date ("the end of the year"): it was resolved against
    the meeting. `edtf` and `last_day` are None for words without a date ("shortly"). `meeting_of` is the body at whose
    meeting it is due, where the words name a meeting whose day the document does not tell ("the next meeting").
    """

    text: str
    edtf: str | None = None
    last_day: str | None = None
    inferred: bool = False
    meeting_of: str | None = field(default=None, repr=False)  # no part of what names a fact


@dataclass(frozen=True, slots=True)
class Commitment(Fact):
    """That somebody will do something: who, what, for whom, by when.

    `commitment_kind`: action, deadline, scheduled, recurring. `every` is an ISO 8601 duration ("P3M").
    `hedged`: the words hope or depend ("it was hoped", "subject to"). `responsible_inferred`: nobody is named, who must
    act follows from whose paper or meeting it is ("it was agreed to write").
    """

    deliverable: str
    responsible: tuple[Ref, ...] = ()
    recipient: Ref | None = None
    due: Due | None = None
    commitment_kind: str = "action"
    every: str | None = None
    hedged: bool = False
    item: str | None = None
    responsible_inferred: bool = field(default=False, repr=False)  # how it was read: no part of what is said


@dataclass(frozen=True, slots=True)
class Decision(Fact):
    """What a body resolved or agreed."""

    text: str
    body: Ref | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class StrategyNamed(Fact):
    """That the document names a strategy, plan, policy or framework."""

    strategy: Ref
    owner: Ref | None = None


@dataclass(frozen=True, slots=True)
class StrategyEvent(Fact):
    """What happened, or is to happen, to a strategy.

    `event_kind`: drafted, approved, launched, implemented, refreshed, reviewed, submitted, due.
    `date` is the last day that `edtf` allows.
    """

    strategy: Ref
    event_kind: str
    edtf: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Relation(Fact):
    """How two parties stand to each other.

    `relation_kind`: partOf, replacedBy, reportsTo, responsibleFor, oversees, partnerOf, appointed.
    """

    source: Ref
    relation_kind: str
    target: Ref
    edtf: str | None = None


@dataclass(frozen=True, slots=True)
class Alias(Fact):
    """That the document uses `variant` for `ref` ("LRB" for the Leys Roads Board)."""

    ref: Ref
    variant: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """What looked like a fact and could not be completed, with the reason: nothing is dropped in silence."""

    evidence: Evidence
    rule: str
    reason: str


AnyFact = (
    Meeting
    | AgendaItem
    | Attendance
    | Chairship
    | Presiding
    | PostHolding
    | Membership
    | Declaration
    | Monitoring
    | Commitment
    | Decision
    | StrategyNamed
    | StrategyEvent
    | Relation
    | Alias
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document that binds several papers: an agenda pack, a book of minutes.

    `kind`: cover, agenda, report, minutes, appendix. `number` is that of the agenda item it belongs to, where that can
    be told. It reads from `start` to `end` of the document, on the pages from `first_page` to `last_page`.
    """

    kind: str
    title: str
    number: str | None
    start: int
    end: int
    first_page: int | None = None
    last_page: int | None = None


@dataclass(frozen=True, slots=True)
class Minutes:
    """Everything that one document says: the return value of `extract.minutes.extract`.

    `document_kind`: minutes, agenda, report, register, or other. `authority` is the council it belongs to, when the
    text says. `as_of` is the date of the recorded (or announced) meeting, else the document's own date. `attendance`,
    of minutes only: "recorded", "nobody" (the text says that nobody came) or "not recorded". `parts` are those of a
    document that binds several papers, else none. `bound` are the minutes of other meetings bound into it: each has
    the facts of its own meeting, which are not repeated here; all offsets are those of the whole document.
    """

    document_kind: str
    title: str
    authority: str | None
    as_of: str | None
    facts: tuple[AnyFact, ...]
    rejected: tuple[Rejected, ...] = ()
    warnings: tuple[str, ...] = ()
    attendance: str | None = None
    parts: tuple[Part, ...] = ()
    bound: tuple[Minutes, ...] = ()
