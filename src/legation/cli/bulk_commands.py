"""The commands for feeds and corpora."""

import typer


def register(app: typer.Typer) -> None:
    """Adds them to the program."""
