"""Which mentions of bodies are one body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extract.records import Alias, Kind
from graph.identity.clusters import Clusters
from graph.identity.mentions import Mention, Paper
from graph.identity.scopes import Scopes
from graph.identity.wording import initials_of, is_acronym, normal
from graph.identity.words import word_set

SELF = frozenset({"council", "authority", "local authority"})
"""What a council's papers call the council itself."""

_LEAST_LETTERS = 3  # of an acronym that nobody explains: two stand for too much


@dataclass(frozen=True, slots=True)
class Acronyms:
    """What the papers themselves say that a form stands for: within a paper, and within a scope."""

    in_paper: Mapping[tuple[str, Kind, str], str]
    in_scope: Mapping[tuple[str, Kind, str], str]

    def name(self, mention: Mention, scope: str) -> tuple[str, str | None]:
        """The normalised full name of a mention, with the reason where that is not its own form."""
        form = normal(mention.name)
        if full := self.in_paper.get((mention.paper, mention.kind, form)):
            return full, "the paper says that the form stands for it"
        if is_acronym(mention.name) and (full := self.in_scope.get((scope, mention.kind, form))):
            return full, "another paper of the same council says what the acronym stands for"
        return form, None


def acronyms(papers: Iterable[Paper], scopes: Scopes) -> Acronyms:
    """The forms that papers define; one that is defined in two ways counts for nothing."""
    in_paper: dict[tuple[str, Kind, str], set[str]] = {}
    in_scope: dict[tuple[str, Kind, str], set[str]] = {}
    for paper in papers:
        for fact in paper.facts:
            if not isinstance(fact, Alias):
                continue
            form, full = normal(fact.variant), normal(fact.ref.name)
            if not form or form == full or form in word_set("bare_forms.txt"):
                continue
            in_paper.setdefault((paper.id, fact.ref.kind, form), set()).add(full)
            in_scope.setdefault((scopes.of_paper[paper.id], fact.ref.kind, form), set()).add(full)
    return Acronyms(_single(in_paper), _single(in_scope))


def _single(found: Mapping[tuple[str, Kind, str], set[str]]) -> dict[tuple[str, Kind, str], str]:
    return {key: next(iter(names)) for key, names in found.items() if len(names) == 1}


def join_bodies(
    clusters: Clusters, mentions: Sequence[Mention], papers: Mapping[str, Paper], scopes: Scopes, known: Acronyms
) -> None:
    """Join the mentions of each body: by name within a council's papers, anywhere when the name says its place."""
    first: dict[tuple[str, str], Mention] = {}
    unplaced: dict[tuple[str, str], Mention] = {}
    for mention in mentions:
        scope = scopes.of_paper[mention.paper]
        name, why = known.name(mention, scope)
        if not name:
            continue
        key, reason = _key(name, scope, papers[mention.paper], scopes)
        if key in first:
            clusters.join(first[key], mention, why or reason)
        else:
            first[key] = mention
        if key[0]:
            unplaced.setdefault(key, mention)
    _join_unplaced(clusters, first, unplaced, papers, scopes)
    _join_acronyms(clusters, mentions, scopes, known)


def _join_acronyms(clusters: Clusters, mentions: Sequence[Mention], scopes: Scopes, known: Acronyms) -> None:
    """Join "XDC" with the one body in the paper whose initials it is, its first word (a place) counted or not."""
    letters: dict[tuple[str, str], set[Mention]] = {}
    for mention in mentions:
        words = normal(mention.name).split()
        for some in (words, words[1:]):
            for short in initials_of(" ".join(some)):
                letters.setdefault((mention.paper, short), set()).add(clusters.root(mention))
    for mention in mentions:
        short = normal(mention.name)
        if not is_acronym(mention.name) or len(short) < _LEAST_LETTERS or " " in short:
            continue
        _, explained = known.name(mention, scopes.of_paper[mention.paper])
        fitting = {clusters.root(m) for m in letters.get((mention.paper, short), ())}
        if explained is None and len(fitting) == 1:
            clusters.join(fitting.pop(), mention, "the only body in the paper whose initials it is")


def _key(name: str, scope: str, paper: Paper, scopes: Scopes) -> tuple[tuple[str, str], str]:
    """Scope ("" for everywhere) and name under which a body is one, with the reason."""
    if national := scopes.nationals.get(name):
        return ("", normal(national)), "a body of the whole nation"
    if paper.authority and name in SELF:
        return ("", normal(paper.authority)), "what the council's papers call the council itself"
    if paper.authority and name == normal(paper.authority):
        return ("", name), "the council by its name"
    if scopes.placed(name):
        return ("", name), "the same name, which says its place"
    return (scope, name), "the same name in papers of the same council"


def _join_unplaced(
    clusters: Clusters,
    first: Mapping[tuple[str, str], Mention],
    unplaced: Mapping[tuple[str, str], Mention],
    papers: Mapping[str, Paper],
    scopes: Scopes,
) -> None:
    """Join "Safeguarding Board" in a council's papers with "Xshire Safeguarding Board", Xshire being its place."""
    by_rest: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for key in first:
        if not key[0]:
            words = key[1].split()
            places = {w for w in words if w in scopes.places}
            rest = " ".join(w for w in words if w not in places)
            for place in places:
                by_rest.setdefault((place, rest), []).append(key)
    for (scope, name), mention in sorted(unplaced.items()):
        authority = papers[mention.paper].authority
        if not authority or len(name.split()) < 2:
            continue
        found = {k for w in normal(authority).split() for k in by_rest.get((w, name), ())}
        if len(found) == 1 and scope == scopes.of_paper[mention.paper]:
            clusters.join(first[found.pop()], mention, "named without its place in a paper of that council")
