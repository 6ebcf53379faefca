"""Which mentions of posts, strategies and services are one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extract.records import Kind
from graph.identity.bodies import Acronyms
from graph.identity.clusters import Clusters
from graph.identity.mentions import Mention, Paper, Seen, body_ref, mention_of
from graph.identity.scopes import Scopes
from graph.identity.wording import normal
from graph.identity.words import word_set

_LEAST_WORDS = 3  # of a form that two papers share: fewer ("the Plan", "Business Plan") are anyone's
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")


def join_works(
    clusters: Clusters, mentions: Sequence[Mention], seen: Mapping[Mention, Seen], scopes: Scopes, known: Acronyms
) -> None:
    """Join strategies or services of one name: within a council's papers, anywhere when the name says its place.

    Strategies whose papers write them alike somewhere are joined too, unless they bear different years: "Service
    Improvement Plan" is in each paper the short name of a plan that only one paper names in full.
    """
    first: dict[tuple[Kind, str, str], Mention] = {}
    for mention in mentions:
        scope = scopes.of_paper[mention.paper]
        name, why = known.name(mention, scope)
        placed = scopes.placed(name)
        key = (mention.kind, "" if placed else scope, name)
        reason = "the same name, which says its place" if placed else "the same name in papers of the same council"
        if name and key in first:
            clusters.join(first[key], mention, why or reason)
        elif name:
            first[key] = mention
    written: dict[tuple[str, str], Mention] = {}
    for mention in mentions:
        for form in sorted(seen[mention].forms) if mention.kind is Kind.STRATEGY else ():
            plain = " ".join(word for word in normal(form).split() if not any(c.isdigit() for c in word))
            other = written.setdefault((scopes.of_paper[mention.paper], plain), mention)
            if other is not mention and len(plain.split()) >= _LEAST_WORDS and _same_years(mention, other):
                clusters.join(other, mention, "papers of the same council write them alike")


def _same_years(a: Mention, b: Mention) -> bool:
    first, second = (set(_YEARS.findall(m.name)) for m in (a, b))
    return not first or not second or first == second


def join_posts(
    clusters: Clusters, mentions: Sequence[Mention], papers: Mapping[str, Paper], scopes: Scopes, known: Acronyms
) -> None:
    """Join posts of one title in one body; one without a body joins the only such post of the council's papers.

    A title that many bodies have ("the Clerk") is, without a body, that of the body that met.
    """
    first: dict[tuple[str, Mention | str], Mention] = {}
    bodiless: list[tuple[str, Mention, str | None]] = []
    in_scope: dict[tuple[str, str], set[Mention]] = {}
    for mention in mentions:
        scope = scopes.of_paper[mention.paper]
        title, why = known.name(mention, scope)
        if not title:
            continue
        body = _body(clusters, mention, papers[mention.paper], generic=title in word_set("generic_posts.txt"))
        if body is None:
            bodiless.append((title, mention, why))
            continue
        if (title, body) in first:
            clusters.join(first[title, body], mention, why or "the same title in the same body")
        else:
            first[title, body] = mention
        in_scope.setdefault((scope, title), set()).add(body)
    for title, mention, why in bodiless:
        scope = scopes.of_paper[mention.paper]
        bodies = in_scope.get((scope, title), set())
        authority = papers[mention.paper].authority
        own = clusters.root(mention_of(mention.paper, body_ref(authority))) if authority else None
        of_council = own is not None and (title, own) in first
        holder = own if own and of_council else next(iter(bodies)) if len(bodies) == 1 else scope
        if (title, holder) in first:
            reason = "the only post of that title in the council's papers"
            clusters.join(first[title, holder], mention, why or reason)
        else:
            first[title, holder] = mention


def _body(clusters: Clusters, mention: Mention, paper: Paper, generic: bool) -> Mention | None:
    """The body that a post belongs to: the stated one, or for a title that many have the one that met."""
    if mention.of:
        return clusters.root(mention_of(mention.paper, body_ref(mention.of)))
    if generic and paper.meeting:
        return clusters.root(mention_of(mention.paper, body_ref(paper.meeting.body)))
    return None
