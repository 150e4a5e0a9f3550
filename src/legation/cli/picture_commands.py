"""The commands that draw a record: timeline, trend, ranking, network, map."""

import typer


def register(app: typer.Typer) -> None:
    """Adds them to the program."""
