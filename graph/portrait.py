"""Everything known of one person, body, post, strategy or service; and the words behind any fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rdflib import Dataset, Literal, URIRef
from rdflib.namespace import RDF, RDFS

from graph.links import Linker, no_links
from graph.names import PERSON, Named, find, key_of
from graph.questions.ask import Answer, ask, gathered
from graph.rows import EvidenceRow, ShowRow
from graph.spells.answers import SORTS, held, on_day, span_words
from graph.succession import succession
from graph.wording import as_words, clock, said, templates

MG_PREFIX = "https://w3id.org/minutegraph/ontology#"


class UnknownFact(LookupError):
    """No fact by that short id, or several that begin with it."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement: its short id, kind, words as a sentence, day, papers, rule and confidence; who judged it when."""

    fact: str
    kind: str
    sentence: str
    date: str
    documents: tuple[str, ...]
    rule: str
    confidence: str
    judged: str = ""

    @property
    def shown(self) -> str:
        """The sentence, with who judged it when, where anybody did."""
        return f"{self.sentence} ({self.judged})" if self.judged else self.sentence


def show(dataset: Dataset, name: str | Named, *, on: str | None = None) -> list[ShowRow]:
    """Everything that the papers say of a person, body, post, strategy or service, by kind and date.

    The first rows are what it is and its other names; they rest on all papers and carry no fact id. Then what came
    before and after it, and the spells: of a person in offices, of a body or post those of others. Statements follow,
    and what the posts did that a person held, marked as inferred. With `on`, the spells that cover that day, and the
    statements of papers up to it.
    """
    one = name if isinstance(name, Named) else find(dataset, name)
    rows = [ShowRow("name", one.label, "", "", ""), ShowRow("kind", _kind(dataset, one), "", "", "")]
    rows += [ShowRow("other name", other, "", "", "") for other in one.other_names]
    rows += succession(dataset, one)
    rows += _spells(dataset, one, on)
    facts = [answer["fact"] for answer in ask(dataset, "facts_about", {"about": one.id})]
    by_post = _by_post(dataset, one)
    order = list(templates())
    said = [s for s in sayings(dataset, [*facts, *by_post]) if on is None or "" < s.date <= on]
    for s in sorted(said, key=lambda s: (s.fact in by_post, order.index(s.kind), s.date, s.sentence, s.fact)):
        about, sentence = as_words(s.kind), s.shown
        if s.fact in by_post:
            about, sentence = f"{about}, inferred", f"{sentence} ({by_post[s.fact]})"
        rows.append(ShowRow(about, sentence, s.date, "; ".join(s.documents), s.fact))
    return rows


def _spells(dataset: Dataset, one: Named, on: str | None) -> list[ShowRow]:
    """Which offices a person held when, or who held those of a body or post; with a day, who then and how known."""
    rows = []
    for sort in SORTS:
        found = [h for h in held(dataset, sort) if str(one.id) in (h.who_id, h.of_id, h.body_id)]
        for spell in found if on is None else on_day(found, on).there:
            office = {"chair": f"{spell.kind or 'chair'} of {spell.of}", "post": spell.of}
            what = f"{spell.who}: {office.get(sort, f'member of {spell.of}')}"
            when = span_words(spell) if on is None else f"on {on}: {spell.known(on)}"
            said = spell.cite(on)
            rows.append(ShowRow(f"{sort} spell", f"{what}, {when}", said.date, said.document, said.fact))
    return rows


def _by_post(dataset: Dataset, one: Named) -> dict[str, str]:
    """The facts that speak of a post alone which a person held that day, with why that is inferred."""
    if one.kind != PERSON:
        return {}
    lines = ask(dataset, "holder_of", {"person": one.id})
    return {
        line["fact"]: f"inferred: {line['holder']} held the post on {line['heldOn']}: {line['why']}" for line in lines
    }


def evidence(dataset: Dataset, fact: str, link: Linker = no_links) -> list[EvidenceRow]:
    """The words behind a fact, by its short id or the beginning of it that fits one fact only; UnknownFact otherwise.

    A fact that several papers state, such as a meeting, has a row for each passage. Where other papers date the meeting
    at which something is due, their words follow in rows about "due at"; where it is inferred who held a post that day,
    the words that say so in rows about "holder of the post". `link` gives a paper's address. Of a fact that was judged,
    a row says so; of one that was rejected or corrected, how the paper was read too.
    """
    one = fact_id(dataset, fact)
    standing, read = sayings(dataset, [one]), sayings(dataset, [one], "set_aside")
    (statement,) = standing or read
    judged = _judged(dataset, one, read[0].sentence if read else "")
    rows = [
        EvidenceRow(
            fact=one,
            about=_concluded(answer)[0] or as_words(statement.kind),
            says=_concluded(answer)[1] or (statement.sentence if standing else ""),
            words=answer["words"],
            before=answer.get("before", ""),
            after=answer.get("after", ""),
            document=answer["document"],
            part=_part(answer),
            page=answer.get("page", ""),
            link=link(answer.get("sha256", ""), answer.get("page", "")),
            start=int(answer["start"]),
            end=int(answer["end"]),
            rule="inferred" if "why" in answer else statement.rule,
            confidence="" if "why" in answer else statement.confidence,
            judged="" if "why" in answer else judged,
        )
        for answer in ask(dataset, "evidence", {"fact": Literal(one)})
    ]
    return sorted(rows, key=lambda r: (r.rule == "inferred", r.document, r.start, r.end))


