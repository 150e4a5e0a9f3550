"""`legation import`: registers that others keep, into the record."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli import exits
from legation.cli.record_options import Place, day, opened

if TYPE_CHECKING:
    from legation.exchange.importing.importer import Imported
    from legation.exchange.importing.report import Report


def import_(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="[FORM] FILE…",
            help="The form, told from the header where none is given, and files. Forms: dcad, sipri (both), "
            "mme, colt, gdelt, polecat, followthemoney, tables (Legation's own), dump, spreadsheet.",
        ),
    ],
    record: Place = None,
    mapping: Annotated[
        Path | None, typer.Option(metavar="TOML", help="For a spreadsheet: which column is which field.")
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option(metavar="CSV", help="Write the rows refused, or kept in part, and why."),
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="When the register was published.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="The register's title.")] = None,
    source: Annotated[str | None, typer.Option(help="Who keeps the register.")] = None,
    url: Annotated[str | None, typer.Option(help="The register's address.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing of what came in.")] = False,
) -> None:
    """Import a register: each row becomes claims whose document is the register and evidence the row.

    No row is dropped in silence: the report names each that could not be imported, and says why.
    """
    when = day(published, "--published")
    from legation.cli.terminal import complain
    from legation.exchange.importing.form import Given
    from legation.exchange.importing.importer import import_files

    form, paths = _form_and_files(inputs, mapping)
    given = Given(published=when, title=title, source=source, url=url)
    failed: list[str] = []
    with opened(record, create=True) as kept, _bar(shown=not quiet) as progress:
        total = import_files(
            kept,
            paths,
            form,
            given,
            progress,
            mapping=mapping,
            failed=lambda error: failed.append(str(error)),
        )
    for line in failed:
        complain(line)
    if report is not None:
        _write(report, total.report)
    if not quiet:
        _say(total, report)
    raise typer.Exit(_code(total, len(failed)))


def _form_and_files(inputs: list[str], mapping: Path | None) -> tuple[str | None, list[Path]]:
    from legation.exchange.importing.forms import every_name

    form = inputs[0] if inputs[0] in every_name() else "spreadsheet" if mapping else None
    files = inputs[1:] if inputs[0] in every_name() else inputs
    if not files:
        raise typer.BadParameter("name a file", param_hint="FILE…")
    if form == "spreadsheet" and mapping is None:
        raise typer.BadParameter("a spreadsheet needs a mapping file", param_hint="--mapping")
    return form, [Path(one) for one in files]


@contextmanager
def _bar(*, shown: bool) -> "Iterator[Callable[[int], None]]":
    """A line on a terminal's standard error that counts rows."""
    if not shown or not sys.stderr.isatty():
        yield lambda rows: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("importing", total=None)
        yield lambda rows: bar.update(task, description=f"importing: {rows:,} rows")


def _write(path: Path, report: "Report") -> None:
    from legation.cli.target import FileTarget

    target = FileTarget(path)
    target.write(report.to_csv())
    target.keep()


def _say(total: "Imported", written: Path | None) -> None:
    from legation.cli.terminal import one_line

    for path, form in total.forms:
        typer.echo(one_line(f"{path}: {form}"))
    its, added = total.report, total.added
    if not its.rows:
        return
    known = f" ({added.known} documents known already)" if added.known else ""
    typer.echo(f"{its.rows:,} rows: {its.imported:,} imported, {its.refused:,} refused; "
               f"{added.claims:,} new claims{known}")  # fmt: skip
    if its.noted:
        typer.echo(f"{its.noted:,} rows were imported in part")
    if (its.refused or its.noted) and written is None:
        for file, row, outcome, reason in list(its.lines())[:10]:
            typer.echo(one_line(f"  {Path(file).name}, row {row}: {outcome}: {reason}"))
        typer.echo("  --report FILE writes every such row")


def _code(total: "Imported", failed: int) -> int:
    if not total.report.imported:
        return exits.NOTHING_READ
    return exits.SOME_FAILED if failed or total.report.refused else exits.DONE
