"""The command line: parses, calls, prints. Answers go to standard output, all else to standard error.

Modules are imported inside the commands that need them, so that `--help` and lookups start without spaCy and pyvis.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rdflib import Dataset

    from graph.judging.commands import By
    from graph.names import Named
    from graph.rows import Row

DEFAULT_STORE = "minutegraph-store"
DEFAULT_MODEL = "minutegraph-model"
SECTIONS = {
    "Build": ("build", "forget", "erase", "check", "train"),
    "Ask": ("attended", "chairs", "members", "posts", "monitored", "due", "decisions", "record", "show"),
    "Judge": (
        "review",
        "same",
        "different",
        "unsure",
        "rename",
        "reject",
        "accept",
        "correct",
        "judgements",
        "undo",
    ),
    "Look through": ("disagreements", "list", "documents", "evidence", "explain", "explain-identity"),
    "Use elsewhere": ("sparql", "export", "view"),
    "Measure": ("score",),
}
DISAGREEMENTS = ("attendance", "chair", "due date", "visit", "meeting", "post")
EXPECTED = {
    "extract.language.models": ("ModelUnusable",),
    "graph.erasure.erase": ("NotErasable",),
    "graph.export": ("UnknownFormat",),
    "graph.forget": ("AmbiguousDocument", "UnknownDocument"),
    "graph.judging.contradictions": ("Contradiction",),
    "graph.judgements.fields": ("BadField",),
    "graph.judgements.file": ("BadJudgements", "NoJudgement"),
    "graph.judging.commands": ("NotJudged",),
    "graph.judging.known": ("NotInPapers", "UnknownPaper"),
    "graph.judgements.mentioned": ("AmbiguousMention",),
    "graph.names": ("AmbiguousName", "UnknownName"),
    "extract.documents.unreadable": ("Unreadable",),
    "graph.portrait": ("UnknownFact",),
    "graph.registers": ("BadRegister",),
    "graph.score.gold": ("BadGold",),
    "graph.sparql": ("BadQuery",),
    "graph.store": ("StoreMissing", "StoreTooNew", "StoreOutdated", "StoreBusy", "StoreDamaged"),
}
"""What may go wrong in ordinary use, by module: each ends in one line and exit code 1."""


class Sections(click.Group):
    """The commands under headings, and every expected error as one clear line."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by what they are for."""
        width = max(len(name) for name in self.commands)
        for heading, names in SECTIONS.items():
            with formatter.section(heading):
                lines = [(name.ljust(width), self.commands[name].get_short_help_str(70)) for name in names]
                formatter.write_dl(lines)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what may go wrong in its ordinary use ends in a line on standard error and exit code 1."""
        try:
            return super().invoke(ctx)
        except _expected() as error:
            raise click.ClickException(_sentence(error)) from error


def _expected() -> tuple[type[Exception], ...]:
    """The error classes of EXPECTED: a module that is not loaded cannot have raised one."""
    loaded = ((sys.modules[module], names) for module, names in EXPECTED.items() if module in sys.modules)
    return (OSError, *(getattr(module, name) for module, names in loaded for name in names))


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename:
        return f"{error.strerror}: {error.filename}"
    text = str(error)
    hint = " Build one: minutegraph build PATH --store DIR" if type(error).__name__ == "StoreMissing" else ""
    if text.split(" ", 1)[0].isalpha():  # not the name of a file or a field, which is told as it is written
        text = f"{text[:1].upper()}{text[1:]}"
    return f"{text}{'.' if hint else ''}{hint}"


class Day(click.ParamType[str]):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day in ISO 8601; a usage error for anything else."""
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            self.fail(f"“{value}” is no day; write it as 2024-03-31", param, ctx)


DAY = Day()
STORE = click.option(
    "--store",
    type=click.Path(path_type=Path),
    default=DEFAULT_STORE,
    show_default=True,
    help="The folder that holds the graph.",
)
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="A table to read, CSV for spreadsheets, JSON for programs.",
)


LEAST = "minutegraph.least"  # where the context keeps how sure a fact has to be


def _keep_least(ctx: click.Context, param: click.Parameter, value: float) -> None:
    ctx.meta[LEAST] = value


SURE = click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    expose_value=False,
    callback=_keep_least,
    help="Hide what is less likely right than this; 0 shows all.",
)


def lookup(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a lookup whose answer rests on facts, some surer than others."""
    return FORMAT(SURE(STORE(command)))


def catalogue(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a lookup that hides nothing."""
    return FORMAT(STORE(command))


@click.group(cls=Sections, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="minutegraph")
def main() -> None:
    """Who was there, who chairs, who promised what by when: read from the minutes of councils and boards.

    Begin with `minutegraph build FOLDER`; then ask. Every answer names its paper and the short id of its fact:
    `minutegraph evidence ID` shows the words. Names are found by any form, acronym or case.
    """


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@STORE
@click.option("--base", help="What the addresses of people, bodies and facts begin with.")
@click.option("--council", help="The council these papers belong to, where they do not say.")
@click.option(
    "--register",
    "registers",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A CSV file of a council's people: name, id, party, ward, from, to, post, body, council, title.",
)
@click.option("--ocr", is_flag=True, help="Read scanned pages by Tesseract, at some seconds a page.")
@click.option(
    "--model", help="Recognise names by this spaCy model, not the shipped one: a folder, or an installed one."
)
@click.option("--jobs", type=click.IntRange(min=1), help="Documents read at once.  [default: one a processor]")
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    default=600,
    show_default=True,
    help="Seconds that one document may take.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 when any file could not be read.")
