"""Files become `Document`s here: one `read()`, one module per format. Nothing later looks at a file again."""

from extract.documents.reading import read, read_bytes
from extract.documents.sources import Source, source_at, sources_at
from extract.documents.unreadable import Unreadable

__all__ = ["Source", "Unreadable", "read", "read_bytes", "source_at", "sources_at"]
