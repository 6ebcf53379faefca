"""A register as a document like any other: its text is that of the file, and every row that can be used gives facts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from extract.documents.sources import Source
from extract.documents.unreadable import Unreadable
from extract.records import AnyFact, Document, Evidence, Membership, Minutes, PostHolding, Rejected
from extract.register.entries import COLUMNS, BadRow, Entry, entry_of
from extract.register.table import Row, Table, decoded, table

KIND = "register"
"""What kind of document it is; and the rule by which its facts are read."""

_SURE = 1.0  # a register says outright what it says


def read_register(source: Source) -> Document:
    """The register at a source; `Unreadable` with the reason where it is none."""
    data = source.contents()
    text = decoded(data)
    table(text, "name")
    return Document(source.name, "text/csv", hashlib.sha256(data).hexdigest(), text)


def extract_register(document: Document) -> Minutes:
    """Everything that a register says; its warnings name the rows that cannot be used, by line and with the reason.

    `Unreadable` where none can, and where it names several councils.
    """
    found = table(document.text, "name")
    read = list(_entries(found))
    entries = [entry for _, entry in read if isinstance(entry, Entry)]
    faults = [(row, str(entry)) for row, entry in read if isinstance(entry, BadRow)]
    warnings = [*_unused(found), *(f"line {row.line}: {reason}" for row, reason in faults)]
    if not entries:
        raise Unreadable("; ".join(["no row that can be used", *warnings]))
    councils = list(dict.fromkeys(entry.council for entry in entries if entry.council))
    if len(councils) > 1:
        raise Unreadable(f"it is of several councils ({', '.join(councils)}): give each a file of its own")
    facts = (fact for row, entry in read if isinstance(entry, Entry) for fact in _facts(document, row, entry))
    return Minutes(
        document_kind=KIND,
        title=" of ".join(["Register", *councils]),
        authority=councils[0] if councils else None,
        as_of=None,
        facts=tuple(facts),
        rejected=tuple(Rejected(_words(document, row), KIND, reason) for row, reason in faults),
        warnings=tuple(warnings),
    )


def _unused(found: Table) -> Iterator[str]:
    """What is to be said of columns that a register has not."""
    more = [column for column in found.columns if column and column not in COLUMNS]
    if more:
        yield f"not used: {', '.join(more)}"


def _entries(found: Table) -> Iterator[tuple[Row, Entry | BadRow]]:
    """Each row with its entry, or what is wrong with it."""
    ids: dict[str, tuple[int, set[str]]] = {}
    for row in found.rows:
        try:
            if row.fault:
                raise BadRow(row.fault)
            entry = entry_of(dict(zip(found.columns, row.cells, strict=False)))
            if entry.person.id:
                name = set(entry.person.name.casefold().split())
                line, first = ids.setdefault(entry.person.id, (row.line, name))
                if not first & name:
                    raise BadRow(f"the id {entry.person.id} is that of another name in line {line}")
        except BadRow as fault:
            yield row, fault
        else:
            yield row, entry


def _facts(document: Document, row: Row, entry: Entry) -> Iterator[AnyFact]:
    words = _words(document, row)
    if entry.member_of:
        yield Membership(
            words, KIND, _SURE, entry.person, entry.member_of, entry.since, entry.until, entry.party, entry.ward
        )
    if entry.post:
        yield PostHolding(words, KIND, _SURE, entry.person, entry.post, entry.since, entry.until)


def _words(document: Document, row: Row) -> Evidence:
    """A row, without the rows around it: they are about other people."""
    return Evidence(row.start, row.end, document.text[row.start : row.end])
