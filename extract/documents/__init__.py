"""Files become `Document`s here: one `read()`, one module per format. Nothing later looks at a file again."""

from extract.documents.archives import read_all
from extract.documents.reading import Unreadable, read, read_bytes

__all__ = ["Unreadable", "read", "read_all", "read_bytes"]
