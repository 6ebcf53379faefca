"""The rows that lookups return: what a reader needs, with the short id of the fact and the paper that says it.

Dates are ISO 8601 text and empty where the papers do not say. A row's columns never change with the question, so that
CSV and JSON keep their keys.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AttendedRow:
    """One meeting that somebody was at, or was excused from. `status`: present, in attendance, apologies ...

    `stood_in_for` is whom a substitute replaced; `note` says when another statement about the same meeting disagrees,
    and that it is an inference where the paper names a post and not its holder.
    """

    date: str
    body: str
    who: str
    status: str
    capacity: str
    post: str
    stood_in_for: str
    item: str
    note: str
    document: str
    fact: str


@dataclass(frozen=True, slots=True)
class PanelRow:
    """One name at a body's meeting; `group`: present, in attendance, substitute, apologies, absent."""

    group: str
    who: str
    capacity: str
    post: str
    stood_in_for: str
    item: str
    note: str
    date: str
    body: str
    document: str
    fact: str


@dataclass(frozen=True, slots=True)
class ChairRow:
    """Who chairs a body, as said on `date`; `kind`: chair, vice-chair, independent-chair, presided (that day).

    `since` and `until` are EDTF, where stated. Asked for a day, `known` says on what evidence it is covered,
    `first_said` and `last_said` are the days of the first and last paper of that spell, `date` that of its surest
    statement.
    """

    body: str
    who: str
    kind: str
    since: str
    until: str
    first_said: str
    last_said: str
    known: str
    date: str
    document: str
    fact: str


@dataclass(frozen=True, slots=True)
class MonitoredRow:
    """Who watches whom. `when` is EDTF, as precise as the words; `said_on` is the date of the paper.

    `how` is what is done; "standing" before it tells an arrangement that goes on from something that happened.
    """

    subject: str
    monitor: str
    how: str
    name: str
    when: str
    outcome: str
    led_by: str
    said_on: str
    document: str
    fact: str


@dataclass(frozen=True, slots=True)
class DueRow:
    """What was promised. `due` is the last day that the words allow; `certainty` is empty where they give it outright.

    `certainty` may hold "≈" (about), "inferred" (worked out from the meeting's date) and "hoped" (the words depend or
    hope). `who_is` is "inferred" where nobody is named and it follows from whose paper or meeting it is, or says that
    the one asked about held the post which is named. `state` is filled when asked what is overdue.
    """

    due: str
    certainty: str
    words: str
    who: str
    who_is: str
    what: str
    to: str
    kind: str
    every: str
    state: str
    meeting: str
    body: str
    document: str
    fact: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member of a body, as said on `last_said`, the latest of `statements` since `first_said`.

    `since` and `until` are EDTF, where stated. Asked for a day, all are those of one spell of membership, and `known`
    says on what evidence it covers the day.
    """

    who: str
    body: str
    since: str
    until: str
    first_said: str
    last_said: str
    statements: int
    known: str
    document: str
    fact: str


@dataclass(frozen=True, slots=True)
class PostRow:
    """Who holds a post, as said on `date`; the rest as for a chair."""

    who: str
    post: str
    body: str
    since: str
    until: str
    first_said: str
    last_said: str
    known: str
    date: str
    document: str
    fact: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """What a body resolved or agreed, and under which item."""

    date: str
    body: str
    item: str
    text: str
    document: str
    fact: str


@dataclass(frozen=True, slots=True)
class ShowRow:
    """One thing known of somebody or something; `about` is the sort of fact, `says` the fact as a sentence."""

    about: str
    says: str
    date: str
    document: str
    fact: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """The words behind a fact: `words` stand in `document` from code point `start` to `end`; `link` opens it.

    `part` says in which paper of a pack: "report, item 6: Parks Strategy"; it is empty where the document is one paper.
    `judged` says who judged what of the fact and when, and how the paper was read where that was set aside.
    """

    fact: str
    about: str
    says: str
    words: str
    before: str
    after: str
    document: str
    part: str
    page: str
    link: str
    start: int
    end: int
    rule: str
    confidence: str
    judged: str = ""


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A person or body with its other names, how many papers speak of it, and the key it can be asked by."""

    name: str
    kind: str
    other_names: str
    documents: int
    first_said: str
    last_said: str
    key: str


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting; `role`: recorded (its minutes were read), announced, or only mentioned."""

    date: str
    body: str
    start: str
    end: str
    venue: str
    role: str
    document: str
    fact: str


@dataclass(frozen=True, slots=True)
class StrategyRow:
    """A strategy, plan or policy that papers name."""

    name: str
    owner: str
    documents: int
    document: str
    fact: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A paper that was read. `attendance`, of minutes only: "12 there", "absences only", "nobody came", "not recorded".

    `pages` is empty for formats that know none; `warnings` say what of it could not be read or trusted.
    """

    document: str
    kind: str
    body: str
    date: str
    council: str
    pages: str
    facts: int
    attendance: str
    warnings: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """A paper bound in a pack. `kind`: agenda, report, minutes, appendix or cover; `pages` are those of the file."""

    document: str
    kind: str
    item: str
    title: str
    pages: str
    facts: int


