"""Building, checking and forgetting: what changes when files come, change, move, fail and go."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import signal
import sys
import time
import zipfile
from pathlib import Path

import pytest

from extract.documents import Source, Unreadable
from extract.records import (
    Attendance,
    Document,
    Evidence,
    Kind,
    Meeting,
    Minutes,
    Page,
    Ref,
)
from graph import writing as writing_module
from graph.apart import Apart
from graph.build import BuildReport, build
from graph.cache import Cache, extractor_version
from graph.export import export
from graph.forget import AmbiguousDocument, UnknownDocument, forget
from graph.links import links
from graph.reading import Reader
from graph.store import StoreBusy, StoreMissing, open_store, writing
from graph.validate import check

LABELS = """PREFIX mg: <https://w3id.org/minutegraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?l WHERE { ?p a mg:Person ; rdfs:label ?l } ORDER BY ?l"""
FILES = """PREFIX mg: <https://w3id.org/minutegraph/ontology#>
SELECT ?n WHERE { ?d a mg:Document ; mg:fileName ?n } ORDER BY ?n"""


def read(source: Source, *, ocr: bool = False) -> Document:
    """Text files only; a page for every 40 characters. A scan is the word and what OCR would find behind it."""
    data = source.contents()
    if data.startswith(b"scan ") and not ocr:
        raise Unreadable("no text layer: needs OCR")
    data_read = data.removeprefix(b"scan ")
    if b"\0" in data:
        raise Unreadable("not text")
    text = data_read.decode()
    pages = tuple(Page(n + 1, at, at + 40) for n, at in enumerate(range(0, len(text), 40)))
    return Document(source.name, "text/plain", hashlib.sha256(data).hexdigest(), text, pages)


