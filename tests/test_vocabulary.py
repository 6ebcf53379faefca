"""The vocabulary class and the ontology file say the same, and the file says enough of each term."""

from __future__ import annotations

from importlib.resources import files

import pytest
from rdflib import OWL, RDF, RDFS, Graph, URIRef

from ontology.vocabulary import MG, OA


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(data=(files("ontology") / "minutegraph.ttl").read_text("utf-8"), format="turtle")


def own(ontology: Graph) -> set[URIRef]:
    return {s for s in ontology.subjects() if isinstance(s, URIRef) and s.startswith(str(MG._NS))}


def test_class_and_file_have_the_same_terms(ontology: Graph) -> None:
    assert {str(t) for t in own(ontology)} == {
        str(MG._NS) + n for n in [*MG.__annotations__, *MG._extras] if n[0] != "_"
    }


def test_every_term_has_label_and_type(ontology: Graph) -> None:
    for term in sorted(own(ontology)):
        assert len(list(ontology.objects(term, RDFS.label))) == 1, term
        assert list(ontology.objects(term, RDF.type)), term


def test_every_class_and_property_has_a_comment(ontology: Graph) -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    terms = [t for k in kinds for t in ontology.subjects(RDF.type, k)]
    assert len(terms) > 100
    assert [t for t in terms if not ontology.value(t, RDFS.comment)] == []


def test_terms_named_as_domain_range_or_superclass_exist(ontology: Graph) -> None:
    used = {o for o in ontology.objects() if isinstance(o, URIRef) and o.startswith(str(MG._NS))}
    assert used <= own(ontology)


@pytest.mark.parametrize("term", ["atended", "dueBye", "Persons"])
def test_a_misspelt_term_is_refused(term: str) -> None:
    with pytest.raises(AttributeError):
        getattr(MG, term)


def test_a_misspelt_annotation_term_is_refused() -> None:
    with pytest.raises(AttributeError):
        _ = OA.exactly
