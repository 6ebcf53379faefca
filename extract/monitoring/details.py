"""What else a sentence tells of a watching: its dates, the judgement, the name it goes by, who led it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.dates import DateMention
from extract.dates.reading import Lean
from extract.monitoring.outcomes import outcomes_in
from extract.monitoring.roles import Scene
from extract.monitoring.standing import is_standing
from extract.patterns import words
from extract.prose.parties import is_watchdog
from extract.records import Kind, Ref

_WORD_BEFORE = re.compile(r"(\w+)\s*\Z")
_LONGEST_WORD = 40  # letters looked back over
_NAMED_BY_YEAR = frozenset(
    ["act", "plan", "strategy", "report", "framework", "policy", "monitoring", "review", "data", "for"]
)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|next|scheduled|expected|planned|upcoming|forthcoming|(?:is|are|was|were) (?:to be|due))\b",
    re.IGNORECASE,
)
_LIST = re.compile(r"(?:,|\s|\band\b|&)*")
_OPENS = re.compile(r"(?:(?:in|on|during|at|by|since|between)\s+)?(?:the\s+)?\Z", re.IGNORECASE)
_PUBLISHED = re.compile(r"\bpublished (?:on|in) (?:the )?\Z")
_BREAK = re.compile(r";|\.\s|\bsince\b|\bfollowing\b|\bbefore\b|\bafter\b")
_JUST_BEFORE = re.compile(r"(?: (?:[A-Z][\w&]*|external|internal|annual|full))* ")  # "the 2024 External Audit"
_NEAR = 70  # characters after the words within which their date stands
_LED = re.compile(
    r"\b(?:led|conducted|carried out|undertaken|headed|chaired) by\b|\b(?:led|leads|leading|lead) (?:on )?the\b"
)
_LONGEST_QUOTE = 300  # characters


@dataclass(frozen=True, slots=True)
class Details:
    """A date of the activity, as precise as the words, and its judgement."""

    edtf: str | None = None
    start: str | None = None
    end: str | None = None
    outcome: str | None = None


def details_of(scene: Scene, watchers: tuple[Ref, ...]) -> tuple[Details, ...]:
    """One for each date on which the activity took place; one without a date where none is told."""
    outcome = _outcome(scene, any(is_watchdog(w) for w in watchers))
    dates = _dates(scene)
    met = scene.paper.meeting_body()
    if (
        scene.watching.rule.activity == "reporting"
        and not dates
        and scene.paper.anchor
        and met in watchers
        and not is_standing(scene, False)
    ):
        day = scene.paper.anchor.isoformat()
        return (Details(day, day, day),)
    if not dates:
        return (Details(outcome=outcome),)
    return tuple(Details(d.edtf, d.first_day, d.last_day, outcome) for d in dates)


def looks_ahead(scene: Scene) -> bool:
    """Whether the words around tell of what is still to come."""
    start, end = _characters(scene)
    first, last = max(scene.sentence.start_char, start - 25), min(scene.sentence.end_char, end + 35)
    return bool(_FUTURE.search(scene.passage.text, first, last))


_SINCE = re.compile(r"\b(?:since|previous|previously|following|after)\b", re.IGNORECASE)  # a judgement of before


def _outcome(scene: Scene, by_watchdog: bool) -> str | None:
    rule, doc, text = scene.watching.rule, scene.doc, scene.passage.text
    start, end = _characters(scene)
    if rule.outcome:
        first = doc[max(scene.sentence.start, scene.watching.start - 3)].idx
        before = [o for o in outcomes_in(text, first, start, judging=True) if start - o.end <= 2]
        limit = min(scene.watching.end + rule.near, scene.sentence.end)
        near = outcomes_in(text, start, doc[limit - 1].idx + len(doc[limit - 1]), judging=True)
        far = outcomes_in(text, end, scene.sentence.end_char)
        return next((o.text for o in (*before, *near, *far)), None)
    if by_watchdog or rule.activity in ("inspection", "monitoring visit", "audit"):
        begin = scene.sentence.start_char
        found = [
            o for o in outcomes_in(text, begin, scene.sentence.end_char) if not _SINCE.search(text, begin, o.start)
        ]
        return found[0].text if found else None
    return None


def _characters(scene: Scene) -> tuple[int, int]:
    doc, watching = scene.doc, scene.watching
    last = doc[watching.end - 1]
    return doc[watching.start].idx, last.idx + len(last)


def _dates(scene: Scene) -> tuple[DateMention, ...]:
    """The dates that follow the words, lists of them included, else the one that opens the sentence."""
    text, (start, end) = scene.passage.text, _characters(scene)
    begin, close = scene.sentence.start_char, scene.sentence.end_char
    lean: Lean = "future" if looks_ahead(scene) else "past"
    reporting = scene.watching.rule.activity == "reporting"
    mentions = [
        m
        for m in scene.passage.dates(begin, close, scene.paper.anchor, lean)
        if m.edtf and not m.approximate and not m.every and m.shape != "vague" and not _of_name(text, begin + m.start)
    ]
    found: list[DateMention] = []
    for mention in mentions:
        at = begin + mention.start
        if found:
            if not _LIST.fullmatch(text, begin + found[-1].end, at):
                break
            found.append(mention)
        elif start <= at and not reporting and (at < end or (at - end <= _NEAR and not _BREAK.search(text, end, at))):
            found.append(mention)
    if not found:
        found = [m for m in mentions if _PUBLISHED.search(text, begin, begin + m.start)][:1]
    if found:
        return (
            tuple(found)
            if scene.watching.rule.activity in ("inspection", "monitoring visit", "audit")
            else tuple(found[:1])
        )
    for mention in mentions:
        if begin + mention.end <= start and _JUST_BEFORE.fullmatch(text, begin + mention.end, start):
            return (mention,)
    for mention in mentions:
        if begin + mention.end <= start and _OPENS.fullmatch(text, begin, begin + mention.start):
            return (mention,)
    return ()


def _of_name(text: str, at: int) -> bool:
    """Whether a year belongs to a name: "Budget Monitoring 2022/23", "Children Act 2004"."""
    before = _WORD_BEFORE.search(text[max(0, at - _LONGEST_WORD) : at])
    return text[at : at + 4].isdigit() and before is not None and before[1].lower() in _NAMED_BY_YEAR


def activity_name(scene: Scene) -> str | None:
    """What the activity is called: the noun of the rule with what describes it ("fifth monitoring visit")."""
    rule, doc = scene.watching.rule, scene.doc
    if rule.activity not in ("inspection", "monitoring visit", "audit"):
        return None
    noun = next(
        (
            i
            for i in range(scene.watching.start, scene.watching.end)
            if re.search(r"visits?$|inspections?$|audits?$", doc[i].lower_)
        ),
        None,
    )
    if noun is None:
        return None
    start = noun
    while start > scene.sentence.start and noun - start < 6:
        token = doc[start - 1]
        if not token.text[:1].isalpha() and token.text not in ("-", "'s", "’s"):
            break
        if token.lower_ in words("phrase_ends") or token.lower_ in (
            "the",
            "a",
            "an",
            "its",
            "their",
            "one",
            "of",
            "and",
            "such",
            "out",
            "undertake",
            "undertakes",
            "conduct",
            "conducts",
            "commission",
            "carry",
            "to",
        ):
            break
        if (
            token.lower_.endswith(("ed", "took", "ing"))
            and not token.text[:1].isupper()
            and token.lower_ not in ("monitoring", "focused")
        ):
            break
        start -= 1
    return str(doc[start : noun + 1].text) if noun > start else None


def leaders(scene: Scene) -> tuple[Ref, ...]:
    """The people who led it, in this sentence or the next of its passage."""
    doc, passage = scene.doc, scene.passage
    if scene.watching.rule.activity not in ("inspection", "monitoring visit", "review", "audit"):
        return ()
    after = next((s for s in doc.sents if s.start == scene.sentence.end), None)
    for sentence in (scene.sentence, after):
        if sentence is None or not (led := _LED.search(passage.text, sentence.start_char, sentence.end_char)):
            continue
        people = [e for e in sentence.ents if e.label_ == "PERSON"]
        passive = led.group().endswith("by")
        named = [e for e in people if (e.start_char >= led.end() if passive else e.end_char <= led.start())]
        refs = [scene.paper.refer(e, passage) for e in named]
        found = tuple(dict.fromkeys(r for r in refs if r is not None and r.kind is Kind.PERSON))
        if found:
            return found if passive else found[-1:]
    return ()


def quote(scene: Scene) -> tuple[int, int]:
    """The sentence; of a long one the part around the words, whole words only."""
    begin, close = scene.sentence.start_char, scene.sentence.end_char
    text = scene.passage.text
    while close > begin and text[close - 1].isspace():
        close -= 1
    if close - begin <= _LONGEST_QUOTE:
        return begin, close
    start, end = _characters(scene)
    room = (_LONGEST_QUOTE - (end - start)) // 2
    first, last = max(begin, start - room), min(close, end + room)
    while first > begin and not text[first - 1].isspace():
        first += 1
    while last < close and not text[last].isspace():
        last -= 1
    return first, last
