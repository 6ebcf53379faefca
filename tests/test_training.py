"""Training of the recogniser: text made here, the same for a seed, and a shipped model that is not stale."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

import extract.language.training
from extract.language.models import SHIPPED
from extract.language.training.corpus import weakly_labelled
from extract.language.training.data import digest_of, training_set
from extract.language.training.inventing import filled, invented
from extract.language.training.lists import annotated, listed, papers, templates
from extract.language.training.making import CARD, make_model
from extract.language.training.markup import LABELS, Labelled, unmarked
from extract.language.training.scores import scores
from extract.language.training.swapping import swapped

FOLDER = Path(extract.language.training.__file__).parent
LISTS = sorted(path.stem for path in (FOLDER / "lists").glob("*.txt"))


def words(labelled: Labelled) -> list[tuple[str, str]]:
    return [(labelled.text[start:end], label) for start, end, label in labelled.spans]


def test_markup_gives_text_and_labels() -> None:
    labelled = unmarked("[[Cllr Ann Lane|PERSON]] wrote to [[Leys Board|BODY]].")
    assert labelled.text == "Cllr Ann Lane wrote to Leys Board."
    assert words(labelled) == [("Cllr Ann Lane", "PERSON"), ("Leys Board", "BODY")]


def test_markup_of_no_label_is_refused() -> None:
    with pytest.raises(ValueError, match="PERSN"):
        unmarked("[[Ann Lane|PERSN]] left")


@pytest.mark.parametrize("name", LISTS)
def test_list_says_what_it_is_and_every_slot_in_it_is_known(name: str) -> None:
    first = (FOLDER / "lists" / f"{name}.txt").read_text("utf-8").split("\n", 1)[0]
    assert first.startswith("# ")
    assert len(listed(name)) > 6
    for entry in listed(name):
        assert "{" not in filled(entry, Random(0)).text, entry


def test_there_are_templates_of_many_styles_and_papers() -> None:
    assert len(templates()) > 300
    assert {"attendance", "formal", "action", "web", "parish", "us", "irish", "nhs", "negative"} <= {
        template.style for template in templates()
    }
    assert len(papers()) >= 12


@pytest.mark.parametrize("template", templates(), ids=lambda template: template.text[:40])
def test_template_is_filled_and_only_sentences_without_names_have_no_label(template: object) -> None:
    text, style = template.text, template.style  # type: ignore[attr-defined]
    labelled = filled(text, Random(1))
    assert not any(mark in labelled.text for mark in "{}[]"), labelled.text
    named = any(label in text for label in LABELS)
    assert bool(labelled.spans) is named
    assert style != "negative" or not named
    for start, end, _ in labelled.spans:
        assert labelled.text[start:end] == labelled.text[start:end].strip() != ""


@pytest.mark.parametrize("paper", papers(), ids=range(len(papers())))
def test_paper_is_labelled_in_order_and_without_overlap(paper: tuple[Labelled, ...]) -> None:
    assert sum(len(line.spans) for line in paper) > 5
    for line in paper:
        assert "[[" not in line.text
        assert "|" not in line.text
        assert all(a[1] <= b[0] for a, b in pairwise(line.spans))


@pytest.mark.parametrize("label", LABELS)
def test_names_are_wide(label: str) -> None:
    draw = Random(0)
    assert len({invented(label, draw) for _ in range(300)}) > (25 if label == "INSPECTION" else 120)


def test_swapped_copy_has_other_people_in_the_same_form() -> None:
    before = unmarked("[[Cllr Ann Lane|PERSON]] and [[J A Pike|PERSON]] met on [[3 May|DATE]]; [[Hall|PERSON]] left.")
    after = swapped(before, Random(4))
    (first, _), (second, _), day, (third, _) = words(after)
    assert [label for _, label in words(after)] == [label for _, label in words(before)]
    assert first.startswith("Cllr ")
    assert first != "Cllr Ann Lane"
    assert second.split()[0].replace(".", "").isupper()
    assert day == ("3 May", "DATE")
    assert third != "Hall"
    assert "met on 3 May;" in after.text


def test_training_text_is_the_same_for_a_seed_and_another_for_another() -> None:
    first = training_set(3, fillings=1)
    assert digest_of(first) == digest_of(training_set(3, fillings=1))
    assert digest_of(first) != digest_of(training_set(4, fillings=1))


def test_no_sentence_that_models_are_judged_by_is_trained_on() -> None:
    trained_on = {labelled.text for labelled in training_set(0, fillings=3)}
    judged = annotated()
    assert len(judged) > 100
    assert [sentence.text for sentence in judged if sentence.text in trained_on] == []


def test_scores_count_equal_ends_and_labels_only() -> None:
    sentence = unmarked("[[Ann Lane|PERSON]] of [[Leys Board|BODY]] and [[Tom Pike|PERSON]]")
    found = {(0, 8, "PERSON"), (12, 16, "BODY")}
    by_label = scores([sentence], [found])
    assert (by_label["PERSON"].precision, by_label["PERSON"].recall) == (1.0, 0.5)
    assert by_label["BODY"].f1 == 0.0
    assert by_label["ALL"].right == 1
    assert by_label["ALL"].there == 3


def test_papers_of_a_folder_are_labelled_by_patterns(tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text(
        "LEYS ROADS BOARD\n\nThe Director of Roads will write to Mr Pike by 3 May 2031.\n"
    )
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-no")
    found = [pair for labelled in weakly_labelled(tmp_path) for pair in words(labelled)]
    assert {("Director of Roads", "POST"), ("Mr Pike", "PERSON"), ("3 May 2031", "DATE")} <= set(found)


def test_tiny_model_is_written_with_its_card_and_again_the_same(tmp_path: Path) -> None:
    said: list[str] = []
    training = make_model(tmp_path / "a", seed=2, progress=said.append, fillings=1, epochs=1)
    make_model(tmp_path / "b", seed=2, fillings=1, epochs=1)
    files = sorted(path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*") if path.is_file())
    assert [
        name for name in files if (tmp_path / "a" / name).read_bytes() != (tmp_path / "b" / name).read_bytes()
    ] == []
    card = (tmp_path / "a" / CARD).read_text("utf-8")
    assert training.digest in card
    assert all(f"| {label} | {training.spans[label]} |" in card for label in LABELS)
    assert "made in this repository alone" in card
    assert said[-1].startswith("epoch 1 of 1")
    assert training.line().startswith("F1 on ")


def test_model_keeps_no_words_of_its_training(tmp_path: Path) -> None:
    make_model(tmp_path / "model", fillings=1, epochs=1)
    strings = json.loads((tmp_path / "model" / "vocab" / "strings.json").read_text("utf-8"))
    assert not {"Braithwaite", "Kaczmarek", "Northmarch"} & set(strings)
    assert sum(path.stat().st_size for path in (tmp_path / "model").rglob("*")) < 1_500_000


def test_shipped_model_was_trained_on_the_text_that_is_made_now() -> None:
    told = json.loads((SHIPPED / "meta.json").read_text("utf-8"))["training"]
    texts = training_set(told["seed"])
    assert told["weakly_labelled"] == 0
    assert told["texts"] == len(texts)
    assert told["sha256"] == digest_of(texts), "train it anew: minutegraph train --output extract/language/model"
    assert told["sha256"] in (SHIPPED / CARD).read_text("utf-8")
