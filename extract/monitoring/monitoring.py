"""Who watches whom: inspections, monitoring visits, audits, reviews, oversight and reports, each told once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.monitoring.details import Details, activity_name, details_of, leaders, looks_ahead, quote
from extract.monitoring.roles import Scene, monitors
from extract.monitoring.standing import is_standing
from extract.monitoring.subjects import subject
from extract.monitoring.watch_words import watchings
from extract.paper import Paper
from extract.prose.parties import is_watchdog, parties_in, watches_councils
from extract.prose.topics import names_watching, vagueness
from extract.records import Kind, Monitoring, Ref, Rejected

_TOLD = {"topic": 0.8, "last": 0.85, "context": 0.85, "clause": 0.85, "lead": 0.9, "meeting": 0.95}
_UNOWNED = re.compile(r"(?:services?|arrangements|provision|help|support) for ")
_ELSEWHERE = re.compile(r"\bnation|\b(?:in|across) (?:the )?[A-Z]|\b(?:other|all) ")
_UNTOLD = 0.7  # the subject is not in the passage: what the same watchdog inspects elsewhere, or the authority


@dataclass(frozen=True, slots=True)
class _Found:
    """One watching as read, before what the whole paper knows is filled in."""

    scene: Scene
    monitor: Ref
    subject: Ref | None
    topic: Ref | None
    details: Details
    told: float
    plain: bool

    @property
    def place(self) -> int:
        """Where it stands in the document."""
        return self.scene.passage.joined.offsets[self.scene.sentence.start_char]

    @property
    def activity(self) -> str:
        """What the monitor does; who audits does not inspect."""
        activity = self.scene.watching.rule.activity
        return "audit" if activity == "inspection" and "Audit" in self.monitor.name else activity

    @property
    def ahead(self) -> bool:
        """Whether the sentence looks ahead."""
        return looks_ahead(self.scene)


def find_monitoring(paper: Paper) -> Iterator[Monitoring | Rejected]:
    """Every watching that the paper tells, once for each subject, monitor, activity and date."""
    found: list[_Found] = []
    rejected: list[Rejected] = []
    for answer in _read(paper):
        (rejected if isinstance(answer, Rejected) else found).append(answer)  # type: ignore[arg-type]
    usual = _usual_subjects(found)
    told: list[_Found] = []
    for one in found:
        of_councils = not is_watchdog(one.monitor) or watches_councils(one.monitor)
        watched = one.subject or usual.get(one.monitor.name) or (usual.get("") if of_councils else None) or one.topic
        told_of = one.ahead or one.details.edtf or one.details.outcome  # "recent inspections by Ofsted" are of anything
        if watched is None and told_of and watches_councils(one.monitor):
            watched = _authority(paper)
        if watched is None or watched.name == one.monitor.name:
            rejected.append(_rejection(one.scene, "what is watched is not said"))
        else:
            told.append(replace(one, subject=watched))
    for one in _once(told):
        yield _monitoring(one)
    yield from rejected


def _read(paper: Paper) -> Iterator[_Found | Rejected]:
    for passage, sentence in paper.sentences():
        scenes = [Scene(paper, passage, sentence, w, ()) for w in watchings(sentence)]
        if not scenes:
            continue
        parties = paper.once(parties_in, passage, sentence)
        taken: list[tuple[int, int]] = []
        missed: list[Scene] = []
        for bare in scenes:
            scene = replace(bare, parties=parties)
            words = scene.watching
            if any(a < words.end and words.start < b for a, b in taken):
                continue
            answers = list(_facts(scene))
            if answers:
                taken.append((words.start, words.end))
                yield from answers
            else:
                missed.append(scene)
        if missed and not taken:
            known = any(monitors(scene)[1] for scene in missed[:1])
            yield _rejection(missed[0], f"{'what is watched' if known else 'who watches'} is not said")


def _rejection(scene: Scene, reason: str) -> Rejected:
    rule = scene.watching.rule
    return Rejected(scene.paper.evidence(scene.passage, *quote(scene)), f"monitoring {rule.name}", reason)


def _facts(scene: Scene) -> Iterator[_Found]:
    rule = scene.watching.rule
    by_way, watchers = monitors(scene)
    if not watchers:
        return
    details = details_of(scene, watchers)
    if (rule.outcome and details[0].outcome is None) or (rule.dated and details[0].edtf is None):
        return
    bare = details[0].edtf is None and details[0].outcome is None
    of_watchdog = any(is_watchdog(w) for w in watchers)
    for watcher in watchers:
        way, watched = subject(scene, watcher)
        if watched is not None and vagueness(watched.name) == "none":
            return
        if watched is None and not of_watchdog:
            return
        named = way in ("of", "owned") and watched is not None and watched.kind is Kind.BODY
        if by_way == "context" and bare and not named and not looks_ahead(scene):
            return  # "themes from the inspection" tells of none
        if watched is not None and of_watchdog:
            watched = _with_owner(scene, watched)
        topic = watched if way == "topic" else None
        if topic and watcher.name.lower() in topic.name.lower():
            way, watched, topic = "", None, None  # "Ofsted Action Plan" is not what Ofsted inspects
        if topic and of_watchdog and not names_watching(scene.paper, scene.passage, watcher.name):
            way, watched = "", None
        told = _TOLD.get(by_way, 1) * (_TOLD.get(way, 1) if watched else _UNTOLD)
        for detail in details:
            yield _Found(scene, watcher, watched, topic, detail, told, way not in ("topic", "last"))


def _with_owner(scene: Scene, watched: Ref) -> Ref:
    """Whose services are meant, where an inspection's own name does not say: "services for children in need"."""
    authority = scene.paper.authority
    if authority and watched.kind is Kind.SERVICE and authority.startswith(f"{watched.name} "):
        return Ref(Kind.BODY, authority, watched.written)  # "the judgement for Northmarch"
    if (
        watched.kind is not Kind.SERVICE
        or not authority
        or not _UNOWNED.match(watched.name)
        or _ELSEWHERE.search(watched.name)
    ):
        return watched
    return Ref(Kind.SERVICE, f"{authority}'s {watched.name}", watched.written)


