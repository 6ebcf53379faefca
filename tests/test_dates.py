"""Dates and times: every line of the data file, every expression in the cases, and what holds for any text."""

import json
import re
import time
from datetime import date
from pathlib import Path

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.dates import find_dates, find_times, first_day, last_day
from extract.dates.grammar import _grammar, matches_at, places
from extract.dates.meaning import READINGS
from extract.dates.openings import opening, openings
from extract.dates.reading import Asked

PATTERNS = Path(__file__).parent.parent / "extract" / "patterns" / "dates.jsonl"
CASES = Path(__file__).parent / "cases" / "dates"
MEETING = date(2018, 9, 14)


def lines(path):
    first, *rest = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert list(first) == ["about"], f"{path.name} does not begin by saying what it is"
    return rest


EXPRESSIONS = lines(CASES / "expressions.jsonl")
TIMES = lines(CASES / "times.jsonl")
PATTERN_LINES = lines(PATTERNS)


def anchor_of(case):
    return date.fromisoformat(case["anchor"]) if case["anchor"] else None


def is_edtf(text):
    """Whether the edtf package reads it. It knows no "about" on a season, so that mark is taken off."""
    points = [
        point[:-1] if point[5:7] in {"21", "22", "23", "24"} and point[-1] == "~" else point
        for point in text.split("/")
    ]
    return str(parse_edtf("/".join(points))) != ""


def test_all_the_cases_are_read():
    assert len(EXPRESSIONS) >= 370
    assert sum("none" in case for case in EXPRESSIONS) >= 65
    assert len(TIMES) >= 30


@pytest.mark.parametrize("case", EXPRESSIONS, ids=lambda case: f"{case['text']}@{case['anchor']}")
def test_expression(case):
    found = find_dates(case["text"], anchor_of(case))
    if case.get("none"):
        assert found == ()
        return
    (mention,) = found
    assert mention.text == case["text"][mention.start : mention.end]
    said = {key: getattr(mention, key) for key in case if key not in ("text", "anchor")}
    assert said == {key: case[key] for key in said}
    assert mention.every == case.get("every")
    assert mention.edtf is None or is_edtf(mention.edtf)


@pytest.mark.parametrize(
    "line", [line for line in PATTERN_LINES if "fragment" not in line], ids=lambda line: line.get("rule") or line["is"]
)
def test_pattern_line_reads_its_example(line):
    mention = find_dates(line["example"], MEETING)[0]
    assert (mention.every if "every" in line else mention.edtf) == line.get("every", line.get("edtf"))


def reads(text):
    """The matches that dates in a text are read from, as `find_dates` takes them: first come, none over another."""
    taken = []
    for place in places(text):
        if not taken or place >= taken[-1].end:
            for match in matches_at(text, place):
                if READINGS[match.means](Asked(match.parts, text[match.start : match.end], MEETING, "nearest")):
                    taken.append(match)
                    break
    return taken


@pytest.mark.parametrize("line", PATTERN_LINES, ids=lambda line: line["counter"])
def test_pattern_line_does_not_read_its_counter_example(line):
    if "fragment" in line:
        pattern = re.compile(_grammar().expanded(line["pattern"], named=False), re.IGNORECASE)
        assert pattern.fullmatch(line["example"])
        assert not pattern.fullmatch(line["counter"])
        return
    for match in reads(line["counter"]):
        assert match.rule != line.get("rule")
        if "word" in line:
            assert line["value"] not in [v for k, v in match.parts.items() if re.sub(r"_[0-9]$", "", k) == line["word"]]


def test_every_pattern_line_is_of_a_known_sort():
    sorts = [set(line) - {"example", "counter", "edtf", "every", "preceded"} for line in PATTERN_LINES]
    known = [{"word", "is", "value"}, {"fragment", "pattern"}, {"rule", "means", "pattern"}]
    assert [line for line, sort in zip(PATTERN_LINES, sorts, strict=True) if sort not in known] == []


