"""`legation export`: the record, or a part of it, in the formats of the field."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from legation.cli.record_options import Place, day, opened

if TYPE_CHECKING:
    from legation.record.choosing import Filter
    from legation.record.record import Record

_PIECE = 1 << 16

Kind = Annotated[str | None, typer.Option(help="meeting, instrument, transfer, …")]
Form = Annotated[str | None, typer.Option(help="visit, memorandum, delivered, …")]
Status = Annotated[str | None, typer.Option(help="occurred, planned, proposed or denied.")]
Party = Annotated[list[str] | None, typer.Option(metavar="CODE", help="A party (IND); twice for a dyad.")]
Person = Annotated[str | None, typer.Option(metavar="NAME", help="A person who takes part.")]
Since = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="From this day on.")]
Until = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="To this day.")]
Source = Annotated[str | None, typer.Option(metavar="OUTLET", help="Reported by this outlet.")]
Decision = Annotated[str | None, typer.Option(help="accepted, rejected, corrected, or none.")]
Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar="PATH", help="A file, or a folder (ends in /); else standard output."
    ),
]


def export(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help="One of those below.")],
    output: Output = None,
    record: Place = None,
    table: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="csv, parquet, gdelt: this table alone (claims, events, …)."),
    ] = None,
    unit: Annotated[
        Literal["month", "year"] | None, typer.Option(help="panel: the length of a period.")
    ] = None,
    balanced: Annotated[bool, typer.Option("--balanced", help="panel: rows of 0 where nothing was.")] = False,
    evidence: Annotated[
        bool, typer.Option("--evidence", help="panel, registers: columns that name the evidence.")
    ] = False,
    layout: Annotated[
        Literal["classic", "2025"] | None, typer.Option(help="sipri: which form of the register.")
    ] = None,
    state: Annotated[
        str | None, typer.Option(metavar="CODE", help="colt: whose leaders' visits (USA).")
    ] = None,
    kind: Kind = None,
    form: Form = None,
    status: Status = None,
    party: Party = None,
    person: Person = None,
    since: Since = None,
    until: Until = None,
    source: Source = None,
    decision: Decision = None,
) -> None:
    """Export the record, or what the filters let through, in a format of the field."""
    given = {"table_name": table, "unit": unit, "layout": layout, "state": state}
    options: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    options |= {name: True for name, value in (("balanced", balanced), ("evidence", evidence)) if value}
    chosen = filter_of(kind, form, status, party, person, since, until, source, decision)
    with opened(record) as kept:
        notes = (
            _to_place(kept, format, output, chosen, options)
            if output
            else _print(kept, format, chosen, options)
        )
    from legation.cli.terminal import complain

    for note in notes:
        complain(note)


def filter_of(
    kind: str | None,
    form: str | None,
    status: str | None,
    party: list[str] | None,
    person: str | None,
    since: str | None,
    until: str | None,
    source: str | None,
    decision: str | None,
) -> "Filter":
    """The filter that options of the command line make."""
    from legation.record.choosing import Filter

    parties = tuple(code.upper() for code in party or ())
    named: dict[str, Any] = {"kind": kind, "form": form, "status": status, "person": person}
    named |= {"since": day(since, "--since"), "until": day(until, "--until")}
    return Filter(**named, parties=parties, source=source, decision=decision)


def _to_place(
    kept: "Record", format: str, output: str, chosen: "Filter", options: dict[str, Any]
) -> list[str]:
    from legation.exchange.export import export as write

    with _progress() as watch:
        return write(kept, format, output, chosen=chosen, options=options, watch=watch)


def _print(kept: "Record", format: str, chosen: "Filter", options: dict[str, Any]) -> list[str]:
    """Writes to standard output; on a terminal with characters that would command it escaped."""
    from legation.cli.target import Target
    from legation.cli.terminal import escape
    from legation.exchange.export import export_text

    notes: list[str] = []
    target = Target.standard_output(errors="backslashreplace")
    terminal = sys.stdout.isatty()
    with kept.selection(chosen) as selection:
        for piece in _gathered(export_text(selection, format, options=options, notes=notes)):
            sound = piece.encode("utf-8", "replace").decode()
            target.write("\n".join(map(escape, sound.split("\n"))) if terminal else sound)
    return notes


def _gathered(pieces: Iterator[str]) -> Iterator[str]:
    """The text in pieces worth a write."""
    waiting: list[str] = []
    size = 0
    for piece in pieces:
        waiting.append(piece)
        size += len(piece)
        if size >= _PIECE:
            yield "".join(waiting)
            waiting, size = [], 0
    if waiting:
        yield "".join(waiting)


def _progress() -> Any:
    """On a terminal, a count of what has been gone through."""
    from contextlib import contextmanager

    @contextmanager
    def shown() -> Iterator[Any]:
        if not sys.stderr.isatty():
            yield None
            return
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        text = TextColumn("exporting {task.completed:,.0f}")
        columns = SpinnerColumn(), text, TimeElapsedColumn()
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("exporting", total=None)
            yield lambda count: bar.advance(task, count)

    return shown()
