"""The commands that take in what others keep: import, reconcile, mcp."""

import typer


def register(app: typer.Typer) -> None:
    """Adds them to the program."""
