"""Who watches, by the ways in which a rule says that the monitor stands: "before" the words, after "by" ..."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span

from extract.monitoring.watch_words import Watching
from extract.paper import Paper, Passage
from extract.patterns import words
from extract.prose.parties import Party, is_watchdog, party_at, party_before, watchdog_names
from extract.records import Kind, Ref

_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])
_REACH = 14  # words in which "by" or "of" is looked for
_BACK = 4000  # characters in which the watchdog of "the inspection" is looked for where there are no items
_BY = frozenset(["by", "from"])
_THROUGH = frozenset(["by", "through", "via", "at"])


@dataclass(frozen=True, slots=True)
class Scene:
    """A rule's words in their sentence, with the parties that the sentence names."""

    paper: Paper
    passage: Passage
    sentence: Span
    watching: Watching
    parties: tuple[Party, ...]

    @property
    def doc(self) -> Doc:
        return self.passage.doc


def monitors(scene: Scene) -> tuple[str, tuple[Ref, ...]]:
    """The way that found somebody, and whom; an empty tuple where the words do not tell."""
    if _refused(scene):
        return "", ()
    for way in scene.watching.rule.monitor:
        found = tuple(r for r in MONITOR_WAYS[way](scene) if _fits(scene, r))
        if found:
            return way, found
    return "", ()


def _refused(scene: Scene) -> bool:
    """Whether a motion, wish or condition before the words says that nobody does it (yet)."""
    start = scene.doc[scene.watching.start].idx
    return bool(refusals().search(scene.passage.text, scene.sentence.start_char, start))


@cache
def refusals() -> re.Pattern[str]:
    """What says before words of watching that nobody does it."""
    return re.compile(rf"\b(?:{'|'.join(words('monitoring_refusals'))})")


def _fits(scene: Scene, ref: Ref) -> bool:
    rule = scene.watching.rule
    return ref.kind in rule.kinds and (not rule.watchdog or is_watchdog(ref))


def _refs(parties: tuple[Party, ...]) -> tuple[Ref, ...]:
    return tuple(dict.fromkeys(p.ref for p in parties))


def _before(scene: Scene) -> tuple[Ref, ...]:
    return _refs(party_before(scene.doc, scene.watching.start, scene.sentence.start, scene.parties))


def _after(scene: Scene) -> tuple[Ref, ...]:
    return _party_from(scene, scene.watching.end)


def _by(scene: Scene) -> tuple[Ref, ...]:
    return _following(scene, _BY)


def _through(scene: Scene) -> tuple[Ref, ...]:
    return _following(scene, _THROUGH)


def _following(scene: Scene, prepositions: frozenset[str]) -> tuple[Ref, ...]:
    """The party after the first such preposition that follows the words ("inspection of schools by Estyn")."""
    doc, end = scene.doc, min(scene.watching.end + _REACH, scene.sentence.end)
    for i in range(scene.watching.end, end - 1):
        if doc[i].text in (";", "."):
            break
        if doc[i].lower_ in prepositions and doc[i + 1].lower_ != "which":
            at = i + 1
            while at < end and doc[at].ent_type_ == "DATE":
                at += 1
            if found := _party_from(scene, at):
                return found
            if doc[i].lower_ == "by":
                break
    return ()


def _party_from(scene: Scene, index: int) -> tuple[Ref, ...]:
    """The parties named from a token on: those recognised, else what is written like a name."""
    if found := party_at(scene.doc, index, scene.parties):
        return _refs(found)
    doc, end = scene.doc, index
    if end < len(doc) and doc[end].lower_ == "the":
        index = end = end + 1
    while end < scene.sentence.end and _of_a_name(doc, end) and end - index < 6:
        end += 1
    name = doc[index:end].text if end > index + 1 else ""
    return (Ref(Kind.BODY, name, name),) if name else ()


