"""A document as the fact modules read it: passages of recognised text, items, the heading, and who is who in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Concatenate, ParamSpec, TypeVar

from spacy.language import Language
from spacy.tokens import Doc, Span

from extract.dates import DateMention, find_dates
from extract.dates.reading import Lean
from extract.head.authority import council_of_heading, council_spoken_for
from extract.head.heading import Heading, read_heading
from extract.head.paper_kind import kind_with_roll
from extract.language.pipeline import Gazetteer, shipped_language
from extract.naming.glossary import Acronym, acronyms, glossary_rows
from extract.packs.excerpt import Excerpt, words_of
from extract.records import Document, Evidence, Ref
from extract.reference import Directory
from extract.rolls.meeting_roll import meeting_roll
from extract.rolls.roll import RollEntry
from extract.rolls.tables import registers
from extract.structure.action_rows import action_tables
from extract.structure.blocks import Block, Shape, blocks
from extract.structure.cell_borders import within_cells
from extract.structure.cut_off import CutOff, cut_offs
from extract.structure.joining import Joined, join
from extract.structure.leads import leads
from extract.structure.sections import Item, agenda_items, head_end, with_reports
from extract.structure.tables import Table
from extract.structure.wording import NOTHING_RECORDED, Said, Wording, wording

_About = ParamSpec("_About")
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A paragraph, bullet, heading or table row on one line, recognised.

    `doc` has entities (`doc.ents`: PERSON, POST, BODY, STRATEGY, INSPECTION, DATE); its
    characters are those of `text`. `item` is the number of the agenda item it belongs to; `lead` the sentence that
    introduces the list it stands in ("RESOLVED that the committee:"). `said` tells what was minuted from what was only
    printed before the meeting; `listed`: it stands in an attendance list. `entities` are those of `doc`, which spaCy
    would make anew each time.
    """

    index: int
    shape: Shape
    joined: Joined
    doc: Doc
    sentences: tuple[Span, ...]
    entities: tuple[Span, ...]
    item: Item | None
    lead: str | None = None
    number: str | None = None
    said: Said = Said.RECORDED
    listed: bool = False

    @property
    def text(self) -> str:
        return self.joined.text

    def dates(self, start: int, end: int, anchor: date | None, lean: Lean = "nearest") -> tuple[DateMention, ...]:
        """The dates in `text[start:end]` (offsets of these words), read where recognition found any."""
        spans = ((span.start_char, span.end_char) for span in self.doc.spans["dates"])
        known = [(a - start, b - start) for a, b in spans if a < end and start < b]
        return find_dates(self.text[start:end], anchor, lean, known) if known else ()

    def text_of(self, span: Span) -> str:
        """The text of a span, which spaCy would put together from its tokens."""
        return self.joined.text[span.start_char : span.end_char]


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """A document divided and recognised. Everything that fact modules need, nothing that they find.

    `tabled` are the spans of tables that keep attendance or actions, whose rows are no prose.
    """

    document: Document
    heading: Heading
    authority: str | None
    items: tuple[Item, ...]
    passages: tuple[Passage, ...]
    roll: tuple[RollEntry, ...]
    acronyms: tuple[tuple[Acronym, int, int], ...]
    directory: Directory
    cut_offs: tuple[CutOff, ...]
    tabled: tuple[tuple[int, int], ...]
    actions: tuple[Table, ...]
    _asked: dict[tuple[Any, ...], tuple[Any, ...]] = field(default_factory=dict, repr=False)

    @property
    def anchor(self) -> date | None:
        """The day against which relative dates are meant: that of the meeting."""
        return date.fromisoformat(self.heading.date) if self.heading.date else None

    def evidence(self, passage: Passage, start: int, end: int) -> Evidence:
        """The words `passage.text[start:end]` as they stand in the document."""
        return self.words(*passage.joined.source(start, end))

    def words(self, start: int, end: int) -> Evidence:
        """The words of `document.text[start:end]`, white space at the ends left off."""
        return words_of(self.document, start, end)

    def refer(self, span: Span, passage: Passage) -> Ref | None:
        """What an entity span points at; None for what cannot be told (a date, "the group" never introduced)."""
        return self.directory.refer(span.text, span.label_, passage.joined.offsets[span.start_char])

    def meeting_body(self) -> Ref | None:
        """The body that met."""
        return self.directory.meeting_body

    def recorded(self) -> Iterator[Passage]:
        """The passages that record the meeting: all of a paper that does not tell its agenda's wording apart."""
        return (p for p in self.passages if p.said.records)

    def sentences(self) -> Iterator[tuple[Passage, Span]]:
        """All sentences that record the meeting, in reading order; headings and the attendance lists left out.

        A sentence that the page breaks off is left out as well.
        """
        return iter(self.once(_recorded_sentences))

    def once(
        self,
        question: Callable[Concatenate[Paper, _About], Iterable[_Answer]],
        *about: _About.args,
        **named: _About.kwargs,
    ) -> tuple[_Answer, ...]:
        """The answers to a question about the paper that several fact modules ask, found when the first does."""
        asked = (question, *about, *named.items())
        if asked not in self._asked:
            self._asked[asked] = tuple(question(self, *about, **named))
        return self._asked[asked]

    def announcements(self) -> Iterator[tuple[Passage, Span]]:
        """All sentences printed before the meeting, which say what was to come and nothing of what was done."""
        return self._sentences(p for p in self.passages if p.said is Said.ANNOUNCED)

    def _sentences(self, passages: Iterator[Passage]) -> Iterator[tuple[Passage, Span]]:
        titles = [item.heading for item in self.items]
        for passage in passages:
            start, end = passage.joined.offsets[0], passage.joined.offsets[-1]
            if passage.shape is Shape.HEADING or passage.listed or any(a <= start < b for a, b in self.tabled):
                continue
            if any(a <= start and end < b for a, b in titles):
                continue
            for sentence in passage.sentences:
                whole = self._whole(passage, sentence)
                if whole is not None and passage.text_of(whole).strip():
                    yield passage, whole

    def _whole(self, passage: Passage, sentence: Span) -> Span | None:
        """A sentence, without the words behind it that say that the page breaks off there; None for a broken one."""
        start, end = passage.joined.source(sentence.start_char, sentence.end_char)
        cut = next((c for c in self.cut_offs if start < c.end and c.start < end), None)
        if cut is None:
            return sentence
        last = passage.joined.position(cut.start)
        kept = [token for token in sentence if token.idx + len(token) <= last]
        return None if cut.within or not kept else passage.doc[sentence.start : kept[-1].i + 1]


