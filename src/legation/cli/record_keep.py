"""`legation record …`: upgrade, check, dump, load, rebuild, count."""

from typing import Annotated

import typer

from legation.cli.record_options import Place, opened

record_commands = typer.Typer(no_args_is_help=True, help="Look after the record itself.")


def _epilog(*examples: str) -> str:
    return "Examples:" + "".join(f"\n\n  {example}" for example in examples)


@record_commands.command(epilog=_epilog("legation record upgrade --record legation.db"))
def upgrade(record: Place = None) -> None:
    """Bring an older record up to date, and merge its claims by the rules of today; a SQLite file is
    copied beside itself first."""
    from legation.record.store import engine as store
    from legation.record.store.upgrade import HEAD, require_current
    from legation.record.store.upgrade import upgrade as run

    url = store.address(record)
    path = store.file_of(url)
    engine = store.connect(url)
    try:
        if path is not None and not path.exists():
            require_current(engine, url, create=False)
        done = run(engine, url)
    finally:
        engine.dispose()
    if done is None:
        typer.echo(f"{store.shown(url)} is up to date (revision {HEAD})")
        return
    backup = f"; the old one is {done[1]}" if done[1] else ""
    typer.echo(f"{store.shown(url)}: revision {done[0]} → {HEAD}{backup}")
    _merge_again(record)


@record_commands.command(epilog=_epilog("legation record check"))
def check(record: Place = None) -> None:
    """Read the whole record and say what is wrong with it; exit code 1 where something is."""
    with opened(record) as kept:
        problems, waiting = kept.check(), kept.unsettled()
        counts = kept.counts()
    for line in problems:
        typer.echo(line)
    if waiting:
        typer.echo(
            f"{waiting} wordings wait to be settled: the next `legation add` or `record rebuild` does it"
        )
    if problems:
        raise typer.Exit(1)
    typer.echo(
        f"sound: {counts['document']:,} documents, {counts['claim']:,} claims, {counts['entry']:,} entries"
    )


@record_commands.command(epilog=_epilog("legation record dump copy/", "legation record dump copy.zip"))
def dump(
    place: Annotated[str, typer.Argument(metavar="FOLDER|ZIP", help="Where to; must not be there yet.")],
    record: Place = None,
) -> None:
    """Write the whole record as JSON Lines."""
    with opened(record) as kept:
        kept.settle()
        typer.echo(str(kept.dump(place)))


@record_commands.command(epilog=_epilog("legation record load copy.zip --record new.db"))
def load(
    place: Annotated[str, typer.Argument(metavar="FOLDER|ZIP", help="What `dump` wrote.")],
    record: Place = None,
) -> None:
    """Load a dumped record into an empty one, SQLite or PostgreSQL, to the same ids."""
    with opened(record, create=True) as kept:
        kept.load(place)
        counts = kept.counts()
    typer.echo(f"{counts['document']:,} documents, {counts['claim']:,} claims, {counts['entry']:,} entries")


@record_commands.command(epilog=_epilog("legation record rebuild"))
def rebuild(record: Place = None) -> None:
    """Derive likenesses and entries again from claims and journal."""
    _merge_again(record)


def _merge_again(record: str | None) -> None:
    from legation.cli.progress import steps

    with opened(record) as kept:
        with steps() as watch:
            kept.rebuild(watch)
        typer.echo(f"{kept.counts()['entry']:,} entries")


@record_commands.command(epilog=_epilog("legation record info"))
def info(record: Place = None) -> None:
    """Say what the record holds."""
    with opened(record) as kept:
        for name, count in sorted(kept.counts().items()):
            typer.echo(f"{name:<10}{count:>12,}")