@click.pass_context
def build(
    ctx: click.Context,
    *,
    paths: tuple[Path, ...],
    store: Path,
    base: str | None,
    council: str | None,
    registers: tuple[Path, ...],
    ocr: bool,
    model: str | None,
    jobs: int | None,
    time_limit: float,
    strict: bool,
) -> None:
    """Read minutes, agendas and reports into the graph.

    PATHS are files, folders, zip archives and globs; - is standard input. What has not changed since the last time
    is not read again; a file that cannot be read is reported and changes nothing. Interrupt it as you like: what was
    read is kept, and the same command goes on from there.
    """
    if not (paths or registers):
        raise click.UsageError("Missing argument 'PATHS...'.")
    from graph.apart import Apart
    from graph.build import build as build_graph
    from graph.judgements.file import judgements_file
    from graph.rows import BuildRow
    from graph.summary import listed, sentences
    from graph.tables import as_table, cells, columns

    run = Apart(jobs or os.cpu_count() or 1, time_limit)
    with _progress() as progress:
        report = build_graph(
            paths,
            store,
            base=base,
            council=council,
            registers=registers,
            ocr=ocr,
            model=model,
            progress=progress,
            strict=strict,
            run=run,
        )
    if not report.outcomes:
        raise click.ClickException("No files were found there.")
    rows = listed(report.outcomes)
    if rows:
        click.echo(as_table(cells(rows), columns(BuildRow), width=_width()))
    for sentence in sentences(report.outcomes, len(rows)):
        _note(sentence)
    if report.unplaced:
        what = "judgement names" if len(report.unplaced) == 1 else "judgements name"
        lines = ", ".join(f"line {line}" for line in report.unplaced)
        _note(f"{len(report.unplaced)} {what} what no paper holds: {lines} of {judgements_file(store)}.")
    if not report.ok:
        ctx.exit(1)


@main.command()
@click.argument("person", required=False)
@click.option("--body", help="Whose meeting: who was there, who sent apologies, who stood in.")
@click.option("--on", type=DAY, help="With --body: the latest meeting on or before that day.")
@click.option("--excused", is_flag=True, help="List apologies and absences of PERSON too.")
@lookup
def attended(*, person: str | None, body: str | None, on: str | None, excused: bool, form: str, store: Path) -> None:
    """The meetings a PERSON was at, or who was at a body's meeting."""
    from graph import lookup as ask
    from graph.names import BODY, PERSON, POST
    from graph.rows import AttendedRow, PanelRow

    if (person is None) == (body is None) or (on and body is None):
        raise click.UsageError("Give a PERSON, or --body BODY with or without --on DATE.")
    dataset = _open(store)
    if body is not None:
        one = _found(dataset, body, (BODY,))
        by = f" on or before {on}" if on else ""
        _answer(ask.panel(dataset, one, on=on), PanelRow, form, dataset, f"No attendance at {one.label}{by}")
        return
    one = _found(dataset, str(person), (PERSON, POST))
    rows = ask.attended(dataset, one, excused=True)
    there = rows if excused else [row for row in rows if row.status not in ask.AWAY]
    _answer(there, AttendedRow, form, dataset, f"No attendance of {one.label}")
    if len(rows) > len(there):
        _note(f"Apologies or absence: {len(rows) - len(there)} more, shown with --excused.")


@main.command()
@click.argument("person", required=False)
@click.option("--body", help="Who chairs this body.")
@click.option("--on", type=DAY, help="Who held the chair on that day, and how that is known.")
@lookup
def chairs(*, person: str | None, body: str | None, on: str | None, form: str, store: Path) -> None:
    """What a PERSON chairs, who chairs a body, who chaired on a day."""
    from graph import lookup as ask
    from graph.names import BODY, PERSON
    from graph.rows import ChairRow

    if person is None and body is None and on is None:
        raise click.UsageError("Give a PERSON, --body BODY or --on DATE.")
    dataset = _open(store)
    who = None if person is None else _found(dataset, person, (PERSON,))
    what = None if body is None else _found(dataset, body, (BODY,))
    rows = ask.chairs(dataset, who, body=what, on=on)
    about = f"{f' by {who.label}' if who else ''}{f' of {what.label}' if what else ''}{f' on {on}' if on else ''}"
    _answer(rows, ChairRow, form, dataset, f"No chairing{about}")
    if on:
        _note_lapsed(ask.not_seen_since(dataset, "chair", on, who, of=what))
        _note_ended(ask.ended(dataset, "chair", on, who, of=what))


