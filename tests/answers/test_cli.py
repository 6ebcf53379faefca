"""Every command as a user types it: what comes on which stream, and with which exit code."""

import csv
import importlib
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import EXPECTED, SECTIONS, main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(harbour_store):
    def call(*words, store=True):
        extra = ("--store", str(harbour_store)) if store else ()
        return CliRunner().invoke(main, [*words, *extra])

    return call


LOOKUPS = [
    (("attended", "fran odell"), "a0001"),
    (("attended", "--body", "cssp", "--on", "2021-05-01"), "a0003"),
    (("chairs", "Fran Odell"), "h0003"),
    (("chairs", "--body", "HFB"), "h0003"),
    (("chairs", "--on", "2021-05-01"), "h0001"),
    (("members", "CSSP"), "b0001"),
    (("posts", "Ines Tull"), "p0002"),
    (("monitored", "TDP"), "o0002"),
    (("monitored", "--by", "Ports Inspectorate"), "o0001"),
    (("due",), "c0002"),
    (("due", "--before", "2021-06-01"), "c0001"),
    (("due", "--overdue", "--as-of", "2022-01-01"), "past its date, no record of completion"),
    (("due", "--who", "Dana Penhale", "--all"), "c0003"),
    (("decisions", "--body", "CSSP"), "d0001"),
    (("show", "Tidal Defence Plan"), "t0001"),
    (("list", "persons", "--like", "quill"), "José Quill"),
    (("list", "bodies"), "Ports Inspectorate"),
    (("list", "meetings", "--from", "2021-09-01"), "m0002"),
    (("list", "strategies", "--council", "Harbourshire"), "s0001"),
    (("documents",), "flood-board.txt"),
    (("evidence", "a0003"), "Marek Tull (for Mr J Quill)"),
    (("sparql", "ASK { ?x a mg:Person }"), "yes"),
    (("sparql", "DESCRIBE <https://example.org/id/person/odell>"), "mg:chairs"),
]


@pytest.mark.parametrize(("words", "found"), LOOKUPS)
def test_a_lookup_answers_on_standard_output(run, words, found):
    result = run(*words)
    assert result.exit_code == 0, result.stderr
    assert found in result.stdout


@pytest.mark.parametrize("words", [case[0] for case in LOOKUPS[:20]])
def test_json_and_csv_have_the_same_columns(run, words):
    rows = json.loads(run(*words, "--format", "json").stdout)
    table = list(csv.reader(io.StringIO(run(*words, "--format", "csv").stdout)))
    assert rows
    assert [list(row) for row in rows] == [table[0]] * (len(table) - 1)


NOTHING = [
    (("attended", "Ines Tull"), "No attendance of Ines Tull is recorded in the 3 documents read."),
    (("attended", "--body", "HFB"), "No attendance at Harbourshire Flood Board is recorded in the 3 documents read."),
    (
        ("attended", "--body", "CSSP", "--on", "2020-01-01"),
        "No attendance at Coastal Services Scrutiny Panel on or before 2020-01-01 is recorded in the 3 documents read.",
    ),
    (("due", "--before", "2001-01-01"), "No commitment due before 2001-01-01 is recorded in the 3 documents read."),
    (("chairs", "Marek Tull"), "No chairing by Marek Tull is recorded in the 3 documents read."),
    (("list", "persons", "--like", "zz"), "No person with “zz” in its name is recorded in the 3 documents read."),
]


@pytest.mark.parametrize(("words", "sentence"), NOTHING)
def test_an_empty_answer_claims_no_more_than_was_read(run, words, sentence):
    result = run(*words)
    assert (result.exit_code, result.stdout.strip()) == (0, sentence)
    as_json = run(*words, "--format", "json")
    assert json.loads(as_json.stdout) == []
    assert as_json.stderr.splitlines()[0] == sentence


