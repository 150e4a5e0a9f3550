"""The commands that take in what others keep: import, reconcile, mcp."""

import typer

from legation.cli.importing import import_
from legation.cli.mcp import mcp
from legation.cli.reconcile import reconcile


def register(app: typer.Typer) -> None:
    """Adds them to the program."""
    app.command(
        "import",
        epilog="Examples:\n\n  legation import sipri trade-register.csv --record legation.db"
        "\n\n  legation import dcad.csv exercises.csv visits.xls --report rows.csv"
        "\n\n  legation import spreadsheet diary.xlsx --mapping diary.toml",
    )(import_)
    app.command(
        epilog="Examples:\n\n  legation reconcile sipri trade-register.csv --record legation.db"
        "\n\n  legation reconcile sipri trade-register.csv --format xlsx --output reconciled.xlsx"
        "\n\n  legation reconcile sipri trade-register.csv --status 'moved on' --propose to-add.csv",
    )(reconcile)
    app.command(epilog="Examples:\n\n  legation mcp --record legation.db")(mcp)