@main.command()
@click.argument("body")
@click.option("--on", type=DAY, help="Who was a member on that day, and how that is known.")
@lookup
def members(*, body: str, on: str | None, form: str, store: Path) -> None:
    """The members of a BODY that the papers name."""
    from graph import lookup as ask
    from graph.names import BODY
    from graph.rows import MemberRow

    dataset = _open(store)
    one = _found(dataset, body, (BODY,))
    by = f" on {on}" if on else ""
    _answer(ask.members(dataset, one, on=on), MemberRow, form, dataset, f"No member of {one.label}{by}")
    if on:
        _note_lapsed(ask.not_seen_since(dataset, "membership", on, of=one))
        _note_ended(ask.ended(dataset, "membership", on, of=one))


@main.command()
@click.argument("name")
@click.option("--on", type=DAY, help="Who held it on that day, and how that is known.")
@lookup
def posts(*, name: str, on: str | None, form: str, store: Path) -> None:
    """The posts of a person, the holders of a post, or the posts in a body."""
    from graph import lookup as ask
    from graph.names import BODY, PERSON, POST
    from graph.rows import PostRow

    dataset = _open(store)
    one = _found(dataset, name, (PERSON, POST, BODY))
    by = f" on {on}" if on else ""
    _answer(ask.posts(dataset, one, on=on), PostRow, form, dataset, f"No holding of a post for {one.label}{by}")
    if on:
        _note_lapsed(ask.not_seen_since(dataset, "post", on, one))
        _note_ended(ask.ended(dataset, "post", on, one))


@main.command()
@click.argument("subject", required=False)
@click.option("--by", "monitor", help="What this body, post or person inspects, reviews or oversees.")
@lookup
def monitored(*, subject: str | None, monitor: str | None, form: str, store: Path) -> None:
    """Who monitors a SUBJECT, how, when, with what outcome."""
    from graph.lookup import monitored as ask
    from graph.names import BODY, PERSON, POST, SERVICE, STRATEGY
    from graph.rows import MonitoredRow

    if subject is None and monitor is None:
        raise click.UsageError("Give a SUBJECT, or --by MONITOR.")
    dataset = _open(store)
    what = None if subject is None else _found(dataset, subject, (BODY, STRATEGY, SERVICE, POST))
    who = None if monitor is None else _found(dataset, monitor, (BODY, POST, PERSON))
    about = f"{f' of {what.label}' if what else ''}{f' by {who.label}' if who else ''}"
    _answer(ask(dataset, what, by=who), MonitoredRow, form, dataset, f"No monitoring{about}")


@main.command()
@click.option("--before", type=DAY, help="Due before that day.")
@click.option("--overdue", is_flag=True, help="Past their date on the day of --as-of, no record of completion.")
@click.option("--as-of", type=DAY, help="With --overdue: the day to judge by.")
@click.option("--who", help="Of this person, post or body.")
@click.option("--all", "undated", is_flag=True, help="Those without a date too.")
@lookup
def due(
    *, before: str | None, overdue: bool, as_of: str | None, who: str | None, undated: bool, form: str, store: Path
) -> None:
    """What was promised, by whom, by when.

    "≈" marks a date the words give about, "inferred" one worked out from the meeting, "hoped" a hope or condition.
    "Who is: inferred" marks those whom nobody names: it follows from whose paper or meeting it is, or from who held
    the post that is named on that day.
    """
    from graph.lookup import due as ask
    from graph.names import BODY, PERSON, POST
    from graph.rows import DueRow

    if overdue != (as_of is not None):
        raise click.UsageError("--overdue and --as-of DATE go together: the day to judge by is yours to say.")
    dataset = _open(store)
    actor = None if who is None else _found(dataset, who, (PERSON, POST, BODY))
    every = ask(dataset, before=before, overdue_as_of=as_of, who=actor, undated=True)
    rows = every if undated else [row for row in every if row.due]
    day = f" before {min(d for d in (before, as_of) if d)}" if before or as_of else ""
    _answer(
        rows, DueRow, form, dataset, f"No commitment{f' of {actor.label}' if actor else ''} due{day or ' on a date'}"
    )
    if len(every) > len(rows):
        _note(f"Without a date: {len(every) - len(rows)} more, shown with --all.")


@main.command()
@click.option("--body", help="Decided by this body.")
@click.option("--from", "since", type=DAY, help="On or after that day.")
@click.option("--to", "until", type=DAY, help="On or before that day.")
@lookup
def decisions(*, body: str | None, since: str | None, until: str | None, form: str, store: Path) -> None:
    """What a body resolved or agreed."""
    from graph.lookup import decisions as ask
    from graph.names import BODY
    from graph.rows import DecisionRow

    dataset = _open(store)
    one = None if body is None else _found(dataset, body, (BODY,))
    rows = ask(dataset, one, since=since, until=until)
    _answer(rows, DecisionRow, form, dataset, f"No decision{f' of {one.label}' if one else ''}{_time(since, until)}")


