"""Who must act where no recognised name stands: an office ("the risk owner"), a group, a name in capitals, initials."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from extract.paper import Paper, Passage
from extract.patterns import words
from extract.prose.phrases import is_date
from extract.prose.short_names import initialled
from extract.records import Kind, Ref

PREPOSITIONS = frozenset(
    ["to", "on", "with", "for", "in", "at", "from", "about", "into", "regarding", "under", "between", "through", "of"]
)
AUXILIARY = frozenset(["is", "are", "was", "were", "has", "have", "had", "been", "also", "then", "will", "would"])
_ARTICLES = frozenset(["the", "a", "an", "that", "its", "their", "our", "this"])
_BEFORE_NAMES = frozenset(["and", "or", "all", "resolved", "agreed", "action", "decided", "noted"])
_JOINS = frozenset(["and", "&", ",", "/"])
_DATED_BY = frozenset(["in", "by", "during", "from", "on", "next", "this"])


def unnamed_owners(
    paper: Paper, passage: Passage, at: int, first: int, after: frozenset[str] = frozenset()
) -> tuple[Ref, ...]:
    """People by their initials or given names, an office ("the risk owner"), a group ("Licensing Officers") or a name
    in capitals, right before the token `at`. A group behind a preposition is none, unless that is one of `after`."""
    doc = passage.doc
    at = _subject_end(doc, at, first)
    if at <= first:
        return ()
    if people := initialled_before(paper, doc, at, first):
        return people
    if (office := _office(paper, passage, at, first, after)) is not None:
        return (*_office_joined(paper, doc, at, first), office)
    capitals = _capitals(paper, passage, at, first)
    return (capitals,) if capitals else ()


def _subject_end(doc: Doc, at: int, first: int) -> int:
    """Where a subject ends before the token `at`: before auxiliaries, and a date in between ("colleges in 2018")."""
    while at > first and doc[at - 1].lower_ in AUXILIARY:
        at -= 1
    dated = at
    while dated > first and is_date(doc[dated - 1]):
        dated -= 1
    if first < dated < at and doc[dated - 1].lower_ in _DATED_BY:
        return dated - 1
    return at


def _office(paper: Paper, passage: Passage, at: int, first: int, after: frozenset[str]) -> Ref | None:
    doc, last = passage.doc, passage.doc[at - 1]
    if last.lower_ in words("role_nouns"):
        return paper.directory.post(doc[_begin(doc, at, first) : at].text)
    if last.lower_ in words("groups"):
        start = _begin(doc, at, first)
        if (head := _head(doc, start, first)) is not None:
            return Ref(Kind.BODY, doc[head:at].text, doc[head:at].text)
        if goes_before(doc, _listed(doc, start, first), first) in PREPOSITIONS - after:
            return None
        return body_written(paper, passage, doc[start:at])
    if is_acronym(last.text) and goes_before(doc, at - 1, first) not in PREPOSITIONS - after:
        return body_written(paper, passage, doc[at - 1 : at])
    return None


def _office_joined(paper: Paper, doc: Doc, at: int, first: int) -> tuple[Ref, ...]:
    """The office before the one that ends before the token `at`: the chairman in "the chairman and vice-chairman"."""
    if doc[at - 1].lower_ not in words("role_nouns"):
        return ()
    joined = _begin(doc, at, first)
    while joined > first and doc[joined - 1].lower_ in _ARTICLES:
        joined -= 1
    if joined - 1 <= first or doc[joined - 1].lower_ not in ("and", "&"):
        return ()
    if doc[joined - 2].lower_ not in words("role_nouns"):
        return ()
    other = paper.directory.post(doc[_begin(doc, joined - 1, first) : joined - 1].text)
    return (other,) if other else ()


def _capitals(paper: Paper, passage: Passage, at: int, first: int) -> Ref | None:
    doc, last = passage.doc, passage.doc[at - 1]
    start = at
    while start > first and doc[start - 1].text[:1].isupper() and doc[start - 1].is_alpha:
        start -= 1
    things = (*words("strategy_heads"), *words("names_of_things"))
    named = (
        at - start > 1
        and not doc[start].is_stop
        and last.text not in things
        and doc[start].text not in things
        and last.ent_type_ not in ("DATE", "STRATEGY", "INSPECTION")
        and goes_before(doc, _listed(doc, start, first), first) not in PREPOSITIONS
    )
    return body_written(paper, passage, doc[start:at]) if named else None


def _listed(doc: Doc, start: int, first: int) -> int:
    """Where the list begins whose last entry begins at `start`: "primary and first schools"."""
    while start - 1 > first and doc[start - 1].lower_ in ("and", "or", "&"):
        start -= 2
        while start > first and doc[start - 1].is_lower and not _stops(doc[start - 1].lower_):
            start -= 1
    return start


def _stops(word: str) -> bool:
    return word in PREPOSITIONS or word in _ARTICLES or word == "all" or word in words("phrase_ends")


def _head(doc: Doc, start: int, first: int) -> int | None:
    """Where a phrase begins whose head are office-holders in a group: "Safeguarding Leads in all first schools"."""
    start = _listed(doc, start, first)
    while start > first and doc[start - 1].lower_ in (*_ARTICLES, "all", "each", "every"):
        start -= 1
    if start - 1 <= first or doc[start - 1].lower_ not in ("in", "of", "at", "from"):
        return None
    holders = doc[start - 2]
    plural = holders.lower_.endswith("s") and holders.lower_.removesuffix("s") in words("role_nouns")
    return _begin(doc, start - 1, first) if plural else None


def initialled_before(paper: Paper, doc: Doc, at: int, first: int) -> tuple[Ref, ...]:
    """The people whose initials or given names end before the token `at`, joined: "Ann and Bo", "AL/BR"."""
    found: list[Ref] = []
    while at > first and (one := by_short_name(paper, doc[at - 1].text)):
        found[:0] = one
        at -= 1
        if at - 1 <= first or doc[at - 1].lower_ not in _JOINS:
            break
        at -= 1
    return tuple(found)


def initialled_from(paper: Paper, doc: Doc, at: int, last: int) -> tuple[Ref, ...]:
    """The people whose initials or given names begin at the token `at`, joined: "Ann and Bo", "AL/BR"."""
    found: list[Ref] = []
    while at < last and (one := by_short_name(paper, doc[at].text)):
        found += one
        at += 1
        if at >= last or doc[at].lower_ not in _JOINS:
            break
        at += 1
    return tuple(found)


def by_short_name(paper: Paper, written: str) -> tuple[Ref, ...]:
    """The people that initials or a given name mean, also where a stroke joins several; none unless all are known."""
    parts = [part for part in written.split("/") if part]
    people = [initialled(paper, part) or _given(paper, part) for part in parts]
    return tuple(p for p in people if p) if people and all(people) else ()


def _given(paper: Paper, written: str) -> Ref | None:
    """The one person of the paper, of its lists or not, whose given name this is."""
    if len(written) < 3 or not written.istitle() or written not in words("given_names"):
        return None
    named = [p for p in paper.directory.people if len(p.name.split()) == 2 and p.name.split()[0] == written]
    if len({p.surname for p in named}) != 1:
        return None
    best = paper.directory.fullest(named[0])
    return Ref(Kind.PERSON, best.name, written, named[0].title)


def _begin(doc: Doc, at: int, first: int) -> int:
    """Where the name that ends before the token `at` begins: after an article, a stop, a verb or a preposition."""
    start = at - 1
    while start > first and at - start < 5:
        before = doc[start - 1]
        if before.text == "-" and not before.whitespace_ and not doc[start - 2].whitespace_ and start - 2 >= first:
            start -= 2  # "vice-chairman"
            continue
        ends = before.lower_ in words("phrase_ends") or before.lower_ in PREPOSITIONS or before.lower_ in _ARTICLES
        if ends or not before.is_alpha or before.lower_ in _BEFORE_NAMES:
            break
        start -= 1
    return start


def is_acronym(text: str) -> bool:
    """Whether a word is two to six capital letters."""
    return text.isupper() and text.isalpha() and 2 <= len(text) <= 6


def body_written(paper: Paper, passage: Passage, span: Span) -> Ref:
    """The body that words name, as the paper's directory knows it, else just as written."""
    at = passage.joined.offsets[span.start_char]
    return paper.directory.body(span.text, at) or Ref(Kind.BODY, span.text, span.text)


