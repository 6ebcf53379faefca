"""Where an erased person's name stands: in every way that papers write it, and in nobody else's name."""

from __future__ import annotations

import secrets
from importlib.resources import files

import pytest

from extract.records import Kind, Ref
from graph.erasure.erased import Erasure, Place, Scope, hasher
from graph.erasure.finding import Finder
from graph.erasure.forms import forms
from graph.identity.person_names import PersonName, parse_name


def erasure(
    *names: str, others: tuple[str, ...] = (), word: bool = False, sex: str = "f", council: str = "xshire council"
) -> Erasure:
    key = secrets.token_hex(16)
    hashed = hasher(key)
    parsed = [parse_name(name) for name in names]
    known = forms(parsed, [parse_name(other) for other in others])
    return Erasure(
        "2030-01-01", key, (council,), ("parks panel",), tuple(hashed(n.surname) for n in parsed),
        tuple(hashed(f"{given} {surname}") for given, surname in known), word=word, sex=sex,
    )  # fmt: skip


ROSIE = erasure("Rosie Ashdown", "Mrs R T Ashdown")


def found(text: str, whom: Erasure = ROSIE, **options: object) -> list[str]:
    finder = Finder(whom, **{"scope": Scope.FULL, "alone": True, **options})  # type: ignore[arg-type]
    return [text[start:end] for start, end in finder.spans(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mrs R T Ashdown (Chair)", ["R T Ashdown"]),
        ("Mrs R.T. Ashdown", ["R.T. Ashdown"]),
        ("Councillor RT Ashdown", ["RT Ashdown"]),
        ("R. Ashdown", ["R. Ashdown"]),
        ("thanked Rosie\nAshdown for", ["Rosie\nAshdown"]),
        ("ROSIE ASHDOWN", ["ROSIE ASHDOWN"]),
        ("MRS ASHDOWN", ["ASHDOWN"]),
        ("Ashdown, Rosie", ["Ashdown, Rosie"]),
        ("Ashdown, Mrs R T; Bell, Mr A", ["Ashdown, Mrs R T"]),
        ("ASHDOWN, R T", ["ASHDOWN, R T"]),
        ("Cllr Ashdown's motion", ["Ashdown's"]),
        ("Cllr Ashdown’s motion", ["Ashdown’s"]),
        ("Councillors Osei, Ashdown and Bell", ["Ashdown"]),
        ("Mr and Mrs Ashdown", ["Ashdown"]),
        ("moved by Ashdown, seconded by Bell", ["Ashdown"]),
        ("write to rosie.ashdown@xshire.example", ["rosie.ashdown"]),
        ("write to rashdown@xshire.example", ["rashdown"]),
        ("person/rosie-ashdown-3xf3nt", ["rosie-ashdown"]),
        ("Rosemary Ashdown", ["Rosemary Ashdown"]),
        ("Rosie Margaret Ashdown", ["Rosie Margaret Ashdown"]),
        ("Röşie Áshdown", ["Röşie Áshdown"]),
        ("Mrs Ash-\ndown said", ["Ash-\ndown"]),
        ("Apologies- Ashdown", ["Ashdown"]),
        ("Bell and Rosie Ashdown left; Cllr Ashdown came back", ["Rosie Ashdown", "Ashdown"]),
    ],
)
def test_the_name_is_found_however_it_is_written(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Tom Ashdown",
        "Mr T Ashdown",
        "J R Ashdown",
        "Mr Ashdown",
        "Mr R Ashdown",
        "R M Ashdown",
        "R Smith-Ashdown and R Ashdown-Smith",
        "Cllr Crow-Ashdown, Mrs Crow- Ashdown and R Crow-\nAshdown",
        "Rosie Osei and Tom Ashdown",
        "Rosie Osei\nTom Ashdown",
        "Ashdown Road, Ashdown Forest, the Ashdown, the Parish of Ashdown",
        "Rosie Ashdowner",
        "Ashdown, T",
        "R, Ashdown Road",
        "a r ashdownsomething",
    ],
)
def test_nobody_elses_name_is(text: str) -> None:
    assert found(text) == []


DATA = {"plural_titles.tsv": 5, "before_places.tsv": 5}


@pytest.mark.parametrize(("name", "least"), DATA.items())
def test_every_line_of_the_word_lists_does_what_its_example_says(name: str, least: int) -> None:
    assert {f.name for f in files("graph.erasure").iterdir() if f.name.endswith(".tsv")} == set(DATA)
    comment, *lines = (files("graph.erasure") / name).read_text("utf-8").splitlines()
    assert comment.startswith("# ") and len(set(lines)) == len(lines) >= least
    hill = erasure("Rosie Ashdown", "Ann Hill", word=name == "plural_titles.tsv")
    for line in lines:
        word, example = line.split("\t")
        assert word in example.casefold().split()
        assert bool(found(example, hill)) is (name == "plural_titles.tsv"), line


