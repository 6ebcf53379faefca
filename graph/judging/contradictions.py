"""Whether a judgement of identity would contradict one that stands, also by way of others."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import URIRef

from graph.identity.mentions import Mention
from graph.judgements.joined import Joined
from graph.judgements.judgement import DIFFERENT, SAME, Judgement
from graph.judging.known import Known, NotInPapers, Referent
from graph.names import Named


class Contradiction(Exception):
    """A judgement that an earlier one speaks against; the message names its line."""


def refuse_same(known: Known, one: Referent, other: Referent) -> None:
    """Contradiction where the two, or what they are one with, were judged different."""
    joined = _joined(known)
    for judgement, (first, second) in _of_identity(known, DIFFERENT):
        ends = [_thing(known, first), _thing(known, second)]
        for here, there in (ends, ends[::-1]):
            ways = joined.way(one.entity.id, here), joined.way(other.entity.id, there)
            if ways[0] is not None and ways[1] is not None:
                raise Contradiction(_sentence(judgement, "them different", (*ways[0], *ways[1])))


def settled(known: Known, one: Referent, other: Referent) -> bool:
    """Whether the judgements that stand say already whether two are one, by way of others perhaps."""
    try:
        refuse_same(known, one, other)
    except Contradiction:
        return True
    return _joined(known).way(one.entity.id, other.entity.id) is not None


def namesake(known: Known, name: str, one: Referent) -> Named | None:
    """What else of its kind bears a name that something is to have; None where all such were judged different."""
    for other in known.bearers(name, one.entity):
        try:
            refuse_same(known, one, known.of_entity(other))
        except Contradiction:
            continue
        except NotInPapers:
            return other  # only a register or a correction names it: nobody can have judged it
        return other
    return None


def _joined(known: Known) -> Joined[URIRef | Mention]:
    """What is one by judgements, on top of what is one today."""
    joined: Joined[URIRef | Mention] = Joined()
    for judgement, (first, second) in _of_identity(known, SAME):
        joined.join(_thing(known, first), _thing(known, second), judgement)
    return joined


def refuse_different(known: Known, one: Referent, other: Referent) -> None:
    """Contradiction where the two mentions were judged the same."""
    joined: Joined[Mention] = Joined()
    for judgement, (first, second) in _of_identity(known, SAME):
        joined.join(first, second, judgement)
    way = joined.way(one.mention, other.mention)
    if way:
        raise Contradiction(_sentence(way[0], "them the same", way[1:]))


def _of_identity(known: Known, verdict: str) -> Iterator[tuple[Judgement, tuple[Mention, Mention]]]:
    for judgement in known.judgements.made:
        if judgement.verdict == verdict and (pair := known.pair(judgement)):
            yield judgement, pair


def _thing(known: Known, mention: Mention) -> URIRef | Mention:
    """What a mention is taken for today."""
    entity = known.entity(mention)
    return entity.id if entity else mention


def _sentence(judgement: Judgement, what: str, by_way: tuple[Judgement, ...]) -> str:
    also = f", by way of {', '.join(f'line {j.line}' for j in by_way)}" if by_way else ""
    return (
        f"line {judgement.line}: {judgement.by} judged {what} on {judgement.date}{also}; undo it first "
        f"(minutegraph undo {judgement.line})"
    )
