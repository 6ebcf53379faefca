"""Between whom a relation holds: the parties and things before, after and around the words that state it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from extract.naming.post_names import has_body
from extract.paper import Paper, Passage
from extract.patterns import words
from extract.prose.bodies_meant import body_meant
from extract.prose.parties import Party, party_at, party_before
from extract.prose.phrases import phrase_after, phrase_before
from extract.prose.topics import thing_named
from extract.records import Kind, Ref

_ASIDE = frozenset(
    [",", "(", "a", "an", "the", "is", "was", "are", "were", "which", "who", "being", "has", "been", "now", "-", "–"]
)
_KIND_OF = frozenset(["wholly", "owned", "standing", "new", "formal", "statutory", "key", "council"])
_COUNCIL = frozenset(["the", "county", "district", "borough", "city", "town", "parish", "council"])
_NEW = re.compile(r"\bnew\b[^.,;:()]{0,60}\b(?:arrangements?|partnership|body|board|structure|model|company)\b", re.I)
_DUTY = re.compile(r"\bresponsibility for (?:the )?(.+?)(?: (?:will|would|shall|is|was|has|had|to)\b|$)", re.IGNORECASE)
_FILLERS = 8  # words
_BACK = 1500  # characters before a body "in its new form" in which the earlier is looked for
_LONGEST_DUTY = 20  # words
_GOES_OVER = frozenset(["for", "to", "is", "are", "was", "were", "has", "have", "had", "will", "would", "that", "also"])


@dataclass(frozen=True, slots=True)
class Statement:
    """The words `start:end` (tokens) that state a relation, in their sentence, with the parties that it names."""

    paper: Paper
    passage: Passage
    sentence: Span
    start: int
    end: int
    parties: tuple[Party, ...]

    @property
    def doc(self) -> Doc:
        return self.passage.doc


Side = tuple[Ref, ...]


def _refs(parties: tuple[Party, ...]) -> Side:
    return tuple(dict.fromkeys(p.ref for p in parties))


def _before(said: Statement) -> Side:
    found = party_before(said.doc, said.start, said.sentence.start, said.parties)
    return tuple(_chair(said, p) or p.ref for p in found)


def _chair(said: Statement, party: Party) -> Ref | None:
    """The chair of a body, where the party is but the body of "the Independent Chair of the Board"."""
    doc, at = said.doc, party.start - 1
    while at > said.sentence.start and doc[at].lower_ == "the":
        at -= 1
    if at <= said.sentence.start or doc[at].lower_ != "of" or doc[at - 1].text not in words("chair_words"):
        return None
    start = at - 1
    while start > said.sentence.start and doc[start - 1].text[:1].isupper() and doc[start - 1].lower_ != "the":
        start -= 1
    title = doc[start:at].text
    return Ref(Kind.POST, title, doc[start : party.end].text, of=party.ref.name)


def _passive(said: Statement) -> Side:
    """Whom something is done to: the party before "has been"."""
    at = said.start
    while at > said.sentence.start and said.doc[at - 1].lower_ in words("between_party_and_verb"):
        at -= 1
    if at < said.start:
        return _ending_at(said, at)
    return ()


def _before_or_passive(said: Statement) -> Side:
    return _passive(said) or _before(said)


def _ending_at(said: Statement, at: int) -> Side:
    """The party that ends right before a token, a bracket after it skipped."""
    doc = said.doc
    if at > said.sentence.start and doc[at - 1].text == ")":
        at = next((i for i in range(at - 1, max(said.sentence.start, at - 12), -1) if doc[i].text == "("), at)
    return _refs(tuple(p for p in said.parties if p.end == at))


def _beside(said: Statement) -> Side:
    """The party that the words are said of right after it: "X (a sub group of Y)", "X is wholly owned by Y"."""
    at = said.start
    while at > said.sentence.start and said.start - at < _FILLERS:
        if found := _ending_at(said, at):
            return found
        if said.doc[at - 1].lower_ not in _ASIDE | _KIND_OF:
            return ()
        at -= 1
    return ()


def _before_any(said: Statement) -> Side:
    """The party that the sentence is about: the first, where it is a body."""
    before = [p for p in said.parties if p.end <= said.start]
    return (before[0].ref,) if before and before[0].ref.kind is Kind.BODY else ()


def _earlier_form(said: Statement) -> Side:
    """What a body "in its new form" was: the last of its kind named before it, by no mere part of its name."""
    (new,) = _before(said)[:1] or (None,)
    if new is None:
        return ()
    own = new.name.lower().split()
    here = said.passage.joined.offsets[said.sentence.start_char]
    for passage in reversed(said.paper.passages[: said.passage.index + 1]):
        for entity in reversed(passage.entities):
            at = passage.joined.offsets[entity.start_char]
            if here - at > _BACK:
                return ()
            ref = said.paper.refer(entity, passage) if entity.label_ == "BODY" and at < here else None
            other = ref.name.lower().split() if ref else []
            if ref and other[-1] == own[-1] and len(set(other) & set(own)) > 1 and not set(other) <= set(own):
                return (ref,)
    return ()


def _after(said: Statement) -> Side:
    return _refs(party_at(said.doc, said.end, said.parties))


def _first(said: Statement) -> Side:
    return _after(said)[:1]


def _others(said: Statement) -> Side:
    parties = party_at(said.doc, said.end, said.parties)
    if len(parties) != 1:
        return _refs(parties)[1:]
    following = [p for p in said.parties if p.start > parties[0].end]
    joined = bool(following) and {t.lower_ for t in said.doc[parties[0].end : following[0].start]} <= {"and", "the"}
    return _refs(tuple(following[:1])) if joined else ()


def _inside(said: Statement) -> Side:
    return _refs(tuple(p for p in said.parties if said.start <= p.start and p.end <= said.end)[:1])


def _after_name(said: Statement) -> Side:
    """The party after the words, or what is written there like the name of one."""
    if found := _after(said):
        return found
    doc, start = said.doc, said.end
    while start < said.sentence.end and doc[start].lower_ in ("the", "a", "our"):
        start += 1
    end = start
    while end < said.sentence.end and (
        doc[end].text[:1].isupper() or (end > start and doc[end].lower_ in ("and", "of"))
    ):
        end += 1
    name = doc[start:end].text.removesuffix(" and").removesuffix(" of")
    return (Ref(Kind.BODY, name, name),) if " " in name else ()


def _owned(said: Statement) -> Side:
    """The body that the words before it own: the Group of "the Board's Gritting Group"."""
    following = said.doc[said.end] if said.end < said.sentence.end else None
    entity = next((e for e in said.sentence.ents if following is not None and e.start <= said.end < e.end), None)
    if entity is None or entity.label_ != "BODY":
        return ()
    name = said.doc[said.end : entity.end].text
    return (Ref(Kind.BODY, name, name),) if " " in name and has_body(name) else ()


def _holder(said: Statement) -> Side:
    """The body whose possessive the words are."""
    entity = next((e for e in said.sentence.ents if e.start <= said.start < e.end and e.label_ == "BODY"), None)
    marks = (i for i in range(said.start, said.end) if said.doc[i].text in ("'s", "’s", "'", "’"))
    last = next(marks, None)
    if entity is None or last is None or last <= entity.start:
        return ()
    span = Span(said.doc, entity.start, last, label="BODY")
    if all(token.lower_ in _COUNCIL for token in span):
        return _authority(said)
    ref = body_meant(said.paper, said.passage, span) or said.paper.refer(span, said.passage)
    return (ref,) if ref and has_body(ref.name) else ()


def _after_thing(said: Statement) -> Side:
    if found := _after(said):
        return found
    if plan := _plan_and_more(said):
        return (plan,)
    thing = thing_named(said.paper, said.passage, phrase_after(said.doc, said.end, said.sentence.end), said.parties)
    return (thing,) if thing else ()


def _plan_and_more(said: Statement) -> Ref | None:
    """The strategy right after the words where "and" goes on to something else."""
    start = next((i for i in range(said.end, said.sentence.end) if said.doc[i].lower_ not in _ASIDE), said.end)
    plan = next((e for e in said.sentence.ents if e.label_ == "STRATEGY" and e.start <= start < e.end), None)
    goes_on = plan is not None and plan.end < said.sentence.end and said.doc[plan.end].lower_ == "and"
    return said.paper.refer(plan, said.passage) if plan is not None and goes_on else None


def _after_duty(said: Statement) -> Side:
    """What somebody is to do: the thing after the words, or the whole of the clause where it begins with a verb."""
    doc, start, stop = said.doc, said.end, said.sentence.end
    if doc[said.end - 1].lower_ == "to" and not (start < stop and doc[start].is_lower):
        return ()  # a duty to somebody
    if start < stop and (doc[start].lower_.endswith("ing") or doc[said.end - 1].lower_ == "to"):
        end = start
        while end < stop and end - start < _LONGEST_DUTY and not _duty_ends(doc, end):
            end += 1
        if end - start > 1:
            name = doc[start:end].text
            return (Ref(Kind.SERVICE, name, name),)
    return _after_thing(said)


def _duty_ends(doc: Doc, index: int) -> bool:
    """Whether a clause that says what is to be done ends before a token."""
    token, following = doc[index], doc[index + 1].lower_ if index + 1 < len(doc) else ""
    if token.lower_ == "and":
        return following.endswith("ing") or following in _GOES_OVER
    return token.text in ".,;:()" or token.lower_ in ("that", "which", "who", "whom", "but", "while")


def _thing_before(said: Statement) -> Side:
    """What the words are said of: the party or thing before the verb."""
    doc, at = said.doc, said.start
    while at > said.sentence.start and (
        doc[at - 1].lower_ in words("between_party_and_verb")
        or doc[at - 1].lower_ in ("remain", "remained", "remains", ",")
    ):
        at -= 1
    if found := _ending_at(said, at):
        return found
    thing = thing_named(said.paper, said.passage, phrase_before(doc, at, said.sentence.start), said.parties)
    return (thing,) if thing else ()


def _duty_before(said: Statement) -> Side:
    """What "responsibility for ..." before the words is for."""
    text = said.doc[said.sentence.start : said.start].text
    duty = _DUTY.search(text)
    return (Ref(Kind.SERVICE, duty.group(1), duty.group(1)),) if duty else ()


def _new_arrangements(said: Statement) -> Side:
    """The new arrangements of which this sentence or the next speaks."""
    doc = said.doc
    following = next((s for s in doc.sents if s.start == said.sentence.end), said.sentence)
    found = _NEW.search(said.passage.text, doc[said.end - 1].idx, following.end_char)
    return (Ref(Kind.SERVICE, found.group(), found.group()),) if found else ()


def _authority(said: Statement) -> Side:
    authority = said.paper.authority
    return (Ref(Kind.BODY, authority, authority),) if authority else ()


SIDES: dict[str, Callable[[Statement], Side]] = {
    "before": _before,
    "passive": _passive,
    "before-passive": _passive,
    "before-or-passive": _before_or_passive,
    "beside": _beside,
    "before-any": _before_any,
    "earlier-form": _earlier_form,
    "after": _after,
    "inside": _inside,
    "first": _first,
    "others": _others,
    "after-name": _after_name,
    "owned": _owned,
    "holder": _holder,
    "after-thing": _after_thing,
    "after-duty": _after_duty,
    "thing-before": _thing_before,
    "duty-before": _duty_before,
    "new-arrangements": _new_arrangements,
    "authority": _authority,
}
