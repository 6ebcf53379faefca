"""A graph written to a file, in the format that the file's extension names: one module per format."""

from graph.export.to_file import FORMATS, UnknownFormat, export

__all__ = ["FORMATS", "UnknownFormat", "export"]
