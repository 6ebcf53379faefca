"""The named questions: each is a SPARQL file beside this module, runnable as it stands.

A line `VALUES ?name { UNDEF }` in a question is a parameter: left open it asks about everything, bound it asks about
one thing. (Bindings of rdflib's own would need every parameter in the answer, and leave `BOUND` false over Oxigraph.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from rdflib import Dataset
from rdflib.query import ResultRow
from rdflib.term import Node

Answer = dict[str, str]
"""One line of an answer: what is unknown is absent; addresses and literals both as text."""


@cache
def question(name: str) -> str:
    """The SPARQL text of a named question; FileNotFoundError for a name that there is not."""
    return files(__package__).joinpath(f"{name}.rq").read_text(encoding="utf-8")


def bound(text: str, parameters: Mapping[str, Node | Sequence[Node]]) -> str:
    """The question with its parameters filled in; KeyError for one that the question does not have."""
    for name, value in parameters.items():
        open_line = f"VALUES ?{name} {{ UNDEF }}"
        if open_line not in text:
            raise KeyError(f"the question has no parameter {name}")
        values = [value] if isinstance(value, Node) else value
        text = text.replace(open_line, f"VALUES ?{name} {{ {' '.join(v.n3() for v in values)} }}")
    return text


def ask(dataset: Dataset, name: str, parameters: Mapping[str, Node | Sequence[Node]] | None = None) -> list[Answer]:
    """The answer to a named question, its lines sorted so that the same graph gives the same list."""
    result = dataset.query(bound(question(name), parameters or {}))
    rows = (row for row in result if isinstance(row, ResultRow))
    answers = ({str(key): str(value) for key, value in row.asdict().items() if value is not None} for row in rows)
    return sorted(answers, key=lambda answer: sorted(answer.items()))


def gathered(answers: list[Answer], key: str) -> list[dict[str, tuple[str, ...]]]:
    """The lines with the same key as one, each column with all its values: a fact with two actors is one fact."""
    lines: dict[str, dict[str, list[str]]] = {}
    for answer in answers:
        line = lines.setdefault(answer[key], {})
        for column, value in answer.items():
            values = line.setdefault(column, [])
            if value not in values:
                values.append(value)
    return [{column: tuple(values) for column, values in line.items()} for line in lines.values()]
