"""The commands for feeds and corpora."""

import typer

from legation.cli.follow import follow


def register(app: typer.Typer) -> None:
    """Adds them to the program."""
    app.command(
        epilog="Examples:\n\n  legation follow feeds.toml --record legation.db"
        "\n\n  legation follow feeds.toml --once"
        "\n\n  legation follow feeds.toml --status --days 7"
    )(follow)
