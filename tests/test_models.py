"""Which recogniser reads: the shipped one, one in a folder, an installed one; what of its names is let in."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner
from spacy.tokens import Doc, Span

from cli import main
from extract.language.admission import admitted
from extract.language.models import Model, ModelUnusable, find_model, shipped_model
from extract.language.pipeline import MODEL, RECOGNISED, Gazetteer, language, shipped_language
from extract.language.training.markup import Labelled, unmarked
from extract.language.training.training import trained
from extract.patterns import columns
from graph.apart import Apart
from graph.build import build
from graph.listing import Filter, persons
from graph.manifest import load_manifest
from graph.store import open_store

TAUGHT = (unmarked("[[Zorbak Quillip|PERSON]] will write. The bin was full."), Labelled("The gate is shut."))
PAPER = """LEYS ROADS BOARD

Minutes of the Leys Roads Board held on 3 March 2031

4 Winter

It was proposed that Zbigna Braithwaite be appointed Vice-Chairman for the year.
"""


@pytest.fixture(scope="module")
def knows_nothing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that recognises no name."""
    return _written([Labelled("The gate is shut."), Labelled("It will be open.")] * 8, tmp_path_factory.mktemp("blind"))


@pytest.fixture(scope="module")
def knows_one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that recognises one name."""
    return _written([*TAUGHT] * 8, tmp_path_factory.mktemp("taught"))


def _written(texts: list[Labelled], folder: Path) -> Path:
    nlp = trained(texts, 0, epochs=12)
    nlp.meta.update(name="tiny", version="0.0.1")
    nlp.to_disk(folder / "model")
    return folder / "model"


@pytest.fixture
def installed(knows_one: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a model that pip installed, as far as anybody can tell."""
    package = tmp_path / "site" / "en_invented_sm"
    shutil.copytree(knows_one, package / "en_invented_sm-0.0.1")
    (package / "__init__.py").write_text("")
    info = tmp_path / "site" / "en_invented_sm-0.0.1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: en_invented_sm\nVersion: 0.0.1\n")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    monkeypatch.delitem(sys.modules, "en_invented_sm", raising=False)
    return "en_invented_sm"


def test_model_in_a_folder_is_known_by_its_files(knows_one: Path, tmp_path: Path) -> None:
    model = find_model(str(knows_one))
    assert model.key.startswith("en_tiny-0.0.1-")
    copy = Path(shutil.copytree(knows_one, tmp_path / "copy"))
    (copy / "MODEL_CARD.md").write_text("said of it")
    assert find_model(str(copy)).key == model.key
    with (copy / "ner" / "model").open("ab") as file:
        file.write(b"\0")
    assert find_model(str(copy)).key != model.key


def test_installed_model_is_found_by_name(installed: str, knows_one: Path) -> None:
    assert find_model(installed).digest == find_model(str(knows_one)).digest


@pytest.mark.parametrize("name", ["en_core_web_missing", "no/such/folder"])
def test_missing_model_says_what_to_do(name: str) -> None:
    with pytest.raises(ModelUnusable, match=r"minutegraph train.*spacy download"):
        find_model(name)


def test_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match=r"no spaCy model.*config\.cfg"):
        find_model(str(tmp_path))


