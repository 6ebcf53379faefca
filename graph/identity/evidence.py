"""What speaks for a mention being of its entity, and for or against two entities being one, in parts with their points.

The joins themselves are made by rules (`people.py`, `bodies.py`, `named.py`); this says of each, and of what stayed
apart, how much there is to be said for it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import OSA

from extract.records import Kind
from graph.identity.known import Known, Summary
from graph.identity.mentions import Mention
from graph.identity.person_names import Likeness, PersonName, fullness, likeness, parse_name
from graph.identity.registered import registered_apart
from graph.identity.scopes import SHARED_PEOPLE
from graph.identity.weights import Part, part
from graph.identity.wording import initials_of, is_acronym, normal

_KEYS = {Likeness.SAME: "name", Likeness.FORM: "form", Likeness.INITIALS: "initials", Likeness.SURNAME: "surname"}
_LEAST_LETTERS = 5  # of words that one slip may tell apart: "Bell" and "Ball" are two names
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")


def spelt_alike(a: str, b: str) -> bool:
    """Whether two words differ by one letter more, less, other or out of its place."""
    return a != b and min(len(a), len(b)) >= _LEAST_LETTERS and OSA.distance(a, b, score_cutoff=1) <= 1


def names_agree(a: PersonName, b: PersonName) -> str | None:
    """How two names agree, as a key of `weights.tsv`; None where they do not, slips of the pen allowed."""
    if a == b and a.surname and len(a.given) > 1 and likeness(a, b) is Likeness.INITIALS:
        return "same_initials"
    if (close := likeness(a, b)) is not Likeness.DIFFERENT:
        return _KEYS[close]
    if not a.given or not b.given:
        return None
    if a.surname == b.surname:
        return "spelling" if spelt_alike(a.given[0], b.given[0]) and a.given[1:] == b.given[1:] else None
    if not spelt_alike(a.surname, b.surname):
        return None
    given = likeness(PersonName("-", a.given), PersonName("-", b.given))
    return "spelling" if given >= Likeness.FORM else "spelling_initials" if given is Likeness.INITIALS else None


def of_mentions(entity: Summary, known: Known) -> Iterator[tuple[Mention, list[Part]]]:
    """Each mention of an entity with what ties it to the others; nothing of one that is alone."""
    if len(entity.mentions) < 2:
        yield from ((mention, []) for mention in entity.mentions)
    elif entity.kind is Kind.PERSON:
        yield from _of_person(entity, known)
    else:
        yield from _of_named(entity, known)


def _of_person(person: Summary, known: Known) -> Iterator[tuple[Mention, list[Part]]]:
    ties = {m: (known.posts_of(m), known.bodies_of(m), known.day_of(m)) for m in person.mentions}
    bodies = Counter(body for _, of, _ in ties.values() for body in of)
    posts = Counter(post for held, _, _ in ties.values() for post in held)
    days = Counter((post, day) for held, _, day in ties.values() for post in held)
    papers = Counter(m.paper for m in person.mentions)
    scopes = Counter(known.where.of_paper[m.paper] for m in person.mentions)
    members = Counter(known.where.of_paper[m.paper] for m in person.mentions if known.seen[m].elected)
    sexes = Counter(m.sex for m in person.mentions)
    forms = {parse_name(m.name): m.name for m in person.mentions}
    nearest = {name: _nearest(name, person.names, forms) for name in person.names}
    again = {n for n, count in known.colleagues(person.number).items() if count > 1} if len(papers) > 1 else set()
    for mention in person.mentions:
        own_posts, own_bodies, day = ties[mention]
        key, other = nearest[parse_name(mention.name)]
        parts = [part(key, other)] if key else []
        if papers[mention.paper] > 1:
            parts.append(part("paper"))
        parts += _one_of("post", (p for p in own_posts if posts[p] > 1), known)
        parts += _one_of("post_date", (p for p in own_posts if days[p, day] > 1), known)
        shared = [b for b in own_bodies if bodies[b] > 1]
        parts += _one_of("body", shared, known)
        if scopes[known.where.of_paper[mention.paper]] > 1:
            parts.append(part("council"))
        if known.seen[mention].elected and members[known.where.of_paper[mention.paper]] > 1:
            parts.append(part("elected"))
        if mention.sex and sexes[mention.sex] > 1:
            parts.append(part("titles"))
        parts += _in_register(person, mention, known)
        if (count := len(again & known.there.get(mention.paper, set()))) >= SHARED_PEOPLE:
            parts.append(part("colleagues", count))
        if key in ("same_initials", "initials", "surname"):
            parts += _only_bearer(person, mention, shared, known)
        yield mention, parts


def _in_register(person: Summary, mention: Mention, known: Known) -> Iterator[Part]:
    """What the registers of the council say of a mention: one id twice, or a councillor whom a paper names."""
    if known.seen[mention].registered:
        if mention.id and sum(one.id == mention.id for one in person.entered) > 1:
            yield part("id", mention.id)
    elif known.seen[mention].elected:
        scope = known.where.of_paper[mention.paper]
        if any(one.entry[0] == scope for one in person.entered):
            yield part("register", person.label)


def _nearest(name: PersonName, names: Counter[PersonName], forms: dict[PersonName, str]) -> tuple[str | None, str]:
    """The key of the closest agreement with another mention's name, and that name as written."""
    if names[name] > 1:
        return names_agree(name, name), forms[name]
    close = [(likeness(name, other), fullness(forms[other]), other) for other in names if other != name]
    *_, other = max(close, key=lambda c: c[:2])
    return names_agree(name, other), forms[other]