def _concluded(answer: Answer) -> tuple[str, str]:
    """What was concluded from the words of an answer, and about what; empty for the statement's own words."""
    if "at" in answer:
        return "due at", f"{answer['at']}: {answer['why']}"
    if "holder" in answer:
        return "holder of the post", f"{answer['holder']} held the post {answer['post']}: {answer['why']}"
    return "", ""


def _judged(dataset: Dataset, fact: str, read: str) -> str:
    """What people judged of a fact: "rejected by jo on 2030-05-01: not a promise; read as: ..."."""
    told = []
    for line in ask(dataset, "judged", {"fact": Literal(fact)}):
        what = f" ({line['value']})" if "value" in line else ""
        why = f": {line['reason']}" if "reason" in line else ""
        told.append(f"{line['told']}{what}{why}")
    return "; ".join([*told, f"read as: {read}"] if told and read else told)


def _part(answer: Answer) -> str:
    """The part of its document in which words stand: kind, item and title."""
    if "part" not in answer:
        return ""
    item = f", item {answer['part_number']}" if answer.get("part_number") else ""
    return f"{answer['part_kind']}{item}: {answer['part']}"


def fact_id(dataset: Dataset, beginning: str) -> str:
    """The one short id that is or begins with these letters; UnknownFact when none or several do."""
    ids = sorted(answer["fact"] for answer in ask(dataset, "fact_ids"))
    if beginning in ids:
        return beginning
    found = [i for i in ids if beginning and i.startswith(beginning)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownFact(f"{len(found)} facts begin with “{beginning}”: {', '.join(found[:6])}. Give more of the id.")
    raise UnknownFact(f"No fact “{beginning}” in the graph. Ids stand in the fact column of every answer.")


def sayings(dataset: Dataset, facts: Iterable[str], question: str = "statements") -> list[Said]:
    """The statements with these short ids, as sentences. One that was rejected says nothing, so it is left out; what it
    said answers the question "set_aside".
    """
    ids = [Literal(fact) for fact in sorted(set(facts))]
    if not ids:
        return []
    by_fact: dict[str, list[Answer]] = {}
    for answer in ask(dataset, question, {"fact": ids}):
        by_fact.setdefault(answer["fact"], []).append(answer)
    return [_said(fact, answers) for fact, answers in sorted(by_fact.items()) if _kinds(answers) & templates().keys()]


def _kinds(answers: Iterable[Answer]) -> set[str]:
    """The classes of a statement, by their last word."""
    return {_local(answer["value"]) for answer in answers if answer["property"] == str(RDF.type)}


def _said(fact: str, answers: list[Answer]) -> Said:
    values: dict[str, list[str]] = {}
    for answer in answers:
        values.setdefault(answer["property"], []).append(_value(answer))
    terms = {_term(p): "; ".join(sorted(set(v))) for p, v in values.items()}
    types = _kinds(answers)
    kind = next(kind for kind in templates() if kind in types)
    terms["type"] = ", ".join(as_words(t) for t in sorted(types - {kind, "Statement", "SetAside"}) if t)
    terms["label"] = terms.get("label", "")
    for term in ("attendanceStatus", "relationKind"):
        terms[term] = as_words(terms.get(term, ""))
    if terms.get("responsibleInferred") == "true":
        terms["responsible"] = f"{terms['responsible']} (inferred)"
    for term in ("startTime", "endTime"):
        terms[term] = clock([terms.get(term, "")])
    return Said(
        fact=fact,
        kind=kind,
        sentence=said(kind, terms),
        date=terms.get("asOf") or terms.get("date", ""),
        documents=tuple(sorted(set(values.get(MG_PREFIX + "recordedIn", [])))),
        rule=terms.get("rule", ""),
        confidence=terms.get("confidence", ""),
        judged=terms.get("judgement", ""),
    )


def _kind(dataset: Dataset, one: Named) -> str:
    kinds = [line["kind"] for line in gathered(ask(dataset, "body_kinds"), "id") if str(one.id) in line["id"]]
    return ", ".join(as_words(kind) for kind in sorted(kinds[0])) if kinds else one.kind


def _value(answer: Answer) -> str:
    """What to print for a value: its label or file name, a term of the vocabulary by its last word, else as it is."""
    value = answer["value"]
    if value.startswith(MG_PREFIX):
        return _local(value)
    return answer.get("document") or answer.get("label") or (key_of(URIRef(value)) if "://" in value else value)


def _term(address: str) -> str:
    return "label" if address == str(RDFS.label) else _local(address)


def _local(address: str) -> str:
    return address.removeprefix(MG_PREFIX) if address.startswith(MG_PREFIX) else ""