def _recorded_sentences(paper: Paper) -> Iterator[tuple[Passage, Span]]:
    return paper._sentences(paper.recorded())


def read_paper(
    document: Document, known: Heading | None = None, council: str | None = None, nlp: Language | None = None
) -> Paper:
    """Divide and recognise a document, by the pipeline given or the shipped one. `known` says of what meeting it is
    where the text has no heading that would, and `council` whose it is."""
    nlp = nlp or shipped_language()
    draft = _draft(Excerpt.whole(document), nlp, known)
    said = council or draft.council or council_spoken_for(document.text)
    return _paper(draft, said, (), draft.heading, nlp)


def read_papers(excerpts: Sequence[Excerpt], whole: str, nlp: Language | None = None) -> list[Paper]:
    """Papers bound in one file, whose text is `whole`. What one of them defines holds in the others, unless they say
    otherwise; where a paper's heading names no council, it is that of the file."""
    nlp = nlp or shipped_language()
    drafts = [_draft(excerpt, nlp) for excerpt in excerpts]
    council: str | None = None
    if any(draft.council is None for draft in drafts):
        council = council_spoken_for(whole)
    papers = []
    for draft in drafts:
        elsewhere = [a for other in drafts if other is not draft for a, _, _ in other.acronyms]
        papers.append(_paper(draft, draft.council or council, elsewhere, drafts[0].heading, nlp))
    return papers


@dataclass(frozen=True, slots=True, eq=False)
class _Draft:
    """A paper divided, its words recognised, before it is known whom they mean."""

    document: Document
    heading: Heading
    council: str | None
    items: tuple[Item, ...]
    wording: Wording
    cut_offs: tuple[CutOff, ...]
    actions: tuple[Table, ...]
    roll: tuple[RollEntry, ...]
    joined: list[tuple[Block, Joined]]
    docs: list[Doc]
    acronyms: tuple[tuple[Acronym, int, int], ...]


