"""Users' own queries: all four forms, and nothing that changes or leaves the graph."""

import pytest
from rdflib import Graph

from graph.sparql import BadQuery, Solutions, answer

ODELL = "<https://example.org/id/person/odell>"


def test_select_without_declaring_prefixes(harbour):
    found = answer(
        harbour, "SELECT ?n (COUNT(?m) AS ?times) { ?p mg:attended ?m ; rdfs:label ?n } GROUP BY ?n ORDER BY ?n"
    )
    assert found.columns == ("n", "times")
    assert found.rows[1] == {"n": "Fran Odell", "times": 2}


def test_unbound_is_an_empty_cell(harbour):
    found = answer(harbour, f"SELECT ?l ?x {{ {ODELL} rdfs:label ?l OPTIONAL {{ {ODELL} mg:venue ?x }} }}")
    assert found == Solutions(("l", "x"), ({"l": "Fran Odell", "x": ""},))


@pytest.mark.parametrize(("thing", "said"), [(ODELL, "yes"), ("<https://example.org/id/person/none>", "no")])
def test_ask(harbour, thing, said):
    assert answer(harbour, f"ASK {{ {thing} a mg:Person }}").rows == ({"answer": said},)


@pytest.mark.parametrize("query", ["CONSTRUCT { ?s mg:chairs ?o } WHERE { ?s mg:chairs ?o }", f"DESCRIBE {ODELL}"])
def test_triples(harbour, query):
    found = answer(harbour, query)
    assert isinstance(found, Graph)
    assert "mg:chairs" in found.serialize(format="turtle")


REFUSED = [
    ("INSERT DATA { <a:a> <a:b> <a:c> }", "update"),
    ("PREFIX x: <http://x/>\n# SELECT\nDELETE WHERE { ?s ?p ?o }", "update"),
    ("  clear all", "update"),
    ("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }", "another server"),
    ("SELEKT ?s", "not a SPARQL query"),
    ("SELECT ?s { ?s nope:x ?o }", "not a SPARQL query"),
    ("", "not a SPARQL query"),
]


@pytest.mark.parametrize(("query", "reason"), REFUSED)
def test_refused(harbour, query, reason):
    with pytest.raises(BadQuery, match=reason):
        answer(harbour, query)


def test_words_in_strings_are_no_updates(harbour):
    assert answer(harbour, "ASK { ?s ?p 'insert into SERVICE' }").rows == ({"answer": "no"},)