def _of_a_name(doc: Doc, index: int) -> bool:
    token = doc[index]
    return token.text in _POSSESSIVE or (token.text[:1].isupper() and token.ent_type_ in ("", "BODY"))


def _led(scene: Scene) -> tuple[Ref, ...]:
    doc = scene.doc
    for i in range(scene.watching.end, scene.sentence.end - 1):
        if doc[i].lower_ in ("led", "undertaken", "conducted") and doc[i + 1].lower_ == "by":
            return _refs(party_at(doc, i + 2, scene.parties)[:1])
    return ()


def _owner(scene: Scene) -> tuple[Ref, ...]:
    """Whose it is: "Estyn's second visit", "Estyn inspection"; without the 's only a watchdog is an owner."""
    doc, start = scene.doc, scene.watching.start
    for party in reversed([p for p in scene.parties if p.end <= start and p.start >= scene.sentence.start]):
        gap = doc[party.end : start]
        last = doc[party.end - 1].text
        owned = (len(gap) > 0 and gap[0].text in _POSSESSIVE) or last.endswith(("'s", "’s", "s'", "s’"))
        if len(gap) > 6 or not all(_describes(t.lower_, t.text) for t in gap):
            return ()
        rule = scene.watching.rule
        named = rule.activity == "audit" and len(party.ref.name.split()) > 2
        named = named or rule.named or (not gap.text and rule.name.endswith("-of"))
        return (party.ref,) if owned or named or is_watchdog(party.ref) else ()
    return _by_initials(scene)


def _by_initials(scene: Scene) -> tuple[Ref, ...]:
    """The body of the paper whose initials stand right before the words: "the LDC review of polling stations"."""
    at = scene.watching.start - 1
    if at < scene.sentence.start or not (
        2 < len(letters := scene.doc[at].text) < 6 and letters.isalpha() and letters.isupper()
    ):
        return ()
    spelt = r"[ \t]+(?:(?:of|and|the|for)[ \t]+)*".join(rf"{letter}[a-z]+" for letter in letters)
    found = re.search(rf"\b{spelt}\b", scene.paper.document.text)
    if found is None or found.group().split()[-1] not in words("body_heads"):
        return ()
    return (Ref(Kind.BODY, found.group(), letters),)


def _describes(lower: str, text: str) -> bool:
    return (
        text in _POSSESSIVE
        or text in ("-", "/", "(", ")")
        or (text[:1].isalpha() and lower not in words("phrase_ends") and lower not in ("and", "of", "for", "in", "the"))
    )


def _function(scene: Scene) -> tuple[Ref, ...]:
    """The auditors that "an internal audit of payroll" names by their function."""
    doc, at = scene.doc, scene.watching.start - 1
    if at >= scene.sentence.start and doc[at].lower_ in ("internal", "external"):
        name = f"{doc[at].lower_.capitalize()} Audit"
        return (Ref(Kind.BODY, name, doc[at : at + 2].text),)
    return ()


def _appointed(scene: Scene) -> tuple[Ref, ...]:
    """Whom the words say is appointed or commissioned: within them, else the one that "was appointed"."""
    watching, doc = scene.watching, scene.doc
    within = tuple(p for p in scene.parties if 0 < p.start - watching.start <= 3 and p.end <= watching.end)
    if named := tuple(p for p in within if p.ref.kind in watching.rule.kinds and not is_watchdog(p.ref)):
        return _refs(named[:1])
    at = watching.start
    while at > scene.sentence.start and (
        doc[at - 1].lower_ in words("between_party_and_verb") or doc[at - 1].lower_ in ("re", "-")
    ):
        at -= 1
    if "be" in (passive := {t.lower_ for t in doc[at : watching.start]}) or passive & {
        "was",
        "were",
        "is",
        "are",
        "been",
    }:
        return _refs(tuple(p for p in scene.parties if p.end == at)[-1:])
    end = watching.start + 1
    while end < watching.end and doc[end].text[:1].isupper() and end - watching.start < 6:
        end += 1
    name = doc[watching.start + 1 : end].text
    return (Ref(Kind.BODY, name, name),) if name and end < watching.end and doc[end].lower_ in ("to", "for") else ()


