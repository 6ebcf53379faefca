"""What councils, schools and churches date by: terms and half-terms, quarters and halves of years, recesses, feasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from extract.dates.edtf import add_months, easter, month_end, nth_weekday, term_of, year_beginning
from extract.dates.reading import UNDATED, Asked, Lean, Reading, narrowed, nearest
from extract.dates.relative import bare_season, month_near


def term(asked: Asked) -> Reading | None:
    """A school term by name, or the one in which the meeting fell."""
    parts, anchor = asked.parts, asked.anchor
    if "season" in parts:
        named = bare_season(replace(asked, parts={k: v for k, v in parts.items() if k != "part"}))
        edtf = named.edtf if named else None
    elif "shift" in parts or "part" in parts:
        if parts.get("part") == "about":
            return None
        edtf = term_of(_shift_term(anchor, int(parts.get("shift", 0)))) if anchor else None
    else:
        return None
    return narrowed(asked, Reading(f"{edtf}~" if edtf else None, inferred=True, approximate=True))


def _shift_term(day: date, terms: int) -> date:
    year, month = add_months(day, 4 * terms)
    return date(year, month, 1)


def bare_quarter(asked: Asked) -> Reading | None:
    """Q3; the third quarter of the year: of the financial year, as councils count, the one that is on."""
    if asked.anchor is None:
        return UNDATED
    kind = asked.kind_of_year() or "financial"
    nth = int(asked.parts.get("nth") or asked.parts["q"])
    year = year_beginning(asked.anchor, kind) + int(asked.parts.get("shift", 0))
    month = {"calendar": 1, "school": 9}.get(kind, 4) + 3 * (nth - 1)
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return narrowed(asked, Reading(f"{year}-{month:02d}-01/{month_end(year, month + 2)}", inferred=True))


def half_of_shifted_year(asked: Asked) -> Reading | None:
    """The second half of the year."""
    if asked.anchor is None:
        return UNDATED
    year, nth = asked.anchor.year + int(asked.parts.get("shift", 0)), asked.number("nth")
    if nth not in (1, 2, 4):
        return None
    return Reading(f"{year}-01/{year}-06" if nth == 1 else f"{year}-07/{year}-12", inferred=True)


_HALF_TERMS = {10: "autumn", 2: "spring", 5: "summer"}  # months in which English and Welsh schools break


def half_term(asked: Asked) -> Reading | None:
    """A week about the end of October, in the middle of February or at the end of May."""
    months = [*_HALF_TERMS]
    if "season" in asked.parts:
        months = [{23: 10, 24: 2, 21: 2, 22: 5}[asked.number("season")]]
    elif "month" in asked.parts:
        months = [asked.number("month")]
    near = [(edtf, month) for month in months if (edtf := month_near(replace(asked, lean=_ahead(asked)), month))]
    if not near:
        return UNDATED
    return Reading(f"{min(near)[0]}~", inferred=True, approximate=True)


def recess(asked: Asked) -> Reading | None:
    """The summer recess of councils is August: what is to come before it comes in July, what after it in September."""
    if asked.anchor is None:
        return UNDATED
    side = str(asked.parts["side"]).lower()
    month = 9 if side in ("after", "following") else 8 if side in ("during", "over") else 7
    edtf = month_near(replace(asked, lean=_ahead(asked)), month)
    return Reading(f"{edtf}~", inferred=True, approximate=True)


def _ahead(asked: Asked) -> Lean:
    """What is spoken of by its name alone is to come, unless the words are of the past."""
    return "past" if asked.lean == "past" else "future"


_FIXED_FEASTS = {
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "st patrick's day": (3, 17),
}
_FROM_EASTER = {"easter": 0, "good friday": -2, "easter monday": 1, "whitsun": 49}  # days


def _feast_day(feast: str, year: int) -> date:
    if feast == "remembrance":
        return nth_weekday(year, 11, 6, 2)
    if feast in _FROM_EASTER:
        return easter(year) + timedelta(days=_FROM_EASTER[feast])
    return date(year, *_FIXED_FEASTS[feast])


def feast(asked: Asked) -> Reading | None:
    """Christmas or Easter, the coming one where no year is given."""

    def day(year: int) -> date:
        return _feast_day(str(asked.parts["feast"]), year)

    if year := asked.year():
        return Reading(day(year).isoformat())
    if asked.anchor is None:
        return UNDATED
    days = [day(asked.anchor.year + n) for n in (-1, 0, 1)]
    lean: Lean = "future" if asked.lean == "nearest" else asked.lean
    return Reading(nearest([(d, d.isoformat()) for d in days], asked.anchor, lean), inferred=True)