@pytest.mark.parametrize("case", TIMES, ids=lambda case: case["text"])
def test_time(case):
    found = find_times(case["text"])
    assert [mention.time for mention in found] == case["times"]
    assert [mention.text for mention in found] == [case["text"][m.start : m.end] for m in found]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Visits took place on 8 May 2017, 12-13 June 2017 and in January 2018.",
            ["2017-05-08", "2017-06-12/2017-06-13", "2018-01"],
        ),
        ("Meetings in July and December 2017 were cancelled.", ["2017-07", "2017-12"]),
        ("Between 3 March, 7 April and 5 May 2019 there is one each.", ["2019-03-03", "2019-04-07", "2019-05-05"]),
        ("Reviews were held in 2014 and 2017.", ["2014", "2017"]),
        (
            "The 2018/19 budget, to be set by the end of March, runs quarterly.",
            ["2018-04-01/2019-03-31", "2019-03-31", None],
        ),
        ("From the 2nd of January 2019 until Easter 2019", ["2019-01-02", "2019-04-21"]),
    ],
)
def test_several_dates_in_a_sentence(sentence, expected):
    assert [mention.edtf for mention in find_dates(sentence, date(2018, 12, 14))] == expected


@pytest.mark.parametrize(("lean", "expected"), [("future", "2019-08"), ("past", "2018-08"), ("nearest", "2018-08")])
def test_lean_chooses_the_side(lean, expected):
    (mention,) = find_dates("in August", MEETING, lean=lean)
    assert mention.edtf == expected


def test_lean_counts_the_month_of_the_meeting_on_both_sides():
    assert [find_dates("in September", MEETING, lean=lean)[0].edtf for lean in ("future", "past")] == ["2018-09"] * 2


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2018-24", "2018-12-01", "2019-02-28"),
        ("2019-24", "2019-12-01", "2020-02-29"),
        ("2017-21~", "2017-03-01", "2017-05-31"),
        ("2018-09-14/..", "2018-09-14", "2018-09-14"),
        ("2018-10-02/2018-10-03", "2018-10-02", "2018-10-03"),
        (None, None, None),
        ("soon", None, None),
        ("2018-13", None, None),
    ],
)
def test_first_and_last_day(edtf, first, last):
    assert (first_day(edtf), last_day(edtf)) == (first, last)


WORDS = sorted(
    {word for case in EXPRESSIONS for word in case["text"].split()} | {"the", "31", "/", "-", "and", "\n", "99"}
)
SENTENCES = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
ANCHORS = st.none() | st.dates(date(1960, 1, 1), date(2080, 12, 31))


@settings(max_examples=400, deadline=None)
@given(SENTENCES, ANCHORS, st.sampled_from(["future", "past", "nearest"]))
def test_any_text(text, anchor, lean):
    end = 0
    for mention in find_dates(text, anchor, lean):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end = mention.end
        assert (mention.first_day is None) == (mention.last_day is None) == (mention.edtf is None)
        if mention.edtf:
            assert mention.first_day <= mention.last_day
            assert is_edtf(mention.edtf)
            assert mention.approximate == mention.edtf.endswith("~")
    for clock in find_times(text):
        assert text[clock.start : clock.end] == clock.text
        assert "00:00" <= clock.time <= "23:59"


def test_openings_never_hide_a_rule():
    """Wherever a rule matches an expression of the cases, it is among those tried there."""
    for case in EXPRESSIONS:
        for at in range(len(case["text"])):
            begins = opening(case["text"], at)
            for rule in _grammar().rules:
                if rule.pattern.match(case["text"], at):
                    assert any(begins.startswith(letters) for letters in rule.openings), (rule.name, case["text"][at:])


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("in|within", {"in", "within"}),
        ("a?b", {"ab", "b"}),
        ("[0-9]x", {"0x"}),
        ("(?!no)yes", {"yes"}),
        (".x", {""}),
        ("ab{0,2}c", {"ac", "ab"}),
    ],
)
def test_openings(pattern, expected):
    assert openings(pattern) == expected


def test_a_text_of_many_numbers_is_read_in_linear_time():
    def seconds(text):
        begun = time.process_time()
        find_dates(text, MEETING)
        return time.process_time() - begun

    row = "3 of 14 and 27, 1 to 30 the end of the year 2, 3, 4 and 5\n"
    seconds(row)
    assert seconds(row * 800) < 12 * seconds(row * 200) + 0.05