def _with(scene: Scene) -> tuple[Ref, ...]:
    """With whom something is gone through: "reviewed with heads of service"."""
    if found := _party_from(scene, scene.watching.end):
        return found
    doc, at = scene.doc, scene.watching.end
    end = at
    while (
        end < scene.sentence.end and doc[end].lower_ not in words("phrase_ends") and doc[end].is_alpha and end - at < 4
    ):
        end += 1
    name = doc[at:end].text
    return (Ref(Kind.POST, name, name),) if re.match(r"(?:heads|directors|managers) of \w+$", name) else ()


def _inside(scene: Scene) -> tuple[Ref, ...]:
    watching = scene.watching
    return _refs(tuple(p for p in scene.parties if p.start < watching.end and watching.start < p.end)[:1])


def _clause(scene: Scene) -> tuple[Ref, ...]:
    """The last body named before the words in their sentence, not in a heading before a dash."""
    before = [p for p in scene.parties if p.end <= scene.watching.start and p.ref.kind is Kind.BODY]
    if scene.doc[scene.watching.start - 1].lower_ in ("he", "she", "they", "we", "i"):
        return ()
    if not before or (before[-1].end < len(scene.doc) and scene.doc[before[-1].end].text in "-–—:"):
        return ()
    return (before[-1].ref,)


def _meeting(scene: Scene) -> tuple[Ref, ...]:
    met = scene.paper.meeting_body()
    return (met,) if met else ()


def _lead(scene: Scene) -> tuple[Ref, ...]:
    """The body that met, where it is the one that the head of the list makes do things ("that the committee:")."""
    met, lead = scene.paper.meeting_body(), scene.passage.lead
    opens = scene.watching.start - scene.sentence.start <= 2 or scene.doc[scene.watching.start].lower_ == "to"
    if met and lead and opens and _leads(lead, met.name.split()[-1]):
        return (met,)
    return ()


def _leads(lead: str, noun: str) -> bool:
    """Whether a lead ends with the body that does what follows: "that the committee should:"."""
    found = re.search(rf"\b{re.escape(noun)}\b(?P<rest>[^.;]*)\Z", lead, re.IGNORECASE)
    return found is not None and all(
        word in words("between_party_and_verb")
        or word in ("should", "agreed", "agree", "resolved", "asked", "requested")
        for word in re.findall(r"[a-z]+", found["rest"].lower())
    )


def _context(scene: Scene) -> tuple[Ref, ...]:
    """The watchdog last named in the item: in its title, or before."""
    text, here = scene.paper.document.text, scene.passage.joined.offsets[scene.doc[scene.watching.start].idx]
    item = scene.passage.item
    begin = max(item.heading[0] if item else 0, here - _BACK)
    found = max(watchdog_names().finditer(text, begin, here), key=lambda name: name.start(), default=None)
    if found is None:
        return ()
    ref = scene.paper.directory.body(found.group(), found.start())
    return (ref,) if ref else ()


def _sentence(scene: Scene) -> tuple[Ref, ...]:
    """The one watchdog that the sentence names: "was judged good following its Estyn inspection"."""
    found = {p.ref.name: p.ref for p in scene.parties if is_watchdog(p.ref)}
    return tuple(found.values()) if len(found) == 1 else ()


MONITOR_WAYS: dict[str, Callable[[Scene], tuple[Ref, ...]]] = {
    "before": _before,
    "after": _after,
    "by": _by,
    "through": _through,
    "led": _led,
    "owner": _owner,
    "inside": _inside,
    "function": _function,
    "appointed": _appointed,
    "with": _with,
    "clause": _clause,
    "sentence": _sentence,
    "meeting": _meeting,
    "lead": _lead,
    "context": _context,
}
