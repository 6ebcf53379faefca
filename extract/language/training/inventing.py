"""Invented people, posts, bodies, strategies, inspections, dates and other words, drawn at random from the lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from extract.language.training.lists import listed
from extract.language.training.markup import LABELS, Labelled, unmarked

_SLOT = re.compile(r"\{(?P<what>[A-Za-z_0-9]+)(?P<how>(?:\.[a-z]+)*)\}")
_HONORIFICS = ("Mr", "Mrs", "Ms", "Miss", "Dr", "Mr.", "Mrs.", "Ms.", "Dr.", "Professor", "Rev", "Sir", "Cllr")
_COUNCILLOR = ("Cllr", "Cllr", "Cllr.", "Councillor", "Councillor", "County Councillor", "Cllr Mrs", "Alderman")
_RANKS = ("Superintendent", "Chief Superintendent", "Inspector", "Sgt", "PC", "DCI", "Chief Inspector", "Insp")
_HONOURS = ("OBE", "MBE", "CBE", "QPM", "JP", "DL", "BEM", "PC")
_IRISH = ("O'", "Ó ", "Ní ", "Mac", "Mc", "Nic ")
_COUNTS = ("two", "three", "four", "six", "nine", "12", "18")
_SEASONS = ("spring", "summer", "autumn", "winter", "Spring", "Summer", "Autumn", "Winter")
_EVERY = ("quarterly", "annually", "every six months", "every three months", "monthly", "twice a year", "each year")
_INVENTED = 0.2  # so much of given names and surnames stands in no list: what is new is the rule in minutes


def filled(text: str, draw: Random) -> Labelled:
    """A template with every slot filled; words that it marks, or in a slot named after a label, carry that label."""
    whole, at = Labelled(""), 0
    for slot in _SLOT.finditer(text):
        what, how = slot.group("what"), slot.group("how").split(".")[1:]
        words = invented(what, draw, how)
        spans = ((0, len(words), what),) if what in LABELS else ()
        whole += unmarked(text[at : slot.start()]) + Labelled(words, spans)
        at = slot.end()
    return whole + unmarked(text[at:])


def invented(what: str, draw: Random, how: list[str] | None = None) -> str:
    """Words for a slot: a label in capitals or a list's name, `how` saying in what form; KeyError for no such slot."""
    how = how or []
    if what == "PERSON":
        return person(draw, how)
    if what == "DATE" and "every" in how:
        return draw.choice(_EVERY)
    if what in _LISTS:
        words = filled(draw.choice(listed(_LISTS[what])), draw).text
        return words.upper() if "upper" in how else words
    if what in _ORDINARY:
        return _ORDINARY[what](" ".join(draw.choice(listed("ordinary")) for _ in range(draw.choice([1, 1, 2, 2, 3]))))
    if what == "coined":
        return _coined(draw)
    if what == "surname":
        return surname(draw)
    if what.endswith("_cap"):
        words = invented(what.removesuffix("_cap"), draw)
        return words[:1].upper() + words[1:]
    return _small(what, draw)


def person(draw: Random, how: list[str] | None = None) -> str:
    """A person's name in one of the forms of minutes, its title included."""
    how = how or []
    family = surname(draw, irish="irish" in how)
    first = given(draw)
    form = next((f for f in how if f != "irish"), None) or draw.choice(["titled", "cllr", "full", "full", "initials"])
    if form == "surname":
        return family
    if form == "given":
        return first
    if form == "initials":
        return f"{initials(draw)} {family}"
    if form == "upper":
        return f"{first} {family}".upper()
    if form == "full":
        middle = f" {initials(draw, 1)}" if draw.random() < 0.07 else ""
        honours = f" {draw.choice(_HONOURS)}" if draw.random() < 0.04 else ""
        return f"{first}{middle} {family}{honours}"
    title = draw.choice({"titled": _HONORIFICS, "cllr": _COUNCILLOR, "rank": _RANKS}[form])
    before = draw.choice(["", f"{first} ", f"{first} ", f"{initials(draw)} "])
    return f"{title} {before}{family}"


