"""What an erasure says before it is done, and after: what goes, what else may be meant, and what it cannot reach."""

from __future__ import annotations

from graph.erasure.erase import Plan


def before(plan: Plan) -> list[str]:
    """Who would be erased, how much goes, and who else is touched or left."""
    councils = f" of {_listed(plan.councils)}" if plan.councils else ""
    lines = [
        f"{plan.who.label} ({plan.who.key}): {_count(plan.statements, 'statement')} in "
        f"{_count(len(plan.papers), 'paper')}{councils}, and every quote and text that names them."
    ]
    if plan.forgotten:
        lines.append(f"Taken out whole, since neither file nor reading is left of it: {', '.join(plan.forgotten)}.")
    if plan.twins:
        lines.append(
            f"Cannot be told apart by name, so what is said of them in these papers goes too: {', '.join(plan.twins)}."
        )
    if plan.perhaps:
        lines.append(f"May be the same person, and stays: {', '.join(plan.perhaps)}.")
    return lines


def after(done: Plan) -> list[str]:
    """What went, and what is left for the user to do. The name is not said again."""
    lines = [f"Erased: {_count(done.statements, 'statement')} in {_count(len(done.papers), 'paper')}."]
    if done.judgements:
        lines.append(f"Judgements that named them, removed: {done.judgements}.")
    if done.named_files:
        lines.append(
            f"The name stands in the name of {_count(len(done.named_files), 'file')}, which the graph shows: "
            f"{', '.join(done.named_files)}. Rename and build again, or forget."
        )
    if done.received:
        stand = "stands in the store as it came" if len(done.received) == 1 else "stand in the store as they came"
        lines.append(
            f"{_count(len(done.received), 'paper')} from standard input that named them {stand}: "
            f"{', '.join(done.received)}. Forget what must not stay."
        )
    lines.append(
        "Later builds of this store keep them out. The papers themselves, earlier exports and copies of the store are "
        "yours to change."
    )
    return lines


def _count(number: int, one: str) -> str:
    return f"{number} {one}{'' if number == 1 else 's'}"


def _listed(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
