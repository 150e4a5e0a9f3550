"""The command that holds a draft against the record."""

import typer

from legation.cli.check import check


def register(app: typer.Typer) -> None:
    """Adds it to the program."""
    app.command(
        epilog="Examples:\n\n  legation check draft.txt --published 2022-06-03"
        "\n\n  legation check speech.docx --format html --output checked.html"
        "\n\n  pbpaste | legation check - --format json"
    )(check)
