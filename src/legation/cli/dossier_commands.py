"""The commands that write about a record: dossier, compare, new."""

import typer


def register(app: typer.Typer) -> None:
    """Adds them to the program."""
