"""The sentences annotated by hand: offsets of whole words, known labels, no overlaps, enough of each."""

import json
from collections import Counter
from pathlib import Path

import extract

FILE = Path(extract.__file__).parent / "language" / "training" / "annotated.jsonl"
ABOUT, *SENTENCES = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]


def test_the_file_says_what_it_is():
    assert list(ABOUT) == ["about"]
    assert "for evaluation only" in ABOUT["about"]


def test_spans_are_whole_words_in_order():
    for sentence in SENTENCES:
        text, end = sentence["text"], 0
        for start, stop, _ in sentence["spans"]:
            assert end <= start < stop <= len(text), text
            assert text[start:stop] == text[start:stop].strip()
            assert not text[max(0, start - 1) : start].isalnum(), text
            assert not text[stop : stop + 1].isalnum(), text
            end = stop


def test_there_is_enough_of_each_label_and_of_none():
    counts = Counter(label for sentence in SENTENCES for _, _, label in sentence["spans"])
    assert set(counts) == {"PERSON", "POST", "BODY", "INSPECTION", "STRATEGY", "DATE"}
    assert min(counts.values()) >= 30
    assert len({sentence["text"] for sentence in SENTENCES}) == len(SENTENCES) >= 220
    assert sum(not sentence["spans"] for sentence in SENTENCES) >= 40