REFUSED = [
    (("attended", "Dana Penhal"), 1, "Did you mean “Dana Penhale”"),
    (("members", "Flood Board"), 1, "body/flood-estuary"),
    (("evidence", "nope"), 1, "No fact “nope”"),
    (("sparql", "INSERT DATA { <a:a> <a:b> 1 }"), 1, "read-only"),
    (("sparql", "-f", "no-such-file.rq"), 1, "No such file or directory: no-such-file.rq"),
    (("export", "graph.docx"), 1, ".graphml"),
    (("attended",), 2, "Give a PERSON, or --body"),
    (("attended", "Fran Odell", "--body", "CSSP"), 2, "Give a PERSON, or --body"),
    (("attended", "Fran Odell", "--on", "2021-01-01"), 2, "Give a PERSON, or --body"),
    (("attended", "--body", "CSSP", "--on", "yesterday"), 2, "is no day"),
    (("chairs",), 2, "Give a PERSON"),
    (("monitored",), 2, "Give a SUBJECT"),
    (("due", "--overdue"), 2, "go together"),
    (("due", "--as-of", "2021-01-01"), 2, "go together"),
    (("sparql",), 2, "Give a QUERY"),
    (("sparql", "ASK { ?s ?p ?o }", "--format", "turtle"), 2, "SELECT and ASK"),
    (("sparql", "DESCRIBE <a:a>", "--format", "csv"), 2, "triples"),
]


@pytest.mark.parametrize(("words", "code", "reason"), REFUSED)
def test_what_is_refused_is_one_clear_line(run, words, code, reason):
    result = run(*words)
    assert (result.exit_code, result.stdout) == (code, "")
    assert reason in result.stderr
    assert "Traceback" not in result.stderr


def test_no_store_says_how_to_build_one(run, tmp_path):
    result = run("due", "--store", str(tmp_path / "none"), store=False)
    assert result.exit_code == 1
    assert "minutegraph build" in result.stderr


def test_notes_go_to_standard_error(run):
    result = run("members", "Scrutiny Panel")
    assert result.stderr.strip() == "“Scrutiny Panel” is taken as Coastal Services Scrutiny Panel (body)."
    assert "taken as" not in result.stdout


def test_a_query_from_a_file(run, tmp_path):
    query = tmp_path / "q.rq"
    query.write_text("SELECT ?n { ?x a mg:Person ; rdfs:label ?n } ORDER BY ?n LIMIT 1", encoding="utf-8")
    assert json.loads(run("sparql", "-f", str(query), "--format", "json").stdout) == [{"n": "Dana Penhale"}]


def test_export_and_view_write_their_files(run, tmp_path):
    for name in ("g.ttl", "g.trig", "v.html"):
        command = "view" if name.endswith("html") else "export"
        result = run(command, str(tmp_path / name))
        assert (result.exit_code, result.stdout) == (0, ""), result.stderr
        assert (tmp_path / name).stat().st_size > 1000


def test_view_around_a_name(run, tmp_path):
    assert run("view", str(tmp_path / "v.html"), "--around", "Estuary Flood Board", "--depth", "1").exit_code == 0
    page = (tmp_path / "v.html").read_text(encoding="utf-8")
    assert "Harbourshire Council" in page
    assert "Marek Tull" not in page


def test_every_command_stands_under_a_heading():
    assert sorted(main.commands) == sorted(name for names in SECTIONS.values() for name in names)
    assert all(command.help for command in main.commands.values())


@pytest.mark.parametrize(("module", "name"), [(m, n) for m, names in EXPECTED.items() for n in names])
def test_every_expected_error_is_an_error_of_its_module(module, name):
    assert issubclass(getattr(importlib.import_module(module), name), Exception)


WITHOUT = [
    ("--help",),
    ("build", "--help"),
    ("due", "--help"),
    ("due",),
    ("show", "CSSP"),
    ("sparql", "ASK {}"),
    ("documents",),
]


@pytest.mark.parametrize("words", WITHOUT)
def test_lookups_start_without_spacy_and_pyvis(words, harbour_store):
    store = [] if "--help" in words else ["--store", str(harbour_store)]
    code = (
        "import sys, cli\n"
        f"try: cli.main({[*words, *store]!r})\n"
        "finally: print(sorted({'spacy', 'pyvis', 'networkx'} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[-1] == "[]"


def test_what_is_likelier_wrong_than_right_is_hidden_and_said_so(unsure_store):
    def due(*words):
        return CliRunner().invoke(main, ["due", "--all", "--format", "csv", "--store", str(unsure_store), *words])

    assert "c0003" not in due().stdout
    assert "Less sure than 0.5: 1 hidden, shown with --min-confidence 0." in due().stderr
    assert "c0003" in due("--min-confidence", "0").stdout
    assert "hidden" not in due("--min-confidence", "0").stderr
    every = due("--min-confidence", "0.95")
    assert "c0001" not in every.stdout
    assert "hidden" in every.stderr
    shown = CliRunner().invoke(main, ["evidence", "c0003", "--store", str(unsure_store)])
    assert "look into the buoys" in shown.stdout, "who asks for a fact is shown it"