def _draft(excerpt: Excerpt, nlp: Language, known: Heading | None = None) -> _Draft:
    document = excerpt.document
    text, front = document.text, document.text[: excerpt.front]
    found = blocks(text, excerpt.cuts)
    actions = action_tables(text)
    in_front = tuple(block for block in found if block.start < excerpt.front)
    items = agenda_items(front, tuple(b for b in in_front if not any(t.start <= b.start < t.end for t in actions)))
    heading = known or read_heading(front, in_front, head_end(front, items))
    said = wording(front, in_front, items) if heading.page is None else NOTHING_RECORDED
    cuts = cut_offs(text)
    roll = meeting_roll(front, in_front, items, heading, said, cuts)
    if known is None:
        heading = replace(heading, kind=excerpt.kind or kind_with_roll(heading.kind, roll))
    joined = [(b, j) for b in found if (j := join(text, b.start, b.end)).text]
    docs = [within_cells(doc, j, text) for doc, (_, j) in zip(nlp.pipe(j.text for _, j in joined), joined, strict=True)]
    return _Draft(
        document,
        heading,
        council_of_heading(text, heading, found),
        with_reports(text, items, excerpt.reports),
        said.until(excerpt.front),
        cuts,
        actions,
        roll,
        joined,
        docs,
        tuple(_definitions(text, joined, docs)),
    )


def _paper(draft: _Draft, council: str | None, elsewhere: Sequence[Acronym], first: Heading, nlp: Language) -> Paper:
    document, heading, roll, items = draft.document, draft.heading, draft.roll, draft.items
    if first.body and not first.body_inferred and (heading.body is None or heading.body_inferred):
        heading = replace(heading, body=first.body, body_inferred=True)  # "the minutes of the last meeting"
    joined, docs, defined = draft.joined, draft.docs, draft.acronyms
    directory = Directory.of(document.text, heading, council, roll, defined, joined, docs, elsewhere)
    gazetteer = Gazetteer(directory.entries(), nlp)
    passages = tuple(_passages(draft, [gazetteer.mark(doc) for doc in docs]))
    kept = [register.table for register in registers(document.text) if register.columns_told]
    tabled = tuple((_line_start(document.text, table.start), table.end) for table in (*draft.actions, *kept))
    return Paper(
        document, heading, council, items, passages, roll, defined, directory, draft.cut_offs, tabled, draft.actions
    )


def _line_start(text: str, offset: int) -> int:
    """Where the line of an offset begins: a row of a table begins with its border."""
    return text.rfind("\n", 0, offset) + 1


def _definitions(text: str, joined: list[tuple[Block, Joined]], docs: list[Doc]) -> Iterator[tuple[Acronym, int, int]]:
    for (_, line), doc in zip(joined, docs, strict=True):
        for acronym in acronyms(line.text):
            yield _with_whole_name(acronym, line.text, doc), *line.source(acronym.start, acronym.end)
    for acronym in glossary_rows(text):
        yield acronym, acronym.start, acronym.end


def _with_whole_name(acronym: Acronym, text: str, doc: Doc) -> Acronym:
    """The acronym with all of the name that it stands behind, though its letters spell only the last of it."""
    end = acronym.start + len(acronym.long)
    for entity in doc.ents:
        more = text[entity.start_char : acronym.start]
        if (
            entity.end_char == end
            and entity.label_ in ("BODY", "STRATEGY")
            and more
            and not more.rstrip().lower().endswith((" and", " &", ","))
        ):
            return replace(acronym, long=entity.text, start=entity.start_char)
    return acronym


def _passages(draft: _Draft, docs: list[Doc]) -> Iterator[Passage]:
    introduced = leads(draft.document.text, draft.joined, docs)
    lists = {(entry.block_start, entry.block_end) for entry in draft.roll}
    for index, ((block, line), doc, lead) in enumerate(zip(draft.joined, docs, introduced, strict=True)):
        yield Passage(
            index,
            block.shape,
            line,
            doc,
            tuple(doc.sents),
            tuple(doc.ents),
            next((item for item in draft.items if item.holds(block.start)), None),
            lead,
            block.number,
            draft.wording.at(block.start),
            any(start <= line.offsets[0] < end for start, end in lists),
        )