def test_a_surname_that_begins_with_the_initial_is_another_name() -> None:
    assert found("Cllr Clark and Mr C Lark", erasure("C Lark", sex="")) == ["C Lark"]


def test_a_surname_that_is_a_common_word_is_a_name_behind_a_title_only() -> None:
    hill = erasure("Rosie Hill", word=True)
    assert found("Hill paths are steep. Cllr Hill and Councillors Osei and Hill agreed.", hill) == ["Hill", "Hill"]


def test_a_surname_alone_is_left_where_it_may_be_anybodys() -> None:
    assert found("Cllr Ashdown and Rosie Ashdown", alone=False) == ["Rosie Ashdown"]


def test_other_bearers_whom_the_paper_names_are_spared() -> None:
    text = "Anna R Ashdown and R Ashdown"
    assert found(text, others=frozenset({("annar", "ashdown")})) == ["R Ashdown"]


def test_surnames_of_several_words() -> None:
    assert found("Mrs A van Dijk, O’Brien and Ann Van\nDijk", erasure("Ann van Dijk")) == [
        "A van Dijk",
        "Ann Van\nDijk",
    ]
    assert found("Cllr O’Brien's and Cllr O'Brien", erasure("Ann O'Brien")) == ["O’Brien's", "O'Brien"]


def test_a_form_that_fits_another_bearer_too_is_not_remembered() -> None:
    both = erasure("Rosie Ashdown", others=("Robert Ashdown",))
    assert found("R Ashdown, Rosie Ashdown", both) == ["Rosie Ashdown"]
    assert found("R Ashdown", erasure("Rosie Ashdown", "R Ashdown", others=("Robert Ashdown",))) == ["R Ashdown"]


def test_known_by_initials_a_name_that_fits_them_is_the_persons() -> None:
    initials = erasure("R T Ashdown")
    assert found("Rosie Ashdown; Tom Ashdown", initials) == ["Rosie Ashdown"]
    assert found("Rosie Ashdown", erasure("R T Ashdown", others=("R Ashdown",))) == []


def test_initials_that_nobody_saw_fit_a_first_name() -> None:
    assert found("Mrs R T Ashdown", erasure("Rosie Ashdown")) == ["R T Ashdown"]


@pytest.mark.parametrize(
    ("place", "scope"),
    [
        (Place("new", "xshire council"), Scope.FULL),
        (Place("new", "yshire council", ("parks panel",)), Scope.NONE),
        (Place("new", "", ("parks panel",)), Scope.FULL),
        (Place("new", "", ("harbour board",)), Scope.SPELT),
        (Place("new"), Scope.SPELT),
    ],
)
def test_a_name_holds_in_papers_of_its_council(place: Place, scope: Scope) -> None:
    assert ROSIE.scope(place) is scope


def test_where_the_council_is_unknown_names_spelt_out_only() -> None:
    assert found("Rosie Ashdown, R Ashdown", scope=Scope.SPELT, alone=False) == ["Rosie Ashdown"]


@pytest.mark.parametrize(
    ("name", "title", "them"),
    [
        ("Rosie Ashdown", None, True),
        ("R T Ashdown", "Mrs", True),
        ("Ashdown", "Cllr", True),
        ("Ashdown", "Mr", False),
        ("Tom Ashdown", None, False),
        ("Anna R Ashdown", None, False),
        ("Leader Rosie Ashdown", None, True),
        ("R T Osei", None, False),
    ],
)
def test_references(name: str, title: str | None, them: bool) -> None:
    assert Finder(ROSIE, Scope.FULL, alone=True).is_them(Ref(Kind.PERSON, name, name, title)) is them


def test_a_body_named_after_the_person() -> None:
    finder = Finder(ROSIE, Scope.FULL)
    assert finder.is_them(Ref(Kind.BODY, "Rosie Ashdown Trust", "the Trust"))
    assert not finder.is_them(Ref(Kind.BODY, "Ashdown Road Trust", "the Trust"))


def test_forms_that_follow_are_of_letters_only() -> None:
    made = forms([PersonName("ashdown", ("anne-marie",)), PersonName("ashdown", ("a", "m"))], [])
    assert {g for g, _ in made} >= {"annemarie", "am", "a"} and all("-" not in g for g, _ in made)
