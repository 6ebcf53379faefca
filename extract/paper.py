"""A document as the fact modules read it: passages of recognised text, items, the heading, and who is who in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc, Span

from extract.action_rows import action_tables
from extract.attendance_lists import read_roll
from extract.attendance_tables import registers
from extract.authority import authority_of
from extract.blocks import Block, Shape, blocks
from extract.cell_borders import within_cells
from extract.glossary import Acronym, acronyms, glossary_rows
from extract.heading import Heading, read_heading
from extract.joining import Joined, join
from extract.language.pipeline import Gazetteer, language
from extract.records import Document, Evidence, Ref
from extract.reference import Directory
from extract.roll import RollEntry
from extract.sections import Item, agenda_items
from extract.tables import Table

_AROUND = 32  # characters of prefix and suffix kept with a quote


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A paragraph, bullet, heading or table row on one line, recognised.

    `doc` has sentences (`doc.sents`) and entities (`doc.ents`: PERSON, POST, BODY, STRATEGY, INSPECTION, DATE); its
    characters are those of `text`. `item` is the number of the agenda item it belongs to; `lead` the sentence that
    introduces the list it stands in ("RESOLVED that the committee:"), with `lead_passage` where that stands.
    """

    index: int
    shape: Shape
    joined: Joined
    doc: Doc
    item: Item | None
    lead: str | None = None
    number: str | None = None

    @property
    def text(self) -> str:
        return self.joined.text


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
    tabled: tuple[tuple[int, int], ...]
    actions: tuple[Table, ...]

    @property
    def anchor(self) -> date | None:
        """The day against which relative dates are meant: that of the meeting."""
        return date.fromisoformat(self.heading.date) if self.heading.date else None

    def evidence(self, passage: Passage, start: int, end: int) -> Evidence:
        """The words `passage.text[start:end]` as they stand in the document."""
        return self.words(*passage.joined.source(start, end))

    def words(self, start: int, end: int) -> Evidence:
        """The words of `document.text[start:end]`, white space at the ends left off."""
        text = self.document.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Evidence(
            start,
            end,
            text[start:end],
            text[max(0, start - _AROUND) : start],
            text[end : end + _AROUND],
            self.document.page_at(start),
        )

    def refer(self, span: Span, passage: Passage) -> Ref | None:
        """What an entity span points at; None for what cannot be told (a date, "the group" never introduced)."""
        return self.directory.refer(span.text, span.label_, passage.joined.offsets[span.start_char])

    def meeting_body(self) -> Ref | None:
        """The body that met."""
        return self.directory.meeting_body

    def sentences(self) -> Iterator[tuple[Passage, Span]]:
        """All sentences of prose and lists in reading order; headings and the attendance lists left out."""
        lists = [(e.block_start, e.block_end) for e in self.roll] + list(self.tabled)
        titles = [item.heading for item in self.items]
        for passage in self.passages:
            start, end = passage.joined.offsets[0], passage.joined.offsets[-1]
            if passage.shape is Shape.HEADING or any(a <= start < b for a, b in lists):
                continue
            if any(a <= start and end < b for a, b in titles):
                continue
            for sentence in passage.doc.sents:
                if sentence.text.strip():
                    yield passage, sentence


def read_paper(document: Document) -> Paper:
    """Divide and recognise a document."""
    text = document.text
    found = blocks(text)
    actions = action_tables(text)
    items = agenda_items(text, tuple(b for b in found if not any(t.start <= b.start < t.end for t in actions)))
    heading = read_heading(text, found, items[0].heading[0] if items else None)
    roll = read_roll(text, found, items, heading.date)
    joined = [(b, j) for b in found if (j := join(text, b.start, b.end)).text]
    docs = [
        within_cells(doc, j, text)
        for doc, (_, j) in zip(language().pipe(j.text for _, j in joined), joined, strict=True)
    ]
    defined = tuple(_definitions(text, joined, docs))
    directory = Directory.of(text, heading, authority_of(text, heading, found), roll, defined, joined, docs)
    gazetteer = Gazetteer(directory.entries())
    passages = tuple(_passages(joined, [gazetteer.mark(doc) for doc in docs], items))
    kept = [r.table for r in registers(text) if r.columns_told]
    tabled = tuple((table.start, table.end) for table in (*actions, *kept))
    return Paper(document, heading, directory.authority, items, passages, roll, defined, directory, tabled, actions)


def _definitions(text: str, joined: list[tuple[Block, Joined]], docs: list[Doc]) -> Iterator[tuple[Acronym, int, int]]:
    for (_, line), doc in zip(joined, docs, strict=True):
        for acronym in acronyms(line.text):
            yield _with_whole_name(acronym, doc), *line.source(acronym.start, acronym.end)
    for acronym in glossary_rows(text):
        yield acronym, acronym.start, acronym.end


def _with_whole_name(acronym: Acronym, doc: Doc) -> Acronym:
    """The acronym with all of the name that it stands behind, though its letters spell only the last of it."""
    end = acronym.start + len(acronym.long)
    for entity in doc.ents:
        more = doc.text[entity.start_char : acronym.start]
        if (
            entity.label_ in ("BODY", "STRATEGY")
            and entity.end_char == end
            and more
            and not more.rstrip().lower().endswith((" and", " &", ","))
        ):
            return replace(acronym, long=entity.text, start=entity.start_char)
    return acronym


def _passages(joined: list[tuple[Block, Joined]], docs: list[Doc], items: tuple[Item, ...]) -> Iterator[Passage]:
    lead: str | None = None
    for index, ((block, line), doc) in enumerate(zip(joined, docs, strict=True)):
        listed = block.shape in (Shape.BULLET, Shape.NUMBERED)
        if not listed and not (lead and block.lines and line.text[:1].islower()):
            lead = None
        item = next((i for i in items if i.heading[0] <= block.start < i.end), None)
        yield Passage(index, block.shape, line, doc, item, lead if listed or lead else None, block.number)
        if line.text.rstrip().endswith((":", "that", "that:", ":-")):
            lead = list(doc.sents)[-1].text