def _usual_subjects(found: list[_Found]) -> dict[str, Ref]:
    """What each watchdog is most often said to inspect in this paper, under "" what all of them are."""
    counts: dict[str, Counter[Ref]] = {"": Counter()}
    for one in found:
        if one.subject and is_watchdog(one.monitor) and not _is_group(one.subject):
            weight = 3 if one.plain else 1  # said in so many words, against what an item is about
            plain = replace(one.subject, written=one.subject.name)
            counts.setdefault(one.monitor.name, Counter())[plain] += weight
            counts[""][plain] += weight
    return {name: counter.most_common(1)[0][0] for name, counter in counts.items() if counter}


def _is_group(watched: Ref) -> bool:
    """Whether no one service is meant, but any of a kind ("hospitals")."""
    return watched.kind is Kind.SERVICE and " " not in watched.name


def _authority(paper: Paper) -> Ref | None:
    return Ref(Kind.BODY, paper.authority, paper.authority) if paper.authority else None


def _monitoring(one: _Found) -> Monitoring:
    scene, details = one.scene, one.details
    assert one.subject is not None
    return Monitoring(
        scene.paper.evidence(scene.passage, *quote(scene)),
        f"monitoring {scene.watching.rule.name}",
        round(scene.watching.rule.strength * one.told, 2),
        one.subject,
        one.monitor,
        one.activity,
        activity_name(scene),
        details.start,
        details.end,
        details.edtf,
        details.outcome,
        leaders(scene),
        is_standing(scene, details.edtf is not None),
    )


def _once(told: list[_Found]) -> Iterator[_Found]:
    """Each watching once: the plainest telling of the most precise date; one without a date only where none has one."""
    kept: list[_Found] = []
    for one in sorted(told, key=_plainness):
        twin = next((i for i, other in enumerate(kept) if _same(other, one)), None)
        if twin is None:
            kept.append(one)
            continue
        other = kept[twin]
        surer = max(other, one, key=lambda f: f.told)
        outcome = other.details.outcome or (one.details.outcome if _told_together(other, one) else None)
        kept[twin] = replace(
            other, subject=surer.subject, told=surer.told, details=replace(other.details, outcome=outcome)
        )
    yield from sorted(kept, key=lambda f: (f.place, f.monitor.name, f.details.edtf or ""))


def _told_together(a: _Found, b: _Found) -> bool:
    """Whether the outcome that one tells is surely the other's: one date for both, or one passage."""
    if a.scene.passage.index == b.scene.passage.index and a.scene.sentence.start == b.scene.sentence.start:
        return True
    if a.details.edtf != b.details.edtf:
        return False
    return a.details.edtf is not None or a.scene.passage.index == b.scene.passage.index


def _plainness(one: _Found) -> tuple[bool, int, bool, float, int]:
    details = one.details
    sure = one.scene.watching.rule.strength
    return details.edtf is None, -len(details.edtf or ""), details.outcome is None, -sure, one.place


def _same(kept: _Found, one: _Found) -> bool:
    """Whether two tell of one watching: the same monitor and activity, and a date that the other allows."""
    a, b = kept.details, one.details
    if (kept.monitor.name, kept.activity) != (one.monitor.name, one.activity):
        return False
    watchdog = is_watchdog(one.monitor)
    if not watchdog and kept.subject and one.subject and kept.subject.name.lower() != one.subject.name.lower():
        return False
    if b.edtf is None:
        return (b.outcome is None or a.outcome in (None, b.outcome)) and (kept.ahead or not one.ahead)
    return a.start is not None and b.start is not None and b.start <= a.start and (a.end or "") <= (b.end or "")
