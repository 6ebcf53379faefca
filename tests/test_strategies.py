"""Strategies: sentences that name them or only seem to, each line of their data files, and the real papers."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from extract.language.pipeline import language
from extract.paper import read_paper
from extract.patterns import columns, rows
from extract.records import Document, Rejected, StrategyEvent, StrategyNamed
from extract.strategies.events import _patterns
from extract.strategies.names import names_in, qualified
from extract.strategies.strategies import find_strategies

HEAD = """Northmarch County Council

Scrutiny Panel
Friday, 14 September 2018, 2.00 pm, County Hall

Minutes

Present: Mrs J Potter (Chairman), Mr A Brook

1. Apologies
None.

2. Update

"""
CASES = Path(__file__).parent / "cases" / "strategies" / "sentences.jsonl"
SENTENCES = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()[1:]]


def paper_of(text, name="minutes.txt"):
    return read_paper(Document(name, "text/plain", hashlib.sha256(text.encode()).hexdigest(), text))


def facts_of(body):
    text = f"{HEAD}{body}\n"
    facts = tuple(find_strategies(paper_of(text)))
    for fact in facts:
        assert text[fact.evidence.start : fact.evidence.end] == fact.evidence.exact
    return facts


def test_all_the_sentences_are_read():
    assert len(SENTENCES) >= 50
    assert sum(not case["names"] for case in SENTENCES) >= 20


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["text"][:60])
def test_sentence(case):
    facts = facts_of(case["text"])
    named = list(dict.fromkeys(fact.strategy.name for fact in facts if isinstance(fact, StrategyNamed)))
    events = [[fact.event_kind, fact.edtf] for fact in facts if isinstance(fact, StrategyEvent)]
    assert named == case["names"]
    assert events == case.get("events", [])


def test_short_forms_carry_the_fullest_name():
    facts = facts_of("The Service Renewal Plan (SRP) was agreed. The SRP was praised. Then the Renewal Plan was read.")
    written = {fact.strategy.written for fact in facts if isinstance(fact, StrategyNamed)}
    assert written == {"Service Renewal Plan", "SRP", "Renewal Plan"}
    assert {fact.strategy.name for fact in facts if isinstance(fact, StrategyNamed)} == {"Service Renewal Plan"}


def test_owner_is_the_body_that_the_words_name():
    facts = facts_of("The Northmarch Safeguarding Children Board (NSCB) met. The NSCB Neglect Strategy was noted.")
    (named,) = [fact for fact in facts if isinstance(fact, StrategyNamed)]
    assert named.strategy.name == "NSCB Neglect Strategy"
    assert named.owner is not None
    assert named.owner.name == "Northmarch Safeguarding Children Board"


def test_a_plan_without_owner_or_subject_is_rejected_with_its_words():
    facts = facts_of("The Northmarch policy was read, and a draft framework.")
    assert [type(fact) for fact in facts] == [Rejected] * len(facts)
    assert "Northmarch policy" in {fact.evidence.exact for fact in facts}


def test_an_event_carries_the_last_day_that_its_date_allows():
    facts = facts_of("The Parking Framework will be implemented during 2018/19.")
    (event,) = [fact for fact in facts if isinstance(fact, StrategyEvent)]
    assert (event.edtf, event.date) == ("2018-04-01/2019-03-31", "2019-03-31")
    assert event.evidence.exact == "Parking Framework will be implemented during 2018/19"


def test_attendance_lists_name_no_strategies():
    text = HEAD.replace("Mr A Brook", "Mr A Brook (Cycling Strategy)")
    assert [fact for fact in find_strategies(paper_of(text)) if isinstance(fact, StrategyNamed)] == []


def strategy_spans(text):
    return [span for span in language()(text).ents if span.label_ == "STRATEGY"]


@pytest.mark.parametrize("line", rows("strategies"), ids=lambda line: line["example"])
def test_ruler_line_finds_its_example_and_not_its_counter(line):
    assert set(line) == {"label", "pattern", "example", "counter"}
    text = f"They noted {line['example']} again."
    found = [span.text for span in strategy_spans(text)]
    assert len(found) == 1
    assert found[0].split()[-1] == line["example"].split()[-1]
    assert strategy_spans(f"There was {line['counter']} again.") == []


@pytest.mark.parametrize("line", rows("strategy_phrases"), ids=lambda line: line["rule"])
def test_phrase_line_names_its_example(line):
    assert set(line) == {"rule", "pattern", "words", "example", "name", "counter"}
    assert not any(isinstance(fact, StrategyNamed) for fact in facts_of(line["counter"]))
    named = {fact.strategy.name for fact in facts_of(line["example"]) if isinstance(fact, StrategyNamed)}
    assert named == {line["name"]}


@pytest.mark.parametrize(("number", "line"), list(enumerate(rows("strategy_events"))), ids=str)
def test_event_line_reads_its_example(number, line):
    assert set(line) - {"future", "after", "before"} == {"event", "example", "counter"}
    assert ("after" in line) != ("before" in line)
    start = line["example"].index("Cycling Strategy")
    end = start + len("Cycling Strategy")
    first = next(
        n
        for n, words in enumerate(_patterns())
        if (words.after and words.after.match(line["example"], end))
        or (words.before and words.before.search(line["example"][:start]))
    )
    assert rows("strategy_events")[first]["event"] == line["event"]
    assert _patterns()[number].kind == line["event"]
    told = [fact for fact in facts_of(f"{line['counter']}.") if isinstance(fact, StrategyNamed | StrategyEvent)]
    assert [type(fact) for fact in told] == [StrategyNamed], "the strategy is named, and nothing happens to it"


@pytest.mark.parametrize("row", columns("strategy_openings"), ids=lambda row: row[0])
def test_opening_is_cut_off(row):
    doc = language()(f"Northmarch {row[1]}")
    names = {name.text for name in names_in(doc[1 : len(doc)])}
    assert len(names) == 1
    assert re.match(r"cycling|early years", names.pop(), re.IGNORECASE)


@pytest.mark.parametrize("row", [*columns("strategy_generic"), *columns("strategy_personal")], ids=lambda row: row[1])
def test_generic_and_personal_examples_name_nothing(row):
    doc = language()(f"{row[1]}")
    assert not any(qualified(name) for span in doc.ents if span.label_ == "STRATEGY" for name in names_in(span))


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("Andrew – Harbour Data Strategy will be rolled out.", ["Harbour Data Strategy"]),
        ("Andrew – data policy will be rolled out.", []),
        ("The Code of Practice was mentioned.", []),
        ("The Code of Practice on Moorings was mentioned.", ["Code of Practice on Moorings"]),
    ],
)
def test_speakers_and_codes_of_anything_are_no_names(body, named):
    assert [f.strategy.name for f in facts_of(body) if isinstance(f, StrategyNamed)] == named