def given(draw: Random) -> str:
    """A given name, of the list or invented."""
    return _coined(draw) if draw.random() < _INVENTED else draw.choice(listed("given_names"))


def surname(draw: Random, *, irish: bool = False) -> str:
    """A surname, of the list or invented."""
    if irish and draw.random() < 0.7:
        return draw.choice([name for name in listed("surnames") if name.startswith(_IRISH)])
    return _coined(draw) if draw.random() < _INVENTED else draw.choice(listed("surnames"))


def initials(draw: Random, count: int | None = None) -> str:
    """One to three initials: "J", "J A", "J.A.", "JA"."""
    letters = [draw.choice("ABCDEFGHIJKLMNOPRSTW") for _ in range(count or draw.choice([1, 1, 1, 2, 2, 3]))]
    mark, gap = draw.choice([("", " "), (".", ""), (".", " "), ("", "")])
    return gap.join(letter + mark for letter in letters)


def _coined(draw: Random) -> str:
    parts = [draw.choice(listed("onsets")) + draw.choice(listed("vowels")) for _ in range(draw.choice([1, 1, 2]))]
    return ("".join(parts) + draw.choice(listed("endings"))).capitalize()


def _small(what: str, draw: Random) -> str:
    year = draw.randint(2005, 2039)
    day = draw.randint(1, 27)
    after = year + draw.choice([1, 3, 5])
    month = draw.choice(listed("months"))
    number = draw.randint(1, 180)
    tens = draw.randint(1, 12)
    hour = draw.choice(["10.00am", "7.30pm", "2 p.m.", "18:30", "11.45 a.m.", "6:30 p.m.", "19.05", "2.00 pm"])
    values = {
        "year": str(year),
        "year2": str(after),
        "yy": str(year)[2:],
        "yy2": str(after)[2:],
        "fy": draw.choice([f"{year}/{str(year + 1)[2:]}", f"{year}-{str(year + 1)[2:]}", f"{year}/{year + 1}"]),
        "day": str(day),
        "day2": str(day + 1),
        "dd": f"{day:02}",
        "mm": f"{tens:02}",
        "dayth": f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}",
        "month": month,
        "mon": month[:3],
        "weekday": draw.choice(listed("weekdays")),
        "season": draw.choice(_SEASONS),
        "q": str(draw.randint(1, 4)),
        "count": draw.choice(_COUNTS),
        "number": str(number),
        "time": hour,
        "weekday_time": hour,
        "money": draw.choice(
            [f"£{number}.00", f"${number},450.10", f"€{number}k", f"£{tens}.{tens}m", f"£{number},000"]
        ),
        "ref": f"{draw.randint(18, 39)}/{draw.randint(1, 2999):05}/{draw.choice(['FUL', 'HSE', 'OUT', 'TPO', 'LBC'])}",
        "email": f"{_coined(draw).lower()}@example.org",
        "acronym": "".join(draw.choice("ABCDEFGHILMNOPRSTUW") for _ in range(draw.choice([3, 3, 4, 5]))),
        "shortform": "".join(draw.choice("ABCDEFGHJKLMNPRSTW") for _ in range(2)),
    }
    return values[what]


_ORDINARY: dict[str, Callable[[str], str]] = {"phrase": str, "phrase_cap": str.title, "phrase_upper": str.upper}
_LISTS = {
    "POST": "posts",
    "BODY": "bodies",
    "STRATEGY": "strategies",
    "INSPECTION": "inspections",
    "DATE": "dates",
    "place": "places",
    "topic": "topics",
    "topic_lower": "topics_lower",
    "regulator": "regulators",
    "street": "streets",
    "product": "products",
    "heading": "headings",
    "named_thing": "names_taken_for_people",
}