class Extractor:
    """Papers of the invented form "Panel 2030-01-01: Ann Bell, Bob Finch"; counts how often it is asked."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, document: Document) -> Minutes:
        self.calls += 1
        heading, _, names = document.text.partition(":")
        body, _, date = heading.rpartition(" ")
        if not names:
            return Minutes("other", document.name, None, None, ())

        def words(name: str) -> Evidence:
            start = document.text.index(name)
            return Evidence(start, start + len(name), name, page=document.page_at(start))

        people = [n.strip() for n in names.split(",")]
        facts = [Attendance(words(n), "list", 0.9, Ref(Kind.PERSON, n, n), "present", "member") for n in people]
        meeting = Meeting(words(heading), "heading", 1.0, body, date)
        return Minutes("minutes", heading, "Xshire County Council", date, (meeting, *facts))


class Desk:
    """A folder of papers, a store, and the build over them."""

    def __init__(self, tmp_path: Path) -> None:
        self.papers = tmp_path / "papers"
        self.papers.mkdir()
        self.store = tmp_path / "store"
        self.extract = Extractor()

    def write(self, name: str, text: str) -> Path:
        path = self.papers / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        return path

    def build(
        self,
        *paths: Path,
        strict: bool = False,
        base: str | None = None,
        council: str | None = None,
        ocr: bool = False,
    ) -> BuildReport:
        return build(
            paths or [self.papers],
            self.store,
            strict=strict,
            base=base,
            council=council,
            ocr=ocr,
            read=read,
            extract=self.extract,
        )

    def people(self) -> list[str]:
        return [str(row[0]) for row in open_store(self.store).query(LABELS)]

    def files(self) -> list[str]:
        return [str(row[0]) for row in open_store(self.store).query(FILES)]

    def bytes(self) -> bytes:
        export(open_store(self.store), self.store.parent / "out.nq")
        return (self.store.parent / "out.nq").read_bytes()

    def statuses(self, report: BuildReport) -> dict[str, str]:
        return {o.name: o.status for o in report.outcomes}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("graph.build.extractor_version", lambda: "invented")
    desk = Desk(tmp_path)
    desk.write("a.txt", "Parks Panel 2030-01-01: Ann Bell, Bob Finch")
    desk.write("b.txt", "Parks Panel 2030-02-01: Ann Bell, Cy Hart")
    return desk


def test_a_build_says_what_became_of_each_file(desk: Desk) -> None:
    report = desk.build()
    first = report.outcomes[0]
    assert (first.name, first.status, first.kind, first.body, first.date) == (
        "a.txt",
        "new",
        "minutes",
        "Parks Panel",
        "2030-01-01",
    )
    assert first.facts == 3 and report.ok and report.written
    assert desk.people() == ["Ann Bell", "Bob Finch", "Cy Hart"]


def test_building_twice_changes_nothing(desk: Desk) -> None:
    desk.build()
    before, calls = desk.bytes(), desk.extract.calls
    report = desk.build()
    assert not report.written and set(desk.statuses(report).values()) == {"unchanged"}
    assert desk.bytes() == before and desk.extract.calls == calls
    assert [o.facts for o in report.outcomes] == [3, 3]


def test_two_stores_of_the_same_files_are_equal(desk: Desk, tmp_path: Path) -> None:
    desk.build()
    before = desk.bytes()
    shutil.rmtree(desk.store)
    desk.build()
    assert desk.bytes() == before


def test_a_changed_file_replaces_its_own_facts_only(desk: Desk) -> None:
    desk.build()
    desk.write("a.txt", "Parks Panel 2030-01-01: Ann Bell, Di Ives")
    report = desk.build()
    assert desk.statuses(report) == {"a.txt": "changed", "b.txt": "unchanged"}
    assert desk.people() == ["Ann Bell", "Cy Hart", "Di Ives"]
    assert desk.files() == ["a.txt", "b.txt"]


def test_adding_documents_renames_nothing(desk: Desk) -> None:
    desk.build()
    iris = {line.split()[0] for line in desk.bytes().splitlines()}
    desk.write("c.txt", "Parks Panel 2029-01-01: Ann Bell, Bobby Finch")
    desk.build()
    assert iris <= {line.split()[0] for line in desk.bytes().splitlines()}


def test_a_person_known_under_a_fuller_name_keeps_the_iri(desk: Desk) -> None:
    desk.write("c.txt", "Parks Panel 2030-03-01: A M Stone")
    desk.build()
    query = LABELS.replace("?l WHERE", "?p WHERE").replace("?l }", '"{}" }}').replace("ORDER BY ?l", "")
    (before,) = open_store(desk.store).query(query.replace("{ ?p", "{{ ?p").format("A M Stone"))
    desk.write("0.txt", "Parks Panel 2030-04-01: Alma Stone")
    desk.build()
    (after,) = open_store(desk.store).query(query.replace("{ ?p", "{{ ?p").format("Alma Stone"))
    assert before == after


def test_the_same_bytes_under_two_names_are_one_document(desk: Desk) -> None:
    shutil.copy(desk.papers / "a.txt", desk.papers / "copy.txt")
    report = desk.build()
    assert desk.files() == ["a.txt", "b.txt", "copy.txt"]
    (copy,) = (o for o in report.outcomes if o.name == "copy.txt")
    assert (copy.status, copy.reason) == ("copy", "the same content as a.txt")
    assert desk.bytes().count(b'#sha256> "') == 2


def test_a_moved_file_keeps_its_facts(desk: Desk) -> None:
    desk.build()
    (desk.papers / "a.txt").rename(desk.papers / "z.txt")
    desk.build()
    assert desk.files() == ["b.txt", "z.txt"] and desk.people() == ["Ann Bell", "Bob Finch", "Cy Hart"]


def test_a_deleted_file_stays_until_it_is_forgotten(desk: Desk) -> None:
    desk.build()
    (desk.papers / "a.txt").unlink()
    desk.write("c.txt", "Parks Panel 2030-03-01: Di Ives")
    desk.build()
    assert desk.files() == ["a.txt", "b.txt", "c.txt"]
    forget(desk.store, "a.txt")
    assert desk.files() == ["b.txt", "c.txt"]


@pytest.mark.parametrize("bad", [b"\0\1", None])
def test_what_fails_is_reported_and_nothing_stored_is_lost(desk: Desk, bad: bytes | None) -> None:
    desk.build()
    path = desk.papers / "a.txt"
    path.unlink() if bad is None else path.write_bytes(bad)
    report = desk.build(path, desk.papers / "b.txt")
    assert desk.statuses(report) == {"a.txt": "failed", "b.txt": "unchanged"}
    assert report.failed[0].reason and report.ok
    assert desk.people() == ["Ann Bell", "Bob Finch", "Cy Hart"]


def test_ok_when_something_could_be_read_unless_strict(desk: Desk) -> None:
    desk.write("bad.txt", "\0")
    assert desk.build().ok
    assert not desk.build(strict=True).ok
    assert not desk.build(desk.papers / "bad.txt").ok
    assert not build([], desk.store, read=read, extract=desk.extract).ok


def test_nothing_readable_makes_no_store(desk: Desk) -> None:
    desk.build(desk.papers / "nowhere.txt")
    with pytest.raises(StoreMissing):
        open_store(desk.store)


def test_a_text_that_is_no_minutes_is_said_to_be_none(desk: Desk) -> None:
    desk.write("song.txt", "la la la")
    (outcome,) = (o for o in desk.build().outcomes if o.name == "song.txt")
    assert outcome.status == "new" and outcome.warnings == ("no facts found: these may be no minutes",)


def test_hidden_files_are_left_out_and_folders_read_through(desk: Desk) -> None:
    desk.write(".hidden.txt", "x")
    desk.write("deep/c.txt", "Parks Panel 2030-03-01: Di Ives")
    assert list(desk.statuses(desk.build())) == ["a.txt", "b.txt", "deep/c.txt"]


def test_progress_counts_files(desk: Desk) -> None:
    seen: list[tuple[int, int, str]] = []
    build([desk.papers], desk.store, read=read, extract=desk.extract, progress=lambda *step: seen.append(step))
    assert list(dict.fromkeys(seen)) == [(0, 2, "a.txt"), (1, 2, "b.txt"), (2, 2, "")]


def zipped(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.txt", text)
    return path


def test_an_archive_is_read_and_checked_like_a_folder(desk: Desk) -> None:
    pack = zipped(desk.papers / "pack.zip", c="Parks Panel 2030-03-01: Di Ives", bad="\0")
    report = desk.build()
    assert desk.statuses(report)["pack.zip/c.txt"] == "new" and report.failed[0].name == "pack.zip/bad.txt"
    assert "Di Ives" in desk.people() and "c.txt" in desk.files()
    assert check(desk.store, read=read) == []
    zipped(pack, c="Parks Panel 2030-03-01: Eve Jay")
    assert desk.statuses(desk.build())["pack.zip/c.txt"] == "changed"
    assert "Eve Jay" in desk.people() and "Di Ives" not in desk.people()


def test_standard_input_is_kept_checked_and_forgotten(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def pipe(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    pipe(b"Parks Panel 2030-03-01: Di Ives")
    (outcome,) = desk.build(Path("-")).outcomes
    assert outcome.status == "new" and outcome.name.startswith("standard-input-")
    pipe(b"\0")
    assert not desk.build(Path("-")).ok
    assert len(list((desk.store / "received").iterdir())) == 1
    assert check(desk.store, read=read) == []
    shutil.rmtree(desk.store / "cache")
    desk.build()
    assert desk.people() == ["Ann Bell", "Bob Finch", "Cy Hart", "Di Ives"]
    forget(desk.store, outcome.name)
    assert "Di Ives" not in desk.people() and not list((desk.store / "received").iterdir())


def test_a_store_within_the_folder_is_not_read(desk: Desk) -> None:
    desk.store = desk.papers / "store"
    desk.build()
    assert set(desk.statuses(desk.build())) == {"a.txt", "b.txt"}


def test_a_scan_is_read_by_ocr_when_asked_and_remains_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = desk.write("scan.txt", "scan Parks Panel 2030-03-01: Di Ives")
    (failed,) = desk.build().failed
    assert failed.reason == "no text layer: needs OCR" and failed.needs_ocr
    assert desk.statuses(desk.build(ocr=True)) == {"a.txt": "unchanged", "b.txt": "unchanged", "scan.txt": "new"}
    assert "Di Ives" in desk.people() and check(desk.store, read=read) == []
    assert not desk.build().written
    monkeypatch.setattr("graph.build.extractor_version", lambda: "a later version")
    assert desk.statuses(desk.build(scan)) == {"scan.txt": "changed"}
    assert "Di Ives" in desk.people()


@pytest.mark.skipif(sys.platform != "linux", reason="the reader is no module of its own: it needs fork")
def test_what_hangs_or_dies_is_reported_and_the_rest_is_read(desk: Desk) -> None:
    def reader(source: Source, *, ocr: bool = False) -> Document:
        match source.path.stem:
            case "slow":
                time.sleep(60)
            case "deadly":
                os.kill(os.getpid(), signal.SIGKILL)
            case "fault":
                raise KeyError("x")
        return read(source, ocr=ocr)

    for name in ("slow", "deadly", "fault"):
        desk.write(f"{name}.txt", name)
    report = build([desk.papers], desk.store, read=reader, extract=desk.extract, run=Apart(2, 1))
    reasons = {o.name: o.reason or "" for o in report.failed}
    assert reasons["slow.txt"] == "took longer than 1 seconds: see --time-limit"
    assert reasons["deadly.txt"] == "the reader died on it (SIGKILL)"
    assert reasons["fault.txt"].startswith("a fault of this program (KeyError in test_build.py:")
    assert desk.people() == ["Ann Bell", "Bob Finch", "Cy Hart"]


def test_a_link_opens_the_page_or_the_archive(desk: Desk) -> None:
    pack = zipped(desk.papers / "pack.zip", c="Parks Panel 2030-03-01: Di Ives")
    shas = {o.name: o.sha256 or "" for o in desk.build().outcomes}
    link = links(desk.store)
    assert link(shas["a.txt"], "2") == (desk.papers / "a.txt").as_uri() + "#page=2"
    assert link(shas["a.txt"], "") == (desk.papers / "a.txt").as_uri()
    assert link(shas["pack.zip/c.txt"], "2") == pack.as_uri()
    (desk.papers / "b.txt").unlink()
    assert link(shas["b.txt"], "1") == link("unknown", "1") == ""


def test_an_interrupted_build_keeps_what_was_read(desk: Desk) -> None:
    def interrupted(document: Document) -> Minutes:
        if "Cy" in document.text:
            raise KeyboardInterrupt
        return desk.extract(document)

    with pytest.raises(KeyboardInterrupt):
        build([desk.papers], desk.store, read=read, extract=interrupted)
    with pytest.raises(StoreMissing):
        open_store(desk.store)
    desk.extract.calls = 0
    desk.build()
    assert desk.extract.calls == 1 and desk.people() == ["Ann Bell", "Bob Finch", "Cy Hart"]


def test_another_base_renames_everything_and_is_remembered(desk: Desk) -> None:
    desk.build()
    desk.build(base="https://x.example/")
    assert b"w3id.org/minutegraph/id" not in desk.bytes()
    before = desk.bytes()
    assert not desk.build().written
    assert desk.bytes() == before


def test_the_council_that_the_user_names_counts_and_is_remembered(desk: Desk) -> None:
    desk.build(council="Yshire County Council")
    assert b'"Yshire County Council"' in desk.bytes()
    assert not desk.build().written
    assert b'"Xshire County Council"' not in desk.bytes()


def test_a_second_build_is_refused(desk: Desk) -> None:
    with writing(desk.store), pytest.raises(StoreBusy):
        desk.build()


def test_a_full_disk_leaves_the_store_as_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.build()
    before = desk.bytes()
    desk.write("c.txt", "Parks Panel 2030-03-01: Di Ives")

    def full(*_: object, **__: object) -> None:
        raise OSError("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(writing_module.Generation, "finish", full)
        with pytest.raises(OSError, match="No space"):
            desk.build()
    assert desk.bytes() == before
    desk.build()
    assert "Di Ives" in desk.people()


def test_a_lost_cache_is_filled_again(desk: Desk) -> None:
    desk.build()
    before = desk.bytes()
    shutil.rmtree(desk.store / "cache")
    desk.write("c.txt", "Parks Panel 2030-03-01: Di Ives")
    desk.build(desk.papers / "c.txt")
    forget(desk.store, "c.txt")
    assert desk.bytes() == before


def test_a_document_whose_file_and_extraction_are_gone_keeps_its_facts(desk: Desk) -> None:
    desk.build()
    shutil.rmtree(desk.store / "cache")
    (desk.papers / "a.txt").unlink()
    desk.write("c.txt", "Parks Panel 2030-03-01: Di Ives")
    assert desk.statuses(desk.build())["a.txt"] == "failed"
    assert desk.people() == ["Ann Bell", "Bob Finch", "Cy Hart", "Di Ives"]
    assert desk.files() == ["a.txt", "b.txt", "c.txt"]


def test_a_damaged_extraction_is_made_again(desk: Desk) -> None:
    desk.build()
    before = desk.bytes()
    for path in (desk.store / "cache").glob("*/*.json"):
        path.write_text("{")
    desk.write("c.txt", "Parks Panel 2030-03-01: Di Ives")
    desk.build()
    forget(desk.store, "c.txt")
    assert desk.bytes() == before


def test_an_older_store_is_written_anew(desk: Desk) -> None:
    desk.build()
    before = desk.bytes()
    pointer = json.loads((desk.store / "current.json").read_text())
    (desk.store / "current.json").write_text(json.dumps({**pointer, "format": 0}))
    assert desk.build().written
    assert desk.bytes() == before


def test_forgetting_takes_out_what_rests_on_the_document_alone(desk: Desk) -> None:
    desk.build(desk.papers / "b.txt")
    before = desk.bytes()
    desk.build()
    forget(desk.store, "a.txt")
    assert desk.bytes() == before
    left = "".join(p.read_text() for p in desk.store.rglob("*.json") if "generations" not in p.parts)
    newest = max((desk.store / "generations").iterdir())
    left += "".join(p.read_text() for p in newest.glob("*.json"))
    assert "finch" not in left.casefold()


@pytest.mark.parametrize(
    ("name", "error"), [("nothing.txt", UnknownDocument), ("a.txt", AmbiguousDocument), ("", UnknownDocument)]
)
def test_forgetting_needs_one_document(desk: Desk, name: str, error: type[Exception]) -> None:
    desk.write("deep/a.txt", "Parks Panel 2030-03-01: Di Ives")
    desk.build()
    with pytest.raises(error):
        forget(desk.store, name)
    assert desk.files() == ["a.txt", "a.txt", "b.txt"]


def test_forgetting_by_path_or_content(desk: Desk) -> None:
    desk.write("deep/a.txt", "Parks Panel 2030-03-01: Di Ives")
    desk.build()
    forget(desk.store, str(desk.papers / "deep" / "a.txt"))
    forget(desk.store, hashlib.sha256((desk.papers / "b.txt").read_bytes()).hexdigest()[:10])
    assert desk.people() == ["Ann Bell", "Bob Finch"]


def test_forgetting_without_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        forget(tmp_path / "nowhere", "a.txt")
    assert not (tmp_path / "nowhere").exists()


def test_check_finds_nothing_wrong(desk: Desk) -> None:
    desk.build()
    assert check(desk.store, read=read) == []


def shifted(source: Source, *, ocr: bool = False) -> Document:
    found = read(source, ocr=ocr)
    return Document(found.name, found.media_type, found.sha256, "x" + found.text, found.pages)


def repaged(source: Source, *, ocr: bool = False) -> Document:
    found = read(source, ocr=ocr)
    return Document(found.name, found.media_type, found.sha256, found.text)


@pytest.mark.parametrize(("reader", "kind"), [(shifted, "quote"), (repaged, "page")])
def test_check_reads_the_source_again(desk: Desk, reader: Reader, kind: str) -> None:
    desk.build()
    problems = check(desk.store, read=reader)
    assert len(problems) == 6 and {p.kind for p in problems} >= {kind}
    assert {p.document for p in problems} == {"a.txt", "b.txt"}


def test_check_says_when_a_source_is_gone(desk: Desk) -> None:
    desk.build()
    (desk.papers / "a.txt").unlink()
    (problem,) = check(desk.store, read=read)
    assert (problem.kind, problem.document) == ("source", "a.txt")


def test_check_finds_a_broken_shape(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    extract = desk.extract.__call__

    def unsure(document: Document) -> Minutes:
        found = extract(document)
        return Minutes("poem", found.title, found.authority, found.as_of, found.facts, found.rejected, found.warnings)

    build([desk.papers], desk.store, read=read, extract=unsure)
    problems = check(desk.store, read=read)
    assert [(p.kind, p.document) for p in problems] == [("shape", "a.txt"), ("shape", "b.txt")]
    assert "documentKind" in problems[0].message


def test_the_extractors_version_follows_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "somewhere"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "patterns.jsonl").write_text("{}")
    monkeypatch.syspath_prepend(tmp_path)
    before = extractor_version("somewhere")
    assert extractor_version("somewhere") == before
    (package / "patterns.jsonl").write_text("{} ")
    assert extractor_version("somewhere") != before


def test_the_cache_keeps_an_extraction_as_it_was(desk: Desk, tmp_path: Path) -> None:
    desk.build()
    cache = Cache(desk.store / "cache")
    document = read(Source(desk.papers / "a.txt"))
    kept = cache.get(document.sha256, "invented")
    assert kept is not None and kept.minutes == Extractor()(document)
    assert cache.get(document.sha256, "another version") is None


def _built_checked_and_built_again(papers: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.build.extractor_version", lambda: "as it is now")
    assert not build([papers], store).failed
    assert check(store) == []
    export(open_store(store), store / "a.nq")
    assert not build([papers], store).written
    export(open_store(store), store / "b.nq")
    assert (store / "a.nq").read_bytes() == (store / "b.nq").read_bytes()


def test_the_example_papers_keep_all_promises(examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _built_checked_and_built_again(examples, tmp_path, monkeypatch)


def test_a_new_calibration_reaches_a_store_whose_papers_are_as_they_were(
    examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, papers = tmp_path / "store", examples / "2022-07-04-health-committee.txt"
    build([papers], store)
    assert not build([papers], store).written
    monkeypatch.setattr("graph.build.projector_version", lambda: "another")
    monkeypatch.setattr("graph.triples.confidence", lambda fact, setting: 0.42)
    report = build([papers], store)
    assert report.written
    assert {outcome.status for outcome in report.outcomes} == {"unchanged"}
    found = open_store(store).query(
        "SELECT DISTINCT ?c WHERE { ?x <https://w3id.org/minutegraph/ontology#confidence> ?c }"
    )
    assert [str(row[0]) for row in found] == ["0.42"]
