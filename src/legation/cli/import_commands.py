"""The commands that take in what others keep: import, reconcile, mcp."""

import typer

from legation.cli.importing import import_


def register(app: typer.Typer) -> None:
    """Adds them to the program."""
    app.command(
        "import",
        epilog="Examples:\n\n  legation import sipri trade-register.csv --record legation.db"
        "\n\n  legation import dcad.csv exercises.csv visits.xls --report rows.csv"
        "\n\n  legation import spreadsheet diary.xlsx --mapping diary.toml",
    )(import_)
