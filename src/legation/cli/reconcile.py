"""`legation reconcile`: what a register and the record say of the same deals."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from legation.cli.record_options import Place, opened

if TYPE_CHECKING:
    from rich.table import Table

    from legation.exchange.reconciling.reconcile import Reconciled, Reconciliation

_STYLES = {"confirmed": "green", "moved on": "cyan", "differing": "yellow", "only here": "magenta"}


def reconcile(
    register: Annotated[Literal["sipri"], typer.Argument(metavar="sipri", help="The register's name.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file of its trade register, either form.")],
    record: Place = None,
    format: Annotated[
        Literal["table", "xlsx", "json"], typer.Option("--format", "-f", help="What to write.")
    ] = "table",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write xlsx or json.")
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option(help="In the table only: confirmed, 'moved on', differing, 'only here', 'only there'."),
    ] = None,
    propose: Annotated[
        Path | None,
        typer.Option(metavar="CSV", help="Write the rows to add to the register, in its own form."),
    ] = None,
) -> None:
    """Hold a register against the record: what both have, what differs, what only one of them has.

    "Here" is the record, "there" the register. Claims that were imported from the register are left out.
    """
    from legation.exchange.reconciling.columns import to_json
    from legation.exchange.reconciling.proposal import proposal
    from legation.exchange.reconciling.reconcile import STATUSES, reconcile_sipri

    if unknown := set(status or ()) - set(STATUSES):
        raise typer.BadParameter(f"{min(unknown)!r}: there are {', '.join(STATUSES)}", param_hint="--status")
    if format == "xlsx" and output is None:
        raise typer.BadParameter("Excel goes to a file", param_hint="--output")
    with opened(record) as kept:
        found = reconcile_sipri(kept, file)
    if propose is not None:
        _write(propose, proposal(found))
    if format == "xlsx" and output is not None:
        from legation.exchange.reconciling.workbook import write_workbook

        write_workbook(found, output)
    elif format == "json":
        text = to_json(found) + "\n"
        _write(output, text) if output else typer.echo(text, nl=False)
    else:
        _show(found, set(status or STATUSES))


def _write(path: Path, text: str) -> None:
    from legation.cli.target import FileTarget

    target = FileTarget(path)
    target.write(text)
    target.keep()


def _show(found: "Reconciliation", wanted: set[str]) -> None:
    from legation.cli.table import console_for

    console = console_for(plain=False)
    rows = [one for one in found.rows if one.status in wanted]
    if rows:
        console.print(_table(rows))
    counts = ", ".join(f"{number:,} {status}" for status, number in found.counts().items())
    typer.echo(counts + (f"; {len(found.refused):,} rows tell no deal" if found.refused else ""))


def _table(rows: "list[Reconciled]") -> "Table":
    from rich.table import Table
    from rich.text import Text

    from legation.cli.terminal import one_line
    from legation.exchange.reconciling.columns import shown

    table = Table(box=None, pad_edge=False)
    for name in ("status", "row", "entry", "from → to"):
        table.add_column(name, no_wrap=True)
    for name, ratio in (("item", 2), ("there", 2), ("here", 2), ("what differs", 3)):
        table.add_column(name, ratio=ratio)
    for one in rows:
        there, here, deal = one.register, one.record, one.either
        said = [
            "; ".join(filter(None, (f"ordered {shown(side.orders)}" if side.orders else "",
                                    f"delivered {shown(side.deliveries)}" if side.deliveries else "")))
            if side else "" for side in (there, here)
        ]  # fmt: skip
        differ = "; ".join(f"{d.field}: {d.register} / {d.record}" for d in one.differences)
        table.add_row(
            Text(one.status, style=_STYLES.get(one.status, "dim")),
            there.name if there else "",
            here.name[:9] if here else "",
            f"{deal.supplier or '?'} → {deal.recipient or '?'}",
            *(Text(one_line(text)) for text in (deal.item, *said, differ or one.note or "")),
        )
    return table
