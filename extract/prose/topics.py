"""What an item of business is about, and what words that name nothing by themselves ("the service") stand for."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Span

from extract.paper import Paper, Passage
from extract.patterns import columns, words
from extract.prose.parties import Party
from extract.records import Kind, Ref
from extract.structure.item_series import standard_title
from extract.structure.sections import Item

_LIGHT = re.compile(
    r"(?:(?:the|its|their|this|any|all|overall|continued)\s+|(?:progress(?: made)?|delivery|implementation|performance|"
    r"effectiveness|development|work|workings?|impact|operation|progression)\s+(?:of|against|on|with|towards|in|for)\s+)+\Z",
    re.IGNORECASE,
)
_WATCHING = re.compile(r"\b(?:inspections?|monitoring visits?|audits?|judgements?)\b", re.IGNORECASE)  # what watches
_WATCHING_OF = re.compile(r"^(?:inspection|monitoring visit|audit|review) of (?:the )?", re.IGNORECASE)
_BY = re.compile(r"(?<=\w)\s+by\s+.*$")  # who watches is no part of what is watched
_LOCAL_AUTHORITY = re.compile(r"\blocal authority\b(?:['’]s)?", re.IGNORECASE)
_NUMBER = re.compile(  # "25 flood cases"; not "16 and 17 year olds", "20 mph limits"
    r"^(?:(?:over|about|some|approximately|around|all)\s+)?(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|several|many|numerous|both)\s+(?!(?:and|or|to|of|mph|year|years|yrs|hours?|minutes?|per|%)\b)(?=[^\W\d])",
    re.IGNORECASE,
)
_OFTEN = re.compile(r"\s+(?:daily|weekly|monthly|quarterly|annually|regularly|yearly|closely|individually|further)$")
_PREPOSITIONS = frozenset(["in", "of", "on", "with", "by", "at", "from", "to", "for", "and", "under", "against"])
_IN_TITLES = frozenset(["to", "with", "at", "on", "by", "under", "from", "into", "against", "through"])
_LONGEST_ITEM = 20_000  # characters; a "title" over more text than that heads no item of business
_AUTHORITY = frozenset(
    ["local authority", "the local authority", "the authority", "authority", "council", "the council"]
)
_ARTICLE = re.compile(
    r"^(?:(?:one|some|each|all|many|most|both) of )?(?:the|a|an|its|their|our|his|her|this|these|any|all)\s+",
    re.IGNORECASE,
)


def thing_named(paper: Paper, passage: Passage, span: Span | None, parties: tuple[Party, ...]) -> Ref | None:
    """What a phrase names: the party or strategy that it ends in where the rest is "the implementation of the", else
    a service or piece of work by these words; None for what names nothing by itself."""
    if span is None:
        return None
    party = next((p for p in parties if p.end == span.end and p.start >= span.start), None)
    if party and (party.start == span.start or _LIGHT.fullmatch(_lead(span, party.start))):
        return party.ref
    for entity in span.ents:
        if (
            entity.label_ == "STRATEGY"
            and entity.end == span.end
            and (entity.start == span.start or _LIGHT.fullmatch(_lead(span, entity.start)))
        ):
            return paper.refer(entity, passage)
    if paper.authority and span.text.lower() in _AUTHORITY:
        return Ref(Kind.BODY, paper.authority, span.text)
    name = thing_in(span.text)
    if not name or vagueness(name) or not any(t.is_alpha and len(t) > 1 for t in span):
        return None
    return Ref(Kind.SERVICE, name, span.text)


def thing_in(text: str) -> str:
    """The thing in some words: no article, number or what only says how it is watched; empty where nothing is left."""
    name = _BY.sub("", _ARTICLE.sub("", text).strip(" ,'‘’\"–-"))
    name = _cased(_WATCHING_OF.sub("", name))
    if name.rpartition(" ")[2] not in words("numbered_places"):
        name = _NUMBER.sub("", name)
    name = _ARTICLE.sub("", _OFTEN.sub("", name))
    return "" if _how().fullmatch(name.lower()) or name.split(" ")[0] in _PREPOSITIONS else name


@cache
def _how() -> re.Pattern[str]:
    """What only says how something is watched."""
    return re.compile(rf"(?:(?:{'|'.join(words('how_watched'))})(?:[\s,]+(?:and\s+)?|\Z))+")


def without_how(name: str) -> str:
    """A name without the words before it that only say how it is watched: "unannounced kitchen" is "kitchen"."""
    opening = _how().match(name.lower())
    return name[opening.end() :] if opening else name


def _lead(span: Span, until: int) -> str:
    return str(span.doc[span.start : until].text_with_ws)


def vagueness(name: str) -> str | None:
    """ "topic" for words that point back ("the service"), "none" for business of the meeting itself ("the minutes")."""
    plain = _ARTICLE.sub("", name.strip().lower())
    own_business = (word for word, stands_for in _vague().items() if stands_for == "none")
    if any(plain.startswith((f"{word} of ", f"{word} from ")) for word in own_business):
        return "none"
    return _vague().get(plain)


def topic_of(paper: Paper, passage: Passage) -> Ref | None:
    """What the passage's item is about, by its title; None for standing items and where there is no item."""
    item = passage.item
    if item is None or _reach(item, passage) > _LONGEST_ITEM or standard_title(item.title):
        return None
    name = item.title.strip(" .*")
    if any(word in words("phrase_ends") for word in name.lower().split() if word not in _IN_TITLES):
        return None
    for pattern in _taken_off():
        shorter = pattern.sub("", name).strip(" -–,")
        name = shorter or name
    name = _cased(re.sub(r"\s+(?:and|&)$", "", name))
    if paper.authority:
        name = _LOCAL_AUTHORITY.sub(paper.authority, name)
    if vagueness(name) or not name or _WATCHING.search(name):
        return None
    return Ref(Kind.SERVICE, name, item.title)


def _reach(item: Item, passage: Passage) -> int:
    """How much text a title stands over: all of its item, or its report as far as the passage."""
    return passage.joined.offsets[0] - item.report[0] if item.report else item.end - item.start


def _cased(name: str) -> str:
    """A title printed in capitals, written as names are."""
    if not name.isupper():
        return name
    words_ = [w.capitalize() if len(w) > 3 else w.lower() for w in name.split()]
    return " ".join(words_)[:1].upper() + " ".join(words_)[1:]


@cache
def _vague() -> dict[str, str]:
    return {row[0]: row[1] for row in columns("vague_things")}


@cache
def _taken_off() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row[0], re.IGNORECASE) for row in columns("topic_words"))


def names_watching(paper: Paper, passage: Passage, watchdog: str) -> bool:
    """Whether the title of the passage's item is about an inspection or the watchdog itself."""
    item = passage.item
    title = item.title.lower() if item else ""
    return watchdog.lower() in title or any(word in title for word in ("inspect", "visit", "audit", "judgement"))
