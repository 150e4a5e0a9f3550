"""The commands of the site: serve, publish, user."""

import typer


def register(app: typer.Typer) -> None:
    """Adds them to the program."""
