"""The registers that a build is given: each found good, and of a council that is known, before anything is read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from extract.documents import Source, Unreadable
from extract.register.register import extract_register, read_register
from graph.manifest import Manifest


class BadRegister(ValueError):
    """What was given as a register is none, or does not say of which council it is."""


def registers_at(paths: Iterable[Path | str], council: str | None, known: Manifest) -> list[Source]:
    """The registers at some paths; BadRegister for the first that is none or of no council.

    Its council is that of the user, else that of its column, else that which it was said to be of in a build before.
    """
    return [_good(Source(Path(path), shown=Path(path).name), council, known) for path in paths]


def _good(source: Source, council: str | None, known: Manifest) -> Source:
    try:
        own = extract_register(read_register(source)).authority
    except Unreadable as error:
        raise BadRegister(f"{source.shown} is no register: {error}") from error
    before = known.at(source.place)
    if not (council or own or (before and before.council)):
        raise BadRegister(
            f"{source.shown} does not say of which council it is: give --council NAME, or a column “council”"
        )
    return source
