"""The IRIs of everything that the graph holds, under one base."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib import URIRef

from extract.records import Evidence, Part
from graph.ledger import short_hash, slug

DEFAULT_BASE = "https://w3id.org/minutegraph/id/"


@dataclass(frozen=True, slots=True)
class Iris:
    """Mints IRIs under a base, which ends in "/" or "#". A document is named by its content."""

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not self.base.endswith(("/", "#")) or any(c in self.base for c in '<>"{}|\\^` '):
            raise ValueError(f"not a base for IRIs (it must end in / or # and hold no spaces): {self.base!r}")

    def entity(self, identifier: str) -> URIRef:
        """An entity by the identifier that the ledger gave it."""
        return URIRef(self.base + identifier)

    def document(self, sha256: str) -> URIRef:
        """A document."""
        return URIRef(f"{self.base}document/{sha256[:16]}")

    def document_graph(self, sha256: str) -> URIRef:
        """The named graph of what a document says."""
        return URIRef(f"{self.base}graph/{sha256[:16]}")

    @property
    def entities_graph(self) -> URIRef:
        """The named graph that describes all entities."""
        return URIRef(f"{self.base}graph/entities")

    @property
    def inferences_graph(self) -> URIRef:
        """The named graph of what was concluded from several documents."""
        return URIRef(f"{self.base}graph/inferences")

    @property
    def judgements_graph(self) -> URIRef:
        """The named graph of what people judged."""
        return URIRef(f"{self.base}graph/judgements")

    def judgement(self, key: str) -> URIRef:
        """A judgement by all that it says."""
        return URIRef(f"{self.base}judgement/{short_hash(key, 12)}")

    def read(self, statement: URIRef, number: int) -> URIRef:
        """One thing that a statement said before it was set aside."""
        return URIRef(f"{statement}/read/{number:02}")

    def statement(self, fact_id: str) -> URIRef:
        """A statement by its fact id."""
        return URIRef(f"{self.base}fact/{fact_id}")

    def evidence(self, sha256: str, evidence: Evidence) -> URIRef:
        """Words of a document, by where they stand."""
        return URIRef(f"{self.document(sha256)}/words/{evidence.start}-{evidence.end}")

    def part(self, sha256: str, part: Part) -> URIRef:
        """A part of a document, by where it reads."""
        return URIRef(f"{self.document(sha256)}/part/{part.start}-{part.end}")

    def agenda_item(self, meeting: URIRef | None, sha256: str, number: str, title: str) -> URIRef:
        """An item of business, by its meeting, number and title; by its document where the meeting is not known."""
        where = meeting or self.document(sha256)
        return URIRef(f"{where}/item-{slug(number, 12)}-{short_hash(slug(title, 200), 4)}")

    def inference(self, key: str) -> URIRef:
        """What was concluded from several documents, by its key."""
        return URIRef(f"{self.base}inference/{key}")

    def identification(self, entity: URIRef, sha256: str, name: str) -> URIRef:
        """That a document's mention was taken for an entity."""
        return URIRef(f"{self.base}identification/{short_hash(f'{entity}|{sha256}|{name}', 12)}")
