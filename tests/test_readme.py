"""The README tells the truth: every command of the program in it is run, in order, and prints what is shown there.

`pytest tests/test_readme.py --update-readme` writes the true outputs into README.md.

Ids of facts change with the facts: when writing anew, `evidence` and the judging commands take the first fact that the
last lookup before them shows.

A `console` block holds one or more commands, each a line that begins with `$ `, followed by what it prints. Only the
program itself is run here: `minutegraph ...`, and the last step of the set-up line, `.venv/bin/minutegraph ...`.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
WIDTH = "120"
HOME = "file:///home/me"
"""Where the README's papers lie, in the addresses that the program prints."""

_BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.M | re.S)
_PROGRAM = re.compile(r"^\$ (?:.* && )?(?:\.venv/bin/)?minutegraph (?P<arguments>[^&]*)$")
_START = "import sys; sys.argv[0] = 'minutegraph'; from cli import main; main()"
_COMMAND = re.compile(r"^ {2}([a-z]+) {2,}", re.M)
_ABOUT_FACT = re.compile(r"(evidence|accept|reject|correct) [0-9a-z]{8}(.*)")
_FACT = re.compile(r" ([0-9a-z]{8})$", re.M)


@dataclass(frozen=True)
class Example:
    """A command of the README: the line as typed, what is given to the program, and where its output stands."""

    line: str
    arguments: str
    start: int
    end: int


def examples_in(text: str) -> Iterator[Example]:
    """Every command of the program in the `console` blocks of a README."""
    for block in _BLOCK.finditer(text):
        starts = [block.start("body") + found.start() for found in re.finditer(r"^\$ ", block["body"], re.M)]
        for start, end in zip(starts, [*starts[1:], block.end("body")], strict=True):
            line = text[start:end].partition("\n")[0]
            if program := _PROGRAM.match(line):
                yield Example(line, program["arguments"], start + len(line) + 1, end)


def run(arguments: str, folder: Path) -> str:
    """What the program prints in `folder`, both streams as a terminal mixes them."""
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    done = subprocess.run(
        ["bash", "-c", f'minutegraph() {{ "$PYTHON" -c "$START" "$@"; }}\nminutegraph {arguments}'],
        cwd=folder,
        env=kept | {"PYTHON": sys.executable, "START": _START, "PYTHONPATH": str(ROOT), "COLUMNS": WIDTH},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return tidy(done.stdout.replace(folder.as_uri(), HOME))


def tidy(output: str) -> str:
    """Output without spaces at line ends and without empty lines at its end: what a README can hold."""
    lines = "\n".join(line.rstrip() for line in output.splitlines()).rstrip("\n")
    return f"{lines}\n" if lines else ""


def rewritten(text: str, outputs: Sequence[str]) -> str:
    """The README with the output of each example replaced by the one given, in order."""
    for example, output in reversed(list(zip(examples_in(text), outputs, strict=True))):
        text = text[: example.start] + output + text[example.end :]
    return text


def with_lines(text: str, lines: Sequence[str]) -> str:
    """The README with the command of each example replaced by the one given, in order."""
    for example, line in reversed(list(zip(examples_in(text), lines, strict=True))):
        begin = example.start - len(example.line) - 1
        text = f"{text[:begin]}{line}\n{text[example.start :]}"
    return text


TEXT = README.read_text("utf-8")
EXAMPLES = list(examples_in(TEXT))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the README's commands read."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "examples", folder / "examples")
    shutil.copytree(ROOT / "notebooks" / "queries", folder / "notebooks" / "queries")
    shutil.copytree(ROOT / "tests" / "cases" / "examples", folder / "tests" / "cases" / "examples")
    shutil.copytree(ROOT / "tests" / "cases" / "registers", folder / "tests" / "cases" / "registers")
    return folder


@pytest.fixture(scope="module")
def outputs(folder: Path, request: pytest.FixtureRequest) -> dict[int, str]:
    """What each example prints, all run in order in one folder."""
    update = request.config.getoption("--update-readme")
    lines, said, fact = [], [], ""
    for example in EXAMPLES:
        about = _ABOUT_FACT.match(example.arguments)
        arguments = f"{about[1]} {fact}{about[2]}" if update and about else example.arguments
        lines.append(example.line.replace(example.arguments, arguments))
        said.append(run(arguments, folder))
        if about is None and (shown := _FACT.search(said[-1])):
            fact = shown[1]
    if update:
        text = with_lines(TEXT, lines)
        README.write_text(rewritten(text, said), "utf-8")
        pytest.skip("README.md is written anew: run again without --update-readme")
    return dict(enumerate(said))


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[example.arguments[:60] for example in EXAMPLES])
def test_command_prints_what_the_readme_shows(number: int, outputs: dict[int, str]) -> None:
    example = EXAMPLES[number]
    assert outputs[number] == tidy(TEXT[example.start : example.end]), example.line


@pytest.mark.usefixtures("outputs")
def test_python_in_the_readme_is_true(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    blocks = re.findall(r"^```python\n(.*?)^```$", TEXT, re.M | re.S)
    assert blocks
    test = doctest.DocTestParser().get_doctest("".join(blocks), {}, "README.md", "README.md", 0)
    assert doctest.DocTestRunner().run(test).failed == 0


def test_readme_shows_every_command(tmp_path: Path) -> None:
    commands = set(_COMMAND.findall(run("--help", tmp_path)))
    assert len(commands) > 10
    assert commands - {example.arguments.split()[0] for example in EXAMPLES} == set()


def test_examples_are_found_and_rewritten() -> None:
    fence, one, two = "```console\n", "$ minutegraph a 'b c'\n", "$ x && .venv/bin/minutegraph d\n"
    readme = f"x\n{fence}{one}old\n\n$ ls\nfile\n```\n{fence}{two}```\n"
    assert [example.arguments for example in examples_in(readme)] == ["a 'b c'", "d"]
    wanted = f"x\n{fence}{one}new\n$ ls\nfile\n```\n{fence}{two}more\n```\n"
    assert rewritten(readme, ["new\n", "more\n"]) == wanted