def _only_bearer(person: Summary, mention: Mention, bodies: Iterable[int], known: Known) -> list[Part]:
    surname = parse_name(mention.name).surname
    for i, body in enumerate(sorted(bodies, key=lambda b: (known.summaries[b].label, b))):
        if known.bearers[surname, "body", body] == {person.number}:
            return [part("only", f"in {known.summaries[body].label}" if i else "there")]
    alone = known.bearers[surname, "paper", mention.paper] == {person.number}
    return [part("only", "in the paper")] if alone and len(person.papers) == 1 else []


def _of_named(entity: Summary, known: Known) -> Iterator[tuple[Mention, list[Part]]]:
    names = Counter(normal(m.name) for m in entity.mentions)
    scopes = Counter(known.where.of_paper[m.paper] for m in entity.mentions)
    papers = Counter(m.paper for m in entity.mentions)
    label = normal(entity.label)
    for mention in entity.mentions:
        name = normal(mention.name)
        same = name == label or names[name] > 1
        parts = [part("name", mention.name) if same else part("stands", entity.label)]
        if known.where.placed(name) or name in known.where.nationals:
            parts.append(part("placed"))
        if scopes[known.where.of_paper[mention.paper]] > 1:
            parts.append(part("council"))
        if papers[mention.paper] > 1:
            parts.append(part("paper"))
        if mention.of and len(entity.bodies) == 1:
            parts += _one_of("body", entity.bodies, known)
        yield mention, parts


def of_pair(a: Summary, b: Summary, known: Known) -> list[Part]:
    """What speaks for and against two entities of one kind being one; nothing where their names do not agree."""
    names = _people_names(a, b) if a.kind is Kind.PERSON else _other_names(a, b)
    if names is None:
        return []
    parts = [names]
    elsewhere = "post_councils" if a.kind is Kind.POST else "councils"
    parts.append(part("council" if a.scopes & b.scopes else elsewhere))
    if a.kind is Kind.PERSON:
        parts += _people_parts(a, b, known)
    else:
        parts += _named_parts(a, b, known)
    return parts


def _people_names(a: Summary, b: Summary) -> Part | None:
    agreeing = [key for x in a.names for y in b.names if (key := names_agree(x, y))]
    labels = _labels(a, b)
    return max((part(key, labels) for key in agreeing), key=lambda p: p.points, default=None)


def _labels(a: Summary, b: Summary) -> str:
    """Both labels, once where they are the same."""
    return ", ".join(sorted({a.label, b.label}))


