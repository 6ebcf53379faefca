"""What a promise told in the passive is about: the thing before "would be circulated", lead-ins left off."""

from __future__ import annotations

import re

_LONGEST = 12  # words
_TOLD = (
    r"sa(?:id|ys)|stated?s?|confirm(?:ed|s)|explain(?:ed|s)|advis(?:ed|es)|agreed|agrees|noted|notes|reported|reports|"
    r"inform(?:ed|s)|added|mention(?:ed|s)|resolved|decided|heard|told|assured|assurance|clarified|requested|asked|"
    r"proposed|proposal|suggested|hoped|hopes|expected|anticipated|envisaged|intended|understood|understands|"
    r"recommended|provided|emphasised|emphasising|stressed|highlighted|announced|indicated|pointed out|recommend|"
    r"note|aware|reminded|responded|replied|thought|felt|considered|outlined|updated|determined|detailed|commented|taken"
)
_SAID_THAT = re.compile(rf"^.*\b(?:{_TOLD})\b[^,.;]{{0,60}}?\bthat\s+(?=\S)", re.IGNORECASE | re.DOTALL)
_SAID = re.compile(
    r"^.*\b(?:said|advised|confirmed|reported|explained|stated|noted)\s+(?=(?:the|an?|this|it|there|they|all|any)\b)",
    re.IGNORECASE | re.DOTALL,
)
_LABEL = re.compile(
    r"^(?:dates?(?: and time)? of(?: the)? next meeting\s+(?=the |our )|[^.;]{1,80}?(?:\s[–—-]|:)\s+(?=\S))",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"^(?:following|after|as|once|when|if|in|on|at|during|from|for|by|with|within|further to|subject to|regarding|re|"
    r"should|given|having|due to|because|since|until|under|to|although|while|whilst|where|however|therefore|finally|"
    r"meanwhile|also|additionally|furthermore|currently|unfortunately|accordingly|consequently|then|secondly|firstly)\b"
    r"[^,]{0,140},\s*(?=\S)",
    re.IGNORECASE,
)
_IT_WAS = re.compile(
    r"^(?:and |but )?(?:it|there) (?:is|was|has been|had been) (?:\w+ )?(?:hoped|expected|anticipated|envisaged|"
    r"intended|agreed|noted|understood|proposed|suggested|planned|likely)\s+",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"^(?:[\s,;:.–—•*x-]+|(?:and|but|that|so|also|then|however|therefore|the|an?|any|in addition|as a result|"
    r"in the (?:meantime|interim|first instance))\s+)+(?=\S)",
    re.IGNORECASE,
)
_END = re.compile(r"(?:\s+(?:also|now|then|therefore|only|all|both|still|further|and|but)|[\s,(])+$", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|did|do|will|would|can|could|should|may|met|gave|reported|said|asked|"
    r"thanked|noted|advised|remained|became|took)\b"
)
_CONJUNCTION = re.compile(r"(?:,\s*(?:and\s+|but\s+|so\s+)?|\s+(?:and|but|so)\s+)")
_BRACKET = re.compile(r"\s?\([^()]*\)")
_ASIDE = re.compile(r", (?:which|who|as|where|including|like|similar|such)\b[^,]{4,}(?:,|$)")
_SHORTER = re.compile(
    r"\s+(?:which|that|who|where|for|to|by|in|on|at|from|with|about|regarding|including|as)\s(?!.*\s(?:which|that|who|"
    r"where|for|to|by|in|on|at|from|with|about|regarding|including|as)\s).*$"
)
_ARTICLE = re.compile(r"\b(?:the|an?|this|these|its|their|our|his|her)\s", re.IGNORECASE)
_RELATIVE = re.compile(r",? (?:which|who) .*$")
_SHARED = re.compile(r"\b(?:and|but)\W*$")
PRONOUNS = frozenset(
    [
        "it",
        "this",
        "that",
        "they",
        "these",
        "those",
        "he",
        "she",
        "which",
        "there",
        "i",
        "we",
        "you",
        "who",
        "them",
        "one",
    ]
)


def subject_in(words: str) -> str:
    """The thing that the words before a verb end in; a pronoun where they only point at it; empty where nothing."""
    said = _ASIDE.sub(" ", _BRACKET.sub(" ", " ".join(words.split())))
    while (shorter := _stripped(said)) != said:
        said = shorter
    if _last(said) in PRONOUNS:
        return _antecedent(said) if _last(said) in ("which", "that") else _last(said)
    said = _END.sub("", _own_clause(said))
    while _last(said) in ("who", "which", "that", "there"):
        said = _END.sub("", said[: said.rstrip().rindex(" ")] if " " in said.strip() else "")
    if _last(said) in PRONOUNS:
        return _last(said)
    said = _short(_FILLER.sub("", said))
    return "" if said.split() and said.split()[0].lower() in PRONOUNS - {"this", "that", "these", "those"} else said


def _stripped(said: str) -> str:
    for lead_in in (_SAID_THAT, _SAID, _LABEL, _LEAD_IN, _IT_WAS, _FILLER):
        said = lead_in.sub("", said)
    return _END.sub("", said) if not said.rstrip().endswith(("and", "but")) else said


def _last(said: str) -> str:
    return said.rsplit(maxsplit=1)[-1].lower().strip(",(") if said.split() else ""


def _antecedent(said: str) -> str:
    """The thing before "which": from its article on."""
    before = said[: said.rstrip().rindex(" ")].rstrip(" ,(") if " " in said.strip() else ""
    thing = _ARTICLE.split(before)[-1].strip()
    return thing if 0 < len(thing.split()) <= _LONGEST and not _FINITE.search(thing) else ""


def _own_clause(said: str) -> str:
    """Of words with a verb in them, what stands behind its clause, else what stands before the verb."""
    verb = _FINITE.search(said)
    if verb is None:
        return said
    if _SHARED.search(said):
        return said[: verb.start()]
    *_, behind = _CONJUNCTION.split(said[verb.end() :])
    behind = behind.strip() if behind != said[verb.end() :] else ""
    return behind if behind and not _FINITE.search(behind) else said[: verb.start()]


def _short(said: str) -> str:
    said = _RELATIVE.sub("", said)
    while len(said.split()) > _LONGEST and (shorter := _SHORTER.sub("", said)) != said:
        said = shorter
    return said.strip(" ,;:–—-")
