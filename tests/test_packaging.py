"""What is shipped: the wheel holds every module and data file, the lock holds every requirement."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
ROOMS = ("ontology", "extract", "graph")
RUNTIME = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
DEVELOPMENT = [Requirement(line) for line in PROJECT["dependency-groups"]["dev"]]


def shipped() -> list[Path]:
    """Every file that the installed program may need."""
    inside = (path for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file())
    return sorted({ROOT / "cli.py", *(path for path in inside if "__pycache__" not in path.parts)})


def locked() -> dict[str, list[tuple[str, str]]]:
    """Locked name -> its (version, marker)s; a package may be locked twice, for older and newer Pythons."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, version, marker in re.findall(r"^([\w.-]+)==([^\s;]+)(?: ; ([^\\\n]+))?", LOCK, re.M):
        found.setdefault(canonicalize_name(name), []).append((version, marker))
    return found


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    path = next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"]))
    return zipfile.ZipFile(path)


def test_wheel_holds_every_module_and_data_file(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    files = shipped()
    assert {".py", ".jsonl", ".ttl"} <= {path.suffix for path in files}
    assert [str(path) for path in files if path.relative_to(ROOT).as_posix() not in names] == []


def test_wheel_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"cli.py", *ROOMS}


def test_wheel_has_the_console_script(wheel: zipfile.ZipFile) -> None:
    name = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    assert "minutegraph = cli:main" in wheel.read(name).decode()


@pytest.mark.parametrize("requirement", [*RUNTIME, *DEVELOPMENT], ids=lambda requirement: requirement.name)
def test_lock_satisfies(requirement: Requirement) -> None:
    versions = [version for version, _ in locked()[canonicalize_name(requirement.name)]]
    assert versions
    assert [version for version in versions if version not in requirement.specifier] == []


def test_lock_is_for_every_machine() -> None:
    pins = re.split(r"\n(?=[\w.-]+==)", LOCK)[1:]
    assert len(pins) > 60
    assert [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin] == []
    assert re.findall(r"^\s*(?:--(?:extra-)?index-url|--find-links|.*file:|.*://).*", LOCK, re.M) == []


def test_shipped_code_imports_only_what_the_project_requires() -> None:
    providers = packages_distributions()
    required = {canonicalize_name(requirement.name) for requirement in RUNTIME}
    allowed = {*sys.stdlib_module_names, *ROOMS, "cli"}
    missing = []
    for path in shipped():
        if path.suffix != ".py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Import(names=names):
                    modules = [alias.name for alias in names]
                case ast.ImportFrom(module=str(module), level=0):
                    modules = [module]
                case _:
                    continue
            for top in {module.split(".")[0] for module in modules} - allowed:
                if not required & {canonicalize_name(name) for name in providers.get(top, [])}:
                    missing.append(f"{path.relative_to(ROOT)}: {top}")
    assert missing == []
