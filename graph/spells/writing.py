"""Spells, and the holders whom posts stand for, as triples of the graph of inferences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rdflib import RDF, Literal, URIRef

from extract.records import Kind
from graph.directory import Directory
from graph.identity.wording import normal
from graph.iris import Iris
from graph.ledger import short_hash
from graph.spells.holders import Holders, Resolution
from graph.spells.sightings import CHAIR, MEMBERSHIP, POST, Replaced, replaced, rolls, sightings
from graph.spells.spells import Setting, Spell, spells
from graph.statements import Triple, date, edtf, text
from graph.told import Told
from graph.word_files import rows
from ontology.vocabulary import MG

_CLASS = {MEMBERSHIP: MG.MembershipSpell, CHAIR: MG.ChairSpell, POST: MG.PostSpell}


def spell_inferences(told: Sequence[Told], named: Directory) -> Iterator[Triple]:
    """Every spell of all papers, and every post of a statement whose holder that day is known."""
    seen = list(sightings(told, named))
    setting = Setting(rolls(told, named), _councils(named), _held_by_many(named), _gone(told, named))
    found = list(spells(seen, setting))
    for spell in found:
        yield from _about_spell(spell, named.iris)
    holders = Holders(found, {s.node: s.day for s in seen}, setting.many)
    for resolution in holders.resolutions(told, named):
        yield from _about_resolution(resolution, named.iris)


def _councils(named: Directory) -> frozenset[URIRef]:
    """The bodies whose members are elected for years."""
    return frozenset(named.entity_iris[e.number] for e in named.who.entities if e.body_class == "Council")


def _gone(told: Sequence[Told], named: Directory) -> Mapping[URIRef, Replaced]:
    """The bodies that were replaced, and each post in one."""
    bodies = replaced(told, named)
    iris = named.entity_iris
    posts = {
        iris[e.number]: bodies[iris[e.of]]
        for e in named.who.entities
        if e.kind is Kind.POST and e.of is not None and iris[e.of] in bodies
    }
    return {**bodies, **posts}


def _held_by_many(named: Directory) -> frozenset[URIRef]:
    """The posts that several people hold at once, by the words of their titles."""
    posts = (e for e in named.who.entities if e.kind is Kind.POST)
    return frozenset(named.entity_iris[e.number] for e in posts if several_hold(e.label))


def several_hold(title: str) -> bool:
    """Whether a post of this title has several holders at once: "Scrutiny Officer", not "Chief Officer"."""
    words = normal(title)
    return _has(words, "many_holders.txt") and not _has(words, "one_holder.txt")


def _has(words: str, name: str) -> bool:
    return _phrases(name).search(words) is not None


@cache
def _phrases(name: str) -> re.Pattern[str]:
    phrases = [normal(row[0]) for row in rows(__package__, name)]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")


def _about_spell(spell: Spell, iris: Iris) -> Iterator[Triple]:
    office, span = spell.office, spell.span
    start = span.first_seen or span.since or span.until or ""
    node = iris.inference(short_hash(f"spell|{office.sort}|{office.vice}|{spell.person}|{office.of}|{start}", 12))
    yield (node, RDF.type, MG.Spell)
    yield (node, RDF.type, _CLASS[office.sort])
    yield (node, MG.person, spell.person)
    yield (node, MG.post if office.sort == POST else MG.body, office.of)
    about = (
        (MG.chairKind, text(spell.chair_kind)),
        (MG.firstSeen, date(span.first_seen)),
        (MG.lastSeen, date(span.last_seen)),
        (MG.since, edtf(span.since)),
        (MG.until, edtf(span.until)),
        (MG.overBy, date(span.over_by)),
        (MG.presumedUntil, date(span.presumed_until)),
        (MG.notListedOn, date(span.not_listed)),
        (MG.reason, text(spell.reason)),
    )
    yield from ((node, term, value) for term, value in about if value is not None)
    yield from ((node, MG.restsOn, statement) for statement in spell.rests_on)


def _about_resolution(one: Resolution, iris: Iris) -> Iterator[Triple]:
    node = iris.inference(short_hash(f"holder|{one.statement}|{one.post}|{one.person}", 12))
    yield (node, RDF.type, MG.HolderResolution)
    yield (node, MG.statement, one.statement)
    yield (node, MG.post, one.post)
    yield (node, MG.person, one.person)
    yield from ((node, MG.onDay, value) for value in (date(one.day),) if value is not None)
    yield (node, MG.reason, Literal(one.reason))
    yield from ((node, MG.restsOn, statement) for statement in one.rests_on)
