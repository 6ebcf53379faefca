"""What all papers together show of each entity, as its evidence needs it: names, bodies, posts, colleagues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extract.records import Kind
from graph.identity.mentions import Mention, Paper, Seen, body_ref, mention_of
from graph.identity.person_names import PersonName, parse_name
from graph.identity.registered import Entered
from graph.identity.scopes import Scopes


@dataclass(slots=True)
class Summary:
    """One entity by its number, with what its mentions add up to. Bodies, posts and people are numbers too."""

    number: int
    kind: Kind
    label: str
    mentions: list[Mention] = field(default_factory=list)
    scopes: set[str] = field(default_factory=set)
    papers: set[str] = field(default_factory=set)
    names: Counter[PersonName] = field(default_factory=Counter)
    sexes: set[str] = field(default_factory=set)
    lists: set[tuple[str, str, str]] = field(default_factory=set)
    apart_from: set[Mention] = field(default_factory=set)
    entered: set[Entered] = field(default_factory=set)
    bodies: set[int] = field(default_factory=set)
    posts: set[int] = field(default_factory=set)
    in_post: set[tuple[int, str]] = field(default_factory=set)
    people: set[int] = field(default_factory=set)
    elected: bool = False


class Known:
    """The summary of every entity, who is tied to what, and who was at the meeting of each paper."""

    def __init__(
        self,
        labels: Sequence[str],
        numbers: Mapping[Mention, int],
        seen: Mapping[Mention, Seen],
        papers: Mapping[str, Paper],
        where: Scopes,
    ) -> None:
        self.numbers = numbers
        self.seen = seen
        self.where = where
        self._papers = papers
        self._colleagues: dict[int, Counter[int]] = {}
        self.bearers: dict[tuple[str, str, int | str], set[int]] = {}
        """Surname, "body" or "paper", which -> the people of that surname who are tied to it."""
        self.there: dict[str, set[int]] = {}
        """Paper -> those whom its lists name."""
        found: dict[int, Summary] = {}
        for mention, number in numbers.items():
            summary = found.get(number)
            if summary is None:
                summary = found[number] = Summary(number, mention.kind, labels[number])
            summary.mentions.append(mention)
            summary.papers.add(mention.paper)
            summary.scopes.add(where.of_paper[mention.paper])
        self.summaries: Sequence[Summary] = [found[n] for n in range(len(labels))]
        for summary in self.summaries:
            if summary.kind is Kind.PERSON:
                self._add_person(summary)
            elif summary.kind is Kind.POST:
                summary.bodies = {numbers[mention_of(m.paper, body_ref(m.of))] for m in summary.mentions if m.of}

    def _add_person(self, person: Summary) -> None:
        for mention in person.mentions:
            seen, name = self.seen[mention], parse_name(mention.name)
            person.names[name] += 1
            person.sexes |= {mention.sex} - {""}
            person.lists |= {(mention.paper, rule, status) for rule, status in seen.lists}
            person.apart_from |= seen.apart_from
            person.elected |= seen.elected
            if seen.registered:
                scope = self.where.of_paper[mention.paper]
                person.entered.add(Entered(mention.paper, (scope, mention.id or name), mention.id))
            bodies, posts = self.bodies_of(mention), self.posts_of(mention)
            person.bodies |= bodies
            person.posts |= posts
            if day := self.day_of(mention):
                person.in_post |= {(post, day) for post in posts}
            for body in bodies:
                self.bearers.setdefault((name.surname, "body", body), set()).add(person.number)
            self.bearers.setdefault((name.surname, "paper", mention.paper), set()).add(person.number)
            if seen.lists:
                self.there.setdefault(mention.paper, set()).add(person.number)
        for tied in person.bodies | person.posts:
            self.summaries[tied].people.add(person.number)

    def bodies_of(self, person: Mention) -> set[int]:
        """The bodies that a mention of a person is tied to."""
        return {self.numbers[body] for body in self.seen[person].bodies}

    def posts_of(self, person: Mention) -> set[int]:
        """The posts that a mention of a person is tied to."""
        return {self.numbers[post] for post in self.seen[person].posts}

    def day_of(self, mention: Mention) -> str | None:
        """The day that a mention's paper speaks of."""
        return self._papers[mention.paper].minutes.as_of

    def colleagues(self, number: int) -> Counter[int]:
        """Those who stand in lists of the papers that name a person, each with the number of those papers."""
        if number not in self._colleagues:
            papers = self.summaries[number].papers
            count = Counter(other for paper in papers for other in self.there.get(paper, ()))
            del count[number]
            self._colleagues[number] = count
        return self._colleagues[number]
