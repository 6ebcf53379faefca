"""Who must act where no recognised name stands: an office ("the risk owner"), a group, a name in capitals, initials."""

from __future__ import annotations

from spacy.tokens import Doc, Span

from extract.commitments.action_marks import initialled
from extract.paper import Paper, Passage
from extract.patterns import words
from extract.records import Kind, Ref

PREPOSITIONS = frozenset(
    ["to", "on", "with", "for", "in", "at", "from", "about", "into", "regarding", "under", "between", "through", "of"]
)
AUXILIARY = frozenset(["is", "are", "was", "were", "has", "have", "had", "been", "also", "then", "will", "would"])
_ARTICLES = frozenset(["the", "a", "an", "that", "its", "their", "our", "this"])


def unnamed(paper: Paper, passage: Passage, at: int, first: int, after: frozenset[str] = frozenset()) -> Ref | None:
    """An office ("the risk owner"), a group ("Licensing Officers"), a name in capitals, right before the token `at`."""
    doc = passage.doc
    while at > first and doc[at - 1].lower_ in AUXILIARY:
        at -= 1
    if at <= first:
        return None
    last = doc[at - 1]
    if person := initialled(paper, last.text):
        return person
    if last.lower_ in words("role_nouns"):
        return paper.directory.post(doc[_begin(doc, at, first) : at].text)
    if last.lower_ in words("groups"):
        start = _begin(doc, at, first)
        if goes_before(doc, start, first) in PREPOSITIONS - after:
            return None
        return body_written(paper, passage, doc[start:at])
    if is_acronym(last.text):
        return body_written(paper, passage, doc[at - 1 : at])
    start = at
    while start > first and doc[start - 1].text[:1].isupper() and doc[start - 1].is_alpha:
        start -= 1
    thing = last.text in words("strategy_heads") or last.text in words("names_of_things")
    named = (
        at - start > 1
        and not doc[start].is_stop
        and not thing
        and last.ent_type_ not in ("DATE", "STRATEGY", "INSPECTION")
    )
    return body_written(paper, passage, doc[start:at]) if named else None


def _begin(doc: Doc, at: int, first: int) -> int:
    """Where the name that ends before the token `at` begins: after an article, a stop, a verb or a preposition."""
    start = at - 1
    while start > first and at - start < 5:
        before = doc[start - 1]
        ends = before.lower_ in words("phrase_ends") or before.lower_ in PREPOSITIONS or before.lower_ in _ARTICLES
        if ends or not before.is_alpha or before.lower_ in ("and", "or", "all"):
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


def group_after(doc: Doc, at: int, last: int) -> Ref | None:
    """The group of people that begins at a token: "schools and colleges", "members of the public"."""
    while at < last and doc[at].lower_ in _ARTICLES:
        at += 1
    named = (i for i in range(at, min(at + 4, last)) if doc[i].lower_ in words("groups"))
    end = next(named, None)
    if end is None or any(not t.is_alpha or t.lower_ in words("phrase_ends") for t in doc[at:end]):
        return None
    span = doc[at : end + 1]
    following = doc[end + 1 : min(end + 4, last)]
    if len(following) > 1 and following[0].lower_ == "and" and following[1].lower_ in words("groups"):
        span = doc[at : end + 3]
    elif following.text.lower() == "of the public":
        span = doc[at : end + 4]
    return Ref(Kind.BODY, span.text, span.text)