@dataclass(frozen=True, slots=True)
class RecordRow:
    """Somebody's attendance at the meetings of one body.

    `attended` is "5 of 7": of the expected meetings of which the papers tell; `expected` counts the disputed,
    `not_named` (the minutes list others) and `not_recorded` (they list nobody) too. Meetings `before_first_seen` and
    `after_last_seen` are not known to have been expected; `as_substitute` and `in_attendance` were not. `otherwise`
    says in words what the counts hold beside "present"; `member` in which time papers tell of the membership.
    """

    who: str
    body: str
    attended: str
    expected: int
    otherwise: str
    present: int
    part: int
    apologies: int
    substituted: int
    absent: int
    disputed: int
    not_named: int
    not_recorded: int
    before_first_seen: int
    after_last_seen: int
    as_substitute: int
    in_attendance: int
    member: str


@dataclass(frozen=True, slots=True)
class RecordMeetingRow:
    """One meeting in somebody's record. `expected`: yes, no, not known; `rests_on` are the facts of the membership.

    `fact` proves the status: the attendance, or where the papers are silent the meeting.
    """

    date: str
    body: str
    who: str
    status: str
    expected: str
    note: str
    document: str
    fact: str
    rests_on: str


@dataclass(frozen=True, slots=True)
class DisagreementRow:
    """One side of a disagreement; the two sides have the same `pair`. `words` are those of the paper.

    `part` says in which paper of a pack they stand.
    """

    pair: str
    kind: str
    about: str
    why: str
    says: str
    words: str
    part: str
    date: str
    document: str
    fact: str


@dataclass(frozen=True, slots=True)
class IdentityRow:
    """A mention that was joined, or something near that was left apart (`group`), with the evidence and its points.

    `score` orders, and is no probability; it is empty for a mention that is alone. `why` is the rule that joined it;
    `key` is what the other can be asked by.
    """

    group: str
    name: str
    score: str
    why: str
    evidence: str
    document: str
    key: str


@dataclass(frozen=True, slots=True)
class ApartRow:
    """Two people, bodies, posts, strategies or services that may be one and were left apart, with the evidence."""

    score: str
    kind: str
    name: str
    key: str
    other: str
    other_key: str
    evidence: str


@dataclass(frozen=True, slots=True)
class BuildRow:
    """What became of one file of a build; `note` is the reason of a failure, or what to know of what was read."""

    file: str
    kind: str
    body: str
    date: str
    facts: int
    status: str
    note: str


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """One line of the file of judgements: who judged what of what, when and why."""

    line: int
    date: str
    by: str
    verdict: str
    kind: str
    one: str
    other: str
    reason: str
    words: str


Row = (
    AttendedRow
    | PanelRow
    | ChairRow
    | MonitoredRow
    | DueRow
    | MemberRow
    | PostRow
    | DecisionRow
    | ShowRow
    | EvidenceRow
    | JudgementRow
    | NamedRow
    | MeetingRow
    | StrategyRow
    | DocumentRow
    | PartRow
    | RecordRow
    | RecordMeetingRow
    | DisagreementRow
    | IdentityRow
    | ApartRow
    | BuildRow
)
