"""The command that holds a draft against the record."""

import typer


def register(app: typer.Typer) -> None:
    """Adds them to the program."""
