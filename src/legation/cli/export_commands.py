"""The commands that hand a record on: export, cite."""

import typer


def register(app: typer.Typer) -> None:
    """Adds them to the program."""
