"""The file of judgements beside a store without lines that name a person who was erased.

A line names its papers ("Rosie Ashdown in may.txt"), and an erasure holds there as it holds in the papers themselves:
a namesake in another council is somebody else. Of a paper that the store does not have nobody knows the council, and
nothing but a name with given names or initials is the person's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.records import Kind, Ref
from graph.cache import CACHE, Cache
from graph.erasure.erased import Erased, Erasure, Place, Scope
from graph.erasure.finding import Finder, possible_surnames
from graph.erasure.scrubbing import finder_in
from graph.identity.mentions import Paper
from graph.identity.wording import normal
from graph.judgements.fields import Named, read_correction
from graph.judgements.file import judgements_file, text_of
from graph.judgements.judgement import CORRECT, OF_IDENTITY, OF_NAMES, BadLine, Judgement, from_line
from graph.judgements.places import Papers, divided
from graph.manifest import Manifest, load_manifest
from graph.store import StoreMissing, write_whole


def drop_judgements(store_dir: Path, erased: Erased) -> int:
    """Remove the lines that name somebody erased, as the papers of the current generation tell; how many these were.

    BadJudgements where the file is no text, errors of the store where its manifest cannot be read.
    """
    path = judgements_file(store_dir)
    if not path.is_file():
        return 0
    lines = text_of(path, path.read_bytes()).split("\n")
    store = _Store(store_dir)
    kept = [line for line in lines if not any(_names(line, erasure, store) for erasure in erased.erasures)]
    if len(kept) < len(lines):
        write_whole(path, "\n".join(kept))
    return len(lines) - len(kept)


class _Store:
    """The papers of a store by what judgements call them, and a finder for each; a paper is read when it is needed."""

    def __init__(self, store_dir: Path) -> None:
        try:
            self._manifest = load_manifest(store_dir)
        except StoreMissing:
            self._manifest = Manifest()
        self._cache = Cache(store_dir / CACHE)
        self.papers = Papers({s: e.file_names for s, e in self._manifest.entries.items()})
        self._finders: dict[tuple[Erasure, str], Finder | None] = {}

    def finders(self, erasure: Erasure, papers: Iterable[str]) -> list[Finder]:
        """Finders of a person in some papers: none for those where the erasure does not hold."""
        return [f for sha256 in papers if (f := self._finder(erasure, sha256)) is not None]

    def _finder(self, erasure: Erasure, sha256: str) -> Finder | None:
        key = (erasure, sha256)
        if key not in self._finders:
            self._finders[key] = self._made(erasure, sha256)
        return self._finders[key]

    def _made(self, erasure: Erasure, sha256: str) -> Finder | None:
        entry = self._manifest.entries[sha256]
        kept = self._cache.get(sha256, entry.extractor)
        council = normal(entry.council or "")
        place = Place.of(Paper(sha256, "", kept.minutes, entry.council)) if kept else Place(sha256, council)
        scope = erasure.scope(place)
        if scope is Scope.NONE:
            return None
        known = finder_in(kept.minutes, erasure, place, scope) if kept else Finder(erasure, scope)
        # what the paper says of them may be gone by now, and with it what shows that the surname alone was theirs
        alone = known.alone or erasure.is_alone_in(sha256) or erasure.named_in(sha256)
        return Finder(erasure, scope, alone, known.others)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a judgement, and what finds a person in it; `kind` where it is a name of that kind and nothing else."""

    text: str
    finders: Sequence[Finder]
    kind: Kind | None = None

    @property
    def names_them(self) -> bool:
        ref = None if self.kind is None else Ref(self.kind, self.text, self.text, title=self.text)
        return any(finder.spans(self.text) or (ref and finder.is_them(ref)) for finder in self.finders)


def _names(line: str, erasure: Erasure, store: _Store) -> bool:
    """Whether a line of the file, its first and damaged ones too, names somebody erased."""
    if not any(map(erasure.is_surname, possible_surnames(line))):
        return False
    try:
        judgement = from_line(line.rstrip("\r"), 0)
    except BadLine:
        return bool(Finder(erasure, Scope.FULL).spans(line))
    return any(part.names_them for part in _parts(judgement, erasure, store))


def _parts(judgement: Judgement, erasure: Erasure, store: _Store) -> list[_Part]:
    """What of a judgement may name somebody, each with the finders of the papers that it is of."""
    kind = Kind(judgement.kind) if judgement.verdict in OF_NAMES else None
    parts = [_side(judgement.one, kind, erasure, store)]
    here = parts[0].finders
    if judgement.verdict in OF_IDENTITY:
        parts.append(_side(judgement.other, kind, erasure, store))
        here = [*here, *parts[1].finders]
    elif judgement.verdict == CORRECT:
        parts += _corrected(judgement, here, erasure, store)
    else:
        parts.append(_Part(judgement.other, here, kind))
    # who judges is named by a login: a surname alone may be anybody's there
    login = [Finder(erasure, finder.scope, others=finder.others) for finder in here]
    return [*parts, _Part(judgement.reason, here), _Part(judgement.words, here), _Part(judgement.by, login)]


def _side(text: str, kind: Kind | None, erasure: Erasure, store: _Store) -> _Part:
    """What "SOMETHING in FILE" names."""
    if split := store.papers.split(text):
        return _Part(split[0], store.finders(erasure, split[1]), kind)
    something = next((head for head, _ in divided(text)), text)
    return _Part(something, [Finder(erasure, Scope.FULL)], kind)


def _corrected(judgement: Judgement, here: Sequence[Finder], erasure: Erasure, store: _Store) -> list[_Part]:
    """The values of a correction: a name in another paper counts as it does there."""
    parts = []
    for value in read_correction(judgement.kind, judgement.other).values:
        if isinstance(value, Named):
            side = _side(f"{value.name} in {value.paper}", value.kind, erasure, store) if value.paper else None
            parts.append(side or _Part(value.name, here, value.kind))
        else:
            parts.append(_Part(str(value), here))
    return parts
