"""An explanation as rows of words, for a table: spans, rules, facts and rejections of a sentence, in that order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from extract.explain.explanation import Explanation, Fired, Recognised, SentenceExplained
from extract.records import AgendaItem, AnyFact, Due, Fact, Ref, Rejected

COLUMNS = ("group", "kind", "words", "how")
_LAYERS = {"people": "name parser", "ruler": "span ruler", "document": "the paper's names", "model": "trained model"}
_SHARED = frozenset(field.name for field in fields(Fact))
_PLACES = frozenset(["start", "end"])  # of an agenda item, which has no hours
_WHEN_NOT_PROSE = "not read as prose: "


def told(sentence: SentenceExplained) -> list[dict[str, str]]:
    """The rows of a sentence; a rejection that the row of its rule tells has none of its own."""
    fired = {f"{rule.asks} {rule.rule}" for rule in sentence.fired}
    alone = [rejected for rejected in sentence.rejected if rejected.rule not in fired]
    return [
        *(_row("span", span.label, span.words, _by(span)) for span in sentence.recognised),
        *([] if fired else [_row("rule", "none", "", "no rule has words of this sentence")]),
        *(_row("rule", rule.asks, rule.words, _came_of(rule)) for rule in sentence.fired),
        *(_row("fact", type(f).__name__, _fields(f), f"{f.rule}, strength {f.strength:g}") for f in sentence.facts),
        *(_row("rejected", r.rule.partition(" ")[0], r.reason, _rule_alone(r)) for r in alone),
    ]


def where(sentence: SentenceExplained) -> str:
    """Where a sentence stands and how it is read, in one line; empty where there is nothing to say."""
    prose = {"recorded": "", "decided": "below a label of decisions", "announced": "printed before the meeting"}
    says = prose.get(sentence.read_as, f"{_WHEN_NOT_PROSE}{sentence.read_as}")
    page = f"page {sentence.page}" if sentence.page else ""
    item = f"item {sentence.item}" if sentence.item else ""
    lead = f"in the list that “{sentence.lead}” opens" if sentence.lead else ""
    return "; ".join(filter(None, (page, item, says, lead)))


def meeting(explained: Explanation) -> str:
    """Against what meeting a text was read, and what cannot be told where it has none."""
    council = f"{explained.council}, " if explained.council else ""
    of = f"{council}{explained.body or 'an unknown body'}, {explained.date or 'on an unknown day'}"
    missing = (
        "" if explained.body else "“the Panel” is nobody",
        "" if explained.date else "“by the end of June” has no year",
    )
    open_ = " and ".join(filter(None, missing))
    return f"Read as {explained.kind} of {of}{f': {open_}' if open_ else ''}."


def _row(group: str, kind: str, words: str, how: str) -> dict[str, str]:
    return dict(zip(COLUMNS, (group, kind, words, how), strict=True))


def _by(span: Recognised) -> str:
    found = ", ".join(filter(None, (_LAYERS.get(span.layer, span.layer), span.pattern)))
    return f"{found}{f': {span.means}' if span.means else ''}{'' if span.kept else ' (gave way)'}"


def _came_of(rule: Fired) -> str:
    return f"{rule.rule} ({rule.file}): {rule.outcome}"


def _rule_alone(rejected: Rejected) -> str:
    return rejected.rule.partition(" ")[2] or rejected.rule


def _fields(fact: AnyFact) -> str:
    """What a fact says, field by field, without what is not said."""
    left_out = _SHARED | (_PLACES if isinstance(fact, AgendaItem) else frozenset())
    named = ((f.name, getattr(fact, f.name)) for f in fields(fact) if f.name not in left_out)
    return "; ".join(f"{name.replace('_', ' ')}: {', '.join(_value(v))}" for name, v in named if v)


def _value(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for one in value:
            yield from _value(one)
    elif isinstance(value, Ref):
        yield value.name
    elif isinstance(value, Due):
        day = value.edtf or "no day"
        yield f"{day} (“{value.text}”{', inferred' if value.inferred else ''})"
    else:
        yield "yes" if value is True else str(value)
