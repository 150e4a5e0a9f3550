"""The commands of the site: serve, publish, user."""

import typer

from legation.cli.publish import publish
from legation.cli.serve import serve
from legation.cli.user import user


def register(app: typer.Typer) -> None:
    """Adds them to the program."""
    app.command(
        epilog="Examples:\n\n  legation serve --record legation.db --open"
        "\n\n  legation serve --host 0.0.0.0 --team --root-path /legation"
    )(serve)
    app.command(
        epilog="Examples:\n\n  legation publish site --record legation.db --title 'Arms and visits'"
        "\n\n  legation publish site --party IND --party ISR --since 2020-01-01 --base-url https://example.org/r/"
    )(publish)
    app.add_typer(user, name="user")
