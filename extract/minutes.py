"""One document's way from text to facts: read the paper, ask each question of it, put the answers together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from extract.commitments.commitments import find_commitments
from extract.decisions.decisions import find_decisions
from extract.language.models import Model, shipped_model
from extract.language.pipeline import language
from extract.meetings import find_meetings
from extract.monitoring.monitoring import find_monitoring
from extract.packs.excerpt import Excerpt
from extract.packs.pack import divide, papers_in
from extract.paper import Paper, read_papers
from extract.people.aliases import find_aliases
from extract.people.attendance import find_attendance
from extract.people.attendance_record import NOT_RECORDED, attendance_record
from extract.people.chairs import find_chairs
from extract.people.declarations import find_declarations
from extract.people.full_names import with_full_names
from extract.people.memberships import find_memberships
from extract.people.posts import find_posts
from extract.people.public_roles import only_public
from extract.people.terms import with_terms
from extract.records import AnyFact, Document, Evidence, Minutes, Part, Rejected
from extract.relations.relations import find_relations
from extract.strategies.strategies import find_strategies

Finder = Callable[[Paper], Iterator[AnyFact | Rejected]]

FINDERS: tuple[Finder, ...] = (
    find_meetings,
    find_aliases,
    find_attendance,
    find_declarations,
    find_memberships,
    find_posts,
    find_chairs,
    find_strategies,
    find_monitoring,
    find_relations,
    find_commitments,
    find_decisions,
)


def extract(document: Document, model: Model | None = None) -> Minutes:
    """Everything that a document says, and the minutes bound into it. Pure: the same document gives the same facts.

    `model` recognises names in place of the shipped one.
    """
    parts = divide(document)
    own, *bound = (said(paper, excerpt) for paper, excerpt in bound_papers(document, parts, model))
    return replace(own, warnings=(*document.warnings, *own.warnings), parts=parts, bound=tuple(bound))


def bound_papers(document: Document, parts: Sequence[Part], model: Model | None = None) -> list[tuple[Paper, Excerpt]]:
    """The papers that a document of these parts binds, its own first, each with its place in the document."""
    excerpts = papers_in(document, parts) if parts else [Excerpt.whole(document)]
    papers = read_papers(excerpts, document.text, language(model or shipped_model()))
    return list(zip(papers, excerpts, strict=True))


def said(paper: Paper, excerpt: Excerpt) -> Minutes:
    """What one paper says, its words placed in the document that it is an excerpt of."""
    told = (answer for finder in FINDERS for answer in paper.once(finder))
    found = [excerpt.placed(answer) for answer in put_together(paper, told)]
    heading = paper.heading
    attendance, nobody = attendance_record(paper, found)
    return Minutes(
        document_kind=heading.kind,
        title=_title(paper),
        authority=paper.authority,
        as_of=heading.date,
        facts=tuple(f for f in found if not isinstance(f, Rejected)),
        rejected=tuple(f for f in found if isinstance(f, Rejected)),
        warnings=(*_warnings(paper), *_about_attendance(attendance, nobody)),
        attendance=attendance,
    )


def put_together(paper: Paper, told: Iterable[AnyFact | Rejected]) -> Iterator[AnyFact | Rejected]:
    """What all finders tell, with full names of strategies and terms of offices, about people in public roles."""
    return only_public(paper, with_terms(paper, with_full_names(told)))


def _title(paper: Paper) -> str:
    heading = paper.heading
    if heading.body and heading.date:
        return f"{heading.body}, {heading.date}: {heading.kind}"
    return next((p.text[:120] for p in paper.passages), paper.document.name)


def _warnings(paper: Paper) -> Iterator[str]:
    """What a reader should know before trusting an absence of facts."""
    if paper.heading.page is not None:
        yield f"{paper.heading.page}: no meeting in it"
    elif paper.heading.kind == "other":
        yield "no meeting found: not minutes?"
    elif paper.heading.date is None:
        yield "no date of meeting found"
    elif paper.heading.odd_weekday:
        yield f"{paper.heading.date} is no such day of the week as its paper says"
    if paper.cut_offs:
        yield "incomplete: parts stand only on the council's own page"


def _about_attendance(record: str | None, nobody: Evidence | None) -> Iterator[str]:
    if record == NOT_RECORDED:
        yield "attendance not recorded"
    if nobody is not None:
        yield f"nobody came: “{' '.join(nobody.exact.split())}”"
