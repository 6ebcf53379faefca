"""Who is who: every mention of all papers given its entity, with labels, other names and reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.records import Kind, Ref
from graph.identity.bodies import acronyms, join_bodies
from graph.identity.candidates import Candidate, candidates
from graph.identity.clusters import Clusters
from graph.identity.identified import Identified, identified
from graph.identity.known import Known
from graph.identity.mentions import Mention, Paper, Seen, body_ref, mention_of, mentions
from graph.identity.named import join_posts, join_works
from graph.identity.people import People
from graph.identity.person_names import Likeness, fullness, likeness, parse_name, titles_before
from graph.identity.scopes import Scopes, scopes
from graph.identity.verdicts import NONE, Verdicts
from graph.identity.wording import folded, is_acronym, normal, spaced
from graph.identity.words import rows, word_set


@dataclass(frozen=True, slots=True)
class Joined:
    """That a paper's mention was taken for the entity, and why."""

    paper: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, body, post, strategy or service. `keys` are its natural keys, `of` the body of a post."""

    number: int
    kind: Kind
    label: str
    alt_labels: tuple[str, ...]
    keys: tuple[str, ...]
    local_keys: tuple[str, ...]
    papers: tuple[str, ...]
    body_class: str | None = None
    of: int | None = None
    joined: tuple[Joined, ...] = ()


@dataclass(frozen=True, slots=True)
class Identities:
    """All entities, and which of them each mention is."""

    entities: tuple[Entity, ...]
    numbers: Mapping[Mention, int] = field(repr=False)
    councils: Mapping[str, int] = field(default_factory=dict)
    """Papers without a council of their own -> the number of the council whose papers they were taken for."""
    identified: tuple[Identified, ...] = field(default=(), repr=False)
    """Every mention, joined or not, with its evidence."""
    candidates: tuple[Candidate, ...] = field(default=(), repr=False)
    """The nearest pairs that were left apart, best first."""

    def entity(self, paper: str, ref: Ref) -> Entity:
        """The entity that a reference in a paper points at; KeyError if the paper makes no such reference."""
        return self.entities[self.numbers[mention_of(paper, ref)]]


def identify(papers: Sequence[Paper], verdicts: Verdicts = NONE) -> Identities:
    """Which mentions of all papers are one thing, judgements first. The order of the papers does not matter."""
    papers = sorted(papers, key=lambda p: p.id)
    by_id = {p.id: p for p in papers}
    seen: dict[Mention, Seen] = {}
    for paper in papers:
        seen |= mentions(paper)
    order = sorted(seen)
    of_kind = {kind: [m for m in order if m.kind is kind] for kind in Kind}
    where = scopes(papers)
    known = acronyms(papers, where)
    clusters = Clusters(order, verdicts)
    join_bodies(clusters, of_kind[Kind.BODY], by_id, where, known)
    join_works(clusters, of_kind[Kind.STRATEGY] + of_kind[Kind.SERVICE], seen, where, known)
    join_posts(clusters, of_kind[Kind.POST], by_id, where, known)
    People(clusters, seen, where).join(of_kind[Kind.PERSON])
    who = _entities(clusters, seen, by_id, where, verdicts.labels)
    facts = Known([e.label for e in who.entities], who.numbers, seen, by_id, where)
    return replace(who, identified=identified(facts, clusters, verdicts), candidates=candidates(facts, verdicts))


def _entities(
    clusters: Clusters,
    seen: Mapping[Mention, Seen],
    papers: Mapping[str, Paper],
    where: Scopes,
    judged: Mapping[Mention, str],
) -> Identities:
    members = clusters.members()
    numbers = {m: number for number, group in enumerate(members.values()) for m in group}
    entities = []
    named = {numbers[m]: label for m, label in judged.items()}  # the last one counts
    for number, group in enumerate(members.values()):
        kind = group[0].kind
        forms = {form for m in group for form in seen[m].forms}
        label = named.get(number) or _label_of(kind, group, forms, seen, where)
        bodies = sorted({numbers[mention_of(m.paper, body_ref(m.of))] for m in group if m.of})
        entities.append(
            Entity(
                number=number,
                kind=kind,
                label=label,
                alt_labels=tuple(sorted(f for f in forms if _is_name(kind, f, group) and f != label)),
                keys=tuple(sorted({_natural_key(m, papers[m.paper], where) for m in group})),
                local_keys=tuple(sorted({local_key(m) for m in group})),
                papers=tuple(sorted({m.paper for m in group})),
                body_class=_body_class(label, where) if kind is Kind.BODY else None,
                of=bodies[0] if kind is Kind.POST and bodies else None,
                joined=tuple(Joined(m.paper, m.name, clusters.reasons[m]) for m in group if m in clusters.reasons),
            )
        )
    councils = {paper: numbers[mention_of(other, body_ref(name))] for paper, (other, name) in where.inferred.items()}
    return Identities(tuple(entities), numbers, councils)


def local_key(mention: Mention) -> str:
    """What a mention is known by as long as its paper has the same bytes."""
    known = f"{mention.kind}|{folded(mention.name)}|{folded(mention.of)}|{mention.sex}|{mention.paper}"
    return f"{known}|{mention.id}" if mention.id else known


def _natural_key(mention: Mention, paper: Paper, where: Scopes) -> str:
    """What a mention is known by when its paper is read again with changed words: name, body and council or file."""
    scope = where.of_paper[mention.paper]
    if mention.id:
        return f"{mention.kind}|id {mention.id}|{scope}"
    if mention.kind is not Kind.PERSON and (
        where.placed(normal(mention.name)) or normal(mention.name) in where.nationals
    ):
        scope = ""
    elif not scope.startswith("council:"):
        scope = f"file:{paper.name}"
    name = " ".join((*parse_name(mention.name).given, parse_name(mention.name).surname))
    return (
        f"{mention.kind}|{name if mention.kind is Kind.PERSON else normal(mention.name)}|{normal(mention.of)}|{scope}"
    )


def _label_of(
    kind: Kind, group: Sequence[Mention], forms: Iterable[str], seen: Mapping[Mention, Seen], where: Scopes
) -> str:
    """What an entity is called, where nobody judged that."""
    match kind:
        case Kind.PERSON:
            return _person_label(group, forms)
        case Kind.STRATEGY if len({m.paper for m in group}) > 1:
            return _shared_label(group, seen)
        case _:
            return _label(kind, group, where)


def _label(kind: Kind, group: Sequence[Mention], where: Scopes) -> str:
    """The fullest name of an entity; for a national body the name by which it is known."""
    names = Counter(m.name for m in group)
    if kind is Kind.BODY:
        for name in names:
            if (national := where.nationals.get(normal(name))) and len(national) >= max(map(len, names)):
                return national
    return max(names, key=lambda n: (not is_acronym(n), len(normal(n).split()), not n.isupper(), names[n], n))


def _shared_label(group: Sequence[Mention], seen: Mapping[Mention, Seen]) -> str:
    """The name of a strategy that most papers use; of several, or of one, the fullest."""
    papers: dict[str, set[str]] = {}
    for mention in group:
        for form in (mention.name, *seen[mention].forms):
            papers.setdefault(form, set()).add(mention.paper)
    names = [form for form in papers if not is_acronym(form) and len(form.split()) > 2] or [m.name for m in group]
    return max(names, key=lambda n: (len(papers[n]), len(normal(n).split()), not n.isupper(), n))


def _person_label(group: Sequence[Mention], forms: Iterable[str]) -> str:
    """The fullest name of a person, without title, among the names and the forms that agree with all of them."""
    names = {m.name for m in group}
    parsed = {parse_name(name) for name in names}
    for form in forms:
        agrees = all(likeness(parse_name(form), name) is not Likeness.DIFFERENT for name in parsed)
        if agrees and not titles_before(form.split()) and "," not in form and "(" not in form:
            names.add(form)
    return max(names, key=fullness)


def _is_name(kind: Kind, form: str, group: Sequence[Mention]) -> bool:
    """Whether a form names the entity anywhere ("the Panel" does so only where it stands)."""
    form = spaced(form)
    if not form or normal(form) in word_set("bare_forms.txt"):
        return False
    if kind is Kind.PERSON:
        surnames = {parse_name(m.name).surname for m in group}
        return parse_name(form).surname in surnames
    return True


def _body_class(label: str, where: Scopes) -> str | None:
    """The subclass of a body by its head noun: the last known word before "of", "for" and the like, else of all."""
    if national := where.nationals.get(normal(label)):
        return next(c for name, c, _others, _example in rows("nationals.tsv") if name == national)
    classes = {word: found for word, found, _example in rows("body_classes.tsv")}
    words = folded(label).replace("'", "").split()
    stop = next((i for i, w in enumerate(words) if i and w in ("of", "for", "on", "in", "at")), None)
    head = [w for w in words[:stop] if w in classes] or [w for w in words if w in classes]
    return classes[head[-1]] if head else None
