"""What several test files need: where the example papers are, and where the real ones are, if anywhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.pop("COLUMNS", None)  # a parallel run sets it for its workers; nobody looks on at what the tests print
ROOT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-readme` writes what the commands print today into README.md (see test_readme.py)."""
    parser.addoption("--update-readme", action="store_true", help="write the true outputs into README.md")


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of invented papers that the repository ships."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the checkout, with the real papers and their gold facts; skips without it."""
    folder = ROOT.parent / "shared"
    if not (folder / "corpus" / "seeds").is_dir():
        pytest.skip("needs the real papers in a folder `shared` beside the checkout")
    return folder