def goes_before(doc: Doc, start: int, first: int) -> str:
    """The word before a phrase, articles skipped."""
    start -= 1
    while start >= first and doc[start].lower_ in (*_ARTICLES, "all"):
        start -= 1
    return doc[start].lower_ if start >= first else ""


def office_after(paper: Paper, doc: Doc, at: int, last: int) -> Ref | None:
    """The office that begins at a token: "the independent chair"."""
    while at < last and doc[at].lower_ in _ARTICLES:
        at += 1
    end = next((i for i in range(at, min(at + 4, last)) if doc[i].lower_ in words("role_nouns")), None)
    if end is None or any(not t.is_alpha or _stops(t.lower_) for t in doc[at:end]):
        return None
    return paper.directory.post(doc[at : end + 1].text)


def group_after(doc: Doc, at: int, last: int) -> Ref | None:
    """The group of people that begins at a token: "schools and colleges", "members of the public"."""
    while at < last and doc[at].lower_ in _ARTICLES:
        at += 1
    named = (i for i in range(at, min(at + 4, last)) if doc[i].lower_ in words("groups"))
    end = next(named, None)
    if end is None or any(not t.is_alpha or _stops(t.lower_) for t in doc[at:end]):
        return None
    if any(t.lower_ in words("saying_verbs") for t in doc[at:end]) or doc[end + 1 : min(end + 2, last)].text.istitle():
        return None  # "updated the Board"; "a Teams Meeting"
    following = doc[end + 1 : min(end + 4, last)]
    if following.text.lower() == "of the public":  # a heading before it on the line is not theirs
        span = doc[end if doc[at].text[:1].isupper() else at : end + 4]
    elif len(following) > 1 and following[0].lower_ == "and" and following[1].lower_ in words("groups"):
        span = doc[at : end + 3]
    else:
        span = doc[at : end + 1]
    return Ref(Kind.BODY, span.text, span.text)
