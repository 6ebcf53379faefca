"""Names recognised in a table's row end where their cell ends: "Chair" and "Leys Council" side by side are no body."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc, Span

from extract.naming.post_names import has_body
from extract.structure.joining import Joined


def within_cells(doc: Doc, joined: Joined, source: str) -> Doc:
    """The document of a row without the entities that run across a tab; of a body what its last cell holds stays."""
    start, end = joined.offsets[0], joined.offsets[-1]
    if "\t" not in source[start:end]:
        return doc
    borders = [i for i, offset in enumerate(joined.offsets[:-1]) if "\t" in source[offset : joined.offsets[i + 1]]]
    kept: list[Span] = []
    for entity in doc.ents:
        crossed = bisect_right(borders, entity.end_char - 1) - bisect_right(borders, entity.start_char)
        if not crossed:
            kept.append(entity)
            continue
        last = borders[bisect_right(borders, entity.end_char - 1) - 1] + 1
        rest = doc.char_span(last, entity.end_char, label=entity.label_)
        if rest is not None and entity.label_ == "BODY" and has_body(rest.text):
            kept.append(rest)
    doc.ents = tuple(kept)
    return doc
