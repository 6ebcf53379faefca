"""Recognisers that can stand in the pipeline: the one that is shipped, one in a folder, or one that pip installed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.util import get_package_path, is_package, load_config

SHIPPED = Path(__file__).parent / "model"

_UNDERSTOOD = ("tok2vec", "transformer", "curated_transformer", "ner")  # factories a recogniser needs, itself last


class ModelUnusable(Exception):
    """A model that was asked for is not there, or recognises no names."""


@dataclass(frozen=True, slots=True)
class Model:
    """A recogniser: its folder, name and version, and a digest of its files. Equal models recognise equally."""

    folder: Path
    name: str
    version: str
    digest: str
    others: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Its identity as one word that may name a folder."""
        return "-".join(re.sub(r"[^\w.]+", "_", part) for part in (self.name, self.version, self.digest[:12]))


@cache
def shipped_model() -> Model:
    """The recogniser that comes with the program."""
    return _model(SHIPPED)


def find_model(name: str) -> Model:
    """The model in a folder, or the installed one of that name; ModelUnusable with what to do where there is none."""
    folder = Path(name)
    if folder.is_dir():
        return _model(folder.resolve())
    if is_package(name):
        package = Path(get_package_path(name))
        inside = next((config.parent for config in sorted(package.glob("*/config.cfg"))), package)
        return _model(inside)
    raise ModelUnusable(
        f"there is no model “{name}”: give the folder of one that `minutegraph train` or spaCy wrote, or the name of "
        f"one that is installed (python -m spacy download en_core_web_sm)"
    )


def _model(folder: Path) -> Model:
    try:
        meta = json.loads((folder / "meta.json").read_text("utf-8"))
        pipes = _factories(folder)
    except (OSError, ValueError, KeyError) as error:
        raise ModelUnusable(
            f"{folder} holds no spaCy model: it has no config.cfg and meta.json that can be read"
        ) from error
    if "ner" not in pipes.values():
        raise ModelUnusable(f"the model in {folder} recognises no names: it has no “ner” component")
    others = tuple(name for name, factory in pipes.items() if factory not in _UNDERSTOOD)
    name = f"{meta['lang']}_{meta['name']}"
    return Model(folder, name, str(meta["version"]), _digest(folder), others)


def _factories(folder: Path) -> dict[str, str]:
    """Component -> factory, as the model's configuration has them."""
    config = load_config(folder / "config.cfg")
    return {name: str(config["components"][name].get("factory")) for name in config["nlp"]["pipeline"]}


def _digest(folder: Path) -> str:
    """SHA-256 of the model's files by name; a card that only describes it is none of them."""
    digest = hashlib.sha256()
    for path in _files(folder):
        content = path.read_bytes()
        digest.update(f"\0{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _files(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".md", ".py", ".pyc"))