def _people_parts(a: Summary, b: Summary, known: Known) -> Iterator[Part]:
    yield from _one_of("post", a.posts & b.posts, known)
    yield from _one_of("post_date", (post for post, _ in a.in_post & b.in_post), known)
    bodies = a.bodies & b.bodies
    yield from _one_of("body", bodies, known)
    if a.scopes & b.scopes and not bodies and not a.posts & b.posts:
        yield part("unconnected")
    if a.papers & b.papers:
        yield part("paper")
    if a.elected and b.elected and a.scopes & b.scopes:
        yield part("elected")
    if a.sexes & b.sexes:
        yield part("titles")
    elif a.sexes and b.sexes:
        yield part("sexes")
    colleagues = len((known.colleagues(a.number).keys() & known.colleagues(b.number).keys()) - {a.number, b.number})
    if colleagues >= SHARED_PEOPLE and not a.papers & b.papers:
        yield part("colleagues", colleagues)
    apart = not (a.apart_from.isdisjoint(b.mentions) and b.apart_from.isdisjoint(a.mentions))
    if apart or not a.lists.isdisjoint(b.lists):
        yield part("listed")
    if registered_apart(a.entered, b.entered):
        yield part("entries")
    yield from _rivals(a, b, known)


def _rivals(a: Summary, b: Summary, known: Known) -> Iterator[Part]:
    """That somebody else in a body of theirs could be meant by the less full of two names."""
    found: list[tuple[int, str]] = []
    for body in sorted(a.bodies | b.bodies):
        bearers = {n for name in (*a.names, *b.names) for n in known.bearers.get((name.surname, "body", body), ())}
        for one in (a, b):
            could_be = [n for n in bearers - {one.number} if _could_be(one, known.summaries[n])]
            if len(could_be) > 1:
                found.append((len(could_be), known.summaries[body].label))
    if found:
        yield part("bearers", *max(found))


def _could_be(one: Summary, other: Summary) -> bool:
    return all(likeness(x, y) is not Likeness.DIFFERENT for x in one.names for y in other.names)


def _other_names(a: Summary, b: Summary) -> Part | None:
    agreeing = [p for x in _names(a) for y in _names(b) if (p := _named_alike(x, y, _labels(a, b)))]
    if not agreeing:
        agreeing = [p for x, y in ((a, b), (b, a)) if (p := _acronym_of(x, y))]
    return max(agreeing, key=lambda p: p.points, default=None)


def _names(entity: Summary) -> set[str]:
    return {normal(m.name) for m in entity.mentions}


def _named_alike(x: str, y: str, label: str) -> Part | None:
    """How two normalised names that are not one differ: by nothing, order, one word more, or one word's spelling."""
    first, second = x.split(), y.split()
    if x == y:
        return part("name", label)
    if sorted(first) == sorted(second):
        return part("order", label)
    more, less = Counter(first) - Counter(second), Counter(second) - Counter(first)
    if more.total() + less.total() == 1 and min(len(first), len(second)) > 1:
        return part("more", label)
    if more.total() == less.total() == 1 and spelt_alike(*more, *less):
        return part("spelling", label)
    return None


def _acronym_of(short: Summary, full: Summary) -> Part | None:
    letters = acronyms_of(short)
    fits = bool(letters) and any(initials_of(name) & letters for name in _names(full))
    return part("acronym", _labels(short, full)) if fits else None


def acronyms_of(entity: Summary) -> frozenset[str]:
    """The acronyms among an entity's names, as letters."""
    return frozenset(normal(m.name).replace(" ", "") for m in entity.mentions if is_acronym(m.name))


def _named_parts(a: Summary, b: Summary, known: Known) -> Iterator[Part]:
    people = len(a.people & b.people)
    if a.kind is Kind.POST:
        yield from _one_of("holder", a.people & b.people, known)
        if a.bodies & b.bodies:
            yield from _one_of("body", a.bodies & b.bodies, known)
        elif a.bodies and b.bodies:
            yield part("bodies")
    elif people >= SHARED_PEOPLE:
        yield part("people", people)
    if a.papers & b.papers:
        yield part("both")
    years = [{y for m in one.mentions for y in _YEARS.findall(m.name)} for one in (a, b)]
    if years[0] and years[1] and not years[0] & years[1]:
        yield part("years")


def _one_of(key: str, found: Iterable[int], known: Known) -> Sequence[Part]:
    """The evidence with the first, by label, of several things that give it."""
    labels = sorted(known.summaries[n].label for n in found)
    return [part(key, labels[0])] if labels else []