@main.command()
@click.argument("name")
@click.option("--on", type=DAY, help="As of that day: the offices held on it, and what papers up to it say.")
@lookup
def show(*, name: str, on: str | None, form: str, store: Path) -> None:
    """Everything known of a person, body, post, strategy or service."""
    from graph.portrait import show as ask
    from graph.rows import ShowRow

    dataset = _open(store)
    one = _found(dataset, name)
    rows = ask(dataset, one, on=on)
    _answer(rows, ShowRow, form, dataset, f"Nothing of {one.label}")


@main.command("list")
@click.argument("what", type=click.Choice(["persons", "bodies", "meetings", "strategies"]))
@click.option("--like", help="Whose name holds these words.")
@click.option("--from", "since", type=DAY, help="Said on or after that day.")
@click.option("--to", "until", type=DAY, help="Said on or before that day.")
@click.option("--council", help="In papers of this council.")
@catalogue
def list_(
    *, what: str, like: str | None, since: str | None, until: str | None, council: str | None, form: str, store: Path
) -> None:
    """The persons, bodies, meetings or strategies."""
    from graph import listing, rows

    kinds: dict[str, type[Row]] = {
        "persons": rows.NamedRow,
        "bodies": rows.NamedRow,
        "meetings": rows.MeetingRow,
        "strategies": rows.StrategyRow,
    }
    dataset = _open(store)
    found: Sequence[Row] = getattr(listing, what)(dataset, listing.Filter(like, since, until, council))
    named = f" with “{like}” in its name" if like else ""
    one = {"bodies": "body", "strategies": "strategy"}.get(what, what.removesuffix("s"))
    of = f" in papers of “{council}”" if council else ""
    _answer(found, kinds[what], form, dataset, f"No {one}{named}{of}{_time(since, until)}")


@main.command()
@click.option("--like", help="Whose name or title holds these words.")
@click.option("--from", "since", type=DAY, help="Of that day or later.")
@click.option("--to", "until", type=DAY, help="Of that day or earlier.")
@click.option("--council", help="Of this council.")
@click.option("--parts", is_flag=True, help="The papers that agenda packs and minute books bind.")
@catalogue
def documents(
    *, like: str | None, since: str | None, until: str | None, council: str | None, parts: bool, form: str, store: Path
) -> None:
    """What was read: kind, body, date, pages, facts, attendance, warnings."""
    from graph import listing
    from graph.rows import DocumentRow, PartRow

    dataset, wanted = _open(store), listing.Filter(like, since, until, council)
    of = f"{f' with “{like}” in its name' if like else ''}{f' of “{council}”' if council else ''}{_time(since, until)}"
    if parts:
        _answer(listing.parts(dataset, wanted), PartRow, form, dataset, f"No pack{of}")
    else:
        _answer(listing.documents(dataset, wanted), DocumentRow, form, dataset, f"No document{of}")


@main.command()
@click.argument("fact")
@catalogue
def evidence(*, fact: str, form: str, store: Path) -> None:
    """The words, page and document behind a FACT of any answer."""
    from graph.links import links
    from graph.portrait import evidence as ask
    from graph.rows import EvidenceRow
    from graph.tables import as_record, cells

    dataset = _open(store)
    rows = ask(dataset, fact, links(store))
    if form == "table" and rows:
        click.echo("\n\n".join(as_record(row, width=_width()) for row in cells(rows)))
    else:
        _answer(rows, EvidenceRow, form, dataset, f"No words behind {fact}")


@main.command()
@click.argument("text", required=False)
@click.option("--file", "paper", type=click.Path(path_type=Path), help="Explain a paper: its sentences that hold TEXT.")
@click.option("--meeting-date", "day", type=DAY, help="The day from which “by the end of June” counts.")
@click.option("--body", help="The body that met: “the Panel”.")
@click.option("--council", help="The council it belongs to.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def explain(
    *, text: str | None, paper: Path | None, day: str | None, body: str | None, council: str | None, form: str
) -> None:
    """Why TEXT gives the facts it gives: what was recognised, what fired.

    TEXT is a sentence or a few; - is standard input. Nothing is asked of the graph.
    """
    from extract.documents.reading import read_bytes
    from extract.explain.explain import explain_paper, explain_text
    from extract.explain.told import COLUMNS, meeting, told, where
    from extract.serial import to_json
    from graph.tables import as_table

    if text is None and paper is None:
        raise click.UsageError("Give a TEXT, or --file PAPER.")
    if paper is not None and (day or body or council):
        raise click.UsageError("--meeting-date, --body and --council are for a TEXT; a paper says them itself.")
    words = read_bytes("standard input", sys.stdin.buffer.read()).text if text == "-" else text or ""
    if paper is not None:
        found = explain_paper(read_bytes(paper.name, paper.read_bytes()), words)
    else:
        found = explain_text(words, body=body, date=day, council=council)
    if form == "json":
        click.echo(to_json(found))
        return
    click.echo(meeting(found))
    for sentence in found.sentences:
        above = f"“{' '.join(sentence.text.split())}”\n{where(sentence)}".strip()
        click.echo(f"\n{above}\n\n{as_table(told(sentence), COLUMNS, width=_width())}")
    if not found.sentences:
        click.echo(f"No sentence has “{words}”.")


