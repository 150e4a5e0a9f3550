"""`legation publish`: a record, or a selection of it, as a folder of pages for any web host."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from legation.cli.record_options import Place, day, opened
from legation.errors import OutputError


def publish(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="A new folder, or one that publish made before.")
    ],
    record: Place = None,
    kind: Annotated[str | None, typer.Option(help="meeting, instrument, transfer, …")] = None,
    form: Annotated[str | None, typer.Option(help="visit, memorandum, delivered, …")] = None,
    status: Annotated[str | None, typer.Option(help="occurred, planned, proposed or denied.")] = None,
    party: Annotated[
        list[str] | None, typer.Option(metavar="PARTY", help="A code or name; twice for a dyad.")
    ] = None,
    person: Annotated[str | None, typer.Option(metavar="NAME", help="A person who takes part.")] = None,
    since: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="From this day on.")] = None,
    until: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="To this day.")] = None,
    source: Annotated[str | None, typer.Option(metavar="OUTLET", help="Reported by this outlet.")] = None,
    decision: Annotated[str | None, typer.Option(help="accepted, corrected, or none.")] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The site's name.")] = None,
    base_url: Annotated[
        str | None,
        typer.Option(
            "--base-url", metavar="URL", help="Where it will be shown; adds a sitemap, a feed, robots.txt."
        ),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Refuse a selection of more entries than this.")] = 50_000,
) -> None:
    """Write the read-only pages of a record, or of a selection, as plain files with search.

    They need no server: put the folder on any web host, or open its index.html. Rejected entries, and
    documents that support nothing selected, are left out.
    """
    try:
        import fastapi  # noqa: F401
    except ImportError as error:
        raise OutputError(f"publish needs {error.name}: pip install 'legation[web]'") from None
    from legation.record.choosing import Filter
    from legation.views.parties import party_codes
    from legation.web import publishing

    chosen = Filter(
        kind=kind,
        form=form,
        status=status,
        parties=tuple(party_codes(party or ())),
        person=person,
        since=day(since, "--since"),
        until=day(until, "--until"),
        source=source,
        decision=decision,
    )
    choices = publishing.Choices(chosen, title or publishing.TITLE, base_url, limit)
    with opened(record) as kept, _progress() as watch:
        made = publishing.publish(kept, folder, choices, watch)
    entries = "1 entry" if made.entries == 1 else f"{made.entries:,} entries"
    documents = "1 document" if made.documents == 1 else f"{made.documents:,} documents"
    size = f"{made.files:,} files, {made.bytes / 1e6:,.1f} MB"
    typer.echo(f"{entries} from {documents}: {size} in {made.path}", err=True)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, where that is a terminal: pages written, pages known, pages a second."""
    if not sys.stderr.isatty():
        yield lambda _done, _known: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.finished_speed or task.speed or 0:,.0f}/s")

    columns = TextColumn("pages"), BarColumn(bar_width=20), MofNCompleteColumn(), Rate()
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("pages", total=None)
        yield lambda done, known: bar.update(task, completed=done, total=known)
