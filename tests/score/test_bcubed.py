"""B-cubed: what is merged costs precision, what is split costs recall, and roles are nobody's names."""

from __future__ import annotations

import pyoxigraph
import pytest
from oxrdflib import OxigraphStore
from rdflib import RDF, RDFS, Dataset, Literal, URIRef

from graph.quads import to_quads
from graph.score.bcubed import Identity, identity
from graph.score.gold import GoldPaper
from graph.statements import Triple
from ontology.vocabulary import MG

BASE = "https://example.org/"


def graph(*known: tuple[str, str, str]) -> Dataset:
    """A graph that knows forms in papers: paper, form, entity."""
    triples: list[Triple] = []
    for number, (paper, form, entity) in enumerate(known):
        node, document, thing = (URIRef(BASE + part) for part in (f"id/{number}", f"doc/{paper}", f"person/{entity}"))
        triples += [
            (node, RDF.type, MG.Identification),
            (node, MG.entity, thing),
            (node, MG.form, Literal(form)),
            (node, MG.recordedIn, document),
            (document, MG.fileName, Literal(paper)),
            (thing, RDFS.label, Literal(entity)),
        ]
    store = pyoxigraph.Store()
    store.extend(to_quads(triples, URIRef(BASE + "graph")))
    return Dataset(store=OxigraphStore(store=store), default_union=True)


def gold(paper: str, *aliases: tuple[str, ...], council: str = "Leys") -> GoldPaper:
    return GoldPaper(paper, council, {}, aliases)


def figures(known: list[tuple[str, str, str]], *papers: GoldPaper) -> Identity:
    found = identity(graph(*known), papers)
    assert found is not None
    return found


LANE = [("a", "Ann Lane", "lane"), ("a", "Cllr Lane", "lane"), ("b", "Ann Lane", "lane")]
PAPERS = (gold("a", ("Ann Lane", "Cllr Lane")), gold("b", ("Ann Lane",)))


def test_all_right() -> None:
    found = figures(LANE, *PAPERS)
    assert (found.precision, found.recall, found.f1, found.known, found.forms) == (1, 1, 1, 3, 3)
    assert (found.merged, found.split) == ((), ())


def test_what_is_split_costs_recall_and_is_told() -> None:
    found = figures([*LANE[:2], ("b", "Ann Lane", "other")], *PAPERS)
    assert found.precision == 1
    assert found.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert [line.split(":")[0] for line in found.split] == ["Ann Lane"]


def test_what_is_merged_costs_precision_and_is_told() -> None:
    found = figures([*LANE, ("b", "Al Lane", "lane")], PAPERS[0], gold("b", ("Ann Lane",), ("Al Lane",)))
    assert found.recall == 1
    assert found.precision == pytest.approx((3 * 3 / 4 + 1 / 4) / 4)
    assert [line.split(":")[0] for line in found.merged] == ["person/lane"]
    assert "“Al Lane” (Al Lane, b)" in found.merged[0]


@pytest.mark.parametrize(
    "role",
    ["the Independent Chair", "Cabinet Member for Parks", "the Panel", "The local authority", "DCS", "the Chairman"],
)
def test_roles_are_left_out(role: str) -> None:
    known = [*LANE, ("a", role, "other")]
    found = figures(known, gold("a", ("Ann Lane", "Cllr Lane", role)), PAPERS[1])
    assert (found.known, found.recall) == (3, 1)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Ann Lane", "AL"),
        ("Ann Lane", "Superintendent Lane"),
        ("Leys Safeguarding Board", "LSB"),
        ("Leys Safeguarding Board", "Safeguarding Board"),
        ("Clinical Commissioning Groups", "CCGs"),
        ("An Garda Síochána", "AGS"),
    ],
)
def test_names_and_acronyms_are_counted(name: str, form: str) -> None:
    found = figures([("a", name, "one"), ("a", form, "two")], gold("a", (name, form)))
    assert (found.known, found.recall) == (2, 0.5)


def test_a_post_is_no_name_and_two_people_are_not_one() -> None:
    posts = (("Director of Parks", "the Director"), ("Ann Lane",), ("Al Reed",), ("Ann Lane and Al Reed", "AL/AR"))
    found = figures([("a", "Director of Parks", "post"), ("a", "Ann Lane", "lane")], gold("a", *posts))
    assert (found.known, found.forms) == (1, 2)


def test_a_form_is_known_without_its_title_and_not_where_it_could_be_of_two() -> None:
    assert figures([("a", "Lane", "lane")], gold("a", ("Lane", "Cllr. Lane"))).known == 2
    both = identity(graph(("a", "Lane", "one"), ("a", "Lane", "two")), [gold("a", ("Lane",))])
    assert both is None


def test_another_papers_variant_is_the_same_one_unless_a_paper_tells_them_apart() -> None:
    known = [("a", "A B Lane", "lane"), ("b", "Ann Lane", "lane"), ("b", "A B Lane", "lane")]
    full = gold("b", ("Ann Lane", "A B Lane"))
    assert figures(known, gold("a", ("AB Lane", "A B Lane")), full).precision == 1
    apart = gold("a", ("A B Lane",), ("Ann Lane",))
    known.append(("a", "Ann Lane", "lane"))
    assert figures(known, apart, full).precision < 1


def test_one_name_in_two_councils_is_left_open() -> None:
    elsewhere = gold("b", ("Ann Lane",), council="Essmouth")
    assert figures(LANE, PAPERS[0], elsewhere).precision == 1
    assert figures([*LANE[:2], ("b", "Ann Lane", "other")], PAPERS[0], elsewhere).recall == 1
    other = gold("b", ("Anna Lane", "Ann Lane"), council="Essmouth")
    assert figures(LANE, PAPERS[0], other).precision < 1
