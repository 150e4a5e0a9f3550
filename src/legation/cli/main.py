"""The program `legation`: its commands, and the options that stand before them."""

from typing import Annotated

import typer

from legation import __version__
from legation.cli import (
    bulk_commands,
    check_commands,
    dossier_commands,
    export_commands,
    import_commands,
    picture_commands,
    record_commands,
    web_commands,
)
from legation.cli.guard import Guarded
from legation.cli.read import read
from legation.cli.schema import schema

app = typer.Typer(
    cls=Guarded,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Examples:\n\n  legation read report.txt --published 2022-06-02"
    "\n\n  legation read reports/ --format jsonl --output readings.jsonl"
    "\n\n  legation schema claim",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"legation {__version__}")
        raise typer.Exit


@app.callback()
def legation(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_version)
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an internal error arose.")] = False,
) -> None:
    """Keeps the record of defence cooperation between states: reads reports, merges, answers, checks."""


app.command(
    epilog="Examples:\n\n  legation read report.txt --published 2022-06-02"
    "\n\n  legation read page.html report.pdf https://example.org/news/1 --format html --output pages/"
    "\n\n  cat report.txt | legation read - --format json"
    "\n\n  legation read reports/ --kind transfer --kind instrument --min-confidence 0.7",
)(read)
app.command(epilog="Examples:\n\n  legation schema reading > reading.schema.json\n\n  legation schema claim")(
    schema
)
for commands in (
    record_commands,
    dossier_commands,
    picture_commands,
    export_commands,
    import_commands,
    bulk_commands,
    web_commands,
    check_commands,
):
    commands.register(app)

PANELS = {
    "Read": ("read", "schema", "follow"),
    "Keep": ("add", "import", "decide", "agreement", "record"),
    "Ask": (
        "search",
        "who",
        "why",
        "dossier",
        "compare",
        "new",
        "timeline",
        "trend",
        "ranking",
        "network",
        "map",
    ),
    "Check": ("check", "reconcile"),
    "Hand on": ("export", "cite", "publish", "mcp"),
    "In a browser": ("serve", "user"),
}
"""Under which heading a command stands in the help."""
for heading, names in PANELS.items():
    for command in app.registered_commands:
        if (command.name or getattr(command.callback, "__name__", "")) in names:
            command.rich_help_panel = heading
    for group in app.registered_groups:
        if group.name in names:
            group.rich_help_panel = heading


def run() -> None:
    """Entry point of the program."""
    app(prog_name="legation")