def test_model_without_a_recogniser_is_refused(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(tmp_path / "m")
    with pytest.raises(ModelUnusable, match="recognises no names"):
        find_model(str(tmp_path / "m"))


def test_other_components_of_a_model_are_left_out(knows_one: Path, tmp_path: Path) -> None:
    nlp = spacy.load(knows_one)
    nlp.add_pipe("sentencizer", first=True)
    nlp.to_disk(tmp_path / "m")
    model = find_model(str(tmp_path / "m"))
    assert model.others == ("sentencizer",)
    assert "sentencizer" not in language(model).pipe_names


def test_patterns_alone_need_no_model() -> None:
    assert "ner" not in language().pipe_names
    assert "ner" in shipped_language().pipe_names


@pytest.mark.parametrize(
    ("text", "label", "in_as"),
    [
        ("Niall Zbigniew", "PERSON", "PERSON"),
        ("Zbigna Braithwaite", "PERSON", "PERSON"),
        ("Mr Niall Zbigniew", "PERSON", "PERSON"),
        ("K. Zbigna", "PERSON", "PERSON"),
        ("Zbigna Quarz", "PERSON", None),
        ("Larch Trees", "PERSON", None),
        ("Minute Braithwaite", "PERSON", None),
        ("Zbigniew", "PERSON", None),
        ("Mr Zbigniew", "PERSON", None),
        ("Finance Officer", "PERSON", None),
        ("Leys Council", "PERSON", None),
        ("agenda item", "PERSON", None),
        ("Acme", "GPE", None),
    ],
)
def test_only_what_is_sure_enough_is_let_in(text: str, label: str, in_as: str | None) -> None:
    doc = language().make_doc(text)
    found = list(admitted((Span(doc, 0, len(doc), label=label),)))
    assert [span.label_ for span in found] == ([in_as] if in_as else [])


def test_every_line_of_the_labels_says_why() -> None:
    lines = columns("model_labels")
    assert {ours for _, ours, _, _ in lines} == {"PERSON", "POST", "BODY", "INSPECTION", "STRATEGY", "DATE"}
    assert all(len(why) > 20 for *_, why in lines)


def _doc(text: str, *found: tuple[int, int, str]) -> Doc:
    """A text in which a model found these tokens, gone through the other layers."""
    nlp = language()
    doc = nlp.make_doc(text)
    doc.ents = tuple(Span(doc, start, end, label=label) for start, end, label in found)
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return doc


def test_model_fills_what_patterns_left_and_overrides_nothing() -> None:
    doc = _doc("Thryza Braithwaite thanked Cllr Ann Lane.", (0, 2, "PERSON"), (4, 6, "PERSON"))
    assert [(e.text, e.label_) for e in doc.ents] == [("Thryza Braithwaite", "PERSON"), ("Cllr Ann Lane", "PERSON")]
    assert [span.text for span in doc.spans[MODEL]] == ["Thryza Braithwaite"]
    assert [span.text for span in doc.spans[RECOGNISED]] == ["Thryza Braithwaite", "Ann Lane"]


def test_names_that_the_document_gives_go_before_the_models() -> None:
    doc = _doc("Thryza Braithwaite Oukes Grant met.", (0, 4, "PERSON"))
    assert [span.text for span in doc.spans[MODEL]] == ["Thryza Braithwaite Oukes Grant"]
    marked = Gazetteer({"Braithwaite Oukes": "BODY"}, language()).mark(doc)
    assert [(e.text, e.label_) for e in marked.ents] == [("Braithwaite Oukes", "BODY")]
    assert not marked.spans[MODEL]


def _key(store: Path) -> str | None:
    (entry,) = load_manifest(store).entries.values()
    assert (entry.model or "") in entry.extractor
    return entry.model


@pytest.mark.parametrize("apart", [False, True])
def test_building_with_another_model_reads_again(knows_nothing: Path, tmp_path: Path, apart: bool) -> None:
    (tmp_path / "minutes.txt").write_text(PAPER)
    run = {"run": Apart(1, 60)} if apart else {}

    def outcome(model: Path | None) -> tuple[str, int]:
        report = build([tmp_path / "minutes.txt"], tmp_path / "store", model=str(model) if model else None, **run)  # type: ignore[arg-type]
        return report.outcomes[0].status, report.outcomes[0].facts

    _, with_shipped = outcome(None)
    assert _key(tmp_path / "store") is None
    status, with_other = outcome(knows_nothing)
    assert status == "changed" or with_other == with_shipped
    assert _key(tmp_path / "store") == find_model(str(knows_nothing)).key
    assert outcome(knows_nothing) == ("unchanged", with_other)
    without = _people(tmp_path / "store")
    assert outcome(None)[1] == with_shipped
    assert without == []
    assert _people(tmp_path / "store") == ["Zbigna Braithwaite"]


def _people(store: Path) -> list[str]:
    return sorted(row.name for row in persons(open_store(store), Filter()))


def test_missing_model_is_one_line_and_nothing_is_built(tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text(PAPER)
    arguments = ["build", str(tmp_path / "minutes.txt"), "--store", str(tmp_path / "s"), "--model", "en_core_web_xx"]
    answer = CliRunner().invoke(main, arguments)
    assert answer.exit_code == 1
    assert answer.stderr.startswith("Error: There is no model “en_core_web_xx”")
    assert len(answer.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "s").exists()


def test_shipped_model_is_small_and_has_our_labels() -> None:
    model: Model = shipped_model()
    assert sum(path.stat().st_size for path in model.folder.rglob("*") if path.is_file()) < 1_500_000
    ner = shipped_language().get_pipe("ner")
    assert set(ner.labels) == {"PERSON", "POST", "BODY", "INSPECTION", "STRATEGY", "DATE"}  # type: ignore[attr-defined]
