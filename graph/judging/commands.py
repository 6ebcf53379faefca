"""Judgements made: each is written to the file beside the store and takes effect at once, or is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from extract.naming.post_names import has_body, has_post
from extract.records import Kind
from graph.identity.wording import spaced
from graph.judgements.fields import BETWEEN, NOTHING, Field, Named, field_of, kind_name, read_values
from graph.judgements.file import append, judgements_file, load, take_back
from graph.judgements.judgement import ACCEPT, CORRECT, DIFFERENT, OF_FACTS, REJECT, RENAME, SAME, UNSURE, Judgement
from graph.judgements.numbering import Numbered
from graph.judging.contradictions import Contradiction, namesake, refuse_different, refuse_same
from graph.judging.known import Known, Referent
from graph.judging.reprojecting import reproject
from graph.names import UnknownName
from graph.portrait import UnknownFact, fact_id, sayings
from graph.rows import JudgementRow
from graph.store import StoreMissing, open_store, read_pointer, write_whole, writing

MENTIONS_SHOWN = 12  # of something that is to be parted: more fill the screen, and any other can be named as well


class NotJudged(Exception):
    """A judgement that makes no sense as it was asked for; the message says what would."""


@dataclass(frozen=True, slots=True)
class By:
    """Who judges, on which day, and why."""

    name: str
    day: str
    reason: str = ""


def same(store_dir: Path, a: str, b: str, by: By) -> str:
    """Hold two for one; what is now so, as a sentence. Contradiction where they were judged different."""
    with held(store_dir) as known:
        one, other = _pair(known, a, b)
        if one.entity.id == other.entity.id:
            return f"Nothing to do: “{a}” and “{b}” are one {one.entity.kind} already, {one.entity.label}."
        refuse_same(known, one, other)
        _write(known, of_pair(SAME, one, other, by))
        now = Known(store_dir).entity(one.mention)
        return f"{one} and {other} are one {one.entity.kind} now: {now.label if now else one}."


def different(store_dir: Path, a: str, b: str, by: By) -> str:
    """Keep two apart, or part what was wrongly joined: then mentions, "NAME in FILE", say what from what."""
    with held(store_dir) as known:
        one, other = _pair(known, a, b)
        joined = one.entity.id == other.entity.id
        if one.mention == other.mention or (joined and not (one.pointed and other.pointed)):
            raise NotJudged(_how_to_part(known, one, f"“{a}” and “{b}” are both {one.entity}"))
        refuse_different(known, one, other)
        _write(known, of_pair(DIFFERENT, one, other, by))
        after = Known(store_dir)
        names = [entity.label for m in (one, other) if (entity := after.entity(m.mention))]
        parted = "two now" if joined else "two, whatever other papers say"
        return f"{one} and {other} are {parted}: {' and '.join(names)}."


def unsure(store_dir: Path, a: str, b: str, by: By) -> str:
    """Note that nobody can tell whether two are one: nothing changes, and review does not ask again."""
    with held(store_dir) as known:
        one, other = _pair(known, a, b)
        if one.entity.id == other.entity.id:
            raise NotJudged(f"“{a}” and “{b}” are one {one.entity.kind} already, {one.entity.label}")
        _write(known, of_pair(UNSURE, one, other, by))
        return f"{one} and {other} stay two, and review does not ask about them again."


def rename(store_dir: Path, a: str, name: str, by: By) -> str:
    """Call something by another name; its other names still find it. NotJudged where another thing has that name."""
    with held(store_dir) as known:
        one = known.referent(a)
        if not spaced(name):
            raise NotJudged("a name cannot be empty")
        if spaced(name) == one.entity.label:
            return f"Nothing to do: that is what {one.entity} is called."
        if (other := namesake(known, name, one)) is not None:
            raise NotJudged(
                f"“{spaced(name)}” is the name of another {other.kind}; if the two are one: minutegraph same "
                f"{one.entity.key} {other.key}; if they are not: minutegraph different {one.entity.key} {other.key}, "
                "then rename"
            )
        _write(known, Judgement(by.day, by.name, RENAME, one.entity.kind, one.text, spaced(name), by.reason))
        return f"{one.entity.label} is called {spaced(name)} now."


def reject(store_dir: Path, fact: str, by: By) -> str:
    """Set a fact aside: no answer shows it, its evidence tells who rejected it when and how it was read."""
    with held(store_dir) as known:
        meant, says = _fact(known, fact)
        if done := _judged_so(known, REJECT, meant):
            return done
        _write(known, _of_fact(known, REJECT, meant, by))
        return f"Rejected: {says}"


def accept(store_dir: Path, fact: str, by: By) -> str:
    """Vouch for a fact: no answer hides it for being unsure."""
    with held(store_dir) as known:
        meant, says = _fact(known, fact)
        if done := _judged_so(known, ACCEPT, meant):
            return done
        _write(known, _of_fact(known, ACCEPT, meant, by))
        return f"Accepted: {says}"


def correct(store_dir: Path, fact: str, name: str, value: str, by: By) -> tuple[str, tuple[str, ...]]:
    """Put a value in the place of what was read; what is now so, and what to know of the names in the value.

    BadField where the fact has no such field, or the field cannot take the value.
    """
    with held(store_dir) as known:
        meant, _says = _fact(known, fact)
        kind = kind_name(type(meant.fact))
        field = field_of(kind, name)
        notes: list[str] = []
        text = _value(known, field, spaced(value), known.papers.call(meant.paper), notes)
        read_values(name, field, text)
        _write(known, _of_fact(known, CORRECT, meant, by, f"{name}: {text}"))
        (now,) = sayings(open_store(store_dir), [meant.id])
        return f"Corrected: {now.sentence}", tuple(notes)


def undo(store_dir: Path, line: int | None = None) -> str:
    """Take back the last judgement, or that of a line; which it was. NoJudgement where there is none."""
    with held(store_dir) as known:
        before = known.judgements.path.read_bytes().decode("utf-8") if known.judgements.made else ""
        gone = take_back(known.judgements, line)
        _apply(store_dir, before)
        return f"Taken back, line {gone.line}: {told(gone)}, {gone.told}."


def rows(store_dir: Path) -> list[JudgementRow]:
    """All judgements of a store, in order; StoreMissing where there is neither a store nor a file of judgements."""
    if not judgements_file(store_dir).exists():
        read_pointer(store_dir)
    return [
        JudgementRow(j.line, j.date, j.by, j.verdict, j.kind, j.one, j.other, j.reason, j.words)
        for j in load(store_dir).made
    ]


def told(judgement: Judgement) -> str:
    """What a judgement is of, in the words of the file: "Rosie Ashdown in a.txt and R Ashdown in b.txt"."""
    if judgement.verdict == CORRECT:
        return f"{judgement.one} ({judgement.other})"
    if judgement.verdict == RENAME:
        return f"{judgement.one}, to {judgement.other}"
    return " and ".join(part for part in (judgement.one, judgement.other) if part)


def _how_to_part(known: Known, one: Referent, so: str) -> str:
    """What to do about something wrongly joined: undo the judgements that joined it, or say what is to be parted."""
    mentions = known.mentions(one.entity)
    lines = [
        f"line {j.line}: {j.by} judged “{j.one}” the same as “{j.other}” on {j.date}; undo it first "
        f"(minutegraph undo {j.line})"
        for j in known.judgements.made
        if j.verdict == SAME and (pair := known.pair(j)) and set(pair) <= set(mentions)
    ]
    if lines:
        return "; ".join(lines)
    texts = sorted((known.mentioned.text(m) for m in mentions), key=lambda text: text.rpartition(" in ")[2])
    more = f"; and {len(texts) - MENTIONS_SHOWN} more" if len(texts) > MENTIONS_SHOWN else ""
    places = "; ".join(f"“{text}”" for text in texts[:MENTIONS_SHOWN])
    return f"{so}. To part it, say which of its mentions is another: {places}{more}"


@contextmanager
def held(store_dir: Path) -> Iterator[Known]:
    """The store, held against other writers, with its judgements applied as the file has them."""
    if not store_dir.is_dir():
        raise StoreMissing(f"there is no store in {store_dir}")
    with writing(store_dir):
        known = Known(store_dir)
        if known.judgements.digest != known.state.manifest.judgements:
            reproject(store_dir)
            known = Known(store_dir)
        yield known


def _write(known: Known, judgement: Judgement) -> None:
    path = known.judgements.path
    before = path.read_bytes().decode("utf-8") if path.exists() else ""
    append(path, judgement)
    _apply(known.store_dir, before)


def _apply(store_dir: Path, before: str) -> None:
    """Make the graph anew; where that fails the file is as it was before."""
    try:
        reproject(store_dir)
    except BaseException:
        path = judgements_file(store_dir)
        if before:
            write_whole(path, before)
        else:
            path.unlink(missing_ok=True)
        raise


def _pair(known: Known, a: str, b: str) -> tuple[Referent, Referent]:
    """Two things of one kind; NotJudged where they are of two."""
    one, other = known.referent(a), known.referent(b)
    if one.entity.kind == other.entity.kind:
        return one, other
    for first, second, kind in ((a, b, one.entity.kind), (a, b, other.entity.kind)):
        try:
            return known.referent(first, (kind,)), known.referent(second, (kind,))
        except UnknownName:
            continue
    raise NotJudged(f"{one.entity} and {other.entity}: only two of one kind can be judged the same or different")


def of_pair(verdict: str, one: Referent, other: Referent, by: By) -> Judgement:
    """A judgement of two things, as it is written."""
    return Judgement(by.day, by.name, verdict, one.entity.kind, one.text, other.text, by.reason)


def _fact(known: Known, text: str) -> tuple[Numbered, str]:
    """A fact by its short id with its sentence; NotJudged for a meeting or a strategy, which is no statement."""
    short = fact_id(known.dataset, text)
    found = next((n for s in known.papers.names if (n := known.facts.in_paper(s).get(short))), None)
    if found is None:
        kinds = {said.kind.lower() for said in sayings(known.dataset, [short])}
        if kinds <= {"meeting", "strategy"}:
            what = " or ".join(kinds)
            raise NotJudged(f"fact {short} is a {what}: papers speak of it, and only what they say of it can be judged")
        raise UnknownFact(f"The paper of fact {short} cannot be had any more, so it cannot be judged.")
    says = sayings(known.dataset, [short]) or sayings(known.dataset, [short], "set_aside")
    return found, says[0].sentence


def _judged_so(known: Known, verdict: str, meant: Numbered) -> str:
    """That a fact was rejected or accepted already, as a sentence; "" where it was not."""
    for earlier in known.judgements.made:
        if earlier.verdict == verdict and (found := known.facts.meant(earlier)) and found.id == meant.id:
            return f"Nothing to do: line {earlier.line}: it was {earlier.told}."
    return ""


def _of_fact(known: Known, verdict: str, meant: Numbered, by: By, other: str = "") -> Judgement:
    """A judgement of a fact; Contradiction where an earlier one speaks against it."""
    for earlier in known.judgements.made:
        if earlier.verdict not in OF_FACTS or (verdict == REJECT) == (earlier.verdict == REJECT):
            continue
        found = known.facts.meant(earlier)
        if found is not None and found.id == meant.id:
            first = f"undo it first (minutegraph undo {earlier.line})"
            raise Contradiction(f"line {earlier.line}: it was {earlier.told}; {first}")
    place = known.papers.call(meant.paper)
    words = spaced(meant.fact.evidence.exact)
    kind = kind_name(type(meant.fact))
    return Judgement(by.day, by.name, verdict, kind, f"{meant.id} in {place}", other, by.reason, words)


def _value(known: Known, field: Field, value: str, place: str, notes: list[str]) -> str:
    """A value as the file has it: names as the graph knows them, else as new names."""
    if not field.kinds or (value == NOTHING and field.optional):
        return value
    names = [part.strip() for part in value.split(BETWEEN)] if field.many else [value]
    return f"{BETWEEN} ".join(str(_name(known, field, name, place, notes)) for name in names if name)


def _name(known: Known, field: Field, text: str, place: str, notes: list[str]) -> Named:
    """What a name in a correction stands for: what bears it in the fact's own paper, else anywhere; else a new one."""
    stated, _, rest = text.partition(":")
    kinds = (Kind(stated),) if stated in field.kinds and rest.strip() else field.kinds
    name = rest.strip() if len(kinds) == 1 and stated == kinds[0] and rest.strip() else text
    try:
        one = known.in_paper(name, place, kinds) or known.referent(name, kinds)
    except UnknownName:
        kind = _new_kind(name, kinds)
        notes.append(f"“{name}” is new to the graph: it is taken as a {kind}.")
        return Named(kind, name)
    if one.entity.taken_from:
        notes.append(f"“{name}” is taken as {one.entity}.")
    where = known.papers.call(one.mention.paper)
    return Named(Kind(one.entity.kind), one.text.removesuffix(f" in {where}"), where)


def _new_kind(name: str, kinds: Sequence[Kind]) -> Kind:
    """The kind of a new name: by the nouns in it, else the first that the field takes."""
    if Kind.POST in kinds and has_post(name):
        return Kind.POST
    if Kind.BODY in kinds and has_body(name):
        return Kind.BODY
    return kinds[0]
