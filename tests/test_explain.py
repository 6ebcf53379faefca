"""`explain` tells what extraction did: the same facts and reasons, the spans and rules that they come from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from spacy.tokens import Span

from cli import main
from extract.documents.reading import read
from extract.explain.explain import explain_paper, explain_text
from extract.explain.explanation import SentenceExplained
from extract.explain.recognised import recognised
from extract.explain.told import COLUMNS, meeting, told, where
from extract.minutes import extract
from extract.paper import read_paper
from extract.records import Commitment, Document
from extract.serial import to_json

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.*"))
PROMISE = "The Head of Parks agreed to circulate the survey to the Panel by the end of June."


PAST = "The survey of the pier was due to be completed by 3 March 2029."


def one(text: str, **known: str) -> SentenceExplained:
    (sentence,) = explain_text(text, **known).sentences
    return sentence


def promised(sentence: SentenceExplained) -> Commitment:
    (fact,) = (f for f in sentence.facts if isinstance(f, Commitment))
    return fact


def test_a_promise_with_its_spans_its_rule_and_its_fact() -> None:
    sentence = one(PROMISE, body="Parks Panel", date="2031-05-04")
    spans = {span.words: span for span in sentence.recognised}
    assert (spans["Head of Parks"].label, spans["Head of Parks"].layer) == ("POST", "ruler")
    assert spans["Head of Parks"].pattern is not None
    assert spans["Head of Parks"].pattern.startswith("entities.jsonl line ")
    assert (spans["the Panel"].layer, spans["the Panel"].means) == ("document", "Parks Panel")
    assert spans["the end of June"].layer == "dates"
    rule = next(rule for rule in sentence.fired if rule.asks == "commitment")
    assert (rule.rule, rule.words, rule.file, rule.outcome) == (
        "agreed-to",
        "agreed to circulate",
        "commitments.jsonl",
        "fact",
    )
    assert promised(sentence).due is not None
    assert promised(sentence).due.last_day == "2031-06-30"  # type: ignore[union-attr]


def test_the_line_of_a_pattern_is_the_one_that_stands_in_its_file() -> None:
    spans = {span.words: span for span in one("The Walking Strategy went to Leys Harbour Board.").recognised}
    file, _, line = (spans["Walking Strategy"].pattern or "").partition(" line ")
    text = (Path(__file__).parent.parent / "extract" / "patterns" / file).read_text("utf-8").splitlines()[int(line) - 1]
    assert json.loads(text)["label"] == "STRATEGY"


def test_without_a_meeting_nothing_is_guessed() -> None:
    sentence = one(PROMISE)
    assert promised(sentence).recipient is None
    assert promised(sentence).due is not None
    assert promised(sentence).due.last_day is None  # type: ignore[union-attr]
    assert "has no year" in meeting(explain_text(PROMISE))
    assert "has no year" not in meeting(explain_text(PROMISE, date="2031-05-04"))


def test_a_date_in_the_text_is_not_taken_for_that_of_the_meeting() -> None:
    sentence = one("The Clerk agreed to write to the Leys Board on 3 May 2031 and to report by the end of the year.")
    assert all(f.due is None or f.due.last_day != "2031-12-31" for f in sentence.facts if isinstance(f, Commitment))


def test_the_given_meeting_is_no_fact_of_the_text() -> None:
    sentence = one("The roads were discussed.", body="Roads Panel", date="2031-05-04", council="Leys County Council")
    assert sentence.facts == ()
    assert [row["how"] for row in told(sentence)] == ["no rule has words of this sentence"]


def test_every_rule_that_fires_says_why_it_makes_no_fact() -> None:
    sentence = one(PAST, date="2031-05-04")
    reasons = {rule.outcome for rule in sentence.fired if rule.asks == "commitment"}
    assert sentence.facts == ()
    assert reasons
    assert "fact" not in reasons


def test_a_rejection_stands_once_in_the_table() -> None:
    sentence = one(PAST, date="2031-05-04")
    assert sentence.rejected
    assert all(
        rejected.rule in {f"{rule.asks} {rule.rule}" for rule in sentence.fired} for rejected in sentence.rejected
    )
    assert [row for row in told(sentence) if row["group"] == "rejected"] == []


def test_a_list_of_attendance_is_no_prose_and_tells_its_label() -> None:
    sentence = one("Present: Cllr A Lane (Chair), Bo Reed", body="Roads Panel", date="2031-05-04")
    assert where(sentence) == "not read as prose: list of attendance"
    assert [(rule.asks, rule.rule, rule.file, rule.outcome) for rule in sentence.fired] == [
        ("attendance", "Present", "attendance_labels.jsonl", "fact")
    ]


def test_the_lead_of_a_list_is_told() -> None:
    text = "RESOLVED that:\n\n(a) the Clerk write to the Leys Board;\n\n(b) the report be noted."
    assert "“RESOLVED that:”" in where(explain_text(text, body="Roads Panel").sentences[1])


def test_any_further_layer_of_the_pipeline_is_shown() -> None:
    paper = read_paper(Document("t", "text/plain", "0" * 64, "Leys Wherry Trust met Cllr Ann Lane."))
    (passage,) = paper.passages
    doc = passage.doc
    doc.spans["invented"] = [Span(doc, 0, 2, label="BODY"), Span(doc, 4, 6, label="POST")]
    (sentence,) = doc.sents
    found = list(recognised(paper, passage, sentence))
    assert [(s.words, s.label) for s in found if s.layer == "invented"] == [
        ("Leys Wherry", "BODY"),
        ("Cllr Ann", "POST"),
    ]
    assert all(s.kept is (s.layer != "invented") for s in found if s.words != "Ann Lane")


@pytest.mark.parametrize("path", EXAMPLES[::3], ids=lambda path: path.name)
def test_a_paper_explained_has_the_facts_of_extraction(path: Path) -> None:
    document = read(path)
    explained = explain_paper(document)
    minutes = extract(document)
    told_facts = [fact for sentence in explained.sentences for fact in sentence.facts]
    assert len(told_facts) == len({id(fact) for fact in told_facts})
    assert set(told_facts) <= set(minutes.facts)
    assert len(told_facts) > 0.9 * len(minutes.facts)
    told_rejections = {r for sentence in explained.sentences for r in sentence.rejected}
    assert told_rejections == set(minutes.rejected)
    assert all(document.text.startswith(s.text[:3], s.start) for s in explained.sentences)


def test_only_sentences_that_hold_the_words() -> None:
    document = Document("t", "text/plain", "0" * 64, "The tide rose.\n\nThe Clerk would\nwrite to all. It rained.")
    assert [s.text for s in explain_paper(document, "clerk  WOULD write").sentences] == [
        "The Clerk would write to all."
    ]
    assert explain_paper(document, "snow").sentences == ()


def run(*words: str, typed: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["explain", *words], input=typed, env={"COLUMNS": "100"})
    return result.exit_code, result.stdout, result.stderr


def test_the_command_shows_a_table_that_a_hundred_columns_hold() -> None:
    code, out, _ = run(PROMISE, "--body", "Parks Panel", "--meeting-date", "2031-05-04")
    assert code == 0
    assert "2031-06-30 (“the end of June”, inferred)" in " ".join(out.split())
    assert "Read as minutes of Parks Panel, 2031-05-04." in out
    assert all(name in out for name in COLUMNS)
    assert max(map(len, out.splitlines())) <= 100


def test_the_command_reads_standard_input_and_papers() -> None:
    assert "agreed-to" in run("-", typed=PROMISE)[1]
    code, out, _ = run("agreed to circulate", "--file", str(EXAMPLES[2]))
    assert code == 0
    assert "agreed to circulate" in out
    assert run("no such words", "--file", str(EXAMPLES[2]))[1].endswith("No sentence has “no such words”.\n")


def test_the_command_as_json_is_the_explanation() -> None:
    _, out, _ = run(PROMISE, "--format", "json")
    assert out == to_json(explain_text(PROMISE)) + "\n"
    assert json.loads(out)["sentences"][0]["facts"][0]["fact"] == "Commitment"


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        ((), 2, "Give a TEXT"),
        (("x", "--file", "y", "--body", "z"), 2, "a paper says them itself"),
        (("--file", "no-such-paper.txt"), 1, "No such file or directory: no-such-paper.txt"),
    ],
)
def test_what_the_command_refuses(words: tuple[str, ...], code: int, reason: str) -> None:
    found, out, error = run(*words)
    assert (found, out) == (code, "")
    assert reason in error