@main.command("explain-identity")
@click.argument("name", required=False)
@catalogue
def explain_identity(*, name: str | None, form: str, store: Path) -> None:
    """Why mentions were taken for one, and what was left apart.

    NAME is a person, body, post, strategy or service. Without it, all pairs that were left apart and may be one, best
    first. Points add up to a score that orders; it is no probability.
    """
    from graph.rows import ApartRow, IdentityRow
    from graph.tables import as_entries
    from graph.who_is_who import identity, left_apart, told

    dataset = _open(store)
    one = None if name is None else _found(dataset, name)
    rows = identity(dataset, one) if one else left_apart(dataset)
    if form == "table" and rows:
        click.echo(as_entries([told(row) for row in rows], width=_width()))
    elif one:
        _answer(rows, IdentityRow, form, dataset, f"No mention of {one.label}")
    else:
        _answer(rows, ApartRow, form, dataset, "No pair that may be one and was left apart")


def judged(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a judgement."""
    by = click.option("--by", help="Who judges.  [default: your login name]")
    on = click.option("--on", type=DAY, help="The day of the judgement.  [default: today]")
    reason = click.option("--reason", default="", help="Why, in a few words.")
    return by(on(reason(STORE(command))))


def _by(name: str | None, on: str | None, reason: str) -> By:
    from getpass import getuser

    from graph.judging.commands import By

    try:
        who = name or getuser()
    except (KeyError, ImportError, OSError) as error:  # a container's user need not have a name
        raise click.UsageError("Say who judges: --by NAME.") from error
    return By(who, on or date.today().isoformat(), reason)


@main.command()
@click.argument("a")
@click.argument("b")
@judged
def same(*, a: str, b: str, by: str | None, on: str | None, reason: str, store: Path) -> None:
    """Hold A and B for one: names, acronyms, keys, or "NAME in FILE"."""
    from graph.judging import commands

    click.echo(commands.same(store, a, b, _by(by, on, reason)))


@main.command()
@click.argument("a")
@click.argument("b")
@judged
def different(*, a: str, b: str, by: str | None, on: str | None, reason: str, store: Path) -> None:
    """Keep A and B apart, or part "NAME in FILE" from "NAME in FILE"."""
    from graph.judging import commands

    click.echo(commands.different(store, a, b, _by(by, on, reason)))


@main.command()
@click.argument("a")
@click.argument("b")
@judged
def unsure(*, a: str, b: str, by: str | None, on: str | None, reason: str, store: Path) -> None:
    """Note that nobody can tell whether A and B are one."""
    from graph.judging import commands

    click.echo(commands.unsure(store, a, b, _by(by, on, reason)))


@main.command()
@click.argument("name")
@click.argument("new_name")
@judged
def rename(*, name: str, new_name: str, by: str | None, on: str | None, reason: str, store: Path) -> None:
    """Call NAME by a NEW_NAME; the other names still find it."""
    from graph.judging import commands

    click.echo(commands.rename(store, name, new_name, _by(by, on, reason)))


@main.command()
@click.argument("fact")
@judged
def reject(*, fact: str, by: str | None, on: str | None, reason: str, store: Path) -> None:
    """Show a FACT no more; its evidence tells how it was read."""
    from graph.judging import commands

    click.echo(commands.reject(store, fact, _by(by, on, reason)))


@main.command()
@click.argument("fact")
@judged
def accept(*, fact: str, by: str | None, on: str | None, reason: str, store: Path) -> None:
    """Vouch for a FACT, so that it is never hidden for being unsure."""
    from graph.judging import commands

    click.echo(commands.accept(store, fact, _by(by, on, reason)))


@main.command()
@click.argument("fact")
@click.argument("field")
@click.argument("value")
@judged
def correct(*, fact: str, field: str, value: str, by: str | None, on: str | None, reason: str, store: Path) -> None:
    """Give a FIELD of a FACT another VALUE: due 2019-05-31.

    Names are those of the graph, or new ones: KIND:NAME says of what kind. Several are parted by a semicolon. "none"
    takes away what a fact need not have. A FIELD that the fact does not have is answered with those that it has.
    """
    from graph.judging import commands

    sentence, notes = commands.correct(store, fact, field, value, _by(by, on, reason))
    for note in notes:
        _note(note)
    click.echo(sentence)


@main.command()
@click.argument("line", required=False, type=click.IntRange(min=2))
@STORE
def undo(*, line: int | None, store: Path) -> None:
    """Take back the last judgement, or that of a LINE."""
    from graph.judging import commands

    click.echo(commands.undo(store, line))


@main.command()
@catalogue
def judgements(*, form: str, store: Path) -> None:
    """What was judged, by line of the file beside the store."""
    from graph.judging.commands import rows
    from graph.rows import JudgementRow
    from graph.tables import as_csv, as_json, as_table, cells, columns

    found = rows(store)
    if form == "json":
        click.echo(as_json(cells(found)))
    elif form == "csv":
        click.echo(as_csv(cells(found), columns(JudgementRow)))
    elif found:
        click.echo(as_table(cells(found), columns(JudgementRow), width=_width()))
    else:
        click.echo("Nothing was judged yet.")


@main.command()
@click.option("--unsure", "again", is_flag=True, help="Ask again about pairs that somebody was unsure of.")
@judged
def review(*, again: bool, by: str | None, on: str | None, reason: str, store: Path) -> None:
    """Judge the pairs that may be one, best first, by one key each.

    Each judgement is written at once; all take effect when you leave, by q, Ctrl-C or at the end. Without a terminal,
    keys are read from standard input.
    """
    from graph.judging.reviewing import review as ask

    found = ask(store, _by(by, on, reason), _key, click.echo, again=again)
    if not found.pairs:
        click.echo("Nothing to review: no two names that may be one are left unjudged.")
    else:
        click.echo(str(found))


def _key() -> str:
    """One key, without Enter; from standard input where no terminal is. "" at its end, and for Ctrl-C and Ctrl-D."""
    try:
        if sys.stdin.isatty():
            return click.getchar()
        return next((c for c in iter(lambda: sys.stdin.read(1), "") if not c.isspace()), "")
    except (KeyboardInterrupt, EOFError):
        return ""


@main.command()
@click.argument("query", required=False)
@click.option("-f", "--file", "file", type=click.Path(path_type=Path), help="A file that holds the query.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json", "turtle"]), help="turtle is for triples.")
@STORE
def sparql(query: str | None, file: Path | None, form: str | None, store: Path) -> None:
    """A SPARQL query: SELECT, ASK, CONSTRUCT or DESCRIBE.

    Prefixes mg, rdfs, skos, oa, dcterms, xsd, foaf, org and prov need no declaring. The graph is not changed.
    """
    from graph import tables
    from graph.sparql import Solutions, answer

    if (query is None) == (file is None):
        raise click.UsageError("Give a QUERY, or -f FILE.")
    text = query if file is None else file.read_text(encoding="utf-8")
    found = answer(_open(store), str(text))
    if not isinstance(found, Solutions):
        if form not in (None, "turtle"):
            raise click.UsageError("CONSTRUCT and DESCRIBE answer with triples: --format turtle.")
        click.echo(found.serialize(format="turtle").strip())
    elif form == "turtle":
        raise click.UsageError("SELECT and ASK answer with a table: --format table, csv or json.")
    elif form == "json":
        click.echo(tables.as_json(found.rows))
    elif form == "csv":
        click.echo(tables.as_csv(found.rows, found.columns))
    elif found.rows:
        click.echo(tables.as_table(found.rows, found.columns, width=_width()))
    else:
        click.echo("The query has no answer in this graph.")


@main.command()
@click.argument("person", required=False)
@click.option("--body", help="The members of this body; with PERSON, at this body only.")
@click.option("--from", "since", type=DAY, help="Meetings of that day or later.")
@click.option("--to", "until", type=DAY, help="Meetings of that day or earlier.")
@click.option("--meetings", is_flag=True, help="A row for each meeting, with the fact that proves it.")
@lookup
def record(
    *,
    person: str | None,
    body: str | None,
    since: str | None,
    until: str | None,
    meetings: bool,
    form: str,
    store: Path,
) -> None:
    """How often people came to the meetings that they were expected at.

    "5 of 7": of the expected meetings of which the papers tell. Nobody is expected before a stated start, nor known
    to be before they were first seen as a member or after they were last seen. Silence is not "absent": somebody is
    "not named" where the minutes list others, "not recorded" where they list nobody.
    """
    from graph.names import BODY, PERSON
    from graph.record.record import COUNTS, by_meeting, counted
    from graph.record.record import record as ask
    from graph.rows import RecordMeetingRow, RecordRow

    if person is None and body is None:
        raise click.UsageError("Give a PERSON, --body BODY or both.")
    dataset = _open(store)
    who = None if person is None else _found(dataset, person, (PERSON,))
    met = None if body is None else _found(dataset, body, (BODY,))
    least = click.get_current_context().meta[LEAST]
    people = ask(dataset, who, body=met, since=since, until=until, least=least)
    nothing = (
        f"No attendance{f' of {who.label}' if who else ''}{f' at {met.label}' if met else ''}{_time(since, until)}"
    )
    if meetings:
        _answer(by_meeting(people), RecordMeetingRow, form, dataset, nothing, hidden=("rests_on",))
        return
    _answer(counted(people), RecordRow, form, dataset, nothing, hidden=COUNTS)


@main.command()
@click.option("--body", help="About this body, its meetings or what it watches.")
@click.option("--council", help="In papers of this council.")
@click.option("--from", "since", type=DAY, help="Of that day or later.")
@click.option("--to", "until", type=DAY, help="Of that day or earlier.")
@click.option("--kind", type=click.Choice(DISAGREEMENTS), help="Of this kind only.")
@lookup
def disagreements(
    *,
    body: str | None,
    council: str | None,
    since: str | None,
    until: str | None,
    kind: str | None,
    form: str,
    store: Path,
) -> None:
    """Where papers disagree: both sides, with their words.

    Nothing is overwritten and neither side is preferred: `minutegraph evidence FACT` shows more of either.
    """
    from graph.disagreements.disagreements import Wanted, rows_of
    from graph.disagreements.disagreements import disagreements as ask
    from graph.names import BODY
    from graph.rows import DisagreementRow
    from graph.tables import as_pairs, cells

    dataset = _open(store)
    one = None if body is None else _found(dataset, body, (BODY,))
    least = click.get_current_context().meta[LEAST]
    found = ask(dataset, Wanted(one, council, since, until, kind), least=least)
    rows = rows_of(found)
    about = f"{f' about {one.label}' if one else ''}{f' in papers of “{council}”' if council else ''}"
    if form == "table" and rows:
        click.echo(as_pairs(cells(rows), width=_width()))
        return
    kinds = f" over {kind}" if kind else ""
    _answer(rows, DisagreementRow, form, dataset, f"No disagreement{kinds}{about}{_time(since, until)}")


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--entail", is_flag=True, help="Add the aligned terms of W3C ORG, FOAF, PROV and schema.org.")
@STORE
def export(file: Path, entail: bool, store: Path) -> None:
    """Write the graph to FILE: .ttl .trig .nq .jsonld .graphml."""
    from graph.export import export as write

    write(_open(store), file, entail=entail)
    _note(f"Written: {file}")


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--around", "name", help="Only what is near this person, body, post, strategy or service.")
@click.option(
    "--depth", type=click.IntRange(min=1), default=2, show_default=True, help="With --around: how many steps."
)
@STORE
def view(file: Path, name: str | None, depth: int, store: Path) -> None:
    """Draw the graph as one HTML FILE that opens offline."""
    from graph.network import around, linked, network
    from graph.view import write_view

    dataset = _open(store)
    whole = network(dataset)
    if name is None:
        graph = linked(whole)
        write_view(graph, file)
    else:
        one = _found(dataset, name)
        graph = around(whole, one, depth)
        write_view(graph, file, title=one.label, highlight=str(one.id))
    alone = "" if name or len(graph) == len(whole) else f" {len(whole) - len(graph)} without a line are left out."
    _note(f"Written: {file}, {len(graph)} things and {graph.number_of_edges()} lines between them.{alone}")


@main.command()
@STORE
@click.pass_context
def check(ctx: click.Context, store: Path) -> None:
    """Check the shapes, and every quote against its source read afresh."""
    from graph.tables import as_table
    from graph.validate import check as problems_of

    problems = problems_of(store)
    if problems:
        rows = [{"kind": p.kind, "document": p.document, "node": p.node, "message": p.message} for p in problems]
        click.echo(as_table(rows, ("kind", "document", "message", "node"), width=_width()))
        _note(f"Problems: {len(problems)}")
        ctx.exit(1)
    click.echo("All shapes hold, and every quote stands in its source.")


@main.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, file_okay=False))
@STORE
@click.option("--errors", type=click.IntRange(min=0), default=10, show_default=True, help="List so many of a relation.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--floor", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Fail below these figures.")
@click.option("--calibrate", type=click.Path(path_type=Path, dir_okay=False), help="Fit confidence and write it here.")
@click.pass_context
def score(
    ctx: click.Context,
    *,
    gold: tuple[Path, ...],
    store: Path,
    errors: int,
    form: str,
    floor: Path | None,
    calibrate: Path | None,
) -> None:
    """Precision, recall and F1 against the facts in GOLD folders, and how far confidence holds.

    A folder holds one JSON file for each paper, of the facts that a careful reader finds in it. Papers that the store
    does not hold are left out, and named.
    """
    from graph.score import report
    from graph.score.calibrating import fit, judged_facts, reliability, written
    from graph.score.gold import load_gold
    from graph.score.scoring import score as compare
    from graph.tables import as_json

    scored = compare(store, _open(store), load_gold(gold))
    judged = judged_facts(store, scored.matched)
    held = reliability(judged)
    if scored.absent:
        _note(f"Not in the store: {', '.join(scored.absent)}")
    if form == "json":
        click.echo(as_json([report.as_dict(scored, held)]))
    else:
        click.echo(report.as_text(scored, held, errors=errors, width=_width()))
    if calibrate:
        calibrate.write_text(written(fit(judged), judged), encoding="utf-8")
        _note(f"Written: {calibrate}")
    below = report.fallen(scored, report.load_floor(floor)) if floor else []
    for line in below:
        _note(f"Below the floor: {line}")
    if below:
        ctx.exit(1)


@main.command()
@click.argument("document")
@STORE
def forget(document: str, store: Path) -> None:
    """Take one DOCUMENT and all that rests on it alone out again."""
    from graph.forget import forget as forget_document

    entry = forget_document(store, document)
    _note(f"Forgotten: {', '.join(entry.file_names)}")


@main.command()
@click.argument("person")
@click.option("--yes", is_flag=True, help="Do not ask.")
@STORE
def erase(person: str, yes: bool, store: Path) -> None:
    """Take a PERSON out for good, with every statement and quote about them.

    Later builds of the store keep them out, in the papers of the same council: a hash remembers, not the name. This
    cannot be undone. The papers themselves and earlier exports are not changed.
    """
    from graph.erasure.erase import erase as erase_person
    from graph.erasure.erase import plan
    from graph.erasure.wording import after, before

    for sentence in before(plan(store, person)):
        _note(sentence)
    if not yes:
        click.confirm("This cannot be undone. Erase?", abort=True, err=True)
    for sentence in after(erase_person(store, person, day=date.today().isoformat())):
        _note(sentence)


@main.command()
@click.option(
    "--corpus",
    type=click.Path(path_type=Path, exists=True),
    help="Learn from these papers too, as the patterns label them.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed and data give the same model.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=DEFAULT_MODEL,
    show_default=True,
    help="The folder that the model is written to.",
)
def train(*, corpus: Path | None, seed: int, output: Path) -> None:
    """Train a recogniser of names, for `build --model`.

    It learns from text made for that purpose that comes with the program, and takes some minutes. Beside the model
    stands MODEL_CARD.md: what it was trained on and how well it recognises.
    """
    from extract.language.training.making import make_model

    training = make_model(output, seed=seed, corpus=corpus, progress=_note)
    _note(f"Written: {output}. Use it: minutegraph build PATH --model {output}")
    _note(training.line())


def _open(store: Path) -> Dataset:
    from graph.store import open_store

    return open_store(store)


def _found(dataset: Dataset, name: str, kinds: tuple[str, ...] | None = None) -> Named:
    """What a name stands for, with a note where only part of the name was given."""
    from graph.names import ANYTHING, find

    one = find(dataset, name, kinds or ANYTHING)
    if one.taken_from:
        _note(f"“{name}” is taken as {one}.")
    return one


def _answer(
    rows: Sequence[Row], kind: type[Row], form: str, dataset: Dataset, nothing: str, *, hidden: Sequence[str] = ()
) -> None:
    """Print rows that are sure enough; where there are none, a sentence that claims no more than what was read.

    A table does without the columns `hidden`.
    """
    from graph.lookup import surer
    from graph.questions.ask import ask
    from graph.tables import as_csv, as_json, as_table, cells, columns

    every, least = rows, click.get_current_context().meta.get(LEAST, 0)
    rows = surer(dataset, every, least)
    if len(every) > len(rows):
        _note(f"Less sure than {least:g}: {len(every) - len(rows)} hidden, shown with --min-confidence 0.")
    if not rows:
        count = len({line["id"] for line in ask(dataset, "documents")})
        sentence = f"{nothing} is recorded in the {count} documents read."
        click.echo(sentence, err=form != "table")
    if form == "json":
        click.echo(as_json(cells(rows)))
    elif form == "csv":
        click.echo(as_csv(cells(rows), columns(kind)))
    elif rows:
        shown = [name for name in columns(kind) if name not in hidden]
        click.echo(as_table(cells(rows), shown, width=_width()))


def _time(since: str | None, until: str | None) -> str:
    return f"{f' from {since}' if since else ''}{f' to {until}' if until else ''}"


def _note(text: str) -> None:
    click.echo(text, err=True)


def _note_lapsed(count: int) -> None:
    if count:
        _note(f"Not seen since: {count} more, last seen longer before that day than an appointment lasts.")


def _note_ended(said: str) -> None:
    if said:
        _note(f"Ended: {said}")


def _width() -> int | None:
    """The columns of the terminal, or of COLUMNS; None where the answer goes to a file or another program."""
    return get_terminal_size((0, 0)).columns or None


class _progress:
    """A bar on standard error while a terminal looks on, silence otherwise. Interrupting says what is kept."""

    def __enter__(self) -> Callable[[int, int, str], None]:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        rate, left = TextColumn("{task.fields[rate]}"), TimeRemainingColumn(elapsed_when_finished=True)
        self._bar = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), rate, left,
            console=Console(stderr=True), transient=True, auto_refresh=False, disable=not sys.stderr.isatty(),
        )  # fmt: skip
        self._task = self._bar.add_task("Reading", total=None, rate="")
        self._done = self._total = 0
        self._bar.start()
        return self._show

    def _show(self, done: int, total: int, name: str) -> None:
        self._done, self._total = done, total
        speed = self._bar.tasks[0].speed
        rate = f"{60 * speed:.0f} a minute" if speed else ""
        self._bar.update(self._task, completed=done, total=total, description=name[-40:] or "Writing", rate=rate)
        self._bar.refresh()

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._bar.stop()
        if kind is KeyboardInterrupt:
            kept = (
                f"What was read ({self._done} of {self._total} files) is kept" if self._done else "Nothing was read yet"
            )
            _note(f"Interrupted. {kept}; the graph is as it was. The same command goes on from there.")
            sys.exit(130)


if __name__ == "__main__":
    main()
