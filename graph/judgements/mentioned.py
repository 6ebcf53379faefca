"""Mentions as judgements name them: "Rosie Ashdown in may.txt", "Clerk of Leys Board in may.txt"; found and written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from extract.records import Kind
from graph.identity.mentions import Mention, Paper, Seen, mentions
from graph.identity.person_names import fullness
from graph.identity.wording import folded
from graph.judgements.places import Papers


class AmbiguousMention(LookupError):
    """Several mentions of a paper, or several papers, fit what was named."""


class Mentioned:
    """The mentions of some papers; each paper is fetched when something in it is asked for."""

    def __init__(self, papers: Papers, paper: Callable[[str], Paper | None]) -> None:
        self.papers = papers
        self._paper = paper
        self._seen: dict[str, Mapping[Mention, Seen]] = {}

    def in_paper(self, sha256: str) -> Mapping[Mention, Seen]:
        """All mentions of a paper with their forms; none where the paper cannot be had."""
        if sha256 not in self._seen:
            paper = self._paper(sha256)
            self._seen[sha256] = mentions(paper) if paper else {}
        return self._seen[sha256]

    def found(self, text: str, kinds: Sequence[Kind]) -> Mention | None:
        """The mention that "NAME in FILE" stands for; None where no paper holds it; AmbiguousMention for several."""
        split = self.papers.split(text)
        if split is None:
            return None
        name, papers = split
        fitting = [m for sha256 in papers for m in self._called(name, sha256, kinds)]
        if len(fitting) > 1:
            names = ", ".join(f"“{self.text(m)}” ({m.kind})" for m in fitting)
            raise AmbiguousMention(f"“{text}” may be any of these: {names}")
        return fitting[0] if fitting else None

    def text(self, mention: Mention) -> str:
        """A mention as "NAME in FILE": the first of its names by which it alone is found."""
        place = self.papers.call(mention.paper)
        names = [mention.name, _full(mention), *sorted(self.in_paper(mention.paper).get(mention, Seen()).forms)]
        for name in names:
            if self._called(name, mention.paper, (mention.kind,)) == [mention]:
                return f"{name} in {place}"
        return f"{_full(mention)} in {place}"

    def first(self, wanted: Sequence[Mention]) -> Mention:
        """Of the mentions of one thing the fullest name in the first paper by file name."""
        paper = min({m.paper for m in wanted}, key=lambda s: (min(self.papers.names[s]), s))
        return max((m for m in wanted if m.paper == paper), key=lambda m: (_fullness(m), m))

    def _called(self, name: str, sha256: str, kinds: Sequence[Kind]) -> list[Mention]:
        """The mentions of a paper that bear a name, those that bear it most exactly."""
        here = {m: seen for m, seen in self.in_paper(sha256).items() if m.kind in kinds}
        wanted = folded(name)
        steps: tuple[Callable[[Mention, Seen], bool], ...] = (
            lambda m, _: name == _full(m),
            lambda m, _: name == m.name,
            lambda _, seen: name in seen.forms,
            lambda m, seen: wanted in {folded(form) for form in (_full(m), m.name, *seen.forms)},
        )
        for fits in steps:
            if fitting := [m for m, seen in here.items() if fits(m, seen)]:
                return [m for m in fitting if not m.sex and m.name == name] or fitting
        return []


def _full(mention: Mention) -> str:
    return f"{mention.name} of {mention.of}" if mention.of else mention.name


def _fullness(mention: Mention) -> tuple[object, ...]:
    return (fullness(mention.name),) if mention.kind is Kind.PERSON else (len(_full(mention)), _full(mention))
