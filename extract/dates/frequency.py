"""How often: "quarterly", "every three months", "twice a year", as ISO 8601 durations."""

from __future__ import annotations

from extract.dates.reading import Asked, Reading
from extract.dates.relative import quantity


def every(asked: Asked) -> Reading | None:
    """Every three months; 3 monthly; each year."""
    if word := asked.parts.get("ly"):
        unit = {"month": "M", "week": "W", "year": "Y"}[str(word).lower()]
        count = int(asked.parts.get("n") or asked.parts["num"])
        return Reading(None, every=f"P{count}{unit}") if count > 1 else None
    count, unit = quantity(asked.parts) or (1, str(asked.parts["unit"]))
    if count == 0:
        return None
    return Reading(
        None, every={"Q": f"P{3 * count}M", "B": f"P{count}D", "F": f"P{2 * count}W"}.get(unit, f"P{count}{unit}")
    )


def every_other(asked: Asked) -> Reading | None:
    """Every other week; every second month."""
    unit = str(asked.parts.get("unit", "W"))
    return Reading(None, every={"Q": "P6M", "B": "P2D", "F": "P4W"}.get(unit, f"P2{unit}"))


def times(asked: Asked) -> Reading | None:
    """So many times a year or month, where that is a whole number of months or weeks."""
    times, per = asked.number("times"), str(asked.parts["per"]).lower()
    units = {"y": ("M", 12), "a": ("M", 12), "m": ("W", 4), "w": ("D", 7)}[per[0]]
    if times == 1:
        return Reading(None, every={"y": "P1Y", "a": "P1Y", "m": "P1M", "w": "P1W"}[per[0]])
    return Reading(None, every=f"P{units[1] // times}{units[0]}") if units[1] % times == 0 else Reading(None)


def every_weekday(asked: Asked) -> Reading | None:
    """Every Thursday."""
    return Reading(None, every="P1W") if "weekday" in asked.parts else None


def often(asked: Asked) -> Reading | None:
    """Quarterly; monthly."""
    return Reading(None, every=str(asked.parts["often"]))
